//! What a stage tells a person about the input: what is wrong, where, and what
//! to do.
//!
//! Stages collect [`Diagnostic`]s and go on, so that one run tells every
//! problem. How they look on a terminal is decided here and nowhere else.

use crate::document::{Place, Pointer};

/// One problem of the input.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// A stable name for this kind of problem, `stage/kind` in kebab case.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// The node, as a JSON Pointer from the root of the description.
    pub pointer: Option<Pointer>,
    /// What to do about it, in one sentence without a full stop.
    pub help: String,
}

/// Every problem that a stage found; never empty when it stands for a failure.
pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    /// A diagnostic without a place yet.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, pointer: None, help: String::new() }
    }
    /// Says where in the files.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self { self.place = Some(place); self }
    /// Says where in the description.
    #[must_use]
    pub fn pointer(mut self, pointer: Pointer) -> Self { self.pointer = Some(pointer); self }
    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self { self.help = help.into(); self }
}
