//! Walking over every schema of a description, wherever it stands.
//!
//! Passes say what they do to one schema; where schemas can be is said here
//! once. The walk is bottom-up: a schema is visited after those inside it.

use crate::document::{Node, Pointer};

/// The verbs that a path item can have, in OpenAPI's order.
pub const VERBS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Visits every schema of the description, innermost first.
pub fn schemas(root: &mut Node, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    let at = Pointer::root();
    if let Some(schemas) = root
        .at_mut(&Pointer(vec!["components".into(), "schemas".into()]))
        .and_then(Node::as_object_mut)
    {
        let at = at.child("components").child("schemas");
        for (name, member) in schemas {
            schema(&mut member.node, &at.child(name), visit);
        }
    }
    operation_schemas(root, visit);
}

/// Visits the schemas that stand in operations, not those under `components`.
pub fn operation_schemas(root: &mut Node, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    operations(root, &mut |operation, at| {
        if let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) {
            for (index, parameter) in parameters.iter_mut().enumerate() {
                if let Some(node) = parameter.get_mut("schema") {
                    let at = at.child("parameters").child(index.to_string());
                    schema(node, &at.child("schema"), visit);
                }
            }
        }
        if let Some(body) = operation.get_mut("requestBody") {
            content(body, &at.child("requestBody"), visit);
        }
        if let Some(responses) = operation.get_mut("responses").and_then(Node::as_object_mut) {
            let at = at.child("responses");
            for (status, member) in responses {
                content(&mut member.node, &at.child(status), visit);
            }
        }
    });
}

fn content(node: &mut Node, at: &Pointer, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    let Some(content) = node.get_mut("content").and_then(Node::as_object_mut) else {
        return;
    };
    let at = at.child("content");
    for (media_type, member) in content {
        if let Some(node) = member.node.get_mut("schema") {
            schema(node, &at.child(media_type).child("schema"), visit);
        }
    }
}

/// Visits every operation.
pub fn operations(root: &mut Node, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    let at = Pointer::root().child("paths");
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else {
        return;
    };
    for (path, item) in paths {
        let at = at.child(path);
        let Some(item) = item.node.as_object_mut() else {
            continue;
        };
        for (verb, operation) in item {
            if VERBS.contains(&verb.as_str()) {
                visit(&mut operation.node, &at.child(verb));
            }
        }
    }
}

/// Visits a schema and those inside it, innermost first.
pub fn schema(node: &mut Node, at: &Pointer, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    children(node, at, &mut |child, at| schema(child, at, visit));
    visit(node, at);
}

/// Visits the schemas directly inside a schema.
pub fn children(node: &mut Node, at: &Pointer, visit: &mut dyn FnMut(&mut Node, &Pointer)) {
    let Some(members) = node.as_object_mut() else {
        return;
    };
    for (keyword, member) in members {
        let at = at.child(keyword);
        match keyword.as_str() {
            "properties" | "patternProperties" => {
                for (name, member) in member.node.as_object_mut().into_iter().flatten() {
                    visit(&mut member.node, &at.child(name));
                }
            }
            "items" | "additionalProperties" | "not" if member.node.as_object().is_some() => {
                visit(&mut member.node, &at);
            }
            "allOf" | "anyOf" | "oneOf" => {
                for (index, child) in member.node.as_array_mut().into_iter().flatten().enumerate() {
                    visit(child, &at.child(index.to_string()));
                }
            }
            _ => {}
        }
    }
}
