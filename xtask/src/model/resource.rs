//! Groups of operations: what hangs off the client under one name.

use indexmap::IndexMap;

use super::operation::{self, Operation};
use super::{Building, text};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::lower::VERBS;
use crate::names::{pascal, snake};
use crate::sdk;

/// Operations under one name.
#[derive(Debug, Clone)]
pub struct Resource {
    /// The accessor on the client, and the module.
    pub name: String,
    /// The type that has the methods.
    pub type_name: String,
    /// The tag that it was made from.
    pub tag: Option<String>,
    /// What the tag says.
    pub description: Option<String>,
    /// Its operations, in the order of the description.
    pub operations: Vec<Operation>,
}

/// Where operations without a tag go.
const UNTAGGED: &str = "operations";

pub fn build(building: &mut Building<'_>) -> Vec<Resource> {
    let mut resources = from_tags(building);
    for (operation, tag, at) in operations(building) {
        let name = tag
            .as_ref()
            .and_then(|tag| {
                resources
                    .iter()
                    .find(|(_, resource)| resource.tag.as_ref() == Some(tag))
            })
            .map(|(name, _)| name.clone())
            .unwrap_or_else(|| tag.as_deref().map_or(UNTAGGED.into(), accessor));
        let resource = resources
            .entry(name.clone())
            .or_insert_with(|| new(name, tag, None));
        resource.operations.push(operation);
        let _ = at;
    }
    resources.retain(|_, resource| !resource.operations.is_empty());
    let mut resources: Vec<Resource> = resources.into_values().collect();
    for resource in &mut resources {
        rename_builders(resource);
    }
    for resource in &resources {
        unique_methods(building, resource);
    }
    prices_for_all(building, &resources);
    resources
}

fn new(name: String, tag: Option<String>, description: Option<String>) -> Resource {
    Resource {
        type_name: pascal(&name),
        name,
        tag,
        description,
        operations: Vec::new(),
    }
}

/// Modules and functions that every client has.
const TAKEN: &[&str] = &[
    "builder", "client", "from_env", "lib", "new", "shared", "types", "webhooks",
];

/// A tag's last part names the resource: the others say where it belongs.
fn accessor(tag: &str) -> String {
    // A module is a file, and the name of a file is best in ASCII.
    let ascii: String = tag.chars().filter(char::is_ascii).collect();
    let name = match ascii.rsplit('/').next() {
        Some(last) if last.contains(|c: char| c.is_ascii_alphanumeric()) => snake(last),
        _ => UNTAGGED.to_owned(),
    };
    if TAKEN.contains(&name.as_str()) {
        format!("{name}_api")
    } else {
        name
    }
}

/// A search that is the one request of the resource `search` is not called like
/// that, too.
fn rename_builders(resource: &mut Resource) {
    let methods = resource
        .operations
        .iter_mut()
        .flat_map(|operation| &mut operation.methods);
    for method in methods.filter(|method| method.builder == resource.type_name) {
        method.builder.push_str("Request");
    }
}

fn from_tags(building: &mut Building<'_>) -> IndexMap<String, Resource> {
    let mut resources = IndexMap::new();
    let at = Pointer::root().child("tags");
    let tags = building
        .written
        .get("tags")
        .and_then(Node::as_array)
        .unwrap_or_default();
    for (index, tag) in tags.iter().enumerate() {
        let Some(name) = text(tag.get("name")) else {
            continue;
        };
        let decided: sdk::Tag = building.extension(tag, &at.child(index.to_string()));
        let accessor = decided.resource.unwrap_or_else(|| accessor(&name));
        let description = text(tag.get("description"));
        resources
            .entry(accessor.clone())
            .or_insert_with(|| new(accessor, Some(name), description));
    }
    resources
}

fn operations(building: &mut Building<'_>) -> Vec<(Operation, Option<String>, Pointer)> {
    let mut found = Vec::new();
    let at = Pointer::root().child("paths");
    let written = building.written;
    let paths = written.get("paths").and_then(Node::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let item = written.follow(&item.node);
        for verb in VERBS {
            let Some(node) = item.get(verb) else {
                continue;
            };
            let at = at.child(path).child(*verb);
            if let Some(operation) = operation::build(building, node, path, verb, &at) {
                let tag = node
                    .get("tags")
                    .and_then(Node::as_array)
                    .and_then(|tags| tags.first());
                found.push((operation, text(tag), at));
            }
        }
    }
    found
}

fn unique_methods(building: &mut Building<'_>, resource: &Resource) {
    let mut seen: IndexMap<&str, &str> = IndexMap::new();
    for operation in &resource.operations {
        for method in &operation.methods {
            if let Some(other) = seen.insert(&method.name, &operation.id) {
                building.report(
                    Diagnostic::new(
                        "model/method-twice",
                        format!(
                            "`{}` and `{other}` are both called `{}` on `{}`",
                            operation.id, method.name, resource.name
                        ),
                    )
                    .at(operation.place)
                    .pointer(operation.pointer.clone())
                    .help("give one of them another `method` in the overlay"),
                );
            }
        }
    }
}

/// Where calls cost money, one without a price is a mistake: it would be
/// documented, and repeated, as if it were free.
fn prices_for_all(building: &mut Building<'_>, resources: &[Resource]) {
    let all = || resources.iter().flat_map(|resource| &resource.operations);
    if all().all(|operation| operation.price.is_none()) {
        return;
    }
    for operation in all() {
        let missing = [
            ("price", operation.price.is_none()),
            ("repeat", operation.repeat.is_none()),
        ];
        for (member, _) in missing.into_iter().filter(|(_, missing)| *missing) {
            building.report(
                Diagnostic::new(
                    "model/undecided",
                    format!("nobody has decided the `{member}` of `{}`", operation.id),
                )
                .at(operation.place)
                .pointer(operation.pointer.clone())
                .help(format!(
                    "add an action to the overlay that sets `x-sdk.{member}` on it"
                )),
            );
        }
    }
}
