//! Reading a [`Call`] into an [`Input`], or saying what is wrong with it.
//!
//! Limits, formats and closed lists come from the
//! [`Description`](crate::description::Description). What follows from several
//! fields together is checked by the operation itself, with [`refuse`].

mod body;
mod reason;
pub mod schemas;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::HashMap;

use bytes::Bytes;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::call::{Call, Payload};
use crate::description::{Operation, Parameter, Place};
use crate::problem::Refusal;

pub use reason::reason;

/// A request that fits its description.
#[derive(Debug, Default)]
pub struct Input {
    parameters: HashMap<String, Value>,
    body: Option<Bytes>,
}

impl Input {
    /// A parameter that is text; empty when it was not given.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.optional_text(name).unwrap_or_default()
    }

    /// A parameter that is text.
    #[must_use]
    pub fn optional_text(&self, name: &str) -> Option<&str> {
        self.parameters.get(name)?.as_str()
    }

    /// A parameter that is a whole number, or what it is when left out.
    #[must_use]
    pub fn number(&self, name: &str, default: u64) -> u64 {
        self.parameters
            .get(name)
            .and_then(Value::as_u64)
            .unwrap_or(default)
    }

    /// Whether a body was sent.
    #[must_use]
    pub const fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// The body. It can be taken once.
    ///
    /// # Errors
    /// It is not what the operation takes, although it fits its description.
    pub fn body<T: DeserializeOwned>(&mut self) -> Result<T, Refusal> {
        let body = self.body.take().unwrap_or_default();
        body::decode(&body)
    }
}

/// A refusal for something at a place, such as `body/email`.
#[must_use]
pub fn refuse(place: &str, reason: &str) -> Refusal {
    Refusal::Validation(format!("{place} {reason}"))
}

/// Holds a call against its description.
///
/// # Errors
/// Names the first thing that is wrong.
pub fn read(operation: &Operation, call: &Call) -> Result<Input, Refusal> {
    let mut parameters = HashMap::new();
    for parameter in &operation.parameters {
        if let Some(value) = read_parameter(parameter, call)? {
            parameters.insert(parameter.name.clone(), value);
        }
    }
    let body = read_body(operation, call, !parameters.is_empty())?;
    Ok(Input { parameters, body })
}

fn read_parameter(parameter: &Parameter, call: &Call) -> Result<Option<Value>, Refusal> {
    let values = match parameter.place {
        Place::Path => &call.path,
        Place::Query => &call.query,
    };
    let place = format!("{}/{}", parameter.place.name(), parameter.name);
    let mut given = values.iter().filter(|(name, _)| *name == parameter.name);
    let Some((_, text)) = given.next() else {
        return if parameter.required {
            Err(refuse(&place, "Required"))
        } else {
            Ok(None)
        };
    };
    if given.next().is_some() {
        return Err(refuse(&place, "must be given once"));
    }
    let number = parameter.integer.then(|| whole::parse(text)).flatten();
    let value = number.unwrap_or_else(|| Value::from(text.as_str()));
    let valid = parameter.schema.validator().validate(&value);
    valid.map_err(|error| refuse(&place, &reason(&error)))?;
    Ok(Some(value))
}

/// Reads the body. Beside a parameter, `{}` counts as no body where the body is
/// optional: an SDK of the vendor always sends an object.
fn read_body(
    operation: &Operation,
    call: &Call,
    has_parameters: bool,
) -> Result<Option<Bytes>, Refusal> {
    let Some(schema) = &operation.body else {
        return Ok(None);
    };
    let bytes = match &call.payload {
        Payload::Whole(bytes) => bytes,
        Payload::TooLarge(limit) => {
            return Err(refuse("body", &format!("must be at most {limit} bytes")));
        }
        Payload::Broken => return Err(refuse("body", "broke off")),
    };
    if bytes.is_empty() && operation.body_optional {
        return Ok(None);
    }
    if !is_json(call.content_type.as_deref()) {
        return Err(refuse("body", "must be sent as application/json"));
    }
    if operation.body_optional && has_parameters && is_empty_object(bytes) {
        return Ok(None);
    }
    body::check(schema, &operation.long_lists, bytes)?;
    Ok(Some(bytes.clone()))
}

fn is_empty_object(bytes: &[u8]) -> bool {
    let members = serde_json::from_slice::<HashMap<String, IgnoredAny>>(bytes);
    members.is_ok_and(|members| members.is_empty())
}

/// Reads a JSON value that has to fit a schema of its own.
///
/// # Errors
/// Names the first thing that is wrong.
///
/// # Panics
/// The schema is not one.
pub fn read_json<T: DeserializeOwned>(schema: &Value, bytes: &[u8]) -> Result<T, Refusal> {
    let validator = jsonschema::validator_for(schema);
    let validator = validator.expect("schemas in this crate are schemas");
    body::check_whole(&validator, bytes)?;
    body::decode(bytes)
}

/// Whether a header `Content-Type` says JSON.
#[must_use]
pub fn is_json(content_type: Option<&str>) -> bool {
    let media_type = content_type.and_then(|text| text.split(';').next());
    media_type.is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json"))
}
