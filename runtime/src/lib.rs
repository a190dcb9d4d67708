//! The hand-written half of every generated API client.

mod credits;
mod one_or_many;
#[doc(hidden)]
pub mod open_enum;

pub use self::credits::{Credits, ParseCreditsError};
pub use self::one_or_many::OneOrMany;

/// What the macros of this crate expand to.
#[doc(hidden)]
pub mod __private {
    pub use serde;
}
