//! Finds the schemas that a type of the runtime represents, so that no type is
//! generated for them. Which schemas those are is said by `x-sdk`.
//!
//! A schema inside of another becomes a reference to a component. What it says
//! of itself besides its type, such as its description, its default and its
//! limits, stays where it is.

use std::collections::BTreeMap;

use super::names::type_name;
use super::{Lowering, SCHEMAS, combine, references, visit};
use crate::diagnostic::Diagnostics;
use crate::document::{Node, Pointer, Value};
use crate::sdk::{self, RuntimeType};

pub fn run(lowering: &mut Lowering) {
    let (decided, problems) = decided(lowering);
    lowering.diagnostics.extend(problems);
    let (components, inline): (Vec<_>, Vec<_>) =
        decided.into_iter().partition(|(at, _)| at.0.len() == 3);
    let mut representatives = BTreeMap::new();
    for (at, of) in components {
        if let [_, _, name] = at.0.as_slice() {
            lowering.runtime_types.insert(name.clone(), of.path());
            representatives.entry(of).or_insert_with(|| name.clone());
        }
    }
    for (at, of) in inline {
        let name = representatives
            .entry(of)
            .or_insert_with(|| add_component(lowering, of));
        if let Some(schema) = lowering.root.at_mut(&at) {
            refer(schema, name);
        }
    }
}

fn decided(lowering: &mut Lowering) -> (Vec<(Pointer, RuntimeType)>, Diagnostics) {
    let mut decided = Vec::new();
    let mut problems = Diagnostics::new();
    visit::schemas(
        &mut lowering.root,
        &mut |schema, at| match sdk::read::<sdk::Schema>(schema, at) {
            Ok(schema) => decided.extend(schema.runtime_type.map(|of| (at.clone(), of))),
            Err(found) => problems.extend(found),
        },
    );
    (decided, problems)
}

/// Adds a component that a type of the runtime represents, and returns its
/// name. The name is not seen in Rust, and takes none that is.
fn add_component(lowering: &mut Lowering, of: RuntimeType) -> String {
    let wanted = format!("Runtime{of:?}");
    let is_taken = |name: &String| {
        let schemas = lowering.schemas().into_iter().flatten();
        schemas
            .into_iter()
            .any(|(taken, _)| type_name(taken) == *name)
    };
    let name = std::iter::once(wanted.clone())
        .chain((2..).map(|count| format!("{wanted}{count}")))
        .find(|name| !is_taken(name))
        .unwrap_or(wanted);
    let schema = serde_json::json!({"type": "number", sdk::KEY: {"type": format!("{of:?}")}});
    let place = lowering.root.place;
    lowering.put_schema(&name, Node::from_json(schema, place));
    lowering.runtime_types.insert(name.clone(), of.path());
    name
}

/// Makes a schema a reference, and keeps what it says besides its type.
fn refer(schema: &mut Node, name: &str) {
    let place = schema.place;
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    members.retain(|keyword, _| keyword != "format" && combine::says_nothing(keyword));
    let reference = Value::String(format!("{SCHEMAS}{name}"));
    schema.set("$ref", Node::new(reference, place));
    references::separate(schema);
}
