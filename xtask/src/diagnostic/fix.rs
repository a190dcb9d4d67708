//! Overlay actions that mend what a diagnostic reports.
//!
//! Made by those who report, not applied here: a person pastes them into an
//! overlay, or `lint --fix` writes them into one.

use std::fmt::{self, Write};

use serde_json::Value;

use crate::document::Pointer;

/// What mends a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The actions, in order.
    pub actions: Vec<Action>,
    /// Whether this is the one right answer. A person has to decide about any other.
    pub is_certain: bool,
}

/// One action of an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it changes.
    pub target: Target,
    /// What becomes of it.
    pub change: Change,
}

/// What an action changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// What is here, seen from the root of the description.
    At(Pointer),
    /// The operation with this id, wherever it is.
    Operation(String),
}

impl Target {
    /// The pointer, if it is one.
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::At(pointer) => Some(pointer),
            Self::Operation(_) => None,
        }
    }
}

/// As a JSONPath.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(pointer) => f.write_str(&pointer.to_json_path()),
            Self::Operation(id) => {
                let id = id.replace('\\', "\\\\").replace('\'', "\\'");
                write!(f, "$.paths.*[?@.operationId == '{id}']")
            }
        }
    }
}

/// What becomes of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// This is merged into it, as overlays do.
    Update(Value),
    /// It is taken out.
    Remove,
}

impl Fix {
    /// The one right answer.
    pub fn certain(actions: Vec<Action>) -> Self {
        Self {
            actions,
            is_certain: true,
        }
    }

    /// An answer that a person has to complete or to agree to.
    pub fn likely(actions: Vec<Action>) -> Self {
        Self {
            actions,
            is_certain: false,
        }
    }
}

impl Action {
    /// Merges a value into a target.
    pub fn update(target: Pointer, value: Value) -> Self {
        Self {
            target: Target::At(target),
            change: Change::Update(value),
        }
    }

    /// Merges a value into the operation with an id.
    pub fn update_operation(id: &str, value: Value) -> Self {
        Self {
            target: Target::Operation(id.to_owned()),
            change: Change::Update(value),
        }
    }

    /// Takes a target out.
    pub fn remove(target: Pointer) -> Self {
        Self {
            target: Target::At(target),
            change: Change::Remove,
        }
    }

    /// Puts a value where another one is, or none. An update alone would merge the two.
    pub fn replace(target: &Pointer, value: Value) -> Vec<Self> {
        let Some((name, parent)) = target.0.split_last() else {
            return vec![Self::update(target.clone(), value)];
        };
        let parent = Pointer(parent.to_vec());
        let value = serde_json::Map::from_iter([(name.clone(), value)]);
        vec![
            Self::remove(target.clone()),
            Self::update(parent, Value::Object(value)),
        ]
    }
}

/// As the actions of an overlay, in YAML, without an indent.
impl fmt::Display for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, action) in self.actions.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{action}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "- target: {}", target(&self.target.to_string()))?;
        match &self.change {
            Change::Update(value) => {
                let mut text = String::from("  update:");
                block(value, 4, &mut text);
                f.write_str(&text)
            }
            Change::Remove => f.write_str("  remove: true"),
        }
    }
}

/// A value after a key: an object of objects line by line, anything else in one line.
fn block(value: &Value, indent: usize, text: &mut String) {
    const WIDEST: usize = 80;
    let mut line = String::new();
    flow(value, &mut line);
    match value {
        // The outermost object always, as a person would write it.
        Value::Object(members)
            if !members.is_empty() && (indent == 4 || indent + line.len() > WIDEST) =>
        {
            for (name, value) in members {
                let _ = write!(text, "\n{:indent$}{}:", "", scalar(name));
                block(value, indent + 2, text);
            }
        }
        _ => {
            text.push(' ');
            text.push_str(&line);
        }
    }
}

/// A value in one line.
fn flow(value: &Value, text: &mut String) {
    let mut list = |open: &str, close: &str, items: Vec<String>| {
        text.push_str(open);
        text.push_str(&items.join(", "));
        text.push_str(close);
    };
    let one = |value: &Value| {
        let mut text = String::new();
        flow(value, &mut text);
        text
    };
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{}: {}", scalar(name), one(value)));
            list("{", "}", members.collect());
        }
        Value::Array(items) => list("[", "]", items.iter().map(one).collect()),
        Value::String(string) => text.push_str(&scalar(string)),
        other => text.push_str(&other.to_string()),
    }
}

/// A text as YAML reads it back, without quotes where that is safe.
fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./$()<>".contains(c);
    let is_word = !text.is_empty()
        && text.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
        && text.chars().all(is_plain);
    const RESERVED: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    if is_word && !RESERVED.contains(&text.to_lowercase().as_str()) {
        return text.to_owned();
    }
    Value::String(text.to_owned()).to_string()
}

/// The path of a target: no braces or quotes inside of it mean anything to YAML.
fn target(path: &str) -> String {
    match path.contains([':', '#', '\\', '\n']) {
        true => scalar(path),
        false => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn actions_are_yaml_that_an_overlay_can_have() {
        let fix = Fix::likely(vec![
            Action::update(
                Pointer::parse("/paths/~1a~1{id}/get/parameters/0/schema").unwrap(),
                json!({"x-sdk": {"method": "find", "price": {"credits": 1}, "true": "yes", "note": "a: b"}}),
            ),
            Action::remove(Pointer::parse("/paths/~1it's/get/responses/200").unwrap()),
        ]);
        insta::assert_snapshot!(fix, @r##"
        - target: $.paths['/a/{id}'].get.parameters[0].schema
          update:
            x-sdk: {method: find, price: {credits: 1}, "true": "yes", note: "a: b"}
        - target: "$.paths['/it\\'s'].get.responses['200']"
          remove: true
        "##);
    }

    #[test]
    fn a_value_is_replaced_and_not_merged() {
        let target = Pointer::parse("/a/required").unwrap();
        let fix = Fix::certain(Action::replace(&target, json!(["b"])));
        insta::assert_snapshot!(fix, @r"
        - target: $.a.required
          remove: true
        - target: $.a
          update:
            required: [b]
        ");
    }
}
