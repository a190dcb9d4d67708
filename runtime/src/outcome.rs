//! Whether a failed call may have been processed.
//!
//! Callers check this before they repeat a purchase. The value is computed
//! where calls fail; this module only defines it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a failed call may have been processed.
///
/// Ordered: of several attempts, the greatest outcome is that of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The server has not seen the request. Nothing was charged.
    NotSent,
    /// The server has seen the request, and said that it did nothing about it.
    /// Nothing was charged.
    NotProcessed,
    /// The server may have processed the request, and may have charged for it.
    /// Before sending the request again, check what was charged. A budget
    /// counts the call at its highest price.
    Unknown,
}

impl Outcome {
    /// Whether the server cannot have acted on the request.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

/// The outcome that a running call would have if it were dropped now.
///
/// The dispatcher updates it; the payment reads it when the future of the call
/// is dropped.
#[derive(Debug, Clone, Default)]
pub(crate) struct OutcomeSoFar {
    is_unknown: Arc<AtomicBool>,
}

impl OutcomeSoFar {
    pub(crate) fn set(&self, outcome: Outcome) {
        self.is_unknown
            .store(!outcome.is_certain(), Ordering::Release);
    }

    pub(crate) fn is_certain(&self) -> bool {
        !self.is_unknown.load(Ordering::Acquire)
    }
}
