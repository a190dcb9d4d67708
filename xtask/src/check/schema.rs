//! Schemas: that the keywords which decide about a type can be read.
//!
//! What no keyword of JSON Schema is, is left alone: a schema may say what it
//! likes.

use super::members::{Holds, Known, held};
use super::{Checking, Thing, values};
use crate::diagnostic::Diagnostic;
use crate::document::{Map, Node, Value};
use crate::suggest::{closest, one_of};

use Holds::{Array, Boolean, Number, Object, Text};

const KEYWORDS: &[Known] = &[
    ("title", Text, false),
    ("description", Text, false),
    ("format", Text, false),
    ("pattern", Text, false),
    ("nullable", Boolean, false),
    ("properties", Object, false),
    ("patternProperties", Object, false),
    ("required", Array, false),
    ("enum", Array, false),
    ("allOf", Array, false),
    ("anyOf", Array, false),
    ("oneOf", Array, false),
    ("minimum", Number, false),
    ("maximum", Number, false),
    ("minLength", Number, false),
    ("maxLength", Number, false),
    ("minItems", Number, false),
    ("maxItems", Number, false),
];

/// The types of JSON Schema.
const TYPES: &[&str] = &[
    "array", "boolean", "integer", "null", "number", "object", "string",
];

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    match &thing.node.value {
        Value::Bool(_) => return,
        Value::Object(_) => {}
        // Before 2020-12, `items` could be an array of schemas.
        Value::Array(_) if thing.at.0.last().is_some_and(|token| token == "items") => return,
        _ => {
            checking.found.push(
                Diagnostic::new(
                    "check/kind",
                    format!(
                        "a schema has to be an object, and this is {}",
                        thing.node.kind()
                    ),
                )
                .at(thing.node.place)
                .pointer(thing.at.clone())
                .help("write a schema, for instance `type: string`"),
            );
            return;
        }
    }
    held(checking, KEYWORDS, thing.node, thing.at);
    types(checking, thing);
    required(checking, thing);
    values::check(checking, thing);
}

fn types(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Some(node) = thing.node.get("type") else {
        return;
    };
    let at = thing.at.child("type");
    let names: &[Node] = match node.as_array() {
        Some(names) => names,
        None => std::slice::from_ref(node),
    };
    for name in names {
        let problem = |message: String, help: String| {
            Diagnostic::new("check/type", message)
                .at(name.place)
                .pointer(at.clone())
                .help(help)
        };
        match name.as_str() {
            Some(known) if TYPES.contains(&known) => {}
            Some(text) => checking
                .found
                .push(problem(format!("there is no type `{text}`"), way_out(text))),
            // YAML's `type: null` means the type of that name.
            None if matches!(name.value, Value::Null) => {}
            None => checking.found.push(problem(
                format!(
                    "`type` has to be the name of a type, and this is {}",
                    name.kind()
                ),
                format!("write {}", one_of(TYPES)),
            )),
        }
    }
}

fn way_out(text: &str) -> String {
    let formatted = |of: &str, format: &str| format!("write `type: {of}` with `format: {format}`");
    match text {
        "file" => formatted("string", "binary"),
        "date" | "date-time" | "uuid" => formatted("string", text),
        "datetime" => formatted("string", "date-time"),
        "float" | "double" => formatted("number", text),
        "int32" | "int64" => formatted("integer", text),
        "long" => formatted("integer", "int64"),
        "int" => "write `integer`".to_owned(),
        "bool" => "write `boolean`".to_owned(),
        "str" | "text" => "write `string`".to_owned(),
        "list" => "write `array`".to_owned(),
        "dict" | "map" => "write `object`".to_owned(),
        "any" => "leave `type` out: a schema without one allows any value".to_owned(),
        _ => match closest(text, TYPES.iter().copied()) {
            Some(meant) => format!("write `{meant}`"),
            None => format!("write {}", one_of(TYPES)),
        },
    }
}

/// A property that has to be there and cannot be. Only of an object that is
/// closed and whole: another part could have it otherwise.
fn required(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Some(names) = thing.node.get("required").and_then(Node::as_array) else {
        return;
    };
    let properties = thing.node.get("properties").and_then(Node::as_object);
    for (index, name) in names.iter().enumerate() {
        let problem = |message: String| {
            let at = thing.at.child("required").child(index.to_string());
            Diagnostic::new("check/required", message)
                .at(name.place)
                .pointer(at)
        };
        let Some(text) = name.as_str() else {
            let message = format!("`required` lists names, and this is {}", name.kind());
            checking
                .found
                .push(problem(message).help("write the name of a property"));
            continue;
        };
        if let Some(properties) = properties.filter(|_| is_closed(thing.node))
            && !properties.contains_key(text)
        {
            let message = format!("`{text}` is required, and there is no such property");
            checking
                .found
                .push(problem(message).help(meant(text, properties)));
        }
    }
}

fn meant(text: &str, properties: &Map) -> String {
    match closest(text, properties.keys().map(String::as_str)) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("describe `{text}` under `properties`, or do not require it"),
    }
}

fn is_closed(schema: &Node) -> bool {
    let more = ["$ref", "allOf", "anyOf", "oneOf", "patternProperties"];
    schema.get("additionalProperties").and_then(Node::as_bool) == Some(false)
        && more.iter().all(|keyword| schema.get(keyword).is_none())
}
