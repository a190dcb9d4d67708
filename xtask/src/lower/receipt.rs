//! Merges what the answers report about their price into one type.
//!
//! A caller adds up receipts of many operations; four types with the same
//! fields would have to be told apart for nothing. Every field of the merged
//! type is optional unless it has a default.

use std::collections::BTreeMap;

use super::{Lowering, SCHEMAS};
use crate::diagnostic::Diagnostic;
use crate::document::{Map, Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    let receipts = std::mem::take(&mut lowering.receipts);
    let Some(name) = lowering
        .sdk
        .receipt
        .as_ref()
        .map(|receipt| receipt.name.clone())
    else {
        return;
    };
    if receipts.is_empty()
        && lowering
            .schemas()
            .is_some_and(|all| all.contains_key(&name))
    {
        lowering.receipt = Some(name);
        return;
    }
    let Some(place) = receipts.first().map(|(node, _)| node.place) else {
        return;
    };
    let mut merged = Map::new();
    for (receipt, at) in &receipts {
        let (resolved, component) = lowering.root.resolve_schema(receipt);
        let resolved = resolved.clone();
        if let Some(written) = component.and_then(|at| at.0.last().cloned()) {
            lowering.add_written_name(&name, &written);
        }
        for (field, member) in resolved
            .get("properties")
            .and_then(Node::as_object)
            .into_iter()
            .flatten()
        {
            match merged.get(field) {
                None => {
                    merged.insert(field.clone(), member.clone());
                }
                Some(known)
                    if shape(&known.node, &lowering.runtime_types)
                        == shape(&member.node, &lowering.runtime_types) => {}
                Some(_) => lowering.diagnostics.push(conflict(field, &member.node, at)),
            }
        }
    }
    let mut schema = Node::from_json(serde_json::json!({"type": "object"}), place);
    let description = lowering
        .sdk
        .receipt
        .as_ref()
        .and_then(|receipt| receipt.description.clone());
    if let Some(text) = description {
        schema.set("description", Node::new(Value::String(text), place));
    }
    schema.set("properties", Node::new(Value::Object(merged), place));
    lowering.put_schema(&name, schema);
    lowering.receipt = Some(name);
}

/// The parts of a field's schema that two fields share if they can be one.
#[derive(PartialEq, Eq)]
struct Shape<'a> {
    /// The type of the runtime or the component that it refers to.
    reference: Option<&'a str>,
    of: Option<&'a str>,
    nullable: bool,
}

fn shape<'a>(schema: &'a Node, runtime_types: &'a BTreeMap<String, String>) -> Shape<'a> {
    let part = Pointer(vec!["allOf".into(), "0".into()]);
    let reference = schema.at(&part).unwrap_or(schema).get("$ref");
    let reference = reference.and_then(Node::as_str);
    let runtime_type = reference
        .and_then(|reference| reference.strip_prefix(SCHEMAS))
        .and_then(|name| runtime_types.get(name));
    Shape {
        reference: runtime_type.map(String::as_str).or(reference),
        of: schema.get("type").and_then(Node::as_str),
        nullable: schema.get("nullable").and_then(Node::as_bool) == Some(true),
    }
}

fn conflict(field: &str, node: &Node, at: &Pointer) -> Diagnostic {
    Diagnostic::new(
        "lower/receipt-conflict",
        format!("the receipts of different operations disagree on the type of `{field}`"),
    )
    .at(node.place)
    .pointer(at.clone())
    .help("give the field one type in every receipt, for instance with an overlay action")
}
