//! Gives the properties of an object names that differ in Rust.
//!
//! typify makes the same field of names that differ in punctuation, and calls
//! the field for members of any other name `extra`. What gets another name is
//! noted beside the properties, with what it is called on the wire.

use super::{Lowering, distinct, visit};
use crate::document::{Map, Node, Value};
use crate::names::snake;

/// What properties are called on the wire, where that is not their name.
const WIRE_NAMES: &str = "x-wire-names";

/// Whether an extension is one of this pass.
pub fn is_ours(keyword: &str) -> bool {
    keyword == WIRE_NAMES
}

/// What a property of a lowered schema is called on the wire.
pub fn wire_name<'a>(schema: &'a Node, property: &'a str) -> &'a str {
    schema
        .get(WIRE_NAMES)
        .and_then(|names| names.get(property)?.as_str())
        .unwrap_or(property)
}

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        if schema.get("properties").is_some() {
            tell_apart(schema);
        }
    });
}

fn tell_apart(schema: &mut Node) {
    let place = schema.place;
    let renamed = renamed(schema);
    if renamed.is_empty() {
        return;
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Node::as_object_mut) {
        *properties = std::mem::take(properties)
            .into_iter()
            .map(|(name, member)| (new_name(&renamed, &name).to_owned(), member))
            .collect();
    }
    let required = schema.get_mut("required").and_then(Node::as_array_mut);
    for name in required.into_iter().flatten() {
        if let Value::String(name) = &mut name.value {
            *name = new_name(&renamed, name).to_owned();
        }
    }
    let mut names = Node::new(Value::Object(Map::new()), place);
    for (wire, name) in renamed {
        names.set(name, Node::new(Value::String(wire), place));
    }
    schema.set(WIRE_NAMES, names);
}

fn new_name<'a>(renamed: &'a [(String, String)], name: &'a str) -> &'a str {
    let found = renamed.iter().find(|(wire, _)| wire == name);
    found.map_or(name, |(_, name)| name)
}

/// What has to get another name: what it is called, and what it will be.
fn renamed(schema: &Node) -> Vec<(String, String)> {
    let properties = schema.get("properties").and_then(Node::as_object);
    let mut names: Vec<&String> = properties.into_iter().flat_map(Map::keys).collect();
    // Those without signs keep their names.
    names.sort_by_key(|name| !name.chars().all(|c| c.is_alphanumeric() || c == '_'));
    let is_map = schema.get("additionalProperties").is_some();
    let mut taken: Vec<String> = is_map.then(|| "extra".to_owned()).into_iter().collect();
    let mut renamed = Vec::new();
    for wire in names {
        let name = distinct::name(wire, "property", |name| !taken.contains(&snake(name)));
        taken.push(snake(&name));
        if name != *wire {
            renamed.push((wire.clone(), name));
        }
    }
    renamed
}
