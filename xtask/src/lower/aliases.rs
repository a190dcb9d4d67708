//! Takes the name away from what is not a type: named strings, numbers, lists
//! and maps are what they are.
//!
//! progenitor would make a newtype of each. What has itself inside keeps its
//! name, as it has no end without one.

use std::collections::{BTreeMap, BTreeSet};

use super::alternatives::join;
use super::hoist::is_type;
use super::{Lowering, component_name, visit};
use crate::document::{Node, Pointer};

pub fn run(lowering: &mut Lowering) {
    let mut aliases = Aliases::of(lowering);
    visit::schemas(&mut lowering.root, &mut |schema, _| aliases.replace(schema));
}

/// The components that are not types.
pub fn names(lowering: &Lowering) -> BTreeSet<String> {
    Aliases::of(lowering).bodies.into_keys().collect()
}

struct Aliases {
    /// What the names stand for; without those that have themselves inside.
    bodies: BTreeMap<String, Node>,
    /// The same, with no alias inside.
    expanded: BTreeMap<String, Node>,
}

impl Aliases {
    fn of(lowering: &Lowering) -> Self {
        let mut bodies: BTreeMap<String, Node> = lowering
            .schemas()
            .into_iter()
            .flatten()
            .filter(|(name, member)| {
                !is_type(&member.node) && !lowering.runtime_types.contains_key(*name)
            })
            .map(|(name, member)| (name.clone(), member.node.clone()))
            .collect();
        let endless: Vec<String> = bodies
            .keys()
            .filter(|name| has_itself_inside(name, &bodies))
            .cloned()
            .collect();
        for name in endless {
            bodies.remove(&name);
        }
        Self {
            bodies,
            expanded: BTreeMap::new(),
        }
    }

    /// What the place of use says of itself wins over what the alias says.
    fn replace(&mut self, schema: &mut Node) {
        absorb_only_part(schema);
        let Some(body) = target(schema).and_then(|name| self.expand(&name)) else {
            return;
        };
        schema.remove("$ref");
        schema.remove("allOf");
        for (keyword, member) in body.into_object().into_iter().flatten() {
            if schema.get(&keyword).is_none() && keyword != "title" {
                schema.set(keyword, member.node);
            }
        }
    }

    fn expand(&mut self, name: &str) -> Option<Node> {
        if let Some(done) = self.expanded.get(name) {
            return Some(done.clone());
        }
        let mut body = self.bodies.get(name)?.clone();
        visit::schema(&mut body, &Pointer::root(), &mut |schema, _| {
            self.replace(schema);
        });
        self.expanded.insert(name.to_owned(), body.clone());
        Some(body)
    }
}

/// The only part of `allOf`, once it is no reference any more, is what the
/// schema is.
fn absorb_only_part(schema: &mut Node) {
    let parts = schema.get_mut("allOf").and_then(Node::as_array_mut);
    if let Some(parts) = parts
        && matches!(parts.as_slice(), [only] if only.get("$ref").is_none())
    {
        let only = parts.remove(0);
        schema.remove("allOf");
        join(schema, only);
    }
}

fn has_itself_inside(name: &str, bodies: &BTreeMap<String, Node>) -> bool {
    let mut seen = BTreeSet::new();
    let mut wanted = targets(&bodies[name]);
    while let Some(next) = wanted.pop() {
        if next == name {
            return true;
        }
        if let Some(body) = bodies.get(&next)
            && seen.insert(next)
        {
            wanted.extend(targets(body));
        }
    }
    false
}

fn targets(body: &Node) -> Vec<String> {
    let mut names = Vec::new();
    visit::schema(&mut body.clone(), &Pointer::root(), &mut |schema, _| {
        names.extend(component_name(schema));
    });
    names
}

/// The schema that a reference leads to, alone or as the only part of `allOf`.
fn target(schema: &Node) -> Option<String> {
    match schema.get("allOf").and_then(Node::as_array) {
        Some([only]) => component_name(only),
        Some(_) => None,
        None => component_name(schema),
    }
}
