//! Writing numbers with a fraction.

use serde_json::{Number, Value};

use super::{DOCUMENT, resolve};

/// Writes whole numbers with a fraction, such as `12.0`, where the schema says
/// `number`. Those that it calls `integer` stay as they are.
pub(super) fn write_fractions(schema: &'static Value, value: &mut Value) {
    let schema = resolve(&DOCUMENT, schema);
    for composition in ["allOf", "anyOf", "oneOf"] {
        for part in schema[composition].as_array().into_iter().flatten() {
            write_fractions(part, value);
        }
    }
    match value {
        Value::Number(number) if is_number(&schema["type"]) => {
            *number = number
                .as_f64()
                .and_then(Number::from_f64)
                .unwrap_or_else(|| number.clone());
        }
        Value::Array(items) => {
            for item in items {
                write_fractions(&schema["items"], item);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let described = schema["properties"].get(name);
                write_fractions(described.unwrap_or(&schema["additionalProperties"]), member);
            }
        }
        _ => {}
    }
}

/// Whether a type is `number`, or a list of types with `number` in it.
fn is_number(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "number"),
        kind => kind == "number",
    }
}
