//! Which operations and webhooks use each type, and what for.

use std::collections::{BTreeMap, BTreeSet};

use super::direction::{reference, references_in};
use super::{Resource, text};
use crate::document::Pointer;
use crate::lower::{Lowered, WIRE_NAME, visit};

/// A use of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Where the type is used.
    pub at: UsedAt,
    /// Whether the type is only a part of what is used there.
    pub is_part: bool,
}

/// Where a type is used. Operations are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsedAt {
    /// In the answer of an operation.
    Answer(String),
    /// In the body of an operation.
    Body(String),
    /// In a parameter of an operation, whose name on the wire comes second.
    Parameter(String, String),
    /// In the payload of the webhook with this name.
    Webhook(String),
}

impl UsedAt {
    /// The operation, if it is used in one.
    pub fn operation(&self) -> Option<&str> {
        match self {
            Self::Answer(operation) | Self::Body(operation) | Self::Parameter(operation, _) => {
                Some(operation)
            }
            Self::Webhook(_) => None,
        }
    }
}

/// The uses of each type, in the order of the description, webhooks last.
pub fn uses(lowered: &Lowered, resources: &[Resource]) -> BTreeMap<String, Vec<Use>> {
    let mut uses = Uses {
        lowered,
        found: BTreeMap::new(),
    };
    let in_operations = in_operations(lowered);
    for operation in resources.iter().flat_map(|resource| &resource.operations) {
        for (at, name) in &in_operations {
            if let Some(below) = at.0.strip_prefix(operation.pointer.0.as_slice()) {
                let at = used_at(lowered, &operation.pointer, below, &operation.id);
                uses.add(at, name);
            }
        }
    }
    for (webhook, payload) in &lowered.webhook_payloads {
        uses.add(UsedAt::Webhook(webhook.clone()), payload);
    }
    uses.found
}

/// The references in operations, each with its place.
fn in_operations(lowered: &Lowered) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    let mut root = lowered.document.root.clone();
    visit::operation_schemas(&mut root, &mut |schema, at| {
        found.extend(reference(schema).map(|name| (at.clone(), name)));
    });
    found
}

/// The part of an operation that a pointer leads to, from the operation.
fn used_at(lowered: &Lowered, operation: &Pointer, below: &[String], id: &str) -> UsedAt {
    match below {
        [parameters, index, ..] if parameters == "parameters" => {
            let at = operation.child(parameters).child(index);
            let parameter = lowered.document.root.at(&at);
            let name = parameter.and_then(|node| node.get(WIRE_NAME).or(node.get("name")));
            UsedAt::Parameter(id.to_owned(), text(name).unwrap_or_default())
        }
        [body, ..] if body == "requestBody" => UsedAt::Body(id.to_owned()),
        _ => UsedAt::Answer(id.to_owned()),
    }
}

struct Uses<'a> {
    lowered: &'a Lowered,
    found: BTreeMap<String, Vec<Use>>,
}

impl Uses<'_> {
    /// Adds the use of a type, and of all its parts.
    fn add(&mut self, at: UsedAt, name: &str) {
        let mut seen = BTreeSet::new();
        let mut wanted = vec![name.to_owned()];
        while let Some(next) = wanted.pop() {
            if !seen.insert(next.clone()) {
                continue;
            }
            wanted.extend(references_in(self.lowered, &next));
            let is_part = next != name;
            self.note(
                next,
                Use {
                    at: at.clone(),
                    is_part,
                },
            );
        }
    }

    /// A type that is used as a whole and as a part is used as a whole.
    fn note(&mut self, name: String, new: Use) {
        let uses = self.found.entry(name).or_default();
        match uses.iter_mut().find(|known| known.at == new.at) {
            Some(known) => known.is_part &= new.is_part,
            None => uses.push(new),
        }
    }
}
