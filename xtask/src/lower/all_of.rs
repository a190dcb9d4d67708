//! Merges `allOf` of objects into one object.
//!
//! A struct with all fields is what a reader expects; typify would make it too,
//! but not where the parts repeat each other, and never with their docs. What
//! is not made of objects alone is left as it is.

use super::{Lowering, visit};
use crate::document::{Map, Node, Value};

/// Deeper nesting than this is a cycle.
const DEEPEST: usize = 32;

pub fn run(lowering: &mut Lowering) {
    let whole = lowering.root.clone();
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        drop_parts_that_say_nothing(schema);
        merge(schema, &whole, 0);
    });
}

fn parts(schema: &Node) -> &[Node] {
    schema
        .get("allOf")
        .and_then(Node::as_array)
        .unwrap_or_default()
}

/// A part with docs alone would make a union of the others with anything.
fn drop_parts_that_say_nothing(schema: &mut Node) {
    let documents = |part: &Node| {
        part.as_object().is_some_and(|members| {
            members
                .keys()
                .all(|key| matches!(key.as_str(), "description" | "title" | "nullable"))
        })
    };
    let Some(list) = schema.get_mut("allOf").and_then(Node::as_array_mut) else {
        return;
    };
    if list.len() < 2 {
        return;
    }
    let mut said = Vec::new();
    list.retain(|part| {
        let nothing = documents(part);
        if nothing {
            said.push(part.clone());
        }
        !nothing
    });
    for part in said {
        for keyword in ["description", "title", "nullable"] {
            if let Some(node) = part.get(keyword)
                && schema.get(keyword).is_none()
            {
                schema.set(keyword, node.clone());
            }
        }
    }
}

fn merge(schema: &mut Node, whole: &Node, depth: usize) {
    let list = parts(schema);
    let only_a_reference =
        matches!(list, [only] if only.get("$ref").is_some()) && schema.get("properties").is_none();
    if list.is_empty() || only_a_reference || depth > DEEPEST {
        return;
    }
    let mut objects = Vec::new();
    for part in list {
        let mut part = whole.follow(part).clone();
        merge(&mut part, whole, depth + 1);
        if !is_object(&part) {
            return;
        }
        objects.push(part);
    }
    let place = schema.place;
    schema.remove("allOf");
    schema.set("type", Node::new(Value::String("object".into()), place));
    let own = schema.remove("properties");
    let mut properties = Map::new();
    for mut part in objects {
        take_properties(&mut properties, part.remove("properties"));
        take_required(schema, &part);
        for keyword in ["additionalProperties", "description"] {
            if let Some(node) = part.remove(keyword)
                && schema.get(keyword).is_none()
                && keyword != "description"
            {
                schema.set(keyword, node);
            }
        }
    }
    take_properties(&mut properties, own);
    schema.set("properties", Node::new(Value::Object(properties), place));
}

fn is_object(schema: &Node) -> bool {
    let is_object = schema.get("type").and_then(Node::as_str) == Some("object")
        || schema.get("properties").is_some()
        || (schema.get("required").is_some() && schema.get("type").is_none());
    is_object
        && ["allOf", "oneOf", "anyOf"]
            .iter()
            .all(|keyword| schema.get(keyword).is_none())
}

fn take_properties(all: &mut Map, more: Option<Node>) {
    let Some(Value::Object(more)) = more.map(|node| node.value) else {
        return;
    };
    for (name, member) in more {
        all.insert(name, member);
    }
}

fn take_required(schema: &mut Node, part: &Node) {
    let mut names: Vec<Node> = schema
        .get("required")
        .and_then(Node::as_array)
        .unwrap_or_default()
        .to_vec();
    for name in part
        .get("required")
        .and_then(Node::as_array)
        .unwrap_or_default()
    {
        if !names.iter().any(|known| known.as_str() == name.as_str()) {
            names.push(name.clone());
        }
    }
    if !names.is_empty() {
        let place = schema.place;
        schema.set("required", Node::new(Value::Array(names), place));
    }
}
