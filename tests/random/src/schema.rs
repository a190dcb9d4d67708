//! Random schemas.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::{SCHEMAS, name};

/// Names that are words of Rust, differ by case only, or are no identifiers.
const NAMES: &[&str] = &[
    "id",
    "name",
    "type",
    "self",
    "Self",
    "fooBar",
    "foo_bar",
    "FooBar",
    "1st",
    "a-b",
    "a.b",
    "a b",
    "größe",
    "$ref_",
    "@type",
    "value",
    "data",
    "new",
    "default",
    "r#x",
    "_",
    "additionalProperties",
];

/// Texts of enums.
const TEXTS: &[&str] = &[
    "a",
    "A",
    "b-c",
    "b_c",
    "",
    "1",
    "null",
    "true",
    "self",
    "Unknown",
    "Other",
    "ä",
    "with space",
];

/// A description whose operations send and receive each schema.
#[must_use]
pub fn description(seed: u64) -> Value {
    let mut random = Rng::with_seed(seed);
    let mut schemas = Map::new();
    let mut paths = Map::new();
    for number in 0..SCHEMAS {
        let mut more = Map::new();
        let schema = Schemas {
            random: &mut random,
            number,
            known: &schemas,
            more: &mut more,
        }
        .component();
        schemas.insert(name(number), schema);
        schemas.extend(more);
        let media = json!({"application/json": {"schema": reference(number)}});
        let operation = json!({
            "operationId": format!("echo{number}"),
            "tags": ["echo"],
            "requestBody": {"required": true, "content": media},
            "responses": {"200": {"description": "The same.", "content": media}}
        });
        paths.insert(format!("/{number}"), json!({"post": operation}));
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Random", "version": seed.to_string()},
        "servers": [{"url": "https://random.test"}],
        "paths": paths,
        "components": {"schemas": schemas}
    })
}

fn reference(number: usize) -> Value {
    json!({"$ref": format!("#/components/schemas/{}", name(number))})
}

/// Makes the schemas of one component. They refer to earlier components only, and to
/// later ones where a value can do without.
struct Schemas<'a> {
    random: &'a mut Rng,
    number: usize,
    /// Earlier components.
    known: &'a Map<String, Value>,
    /// Components that the component needs.
    more: &'a mut Map<String, Value>,
}

impl Schemas<'_> {
    fn component(mut self) -> Value {
        match self.random.u8(0..14) {
            0 => self.tagged(),
            1 => self.untagged(2),
            2 => self.all_of(),
            3 => self.texts(),
            4 => self.alike(),
            5 => self.extended(),
            6 => self.mapped(),
            _ => self.object(2),
        }
    }

    fn any(&mut self, depth: u8) -> Value {
        let schema = match self.random.u8(0..if depth == 0 { 11 } else { 16 }) {
            0 => json!({"type": "string"}),
            1 => json!({"type": "integer"}),
            2 => json!({"type": "number"}),
            3 => json!({"type": "boolean"}),
            4 => self.texts(),
            5 => self.formatted(),
            6 => json!({}),
            7 => json!({"const": TEXTS[self.random.usize(0..TEXTS.len())]}),
            8 => match self.number {
                0 => json!({"type": "string"}),
                number => reference(self.random.usize(0..number)),
            },
            9 => json!({"enum": [1, 2, 30]}),
            10 => json!({"anyOf": [{"type": "string"}, self.texts()]}),
            11 => json!({"type": "array", "items": self.any(depth - 1)}),
            12 => json!({"type": "object", "additionalProperties": self.any(depth - 1)}),
            13 => self.object(depth - 1),
            14 => self.untagged(depth - 1),
            _ => {
                let items = [self.any(depth - 1), self.any(depth - 1)];
                json!({"type": "array", "prefixItems": items, "items": false, "minItems": 2})
            }
        };
        match self.random.u8(0..5) {
            0 => self.nullable(schema),
            _ => schema,
        }
    }

    fn nullable(&mut self, mut schema: Value) -> Value {
        match schema
            .get("type")
            .and_then(Value::as_str)
            .map(str::to_owned)
        {
            Some(of) if !schema["enum"].is_array() => {
                schema["type"] = json!([of, "null"]);
                schema
            }
            _ => json!({"anyOf": [schema, {"type": "null"}]}),
        }
    }

    fn texts(&mut self) -> Value {
        let mut texts = TEXTS.to_vec();
        self.random.shuffle(&mut texts);
        texts.truncate(self.random.usize(1..5));
        json!({"type": "string", "enum": texts})
    }

    fn formatted(&mut self) -> Value {
        let formats = [
            ("string", "date"),
            ("string", "date-time"),
            ("string", "uuid"),
            ("string", "uri"),
            ("integer", "int32"),
            ("integer", "int64"),
            ("number", "double"),
        ];
        let (of, format) = formats[self.random.usize(0..formats.len())];
        json!({"type": of, "format": format})
    }

    fn object(&mut self, depth: u8) -> Value {
        let mut names = NAMES.to_vec();
        self.random.shuffle(&mut names);
        names.truncate(self.random.usize(0..6));
        let mut properties = Map::new();
        let mut required = Vec::new();
        for name in names {
            if self.random.u8(0..3) == 0 {
                required.push(name);
                properties.insert(name.to_owned(), self.any(depth));
            } else if self.random.u8(0..8) == 0 {
                // A value can do without it, so a circle ends.
                let later = self.random.usize(0..SCHEMAS);
                properties.insert(name.to_owned(), reference(later));
            } else {
                properties.insert(name.to_owned(), self.any(depth));
            }
        }
        let mut schema = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        match self.random.u8(0..4) {
            0 => schema["additionalProperties"] = json!(true),
            1 => schema["additionalProperties"] = json!({"type": "integer"}),
            _ => {}
        }
        schema
    }

    /// Alternatives with a discriminator, described in place.
    fn tagged(&mut self) -> Value {
        let property = ["kind", "type"][self.random.usize(0..2)];
        let mut alternatives = Vec::new();
        for tag in TEXTS.iter().take(self.random.usize(2..5)) {
            let mut schema = self.object(1);
            schema["properties"][property] = json!({"const": tag});
            let mut required: Vec<Value> =
                schema["required"].as_array().cloned().unwrap_or_default();
            required.retain(|name| name != property);
            required.push(json!(property));
            schema["required"] = json!(required);
            alternatives.push(schema);
        }
        json!({"oneOf": alternatives})
    }

    /// Alternatives of different types of JSON.
    fn untagged(&mut self, depth: u8) -> Value {
        let mut alternatives = vec![
            json!({"type": "string"}),
            json!({"type": "integer"}),
            json!({"type": "boolean"}),
            json!({"type": "array", "items": self.any(depth.min(1))}),
            self.object(depth.min(1)),
        ];
        self.random.shuffle(&mut alternatives);
        alternatives.truncate(self.random.usize(2..4));
        json!({"oneOf": alternatives})
    }

    /// Objects that only their members tell apart.
    fn alike(&mut self) -> Value {
        let count = self.random.usize(2..4);
        let alternatives: Vec<Value> = (0..count).map(|_| self.closed()).collect();
        json!({"anyOf": alternatives})
    }

    /// An earlier object, with more properties.
    fn extended(&mut self) -> Value {
        let number = self.random.usize(0..self.number.max(1));
        match self.known.get(&name(number)) {
            Some(earlier) if earlier["properties"].is_object() => {
                json!({"allOf": [reference(number), self.beside(&earlier.clone())]})
            }
            _ => self.closed(),
        }
    }

    /// An object that has no property of another one, so that they do not contradict each
    /// other.
    fn beside(&mut self, other: &Value) -> Value {
        let mut schema = self.closed();
        for name in other["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|it| it.0)
        {
            if let Some(Value::Object(properties)) = schema.get_mut("properties") {
                properties.remove(name);
            }
            if let Some(Value::Array(required)) = schema.get_mut("required") {
                required.retain(|known| known != name);
            }
        }
        schema
    }

    /// Components with a discriminator. Its values are not their names.
    fn mapped(&mut self) -> Value {
        let mut alternatives = Vec::new();
        let mut mapping = Map::new();
        for tag in ["one", "two", "Three"] {
            let mut schema = self.closed();
            schema["properties"]["kind"] = json!({"type": "string"});
            let mut required = schema["required"].as_array().cloned().unwrap_or_default();
            required.push(json!("kind"));
            schema["required"] = json!(required);
            // A component of its own, so that it has a name.
            let name = format!("{}{tag}", name(self.number));
            mapping.insert(
                tag.to_owned(),
                json!(format!("#/components/schemas/{name}")),
            );
            self.more.insert(name.clone(), schema);
            alternatives.push(json!({"$ref": format!("#/components/schemas/{name}")}));
        }
        json!({"oneOf": alternatives, "discriminator": {"propertyName": "kind", "mapping": mapping}})
    }

    fn all_of(&mut self) -> Value {
        let first = self.closed();
        let second = self.beside(&first);
        json!({"allOf": [first, second]})
    }

    /// An object without additional properties of a type, which would be those of all
    /// parts.
    fn closed(&mut self) -> Value {
        let mut schema = self.object(1);
        if let Some(schema) = schema.as_object_mut() {
            schema.remove("additionalProperties");
        }
        schema
    }
}
