//! What an unquoted YAML scalar means: the core schema of YAML 1.2, section
//! 10.3.2.
//!
//! `no`, `on`, `1_000` and `2024-01-01` are strings there, whatever YAML 1.1
//! made of them.

use serde_json::Number;

use crate::document::Value;

/// A number that YAML can write and JSON cannot.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson;

/// The value of a plain scalar.
pub(super) fn plain(text: &str) -> Result<Value, NotJson> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(text) {
            Some(number) => Value::Number(number?),
            None => Value::String(text.to_owned()),
        },
    })
}

/// The number that `text` is, unless it is no number at all.
fn number(text: &str) -> Option<Result<Number, NotJson>> {
    if !text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Err(NotJson));
    }
    if is_digits(unsigned) {
        return Some(integer(text));
    }
    is_float(unsigned).then(|| float(text))
}

/// A number written in octal or hexadecimal digits.
fn radix(digits: &str, radix: u32) -> Option<Result<Number, NotJson>> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let number = u64::from_str_radix(digits, radix);
    Some(number.map(Number::from).map_err(|_| NotJson))
}

/// A decimal integer. One that fits no machine integer becomes a float, as it
/// does when read from JSON.
fn integer(text: &str) -> Result<Number, NotJson> {
    if let Ok(number) = text.parse::<i64>() {
        return Ok(number.into());
    }
    match text.parse::<u64>() {
        Ok(number) => Ok(number.into()),
        Err(_) => float(text),
    }
}

/// A decimal fraction.
fn float(text: &str) -> Result<Number, NotJson> {
    let number = text.parse().map_err(|_| NotJson)?;
    Number::from_f64(number).ok_or(NotJson)
}

/// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let exponent_fits =
        exponent.is_none_or(|it| is_digits(it.strip_prefix(['+', '-']).unwrap_or(it)));
    let mantissa_fits = match mantissa.split_once('.') {
        Some(("", fraction)) => is_digits(fraction),
        Some((whole, fraction)) => is_digits(whole) && (fraction.is_empty() || is_digits(fraction)),
        None => is_digits(mantissa),
    };
    exponent_fits && mantissa_fits
}

/// Whether there is nothing but digits, and at least one.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::{Node, Place, SourceId};

    fn json(text: &str) -> serde_json::Value {
        let place = Place {
            source: SourceId(0),
            start: 0,
            end: 0,
        };
        Node::new(plain(text).unwrap(), place).to_json()
    }

    #[test]
    fn reads_the_core_schema() {
        for (text, value) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("NULL", json!(null)),
            ("True", json!(true)),
            ("FALSE", json!(false)),
            ("0", json!(0)),
            ("007", json!(7)),
            ("+12", json!(12)),
            ("-12", json!(-12)),
            ("0o17", json!(15)),
            ("0x1F", json!(31)),
            ("18446744073709551615", json!(u64::MAX)),
            ("18446744073709551616", json!(18446744073709551616.0)),
            ("1.0", json!(1.0)),
            ("1.", json!(1.0)),
            (".5", json!(0.5)),
            ("-1.5e+3", json!(-1500.0)),
            ("1e3", json!(1000.0)),
        ] {
            assert_eq!(json(text), value, "{text}");
        }
    }

    #[test]
    fn leaves_the_rest_as_text() {
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "nULL",
            "tRUE",
            "1_000",
            "1:30",
            "2024-01-01",
            "1.2.3",
            "0b11",
            "0x",
            "0xG",
            "0o8",
            "-",
            "+",
            ".",
            "-.",
            "e5",
            "1e",
            "1e+",
            "infinity",
            "nan",
            "-0x1F",
            "+.nan",
            "--1",
            "1 2",
        ] {
            assert_eq!(json(text), json!(text));
        }
    }

    #[test]
    fn refuses_what_json_cannot_say() {
        for text in [
            ".inf",
            "-.INF",
            "+.Inf",
            ".nan",
            ".NaN",
            "1e999",
            "0xFFFFFFFFFFFFFFFFF",
        ] {
            assert!(matches!(plain(text), Err(NotJson)), "{text}");
        }
    }
}
