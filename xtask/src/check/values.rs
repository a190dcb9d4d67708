//! Values that a schema gives itself, and whether they are of its type.
//!
//! `'10'` for a number and `10` for a string are left alone: what is meant is
//! plain, and no type is made from it. So are the plain values of an `enum`,
//! which say more of the service than the type does.

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Place, Pointer, Value};

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Thing { node, at, .. } = thing;
    let types = types(node);
    for keyword in ["default", "const"] {
        if let Some(value) = node.get(keyword) {
            let what = format!("the `{keyword}`");
            misfit(checking, &what, value, &types, &at.child(keyword));
        }
    }
    let Some(list) = node.get("enum") else {
        return;
    };
    let at = at.child("enum");
    match list.as_array() {
        Some([]) => checking.found.push(empty(list.place, &at)),
        Some(values) => {
            for (index, value) in values.iter().enumerate() {
                let at = at.child(index.to_string());
                if is_nested(value) || types.iter().all(|name| is_nesting(name)) {
                    misfit(checking, "a value of the `enum`", value, &types, &at);
                }
            }
        }
        None => {}
    }
}

/// The types that a schema allows; none if it does not say.
fn types(schema: &Node) -> Vec<&str> {
    match schema.get("type") {
        Some(node) => match node.as_array() {
            Some(names) => names.iter().filter_map(Node::as_str).collect(),
            None => node.as_str().into_iter().collect(),
        },
        None => Vec::new(),
    }
}

fn empty(place: Place, at: &Pointer) -> Diagnostic {
    Diagnostic::new("check/enum", "no value can be one of none")
        .at(place)
        .pointer(at.clone())
        .help("list the values, or take `enum` out")
}

fn misfit(checking: &mut Checking<'_>, what: &str, value: &Node, types: &[&str], at: &Pointer) {
    if types.is_empty() || types.iter().any(|name| fits(value, name)) {
        return;
    }
    let message = format!(
        "{what} is {}, and the type is `{}`",
        value.kind(),
        types.join("` or `")
    );
    checking.found.push(
        Diagnostic::new("check/value", message)
            .at(value.place)
            .pointer(at.clone())
            .help("correct the value or the type"),
    );
}

/// Whether a value may be meant as one of a type. Types that are no type are
/// told elsewhere.
fn fits(value: &Node, name: &str) -> bool {
    match (&value.value, name) {
        // Whether null is allowed is often forgotten.
        (Value::Null, _) => true,
        (_, "null") => false,
        (Value::String(text), "integer" | "number") => {
            text.trim().is_empty() || text.trim().parse::<f64>().is_ok()
        }
        (Value::String(text), "boolean") => {
            matches!(text.to_lowercase().as_str(), "" | "true" | "false")
        }
        (Value::Number(number), "integer") => {
            number.as_f64().is_none_or(|number| number.fract() == 0.0)
        }
        (Value::Number(_), "boolean") | (Value::Bool(_), "integer" | "number") => false,
        _ => is_nested(value) == is_nesting(name) && is_of_that_nesting(value, name),
    }
}

fn is_nested(value: &Node) -> bool {
    matches!(value.value, Value::Array(_) | Value::Object(_))
}

fn is_nesting(name: &str) -> bool {
    matches!(name, "array" | "object")
}

fn is_of_that_nesting(value: &Node, name: &str) -> bool {
    match value.value {
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;

    fn fits_json(json: serde_json::Value, name: &str) -> bool {
        let place = Place {
            source: SourceId(0),
            start: 0,
            end: 0,
        };
        fits(&Node::from_json(json, place), name)
    }

    #[test]
    fn only_what_cannot_be_meant_does_not_fit() {
        assert!(fits_json("10".into(), "integer"));
        assert!(fits_json(1.into(), "string"));
        assert!(fits_json(1.0.into(), "integer"));
        assert!(fits_json(serde_json::Value::Null, "string"));
        assert!(!fits_json(1.5.into(), "integer"));
        assert!(!fits_json("ten".into(), "integer"));
        assert!(!fits_json("maybe".into(), "boolean"));
        assert!(!fits_json(serde_json::json!([]), "object"));
        assert!(!fits_json(serde_json::json!({}), "string"));
    }
}
