//! YAML with places.
//!
//! Builds the tree from the parser's events, without recursion. Takes what
//! JSON can say and reports the rest; the meaning of unquoted scalars is in
//! [`scalar`](super::scalar). The parser stops at the first syntax error, all
//! other problems are found together.

mod alias;
mod blame;
mod offsets;

use std::ops::Range;

use indexmap::map::Entry;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use self::alias::Anchors;
use self::blame::Blame;
use self::offsets::Offsets;
use super::file::Parsed;
use super::{problem, scalar};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{MAX_DEPTH, Map, Member, Node, Place, SourceId, Value};

/// Reads a YAML text.
pub(super) fn parse(text: &str, source: SourceId) -> Parsed {
    let mut builder = Builder::new(text, source);
    let end = builder.read();
    if let Err(Stop(problem)) = end {
        builder.problems.push(problem);
        builder.root = None;
    }
    (builder.root, builder.problems)
}

/// What the scanner, which reads ahead, says when brackets nest too deeply.
const TOO_MANY_BRACKETS: &str = "recursion limit exceeded";

/// A problem after which reading on makes no sense.
struct Stop(Diagnostic);

/// A collection that is being read.
enum Frame {
    Mapping {
        start: usize,
        anchor: usize,
        members: Map,
        /// The mappings that merge keys name.
        merged: Vec<Node>,
        key: Option<Key>,
    },
    Sequence {
        start: usize,
        anchor: usize,
        items: Vec<Node>,
    },
}

/// A key that waits for its value.
struct Key {
    /// `None` if a problem was reported; the value is then read and dropped.
    text: Option<String>,
    /// Whether it is `<<`, whose value is merged into the mapping.
    is_merge: bool,
    place: Place,
}

struct Builder<'a> {
    text: &'a str,
    source: SourceId,
    offsets: Offsets,
    stack: Vec<Frame>,
    anchors: Anchors,
    root: Option<Node>,
    /// Where the last thing that was read ends: block collections have no end
    /// of their own.
    last_end: usize,
    problems: Diagnostics,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, source: SourceId) -> Self {
        Self {
            text,
            source,
            offsets: Offsets::new(text),
            stack: Vec::new(),
            anchors: Anchors::default(),
            root: None,
            last_end: 0,
            problems: Vec::new(),
        }
    }

    fn read(&mut self) -> Result<(), Stop> {
        let mut parser = Parser::new_from_str(self.text);
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| self.syntax(&error))?;
            if matches!(event, Event::DocumentStart(_)) {
                documents += 1;
            }
            if documents > 1 {
                self.second_document(span);
                return Ok(());
            }
            self.event(event, span)?;
        }
        if self.root.is_none() {
            let place = self.place(0..0);
            self.problems.push(problem::empty(place));
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        let range = self.offsets.range(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, anchor, tag.as_deref(), range)
            }
            Event::Alias(anchor) => self.alias(anchor, range),
            Event::MappingStart(anchor, tag) => {
                self.collection_tag(tag.as_deref(), "map", &range);
                self.open(Frame::Mapping {
                    start: range.start,
                    anchor,
                    members: Map::new(),
                    merged: Vec::new(),
                    key: None,
                })
            }
            Event::SequenceStart(anchor, tag) => {
                self.collection_tag(tag.as_deref(), "seq", &range);
                self.open(Frame::Sequence {
                    start: range.start,
                    anchor,
                    items: Vec::new(),
                })
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(range),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place {
            source: self.source,
            start: range.start,
            end: range.end,
        }
    }

    fn open(&mut self, frame: Frame) -> Result<(), Stop> {
        if self.stack.len() == MAX_DEPTH {
            let (Frame::Mapping { start, .. } | Frame::Sequence { start, .. }) = frame;
            return Err(Stop(problem::too_deep(self.place(start..start + 1))));
        }
        self.stack.push(frame);
        Ok(())
    }

    fn close(&mut self, range: Range<usize>) -> Result<(), Stop> {
        if self.text[range.clone()].ends_with(['}', ']']) {
            self.last_end = range.end;
        }
        let (start, anchor, value) = match self.stack.pop() {
            Some(Frame::Mapping {
                start,
                anchor,
                members,
                merged,
                ..
            }) => (start, anchor, Value::Object(merge(merged, members))),
            Some(Frame::Sequence {
                start,
                anchor,
                items,
            }) => (start, anchor, Value::Array(items)),
            None => return Ok(()),
        };
        let end = self.last_end.max(start);
        let place = self.place(start..end);
        self.complete(Node { value, place }, anchor)
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        range: Range<usize>,
    ) -> Result<(), Stop> {
        // The parser counts the line breaks after a block scalar as its own.
        let written = self.text[range.clone()].trim_end().len();
        let range = range.start..range.start + written;
        let is_empty = range.is_empty();
        if !is_empty {
            self.last_end = range.end;
        }
        let place = match self.stack.last() {
            // What is not there is shown at its key.
            Some(Frame::Mapping { key: Some(key), .. }) if is_empty => key.place,
            _ => self.place(range),
        };
        if matches!(self.stack.last(), Some(Frame::Mapping { key: None, .. })) {
            self.key(text, style, tag, place);
            let value = Value::String(text.to_owned());
            return self.anchor(&Node { value, place }, anchor);
        }
        let value = self.scalar_value(text, style, tag, place);
        self.complete(Node { value, place }, anchor)
    }

    /// What a scalar stands for; `null` after a problem.
    fn scalar_value(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        place: Place,
    ) -> Value {
        let as_string = || Ok(Value::String(text.to_owned()));
        let value = match tag {
            None if style == ScalarStyle::Plain => scalar::plain(text),
            None => as_string(),
            Some(tag) => match (tag.is_yaml_core_schema(), tag.suffix.as_str()) {
                (true, "str") => as_string(),
                (true, "null" | "bool" | "int" | "float") => scalar::plain(text),
                _ => {
                    self.problems.push(foreign_tag(tag, place));
                    return Value::Null;
                }
            },
        };
        value.unwrap_or_else(|scalar::NotJson| {
            self.problems.push(problem::not_a_json_number(text, place));
            Value::Null
        })
    }

    fn collection_tag(&mut self, tag: Option<&Tag>, fitting: &str, range: &Range<usize>) {
        if let Some(tag) = tag
            && !(tag.is_yaml_core_schema() && tag.suffix == fitting)
        {
            let place = self.place(range.clone());
            self.problems.push(foreign_tag(tag, place));
        }
    }

    /// Takes a scalar as the key that comes next. Numbers and the like, as in
    /// `200:`, are keys as they are written.
    fn key(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, place: Place) {
        let plain = style == ScalarStyle::Plain;
        let is_merge = plain && text == "<<" && tag.is_none();
        let problem = if plain && text.is_empty() {
            Some(no_string_key("a key is missing", place))
        } else {
            let foreign = tag.filter(|tag| !(tag.is_yaml_core_schema() && tag.suffix == "str"));
            foreign.map(|tag| foreign_tag(tag, place))
        };
        let text = problem.is_none().then(|| text.to_owned());
        self.problems.extend(problem);
        if let Some(Frame::Mapping { key, .. }) = self.stack.last_mut() {
            *key = Some(Key {
                text,
                is_merge,
                place,
            });
        }
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> Result<(), Stop> {
        let place = self.place(range.clone());
        self.last_end = range.end;
        let node = self.anchors.repeat(anchor, place, self.stack.len());
        let mut node = node.map_err(Stop)?;
        node.place = place;
        if let Some(Frame::Mapping { key: None, .. }) = self.stack.last()
            && let Some(text) = node.as_str()
        {
            self.key(text, ScalarStyle::DoubleQuoted, None, place);
            return Ok(());
        }
        self.complete(node, 0)
    }

    fn anchor(&mut self, node: &Node, anchor: usize) -> Result<(), Stop> {
        self.anchors.keep(node, anchor).map_err(Stop)
    }

    /// Puts a finished node where it belongs.
    fn complete(&mut self, node: Node, anchor: usize) -> Result<(), Stop> {
        self.anchor(&node, anchor)?;
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Frame::Sequence { items, .. }) => items.push(node),
            Some(Frame::Mapping {
                members,
                merged,
                key,
                ..
            }) => match key.take() {
                Some(key) if key.is_merge => match mappings(node) {
                    Ok(mappings) => merged.extend(mappings),
                    Err(node) => self.problems.push(no_mapping(&node)),
                },
                Some(key) => self.problems.extend(insert(members, key, node)),
                None => {
                    let message = format!("{} cannot be a key", node.kind());
                    self.problems.push(no_string_key(message, node.place));
                    *key = Some(Key {
                        text: None,
                        is_merge: false,
                        place: node.place,
                    });
                }
            },
        }
        Ok(())
    }

    fn second_document(&mut self, span: Span) {
        let place = self.place(self.offsets.range(span));
        self.problems.push(
            Diagnostic::new(
                "load/several-documents",
                "a second YAML document starts here",
            )
            .at(place)
            .help("put it into a file of its own"),
        );
    }

    fn syntax(&self, error: &ScanError) -> Stop {
        let at = self
            .offsets
            .byte(error.marker().index())
            .min(self.text.len());
        if error.info() == TOO_MANY_BRACKETS {
            return Stop(problem::too_deep(self.place(at..at + 1)));
        }
        let Blame { at, help } = blame::find(self.text, at, error.info());
        Stop(
            Diagnostic::new(
                "load/yaml",
                format!("this is not valid YAML: {}", error.info()),
            )
            .at(self.place(at..at + 1))
            .help(help),
        )
    }
}

/// Adds a member, unless its key is unusable or taken.
fn insert(members: &mut Map, key: Key, node: Node) -> Option<Diagnostic> {
    match members.entry(key.text?) {
        Entry::Occupied(first) => {
            let first_key = first.get().key;
            Some(problem::duplicate_key(first.key(), key.place, first_key))
        }
        Entry::Vacant(free) => {
            let key = key.place;
            free.insert(Member { key, node });
            None
        }
    }
}

/// The mappings that the value of a merge key names: one, or several in a list.
fn mappings(node: Node) -> Result<Vec<Node>, Node> {
    let is_mapping = |node: &Node| node.as_object().is_some();
    match node.value {
        Value::Object(_) => Ok(vec![node]),
        Value::Array(items) if items.iter().all(is_mapping) => Ok(items),
        _ => Err(node),
    }
}

/// A mapping's own members and those of the mappings that it merges: its own win, then
/// those that are named first.
fn merge(merged: Vec<Node>, own: Map) -> Map {
    if merged.is_empty() {
        return own;
    }
    let mut all = Map::new();
    for (name, member) in merged.into_iter().filter_map(Node::into_object).flatten() {
        all.entry(name).or_insert(member);
    }
    all.extend(own);
    all
}

fn no_mapping(node: &Node) -> Diagnostic {
    let message = format!("`<<` merges mappings, and this is {}", node.kind());
    Diagnostic::new("load/merge-key", message)
        .at(node.place)
        .help("name a mapping, or a list of mappings; or quote the key if it is one")
}

fn no_string_key(message: impl Into<String>, place: Place) -> Diagnostic {
    Diagnostic::new("load/bad-key", message)
        .at(place)
        .help("write a string as the key")
}

fn foreign_tag(tag: &Tag, place: Place) -> Diagnostic {
    let tag = if tag.is_yaml_core_schema() {
        format!("!!{}", tag.suffix)
    } else {
        format!("{}{}", tag.handle, tag.suffix)
    };
    Diagnostic::new("load/tag", format!("the tag `{tag}` has no meaning here"))
        .at(place)
        .help("remove the tag")
}
