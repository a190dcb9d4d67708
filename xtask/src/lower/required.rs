//! Gives every property that has to be there a place among the properties.
//!
//! An object may require what it does not describe. progenitor makes a field of
//! any value of it; said here, all stages know of that field. One that is named
//! twice is required once.

use super::{Lowering, visit};
use crate::document::{Map, Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        drop_repetitions(schema);
        if !is_part(at) {
            imply(schema);
        }
        describe(schema);
    });
}

fn drop_repetitions(schema: &mut Node) {
    let Some(names) = schema.get_mut("required").and_then(Node::as_array_mut) else {
        return;
    };
    let mut seen: Vec<String> = Vec::new();
    names.retain(|name| match name.as_str() {
        Some(name) if seen.iter().any(|known| known == name) => false,
        Some(name) => {
            seen.push(name.to_owned());
            true
        }
        None => false,
    });
    if names.is_empty() {
        schema.remove("required");
    }
}

/// What requires something and is no part of another schema is an object.
fn imply(schema: &mut Node) {
    let says = |keyword: &str| schema.get(keyword).is_some();
    let is_settled = ["type", "$ref", "enum", "allOf", "anyOf", "oneOf"]
        .iter()
        .any(|keyword| says(keyword));
    if says("required") && !is_settled {
        let place = schema.place;
        schema.set("type", Node::new(Value::String("object".into()), place));
    }
}

fn is_part(at: &Pointer) -> bool {
    matches!(at.0.as_slice(), [.., keyword, _]
        if ["allOf", "anyOf", "oneOf", "not"].contains(&keyword.as_str()))
}

/// Only of whole objects: in a part, the others may describe it.
fn describe(schema: &mut Node) {
    let is_whole = schema.get("type").and_then(Node::as_str) == Some("object")
        && ["allOf", "oneOf"]
            .iter()
            .all(|keyword| schema.get(keyword).is_none());
    let names = schema.get("required").and_then(Node::as_array);
    let names: Vec<(String, Node)> = names
        .into_iter()
        .flatten()
        .filter_map(|name| Some((name.as_str()?.to_owned(), name.clone())))
        .collect();
    if !is_whole || names.is_empty() {
        return;
    }
    let place = schema.place;
    if schema.get("properties").is_none() {
        schema.set("properties", Node::new(Value::Object(Map::new()), place));
    }
    let Some(properties) = schema.get_mut("properties") else {
        return;
    };
    for (name, node) in names {
        if properties.get(&name).is_none() {
            properties.set(name, Node::new(Value::Object(Map::new()), node.place));
        }
    }
}
