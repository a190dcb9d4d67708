//! Why a value does not fit, in the words that the service uses.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

/// What is wrong, to be read after the place.
#[must_use]
pub fn reason(error: &ValidationError<'_>) -> String {
    match error.kind() {
        Kind::Required { .. } => "Required".to_owned(),
        Kind::Type { kind } => format!(
            "Expected {}, received {}",
            expected(kind),
            received(error.instance())
        ),
        Kind::Format { format } => match format.as_str() {
            "uri" => "Invalid url".to_owned(),
            format => format!("Invalid {format}"),
        },
        Kind::MinLength { limit } => format!("String must contain at least {limit} character(s)"),
        Kind::MaxLength { limit } => format!("String must contain at most {limit} character(s)"),
        Kind::MinItems { limit } => format!("Array must contain at least {limit} element(s)"),
        Kind::MaxItems { limit } => format!("Array must contain at most {limit} element(s)"),
        Kind::Minimum { limit } => format!("Number must be greater than or equal to {limit}"),
        Kind::Maximum { limit } => format!("Number must be less than or equal to {limit}"),
        Kind::Pattern { pattern } => format!("Invalid: must match {pattern}"),
        Kind::Enum { options } => format!("Invalid enum value. {}", choices(options)),
        Kind::AdditionalProperties { unexpected } => {
            format!("Unrecognized key(s) in object: {}", unexpected.join(", "))
        }
        Kind::FalseSchema => "is not possible here".to_owned(),
        Kind::AnyOf { context } => one_of_several(context),
        _ => "Invalid input".to_owned(),
    }
}

/// Alternatives that differ in the field that they require.
fn one_of_several(alternatives: &[Vec<ValidationError<'_>>]) -> String {
    let fields: Option<Vec<&str>> = alternatives
        .iter()
        .map(|errors| match errors.as_slice() {
            [only] => missing(only),
            _ => None,
        })
        .collect();
    fields.map_or_else(
        || "Invalid input".to_owned(),
        |fields| format!("must have at least one of {}", fields.join(" and ")),
    )
}

/// The field that is missing, if that is what is wrong.
pub(super) fn missing<'e>(error: &'e ValidationError<'_>) -> Option<&'e str> {
    match error.kind() {
        Kind::Required { property } => property.as_str(),
        _ => None,
    }
}

fn expected(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(kind) => kind.to_string(),
        TypeKind::Multiple(_) => "another type".to_owned(),
    }
}

const fn received(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The values to choose from: all of a few, some of many.
fn choices(options: &Value) -> String {
    const SHOWN: usize = 10;
    let options: Vec<_> = options.as_array().into_iter().flatten().collect();
    let shown: Vec<_> = options
        .iter()
        .take(SHOWN)
        .map(|option| {
            option
                .as_str()
                .map_or_else(|| option.to_string(), |text| format!("'{text}'"))
        })
        .collect();
    let more = match options.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Expected {}{more}", shown.join(" | "))
}
