//! Booleans and numbers that are written as text.

use serde_json::Number;

use super::Repairer;
use super::edit::{Edit, Here};
use crate::document::{Node, Value};

/// What a member holds that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Flag,
    Number,
    /// A number since 3.1, a boolean before.
    Either,
}

fn holds(member: &str) -> Option<Holds> {
    Some(match member {
        "allowEmptyValue"
        | "allowReserved"
        | "deprecated"
        | "explode"
        | "nullable"
        | "readOnly"
        | "required"
        | "uniqueItems"
        | "writeOnly"
        // Or a schema.
        | "additionalProperties"
        | "unevaluatedProperties" => Holds::Flag,
        "maxContains" | "maxItems" | "maxLength" | "maxProperties" | "maximum" | "minContains"
        | "minItems" | "minLength" | "minProperties" | "minimum" | "multipleOf" => Holds::Number,
        "exclusiveMaximum" | "exclusiveMinimum" => Holds::Either,
        _ => return None,
    })
}

impl Repairer {
    /// Repairs the members that are booleans or numbers.
    pub(super) fn scalars(&mut self, node: &mut Node, here: &Here<'_>) {
        let members = node.as_object().into_iter().flatten();
        let odd: Vec<String> = members
            .filter(|(name, member)| meant(name, &member.node).is_some())
            .map(|(name, _)| name.clone())
            .collect();
        for name in odd {
            self.scalar(node, &name, here);
        }
    }

    pub(super) fn scalar(&mut self, node: &mut Node, name: &str, here: &Here<'_>) {
        let Some(written) = node.get(name) else {
            return;
        };
        let (Some(value), place) = (meant(name, written), written.place) else {
            return;
        };
        let (code, kind, read) = match &value {
            Value::Bool(flag) => ("repair/flag", "`true` or `false`", flag.to_string()),
            Value::Number(number) => ("repair/number", "a number", number.to_string()),
            _ => return,
        };
        let message =
            format!("`{name}` has to be {kind}, and this is a string; it is read as `{read}`");
        let mut edit = Edit::new(node, here).about(name);
        edit.put(name, Node::new(value, place));
        self.report(
            code,
            message,
            place,
            edit,
            format!("write `{name}: {read}`"),
        );
    }

    /// Repairs the default of a number or a boolean.
    pub(super) fn default(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("default") else {
            return;
        };
        let (Some(text), place) = (written.as_str(), written.place) else {
            return;
        };
        let types = match node.get("type").map(|it| &it.value) {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(several)) => several.iter().filter_map(Node::as_str).collect(),
            _ => return,
        };
        let is = |name: &str| types.contains(&name);
        if is("string") {
            return;
        }
        let value = match (number(text), flag(text)) {
            (Some(number), _) if is("number") || is("integer") && is_whole(&number) => {
                Value::Number(number)
            }
            (_, Some(flag)) if is("boolean") => Value::Bool(flag),
            _ => return,
        };
        let new = Node::new(value, place);
        let read = new.to_json();
        let message = format!(
            "the default is a string, and the type is `{}`; it is read as `{read}`",
            types.join("` or `")
        );
        let mut edit = Edit::new(node, here).about("default");
        edit.put("default", new);
        self.report(
            "repair/default",
            message,
            place,
            edit,
            format!("write `default: {read}`"),
        );
    }
}

/// The boolean or number that a member's text stands for.
pub(super) fn meant(name: &str, node: &Node) -> Option<Value> {
    let text = node.as_str()?;
    let holds = holds(name)?;
    let flag = flag(text).filter(|_| holds != Holds::Number);
    let number = number(text).filter(|_| holds != Holds::Flag);
    flag.map(Value::Bool).or(number.map(Value::Number))
}

pub(super) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text.trim()).ok()
}

fn is_whole(number: &Number) -> bool {
    number.as_f64().is_some_and(|number| number.fract() == 0.0)
}
