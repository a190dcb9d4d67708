//! Takes string enums out of typify's hands.
//!
//! They stay open to values that the service adds, so they are made by one
//! macro of the runtime instead; for typify each is a type made elsewhere.

use super::Lowering;
use crate::document::{Node, Pointer};

/// A named set of known strings.
#[derive(Debug, Clone)]
pub struct StringEnum {
    /// The name of its schema.
    pub name: String,
    /// Its docs.
    pub description: Option<String>,
    /// The known values, without repetitions.
    pub values: Vec<String>,
}

pub fn run(lowering: &mut Lowering) {
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let Some(schemas) = lowering.root.at(&at).and_then(Node::as_object) else {
        return;
    };
    for (name, member) in schemas {
        let Some(values) = member.node.get("enum").and_then(Node::as_array) else {
            continue;
        };
        let mut known: Vec<String> = Vec::new();
        for value in values.iter().filter_map(Node::as_str) {
            if !known.iter().any(|known| known == value) {
                known.push(value.to_owned());
            }
        }
        let description = member.node.get("description").and_then(Node::as_str);
        lowering
            .runtime_types
            .insert(name.clone(), format!("crate::types::{name}"));
        lowering.enums.push(StringEnum {
            name: name.clone(),
            description: description.map(str::to_owned),
            values: known,
        });
    }
}
