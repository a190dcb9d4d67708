//! Settles what type a schema is of: says the one that its keywords imply, and
//! drops the keywords of others.
//!
//! JSON Schema lets a keyword stand where it does not apply. progenitor takes
//! each for a fact, and gives up on what is a string with properties.

use super::{Lowering, visit};
use crate::document::{Node, Value};

const OBJECT: &[&str] = &["properties", "required", "additionalProperties"];
const ARRAY: &[&str] = &["items", "minItems", "maxItems", "uniqueItems"];
const STRING: &[&str] = &["format", "pattern", "minLength", "maxLength", "enum"];
const NUMBER: &[&str] = &[
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "enum",
];

/// The keywords that say something of values of a type.
pub fn keywords_of(name: &str) -> &'static [&'static str] {
    match name {
        "object" => OBJECT,
        "array" => ARRAY,
        "string" => STRING,
        "integer" | "number" => NUMBER,
        _ => &[],
    }
}

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        imply(schema);
        drop_foreign(schema);
    });
}

fn imply(schema: &mut Node) {
    let says = |keyword: &str| schema.get(keyword).is_some();
    if ["type", "$ref", "enum"].iter().any(|keyword| says(keyword)) {
        return;
    }
    // What only requires something is a part of another schema.
    let name = if says("properties") || says("additionalProperties") {
        "object"
    } else if says("items") {
        "array"
    } else {
        return;
    };
    let place = schema.place;
    schema.set("type", Node::new(Value::String(name.into()), place));
}

fn drop_foreign(schema: &mut Node) {
    let Some(name) = schema.get("type").and_then(Node::as_str) else {
        return;
    };
    let own = keywords_of(name);
    for keyword in OBJECT.iter().chain(ARRAY) {
        if !own.contains(keyword) {
            schema.remove(keyword);
        }
    }
}
