//! Where the parts of a description are written: members, parameters, headers, decisions.
//!
//! A plan knows where types and operations are described. The parts of these are found in
//! the document from there. A part that is not found stands where its whole does; nothing
//! is compared here.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use crate::document::{Document, Member, Node, Origin, Place, Pointer, SourceId};
use crate::plan::types::Definition;
use crate::plan::{Operation, Parameter, Position};

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Spot {
    /// The file, as people know it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A part of a description.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// Where it begins.
    pub place: Place,
    /// What is written there, references followed.
    pub node: &'a Node,
    /// Where that is described.
    pub target: Place,
    /// The name in `components` that it was reached by.
    pub component: Option<&'a str>,
}

/// A response that is a success.
pub struct Success {
    /// Where its status is written.
    pub place: Place,
    /// The schemas of its body by media type.
    pub says: Vec<(String, Option<serde_json::Value>)>,
}

/// Finds places in a document.
pub struct Places<'a> {
    document: &'a Document,
    /// The bytes at which the lines of a source begin; made when first needed.
    lines: RefCell<HashMap<SourceId, Vec<usize>>>,
}

/// How many parts of parts are looked into.
const MAX_DEPTH: usize = 16;

impl<'a> Places<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            lines: RefCell::default(),
        }
    }

    /// A place as a line of a file.
    pub fn spot(&self, place: Place) -> Option<Spot> {
        let source = self.document.sources.get(place.source.0 as usize)?;
        let mut lines = self.lines.borrow_mut();
        let lines = lines.entry(place.source).or_insert_with(|| {
            let ends = source.text.bytes().enumerate();
            let ends = ends.filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect()
        });
        Some(Spot {
            file: source.path.display().to_string().replace('\\', "/"),
            line: lines.partition_point(|start| *start <= place.start),
        })
    }

    /// Where something is described, if there is such a thing.
    pub fn at(&self, pointer: Pointer) -> Option<Place> {
        let place = self.document.root.at(&pointer)?.place;
        Some(self.key(pointer, place))
    }

    /// What is written at an origin, references followed.
    pub fn node(&self, origin: &Origin) -> Option<&'a Node> {
        Some(self.follow(self.document.root.at(&origin.at.pointer())?))
    }

    fn follow(&self, node: &'a Node) -> &'a Node {
        self.document.root.follow(node)
    }

    /// What a node says or refers to. The last word of a reference names a component.
    fn part(&self, node: &'a Node) -> Part<'a> {
        let (target, pointer) = self.document.resolve(node);
        let reference = node.get("$ref").and_then(Node::as_str);
        let place = pointer.map_or(target.place, |pointer| self.key(pointer, target.place));
        Part {
            place,
            target: place,
            node: target,
            component: reference.and_then(|it| it.rsplit('/').next()),
        }
    }

    /// Where something is described: at its key, if it has one.
    pub fn whole(&self, origin: &Origin) -> Place {
        self.key(origin.at.pointer(), origin.place)
    }

    fn key(&self, pointer: Pointer, otherwise: Place) -> Place {
        let mut above = pointer.0;
        let last = above.pop();
        let above = self.document.root.at(&Pointer(above));
        let member = above.and_then(|above| key(above, last.as_deref()?));
        member.map_or(otherwise, |member| member.key)
    }

    /// A member of the root.
    pub fn of_root(&self, path: &[&str]) -> Option<Place> {
        let (last, before) = path.split_last()?;
        let node = before
            .iter()
            .try_fold(&self.document.root, |node, key| node.get(key))?;
        Some(key(node, last)?.key)
    }

    /// A member of an operation, such as `deprecated` or a decision in `x-sdk`.
    pub fn of_operation(&self, operation: &Operation, path: &[&str]) -> Place {
        let mut place = self.whole(&operation.origin);
        let mut node = self.document.root.at(&operation.origin.at.pointer());
        for name in path {
            let Some(member) = node.and_then(|node| key(node, name)) else {
                break;
            };
            place = member.key;
            node = Some(self.follow(&member.node));
        }
        place
    }

    /// A property of the schema of a type.
    pub fn property(&self, definition: &Definition, wire: &str) -> Option<Part<'a>> {
        let schema = self.node(&definition.origin)?;
        self.property_of(schema, wire, MAX_DEPTH)
    }

    fn property_of(&self, schema: &'a Node, wire: &str, depth: usize) -> Option<Part<'a>> {
        let properties = schema.get("properties").and_then(Node::as_object);
        if let Some(member) = properties.and_then(|members| members.get(wire)) {
            let part = self.part(&member.node);
            return Some(Part {
                place: member.key,
                component: part.component.filter(|_| only_refers(&member.node)),
                ..part
            });
        }
        let depth = depth.checked_sub(1)?;
        let parts = ["allOf", "oneOf", "anyOf"].into_iter();
        let mut parts = parts.flat_map(|name| schema.get(name)?.as_array());
        parts.find_map(|parts| {
            let mut parts = parts.iter();
            parts.find_map(|part| self.property_of(self.follow(part), wire, depth))
        })
    }

    /// A text in the `enum` of a schema.
    pub fn value(&self, definition: &Definition, value: &str) -> Option<Place> {
        let schema = self.node(&definition.origin)?;
        let mut values = schema.get("enum")?.as_array()?.iter();
        Some(values.find(|it| it.as_str() == Some(value))?.place)
    }

    /// A parameter of an operation, or a part of its body.
    pub fn parameter(&self, operation: &Operation, parameter: &Parameter) -> Option<Part<'a>> {
        let pointer = operation.origin.at.pointer();
        let own = self.document.root.at(&pointer)?;
        if parameter.position == Position::Part {
            let media = self.media(own.get("requestBody")?)?;
            let schema = self.follow(media.get("schema")?);
            return self.property_of(schema, &parameter.wire, MAX_DEPTH);
        }
        let mut above = pointer.0;
        above.pop();
        let above = self.document.root.at(&Pointer(above));
        let position = match parameter.position {
            Position::Path => "path",
            Position::Query => "query",
            Position::QueryString => "querystring",
            Position::Header => "header",
            Position::Cookie => "cookie",
            Position::Part => "",
        };
        let lists = [Some(own), above.map(|above| self.follow(above))];
        let lists = lists.into_iter().flatten();
        let mut parameters = lists
            .filter_map(|node| node.get("parameters")?.as_array())
            .flatten();
        parameters.find_map(|node| {
            let part = self.part(node);
            let is = |key, text: &str| part.node.get(key).and_then(Node::as_str) == Some(text);
            (is("name", &parameter.wire) && is("in", position)).then_some(part)
        })
    }

    /// The schema of the body of an operation.
    pub fn body(&self, operation: &Operation) -> Option<&'a Node> {
        let own = self.document.root.at(&operation.origin.at.pointer())?;
        let media = self.media(own.get("requestBody")?)?;
        Some(self.follow(media.get("schema")?))
    }

    /// The first media type, preferably JSON.
    fn media(&self, body: &'a Node) -> Option<&'a Node> {
        let content = self.follow(body).get("content")?.as_object()?;
        let json = content.iter().find(|(name, _)| name.contains("json"));
        let (_, first) = json.or_else(|| content.first())?;
        Some(&first.node)
    }

    /// A response of an operation.
    pub fn response(&self, operation: &Operation, status: Option<&str>) -> Option<Part<'a>> {
        let own = self.document.root.at(&operation.origin.at.pointer())?;
        let responses = own.get("responses")?.as_object()?;
        let is_asked = |name: &str| match status {
            Some(status) => name.eq_ignore_ascii_case(status),
            None => name.starts_with('2'),
        };
        let (_, member) = responses.iter().find(|(name, _)| is_asked(name))?;
        Some(Part {
            place: member.key,
            ..self.part(&member.node)
        })
    }

    /// The responses of an operation that are successes, with what their bodies are.
    pub fn successes(&self, operation: &Operation) -> Vec<(&'a str, Success)> {
        let own = self.document.root.at(&operation.origin.at.pointer());
        let responses = own.and_then(|own| own.get("responses")?.as_object());
        let successes = responses.into_iter().flatten();
        let successes = successes.filter(|(status, _)| status.starts_with('2'));
        let successes = successes.map(|(status, response)| {
            let content = self.follow(&response.node).get("content");
            let media = content.and_then(Node::as_object).into_iter().flatten();
            let says = media.map(|(name, media)| {
                let schema = media.node.get("schema").map(Node::to_json);
                (name.clone(), schema)
            });
            let success = Success {
                place: response.key,
                says: says.collect(),
            };
            (status.as_str(), success)
        });
        successes.collect()
    }

    /// A header of the successes of an operation.
    pub fn header(&self, operation: &Operation, wire: &str) -> Option<Part<'a>> {
        let own = self.document.root.at(&operation.origin.at.pointer())?;
        let responses = own.get("responses")?.as_object()?.iter();
        let mut successes = responses.filter(|(status, _)| status.starts_with('2'));
        successes.find_map(|(_, response)| {
            let headers = self.follow(&response.node).get("headers")?.as_object()?;
            let mut headers = headers.iter();
            let (_, member) = headers.find(|(name, _)| name.eq_ignore_ascii_case(wire))?;
            Some(Part {
                place: member.key,
                ..self.part(&member.node)
            })
        })
    }

    /// The schema of a parameter.
    pub fn schema_of(&self, part: Part<'a>) -> Option<&'a Node> {
        let schema = part.node.get("schema").or_else(|| {
            let content = part.node.get("content")?.as_object()?;
            content.first()?.1.node.get("schema")
        });
        Some(self.follow(schema?))
    }

    /// The schemas of the values inside of a list or a map, and those of alternatives,
    /// each with the way to it. Objects with properties are types and end the way.
    pub fn inner(&self, schema: &'a Node) -> Vec<(String, Inside, &'a Node)> {
        let mut found = Vec::new();
        self.inside(schema, "", Inside::Same, 8, &mut found);
        found
    }

    fn inside(
        &self,
        schema: &'a Node,
        way: &str,
        inside: Inside,
        depth: usize,
        found: &mut Vec<(String, Inside, &'a Node)>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let mut visit = |key: String, inside: Inside, node: &'a Node| {
            let node = self.follow(node);
            if node.as_object().is_some() && node.get("properties").is_none() {
                let way = format!("{way}/{key}");
                found.push((way.clone(), inside, node));
                self.inside(node, &way, inside, depth, found);
            }
        };
        for (key, within) in [
            ("items", Inside::Item),
            ("additionalProperties", Inside::Value),
        ] {
            if let Some(node) = schema.get(key) {
                visit(key.to_owned(), within, node);
            }
        }
        for key in ["oneOf", "anyOf"] {
            let parts = schema.get(key).and_then(Node::as_array);
            for (index, node) in parts.unwrap_or_default().iter().enumerate() {
                visit(format!("{key}/{index}"), inside, node);
            }
        }
    }
}

/// Whether a schema says nothing of the values besides what it refers to.
fn only_refers(node: &Node) -> bool {
    let says_words = |key: &str| {
        let words = [
            "$ref",
            "title",
            "description",
            "deprecated",
            "example",
            "examples",
        ];
        words.contains(&key) || key.starts_with("x-")
    };
    let members = node.as_object();
    members.is_some_and(|members| members.keys().all(|key| says_words(key)))
}

/// How a schema lies inside of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// It describes the same value.
    Same,
    /// It describes the items of a list.
    Item,
    /// It describes the values of a map.
    Value,
}

fn key<'a>(node: &'a Node, name: &str) -> Option<&'a Member> {
    node.as_object()?.get(name)
}
