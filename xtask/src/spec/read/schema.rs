//! Reads schemas, in the dialects of all versions, into one form.
//!
//! Numbers are given out before schemas are read, so a schema that contains itself
//! is read once like any other.

use super::{Reader, advice, members};
use crate::diagnostic::Diagnostic;
use crate::document::{At, Node, Origin, Pointer, Value as Written};
use crate::nowhere::{self, Lost, token};
use crate::sdk;
use crate::spec::{
    Additional, Bound, Decided, Discriminator, JsonType, Limit, Limits, Located, Mapped, Property,
    Schema, SchemaId, Value,
};

/// The names of the types, for messages.
const TYPES: &[&str] = &[
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// Keywords that hold one schema that only validators read.
const OTHERS: &[&str] = &[
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedItems",
    "contentSchema",
];

impl<'a> Reader<'a> {
    /// The number of the schema at a node.
    pub(super) fn schema(&mut self, node: &'a Node, at: &At) -> SchemaId {
        let address = std::ptr::from_ref(node);
        if let Some(known) = self.ids.get(&address) {
            return *known;
        }
        let id = SchemaId(u32::try_from(self.schemas.all.len()).unwrap_or(u32::MAX));
        let origin = Origin::of(node, at.clone());
        self.schemas.all.push(Schema::new(origin));
        self.ids.insert(address, id);
        self.queue.push_back((id, node));
        id
    }

    pub(super) fn read_schema(&mut self, id: SchemaId, node: &'a Node) {
        let origin = self.schemas[id].origin.clone();
        let component = self.schemas[id].component.clone();
        let mut schema = Schema::new(origin.clone());
        schema.component = component;
        match &node.value {
            Written::Bool(flag) => schema.boolean = Some(*flag),
            Written::Object(_) => {
                self.check(&members::SCHEMA, node, &origin);
                self.fill(&mut schema, node, &origin);
            }
            _ => self.report(
                Diagnostic::warning(
                    "check/kind",
                    format!("a schema has to be an object, and this is {}", node.kind()),
                )
                .on(&origin)
                .help("write a schema, for instance `type: string`"),
            ),
        }
        self.schemas[id] = schema;
    }

    fn fill(&mut self, schema: &mut Schema, node: &'a Node, origin: &Origin) {
        self.types(schema, node, origin);
        schema.reference = self.reference(node, origin);
        schema.nullable |= Self::flag(node, "nullable");
        schema.title = self.text(node, "title");
        schema.description = self.text(node, "description");
        schema.format = self.text(node, "format");
        schema.content_media_type = self.text(node, "contentMediaType");
        schema.content_encoding = self.text(node, "contentEncoding");
        schema.deprecated = Self::flag(node, "deprecated");
        schema.read_only = Self::flag(node, "readOnly");
        schema.write_only = Self::flag(node, "writeOnly");
        self.values(schema, node, origin);
        schema.limits = self.limits(node, origin);
        self.object(schema, node, origin);
        self.list(schema, node, origin);
        for (keyword, list) in [
            ("allOf", &mut schema.all_of),
            ("anyOf", &mut schema.any_of),
            ("oneOf", &mut schema.one_of),
        ] {
            let Some(parts) = node.get(keyword).and_then(Node::as_array) else {
                continue;
            };
            let at = origin.at.child(keyword);
            let parts = parts.iter().enumerate();
            let parts = parts.map(|(index, part)| self.schema(part, &at.child(index.to_string())));
            *list = Some(parts.collect());
            schema.parts_origin = node.get(keyword).map(|node| Origin::of(node, at));
        }
        for keyword in OTHERS {
            if let Some(other) = node.get(keyword) {
                let id = self.schema(other, &origin.at.child(*keyword));
                schema.others.push(id);
            }
        }
        for keyword in ["$defs", "definitions", "dependentSchemas"] {
            let at = origin.at.child(keyword);
            let members = node.get(keyword).and_then(Node::as_object);
            for (name, member) in members.into_iter().flatten() {
                let id = self.schema(&member.node, &at.child(name.as_str()));
                schema.others.push(id);
            }
        }
        schema.discriminator = self.discriminator(node, origin);
        schema.sdk = self.decided(node, origin);
    }

    fn reference(&mut self, node: &'a Node, origin: &Origin) -> Option<SchemaId> {
        let reference = node.get("$ref")?;
        let pointer = node.local_ref();
        let target = pointer.as_ref().and_then(|pointer| self.root.at(pointer));
        let (Some(pointer), Some(target)) = (&pointer, target) else {
            let told = reference.as_str().unwrap_or_default();
            let lost = pointer.as_ref();
            let lost = lost.and_then(|pointer| Lost::in_tree(self.root, pointer));
            let part = lost.as_ref().and_then(|it| token(told, it.token));
            let place = part.map_or(reference.place, |part| {
                nowhere::part(self.sources, reference.place, told, part)
            });
            let help = lost.and_then(|lost| lost.help(told));
            let help = help.unwrap_or_else(|| "name a schema that exists, or add this one".into());
            let message = format!("`{told}` leads nowhere: any value is allowed there");
            self.report(
                Diagnostic::warning("check/reference", message)
                    .at(place)
                    .pointer(origin.at.child("$ref").pointer())
                    .help(help),
            );
            return None;
        };
        Some(self.schema(target, &At::from(pointer)))
    }

    fn types(&mut self, schema: &mut Schema, node: &Node, origin: &Origin) {
        let Some(written) = node.get("type") else {
            return;
        };
        let at = origin.at.child("type");
        let names: &[Node] = match written.as_array() {
            Some(names) => names,
            None => std::slice::from_ref(written),
        };
        for name in names {
            let (message, help) = match name.as_str() {
                Some("null") => {
                    schema.nullable = true;
                    continue;
                }
                Some(text) => match JsonType::named(text) {
                    Some(of) => {
                        if !schema.types.contains(&of) {
                            schema.types.push(of);
                        }
                        continue;
                    }
                    None => (format!("there is no type `{text}`"), advice(text, TYPES)),
                },
                // YAML's `type: null` means the type of that name.
                None if matches!(name.value, Written::Null) => {
                    schema.nullable = true;
                    continue;
                }
                None => (
                    format!(
                        "`type` has to be the name of a type, and this is {}",
                        name.kind()
                    ),
                    advice("", TYPES),
                ),
            };
            self.report(
                Diagnostic::warning("check/type", message)
                    .at(name.place)
                    .pointer(at.pointer())
                    .help(help),
            );
        }
    }

    /// A value that the description gives. Where the schema says text, a scalar is
    /// text, as it was written.
    fn value(&self, node: &Node, at: At, is_text: bool) -> Value {
        let text = match node.value {
            Written::Number(_) | Written::Bool(_) if is_text => self.scalar(node),
            _ => None,
        };
        Located {
            value: text.map_or_else(|| node.to_json(), serde_json::Value::String),
            origin: Origin::of(node, at),
        }
    }

    fn values(&mut self, schema: &mut Schema, node: &Node, origin: &Origin) {
        let is_text = schema.types == [JsonType::String];
        let value = |keyword: &str| {
            let node = node.get(keyword)?;
            Some(self.value(node, origin.at.child(keyword), is_text))
        };
        schema.default = value("default");
        schema.constant = value("const");
        schema.examples.extend(value("example"));
        let at = origin.at.child("examples");
        let examples = node.get("examples").and_then(Node::as_array);
        for (index, example) in examples.into_iter().flatten().enumerate() {
            let example = self.value(example, at.child(index.to_string()), is_text);
            schema.examples.push(example);
        }
        let at = origin.at.child("enum");
        let list = node.get("enum");
        schema.values = list.and_then(|list| {
            let values = list.as_array()?.iter().enumerate();
            let values = values
                .map(|(index, value)| self.value(value, at.child(index.to_string()), is_text));
            Some(Located {
                value: values.collect(),
                origin: Origin::of(list, at),
            })
        });
    }

    fn limits(&self, node: &Node, origin: &Origin) -> Limits {
        let bound = |keyword: &str, is_exclusive: bool| match node.get(keyword) {
            Some(Node {
                value: Written::Number(number),
                place,
            }) => Some(Bound {
                number: number.clone(),
                is_exclusive,
                place: *place,
            }),
            _ => None,
        };
        let bounds = Limit::ALL.iter().filter_map(|(limit, keyword)| {
            let exclusive = match limit {
                Limit::Minimum => "exclusiveMinimum",
                Limit::Maximum => "exclusiveMaximum",
                _ => return Some((*limit, bound(keyword, false)?)),
            };
            // OpenAPI 3.0 says with a boolean that the bound itself is not allowed.
            let is_exclusive = Self::flag(node, exclusive);
            let exclusive = bound(exclusive, true);
            Some((*limit, exclusive.or_else(|| bound(keyword, is_exclusive))?))
        });
        Limits {
            bounds: bounds.collect(),
            unique_items: Self::flag(node, "uniqueItems"),
            pattern: self.located(node, "pattern", origin),
        }
    }

    fn object(&mut self, schema: &mut Schema, node: &'a Node, origin: &Origin) {
        let at = origin.at.child("properties");
        let properties = node.get("properties").and_then(Node::as_object);
        for (name, member) in properties.into_iter().flatten() {
            let key = Origin {
                place: member.key,
                at: at.child(name.as_str()),
            };
            let id = self.schema(&member.node, &key.at);
            schema
                .properties
                .insert(name.clone(), Property { key, schema: id });
        }
        let at = origin.at.child("required");
        let required = node.get("required").and_then(Node::as_array);
        for (index, name) in required.into_iter().flatten().enumerate() {
            let origin = Origin::of(name, at.child(index.to_string()));
            match self.scalar(name) {
                Some(value) => schema.required.push(Located { value, origin }),
                None => self.report(
                    Diagnostic::warning(
                        "check/required",
                        format!("`required` lists names, and this is {}", name.kind()),
                    )
                    .on(&origin)
                    .help("write the name of a property"),
                ),
            }
        }
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            let Some(more) = node.get(keyword) else {
                continue;
            };
            if schema.additional == Additional::Unsaid {
                schema.additional = match more.as_bool() {
                    Some(allowed) => Additional::Allowed(allowed),
                    None => Additional::Schema(self.schema(more, &origin.at.child(keyword))),
                };
            }
        }
        let at = origin.at.child("patternProperties");
        let patterns = node.get("patternProperties").and_then(Node::as_object);
        for (pattern, member) in patterns.into_iter().flatten() {
            let id = self.schema(&member.node, &at.child(pattern.as_str()));
            schema.pattern_properties.push(id);
        }
    }

    fn list(&mut self, schema: &mut Schema, node: &'a Node, origin: &Origin) {
        let prefix = |keyword: &str| {
            let items = node.get(keyword)?.as_array()?;
            Some((items, origin.at.child(keyword)))
        };
        // Before 2020-12, `items` could be an array of schemas.
        let is_old = node
            .get("items")
            .is_some_and(|items| items.as_array().is_some());
        let rest = if is_old { "additionalItems" } else { "items" };
        if let Some((items, at)) = prefix("prefixItems").or_else(|| prefix("items")) {
            for (index, item) in items.iter().enumerate() {
                let id = self.schema(item, &at.child(index.to_string()));
                schema.prefix_items.push(id);
            }
        }
        if let Some(items) = node.get(rest) {
            schema.is_closed_list = items.as_bool() == Some(false);
            if !schema.is_closed_list {
                schema.items = Some(self.schema(items, &origin.at.child(rest)));
            }
        }
    }

    fn discriminator(&mut self, node: &'a Node, origin: &Origin) -> Option<Discriminator> {
        let node = node.get("discriminator")?;
        let origin = Origin::of(node, origin.at.child("discriminator"));
        node.as_object()?;
        self.check(&members::DISCRIMINATOR, node, &origin);
        let at = origin.at.child("mapping");
        let mut mapping = Vec::new();
        let members = node.get("mapping").and_then(Node::as_object);
        for (value, member) in members.into_iter().flatten() {
            let origin = Origin {
                place: member.key,
                at: at.child(value.as_str()),
            };
            let written = self.scalar(&member.node).unwrap_or_default();
            let target = self.mapped(&written);
            mapping.push(Mapped {
                value: Located {
                    value: value.clone(),
                    origin,
                },
                target,
                written,
            });
        }
        let default = self.text(node, "defaultMapping");
        Some(Discriminator {
            property: self.located(node, "propertyName", &origin)?,
            mapping,
            default: default.and_then(|written| self.mapped(&written)),
        })
    }

    /// The schema that a mapping names: by reference, or by the name of a component.
    fn mapped(&mut self, written: &str) -> Option<SchemaId> {
        let pointer = match written.strip_prefix('#') {
            Some(fragment) => Pointer::from_fragment(fragment)?,
            None => Pointer(vec!["components".into(), "schemas".into(), written.into()]),
        };
        let target = self.root.at(&pointer)?;
        Some(self.schema(target, &At::from(&pointer)))
    }

    fn decided(&mut self, node: &Node, origin: &Origin) -> Option<Decided> {
        let extension = node.get(sdk::KEY)?;
        let value = match sdk::read(node, &origin.at.pointer()) {
            Ok(value) => value,
            Err(problems) => {
                self.found.extend(problems);
                return None;
            }
        };
        Some(Decided {
            value,
            name: extension.get("name").map(|name| name.place),
            origin: Origin::of(extension, origin.at.child(sdk::KEY)),
        })
    }
}
