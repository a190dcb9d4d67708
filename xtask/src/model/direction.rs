//! Which way a type travels: to the service, from it, or both.

use std::collections::BTreeMap;

use crate::document::{Node, Pointer};
use crate::lower::{Lowered, visit};

/// Which way a type travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Direction {
    /// It is part of a request.
    pub sent: bool,
    /// It is part of an answer or of a webhook.
    pub received: bool,
}

/// The direction of every component schema that is used.
pub fn directions(lowered: &Lowered) -> BTreeMap<String, Direction> {
    let mut directions = BTreeMap::new();
    let mut root = lowered.document.root.clone();
    let mut sent = Vec::new();
    let mut received: Vec<String> = lowered.webhook_payloads.values().cloned().collect();
    received.extend(lowered.receipt.clone());
    visit::operation_schemas(&mut root, &mut |schema, at| {
        let is_response = at.0.iter().any(|token| token == "responses");
        let list = if is_response {
            &mut received
        } else {
            &mut sent
        };
        list.extend(reference(schema));
    });
    spread(lowered, sent, &mut directions, |direction| {
        !std::mem::replace(&mut direction.sent, true)
    });
    spread(lowered, received, &mut directions, |direction| {
        !std::mem::replace(&mut direction.received, true)
    });
    directions
}

fn spread(
    lowered: &Lowered,
    mut names: Vec<String>,
    directions: &mut BTreeMap<String, Direction>,
    mark: impl Fn(&mut Direction) -> bool,
) {
    while let Some(name) = names.pop() {
        if mark(directions.entry(name.clone()).or_default()) {
            names.extend(references_in(lowered, &name));
        }
    }
}

/// The schemas that a component schema refers to.
pub fn references_in(lowered: &Lowered, name: &str) -> Vec<String> {
    let at = Pointer(vec!["components".into(), "schemas".into(), name.into()]);
    let mut names = Vec::new();
    if let Some(schema) = lowered.document.root.at(&at) {
        visit::schema(&mut schema.clone(), &at, &mut |schema, _| {
            names.extend(reference(schema))
        });
    }
    names
}

pub fn reference(schema: &Node) -> Option<String> {
    let text = schema.get("$ref")?.as_str()?;
    text.strip_prefix("#/components/schemas/")
        .map(str::to_owned)
}
