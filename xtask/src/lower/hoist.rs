//! Gives every object, enum and union a name of its own, and takes the name
//! away from what is not a type: named strings, numbers, lists and maps are
//! what they are.
//!
//! A name comes from the schema's `title`, or else from the type and the
//! property that it stands in. Good names are the description's to give.

use std::collections::BTreeMap;

use super::{Lowering, visit};
use crate::document::{Map, Member, Node, Pointer, Value};
use crate::names::{pascal, singular};

const SCHEMAS: &str = "#/components/schemas/";

pub fn run(lowering: &mut Lowering) {
    inline_aliases(lowering);
    let mut hoisting = Hoisting {
        added: Map::new(),
        taken: Vec::new(),
    };
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    if let Some(schemas) = lowering.root.at(&at).and_then(Node::as_object) {
        hoisting.taken = schemas.keys().cloned().collect();
    }
    if let Some(schemas) = lowering.root.at_mut(&at).and_then(Node::as_object_mut) {
        for (name, member) in schemas {
            hoisting.below(&mut member.node, name);
        }
    }
    visit::operations(&mut lowering.root, &mut |operation, _| {
        hoisting.operation(operation)
    });
    for (name, member) in hoisting.added {
        lowering.put_schema(&name, member.node);
    }
}

struct Hoisting {
    added: Map,
    taken: Vec<String>,
}

impl Hoisting {
    fn operation(&mut self, operation: &mut Node) {
        let id = operation
            .get("operationId")
            .and_then(Node::as_str)
            .unwrap_or_default();
        let id = pascal(id);
        for parameter in operation
            .get_mut("parameters")
            .and_then(Node::as_array_mut)
            .into_iter()
            .flatten()
        {
            let name = parameter
                .get("name")
                .and_then(Node::as_str)
                .unwrap_or_default();
            let hint = format!("{id}{}", pascal(name));
            if let Some(schema) = parameter.get_mut("schema") {
                self.schema(schema, &hint);
            }
        }
        let mut content = |node: Option<&mut Node>, hint: &str| {
            let media = node
                .and_then(|node| node.get_mut("content"))
                .and_then(Node::as_object_mut);
            for (_, media) in media.into_iter().flatten() {
                if let Some(schema) = media.node.get_mut("schema") {
                    self.schema(schema, hint);
                }
            }
        };
        content(operation.get_mut("requestBody"), &format!("{id}Request"));
        for (_, response) in operation
            .get_mut("responses")
            .and_then(Node::as_object_mut)
            .into_iter()
            .flatten()
        {
            content(Some(&mut response.node), &format!("{id}Response"));
        }
    }

    /// Names a schema if it has to have a name, and what is inside it.
    fn schema(&mut self, schema: &mut Node, hint: &str) {
        if !is_type(schema) {
            self.below(schema, hint);
            return;
        }
        let title = schema.get("title").and_then(Node::as_str).map(pascal);
        let wanted = title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| hint.to_owned());
        let name = self.unique(&wanted);
        let place = schema.place;
        let mut kept = Map::new();
        for keyword in ["description", "nullable", "default"] {
            let node = match keyword {
                "description" => schema.get(keyword).cloned(),
                _ => schema.remove(keyword),
            };
            if let Some(node) = node {
                kept.insert(
                    keyword.into(),
                    Member {
                        key: node.place,
                        node,
                    },
                );
            }
        }
        let mut moved = std::mem::replace(schema, Node::new(Value::Object(kept), place));
        self.below(&mut moved, &name);
        self.added.insert(
            name.clone(),
            Member {
                key: place,
                node: moved,
            },
        );
        let reference = Value::String(format!("{SCHEMAS}{name}"));
        schema.set("$ref", Node::new(reference, place));
        super::references::separate(schema);
    }

    fn below(&mut self, schema: &mut Node, context: &str) {
        let mut position = 0;
        visit::children(schema, &Pointer::root(), &mut |child, at| {
            let hint = match at.0.as_slice() {
                [keyword, name] if keyword == "properties" => format!("{context}{}", pascal(name)),
                [keyword] if keyword == "items" => singular(context),
                [keyword] if keyword == "additionalProperties" => format!("{}Value", context),
                _ => {
                    position += 1;
                    format!("{context}Variant{position}")
                }
            };
            self.schema(child, &hint);
        });
    }

    fn unique(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut count = 1;
        while self.taken.contains(&name) {
            count += 1;
            name = format!("{wanted}{count}");
        }
        self.taken.push(name.clone());
        name
    }
}

/// Whether a schema becomes a type of its own.
fn is_type(schema: &Node) -> bool {
    if schema.get("$ref").is_some() {
        return false;
    }
    let single_reference = schema
        .get("allOf")
        .and_then(Node::as_array)
        .is_some_and(|parts| matches!(parts, [only] if only.get("$ref").is_some()));
    if single_reference {
        return false;
    }
    schema
        .get("properties")
        .and_then(Node::as_object)
        .is_some_and(|members| !members.is_empty())
        || schema.get("enum").is_some()
        || ["oneOf", "anyOf", "allOf"]
            .iter()
            .any(|keyword| schema.get(keyword).is_some())
}

/// Replaces references to what is not a type by what they refer to.
fn inline_aliases(lowering: &mut Lowering) {
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let aliases: BTreeMap<String, Node> = lowering
        .root
        .at(&at)
        .and_then(Node::as_object)
        .into_iter()
        .flatten()
        .filter(|(name, member)| {
            !is_type(&member.node) && !lowering.runtime_types.contains_key(*name)
        })
        .map(|(name, member)| (name.clone(), member.node.clone()))
        .collect();
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        absorb_only_part(schema);
        replace_alias(schema, &aliases, 0);
    });
}

/// The only part of `allOf`, once it is no reference any more, is what the
/// schema is.
fn absorb_only_part(schema: &mut Node) {
    let is_inline = |parts: &[Node]| matches!(parts, [only] if only.get("$ref").is_none());
    if !schema
        .get("allOf")
        .and_then(Node::as_array)
        .is_some_and(is_inline)
    {
        return;
    }
    let parts = schema.remove("allOf").map(|node| node.value);
    if let Some(Value::Array(mut parts)) = parts
        && let Some(Value::Object(members)) = parts.pop().map(|node| node.value)
    {
        for (keyword, member) in members {
            if schema.get(&keyword).is_none() {
                schema.set(keyword, member.node);
            }
        }
    }
}

/// What the place of use says of itself wins over what the alias says.
fn replace_alias(schema: &mut Node, aliases: &BTreeMap<String, Node>, depth: usize) {
    let Some(alias) = target(schema).and_then(|name| aliases.get(name)) else {
        return;
    };
    if depth > 16 || refers_to_alias_below(alias, aliases) {
        return;
    }
    schema.remove("$ref");
    schema.remove("allOf");
    for (keyword, member) in alias.as_object().into_iter().flatten() {
        if schema.get(keyword).is_none() && keyword != "title" {
            schema.set(keyword.clone(), member.node.clone());
        }
    }
    replace_alias(schema, aliases, depth + 1);
}

/// Lists of lists by name could go on for ever; those keep their names.
fn refers_to_alias_below(alias: &Node, aliases: &BTreeMap<String, Node>) -> bool {
    let mut found = false;
    visit::children(&mut alias.clone(), &Pointer::root(), &mut |child, _| {
        found |=
            target(child).is_some_and(|name| aliases.contains_key(name)) && target(alias).is_none();
    });
    found
}

/// The schema that a reference leads to, alone or as the only part of `allOf`.
fn target(schema: &Node) -> Option<&str> {
    let reference = match schema.get("$ref") {
        Some(reference) => reference,
        None => match schema.get("allOf")?.as_array()? {
            [only] => only.get("$ref")?,
            _ => return None,
        },
    };
    reference.as_str()?.strip_prefix(SCHEMAS)
}
