//! Recognizes "a value or a list of such values" as one type of the runtime.
//!
//! As a plain union it would be an enum of two variants at every use, named
//! after the place where it stands.

use super::hoist::is_type;
use super::{Lowering, SCHEMAS, component_name, visit};
use crate::document::{Map, Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    let whole = lowering.root.clone();
    let mut found: Vec<(String, Element)> = Vec::new();
    let mut made: Vec<(String, Node)> = Vec::new();
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        let Some(of) = element(schema, &whole) else {
            return;
        };
        if let [_, _, name] = at.0.as_slice() {
            found.push((name.clone(), of));
            return;
        }
        let name = free_name(&of, &whole);
        let place = schema.place;
        let mut component = Node::new(Value::Object(Map::new()), place);
        if let Some(alternatives) = schema.remove("oneOf") {
            component.set("oneOf", alternatives);
        }
        let reference = Value::String(format!("{SCHEMAS}{name}"));
        schema.set("$ref", Node::new(reference, place));
        super::references::separate(schema);
        made.push((name.clone(), component));
        found.push((name, of));
    });
    for (name, component) in made {
        lowering.put_schema(&name, component);
    }
    for (name, of) in found {
        let path = format!("::{}::OneOrMany<{}>", crate::RUNTIME, of.rust);
        lowering.runtime_types.insert(name, path);
    }
}

/// The name for one or many of something: that of the component which is just
/// that, or one that no component has.
fn free_name(of: &Element, whole: &Node) -> String {
    let wanted = format!("OneOrMany{}", of.name);
    let mut name = wanted.clone();
    let mut count = 1;
    loop {
        let at = Pointer(vec!["components".into(), "schemas".into(), name.clone()]);
        let is_free = whole
            .at(&at)
            .is_none_or(|taken| element(taken, whole).is_some_and(|same| same.rust == of.rust));
        if is_free {
            return name;
        }
        count += 1;
        name = format!("{wanted}{count}");
    }
}

struct Element {
    name: String,
    rust: String,
}

/// What it is one or many of, if that is what the schema says.
fn element(schema: &Node, whole: &Node) -> Option<Element> {
    let [a, b] = schema.get("oneOf")?.as_array()? else {
        return None;
    };
    let is_list_of = |one: &Node, list: &Node| {
        list.get("type").and_then(Node::as_str) == Some("array")
            && list.get("items").is_some_and(|items| same(items, one))
    };
    let one = if is_list_of(a, b) {
        a
    } else if is_list_of(b, a) {
        b
    } else {
        return None;
    };
    let target = whole.follow(one);
    if let Some(name) = component_name(one).filter(|_| is_type(target)) {
        return Some(Element {
            rust: name.clone(),
            name,
        });
    }
    let (name, rust) = match target.get("type")?.as_str()? {
        "string" => ("String", "::std::string::String"),
        "integer" => ("Integer", "i64"),
        "number" => ("Number", "f64"),
        _ => return None,
    };
    Some(Element {
        name: name.into(),
        rust: rust.into(),
    })
}

fn same(a: &Node, b: &Node) -> bool {
    ["$ref", "type", "enum"]
        .iter()
        .all(|keyword| a.get(keyword).map(Node::to_json) == b.get(keyword).map(Node::to_json))
}
