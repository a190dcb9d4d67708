//! What a description says of each member of a value.
//!
//! Tests change an answer member by member; this finds the members, and what the
//! description promises of them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Description;
use crate::instance::is_nullable;

/// A member of an object in a value, as it is described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Where it is, as a JSON pointer.
    pub pointer: String,
    /// Whether it has to be there.
    pub is_promised: bool,
    /// Whether it may be null.
    pub is_nullable: bool,
    /// Whether it is one of a list of texts.
    pub is_enum: bool,
}

impl Description {
    /// The members that `schema` describes and `value` has, at any depth.
    #[must_use]
    pub fn members(&self, schema: &Value, value: &Value) -> Vec<Member> {
        let mut found = Vec::new();
        self.collect(schema, value, "", &mut found);
        // Each part of a compound can say something of the same member.
        let mut members: BTreeMap<String, Member> = BTreeMap::new();
        for member in found {
            let known = members.entry(member.pointer.clone());
            let known = known.or_insert_with(|| member.clone());
            known.is_promised |= member.is_promised;
            known.is_nullable &= member.is_nullable;
            known.is_enum |= member.is_enum;
        }
        members.into_values().collect()
    }

    fn collect(&self, schema: &Value, value: &Value, at: &str, members: &mut Vec<Member>) {
        let schema = self.follow(schema);
        let parts = |keyword: &str| schema[keyword].as_array().cloned().unwrap_or_default();
        let choice = parts("oneOf").into_iter().find(|it| it["type"] != "null");
        for part in parts("allOf").iter().chain(&choice) {
            self.collect(part, value, at, members);
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            self.collect(&schema["items"], item, &format!("{at}/{index}"), members);
        }
        let required = parts("required");
        let is_required = |name: &String| required.iter().any(|it| it == name);
        for (name, value) in value.as_object().into_iter().flatten() {
            let pointer = format!("{at}/{name}");
            let described = schema["properties"].get(name);
            if described.is_some() || is_required(name) {
                let schema = self.follow(described.unwrap_or(&Value::Bool(true)));
                members.push(Member {
                    pointer: pointer.clone(),
                    is_promised: is_required(name),
                    is_nullable: takes_null(&schema),
                    is_enum: value.is_string() && schema.get("enum").is_some(),
                });
            }
            if let Some(schema) = described {
                self.collect(schema, value, &pointer, members);
            }
        }
    }
}

/// Whether null is allowed, or everything is.
fn takes_null(schema: &Value) -> bool {
    let says = |keyword| schema.get(keyword).is_some();
    let is_anything = !["type", "oneOf", "allOf", "enum", "const"]
        .into_iter()
        .any(says);
    is_anything || is_nullable(schema)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn finds_what_is_said_of_a_member_at_any_depth() {
        let item = json!({"required": ["id", "kind"], "properties": {
            "id": {"type": ["string", "null"]}, "kind": {"type": "string", "enum": ["a"]},
        }});
        let schema = json!({"allOf": [
            {"properties": {"list": {"type": "array", "items": item}}},
            {"required": ["list"]},
        ]});
        let value = json!({"list": [{"id": "1", "kind": "a", "more": 1}]});
        let members = Description::enrich().members(&schema, &value);
        let member = |pointer: &str, is_nullable, is_enum| Member {
            pointer: pointer.into(),
            is_promised: true,
            is_nullable,
            is_enum,
        };
        assert_eq!(
            members,
            [
                member("/list", false, false),
                member("/list/0/id", true, false),
                member("/list/0/kind", false, true),
            ]
        );
    }
}
