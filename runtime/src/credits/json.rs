//! [`Credits`] as JSON: a number, and never a rounded one.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Credits;

impl Serialize for Credits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = self.to_i64() {
            return serializer.serialize_i64(whole);
        }
        let float = self.to_f64();
        // A float holds some 15 digits. An amount with more of them is written
        // as text, which `Deserialize` takes back, rather than rounded.
        if Self::try_from(float) == Ok(*self) {
            serializer.serialize_f64(float)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl<'de> Deserialize<'de> for Credits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl<'de> Visitor<'de> for AmountVisitor {
    type Value = Credits;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount of credits")
    }

    fn visit_i64<E: Error>(self, amount: i64) -> Result<Credits, E> {
        Ok(amount.into())
    }

    fn visit_u64<E: Error>(self, amount: u64) -> Result<Credits, E> {
        Ok(amount.into())
    }

    fn visit_f64<E: Error>(self, amount: f64) -> Result<Credits, E> {
        Credits::try_from(amount).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Credits, E> {
        text.trim().parse().map_err(E::custom)
    }

    /// How `serde_json` hands over numbers when a crate somewhere in the build
    /// has turned its `arbitrary_precision` on.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Credits, A::Error> {
        serde_json::Number::deserialize(MapAccessDeserializer::new(map))?
            .to_string()
            .parse()
            .map_err(A::Error::custom)
    }
}
