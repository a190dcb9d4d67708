//! Opens the envelope around successful answers: what is left of a response is
//! its data. Which members are the envelope's is said by the overlay.

use super::{Lowering, visit};
use crate::document::{Node, Pointer, Value};

/// Set on an operation whose answer came in an envelope.
pub const ENVELOPED: &str = "x-enveloped";

pub fn run(lowering: &mut Lowering) {
    let Some(envelope) = lowering.sdk.envelope.clone() else {
        return;
    };
    let whole = lowering.root.clone();
    let mut receipts = Vec::new();
    visit::operations(&mut lowering.root, &mut |operation, at| {
        if operation.get(ENVELOPED).is_some() {
            return;
        }
        let mut enveloped = false;
        for schema in response_schemas(operation) {
            let answer = whole.follow(schema).clone();
            let Some(properties) = answer.get("properties") else {
                continue;
            };
            let Some(data) = properties.get(&envelope.data) else {
                continue;
            };
            enveloped = true;
            if let Some(receipt) = properties.get(&envelope.receipt) {
                receipts.push((receipt.clone(), at.clone()));
            }
            *schema = data.clone();
        }
        if enveloped {
            let place = operation.place;
            operation.set(ENVELOPED, Node::new(Value::Bool(true), place));
        }
    });
    lowering.receipts = receipts;
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
