//! Why a value could not be read.
//!
//! Messages name types and fields, which are our own, and never a value, which
//! may be personal data.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

/// Why reading a value ended without one.
#[derive(Debug)]
pub(super) enum Fault {
    /// The object that holds the value is read again, without one of its members.
    Again,
    /// A member occurs twice in the object that was opened last.
    Repeated,
    /// A member is missing from the value.
    Missing(&'static str),
    /// The value is JSON, but does not fit its type.
    Misfit(Box<str>),
    /// The text is not JSON.
    Syntax(Box<str>),
}

impl Fault {
    pub(super) fn message(&self) -> String {
        match self {
            Self::Again | Self::Repeated => "a member is given twice".to_owned(),
            Self::Missing(field) => format!("missing field `{field}`"),
            Self::Misfit(message) | Self::Syntax(message) => message.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    /// Messages of other crates quote values.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Misfit("a value that this field does not take".into())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = sort_of(found);
        Self::Misfit(format!("invalid type: {found}, expected {expected}").into())
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = sort_of(found);
        Self::Misfit(format!("invalid value: {found}, expected {expected}").into())
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::Misfit(format!("invalid length, expected {expected}").into())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::Repeated
    }
}

fn sort_of(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "integer",
        Unexpected::Float(_) => "number",
        Unexpected::Char(_) | Unexpected::Str(_) => "string",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "list",
        Unexpected::Map => "object",
        _ => "value",
    }
}
