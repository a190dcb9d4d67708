//! Merges what the answers report about their price into one type.
//!
//! A caller adds up receipts of many operations; four types with the same
//! fields would have to be told apart for nothing. Every field of the merged
//! type is optional unless it has a default.

use super::Lowering;
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
        let resolved = lowering.root.follow(receipt).clone();
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
                Some(known) if shape(&known.node) == shape(&member.node) => {}
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

/// What decides whether two fields can be one.
fn shape(schema: &Node) -> (Option<String>, Option<String>, bool) {
    let text = |keyword: &str| {
        schema
            .get(keyword)
            .and_then(Node::as_str)
            .map(str::to_owned)
    };
    let part = schema.at(&Pointer(vec!["allOf".into(), "0".into(), "$ref".into()]));
    let reference = text("$ref").or_else(|| part.and_then(Node::as_str).map(str::to_owned));
    let nullable = schema.get("nullable").and_then(Node::as_bool) == Some(true);
    (reference, text("type"), nullable)
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
