//! Integers, however they are written.

use serde_json::{Number, Value};

/// Parses an integer from the text of a parameter, which is written in decimal
/// digits only: `7`, but not `+7`, `07`, ` 7` or `7e0`.
///
/// What is past the range of 64 bits becomes the end of the range.
pub(super) fn parse(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (digits.starts_with('0') && text != "0") {
        return None;
    }
    let mut value = serde_json::from_str(text).ok()?;
    write_integers(&mut value);
    Some(value)
}

/// Writes all whole numbers in a value as integers. JSON does not tell `1`,
/// `1.0` and `1e0` apart, but serde does.
pub(super) fn write_integers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(integer) = number.as_f64().and_then(integer) {
                *number = integer;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(write_integers),
        Value::Object(members) => members.values_mut().for_each(write_integers),
        _ => {}
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the end of the range"
)]
fn integer(number: f64) -> Option<Number> {
    let whole = number.fract() == 0.0;
    whole.then(|| {
        if number < 0.0 {
            Number::from(number as i64)
        } else {
            Number::from(number as u64)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parses_decimal_digits_only() {
        for (text, value) in [
            ("0", json!(0)),
            ("1", json!(1)),
            ("-1", json!(-1)),
            ("18446744073709551615", json!(u64::MAX)),
            ("99999999999999999999", json!(u64::MAX)),
            ("-99999999999999999999", json!(i64::MIN)),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in [
            "", "-", "+1", "01", "-0", "00", " 1", "1 ", "1e2", "1.0", "0x1", "1_0", "\u{661}",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(&"9".repeat(400)), None);
    }

    #[test]
    fn writes_whole_numbers_as_integers() {
        let mut value = json!({ "a": [1.0, 1.5, 1e3, -2.0, -0.0], "b": { "c": 1e30, "d": "1.0" } });
        write_integers(&mut value);
        assert_eq!(
            value,
            json!({ "a": [1, 1.5, 1000, -2, 0], "b": { "c": u64::MAX, "d": "1.0" } })
        );
    }
}
