//! Names that people decide in the overlay: whether Rust takes them as they
//! are written. Names that nobody decided are made, not checked, and so are no
//! concern of this module.

use super::Planning;
use crate::diagnostic::Diagnostic;
use crate::document::Origin;
use crate::names::snake;

/// A decision that gives something a name.
pub struct DecidedName<'a> {
    /// The name, as it was written.
    pub name: &'a str,
    /// What else has that name already, whatever is described.
    pub taken: &'a [&'a str],
    /// Where it is written, from the extension.
    pub path: Vec<String>,
}

/// Reports a name that cannot be one. `origin` is that of what has the extension.
pub fn check(planning: &mut Planning<'_>, decided: &DecidedName<'_>, origin: &Origin) {
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
    let path: Vec<&str> = decided.path.iter().map(String::as_str).collect();
    let problem = Diagnostic::new("plan/name", message).help(help);
    let problem = planning.locate(problem, origin, &path);
    planning.typing.found.push(problem);
}

fn way_out(better: &str, name: &str) -> String {
    if better.is_ascii() && name.contains(|character: char| character.is_ascii_alphanumeric()) {
        format!("write `{better}`")
    } else {
        "write it in snake case, with the letters of ASCII: `find_it`".to_owned()
    }
}
