//! Names that people decide in the overlay: whether Rust takes them as they
//! are written. Names that nobody decided are made, not checked, and so are no
//! concern of this module.

use super::Building;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::names::snake;
use crate::sdk;

/// A decision that gives something a name.
pub struct DecidedName<'a> {
    /// The name, as it was written.
    pub name: &'a str,
    /// What else has that name already, whatever is described.
    pub taken: &'a [&'a str],
    /// Where it stands, from the node that has the extension.
    pub path: Vec<String>,
}

/// Reports a name that cannot be one. `node` is at `at` and has the extension.
pub fn check(building: &mut Building<'_>, decided: DecidedName<'_>, node: &Node, at: &Pointer) {
    let name = decided.name;
    let (message, help) = if decided.taken.contains(&name) {
        (
            format!("`{name}` is taken by something that every client has"),
            "write another name".to_owned(),
        )
    } else if snake(name) == name && name.is_ascii() {
        return;
    } else {
        let message = format!("`{name}` cannot be the name of a function or a module");
        (message, way_out(&snake(name), name))
    };
    let below = Pointer(
        std::iter::once(sdk::KEY.to_owned())
            .chain(decided.path)
            .collect(),
    );
    let place = node.at(&below).unwrap_or(node).place;
    let at = below
        .0
        .into_iter()
        .fold(at.clone(), |at, token| at.child(token));
    building.report(
        Diagnostic::new("model/name", message)
            .at(place)
            .pointer(at)
            .help(help),
    );
}

fn way_out(better: &str, name: &str) -> String {
    if better.is_ascii() && name.contains(|character: char| character.is_ascii_alphanumeric()) {
        format!("write `{better}`")
    } else {
        "write it in snake case, with the letters of ASCII: `find_it`".to_owned()
    }
}
