//! What the description says of each type, for the stages that shape its code.

use std::collections::BTreeMap;

use super::direction::{self, Direction};
use super::uses::{self, Use};
use super::{Building, Resource, text};
use crate::document::{Node, Pointer};
use crate::lower::wire_name_of_property;

/// What is known of a generated type.
#[derive(Debug, Clone)]
pub struct TypeFacts {
    /// Which way it travels.
    pub direction: Direction,
    /// The one resource that uses it; none if several or only webhooks do.
    pub home: Option<String>,
    /// Where it is used.
    pub uses: Vec<Use>,
    /// Its properties, in the order of the description.
    pub properties: Vec<String>,
    /// The properties that have to be there.
    pub required: Vec<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its name in the description, if Rust has another one for it.
    pub written_names: Vec<String>,
}

pub fn build(building: &Building<'_>, resources: &[Resource]) -> BTreeMap<String, TypeFacts> {
    let lowered = building.lowered;
    let mut uses = uses::uses(lowered, resources);
    direction::directions(lowered)
        .into_iter()
        .filter_map(|(name, direction)| {
            let at = Pointer(vec!["components".into(), "schemas".into(), name.clone()]);
            let schema = lowered.document.root.at(&at)?;
            let properties = schema.get("properties").and_then(Node::as_object);
            let uses = uses.remove(&name).unwrap_or_default();
            let facts = TypeFacts {
                direction,
                home: home(&uses, resources),
                uses,
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
                written_names: lowered
                    .written_names
                    .get(&name)
                    .cloned()
                    .unwrap_or_default(),
            };
            Some((name, facts))
        })
        .collect()
}

/// The one resource that uses a type. Webhooks count as one more.
fn home(uses: &[Use], resources: &[Resource]) -> Option<String> {
    let mut homes = uses.iter().map(|used| match used.at.operation() {
        Some(id) => resources
            .iter()
            .find(|resource| resource.operations.iter().any(|known| known.id == id))
            .map(|resource| resource.name.as_str()),
        None => Some("webhooks"),
    });
    let first = homes.next()??;
    homes
        .all(|home| home == Some(first))
        .then(|| first.to_owned())
}
