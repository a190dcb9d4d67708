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

use super::combine::{combine, lift_what_says_nothing};
use super::{Lowering, alternatives, component_name, visit};
use crate::document::{Map, Node, Pointer, Value};

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
        let mut parts: Vec<Part> = parts
            .into_iter()
            .filter_map(|part| self.part(part))
            .collect();
        if parts.iter().all(|part| is_object(&part.whole)) && has_no_type_but_object(schema) {
            schema.remove("allOf");
            combine(schema, parts.into_iter().map(|part| part.whole));
            return;
        }
        if has_no_type_but_object(schema) && distribute(schema, &parts) {
            return;
        }
        parts.extend(take_own(schema).map(|own| Part {
            whole: own.clone(),
            written: own,
        }));
        schema.remove("allOf");
        match narrowest(&mut parts) {
            Some(part) => alternatives::join(schema, part),
            // Nothing that a type could say fits all of them.
            None => drop_type(schema),
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
        while let Some(name) = other_name(&whole) {
            whole = self.component(&name)?;
        }
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

/// The name that a component is another one of.
fn other_name(schema: &Node) -> Option<String> {
    match schema.get("allOf")?.as_array()? {
        [only] if !says_more(schema) => component_name(only),
        _ => None,
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

/// Of parts that are all of one type, the one that says the most: a name, or the
/// values that there are. Nothing if they are of several.
fn narrowest(parts: &mut Vec<Part>) -> Option<Node> {
    let mut kinds = parts.iter().map(|part| kind(&part.whole));
    let first = kinds.next()?;
    let is_one = parts.len() == 1 || first.is_some() && kinds.all(|kind| kind == first);
    if !is_one {
        return None;
    }
    let says_values = |part: &Part| part.whole.get("enum").is_some();
    let is_named = |part: &Part| component_name(&part.written).is_some();
    let index = parts
        .iter()
        .position(says_values)
        .or_else(|| parts.iter().position(is_named))
        .unwrap_or(0);
    Some(parts.swap_remove(index).written)
}

/// The type of plain values and lists, numbers being one.
fn kind(schema: &Node) -> Option<&str> {
    if schema.get("oneOf").is_some() || schema.get("allOf").is_some() {
        return None;
    }
    match schema.get("type").and_then(Node::as_str)? {
        "integer" => Some("number"),
        "object" => None,
        plain => Some(plain),
    }
}

fn drop_type(schema: &mut Node) {
    for keyword in ["type", "format", "enum", "items"] {
        schema.remove(keyword);
    }
}

/// One part with alternatives among objects: the objects are said beside the
/// alternatives, and shared out to them by another pass.
fn distribute(schema: &mut Node, parts: &[Part]) -> bool {
    let (choices, objects): (Vec<&Part>, Vec<&Part>) = parts
        .iter()
        .partition(|part| part.whole.get("oneOf").is_some());
    let [choice] = choices.as_slice() else {
        return false;
    };
    let is_bare = |keyword: &&str| choice.whole.get(keyword).is_none();
    let Some(alternatives) = choice.whole.get("oneOf") else {
        return false;
    };
    if !["allOf", "$ref"].iter().all(is_bare) || !objects.iter().all(|part| is_object(&part.whole))
    {
        return false;
    }
    schema.remove("allOf");
    let mut beside = choice.whole.clone();
    beside.remove("oneOf");
    let wholes = objects.iter().map(|part| part.whole.clone());
    combine(schema, wholes.chain(std::iter::once(beside)));
    schema.set("oneOf", alternatives.clone());
    true
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
