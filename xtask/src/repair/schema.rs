//! Schemas: names of types from other languages, and members in other places.

use super::edit::{Edit, Here, Token};
use super::operation::object;
use super::{Repairer, list, scalar, text};
use crate::document::{Map, Node, Value};
use crate::grammar::Kind;
use crate::spec::JsonType;

/// What a member of a schema needs, in the order in which it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Scalar,
    List,
    Type,
    Reference,
    Examples,
    Discriminator,
    Required,
    Default,
}

/// Members that belong to the schema of a parameter or a header.
const OF_SCHEMA: &[&str] = &[
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "nullable",
    "properties",
    "additionalProperties",
];

/// Where descriptions keep schemas that OpenAPI 3 keeps in `components`.
const OLD_SECTIONS: &[&str] = &["#/definitions/", "#/schemas/", "#/components/schema/"];

impl Repairer {
    pub(super) fn schema(&mut self, node: &mut Node, here: &Here<'_>) {
        let members = match &node.value {
            Value::Object(members) => members,
            Value::String(_) => return self.only_a_type(node, here),
            _ => return,
        };
        let needs = members.iter().filter_map(|(name, member)| {
            let need = self.need(name, &member.node)?;
            Some((need, name.clone()))
        });
        let mut needs: Vec<(Need, String)> = needs.collect();
        needs.sort();
        for (need, name) in needs {
            match need {
                Need::Scalar => self.scalar(node, &name, here),
                Need::List => self.list(node, &name, here),
                Need::Type => self.types(node, here),
                Need::Reference => self.old_reference(node, here),
                Need::Examples => self.examples_in_list(node, here),
                Need::Discriminator => self.discriminator(node, here),
                Need::Required => self.required(node, here),
                Need::Default => self.default(node, here),
            }
        }
    }

    fn need(&self, name: &str, node: &Node) -> Option<Need> {
        let is = |flag: bool, need| flag.then_some(need);
        match (name, &node.value) {
            ("type", Value::String(one)) => is(is_meant(one), Need::Type),
            ("type", Value::Array(several)) => {
                let mut names = several.iter().filter_map(Node::as_str);
                is(names.any(is_meant), Need::Type)
            }
            ("$ref", Value::String(text)) => is(self.meant_schema(text).is_some(), Need::Reference),
            ("properties", Value::Object(members)) => {
                let mut members = members.values();
                is(
                    members.any(|it| flag_of(&it.node).is_some()),
                    Need::Required,
                )
            }
            ("examples", Value::Object(_)) => Some(Need::Examples),
            ("discriminator", Value::String(_)) => Some(Need::Discriminator),
            ("default", Value::String(_)) => Some(Need::Default),
            ("allOf" | "anyOf" | "oneOf" | "enum" | "required", _) => {
                is(list::is_one(name, node), Need::List)
            }
            (_, Value::String(_)) => is(scalar::meant(name, node).is_some(), Need::Scalar),
            _ => None,
        }
    }

    /// A schema that is the name of a type.
    fn only_a_type(&mut self, node: &mut Node, here: &Here<'_>) {
        let written = node.as_str().unwrap_or_default();
        let is_null = written.eq_ignore_ascii_case("null");
        let is_type = JsonType::named(written).is_some() || is_meant(written) && !is_null;
        let Some((holder, name)) = here.holder().filter(|_| is_type) else {
            return;
        };
        let message = format!(
            "a schema has to be an object, and this is a string; it is read as `type: {written}`"
        );
        let (help, place) = (format!("write `type: {written}`"), node.place);
        let schema = object("type", node.clone());
        let mut outer = Node::new(Value::Object(Map::new()), place);
        let mut edit = Edit::at(&mut outer, holder).about(name);
        edit.put(name, schema.clone());
        self.report("repair/schema", message, place, edit, help);
        *node = schema;
        self.schema(node, here);
    }

    fn types(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("type").cloned() else {
            return;
        };
        let place = written.place;
        let mut formats = Vec::new();
        let mut odd = Vec::new();
        let mut names: Vec<Node> = Vec::new();
        let mut is_any = false;
        for name in written.as_array().unwrap_or(std::slice::from_ref(&written)) {
            let new = match name.as_str().and_then(meant) {
                None => name.clone(),
                Some(meant) => {
                    odd.push(format!("`{}`", name.as_str().unwrap_or_default()));
                    formats.extend(meant.format);
                    is_any |= meant.of.is_none();
                    text(meant.of.unwrap_or_default(), name.place)
                }
            };
            let is_known =
                |known: &Node| known.as_str().is_some() && known.as_str() == new.as_str();
            if !names.iter().any(is_known) {
                names.push(new);
            }
        }
        let told: Vec<&str> = names.iter().filter_map(Node::as_str).collect();
        let told = told.join("` or `");
        let format = match formats.as_slice() {
            [only] if node.get("format").is_none() => Some(*only),
            _ => None,
        };
        let assumed = match format {
            Some(format) => format!("`{told}` with `format: {format}`"),
            None => format!("`{told}`"),
        };
        let new = match written.as_array() {
            Some(_) => Some(Node::new(Value::Array(names), place)),
            None => names.into_iter().next(),
        };
        let mut edit = Edit::new(node, here).about("type");
        match new.filter(|_| !is_any) {
            Some(new) => edit.put("type", new),
            None => drop(edit.take("type")),
        }
        if let Some(format) = format.filter(|_| !is_any) {
            edit.put("format", text(format, place));
        }
        let odd = format!("there is no type {}", odd.join(" or "));
        let (message, help) = match is_any {
            true => (
                format!("{odd}; any value is allowed"),
                "leave `type` out: a schema without one allows any value".to_owned(),
            ),
            false => (
                format!("{odd}; it is read as {assumed}"),
                format!("write {assumed}"),
            ),
        };
        self.report("repair/type", message, place, edit, help);
    }

    /// The name of the schema that a reference to an old section means.
    fn meant_schema<'a>(&self, reference: &'a str) -> Option<&'a str> {
        let mut sections = OLD_SECTIONS.iter();
        let name = sections.find_map(|section| reference.strip_prefix(section))?;
        let section = reference.split('/').nth(1).unwrap_or_default();
        let is_there = self.sections.contains(section) && section != "components";
        (!is_there && self.schemas.contains(name)).then_some(name)
    }

    fn old_reference(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("$ref") else {
            return;
        };
        let (reference, place) = (
            written.as_str().unwrap_or_default().to_owned(),
            written.place,
        );
        let Some(name) = self.meant_schema(&reference) else {
            return;
        };
        let new = format!("#/components/schemas/{name}");
        let message = format!("`{reference}` leads nowhere; it is read as `{new}`");
        let mut edit = Edit::new(node, here).about("$ref");
        edit.put("$ref", text(&new, place));
        self.report(
            "repair/reference",
            message,
            place,
            edit,
            format!("write `{new}`"),
        );
    }

    fn discriminator(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(property) = node.get("discriminator").cloned() else {
            return;
        };
        let place = property.place;
        let mut edit = Edit::new(node, here).about("discriminator");
        edit.put("discriminator", object("propertyName", property));
        let message = "`discriminator` has to be an object, and this is a string; it is read as the `propertyName`";
        let help = "write it under `propertyName`".to_owned();
        self.report(
            "repair/discriminator",
            message.to_owned(),
            place,
            edit,
            help,
        );
    }

    /// Properties that say of themselves whether they are required.
    fn required(&mut self, node: &mut Node, here: &Here<'_>) {
        let members = node.get("properties").and_then(Node::as_object);
        let odd = members.into_iter().flatten().filter_map(|(name, member)| {
            let flag = flag_of(&member.node)?;
            Some((name.clone(), flag))
        });
        for (name, flag) in odd.collect::<Vec<_>>() {
            let properties = here.child(Token::Name("properties"));
            let property = properties.child(Token::Name(&name));
            let Some(inner) = node.get_mut("properties").and_then(|it| it.get_mut(&name)) else {
                continue;
            };
            let mut inner = Edit::new(inner, &property);
            let Some(taken) = inner.take("required") else {
                continue;
            };
            let actions = inner.actions;
            let place = taken.place;
            let list = node.get("required").and_then(Node::as_array);
            let is_listed = list
                .into_iter()
                .flatten()
                .any(|one| one.as_str() == Some(&*name));
            let path = format!("{}/required", property.pointer());
            let mut edit = Edit::new(node, here);
            edit.actions = actions;
            let assumed = match flag {
                true if is_listed => format!("its object lists `{name}` already"),
                true => {
                    edit.append("required", text(&name, place));
                    format!("`{name}` is read as one of the `required` of its object")
                }
                false if is_listed => {
                    format!("`{name}` is required all the same, as its object lists it")
                }
                false => format!("it is left out, as its object does not list `{name}`"),
            };
            let message = format!(
                "the `required` of a schema has to be an array of names, and this is {}; {assumed}",
                taken.kind()
            );
            let help = match flag {
                true => format!("write `required: [{name}]` beside `properties`"),
                false => "take it out".to_owned(),
            };
            self.report("repair/required", message, place, edit, help);
            if let Some(last) = self.found.last_mut() {
                last.pointer = crate::document::Pointer::parse(&path);
            }
        }
    }

    /// Members of a schema that stand beside where it belongs.
    pub(super) fn members_of_schema(&mut self, node: &mut Node, kind: Kind, here: &Here<'_>) {
        let Some(members) = node.as_object() else {
            return;
        };
        let says = |name: &str| members.contains_key(name);
        let (what, is_odd) = match kind {
            Kind::MediaType => {
                let keywords = ["type", "properties", "items", "allOf", "anyOf", "oneOf"];
                let reference = node.get("$ref").and_then(Node::as_str);
                let is_schema = reference.is_some_and(|it| it.starts_with("#/components/schemas/"));
                (
                    "media type",
                    is_schema || keywords.iter().any(|it| says(it)),
                )
            }
            Kind::Parameter => ("parameter", says("type") && !says("content")),
            _ => ("header", says("type") && !says("content")),
        };
        if !is_odd || says("schema") || says("itemSchema") {
            return;
        }
        let of_media_type = ["example", "examples", "encoding"];
        let is_moved = |name: &str| match kind {
            Kind::MediaType => !of_media_type.contains(&name) && !name.starts_with("x-"),
            _ => OF_SCHEMA.contains(&name),
        };
        let moved = members.iter().filter(|(name, _)| is_moved(name));
        let moved: Map = moved
            .map(|(name, member)| (name.clone(), member.clone()))
            .collect();
        let Some(place) = moved.values().next().map(|member| member.key) else {
            return;
        };
        let names: Vec<String> = moved.keys().cloned().collect();
        let mut edit = Edit::new(node, here);
        edit.put("schema", Node::new(Value::Object(moved), place));
        for name in &names {
            edit.take(name);
        }
        let message = format!(
            "a {what} has its schema under `schema`; what it says itself is read as that: `{}`",
            names.join("`, `")
        );
        self.report(
            "repair/no-schema",
            message,
            place,
            edit,
            "put it under `schema`".to_owned(),
        );
    }
}

/// Whether a property says that it is required.
pub(super) fn flag_of(schema: &Node) -> Option<bool> {
    match &schema.get("required")?.value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => scalar::flag(text),
        _ => None,
    }
}

/// What a name of a type means; any value if it has no type.
struct Meant {
    of: Option<&'static str>,
    format: Option<&'static str>,
}

fn is_meant(written: &str) -> bool {
    meant(written).is_some()
}

/// What a name that is no type of JSON means.
fn meant(written: &str) -> Option<Meant> {
    if written == "null" || JsonType::named(written).is_some() {
        return None;
    }
    let lower = written.trim().to_ascii_lowercase();
    let (of, format) = match lower.as_str() {
        "null" => ("null", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "decimal" | "numeric" => ("number", None),
        "int" => ("integer", None),
        "int32" => ("integer", Some("int32")),
        "int64" | "long" => ("integer", Some("int64")),
        "bool" => ("boolean", None),
        "str" | "text" => ("string", None),
        "list" => ("array", None),
        "dict" | "map" => ("object", None),
        "date" => ("string", Some("date")),
        "date-time" | "datetime" => ("string", Some("date-time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "uri" | "url" => ("string", Some("uri")),
        "email" => ("string", Some("email")),
        "password" => ("string", Some("password")),
        "binary" | "file" => ("string", Some("binary")),
        "any" | "mixed" => {
            return Some(Meant {
                of: None,
                format: None,
            });
        }
        other => (JsonType::named(other)?.name(), None),
    };
    Some(Meant {
        of: Some(of),
        format,
    })
}
