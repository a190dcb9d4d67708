//! Gives a name to every schema that is referred to where it stands.
//!
//! A reference may lead into the middle of another schema or of an operation;
//! progenitor only knows those that lead to a component. It runs once the
//! operations are in one piece, and looks things up in the description as it
//! was written, where they still stand where the references say.

use std::collections::BTreeMap;

use super::{Lowering, SCHEMAS, visit};
use crate::document::{Node, Pointer, Value};
use crate::names::pascal;

pub fn run(lowering: &mut Lowering) {
    let mut named: BTreeMap<Pointer, String> = BTreeMap::new();
    // What gets a name may refer to others that have none.
    loop {
        let mut nameless = Vec::new();
        visit::schemas(&mut lowering.root, &mut |schema, _| {
            let Some(pointer) = schema.local_ref() else {
                return;
            };
            match component(&pointer).or_else(|| named.get(&pointer).map(String::as_str)) {
                Some(name) => refer(schema, name),
                None => nameless.push(pointer),
            }
        });
        if nameless.is_empty() {
            return;
        }
        for pointer in nameless {
            if named.contains_key(&pointer) {
                continue;
            }
            let Some(schema) = lowering.written.at(&pointer).cloned() else {
                // `load` has told references that lead nowhere.
                named.insert(pointer.clone(), wish(&pointer));
                continue;
            };
            let name = lowering.add_schema(&wish(&pointer), schema);
            named.insert(pointer, name);
        }
    }
}

/// The name of the component that a pointer leads to.
fn component(pointer: &Pointer) -> Option<&str> {
    match pointer.0.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Some(name)
        }
        _ => None,
    }
}

/// One spelling for every reference to a component.
fn refer(schema: &mut Node, name: &str) {
    if let Some(node) = schema.get_mut("$ref") {
        node.value = Value::String(format!("{SCHEMAS}{name}"));
    }
}

/// What to call what stands somewhere: the names on the way to it.
fn wish(pointer: &Pointer) -> String {
    let is_structure = |token: &str| {
        matches!(
            token,
            "components"
                | "schemas"
                | "paths"
                | "parameters"
                | "requestBodies"
                | "responses"
                | "content"
                | "schema"
                | "properties"
                | "$defs"
                | "definitions"
                | "allOf"
                | "anyOf"
                | "oneOf"
        ) || token.ends_with("/json")
    };
    let words: Vec<&str> = pointer
        .0
        .iter()
        .map(String::as_str)
        .filter(|token| !is_structure(token))
        .map(|token| if token == "items" { "item" } else { token })
        .collect();
    pascal(&words.join(" "))
}
