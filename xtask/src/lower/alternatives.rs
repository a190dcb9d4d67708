//! Brings alternatives into the one form that makes a good type: `oneOf`, of
//! schemas that differ, and not just in what they require.
//!
//! Of `anyOf` progenitor makes a struct with every alternative flattened into
//! it, which only works for objects and says less than an enum. Alternatives
//! that differ in nothing but what they require say nothing about a type.

use super::combine::lift_what_says_nothing;
use super::{Lowering, visit};
use crate::document::{Node, Pointer, Value};
use crate::sdk;

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        one_keyword(schema);
        drop_constraints(schema);
        drop_repetitions(schema);
        of_values(schema);
        lift_what_says_nothing(schema);
    });
}

/// `anyOf` becomes `oneOf`; beside a `oneOf` it goes, as one of the two has to.
fn one_keyword(schema: &mut Node) {
    if let Some(parts) = schema.remove("anyOf")
        && schema.get("oneOf").is_none()
    {
        schema.set("oneOf", parts);
    }
}

fn parts(schema: &mut Node) -> Option<&mut Vec<Node>> {
    schema.get_mut("oneOf").and_then(Node::as_array_mut)
}

fn drop_constraints(schema: &mut Node) {
    let says_of_types = |part: &Node| {
        part.as_object().is_some_and(|members| {
            members
                .keys()
                .any(|keyword| !matches!(keyword.as_str(), "required" | "description" | "title"))
        })
    };
    let Some(parts) = parts(schema) else {
        return;
    };
    if !parts.iter().any(says_of_types) && parts.iter().any(|part| part.get("required").is_some())
        || parts.is_empty()
    {
        schema.remove("oneOf");
    }
}

/// Two that accept the same become one; only one left is what the schema is.
fn drop_repetitions(schema: &mut Node) {
    let Some(parts) = parts(schema) else {
        return;
    };
    let mut seen = Vec::new();
    parts.retain(|part| {
        let mut accepted = part.clone();
        for said in ["description", "title"] {
            accepted.remove(said);
        }
        let accepted = accepted.to_json();
        let is_new = !seen.contains(&accepted);
        seen.push(accepted);
        is_new
    });
    if parts.len() == 1 {
        let only = parts.remove(0);
        schema.remove("oneOf");
        join(schema, only);
    }
}

/// A plain value with alternatives: either these say what it is, or they only
/// narrow it down.
fn of_values(schema: &mut Node) {
    let is_plain = matches!(
        schema.get("type").and_then(Node::as_str),
        Some("string" | "integer" | "number" | "boolean" | "array")
    );
    if !is_plain {
        return;
    }
    let Some(parts) = parts(schema) else {
        return;
    };
    let says_what = |part: &Node| {
        ["$ref", "type", "allOf", "oneOf", "enum"]
            .iter()
            .any(|keyword| part.get(keyword).is_some())
    };
    if parts.iter().any(says_what) {
        schema.remove("type");
    } else {
        schema.remove("oneOf");
    }
}

/// Says of one schema what another says too: as part of it, unless it says
/// nothing yet that the other could contradict.
pub fn join(schema: &mut Node, other: Node) {
    let place = schema.place;
    let says_little = schema.as_object().is_some_and(|members| {
        members.keys().all(|keyword| {
            matches!(
                keyword.as_str(),
                "description" | "title" | "nullable" | "default" | "type" | sdk::KEY
            )
        })
    });
    if !says_little {
        let mut parts = match schema.remove("allOf").map(|node| node.value) {
            Some(Value::Array(parts)) => parts,
            _ => Vec::new(),
        };
        parts.push(other);
        schema.set("allOf", Node::new(Value::Array(parts), place));
        return;
    }
    let Value::Object(members) = other.value else {
        return;
    };
    // The inner one says more than that it is an object.
    schema.remove("type");
    for (keyword, member) in members {
        if schema.get(&keyword).is_none() {
            schema.set(keyword, member.node);
        }
    }
    super::references::separate(schema);
}

/// The names of the components among the alternatives of a schema.
pub fn names(schema: &Node) -> Vec<String> {
    let mut names = Vec::new();
    visit::children(&mut schema.clone(), &Pointer::root(), &mut |child, at| {
        let is_alternative = at.0.first().is_some_and(|keyword| keyword == "oneOf");
        if is_alternative {
            names.extend(super::component_name(child));
        }
    });
    names
}
