//! Says "or null" in the one way that OpenAPI 3.0 has for it.
//!
//! 3.1 writes a list of types, or an alternative of type `null`; 3.0 writes
//! `nullable: true`. Several types that are not null have no counterpart and
//! become any value.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        type_list(schema);
        for keyword in ["oneOf", "anyOf"] {
            alternatives(schema, keyword);
        }
    });
}

fn set_nullable(schema: &mut Node) {
    let place = schema.place;
    schema.set("nullable", Node::new(Value::Bool(true), place));
}

fn is_null(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("null")
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
            for keyword in ["type", "items", "properties", "required", "format", "enum"] {
                schema.remove(keyword);
            }
        }
    }
    if names.len() > others.len() {
        set_nullable(schema);
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
    let had_null = parts.len() < before;
    if parts.len() == 1 {
        let only = parts.remove(0);
        schema.remove(keyword);
        absorb(schema, only);
    } else if parts.is_empty() {
        schema.remove(keyword);
    }
    if had_null {
        set_nullable(schema);
    }
}

fn is_only_nullable(schema: &Node) -> bool {
    schema.as_object().is_some_and(|members| {
        members.contains_key("nullable")
            && members
                .keys()
                .all(|key| matches!(key.as_str(), "nullable" | "description" | "title"))
    })
}

/// Puts what one schema says into another that says nothing but docs; what the
/// outer one says of itself wins.
fn absorb(schema: &mut Node, inner: Node) {
    let Value::Object(members) = inner.value else {
        return;
    };
    for (keyword, member) in members {
        if schema.get(&keyword).is_none() {
            schema.set(keyword, member.node);
        }
    }
    super::references::separate(schema);
}
