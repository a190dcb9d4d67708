//! Reads a price, which is a word or an object. Mistakes in the object are told
//! where they are, which serde cannot do for types without a tag.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::{Each, Price};

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(WordOrObject)
    }
}

/// The two kinds of prices, each as it can be written.
pub const PRICES: [&str; 2] = ["price: free", "price: { credits: 10, per: call }"];

struct WordOrObject;

impl<'de> Visitor<'de> for WordOrObject {
    type Value = Price;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`free`, or an object with `per` and one of `credits`, `choice`, `switches` and `quoted`")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Price, E> {
        match word {
            "free" => Ok(Price::Free),
            _ => Err(E::invalid_value(Unexpected::Str(word), &self)),
        }
    }

    fn visit_map<M: MapAccess<'de>>(self, members: M) -> Result<Price, M::Error> {
        let each = Each::deserialize(MapAccessDeserializer::new(members))?;
        Ok(Price::Each(Box::new(each)))
    }
}
