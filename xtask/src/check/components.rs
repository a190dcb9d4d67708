//! The names of what is referred to.

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;

/// OpenAPI allows few characters, so that a name can stand in a reference.
fn is_allowed(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !name.is_empty() && name.chars().all(allowed)
}

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    for (section, member) in thing.node.as_object().into_iter().flatten() {
        if section.starts_with("x-") {
            continue;
        }
        let at = thing.at.child(section);
        for (name, member) in member.node.as_object().into_iter().flatten() {
            if is_allowed(name) {
                continue;
            }
            checking.found.push(
                Diagnostic::new(
                    "check/component-name",
                    format!("`{name}` is no name for a component"),
                )
                .at(member.key)
                .pointer(at.child(name))
                .help("rename it, in letters, digits, `.`, `_` and `-`, and the references to it"),
            );
        }
    }
}
