//! What a call is made to: an operation of an API.
//!
//! Errors, streams and spans carry this along to say what they are about.

use crate::{Api, Operation, Repeat};

/// An operation, and the API that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Callee {
    pub(crate) api: &'static Api,
    pub(crate) operation: &'static Operation,
}

impl Callee {
    /// Whether a second call may be a second purchase.
    pub(crate) fn is_purchase(self) -> bool {
        self.operation.repeat == Repeat::NotProcessed
    }
}
