//! Keeps of the formats what makes a better type, and settles how wide integers
//! are.
//!
//! Counts become unsigned and everything is 64 bits wide unless the description
//! says 32. Of the formats of strings only times stay: an id or an address that
//! does not parse must not cost the caller an answer that was paid for.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        let format = schema
            .get("format")
            .and_then(Node::as_str)
            .map(str::to_owned);
        let kept = match schema.get("type").and_then(Node::as_str) {
            Some("integer") => Some(integer(schema, format.as_deref())),
            Some("string") => match format.as_deref() {
                Some("date-time") => Some("date-time"),
                Some("date") => Some("date"),
                Some("binary") => Some("binary"),
                _ => None,
            },
            _ => None,
        };
        match kept {
            Some(format) => {
                let place = schema.place;
                schema.set("format", Node::new(Value::String(format.into()), place));
            }
            None => {
                schema.remove("format");
            }
        }
    });
}

fn integer(schema: &Node, format: Option<&str>) -> &'static str {
    let minimum = match schema.get("minimum").map(|node| &node.value) {
        Some(Value::Number(number)) => number.as_f64(),
        _ => None,
    };
    let unsigned = minimum.is_some_and(|minimum| minimum >= 0.0);
    match (format, unsigned) {
        (Some("int32"), false) => "int32",
        (Some("int32"), true) | (Some("uint32"), _) => "uint32",
        (Some("uint64"), _) | (_, true) => "uint64",
        _ => "int64",
    }
}
