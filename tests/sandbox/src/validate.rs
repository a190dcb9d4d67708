//! Reading a [`Call`] into an [`Input`], or saying what is wrong with it.
//!
//! Limits, formats and closed lists come from the
//! [`Description`](crate::description::Description). What follows from several
//! fields together is checked by the operation itself, with [`refuse`].

mod reason;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call::{Call, Payload};
use crate::description::{Operation, Parameter, Place};
use crate::problem::Refusal;

pub use reason::reason;

/// A request that fits its description.
#[derive(Debug, Default)]
pub struct Input {
    parameters: HashMap<String, Value>,
    body: Option<Value>,
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

    /// The body as it was sent.
    #[must_use]
    pub const fn raw_body(&self) -> Option<&Value> {
        self.body.as_ref()
    }

    /// The body. It can be taken once.
    ///
    /// # Errors
    /// It is not what the operation takes, although it fits its description.
    pub fn body<T: DeserializeOwned>(&mut self) -> Result<T, Refusal> {
        let body = self.body.take().unwrap_or(Value::Null);
        serde_json::from_value(body).map_err(|error| refuse("body", &error.to_string()))
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
    Ok(Input {
        parameters,
        body: read_body(operation, call)?,
    })
}

fn read_parameter(parameter: &Parameter, call: &Call) -> Result<Option<Value>, Refusal> {
    let (values, place) = match parameter.place {
        Place::Path => (&call.path, "params"),
        Place::Query => (&call.query, "querystring"),
    };
    let place = format!("{place}/{}", parameter.name);
    let Some((_, text)) = values.iter().find(|(name, _)| *name == parameter.name) else {
        return if parameter.required {
            Err(refuse(&place, "Required"))
        } else {
            Ok(None)
        };
    };
    let value = match text.parse::<i64>() {
        Ok(number) if parameter.integer => Value::from(number),
        _ => Value::from(text.as_str()),
    };
    let valid = parameter.schema.validator().validate(&value);
    valid.map_err(|error| refuse(&place, &reason(&error)))?;
    Ok(Some(value))
}

fn read_body(operation: &Operation, call: &Call) -> Result<Option<Value>, Refusal> {
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
    let body: Value = serde_json::from_slice(bytes)
        .map_err(|error| refuse("body", &format!("is not JSON: {error}")))?;
    let fault = schema.validator().validate(&body).err().map(|error| {
        let mut place = format!("body{}", error.instance_path());
        if let Some(missing) = reason::missing(&error) {
            place = format!("{place}/{missing}");
        }
        refuse(&place, &reason(&error))
    });
    fault.map_or(Ok(Some(body)), Err)
}

fn is_json(content_type: Option<&str>) -> bool {
    let media_type = content_type.and_then(|text| text.split(';').next());
    media_type.is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json"))
}
