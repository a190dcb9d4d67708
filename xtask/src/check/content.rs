//! What stands behind a media type.

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;

/// A schema that was written where the media type's object has to be.
pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let says = |member: &str| thing.node.get(member).is_some();
    let looks_like_a_schema = says("type") || says("properties") || says("$ref");
    if !looks_like_a_schema || says("schema") {
        return;
    }
    checking.found.push(
        Diagnostic::new(
            "check/media-type",
            "a media type has its schema under `schema`",
        )
        .at(thing.node.place)
        .pointer(thing.at.clone())
        .help("put what is here under `schema`"),
    );
}
