//! Reads the members of an object that its description does not name.
//!
//! Only generated code is meant to call this. What else is in the object is no concern of
//! this module.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// Reads what is left of an object. A value that does not fit is left out, and costs no
/// more than itself.
///
/// # Errors
/// If the format fails.
pub fn read<'de, D, T>(deserializer: D) -> Result<HashMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    struct Rest<T>(PhantomData<T>);

    impl<'de, T: DeserializeOwned> Visitor<'de> for Rest<T> {
        type Value = HashMap<String, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut rest = HashMap::new();
            while let Some((name, value)) = map.next_entry::<String, Value>()? {
                if let Ok(value) = serde_json::from_value(value) {
                    rest.insert(name, value);
                }
            }
            Ok(rest)
        }
    }

    deserializer.deserialize_map(Rest(PhantomData))
}
