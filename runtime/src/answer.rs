//! A good answer of the server, before it is decoded.

use crate::Outcome;
use crate::head::Head;

/// A good answer, and how many attempts it took.
pub(crate) struct Answer<B> {
    pub(crate) head: Head,
    pub(crate) body: B,
    pub(crate) attempts: u32,
    /// What became of the attempts before this one.
    pub(crate) earlier: Outcome,
}
