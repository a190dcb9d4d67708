//! What can go wrong while a request is put together.
//!
//! Generated functions turn arguments into a request and use `?` on every step;
//! this is the type that those steps fail with. Nothing was sent yet when it
//! occurs, and it does not know of servers.

use reqwest::header::InvalidHeaderValue;

use crate::{Error, ErrorKind};

/// The arguments of a call do not make a request.
#[derive(Debug, thiserror::Error)]
#[error("the request cannot be made from these arguments: {message}")]
pub struct BuildError {
    message: &'static str,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl BuildError {
    pub(crate) fn because(message: &'static str) -> Self {
        Self {
            message,
            source: None,
        }
    }

    fn new(message: &'static str, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self {
            message,
            source: Some(Box::new(source)),
        }
    }
}

impl From<InvalidHeaderValue> for BuildError {
    fn from(source: InvalidHeaderValue) -> Self {
        Self::new(
            "one that is sent as a header contains characters that a header cannot hold",
            source,
        )
    }
}

impl From<reqwest::Error> for BuildError {
    fn from(source: reqwest::Error) -> Self {
        Self::new(
            "one of them has no form in a URL or in JSON",
            source.without_url(),
        )
    }
}

impl From<serde_urlencoded::ser::Error> for BuildError {
    fn from(source: serde_urlencoded::ser::Error) -> Self {
        Self::new("the body has no form as `key=value` pairs", source)
    }
}

/// Turning text into text cannot fail, but generated code asks all the same.
impl From<std::convert::Infallible> for BuildError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        let shown = Self::new(ErrorKind::InvalidRequest, error.to_string());
        match error.source {
            Some(source) => shown.with_source(source),
            None => shown,
        }
    }
}
