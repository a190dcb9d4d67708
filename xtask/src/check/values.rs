//! Values in schemas: defaults, constants, enums and examples, against the types.

use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{JsonType, Schema, Value};

pub(super) fn check(schema: &Schema, found: &mut Diagnostics) {
    for (what, value) in [
        ("the `default`", &schema.default),
        ("the `const`", &schema.constant),
    ] {
        if let Some(value) = value {
            misfit(what, value, &schema.types, found);
        }
    }
    for example in &schema.examples {
        misfit("the example", example, &schema.types, found);
    }
    let Some(list) = &schema.values else {
        return;
    };
    if list.value.is_empty() {
        found.push(
            Diagnostic::warning("check/enum", "no value can be one of none")
                .on(&list.origin)
                .help("list the values, or take `enum` out"),
        );
    }
    for (index, value) in list.value.iter().enumerate() {
        misfit("a value of the `enum`", value, &schema.types, found);
        let first = list.value[..index]
            .iter()
            .find(|one| one.value == value.value);
        if let Some(first) = first {
            found.push(
                Diagnostic::warning("check/enum", format!("`{}` is listed twice", value.value))
                    .on(&value.origin)
                    .also("first listed here", first.origin.place)
                    .help("take one of them out"),
            );
        }
    }
    if let Some(default) = &schema.default
        && !default.value.is_null()
        && !list.value.is_empty()
        && !list.value.iter().any(|value| value.value == default.value)
    {
        found.push(
            Diagnostic::warning(
                "check/default",
                format!("the default `{}` is none of the values", default.value),
            )
            .on(&default.origin)
            .also("the values", list.origin.place)
            .help("correct the default, or list it"),
        );
    }
}

/// Reports a value that does not fit.
fn misfit(what: &str, value: &Value, types: &[JsonType], found: &mut Diagnostics) {
    if types.is_empty() || types.iter().any(|of| fits(&value.value, *of)) {
        return;
    }
    let names: Vec<&str> = types.iter().map(|of| of.name()).collect();
    let message = format!(
        "{what} is {}, and the type is `{}`",
        kind(&value.value),
        names.join("` or `")
    );
    found.push(
        Diagnostic::warning("check/value", message)
            .on(&value.origin)
            .help("correct the value or the type"),
    );
}

/// Whether a value may be meant as one of a type.
fn fits(value: &Json, of: JsonType) -> bool {
    match (value, of) {
        // Whether null is allowed is often forgotten.
        (Json::Null, _) => true,
        (Json::String(text), JsonType::Integer | JsonType::Number) => {
            text.trim().is_empty() || text.trim().parse::<f64>().is_ok()
        }
        (Json::String(text), JsonType::Boolean) => {
            matches!(text.to_lowercase().as_str(), "" | "true" | "false")
        }
        (Json::Number(number), JsonType::Integer) => {
            number.as_f64().is_none_or(|number| number.fract() == 0.0)
        }
        (Json::Number(_), JsonType::Boolean)
        | (Json::Bool(_), JsonType::Integer | JsonType::Number) => false,
        (Json::Array(_), of) => of == JsonType::Array,
        (Json::Object(_), of) => of == JsonType::Object,
        (_, of) => !is_nesting(of),
    }
}

fn is_nesting(of: JsonType) -> bool {
    matches!(of, JsonType::Array | JsonType::Object)
}

fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_cannot_be_meant_does_not_fit() {
        assert!(fits(&json!("10"), JsonType::Integer));
        assert!(fits(&json!(1), JsonType::String));
        assert!(fits(&json!(1.0), JsonType::Integer));
        assert!(fits(&json!(null), JsonType::String));
        assert!(!fits(&json!(1.5), JsonType::Integer));
        assert!(!fits(&json!("ten"), JsonType::Integer));
        assert!(!fits(&json!("maybe"), JsonType::Boolean));
        assert!(!fits(&json!([]), JsonType::Object));
        assert!(!fits(&json!({}), JsonType::String));
    }
}
