//! Opens the envelope around successful answers: what is left of a response is
//! its data. Which members are the envelope's is said by the overlay.

use std::collections::{BTreeMap, HashSet};

use super::data_names::DataNames;
use super::{Lowering, visit};
use crate::document::{Map, Node, Pointer};
use crate::sdk;

/// Set on an operation whose answer came in an envelope: the envelope's other
/// members, and whether they were promised. A receipt that is described counts
/// as that: it is what callers go by who pay. A member that always has the same
/// value is an object with that value as well.
pub const ENVELOPED: &str = "x-enveloped";

pub fn run(lowering: &mut Lowering) {
    let Some(envelope) = lowering.sdk.envelope.clone() else {
        return;
    };
    let whole = lowering.root.clone();
    let written = lowering.written.clone();
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
            let mut constants = BTreeMap::new();
            if let Some(operation) = written.at(at) {
                add_constants(&written, operation, &mut constants);
            }
            members = Some(others(&answer, properties, &envelope, &constants));
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

fn others(
    answer: &Node,
    properties: &Node,
    envelope: &sdk::Envelope,
    constants: &BTreeMap<String, serde_json::Value>,
) -> serde_json::Value {
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
            let member = match constants.get(name) {
                Some(value) => serde_json::json!({"promised": is_promised, "always": value}),
                None => is_promised.into(),
            };
            (name.clone(), member)
        })
        .collect()
}

/// Adds the members that have one value in all answers of success, as they were
/// written: other passes turn constants into their type.
fn add_constants(
    root: &Node,
    operation: &Node,
    constants: &mut BTreeMap<String, serde_json::Value>,
) {
    let responses = operation.get("responses").and_then(Node::as_object);
    let successes = responses
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('2'));
    for (_, response) in successes {
        let content = root.follow(&response.node).get("content");
        for (_, media) in content.and_then(Node::as_object).into_iter().flatten() {
            if let Some(schema) = media.node.get("schema") {
                let mut seen = HashSet::new();
                add_constants_of(root, schema, constants, &mut seen);
            }
        }
    }
}

/// Adds the constants of a schema and its parts. One that was seen is left out:
/// a part may lead back to the schema.
fn add_constants_of(
    root: &Node,
    schema: &Node,
    constants: &mut BTreeMap<String, serde_json::Value>,
    seen: &mut HashSet<*const Node>,
) {
    let schema = root.follow(schema);
    if !seen.insert(schema) {
        return;
    }
    let parts = schema.get("allOf").and_then(Node::as_array);
    for part in parts.into_iter().flatten() {
        add_constants_of(root, part, constants, seen);
    }
    let properties = schema.get("properties").and_then(Node::as_object);
    for (name, member) in properties.into_iter().flatten() {
        let (member, _) = root.resolve_schema(&member.node);
        let only = match member.get("enum").and_then(Node::as_array) {
            Some([only]) => Some(only),
            _ => None,
        };
        let always = member.get("const").or(only).map(Node::to_json);
        if let Some(always) = always.filter(|always| !always.is_null()) {
            constants.insert(name.clone(), always);
        }
    }
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
