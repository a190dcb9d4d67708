//! Recognizes "a value or a list of such values" as one type of the runtime.
//!
//! As a plain union it would be an enum of two variants at every use, named
//! after the place where it stands.

use super::{Lowering, visit};
use crate::document::Node;
use crate::names::pascal;

pub fn run(lowering: &mut Lowering) {
    let mut found: Vec<(String, String)> = Vec::new();
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        let Some(of) = element(schema) else {
            return;
        };
        let path = format!("::{}::OneOrMany<{}>", crate::RUNTIME, of.rust);
        match at.0.as_slice() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                found.push((name.clone(), path));
            }
            _ => {
                let name = format!("OneOrMany{}", of.name);
                schema.remove("oneOf");
                schema.remove("anyOf");
                let reference = serde_json::json!(format!("#/components/schemas/{name}"));
                let place = schema.place;
                schema.set("$ref", Node::from_json(reference, place));
                super::references::separate(schema);
                found.push((name, path));
            }
        }
    });
    let place = lowering.root.place;
    for (name, path) in found {
        let schema = Node::from_json(serde_json::json!({"type": "object"}), place);
        lowering.put_schema(&name, schema);
        lowering.runtime_types.insert(name, path);
    }
}

struct Element {
    name: String,
    rust: String,
}

/// What it is one or many of, if that is what the schema says.
fn element(schema: &Node) -> Option<Element> {
    let parts = schema
        .get("oneOf")
        .or_else(|| schema.get("anyOf"))?
        .as_array()?;
    let [a, b] = parts else {
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
    if let Some(reference) = one.get("$ref").and_then(Node::as_str) {
        let name = pascal(reference.strip_prefix("#/components/schemas/")?);
        return Some(Element {
            rust: name.clone(),
            name,
        });
    }
    let (name, rust) = match one.get("type")?.as_str()? {
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
