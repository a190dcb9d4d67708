//! Keeps the payloads of webhooks when the webhooks themselves go.
//!
//! OpenAPI 3.0 has no webhooks. What the facade needs of each is the type of
//! its payload, so the payload becomes a named schema, and the name is noted.

use super::{Lowering, operations, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::names::pascal;

pub fn run(lowering: &mut Lowering) {
    let whole = lowering.root.clone();
    let Some(webhooks) = whole.get("webhooks").and_then(Node::as_object) else {
        return;
    };
    for (name, item) in webhooks {
        let at = Pointer::root().child("webhooks").child(name);
        let item = whole.follow(&item.node);
        let Some(operation) = visit::VERBS.iter().find_map(|verb| item.get(verb)) else {
            continue;
        };
        match payload(operation, &whole) {
            Some(schema) => {
                let schema_name = name_payload(lowering, name, schema);
                lowering.webhook_payloads.insert(name.clone(), schema_name);
            }
            None => lowering.report(
                Diagnostic::new(
                    "lower/webhook-payload",
                    format!("the webhook `{name}` has no JSON payload"),
                )
                .at(operation.place)
                .pointer(at)
                .help("describe its request body with a schema under `application/json`"),
            ),
        }
    }
}

fn payload<'a>(operation: &'a Node, whole: &'a Node) -> Option<&'a Node> {
    let body = whole.follow(operation.get("requestBody")?);
    body.get("content")?
        .as_object()?
        .iter()
        .find(|(media_type, _)| operations::is_json(media_type))?
        .1
        .node
        .get("schema")
}

/// The name of the component that a payload is, made if it is none yet.
fn name_payload(lowering: &mut Lowering, webhook: &str, schema: &Node) -> String {
    if let Some([_, _, name]) = schema.local_ref().as_ref().map(|at| at.0.as_slice()) {
        return name.clone();
    }
    lowering.add_schema(&format!("{}Event", pascal(webhook)), schema.clone())
}
