//! Holding bodies against their schemas.
//!
//! A JSON value takes many times the memory of its text. Lists that can be very
//! long are therefore checked item by item, and the rest of the body with only
//! the first item of each.

use std::collections::BTreeMap;
use std::fmt;

use jsonschema::Validator;
use serde::Deserializer as _;
use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};

use super::{reason, refuse, whole};
use crate::description::{LongList, Schema};
use crate::problem::Refusal;

/// Bodies of fewer bytes are checked as a whole.
const LARGE: usize = 256 * 1024;

/// Decodes a body that fits its schema.
///
/// Integers may be written as `1.0` or `1e3`, and of several members with the
/// same name the last one counts, as it does in `check` and in JavaScript. Serde
/// refuses both in a type, but not in a [`Value`], which takes more memory.
///
/// # Errors
/// The schema lets pass what the type does not.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    if let Ok(body) = serde_json::from_slice(bytes) {
        return Ok(body);
    }
    let mut value = parse(bytes, "body")?;
    whole::write_integers(&mut value);
    // What serde says is for programmers, and not in the words of the service.
    serde_json::from_value(value).map_err(|_| refuse("body", "Invalid input"))
}

/// Checks a body.
///
/// # Errors
/// Names the first thing that is wrong.
pub(super) fn check(schema: &Schema, lists: &[LongList], bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() >= LARGE
        && !lists.is_empty()
        && let Ok(members) = serde_json::from_slice::<BTreeMap<String, &RawValue>>(bytes)
    {
        return check_members(schema, lists, &members);
    }
    check_whole(schema.validator(), bytes)
}

/// Checks a body that is held in memory as a JSON value.
///
/// # Errors
/// Names the first thing that is wrong.
pub(super) fn check_whole(validator: &Validator, bytes: &[u8]) -> Result<(), Refusal> {
    check_value(validator, &parse(bytes, "body")?, "body")
}

fn check_members(
    schema: &Schema,
    lists: &[LongList],
    members: &BTreeMap<String, &RawValue>,
) -> Result<(), Refusal> {
    let mut rest = Map::new();
    for (name, text) in members {
        let text = text.get();
        let value = match lists.iter().find(|list| list.name == *name) {
            Some(list) if text.starts_with('[') => check_list(list, text)?.into(),
            _ => parse(text.as_bytes(), &format!("body/{name}"))?,
        };
        rest.insert(name.clone(), value);
    }
    check_value(schema.validator(), &Value::Object(rest), "body")
}

/// Checks all items. Returns the first.
fn check_list(list: &LongList, text: &str) -> Result<Vec<Value>, Refusal> {
    let mut deserializer = Deserializer::from_str(text);
    let checked = deserializer.deserialize_seq(Items(list));
    checked.map_err(|error| not_json(&format!("body/{}", list.name), &error))?
}

fn check_value(validator: &Validator, value: &Value, place: &str) -> Result<(), Refusal> {
    validator.validate(value).map_err(|error| {
        let mut place = format!("{place}{}", error.instance_path());
        if let Some(missing) = reason::missing(&error) {
            place = format!("{place}/{missing}");
        }
        refuse(&place, &reason(&error))
    })
}

fn parse(bytes: &[u8], place: &str) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|error| not_json(place, &error))
}

fn not_json(place: &str, error: &serde_json::Error) -> Refusal {
    let reason = match error.classify() {
        Category::Eof => "is not JSON: it ends too early".to_owned(),
        _ => format!(
            "is not JSON (line {}, column {})",
            error.line(),
            error.column()
        ),
    };
    refuse(place, &reason)
}

/// Goes through a list, and holds one item at a time.
struct Items<'l>(&'l LongList);

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Result<Vec<Value>, Refusal>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let LongList { name, most, item } = self.0;
        let mut first = Vec::new();
        let mut fault = None;
        let mut count = 0;
        // Read to the end whatever is found, as the text has to be JSON first.
        while let Some(value) = items.next_element::<Value>()? {
            if fault.is_none() {
                fault =
                    check_value(item.validator(), &value, &format!("body/{name}/{count}")).err();
            }
            if count == 0 {
                first.push(value);
            }
            count += 1;
        }
        if count > *most {
            let reason = format!("Array must contain at most {most} element(s)");
            fault = Some(refuse(&format!("body/{name}"), &reason));
        }
        Ok(fault.map_or(Ok(first), Err))
    }
}
