//! Errors of building a request.
//!
//! A [`Request`](crate::Request) is built from the arguments of a call before
//! anything is sent. This module must not know of servers, and its messages must
//! not contain arguments: they can be about people.

use std::borrow::Cow;

use crate::{Error, ErrorKind};

/// The arguments of a call do not make a request.
///
/// The message names the parameter and never contains its value.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct BuildError {
    message: Cow<'static, str>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl BuildError {
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(
        self,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Self {
            source: Some(Box::new(source)),
            ..self
        }
    }
}

impl From<reqwest::Error> for BuildError {
    fn from(source: reqwest::Error) -> Self {
        Self::new("the request cannot be built").with_source(source.without_url())
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
