//! The value of a parameter: what every style can write.
//!
//! An argument is serialized to JSON once, by code that depends on its type. From
//! the JSON on, the code in here is the same for all types. It must not know of
//! styles, nor encode anything.
//!
//! Scalars are the text that they have in JSON, without quotes. JSON is kept as
//! text rather than parsed into [`serde_json::Value`], so that numbers keep all of
//! their digits and members keep their order.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `null`. The parameter is left out.
    Absent,
    /// A scalar.
    Text(String),
    /// The items of a list. An item that is a list or an object is JSON text.
    List(Vec<String>),
    /// The members of an object in order. A member that is a list or an object is
    /// JSON text.
    Object(Vec<(String, String)>),
}

impl Value {
    /// Splits JSON into a value. Items and members that are `null` are left out.
    pub(crate) fn split(json: &str) -> serde_json::Result<Self> {
        Ok(match json.as_bytes().first() {
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                Self::List(items.iter().filter_map(|item| text(item)).collect())
            }
            Some(b'{') => {
                let Members(members) = serde_json::from_str(json)?;
                let present = |(name, value): (String, &RawValue)| Some((name, text(value)?));
                Self::Object(members.into_iter().filter_map(present).collect())
            }
            _ => scalar(json).map_or(Self::Absent, Self::Text),
        })
    }

    /// Keeps JSON as it is.
    pub(crate) fn whole(json: String) -> Self {
        match json.as_str() {
            "null" => Self::Absent,
            _ => Self::Text(json),
        }
    }
}

/// The members of an object, each as JSON. `None` if the JSON is no object.
pub(crate) fn members(json: &str) -> serde_json::Result<Option<Vec<(String, &str)>>> {
    if !json.starts_with('{') {
        return Ok(None);
    }
    let Members(members) = serde_json::from_str(json)?;
    let members = members.into_iter();
    Ok(Some(
        members.map(|(name, value)| (name, value.get())).collect(),
    ))
}

/// The text of a scalar, or the texts of the items of a list. None for `null`.
pub(crate) fn texts(json: &str) -> serde_json::Result<Vec<String>> {
    Ok(match json.as_bytes().first() {
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(json)?;
            items.iter().filter_map(|item| text(item)).collect()
        }
        _ => scalar(json).into_iter().collect(),
    })
}

fn text(json: &RawValue) -> Option<String> {
    scalar(json.get())
}

/// The text of a scalar, or the JSON of something else. `None` for `null`.
fn scalar(json: &str) -> Option<String> {
    match json.as_bytes().first() {
        Some(b'n') => None,
        // JSON that starts with a quote is a string.
        Some(b'"') => serde_json::from_str(json).ok(),
        _ => Some(json.to_owned()),
    }
}

/// The members of a JSON object in order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor).map(Members)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde_json::json;

    use super::*;

    fn split(value: impl Serialize) -> Value {
        Value::split(&serde_json::to_string(&value).unwrap()).unwrap()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Order {
        NewestFirst,
    }

    #[derive(Serialize)]
    struct Page {
        size: u8,
        after: Option<u8>,
        before: (),
        #[serde(rename = "Ids")]
        ids: [f32; 2],
    }

    #[test]
    fn scalars_are_written_as_in_json() {
        for (value, written) in [
            (split("a \"b\"\n"), "a \"b\"\n"),
            (split("null"), "null"),
            (split("[1]"), "[1]"),
            (split(""), ""),
            (split('é'), "é"),
            (split(true), "true"),
            (split(u64::MAX), "18446744073709551615"),
            (split(i128::MIN), "-170141183460469231731687303715884105728"),
            (split(0.1_f32), "0.1"),
            (split(0.1 + 0.2), "0.30000000000000004"),
            (split(1.0), "1.0"),
            (split(Some(7)), "7"),
            (split(Order::NewestFirst), "newest-first"),
        ] {
            assert_eq!(value, text(written));
        }
    }

    #[test]
    fn null_is_absent() {
        assert_eq!(split(None::<u8>), Value::Absent);
        assert_eq!(split(()), Value::Absent);
        assert_eq!(Value::whole("null".to_owned()), Value::Absent);
    }

    #[test]
    fn lists_hold_texts_and_json() {
        let list = split(json!(["a,b", 1, null, [1, "x"], { "k": null }]));
        let items = ["a,b", "1", r#"[1,"x"]"#, r#"{"k":null}"#];
        assert_eq!(list, Value::List(items.map(str::to_owned).into()));
        assert_eq!(split((1, "b")), Value::List(vec!["1".into(), "b".into()]));
    }

    #[test]
    fn objects_keep_the_order_of_their_members() {
        let page = Page {
            size: 2,
            after: None,
            before: (),
            ids: [1.5, 0.1],
        };
        let members = [("size", "2"), ("Ids", "[1.5,0.1]")];
        let owned = members.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(split(page), Value::Object(owned.into()));
        let by_number = split(BTreeMap::from([(7, "x")]));
        assert_eq!(by_number, Value::Object(vec![("7".into(), "x".into())]));
    }
}
