//! Rules about the quality of a client and about what callers can trust, beside those
//! that a description has to follow.
//!
//! What breaks these rules gives a client that works, and could be better: names that
//! read badly, docs that are missing, calls that cost money without a price. [`Levels`]
//! say what a finding means in a workspace. Nothing is changed or decided here.

mod levels;
mod quality;
mod report;
mod trust;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Source};
use crate::plan::Api;
use crate::spec::Spec;

pub use levels::{Level, Levels, OFF, Setting};
pub use report::{github, json, overlay, sarif};

/// All that was found in a description.
pub struct Findings {
    /// What is wrong with it, and what could be better.
    pub found: Diagnostics,
    /// The files that were read.
    pub sources: Vec<Source>,
    /// The description with its overlays applied, if it came so far.
    pub document: Option<Document>,
}

/// What could be better about the client of a description.
#[must_use]
pub fn lint(spec: &Spec, api: &Api) -> Diagnostics {
    let mut found = Diagnostics::new();
    quality::lint(spec, api, &mut found);
    trust::lint(spec, api, &mut found);
    found
}
