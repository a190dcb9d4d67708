//! Decisions about schemas: whether they are about something that can be decided.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::type_name;
use crate::sdk;
use crate::spec::{JsonType, Schema, SchemaId, Spec};

pub(super) fn check(spec: &Spec, schema: &Schema, found: &mut Diagnostics) {
    let Some(decided) = &schema.sdk else {
        return;
    };
    let problem = |message: &str| Diagnostic::new("check/x-sdk", message).on(&decided.origin);
    if let Some(target) = referred(spec, schema) {
        let target = spec.schema(target).origin.at.pointer().to_fragment();
        found.push(
            problem("nothing can be decided about a reference").help(format!(
                "move it to the schema that is referred to, `{target}`"
            )),
        );
        return;
    }
    let sdk::Schema {
        name,
        description,
        runtime_type,
    } = &decided.value;
    if name.is_none() && description.is_some() {
        found.push(problem("a description is that of a type with a name").help("add a `name`"));
        return;
    }
    match (name, runtime_type) {
        (None, None) => {
            found.push(problem("nothing is decided here").help("add a `name` or a `type`"))
        }
        (Some(_), Some(_)) => found.push(
            problem("a type of the runtime has a name already").help("remove `name` or `type`"),
        ),
        (Some(name), None) => {
            let better = type_name(name);
            if better != *name {
                let at = decided.origin.at.child("name");
                found.push(
                    problem(&format!("`{name}` is not a good name for a Rust type"))
                        .at(decided.name_place())
                        .pointer(at.pointer())
                        .help(format!("write `{better}`")),
                );
            }
        }
        (None, Some(_)) if !is_number(spec, schema) => found.push(
            problem("only a number can be an amount of money")
                .help("remove `type`, or correct the type of the schema"),
        ),
        (None, Some(_)) => {}
    }
}

/// Whether a schema is a number that may be null, and nothing else.
fn is_number(spec: &Spec, schema: &Schema) -> bool {
    let mut types = HashSet::new();
    collect(spec, schema, &mut types, 0)
        && !types.is_empty()
        && types
            .iter()
            .all(|of| matches!(of, JsonType::Integer | JsonType::Number))
}

/// Collects the types of a schema or of its alternatives; false if one has none.
fn collect(spec: &Spec, schema: &Schema, types: &mut HashSet<JsonType>, depth: usize) -> bool {
    types.extend(&schema.types);
    let alternatives: &[SchemaId] = schema.alternatives().unwrap_or_default();
    let says = !schema.types.is_empty() || schema.nullable || !alternatives.is_empty();
    depth < 8
        && says
        && alternatives
            .iter()
            .all(|one| collect(spec, spec.schema(*one), types, depth + 1))
}

/// The target of a schema that is a reference and nothing else.
fn referred(spec: &Spec, schema: &Schema) -> Option<SchemaId> {
    let target = schema.plain_target()?;
    schema.reference.or_else(|| spec.schema(target).reference)
}
