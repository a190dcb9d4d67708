//! Says "or null" where a type is used instead of where it is described: null
//! is nothing that a type can be, but a use of it can be without a value.

use super::nullable::set_nullable;
use super::{Lowering, component_name, visit};
use crate::document::{Node, Pointer};

pub fn run(lowering: &mut Lowering) {
    of_uses(lowering);
    leave_out(lowering);
}

fn of_uses(lowering: &mut Lowering) {
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let mut known: Vec<String> = Vec::new();
    visit::schemas(&mut lowering.root, &mut |schema, _| lift(schema));
    loop {
        let schemas = lowering.root.at_mut(&at).and_then(Node::as_object_mut);
        let found: Vec<String> = schemas
            .into_iter()
            .flatten()
            .filter(|(_, member)| says_more_than_null(&member.node))
            .filter_map(|(name, member)| {
                let nullable = member.node.remove("nullable")?;
                (nullable.as_bool() == Some(true)).then(|| name.clone())
            })
            .filter(|name| !known.contains(name))
            .collect();
        if found.is_empty() {
            return;
        }
        visit::schemas(&mut lowering.root, &mut |schema, _| {
            if component_name(schema).is_some_and(|name| found.contains(&name)) {
                set_nullable(schema);
            }
            lift(schema);
        });
        known.extend(found);
    }
}

fn says_more_than_null(schema: &Node) -> bool {
    ["type", "allOf", "anyOf", "oneOf", "enum"]
        .iter()
        .any(|keyword| schema.get(keyword).is_some())
}

/// An alternative that may be null makes the whole nullable; a part of several
/// that may be does not.
fn lift(schema: &mut Node) {
    let mut is_nullable = false;
    for keyword in ["oneOf", "anyOf", "allOf"] {
        let parts = schema.get_mut(keyword).and_then(Node::as_array_mut);
        for part in parts.into_iter().flatten() {
            let nullable = part.remove("nullable").and_then(|node| node.as_bool());
            is_nullable |= keyword != "allOf" && nullable == Some(true);
            unwrap_reference(part);
        }
    }
    if is_nullable {
        set_nullable(schema);
    }
}

/// `allOf` of one reference and nothing else is that reference.
fn unwrap_reference(schema: &mut Node) {
    let is_alone = schema.as_object().is_some_and(|members| members.len() == 1);
    let only = match schema.get("allOf").and_then(Node::as_array) {
        Some([only]) if is_alone && component_name(only).is_some() => only.clone(),
        _ => return,
    };
    *schema = only;
}

/// What is sent has no null: what has no value is left out.
fn leave_out(lowering: &mut Lowering) {
    visit::operations(&mut lowering.root, &mut |operation, _| {
        let parameters = operation.get_mut("parameters").and_then(Node::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            // Text has no null; one that has no value is left out.
            if let Some(schema) = parameter.get_mut("schema") {
                schema.remove("nullable");
            }
        }
        let body = operation
            .get_mut("requestBody")
            .and_then(|body| body.get_mut("content"));
        for (_, media) in body.and_then(Node::as_object_mut).into_iter().flatten() {
            // So is a body.
            if let Some(schema) = media.node.get_mut("schema") {
                schema.remove("nullable");
            }
        }
    });
}
