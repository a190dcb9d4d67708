//! What a stage tells a person about the input: what is wrong, where, and what
//! to do.
//!
//! Stages collect [`Diagnostic`]s and go on, so that one run tells every
//! problem. A problem ends the run, and so does a warning in a strict run. A note
//! tells what the client does without. How they look on a terminal is decided here, in [`render`], and
//! nowhere else.

mod excerpt;
mod fix;
mod render;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::document::{Origin, Place, Pointer, Source};

pub use fix::{Action, Change, Fix, Target};
pub(crate) use render::path_for_people;
pub use render::{Style, render, sorted};

/// What a diagnostic means for the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No client can be made.
    Problem,
    /// The description contradicts itself or the standard. A client can be made if that
    /// costs no more than the value in question.
    Warning,
    /// A client can be made, but not all that is described is in it.
    Note,
}

/// One problem of the input, or something to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it means for the run.
    pub severity: Severity,
    /// A stable name for this kind of problem, `stage/kind` in kebab case.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// Other places that one has to see to understand the problem.
    pub also: Vec<Also>,
    /// The node, as a JSON Pointer from the root of the description.
    pub pointer: Option<Pointer>,
    /// What to do about it, in one sentence without a full stop.
    pub help: String,
    /// Overlay actions that mend it, if there are any.
    pub fix: Option<Box<Fix>>,
}

/// A second place that belongs to a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// What is there, in a few words: `first given here`.
    pub label: String,
    /// Where it is.
    pub place: Place,
}

/// Everything that a stage found; never empty when it stands for a failure.
pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    /// A problem that has no place yet.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Problem,
            code,
            message: message.into(),
            place: None,
            also: Vec::new(),
            pointer: None,
            help: String::new(),
            fix: None,
        }
    }

    /// A warning that has no place yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::new(code, message)
        }
    }

    /// Something to know that has no place yet.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::new(code, message)
        }
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says where it is and which value of the description it is about.
    #[must_use]
    pub fn on(self, origin: &Origin) -> Self {
        self.at(origin.place).pointer(origin.at.pointer())
    }

    /// Says what else to look at; can be called again.
    #[must_use]
    pub fn also(mut self, label: impl Into<String>, place: Place) -> Self {
        self.also.push(Also {
            label: label.into(),
            place,
        });
        self
    }

    /// Says which node of the description it is about.
    #[must_use]
    pub fn pointer(mut self, pointer: Pointer) -> Self {
        self.pointer = Some(pointer);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Says which overlay actions mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }
}

/// The end of a stage that could not do its work, with all that is needed to
/// show why.
#[derive(Debug, Clone, Default)]
pub struct Failure {
    /// What is wrong; never empty.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: Vec<Source>,
}

impl Failure {
    /// This failure and another one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let by = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.sources.extend(other.sources);
        self.diagnostics
            .extend(other.diagnostics.into_iter().map(|mut it| {
                let also = it.also.iter_mut().map(|also| &mut also.place);
                it.place
                    .iter_mut()
                    .chain(also)
                    .for_each(|place| place.source.0 += by);
                it
            }));
        self
    }

    /// The whole report.
    pub fn render(&self, style: Style) -> String {
        render(&self.diagnostics, &self.sources, style)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Style::Plain))
    }
}

impl std::error::Error for Failure {}
