//! Finds what progenitor stumbles over: it says why, if anything, but not
//! where. Parts of the description are tried by themselves.

use std::collections::BTreeSet;

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr};

use super::generate;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Pointer;
use crate::lower::{Lowered, VERBS};
use crate::model::references_in;

/// A diagnostic for each part that fails by itself, or for the whole.
pub fn find(lowered: &Lowered, message: &str) -> Diagnostics {
    let mut found = schemas(lowered);
    if found.is_empty() {
        found = operations(lowered);
    }
    if found.is_empty() {
        found.push(refused("the description", message));
    }
    found
}

fn refused(what: &str, message: &str) -> Diagnostic {
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::new(
        "core/refused",
        format!("progenitor cannot make code of {what}: {message}"),
    )
    .help(
        "describe it in another way or take it out, for instance with an overlay action; \
         `--emit lowered=PATH` shows what progenitor was given",
    )
}

/// Schemas that fail with nothing but what they refer to, the innermost only.
fn schemas(lowered: &Lowered) -> Diagnostics {
    let bare = OpenAPI {
        paths: openapiv3::Paths::default(),
        ..lowered.openapi.clone()
    };
    if generate(&bare, lowered).is_ok() {
        return Vec::new();
    }
    let names: Vec<String> = bare
        .components
        .iter()
        .flat_map(|components| components.schemas.keys().cloned())
        .collect();
    let failing: Vec<(String, String, BTreeSet<String>)> = names
        .into_iter()
        .filter_map(|name| {
            let closure = closure(lowered, &name);
            let mut alone = bare.clone();
            if let Some(components) = &mut alone.components {
                components.schemas.retain(|name, _| closure.contains(name));
            }
            let message = generate(&alone, lowered).err()?;
            Some((name, message, closure))
        })
        .collect();
    failing
        .iter()
        .filter(|(name, _, closure)| {
            !failing.iter().any(|(other, _, inner)| {
                other != name && closure.contains(other) && !inner.contains(name)
            })
        })
        .map(|(name, message, _)| {
            let at = Pointer(vec!["components".into(), "schemas".into(), name.clone()]);
            at_node(
                lowered,
                refused(&format!("the schema `{name}`"), message),
                at,
            )
        })
        .collect()
}

fn closure(lowered: &Lowered, name: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut wanted = vec![name.to_owned()];
    while let Some(name) = wanted.pop() {
        if reached.insert(name.clone()) {
            wanted.extend(references_in(lowered, &name));
        }
    }
    reached
}

/// Operations that fail by themselves.
fn operations(lowered: &Lowered) -> Diagnostics {
    let mut found = Vec::new();
    for (path, item) in &lowered.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else {
            continue;
        };
        for verb in VERBS {
            let mut alone = PathItem {
                parameters: item.parameters.clone(),
                ..PathItem::default()
            };
            let Some(operation) = of_verb(&mut item.clone(), verb).and_then(Option::take) else {
                continue;
            };
            let id = operation.operation_id.clone().unwrap_or_default();
            if let Some(slot) = of_verb(&mut alone, verb) {
                *slot = Some(operation);
            }
            let mut only = lowered.openapi.clone();
            only.paths.paths.clear();
            only.paths
                .paths
                .insert(path.clone(), ReferenceOr::Item(alone));
            if let Err(message) = generate(&only, lowered) {
                let at = Pointer(vec!["paths".into(), path.clone(), (*verb).into()]);
                found.push(at_node(
                    lowered,
                    refused(&format!("the operation `{id}`"), &message),
                    at,
                ));
            }
        }
    }
    found
}

fn of_verb<'a>(item: &'a mut PathItem, verb: &str) -> Option<&'a mut Option<Operation>> {
    Some(match verb {
        "get" => &mut item.get,
        "put" => &mut item.put,
        "post" => &mut item.post,
        "delete" => &mut item.delete,
        "options" => &mut item.options,
        "head" => &mut item.head,
        "patch" => &mut item.patch,
        "trace" => &mut item.trace,
        _ => return None,
    })
}

fn at_node(lowered: &Lowered, diagnostic: Diagnostic, at: Pointer) -> Diagnostic {
    match lowered.document.root.at(&at) {
        Some(node) => diagnostic.at(node.place).pointer(at),
        None => diagnostic.pointer(at),
    }
}
