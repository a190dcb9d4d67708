//! Turns values that are always the same into their plain type, and says the
//! value in the description.
//!
//! A type with one value would have to fail when the service adds a second one.
//! Enums of numbers and booleans become plain for the same reason. Only string
//! enums stay, and those of one value only where they have a name.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        if let Some(constant) = schema.remove("const") {
            plain(schema, &[constant]);
            return;
        }
        let Some(values) = schema.get("enum").and_then(Node::as_array) else {
            return;
        };
        let values: Vec<Node> = values
            .iter()
            .filter(|value| !matches!(value.value, Value::Null))
            .cloned()
            .collect();
        let all_strings = values.iter().all(|value| value.as_str().is_some());
        let is_component = at.0.len() == 3;
        let had_null = values.len()
            < schema
                .get("enum")
                .and_then(Node::as_array)
                .map_or(0, <[_]>::len);
        if had_null {
            let place = schema.place;
            schema.set("nullable", Node::new(Value::Bool(true), place));
        }
        if all_strings && (values.len() > 1 || is_component && values.len() == 1) {
            let place = schema.place;
            schema.set("enum", Node::new(Value::Array(values), place));
            if !matches!(
                schema.get("type").map(|node| &node.value),
                Some(Value::Array(_))
            ) {
                schema.set("type", Node::new(Value::String("string".into()), place));
            }
        } else {
            schema.remove("enum");
            plain(schema, &values);
        }
    });
}

fn plain(schema: &mut Node, values: &[Node]) {
    let place = schema.place;
    let is_reference = schema.get("allOf").is_some();
    if schema.get("type").is_none()
        && !is_reference
        && let Some(kind) = values.first().and_then(kind)
    {
        schema.set("type", Node::new(Value::String(kind.into()), place));
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

fn text(value: &Node) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_json().to_string(),
    }
}
