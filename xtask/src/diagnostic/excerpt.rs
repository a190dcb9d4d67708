//! The one line of a source that a diagnostic shows.
//!
//! A place can span half a file; what is marked is only its first line. How
//! much of a very wide line is visible is left to the renderer, which needs
//! the whole line to count columns.

use std::ops::Range;

use crate::document::{Place, Source};

/// One line, with the part of it that is meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'a> {
    /// The number of the line, counted from 1.
    pub line: usize,
    /// The line, without its line break.
    pub text: &'a str,
    /// The bytes of `text` to mark.
    pub mark: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The excerpt for a place. Whatever the place says, it lies in the text.
    pub(super) fn new(source: &'a Source, place: Place) -> Self {
        let start = source.boundary(place.start);
        let line_start = source.text[..start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let text = source.text[line_start..].lines().next().unwrap_or_default();
        let within = |byte: usize| {
            source
                .boundary(byte)
                .saturating_sub(line_start)
                .min(text.len())
        };
        let start = within(start);
        Self {
            line: source.position(place.start).line,
            text,
            mark: start..within(place.end).max(start),
        }
    }
}
