//! What a call is made to: an operation of an API.
//!
//! Errors, streams and spans carry this along to say what they are about.

use crate::{Api, Operation};

/// An operation, and the API that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Callee {
    pub(crate) api: &'static Api,
    pub(crate) operation: &'static Operation,
}
