//! From the characters that the parser counts to the bytes that places count.

use std::ops::Range;

use saphyr_parser::Span;

/// Where each character of a text starts.
pub(super) enum Offsets {
    /// Every character is a byte.
    Ascii { len: usize },
    /// The first byte of each character, and the end.
    Table(Vec<usize>),
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii { len: text.len() };
        }
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self::Table(starts.chain([text.len()]).collect())
    }

    /// The byte at which a character starts; the end if there is none.
    pub(super) fn byte(&self, character: usize) -> usize {
        match self {
            Self::Ascii { len } => character.min(*len),
            Self::Table(starts) => {
                let last = starts.len().saturating_sub(1);
                starts.get(character.min(last)).copied().unwrap_or_default()
            }
        }
    }

    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }
}
