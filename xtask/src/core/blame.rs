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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::core;
    use super::*;
    use crate::load::load;
    use crate::lower::lower;
    use crate::sdk;

    const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: pets
      responses:
        '200':
          description: all
          content: { application/json: { schema: { $ref: '#/components/schemas/Outer' } } }
    delete:
      operationId: removePets
      responses: { '204': { description: gone } }
components:
  schemas:
    Outer: { type: object, properties: { inner: { $ref: '#/components/schemas/Inner' } } }
    Inner: { type: object, properties: { name: { type: string } } }
";

    /// The description, lowered. What progenitor cannot do, lowering takes out;
    /// so the tests put it back in.
    fn lowered() -> Lowered {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("openapi.yaml");
        fs::write(&path, DESCRIPTION).unwrap();
        lower(&load(&path).unwrap(), &sdk::Root::default()).unwrap()
    }

    fn blamed(lowered: &Lowered) -> Vec<(String, bool)> {
        let found = core(lowered).unwrap_err();
        found
            .into_iter()
            .map(|found| {
                assert_eq!(found.code, "core/refused");
                let pointer = found.pointer.map(|at| at.to_string());
                (pointer.unwrap_or_default(), found.place.is_some())
            })
            .collect()
    }

    #[test]
    fn nothing_is_blamed_for_nothing() {
        assert!(core(&lowered()).is_ok());
    }

    #[test]
    fn the_innermost_schema_is_blamed() {
        let mut lowered = lowered();
        let broken = serde_json::json!({"type": "whatsit"});
        let broken = serde_json::from_value(broken).unwrap();
        let components = lowered.openapi.components.as_mut().unwrap();
        components
            .schemas
            .insert("Inner".into(), ReferenceOr::Item(broken));
        let expected = ("/components/schemas/Inner".to_owned(), true);
        assert_eq!(blamed(&lowered), [expected]);
    }

    #[test]
    fn the_operation_is_blamed() {
        let mut lowered = lowered();
        let Some(ReferenceOr::Item(pets)) = lowered.openapi.paths.paths.get_mut("/pets") else {
            panic!("the path is there");
        };
        let responses = &mut pets.get.as_mut().unwrap().responses.responses;
        let Some(ReferenceOr::Item(response)) = responses.values_mut().next() else {
            panic!("the response is there");
        };
        response.content["application/json"].schema = None;
        let expected = ("/paths/~1pets/get".to_owned(), true);
        assert_eq!(blamed(&lowered), [expected]);
    }
}
