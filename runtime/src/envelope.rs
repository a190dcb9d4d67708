//! Taking an answer out of the envelope that the API puts it in.
//!
//! One pass over the body finds the two properties that matter and leaves both
//! as text, so that a large answer is parsed once, straight into its type. This
//! module does not know what is in them.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Envelope;
use crate::decode::{Misfit, explain};

/// The contents of an envelope, still as JSON text.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Contents<'a> {
    pub(crate) data: Option<&'a str>,
    pub(crate) receipt: Option<&'a str>,
}

/// Opens the envelope that `text` is.
pub(crate) fn open<'a>(text: &'a str, envelope: &Envelope) -> Result<Contents<'a>, Misfit> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Opener(envelope)
        .deserialize(&mut deserializer)
        .and_then(|contents| deserializer.end().map(|()| contents))
        .map_err(|error| Misfit::whole(explain(&error)))
}

struct Opener<'e>(&'e Envelope);

impl<'de> DeserializeSeed<'de> for Opener<'_> {
    type Value = Contents<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Opener<'_> {
    type Value = Contents<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", self.0.data)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut contents = Contents::default();
        while let Some(property) = map.next_key_seed(Property(self.0))? {
            match property {
                Known::Data => contents.data = Some(map.next_value::<&RawValue>()?.get()),
                Known::Receipt => contents.receipt = Some(map.next_value::<&RawValue>()?.get()),
                Known::Neither => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(contents)
    }
}

/// Which property of the envelope a key is.
enum Known {
    Data,
    Receipt,
    Neither,
}

struct Property<'e>(&'e Envelope);

impl<'de> DeserializeSeed<'de> for Property<'_> {
    type Value = Known;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Known, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Property<'_> {
    type Value = Known;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Known, E> {
        Ok(if name == self.0.data {
            Known::Data
        } else if name == self.0.receipt {
            Known::Receipt
        } else {
            Known::Neither
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENVELOPE: Envelope = Envelope {
        data: "data",
        receipt: "meta",
    };

    fn opened(text: &str) -> (Option<&str>, Option<&str>) {
        let contents = open(text, &ENVELOPE).expect("an envelope");
        (contents.data, contents.receipt)
    }

    #[test]
    fn finds_both_properties_wherever_they_stand() {
        let text = r#"{"meta":{"a":[1]}, "success":true, "data" : [ 1, {"data":2} ] }"#;
        assert_eq!(
            opened(text),
            (Some(r#"[ 1, {"data":2} ]"#), Some(r#"{"a":[1]}"#))
        );
    }

    #[test]
    fn either_may_be_missing_or_null() {
        assert_eq!(opened("{}"), (None, None));
        assert_eq!(opened(r#"{"data":null}"#), (Some("null"), None));
        assert_eq!(opened(r#"{"meta":1}"#), (None, Some("1")));
        assert_eq!(opened(r#"{"d\u0061ta":1}"#), (Some("1"), None));
    }

    #[test]
    fn other_things_are_no_envelope() {
        for text in ["", "[]", "7", "<html>", r#"{"data":[1"#, "{} {}"] {
            assert!(open(text, &ENVELOPE).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text: String) {
            let _ = open(&text, &ENVELOPE);
        }
    }
}
