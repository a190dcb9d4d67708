//! Opens the envelope around successful answers: what is left of a response is
//! its data. Which members are the envelope's is said by the overlay.

use super::data_names::DataNames;
use super::{Lowering, visit};
use crate::document::{Map, Node, Pointer};
use crate::sdk;

/// Set on an operation whose answer came in an envelope: the envelope's other
/// members, and whether they were promised. A receipt that is described counts
/// as that: it is what callers go by who pay.
pub const ENVELOPED: &str = "x-enveloped";

pub fn run(lowering: &mut Lowering) {
    let Some(envelope) = lowering.sdk.envelope.clone() else {
        return;
    };
    let whole = lowering.root.clone();
    let mut receipts = Vec::new();
    let mut names = DataNames::new(&envelope.data, &whole);
    visit::operations(&mut lowering.root, &mut |operation, at| {
        if operation.get(ENVELOPED).is_some() {
            return;
        }
        let id = operation.get("operationId").and_then(Node::as_str);
        let id = id.unwrap_or_default().to_owned();
        let mut members = None;
        for schema in response_schemas(operation) {
            let (answer, component) = whole.resolve_schema(schema);
            let answer = answer.clone();
            let Some(properties) = answer.get("properties") else {
                continue;
            };
            let Some(data) = properties.get(&envelope.data) else {
                continue;
            };
            members = Some(others(&answer, properties, &envelope));
            if let Some(receipt) = properties.get(&envelope.receipt) {
                receipts.push((receipt.clone(), at.clone()));
            }
            let mut data = data.clone();
            match component {
                Some(component) => names.name_by_component(&mut data, component),
                None => names.name_by_operation(&mut data, &id, at),
            }
            *schema = data;
        }
        if let Some(members) = members {
            let place = operation.place;
            operation.set(ENVELOPED, Node::from_json(members, place));
        }
    });
    names.finish(lowering);
    lowering.receipts = receipts;
}

fn others(answer: &Node, properties: &Node, envelope: &sdk::Envelope) -> serde_json::Value {
    let required = answer.get("required").and_then(Node::as_array);
    let required: Vec<&str> = required
        .into_iter()
        .flatten()
        .filter_map(Node::as_str)
        .collect();
    let names = properties.as_object().into_iter().flat_map(Map::keys);
    names
        .filter(|name| **name != envelope.data)
        .map(|name| {
            let is_promised = required.contains(&name.as_str()) || *name == envelope.receipt;
            (name.clone(), serde_json::Value::from(is_promised))
        })
        .collect()
}

fn response_schemas(operation: &mut Node) -> Vec<&mut Node> {
    let responses = operation.get_mut("responses").and_then(Node::as_object_mut);
    responses
        .into_iter()
        .flatten()
        .filter_map(|(_, response)| {
            response
                .node
                .at_mut(&Pointer::parse("/content/application~1json/schema")?)
        })
        .collect()
}
