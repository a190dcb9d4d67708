//! Turns values that are always the same into their plain type, and says the
//! value in the description.
//!
//! A type with one value would have to fail when the service adds a second one.
//! Enums of numbers and booleans become plain for the same reason. Only string
//! enums stay, and those of one value only where they have a name.

use super::{Lowering, decided_names, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        if let Some(constant) = schema.remove("const") {
            settle(schema, vec![constant], false);
        } else if let Some(values) = schema.get("enum").and_then(Node::as_array) {
            let values = values.to_vec();
            let is_named = at.0.len() == 3 || decided_names::name(schema).is_some();
            settle(schema, values, is_named);
        }
    });
}

/// Says which values there are, as an enum if they make one.
fn settle(schema: &mut Node, values: Vec<Node>, is_named: bool) {
    let place = schema.place;
    let (null, values): (Vec<Node>, Vec<Node>) = values
        .into_iter()
        .partition(|value| matches!(value.value, Value::Null));
    if !null.is_empty() {
        allow_null(schema, values.is_empty());
    }
    let declared = schema.get("type").and_then(Node::as_str);
    let all_strings = values.iter().all(|value| value.as_str().is_some())
        && declared.is_none_or(|declared| declared == "string");
    if all_strings && (values.len() > 1 || is_named && values.len() == 1) {
        schema.set("enum", Node::new(Value::Array(values), place));
        if schema.get("type").and_then(Node::as_array).is_none() {
            schema.set("type", Node::new(Value::String("string".into()), place));
        }
    } else {
        schema.remove("enum");
        plain(schema, &values);
    }
}

/// Null among other values makes a schema nullable; alone it is a type.
fn allow_null(schema: &mut Node, only_null: bool) {
    let place = schema.place;
    if only_null {
        schema.set("type", Node::new(Value::String("null".into()), place));
    } else {
        schema.set("nullable", Node::new(Value::Bool(true), place));
    }
}

/// Leaves the type of the values, or none if they have several.
fn plain(schema: &mut Node, values: &[Node]) {
    let place = schema.place;
    let is_reference = schema.get("allOf").is_some();
    let declared = schema.get("type").and_then(Node::as_str);
    let mut kinds = values.iter().filter_map(kind);
    match (kinds.next(), declared) {
        (Some(first), None) if !is_reference && kinds.all(|kind| kind == first) => {
            schema.set("type", Node::new(Value::String(first.into()), place));
        }
        (_, Some(declared)) if !values.iter().all(|value| is_of(value, declared)) => {
            schema.remove("type");
            schema.remove("format");
        }
        _ => {}
    }
    let list: Vec<String> = values
        .iter()
        .map(|value| format!("`{}`", text(value)))
        .collect();
    let sentence = match list.as_slice() {
        [] => return,
        [only] => format!("Always {only}."),
        several => format!("One of {}.", several.join(", ")),
    };
    super::say(schema, &sentence);
}

fn kind(value: &Node) -> Option<&'static str> {
    match &value.value {
        Value::String(_) => Some("string"),
        Value::Bool(_) => Some("boolean"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        _ => None,
    }
}

fn is_of(value: &Node, declared: &str) -> bool {
    match kind(value) {
        Some("integer") => matches!(declared, "integer" | "number"),
        Some(kind) => kind == declared,
        None => matches!(declared, "array" | "object"),
    }
}

fn text(value: &Node) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_json().to_string(),
    }
}
