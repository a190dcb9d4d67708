//! Gives every object, enum and union a name of its own.
//!
//! A name comes from the schema's `title`, or else from the type and the
//! property that it stands in. Good names are the description's to give.

use super::decided_names::{GivenNames, clash};
use super::names::type_name;
use super::{Lowering, SCHEMAS, all_of, visit};
use crate::diagnostic::Diagnostics;
use crate::document::{Map, Member, Node, Pointer, Value};
use crate::names::{pascal, singular};

pub fn run(lowering: &mut Lowering) {
    let mut hoisting = Hoisting::new(lowering, is_type);
    hoisting.components(lowering);
    visit::operations(&mut lowering.root, &mut |operation, _| {
        hoisting.operation(operation)
    });
    hoisting.finish(lowering);
}

/// Gives a name to what is made of parts inside of components. Components that
/// have it as a part of a part then share it, and one that has itself inside
/// of one of its parts ends there.
pub fn compounds(lowering: &mut Lowering) {
    let mut hoisting = Hoisting::new(lowering, all_of::is_compound);
    hoisting.components(lowering);
    hoisting.finish(lowering);
}

struct Hoisting {
    /// Which schemas get a name.
    is_named: fn(&Node) -> bool,
    added: Map,
    taken: Vec<String>,
    /// Names that no other schema gets, not even with a number.
    given: GivenNames,
    clashes: Diagnostics,
}

impl Hoisting {
    fn new(lowering: &Lowering, is_named: fn(&Node) -> bool) -> Self {
        let taken = lowering.schemas().into_iter().flatten();
        Self {
            is_named,
            added: Map::new(),
            given: lowering.given_names.clone(),
            clashes: Diagnostics::new(),
            taken: taken.map(|(name, _)| name.clone()).collect(),
        }
    }

    fn finish(self, lowering: &mut Lowering) {
        for (name, member) in self.added {
            lowering.put_schema(&name, member.node);
        }
        lowering.diagnostics.extend(self.clashes);
    }

    fn components(&mut self, lowering: &mut Lowering) {
        let at = Pointer(vec!["components".into(), "schemas".into()]);
        let schemas = lowering.root.at_mut(&at).and_then(Node::as_object_mut);
        for (name, member) in schemas.into_iter().flatten() {
            self.below(&mut member.node, name);
        }
    }

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
        if !(self.is_named)(schema) {
            self.below(schema, hint);
            return;
        }
        let title = schema.get("title").and_then(Node::as_str).map(type_name);
        let wanted = title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| hint.to_owned());
        let name = self.unique(&wanted, schema);
        let place = schema.place;
        let mut moved = refer(schema, &name);
        self.below(&mut moved, &name);
        self.added.insert(
            name,
            Member {
                key: place,
                node: moved,
            },
        );
    }

    fn below(&mut self, schema: &mut Node, context: &str) {
        let mut position = 0;
        visit::children(schema, &Pointer::root(), &mut |child, at| {
            let is_part = at.0.first().is_some_and(|keyword| keyword == "allOf");
            if is_part && !all_of::is_compound(child) {
                // A part is the schema itself, as far as names go.
                self.below(child, context);
                return;
            }
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

    /// A name that typify keeps: `E3` and `d` would be `E3D`, which it spells
    /// `E3d`.
    fn unique(&mut self, wanted: &str, schema: &Node) -> String {
        let wanted = type_name(wanted);
        if let Some(given) = self.given.get(&wanted) {
            self.clashes.push(clash(&wanted, schema.place, given.place));
        }
        let mut name = wanted.clone();
        let mut count = 1;
        while self.taken.contains(&name) {
            count += 1;
            name = format!("{wanted}{count}");
        }
        self.taken.push(name.clone());
        name
    }
}

/// Replaces a schema by a reference to a component, and returns the schema.
/// What the schema says of its use stays beside the reference.
pub fn refer(schema: &mut Node, name: &str) -> Node {
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
    let moved = std::mem::replace(schema, Node::new(Value::Object(kept), place));
    let reference = Value::String(format!("{SCHEMAS}{name}"));
    schema.set("$ref", Node::new(reference, place));
    super::references::separate(schema);
    moved
}

/// Whether a schema becomes a type of its own.
pub fn is_type(schema: &Node) -> bool {
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
