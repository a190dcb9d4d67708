//! Helpers for unions: values that have one of several types.
//!
//! A generated union implements `Deserialize` with these functions: it reads a
//! [`Value`], picks an alternative by a tag, by the kind of JSON or by what
//! [fits best](Best), and keeps a value that fits none. Only generated code is meant
//! to call them. They must not know of any API, nor fail for a value that fits
//! nothing: the union decides what becomes of that.

mod fit;
mod tagged;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use self::fit::{Best, Lost, fit};
pub use self::tagged::tagged;

/// Returns the member of an object that says which type the object has, if it is a
/// string.
#[must_use]
pub fn tag<'a>(value: &'a Value, property: &str) -> Option<&'a str> {
    value.get(property)?.as_str()
}

/// Whether `value` is a JSON object.
#[must_use]
pub fn is_object(value: &Value) -> bool {
    value.is_object()
}

/// Whether `value` is a JSON array.
#[must_use]
pub fn is_array(value: &Value) -> bool {
    value.is_array()
}

/// Whether `value` is a JSON string.
#[must_use]
pub fn is_string(value: &Value) -> bool {
    value.is_string()
}

/// Whether `value` is a JSON number.
#[must_use]
pub fn is_number(value: &Value) -> bool {
    value.is_number()
}

/// Whether `value` is a JSON number without a fraction. As in JSON Schema, `1.0` is an
/// integer.
#[must_use]
pub fn is_integer(value: &Value) -> bool {
    let is_whole = |number: f64| number.fract() == 0.0;
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(is_whole)
}

/// Whether `value` is a JSON boolean.
#[must_use]
pub fn is_bool(value: &Value) -> bool {
    value.is_boolean()
}

/// Deserializes `value`.
///
/// # Errors
/// Returns `value` if it does not fit.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, Value> {
    T::deserialize(&value).map_err(|_| value)
}

/// Deserializes an object without the member `property`, which says what it is.
///
/// # Errors
/// Returns `value` if it does not fit.
pub fn read_untagged<T: DeserializeOwned>(value: Value, property: &str) -> Result<T, Value> {
    let mut inner = value.clone();
    if let Value::Object(members) = &mut inner {
        members.remove(property);
    }
    T::deserialize(inner).map_err(|_| value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tag_is_a_string() {
        assert_eq!(tag(&json!({ "kind": "card" }), "kind"), Some("card"));
        for value in [
            json!({ "kind": 1 }),
            json!({}),
            json!(["kind"]),
            json!("kind"),
        ] {
            assert_eq!(tag(&value, "kind"), None);
        }
    }

    #[test]
    fn kinds_of_json_are_told_apart() {
        let checks = [
            is_object, is_array, is_string, is_number, is_integer, is_bool,
        ];
        for (value, expected) in [
            (json!({}), [true, false, false, false, false, false]),
            (json!([]), [false, true, false, false, false, false]),
            (json!(""), [false, false, true, false, false, false]),
            (json!(1.5), [false, false, false, true, false, false]),
            (json!(1.0), [false, false, false, true, true, false]),
            (json!(u64::MAX), [false, false, false, true, true, false]),
            (json!(-1), [false, false, false, true, true, false]),
            (json!(true), [false, false, false, false, false, true]),
            (json!(null), [false; 6]),
        ] {
            assert_eq!(checks.map(|is| is(&value)), expected, "{value}");
        }
    }

    #[test]
    fn gives_back_what_does_not_fit() {
        assert_eq!(read::<u8>(json!(7)), Ok(7));
        assert_eq!(read::<u8>(json!("x")), Err(json!("x")));
    }
}
