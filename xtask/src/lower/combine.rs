//! Making one object of several: which of two properties of a name counts, and
//! what is merely said of one.

use crate::document::{Map, Member, Node, Value};

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

/// Whether a keyword says nothing of a type by itself.
pub fn says_nothing(keyword: &str) -> bool {
    SAYS_NOTHING.contains(&keyword)
}

/// A part with docs or limits alone would make a union of the others with
/// anything.
pub fn lift_what_says_nothing(schema: &mut Node) {
    let Some(list) = schema.get_mut("allOf").and_then(Node::as_array_mut) else {
        return;
    };
    let (lifted, kept): (Vec<Node>, Vec<Node>) =
        std::mem::take(list).into_iter().partition(only_tells);
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

/// Makes one object of several; the schema's own members win.
pub fn combine(schema: &mut Node, parts: impl Iterator<Item = Node>) {
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
    schema
        .as_object()
        .is_some_and(|members| members.keys().all(|keyword| says_nothing(keyword)))
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
