//! Responses whose type depends on the status.
//!
//! Generated enums implement [`ByStatus`]. How a body is read is no concern of this
//! module.

use serde::Deserializer;

/// A response with a variant for each status that has a body of its own.
pub trait ByStatus: Sized {
    /// Reads the body that comes with `status`. No body is like null.
    ///
    /// # Errors
    /// If the body is not what comes with that status.
    fn read<'de, D: Deserializer<'de>>(status: u16, body: D) -> Result<Self, D::Error>;
}
