//! Merges `allOf` of objects into one object.
//!
//! A struct with all fields is what a reader expects; typify would make it too,
//! but not where the parts repeat each other, and never with their docs. What
//! is not made of objects alone is left as it is.
//!
//! A part that leads back to the schema it is a part of adds nothing to it, and
//! would be followed for ever. The usual case is a base that lists the types
//! derived from it as alternatives: those are not part of what they inherit.

use std::collections::{HashMap, HashSet};

use super::{Lowering, alternatives, component_name, visit};
use crate::document::{Map, Member, Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    let mut merger = Merger {
        whole: lowering.root.clone(),
        merged: HashMap::new(),
        open: Vec::new(),
    };
    visit::schemas(
        &mut lowering.root,
        &mut |schema, at| match at.0.as_slice() {
            [_, _, name] => {
                if let Some(merged) = merger.component(name) {
                    *schema = merged;
                }
            }
            _ => merger.merge(schema),
        },
    );
}

/// Whether a schema is more than a reference to another.
pub fn is_compound(schema: &Node) -> bool {
    match schema.get("allOf").and_then(Node::as_array) {
        Some([only]) => only.get("$ref").is_none() || says_more(schema),
        parts => parts.is_some(),
    }
}

/// What says nothing of a type when it is all that a part says.
const SAYS_NOTHING: &[&str] = &[
    "default",
    "description",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maximum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minimum",
    "minItems",
    "minLength",
    "minProperties",
    "multipleOf",
    "nullable",
    "pattern",
    "title",
    "uniqueItems",
];

struct Merger {
    /// The description before this pass.
    whole: Node,
    /// The components that are done.
    merged: HashMap<String, Node>,
    /// The components that are being merged.
    open: Vec<String>,
}

impl Merger {
    /// A component, merged; nothing if it is being merged already.
    fn component(&mut self, name: &str) -> Option<Node> {
        if let Some(done) = self.merged.get(name) {
            return Some(done.clone());
        }
        if self.open.iter().any(|open| open == name) {
            return None;
        }
        let at = Pointer(vec!["components".into(), "schemas".into(), name.into()]);
        let mut schema = self.whole.at(&at)?.clone();
        self.open.push(name.to_owned());
        self.merge(&mut schema);
        self.open.pop();
        self.merged.insert(name.to_owned(), schema.clone());
        Some(schema)
    }

    fn merge(&mut self, schema: &mut Node) {
        lift_what_says_nothing(schema);
        let parts = match schema.get("allOf").and_then(Node::as_array) {
            Some([]) => {
                schema.remove("allOf");
                return;
            }
            Some([only]) if !is_compound(schema) => {
                // What is nothing but itself can be anything.
                if component_name(only).is_some_and(|name| self.component(&name).is_none()) {
                    schema.remove("allOf");
                }
                return;
            }
            Some(parts) => parts.to_vec(),
            None => return,
        };
        let place = schema.place;
        let parts: Vec<Part> = parts
            .into_iter()
            .filter_map(|part| self.part(part))
            .collect();
        if parts.iter().all(|part| is_object(&part.whole)) && has_no_type_but_object(schema) {
            schema.remove("allOf");
            combine(schema, parts.into_iter().map(|part| part.whole));
            return;
        }
        let own = take_own(schema);
        let written = parts.into_iter().map(|part| part.written).chain(own);
        let mut written: Vec<Node> = written.collect();
        match written.len() {
            0 => {
                schema.remove("allOf");
            }
            1 if written[0].get("$ref").is_none() => {
                schema.remove("allOf");
                let only = written.remove(0);
                alternatives::join(schema, only);
            }
            _ => schema.set("allOf", Node::new(Value::Array(written), place)),
        }
    }

    /// A part, if it does not lead back to what it is a part of.
    fn part(&mut self, mut written: Node) -> Option<Part> {
        let Some(name) = component_name(&written) else {
            self.merge(&mut written);
            let whole = written.clone();
            return Some(Part { written, whole });
        };
        let mut whole = self.component(&name)?;
        if self.leads_back(&whole) {
            whole.remove("oneOf");
            return Some(Part {
                written: whole.clone(),
                whole,
            });
        }
        Some(Part { written, whole })
    }

    /// Whether a component that is being merged is among the alternatives.
    fn leads_back(&self, schema: &Node) -> bool {
        let mut seen = HashSet::new();
        let mut wanted = alternatives::names(schema);
        while let Some(name) = wanted.pop() {
            if self.open.contains(&name) {
                return true;
            }
            if seen.insert(name.clone()) {
                let at = Pointer(vec!["components".into(), "schemas".into(), name]);
                if let Some(schema) = self.whole.at(&at) {
                    wanted.extend(parts_and_alternatives(schema));
                }
            }
        }
        false
    }
}

/// A part of a schema.
struct Part {
    /// As it stands there.
    written: Node,
    /// What it is, references followed.
    whole: Node,
}

fn parts_and_alternatives(schema: &Node) -> Vec<String> {
    let mut names = alternatives::names(schema);
    let parts = schema.get("allOf").and_then(Node::as_array);
    names.extend(parts.into_iter().flatten().filter_map(component_name));
    names
}

/// A part with docs or limits alone would make a union of the others with
/// anything.
fn lift_what_says_nothing(schema: &mut Node) {
    let says_nothing = |part: &Node| {
        part.as_object().is_some_and(|members| {
            members
                .keys()
                .all(|keyword| SAYS_NOTHING.contains(&keyword.as_str()))
        })
    };
    let Some(list) = schema.get_mut("allOf").and_then(Node::as_array_mut) else {
        return;
    };
    let (lifted, kept): (Vec<Node>, Vec<Node>) =
        std::mem::take(list).into_iter().partition(says_nothing);
    *list = kept;
    let is_empty = list.is_empty();
    for (keyword, member) in lifted.into_iter().filter_map(Node::into_object).flatten() {
        if schema.get(&keyword).is_none() {
            schema.set(keyword, member.node);
        }
    }
    if is_empty {
        schema.remove("allOf");
    }
}

/// Whether a schema says something of an object beside its parts.
fn says_more(schema: &Node) -> bool {
    ["properties", "required", "additionalProperties", "oneOf"]
        .iter()
        .any(|keyword| schema.get(keyword).is_some())
}

fn has_no_type_but_object(schema: &Node) -> bool {
    let of = schema.get("type").and_then(Node::as_str);
    of.is_none_or(|of| of == "object") && schema.get("oneOf").is_none()
}

fn is_object(schema: &Node) -> bool {
    let is_object = schema.get("type").and_then(Node::as_str) == Some("object")
        || schema.get("properties").is_some()
        || (schema.get("required").is_some() && schema.get("type").is_none());
    is_object
        && ["$ref", "allOf", "oneOf"]
            .iter()
            .all(|keyword| schema.get(keyword).is_none())
}

/// What a schema says of an object beside its parts, as one more part.
fn take_own(schema: &mut Node) -> Option<Node> {
    if !says_more(schema) {
        // The parts say what it is.
        if schema.get("allOf").is_some() {
            schema.remove("type");
        }
        return None;
    }
    let place = schema.place;
    let mut own = Node::new(Value::Object(Map::new()), place);
    for keyword in [
        "type",
        "properties",
        "required",
        "additionalProperties",
        "oneOf",
    ] {
        if let Some(node) = schema.remove(keyword) {
            own.set(keyword, node);
        }
    }
    Some(own)
}

/// Makes one object of several; the schema's own members win.
fn combine(schema: &mut Node, parts: impl Iterator<Item = Node>) {
    let place = schema.place;
    schema.set("type", Node::new(Value::String("object".into()), place));
    let own = schema.remove("properties");
    let mut properties = Map::new();
    for mut part in parts {
        take_properties(&mut properties, part.remove("properties"));
        take_required(schema, &part);
        if let Some(more) = part.remove("additionalProperties")
            && schema.get("additionalProperties").is_none()
        {
            schema.set("additionalProperties", more);
        }
    }
    take_properties(&mut properties, own);
    schema.set("properties", Node::new(Value::Object(properties), place));
}

/// Of two that describe the same property the later one wins, unless it only
/// tells more about it.
fn take_properties(all: &mut Map, more: Option<Node>) {
    for (name, member) in more.and_then(Node::into_object).into_iter().flatten() {
        match all.get_mut(&name) {
            Some(known) if only_tells(&member.node) => retell(known, member.node),
            _ => {
                all.insert(name, member);
            }
        }
    }
}

fn only_tells(schema: &Node) -> bool {
    schema.as_object().is_some_and(|members| {
        members
            .keys()
            .all(|keyword| SAYS_NOTHING.contains(&keyword.as_str()))
    })
}

fn retell(known: &mut Member, told: Node) {
    for (keyword, member) in told.into_object().into_iter().flatten() {
        known.node.set(keyword, member.node);
    }
    super::references::separate(&mut known.node);
}

fn take_required(schema: &mut Node, part: &Node) {
    let list = |schema: &Node| {
        let names = schema.get("required").and_then(Node::as_array);
        names.unwrap_or_default().to_vec()
    };
    let mut names = list(schema);
    for name in list(part) {
        if !names.iter().any(|known| known.as_str() == name.as_str()) {
            names.push(name);
        }
    }
    if !names.is_empty() {
        let place = schema.place;
        schema.set("required", Node::new(Value::Array(names), place));
    }
}
