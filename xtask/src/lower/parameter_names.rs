//! Gives the parameters of an operation names that differ in Rust.
//!
//! progenitor knows parameters by their name alone, wherever they go, and makes
//! the same argument of names that differ in punctuation. All but one get
//! another name, and keep what they are called on the wire beside it. Those in
//! the path keep their names, as the path has them too.

use super::{Lowering, visit};
use crate::document::{Node, Value};
use crate::names::argument;

/// What a parameter is called on the wire, where that is not its name.
pub const WIRE_NAME: &str = "x-wire-name";

pub fn run(lowering: &mut Lowering) {
    visit::operations(&mut lowering.root, &mut |operation, _| {
        let parameters = operation.get_mut("parameters").and_then(Node::as_array_mut);
        if let Some(parameters) = parameters {
            tell_apart(parameters);
        }
    });
}

fn text(parameter: &Node, member: &str) -> Option<String> {
    parameter
        .get(member)
        .and_then(Node::as_str)
        .map(str::to_owned)
}

fn is_in_path(parameter: &Node) -> bool {
    text(parameter, "in").as_deref() == Some("path")
}

fn tell_apart(parameters: &mut [Node]) {
    let mut taken: Vec<String> = parameters
        .iter()
        .filter(|parameter| is_in_path(parameter))
        .filter_map(|parameter| text(parameter, "name"))
        .map(|name| argument(&name))
        .collect();
    for parameter in parameters
        .iter_mut()
        .filter(|parameter| !is_in_path(parameter))
    {
        let Some(wire) = text(parameter, "name") else {
            continue;
        };
        let name = free_name(&wire, parameter, &taken);
        taken.push(argument(&name));
        if name != wire {
            rename(parameter, name, wire);
        }
    }
}

/// The name itself if it is free, or one that says more.
fn free_name(wire: &str, parameter: &Node, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(&argument(name));
    let position = text(parameter, "in").unwrap_or_default();
    [
        wire.to_owned(),
        spelt_out(wire),
        format!("{}_{position}", spelt_out(wire)),
    ]
    .into_iter()
    .chain((2..).map(|count| format!("{}_{count}", spelt_out(wire))))
    .find(is_free)
    .unwrap_or_else(|| wire.to_owned())
}

/// The signs that make filters, in words.
fn spelt_out(name: &str) -> String {
    name.replace("<=", "_at_most")
        .replace(">=", "_at_least")
        .replace('<', "_before")
        .replace('>', "_after")
        .replace('!', "_not")
}

fn rename(parameter: &mut Node, name: String, wire: String) {
    let place = parameter.place;
    parameter.set("name", Node::new(Value::String(name), place));
    if parameter.get(WIRE_NAME).is_none() {
        parameter.set(WIRE_NAME, Node::new(Value::String(wire), place));
    }
}
