//! Values that fit a schema: what the service could answer.
//!
//! Nothing is random, so that a test that fails once fails always. Keywords
//! that the description does not use are not understood; whoever makes a value
//! should hold it against the schema once more.

use serde_json::{Map, Value, json};

use crate::Description;
use crate::confidential::ANSWERED_EMAIL;

/// How much is in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every property.
    Complete,
    /// Every property, and null wherever that is allowed.
    Nulls,
    /// What is required, and nothing else; lists are empty.
    Bare,
}

impl Description {
    /// A value that fits `schema`.
    #[must_use]
    pub fn instance(&self, schema: &Value, extent: Extent) -> Value {
        Maker {
            description: self,
            extent,
        }
        .make("value", schema)
    }
}

struct Maker<'d> {
    description: &'d Description,
    extent: Extent,
}

impl Maker<'_> {
    /// `name` is that of the property, for texts to say where they belong.
    fn make(&self, name: &str, schema: &Value) -> Value {
        let schema = self.description.follow(schema);
        if self.extent == Extent::Nulls && is_nullable(&schema) {
            return Value::Null;
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(values) = list(&schema, "enum") {
            return values.first().cloned().unwrap_or_default();
        }
        if let Some(choices) = list(&schema, "oneOf") {
            let choice = choices.iter().find(|choice| choice["type"] != "null");
            return self.make(name, choice.unwrap_or(&Value::Null));
        }
        if let Some(parts) = list(&schema, "allOf") {
            let parts = parts.iter().map(|part| self.make(name, part));
            return Value::Object(parts.filter_map(into_object).flatten().collect());
        }
        match type_of(&schema) {
            "string" => text(name, &schema),
            "integer" => json!(number(&schema) as i64),
            "number" => json!(
                number(&schema)
                    + if schema.get("maximum").is_some() {
                        0.0
                    } else {
                        0.5
                    }
            ),
            "boolean" => json!(true),
            "array" => self.array(name, &schema),
            "object" => self.object(&schema),
            other => panic!("no value of type `{other}` can be made for `{name}`"),
        }
    }

    fn array(&self, name: &str, schema: &Value) -> Value {
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let items = if self.extent == Extent::Bare {
            least
        } else {
            least.max(1)
        };
        (0..items)
            .map(|_| self.make(name, &schema["items"]))
            .collect()
    }

    fn object(&self, schema: &Value) -> Value {
        let required = list(schema, "required").unwrap_or_default();
        let is_wanted =
            |name: &String| self.extent != Extent::Bare || required.iter().any(|it| it == name);
        let properties = schema["properties"].as_object().into_iter().flatten();
        let mut object: Map<String, Value> = properties
            .filter(|(name, _)| is_wanted(name))
            .map(|(name, schema)| (name.clone(), self.make(name, schema)))
            .collect();
        if self.extent != Extent::Bare {
            match &schema["additionalProperties"] {
                Value::Bool(true) => drop(object.insert("more".into(), json!({ "deep": [1] }))),
                more @ Value::Object(_) => {
                    object.insert("more".into(), self.make("more", more));
                }
                _ => {}
            }
        }
        Value::Object(object)
    }
}

fn list<'v>(schema: &'v Value, keyword: &str) -> Option<&'v [Value]> {
    schema.get(keyword)?.as_array().map(Vec::as_slice)
}

fn into_object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// Whether a schema allows null beside something else.
pub(crate) fn is_nullable(schema: &Value) -> bool {
    let is_null = |choice: &Value| choice == "null" || choice["type"] == "null";
    ["type", "oneOf"]
        .into_iter()
        .filter_map(|keyword| list(schema, keyword))
        .any(|choices| choices.iter().any(is_null))
}

/// The type, or the one that is not null. A schema of a part may have none.
fn type_of(schema: &Value) -> &str {
    let of_several = || {
        list(schema, "type")?
            .iter()
            .find(|name| *name != "null")?
            .as_str()
    };
    schema["type"]
        .as_str()
        .or_else(of_several)
        .unwrap_or("object")
}

fn text(name: &str, schema: &Value) -> Value {
    let text = match schema["format"].as_str() {
        Some("date-time") => "2026-03-02T09:00:09Z",
        Some("email") => ANSWERED_EMAIL,
        Some("uri") => "https://www.example.com/here",
        Some("uuid") => "7b0e9d5a-33c4-4f0b-9c55-2f8f4a1f6a10",
        _ => name,
    };
    json!(text)
}

fn number(schema: &Value) -> f64 {
    let bound = |keyword: &str| schema[keyword].as_f64();
    7f64.min(bound("maximum").unwrap_or(7.0))
        .max(bound("minimum").unwrap_or(f64::MIN))
}
