//! What the description says of each type, for the stages that shape its code.

use std::collections::{BTreeMap, BTreeSet};

use super::direction::{self, Direction};
use super::{Building, Resource, text};
use crate::document::{Node, Pointer};
use crate::lower::{Lowered, visit, wire_name_of_property};

/// What is known of a generated type.
#[derive(Debug, Clone)]
pub struct TypeFacts {
    /// Which way it travels.
    pub direction: Direction,
    /// The one resource that uses it; none if several or only webhooks do.
    pub home: Option<String>,
    /// Its properties, in the order of the description.
    pub properties: Vec<String>,
    /// The properties that have to be there.
    pub required: Vec<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its name in the description, if Rust has another one for it.
    pub written_name: Option<String>,
}

pub fn build(building: &Building<'_>, resources: &[Resource]) -> BTreeMap<String, TypeFacts> {
    let lowered = building.lowered;
    let users = users(lowered, resources);
    direction::directions(lowered)
        .into_iter()
        .filter_map(|(name, direction)| {
            let at = Pointer(vec!["components".into(), "schemas".into(), name.clone()]);
            let schema = lowered.document.root.at(&at)?;
            let properties = schema.get("properties").and_then(Node::as_object);
            let facts = TypeFacts {
                direction,
                home: match users.get(&name) {
                    Some(users) if users.len() == 1 => users.first().cloned(),
                    _ => None,
                },
                properties: properties
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| wire_name_of_property(schema, name).to_owned())
                    .collect(),
                required: schema
                    .get("required")
                    .and_then(Node::as_array)
                    .unwrap_or_default()
                    .iter()
                    .filter_map(Node::as_str)
                    .map(|name| wire_name_of_property(schema, name).to_owned())
                    .collect(),
                description: text(schema.get("description")),
                written_name: lowered.written_names.get(&name).cloned(),
            };
            Some((name, facts))
        })
        .collect()
}

/// The resources that use each type. Webhooks count as one more.
fn users(lowered: &Lowered, resources: &[Resource]) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |user: &str, mut names: Vec<String>| {
        while let Some(name) = names.pop() {
            if users
                .entry(name.clone())
                .or_default()
                .insert(user.to_owned())
            {
                names.extend(direction::references_in(lowered, &name));
            }
        }
    };
    let mut root = lowered.document.root.clone();
    let mut used: Vec<(Pointer, String)> = Vec::new();
    visit::operation_schemas(&mut root, &mut |schema, at| {
        if let Some(name) = direction::reference(schema) {
            used.push((at.clone(), name));
        }
    });
    for resource in resources {
        for operation in &resource.operations {
            let own = used
                .iter()
                .filter(|(at, _)| at.0.starts_with(&operation.pointer.0));
            add(&resource.name, own.map(|(_, name)| name.clone()).collect());
        }
    }
    add(
        "webhooks",
        lowered.webhook_payloads.values().cloned().collect(),
    );
    users
}
