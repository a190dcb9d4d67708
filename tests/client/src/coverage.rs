//! Which properties of a schema were never sent.
//!
//! A test that sends a field too few still passes; this finds the field.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Description;

impl Description {
    /// The properties of `schema`, nested ones included, that none of `values`
    /// has, as paths such as `leads.id`.
    #[must_use]
    pub fn missing(&self, schema: &Value, values: &[Value]) -> BTreeSet<String> {
        let values: Vec<&Value> = values.iter().collect();
        let mut missing = BTreeSet::new();
        self.look(schema, &values, "", &mut missing);
        missing
    }

    fn look(&self, schema: &Value, values: &[&Value], path: &str, missing: &mut BTreeSet<String>) {
        let schema = self.follow(schema);
        for part in ["allOf", "oneOf"]
            .iter()
            .filter_map(|keyword| schema[keyword].as_array())
        {
            part.iter()
                .for_each(|part| self.look(part, values, path, missing));
        }
        if let Some(items) = schema.get("items") {
            let values: Vec<&Value> = values
                .iter()
                .filter_map(|it| it.as_array())
                .flatten()
                .collect();
            self.look(items, &values, path, missing);
        }
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            let values: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).collect();
            if values.is_empty() {
                missing.insert(path);
            } else {
                self.look(schema, &values, &path, missing);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn finds_what_no_value_has_however_deep() {
        let item = json!({"properties": {"id": {}, "note": {}}});
        let schema = json!({"allOf": [
            {"properties": {"leads": {"type": "array", "items": item}}},
            {"properties": {"name": {}, "page": {}}},
        ]});
        let values = [json!({"leads": [{"id": 1}]}), json!({"name": ""})];
        let missing = Description::enrich().missing(&schema, &values);
        assert_eq!(
            missing.into_iter().collect::<Vec<_>>(),
            ["leads.note", "page"]
        );
    }
}
