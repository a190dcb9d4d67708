//! A description as a tree in which every node knows where it was written.
//!
//! [`Document`] is what the stages from `load` to `spec` hand on. It is JSON
//! with places: no knowledge of OpenAPI lives here but that a `$ref` refers, and
//! nothing is dropped or reordered, so that a diagnostic can always point at
//! what a person typed.

mod pointer;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::PathBuf;

use indexmap::IndexMap;
use serde_json::Number;

use pointer::array_index;
pub use pointer::{At, Pointer};

/// One file that was read, with its text as it stood.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as it was given or referred to, for people to read.
    pub path: PathBuf,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Source {
    /// Where a byte stands. A byte past the end stands at the end.
    pub fn position(&self, byte: usize) -> Position {
        let before = &self.text[..self.boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: 1 + before.bytes().filter(|&byte| byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }

    /// The last character boundary that is not past `byte`.
    pub(crate) fn boundary(&self, byte: usize) -> usize {
        let mut boundary = byte.min(self.text.len());
        while !self.text.is_char_boundary(boundary) {
            boundary -= 1;
        }
        boundary
    }
}

/// Which of a document's [`Source`]s a place is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A range of bytes in a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The place of a value: in a file, and in the description.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Where it is written.
    pub place: Place,
    /// Where it is in the description.
    pub at: At,
}

impl Origin {
    /// The place of a node.
    pub fn of(node: &Node, at: At) -> Self {
        Self {
            place: node.place,
            at,
        }
    }
}

/// The deepest nesting that a file may have. It keeps every recursion over a
/// document far from the end of the stack.
pub const MAX_DEPTH: usize = 128;

/// A value and where it was written.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it was written.
    pub place: Place,
}

/// The members of an object, in the order in which they were written.
pub type Map = IndexMap<String, Member>;

/// One member of an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// Where the key was written.
    pub key: Place,
    /// The member's value.
    pub node: Node,
}

/// A JSON value whose children carry places.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, kept as it was written.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Map),
}

/// A description and the files that it was read from.
#[derive(Debug, Clone)]
pub struct Document {
    /// Every file that was read; a [`SourceId`] is an index into this.
    pub sources: Vec<Source>,
    /// The root.
    pub root: Node,
}

impl Document {
    /// Follows `$ref`s that point into this document, as far as they lead.
    ///
    /// Returns the node at the end, with its pointer; a node that is no
    /// reference is returned as it is, with no pointer. A chain that runs in a
    /// circle, or nowhere, ends at the last node that could be reached.
    pub fn resolve<'a>(&'a self, node: &'a Node) -> (&'a Node, Option<Pointer>) {
        self.root.resolve(node)
    }
}

impl Node {
    /// Follows `$ref`s that point into the tree below this node, which is the
    /// root of a document; see [`Document::resolve`].
    pub fn resolve<'a>(&'a self, node: &'a Self) -> (&'a Self, Option<Pointer>) {
        let mut reached = (node, None);
        let mut seen = HashSet::new();
        while let Some(pointer) = reached.0.local_ref() {
            let Some(next) = self.at(&pointer) else {
                break;
            };
            if !seen.insert(pointer.clone()) {
                break;
            }
            reached = (next, Some(pointer));
        }
        reached
    }

    /// The node that a reference leads to, or the node itself if it is none.
    pub fn follow<'a>(&'a self, node: &'a Self) -> &'a Self {
        self.resolve(node).0
    }

    /// A node made by a stage, standing where `place` says.
    pub fn new(value: Value, place: Place) -> Self {
        Self { value, place }
    }

    /// A node and all below it made from plain JSON, all standing at `place`.
    pub fn from_json(json: serde_json::Value, place: Place) -> Self {
        let value = match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(b) => Value::Bool(b),
            serde_json::Value::Number(n) => Value::Number(n),
            serde_json::Value::String(s) => Value::String(s),
            serde_json::Value::Array(items) => Value::Array(
                items
                    .into_iter()
                    .map(|item| Self::from_json(item, place))
                    .collect(),
            ),
            serde_json::Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(key, json)| {
                        let node = Self::from_json(json, place);
                        (key, Member { key: place, node })
                    })
                    .collect(),
            ),
        };
        Self { value, place }
    }

    /// This node as plain JSON, in the same order.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(b) => serde_json::Value::Bool(*b),
            Value::Number(n) => serde_json::Value::Number(n.clone()),
            Value::String(s) => serde_json::Value::String(s.clone()),
            Value::Array(items) => items.iter().map(Self::to_json).collect(),
            Value::Object(members) => serde_json::Value::Object(
                members
                    .iter()
                    .map(|(key, member)| (key.clone(), member.node.to_json()))
                    .collect(),
            ),
        }
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Map> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn into_object(self) -> Option<Map> {
        match self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut Map> {
        match &mut self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// What kind of value this is, for use in a message: `an object`.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// Where this node's `$ref` points, if it has one that stays in the
    /// document.
    pub fn local_ref(&self) -> Option<Pointer> {
        Pointer::from_fragment(self.get("$ref")?.as_str()?.strip_prefix('#')?)
    }

    /// The items, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items, if this is an array.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Node>> {
        match &mut self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// The member of that name, if this is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key).map(|member| &member.node)
    }

    /// The member of that name, if this is an object that has one.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.as_object_mut()?
            .get_mut(key)
            .map(|member| &mut member.node)
    }

    /// Sets a member, keeping its position if it exists. Does nothing unless
    /// this is an object.
    pub fn set(&mut self, key: impl Into<String>, node: Node) {
        let place = node.place;
        if let Some(members) = self.as_object_mut() {
            let key = key.into();
            if let Some(member) = members.get_mut(&key) {
                member.node = node;
            } else {
                members.insert(key, Member { key: place, node });
            }
        }
    }

    /// Takes a member out, keeping the order of the others.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        self.as_object_mut()?
            .shift_remove(key)
            .map(|member| member.node)
    }

    /// The node at a pointer below this one.
    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer
            .0
            .iter()
            .try_fold(self, |node, token| match &node.value {
                Value::Object(members) => members.get(token).map(|member| &member.node),
                Value::Array(items) => items.get(array_index(token)?),
                _ => None,
            })
    }

    /// The node at a pointer below this one.
    pub fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Node> {
        pointer
            .0
            .iter()
            .try_fold(self, |node, token| match &mut node.value {
                Value::Object(members) => members.get_mut(token).map(|member| &mut member.node),
                Value::Array(items) => items.get_mut(array_index(token)?),
                _ => None,
            })
    }
}
