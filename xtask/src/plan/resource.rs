//! Groups of operations: what hangs off the client under one name.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::api::{Answer, ByStatus, Headers, Operation, Resource};
use super::decided_name::{self, DecidedName};
use super::types::Types;
use super::{Planning, taken};
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, is_prelude, pascal, snake};
use crate::noun;
use crate::spec::{self, Spec};

/// Where operations without a tag go.
const UNTAGGED: &str = "operations";

/// Puts each operation into the resource of its first tag.
pub fn build(
    planning: &mut Planning<'_>,
    operations: Vec<(Operation, Option<String>)>,
) -> Vec<Resource> {
    let mut resources: IndexMap<String, Resource> = IndexMap::new();
    let accessors = Accessors::of(planning.spec);
    for tag in &planning.spec.tags {
        if let Some(resource) = &tag.sdk.resource {
            let decided = DecidedName {
                name: resource,
                taken: taken::RESOURCES,
                path: vec!["resource".into()],
            };
            decided_name::check(planning, &decided, &tag.origin);
        }
        let accessor = accessors.name(Some(&tag.name));
        let description = match (&tag.description, &tag.parent) {
            (Some(text), Some(parent)) => Some(format!("{text}\n\nPart of `{parent}`.")),
            (None, Some(parent)) => Some(format!("Part of `{parent}`.")),
            (text, None) => text.clone(),
        };
        resources
            .entry(accessor.clone())
            .or_insert_with(|| new(accessor, Some(tag.name.clone()), description));
    }
    for (operation, tag) in operations {
        let name = accessors.name(tag.as_deref());
        let resource = resources
            .entry(name.clone())
            .or_insert_with(|| new(name, tag, None));
        resource.operations.push(operation);
    }
    resources.retain(|_, resource| !resource.operations.is_empty());
    let mut resources: Vec<Resource> = resources.into_values().collect();
    for resource in &mut resources {
        apart_from_types(resource, &planning.typing.types);
        distinct_names(resource);
    }
    for resource in &resources {
        unique_methods(planning, resource);
    }
    resources
}

fn new(name: String, tag: Option<String>, description: Option<String>) -> Resource {
    let type_name = match pascal(&name) {
        name if is_prelude(&name) => format!("{name}Api"),
        name => name,
    };
    Resource {
        type_name,
        name,
        tag,
        description,
        operations: Vec::new(),
    }
}

/// The tag that an operation is grouped by: the first one that is not for something else.
pub fn tag<'a>(spec: &Spec, operation: &'a spec::Operation) -> Option<&'a str> {
    let groups = |name: &&String| {
        let declared = spec.tags.iter().find(|tag| tag.name == **name);
        let kind = declared.and_then(|tag| tag.kind.as_deref());
        kind.is_none_or(|kind| kind == "nav")
    };
    let mut tags = operation.tags.iter();
    let tag = tags.clone().find(groups).or_else(|| tags.next());
    tag.map(String::as_str)
}

/// The names of resources by tag.
pub struct Accessors(HashMap<String, String>);

impl Accessors {
    /// Names the resources of all tags. Tags with the same words are one resource; others
    /// never are, unless `x-sdk` says so.
    pub fn of(spec: &Spec) -> Self {
        let declared = spec.tags.iter().map(|tag| tag.name.as_str());
        let used = spec
            .operations()
            .filter_map(|operation| tag(spec, operation));
        let mut words: HashMap<String, String> = HashMap::new();
        let mut accessors = HashMap::new();
        for tag in declared.chain(used) {
            if accessors.contains_key(tag) {
                continue;
            }
            let mut declared = spec.tags.iter().rev();
            let decided = declared.find(|declared| declared.name == *tag);
            let decided = decided.and_then(|tag| tag.sdk.resource.clone());
            let accessor = decided.unwrap_or_else(|| {
                let whole = plain(tag);
                let mut names = [last(tag), whole.clone()].into_iter();
                let is_free = |name: &String| words.get(name).is_none_or(|it| *it == whole);
                let numbered = (2..).map(|number| format!("{whole}_{number}"));
                let name = names.find(is_free);
                name.or_else(|| numbered.into_iter().find(is_free))
                    .unwrap_or_else(|| whole.clone())
            });
            words.entry(accessor.clone()).or_insert_with(|| plain(tag));
            accessors.insert(tag.to_owned(), accessor);
        }
        Self(accessors)
    }

    /// The name of the resource of a tag.
    pub fn name(&self, tag: Option<&str>) -> String {
        let name = tag.and_then(|tag| self.0.get(tag));
        name.cloned().unwrap_or_else(|| UNTAGGED.to_owned())
    }
}

/// A tag's last part, which names the resource: the others say where it belongs.
fn last(tag: &str) -> String {
    let parts = tag.rsplit('/').map(plain);
    let mut parts = parts.filter(|part| part != UNTAGGED);
    parts.next().unwrap_or_else(|| UNTAGGED.to_owned())
}

/// A module is a file, and the name of a file is best in ASCII.
fn plain(text: &str) -> String {
    let ascii = deunicode::deunicode_with_tofu(text, " ");
    let name = match ascii.contains(|c: char| c.is_ascii_alphanumeric()) {
        true => snake(&ascii),
        false => UNTAGGED.to_owned(),
    };
    match taken::RESOURCES.contains(&name.as_str()) || taken::FILES.contains(&name.as_str()) {
        true => format!("{name}_api"),
        false => name,
    }
}

/// A type of the same name is what the resource has: `Pets` has the methods for each `Pet`.
fn apart_from_types(resource: &mut Resource, types: &Types) {
    let name = &resource.type_name;
    if !types.contains_key(name.as_str()) {
        return;
    }
    let plural = noun::plural_name(name).filter(|name| !types.contains_key(name.as_str()));
    resource.type_name = plural.unwrap_or_else(|| format!("{name}Api"));
}

/// Requests stand in one module with the type that has the methods, and with
/// what Rust names there without a path: a search that is the one request of
/// the resource `search` is not called like that, too. So do the enums of responses that
/// differ by status, and the structs of response headers.
fn distinct_names(resource: &mut Resource) {
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
    let mut known: Vec<Headers> = Vec::new();
    let mut statuses: Vec<(String, ByStatus)> = Vec::new();
    let mut all: Vec<(String, Headers)> = Vec::new();
    for operation in &resource.operations {
        let is_new = all.iter().all(|(id, _)| *id != operation.id);
        let headers = operation.headers.clone().filter(|_| is_new);
        all.extend(headers.map(|headers| (operation.id.clone(), headers)));
    }
    for operation in &mut resource.operations {
        let builder = operation.methods[0].builder.trim_end_matches("Request");
        if let Answer::ByStatus(by_status) = &mut operation.answer {
            let is_same = |(id, it): &&(String, ByStatus)| {
                *id == operation.id && it.variants == by_status.variants
            };
            by_status.name = match statuses.iter().find(is_same) {
                Some((_, known)) => known.name.clone(),
                None => scope.distinct(&format!("{builder}Response"), "Body"),
            };
            statuses.push((operation.id.clone(), by_status.clone()));
        }
        let Some(headers) = &mut operation.headers else {
            continue;
        };
        // Those that several operations have are named after the resource.
        let same = all.iter().filter(|(_, it)| it.fields == headers.fields);
        let stem = match same.count() {
            1 => builder,
            _ => &resource.type_name,
        };
        headers.name = match known.iter().find(|it| it.fields == headers.fields) {
            Some(known) => known.name.clone(),
            None if scope.has(&format!("{stem}Headers")) => {
                scope.distinct(&format!("{builder}Headers"), "Values")
            }
            None => scope.distinct(&format!("{stem}Headers"), "Values"),
        };
        known.push(headers.clone());
    }
}

fn unique_methods(planning: &mut Planning<'_>, resource: &Resource) {
    let mut seen: IndexMap<&str, &Operation> = IndexMap::new();
    for operation in &resource.operations {
        for method in &operation.methods {
            if let Some(other) = seen.insert(&method.name, operation) {
                planning.typing.found.push(
                    Diagnostic::new(
                        "plan/method-twice",
                        format!(
                            "`{}` and `{}` are both called `{}` on `{}`",
                            operation.id, other.id, method.name, resource.name
                        ),
                    )
                    .on(&operation.origin)
                    .also("the other one", other.origin.place)
                    .help("give one of them another `method` in the overlay"),
                );
            }
        }
    }
}
