//! Random values that are valid by a schema.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Makes values of a description's schemas.
pub struct Values<'a> {
    /// The description.
    pub description: &'a Value,
    /// Where chance comes from.
    pub random: &'a mut Rng,
}

impl Values<'_> {
    /// A value that is valid by a schema.
    pub fn of(&mut self, schema: &Value, depth: u8) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.description.pointer(&reference[1..]);
            let target = target.cloned().unwrap_or_default();
            return self.of(&target, depth);
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[self.random.usize(0..values.len())].clone();
        }
        if let Some(mapping) = schema["discriminator"]["mapping"].as_object() {
            let mapped = mapping.iter().nth(self.random.usize(0..mapping.len()));
            let (tag, target) = mapped.expect("an alternative");
            let mut value = self.of(&json!({"$ref": target}), depth);
            value["kind"] = json!(tag);
            return value;
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(alternatives) = schema[keyword].as_array() {
                let one = self.random.usize(0..alternatives.len());
                return self.of(&alternatives[one], depth);
            }
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let mut whole = Map::new();
            for part in parts {
                if let Value::Object(members) = self.of(part, depth) {
                    whole.extend(members);
                }
            }
            return Value::Object(whole);
        }
        let mut of = schema["type"].clone();
        if let Some(types) = of.as_array() {
            of = types[self.random.usize(0..types.len())].clone();
        }
        match of.as_str() {
            Some("string") => self.text(schema["format"].as_str()),
            Some("integer") => match schema["format"].as_str() {
                Some("int32") => json!(self.random.i32(..)),
                Some("int64") => json!(self.random.i64(..)),
                _ => json!(self.random.i64(-1_000..1_000)),
            },
            Some("number") => json!(f64::from(self.random.i32(-1000..1000)) / 8.0),
            Some("boolean") => json!(self.random.bool()),
            Some("array") => self.list(schema, depth),
            Some("object") => self.object(schema, depth),
            Some("null") => Value::Null,
            _ => [json!(1), json!("x"), json!({"a": [null]}), json!(true)][self.random.usize(0..4)]
                .clone(),
        }
    }

    fn text(&mut self, format: Option<&str>) -> Value {
        let texts: &[&str] = match format {
            Some("date") => &["2026-02-28", "0001-01-01", "2024-02-29"],
            Some("date-time") => &["2026-02-28T12:00:00Z", "2026-02-28T12:00:00.25Z"],
            Some("uuid") => &["67e55044-10b1-426f-9247-bb680e5fe0c8"],
            Some("uri") => &["https://a.test/x?y#z", "urn:a:b"],
            _ => &["", "a", "ä\"\\\n", "\u{10ffff}", "null", "1"],
        };
        json!(texts[self.random.usize(0..texts.len())])
    }

    fn list(&mut self, schema: &Value, depth: u8) -> Value {
        if let Some(items) = schema["prefixItems"].as_array() {
            return items
                .iter()
                .map(|item| self.of(item, depth.saturating_sub(1)))
                .collect();
        }
        let count = if depth == 0 {
            0
        } else {
            self.random.usize(0..3)
        };
        (0..count)
            .map(|_| self.of(&schema["items"], depth - 1))
            .collect()
    }

    fn object(&mut self, schema: &Value, depth: u8) -> Value {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut object = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_required = required.iter().any(|it| it == name);
            if is_required || depth > 0 && self.random.bool() {
                object.insert(name.clone(), self.of(property, depth.saturating_sub(1)));
            }
        }
        let rest = &schema["additionalProperties"];
        if depth > 0 && (rest.is_object() || *rest == json!(true)) {
            for name in ["x-1", "another"].iter().take(self.random.usize(0..3)) {
                object.insert((*name).to_owned(), self.of(rest, depth - 1));
            }
        }
        Value::Object(object)
    }
}
