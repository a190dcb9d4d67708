//! From the bytes of an answer to a value, with a report of what did not fit.
//!
//! All that is received is read by one deserializer, in one pass. What does not
//! fit its type costs no more than itself: the rules are in `value`. Only text
//! that is not JSON, or of which nothing is left, is an error.
//!
//! The report is for people and logs, so it never quotes the value that did not
//! fit, which may be personal data.

mod fault;
mod reader;
mod recovery;
mod string;
mod value;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

pub(crate) use self::reader::Reader;
use crate::Oddities;

/// JSON that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Where: `leads[3].email`, or empty for the whole.
    pub(crate) path: String,
    /// What: the end of a sentence about that place.
    pub(crate) message: String,
}

impl Misfit {
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
        }
    }
}

/// Reads all of `text` as a `T`, and returns what did not fit as well.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<(T, Oddities), Misfit> {
    let mut reader = Reader::new(text);
    let value = reader.value()?;
    reader.end()?;
    Ok((value, reader.findings().0))
}

/// The text that `bytes` are, and whether they are UTF-8. Where they are not,
/// a replacement character (U+FFFD) stands.
pub(crate) fn text(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let text = String::from_utf8_lossy(bytes);
    let is_lossy = matches!(text, Cow::Owned(_));
    (text, is_lossy)
}

#[cfg(test)]
mod tests;
