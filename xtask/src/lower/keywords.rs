//! Takes out what says nothing about a type: annotations that openapiv3 has no
//! place for, and assertions that no Rust type can express.

use super::{Lowering, visit};
use crate::document::{Node, Value};

const DROPPED: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$schema",
    "additionalItems",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "discriminator",
    "else",
    "example",
    "examples",
    "externalDocs",
    "if",
    "maxContains",
    "minContains",
    "not",
    "propertyNames",
    "readOnly",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "writeOnly",
    "xml",
];

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        spell_out_truth(schema);
        let Some(members) = schema.as_object_mut() else {
            return;
        };
        members.retain(|keyword, _| {
            !DROPPED.contains(&keyword.as_str())
                && (!keyword.starts_with("x-") || keyword == crate::sdk::KEY)
        });
        tuples(schema);
        patterns(schema);
        open_objects(schema);
    });
}

/// Since 3.1 a schema may be `true` or `false`, and so may the items of an
/// array; the first is `{}`, and nothing is a value of the second.
fn spell_out_truth(schema: &mut Node) {
    if let Value::Bool(_) = schema.value {
        schema.value = Value::Object(crate::document::Map::new());
    }
    if schema.get("items").and_then(Node::as_bool).is_some() {
        let place = schema.place;
        schema.set("items", Node::from_json(serde_json::json!({}), place));
    }
}

/// The items of a tuple have types of their own, which a list cannot have.
/// Before 2020-12 they stood in `items`.
fn tuples(schema: &mut Node) {
    let was_tuple = schema.remove("prefixItems").is_some()
        || schema.get("items").and_then(Node::as_array).is_some();
    let is_array = schema.get("type").and_then(Node::as_str) == Some("array");
    if was_tuple || is_array && schema.get("items").is_none() {
        let place = schema.place;
        schema.set("items", Node::from_json(serde_json::json!({}), place));
    }
}

/// Members named by a pattern are members of any name.
fn patterns(schema: &mut Node) {
    let Some(patterns) = schema.remove("patternProperties") else {
        return;
    };
    let Value::Object(mut patterns) = patterns.value else {
        return;
    };
    let only = (patterns.len() == 1)
        .then(|| patterns.shift_remove_index(0))
        .flatten();
    let of = match only {
        Some((_, member)) => member.node,
        None => Node::from_json(serde_json::json!({}), schema.place),
    };
    schema.set("additionalProperties", of);
}

/// A client that refuses members it does not know breaks when the service
/// grows, and one that must keep them makes every struct a map as well.
fn open_objects(schema: &mut Node) {
    let has_properties = schema.get("properties").is_some();
    let says_nothing = schema.get("additionalProperties").is_some_and(|node| {
        node.as_bool().is_some() || node.as_object().is_some_and(|members| members.is_empty())
    });
    let closed = schema.get("additionalProperties").and_then(Node::as_bool) == Some(false);
    if says_nothing && (has_properties || closed) {
        schema.remove("additionalProperties");
    }
}
