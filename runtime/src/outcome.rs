//! What became of a call that failed.
//!
//! The question that matters before a purchase is made again. The answer is
//! worked out where things go wrong; here is only what it can be.

/// What became of a call that failed, as far as its caller can know.
///
/// Ordered: of several attempts, the greatest outcome is that of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The server has not seen the request. Nothing was charged.
    NotSent,
    /// The server has seen the request, and said that it did nothing about it.
    /// Nothing was charged.
    NotProcessed,
    /// The server may have done what it was asked, and may have charged for it.
    /// Before sending the request again, look at what was charged.
    Unknown,
}

impl Outcome {
    /// Whether the server cannot have acted on the request.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::Unknown)
    }
}
