//! Moves defaults from the types into the docs.
//!
//! The default of something that a caller leaves out is the service's to apply:
//! a client that filled it in would keep the old one when it changes. Only the
//! receipt keeps its defaults, as they say what an absent amount means.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    let receipt = lowering.receipt.clone();
    visit::operations(&mut lowering.root, &mut |operation, _| {
        for parameter in operation
            .get_mut("parameters")
            .and_then(Node::as_array_mut)
            .into_iter()
            .flatten()
        {
            let default = parameter
                .get_mut("schema")
                .and_then(|schema| schema.remove("default"));
            if let Some(default) = default {
                super::say(parameter, &sentence(&default));
            }
        }
    });
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        let in_receipt =
            matches!(at.0.as_slice(), [_, _, name, ..] if Some(name) == receipt.as_ref());
        if in_receipt {
            return;
        }
        if let Some(default) = schema.remove("default")
            && !matches!(default.value, Value::Null)
        {
            super::say(schema, &sentence(&default));
        }
    });
}

fn sentence(default: &Node) -> String {
    let text = match default.as_str() {
        Some(text) => text.to_owned(),
        None => default.to_json().to_string(),
    };
    format!("Left out, it is `{text}`.")
}
