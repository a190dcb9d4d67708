//! The first stage: files in, one [`Document`] out.
//!
//! Reads YAML and JSON, and brings everything that `$ref`s point to in other
//! files into the one document, so that the later stages see local references
//! only, and no path item that is a reference. It knows where OpenAPI puts
//! references and what kind of thing they stand for; whether the description
//! makes sense is for others to say.

mod bundle;
mod file;
mod inline;
mod json;
mod names;
mod problem;
mod reference;
mod references;
mod scalar;
mod survey;
#[cfg(test)]
mod tests;
mod yaml;

use std::collections::HashSet;
use std::path::Path;

use crate::diagnostic::{Failure, Severity};
use crate::document::Document;

pub use references::check_references;

use bundle::bundle;
use file::Files;

/// Reads a description with all files that it refers to, or an overlay.
///
/// # Errors
///
/// Everything that is wrong with any of the files, and every reference that
/// leads nowhere.
pub fn load(path: &Path) -> Result<Document, Failure> {
    let mut files = Files::default();
    let root = match files.read(path) {
        Ok(id) => id,
        Err(problem) => return Err(files.into_failure(vec![problem])),
    };
    let Some(bundle) = bundle(&mut files, root) else {
        return Err(files.into_failure(Vec::new()));
    };
    let Failure {
        mut diagnostics,
        sources,
    } = files.into_failure(bundle.problems);
    let root = bundle.root;
    let document = Document { sources, root };
    // A part that stands in several places is still one part to correct.
    let mut told: HashSet<_> = bundle.lost.into_iter().map(Some).collect();
    // An overlay may still add a schema that is missing.
    let unresolved = check_references(&document).into_iter();
    let unresolved = unresolved.filter(|found| found.severity == Severity::Problem);
    diagnostics.extend(unresolved.filter(|problem| told.insert(problem.place)));
    if diagnostics.is_empty() {
        return Ok(document);
    }
    Err(Failure {
        diagnostics,
        sources: document.sources,
    })
}
