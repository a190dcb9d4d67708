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
use crate::document::Source;
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
}

/// Adds what could be better about the client of a description to what was found
/// already.
pub fn lint(spec: &Spec, api: &Api, found: &mut Diagnostics) {
    quality::lint(spec, api, found);
    trust::lint(spec, api, found);
}
