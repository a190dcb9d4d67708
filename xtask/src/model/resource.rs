//! Groups of operations: what hangs off the client under one name.

use indexmap::IndexMap;

use super::decided_name::{self, DecidedName};
use super::operation::{self, Operation};
use super::{Building, job, text};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::lower::VERBS;
use crate::names::{Scope, is_prelude, pascal, snake};
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
    let mut tagged = from_tags(building);
    for (operation, tag) in operations(building) {
        let name = match &tag {
            Some(tag) => tagged
                .accessors
                .get(tag)
                .cloned()
                .unwrap_or_else(|| accessor(tag)),
            None => UNTAGGED.to_owned(),
        };
        let resource = tagged
            .resources
            .entry(name.clone())
            .or_insert_with(|| new(name, tag, None));
        resource.operations.push(operation);
    }
    tagged
        .resources
        .retain(|_, resource| !resource.operations.is_empty());
    let mut resources: Vec<Resource> = tagged.resources.into_values().collect();
    for resource in &mut resources {
        distinct_builders(resource);
        job::name_handles(resource);
    }
    for resource in &resources {
        unique_methods(building, resource);
    }
    resources
}

fn new(name: String, tag: Option<String>, description: Option<String>) -> Resource {
    Resource {
        type_name: type_name(&name),
        name,
        tag,
        description,
        operations: Vec::new(),
    }
}

fn type_name(name: &str) -> String {
    match pascal(name) {
        name if is_prelude(&name) => format!("{name}Api"),
        name => name,
    }
}

/// Files, modules and functions that every client has, and crates that it
/// stands on.
const TAKEN: &[&str] = &[
    "alloc",
    "blocking",
    "budget",
    "builder",
    "chrono",
    "client",
    "clone",
    "core",
    "from_env",
    "job",
    "lib",
    "main",
    "money",
    "new",
    "openapi_client_runtime",
    "page",
    "reqwest",
    "runtime",
    "serde",
    "serde_json",
    "set_api_key",
    "shared",
    "std",
    "tokio",
    "totals",
    "types",
    "webhooks",
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

/// Requests stand in one module with the type that has the methods, and with
/// what Rust names there without a path: a search that is the one request of
/// the resource `search` is not called like that, too.
fn distinct_builders(resource: &mut Resource) {
    let mut scope = Scope::default();
    scope.take(&resource.type_name);
    let methods = resource
        .operations
        .iter_mut()
        .flat_map(|operation| &mut operation.methods);
    for method in methods {
        if is_prelude(&method.builder) {
            scope.take(&method.builder);
        }
        method.builder = scope.distinct(&method.builder, "Request");
    }
}

/// What the tags say of resources.
struct Tagged {
    /// Resources by name; none has operations yet.
    resources: IndexMap<String, Resource>,
    /// The name of the resource that each tag leads to. Several may lead to one.
    accessors: IndexMap<String, String>,
}

fn from_tags(building: &mut Building<'_>) -> Tagged {
    let mut tagged = Tagged {
        resources: IndexMap::new(),
        accessors: IndexMap::new(),
    };
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
        let at = at.child(index.to_string());
        let decided: sdk::Tag = building.extension(tag, &at);
        if let Some(resource) = &decided.resource {
            let decided = DecidedName {
                name: resource,
                taken: TAKEN,
                path: vec!["resource".into()],
            };
            decided_name::check(building, decided, tag, &at);
        }
        let accessor = decided.resource.unwrap_or_else(|| accessor(&name));
        let description = text(tag.get("description"));
        tagged.accessors.insert(name.clone(), accessor.clone());
        tagged
            .resources
            .entry(accessor.clone())
            .or_insert_with(|| new(accessor, Some(name), description));
    }
    tagged
}

fn operations(building: &mut Building<'_>) -> Vec<(Operation, Option<String>)> {
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
                found.push((operation, text(tag)));
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
