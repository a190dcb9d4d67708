//! Problems that both formats share.

use crate::diagnostic::Diagnostic;
use crate::document::{MAX_DEPTH, Place};

/// A file with nothing in it.
pub(super) fn empty(place: Place) -> Diagnostic {
    Diagnostic::new("load/empty", "there is nothing in this file")
        .at(place)
        .help("check that it is the right file, or write its content")
}

/// Nesting past [`MAX_DEPTH`].
pub(super) fn too_deep(place: Place) -> Diagnostic {
    let message = format!("this is nested more than {MAX_DEPTH} levels deep");
    Diagnostic::new("load/too-deep", message)
        .at(place)
        .help("move a part of it to `components` and refer to it")
}

/// A key that its object already has.
pub(super) fn duplicate_key(key: &str, place: Place, first: Place) -> Diagnostic {
    Diagnostic::new("load/duplicate-key", format!("`{key}` is given twice"))
        .at(place)
        .also("first given here", first)
        .help("remove or rename one of them")
}

/// A number that is out of reach.
pub(super) fn not_a_json_number(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{text}` is a number that JSON cannot express");
    Diagnostic::new("load/not-json", message)
        .at(place)
        .help("write a finite number in range, or quote it to make it a string")
}
