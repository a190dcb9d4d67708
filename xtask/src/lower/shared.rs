//! Gives what stands beside alternatives to each of them: an enum has no fields
//! of its own.

use super::{Lowering, component_name, visit};
use crate::document::{Map, Node, Value};

/// What an object says of itself.
const OF_OBJECTS: &[&str] = &["properties", "required", "additionalProperties"];

pub fn run(lowering: &mut Lowering) {
    let whole = lowering.root.clone();
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        if schema.get("oneOf").is_some() {
            share(schema, &whole);
        }
    });
}

fn share(schema: &mut Node, whole: &Node) {
    let beside: Map = schema
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(keyword, _)| OF_OBJECTS.contains(&keyword.as_str()))
        .map(|(keyword, member)| (keyword.clone(), member.clone()))
        .collect();
    let place = schema.place;
    let mut shared = Node::new(Value::Object(beside), place);
    for keyword in OF_OBJECTS.iter().chain(&["type"]) {
        schema.remove(keyword);
    }
    if shared.get("properties").is_none() {
        return;
    }
    shared.set("type", Node::new(Value::String("object".into()), place));
    let parts = schema.get_mut("oneOf").and_then(Node::as_array_mut);
    for part in parts.into_iter().flatten() {
        if has_all(whole.follow(part), &shared) {
            continue;
        }
        let alone = std::mem::replace(part, Node::new(Value::Object(Map::new()), place));
        let both = vec![shared.clone(), alone];
        part.set("allOf", Node::new(Value::Array(both), place));
    }
}

/// Whether an alternative has what is shared already: a derived type has the
/// members of its base.
fn has_all(part: &Node, shared: &Node) -> bool {
    let names = |schema: &Node| -> Vec<String> {
        let properties = schema.get("properties").and_then(Node::as_object);
        properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    };
    let own = names(part);
    component_name(part).is_none() && names(shared).iter().all(|name| own.contains(name))
}
