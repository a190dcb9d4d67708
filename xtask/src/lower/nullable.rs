//! Says "or null" in the one way that OpenAPI 3.0 has for it.
//!
//! 3.1 writes a list of types, or an alternative of type `null`; 3.0 writes
//! `nullable: true`. Several types that are not null become alternatives.

use super::alternatives::join;
use super::types::keywords_of;
use super::{Lowering, visit};
use crate::document::{Map, Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        type_list(schema);
        for keyword in ["oneOf", "anyOf"] {
            alternatives(schema, keyword);
        }
    });
    visit::operations(&mut lowering.root, &mut |operation, _| {
        let parameters = operation.get_mut("parameters").and_then(Node::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            // Text has no null; one that has no value is left out.
            if let Some(schema) = parameter.get_mut("schema") {
                schema.remove("nullable");
            }
        }
    });
}

fn set_nullable(schema: &mut Node) {
    let place = schema.place;
    schema.set("nullable", Node::new(Value::Bool(true), place));
    super::references::separate(schema);
}

fn is_null(schema: &Node) -> bool {
    // YAML's `type: null` is the type of that name.
    schema.get("type").is_some_and(|of| match &of.value {
        Value::Null => true,
        Value::String(name) => name == "null",
        _ => false,
    })
}

fn type_list(schema: &mut Node) {
    let Some(types) = schema.get("type").and_then(Node::as_array) else {
        if is_null(schema) {
            schema.remove("type");
            set_nullable(schema);
        }
        return;
    };
    let place = schema.place;
    let names: Vec<String> = types
        .iter()
        .filter_map(Node::as_str)
        .map(str::to_owned)
        .collect();
    let others: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| *name != "null")
        .collect();
    let one = match others.as_slice() {
        [one] => Some(*one),
        ["integer", "number"] | ["number", "integer"] => Some("number"),
        _ => None,
    };
    match one {
        Some(one) => schema.set("type", Node::new(Value::String(one.into()), place)),
        None => {
            schema.remove("type");
            split(schema, &others);
        }
    }
    if names.len() > others.len() {
        set_nullable(schema);
    }
}

/// Makes an alternative of each type, with what is said of that type.
fn split(schema: &mut Node, types: &[&str]) {
    let place = schema.place;
    let mut parts = Vec::new();
    for name in types {
        let mut part = Node::new(Value::Object(Map::new()), place);
        part.set("type", Node::new(Value::String((*name).into()), place));
        for keyword in keywords_of(name) {
            if let Some(node) = schema.get(keyword) {
                part.set(*keyword, node.clone());
            }
        }
        parts.push(part);
    }
    for keyword in types.iter().flat_map(|name| keywords_of(name)) {
        schema.remove(keyword);
    }
    let is_plain = ["allOf", "anyOf", "oneOf", "enum"]
        .iter()
        .all(|keyword| schema.get(keyword).is_none());
    if is_plain && !parts.is_empty() {
        schema.set("oneOf", Node::new(Value::Array(parts), place));
    }
}

fn alternatives(schema: &mut Node, keyword: &str) {
    let Some(parts) = schema.get_mut(keyword).and_then(Node::as_array_mut) else {
        return;
    };
    let before = parts.len();
    // The walk is bottom-up: an alternative `type: null` has already become a
    // schema that is nullable and nothing else.
    parts.retain(|part| !is_only_nullable(part));
    if parts.len() == before {
        return;
    }
    match parts.len() {
        0 => {
            schema.remove(keyword);
        }
        1 => {
            let only = parts.remove(0);
            schema.remove(keyword);
            join(schema, only);
        }
        _ => {}
    }
    set_nullable(schema);
}

fn is_only_nullable(schema: &Node) -> bool {
    schema.as_object().is_some_and(|members| {
        members.contains_key("nullable")
            && members
                .keys()
                .all(|key| matches!(key.as_str(), "nullable" | "description" | "title"))
    })
}
