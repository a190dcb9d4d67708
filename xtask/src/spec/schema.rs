//! Schemas as values that refer to each other by number.
//!
//! A schema keeps everything that it says, and refers to its parts and to the target
//! of its `$ref` by [`SchemaId`], so that cycles are no special case. What a schema
//! means for a client is not decided here.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};
use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::Number;

use super::{Located, Value};
use crate::document::{Origin, Place};
use crate::sdk;

/// The number of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub u32);

/// All schemas of a description.
#[derive(Debug, Clone, Default)]
pub struct Schemas {
    /// The schemas by number.
    pub all: Vec<Schema>,
    /// The schemas in `components`, by name.
    pub components: IndexMap<String, SchemaId>,
}

impl Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.all[id.0 as usize]
    }
}

impl IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.all[id.0 as usize]
    }
}

impl Schemas {
    /// Every schema with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        let numbers = (0..).map(SchemaId);
        numbers.zip(&self.all)
    }

    /// The schema at the end of a chain of references that say nothing else.
    pub fn target(&self, id: SchemaId) -> SchemaId {
        let mut reached = id;
        // A chain that is longer than this runs in a circle, which `check` reports.
        for _ in 0..self.all.len() {
            match self[reached].reference {
                Some(next) => reached = next,
                None => break,
            }
        }
        reached
    }
}

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonType {
    /// `array`
    Array,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `object`
    Object,
    /// `string`
    String,
}

impl JsonType {
    /// The name in a schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Array => "array",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Object => "object",
            Self::String => "string",
        }
    }

    /// The type of that name, except `null`.
    pub fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Array,
            Self::Boolean,
            Self::Integer,
            Self::Number,
            Self::Object,
            Self::String,
        ];
        all.into_iter().find(|of| of.name() == name)
    }
}

/// A schema.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// Where it is written.
    pub origin: Origin,
    /// Its name in `components`.
    pub component: Option<Rc<str>>,
    /// `true` or `false`, if it is one of these.
    pub boolean: Option<bool>,
    /// The schema that it refers to.
    pub reference: Option<SchemaId>,
    /// The types that it allows besides null; empty if it does not say.
    pub types: Vec<JsonType>,
    /// Whether it says that null is allowed.
    pub nullable: bool,
    /// Its title.
    pub title: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The format.
    pub format: Option<String>,
    /// The media type of a text.
    pub content_media_type: Option<String>,
    /// The encoding of a text that stands for bytes.
    pub content_encoding: Option<String>,
    /// The value that holds if none is given.
    pub default: Option<Value>,
    /// Examples of a value.
    pub examples: Vec<Value>,
    /// The only value.
    pub constant: Option<Value>,
    /// The values that there are.
    pub values: Option<Located<Vec<Value>>>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether only the service sends it.
    pub read_only: bool,
    /// Whether only callers send it.
    pub write_only: bool,
    /// Limits on a value.
    pub limits: Limits,
    /// The properties of an object.
    pub properties: IndexMap<String, Property>,
    /// The properties that must be there.
    pub required: Vec<Located<String>>,
    /// What other properties there may be.
    pub additional: Additional,
    /// What properties there may be, by pattern.
    pub pattern_properties: Vec<SchemaId>,
    /// The items of a list.
    pub items: Option<SchemaId>,
    /// Whether a list may have more items than `prefix_items`.
    pub is_closed_list: bool,
    /// The first items of a list.
    pub prefix_items: Vec<SchemaId>,
    /// Schemas that all hold.
    pub all_of: Option<Vec<SchemaId>>,
    /// Schemas of which one or more hold.
    pub any_of: Option<Vec<SchemaId>>,
    /// Schemas of which one holds.
    pub one_of: Option<Vec<SchemaId>>,
    /// Where `allOf`, `anyOf`, `oneOf` are written.
    pub parts_origin: Option<Origin>,
    /// Schemas in keywords that only validators read: `not`, `if`, `contains`.
    pub others: Vec<SchemaId>,
    /// How alternatives are told apart.
    pub discriminator: Option<Discriminator>,
    /// Decisions about it, with their origin.
    pub sdk: Option<Decided>,
}

/// Decisions about a schema.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decisions.
    pub value: sdk::Schema,
    /// Where they are written.
    pub origin: Origin,
    /// Where the name is written.
    pub name: Option<Place>,
}

impl Decided {
    /// Where the name is written, or else all of it.
    pub fn name_place(&self) -> Place {
        self.name.unwrap_or(self.origin.place)
    }
}

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Property {
    /// Where its name is written.
    pub key: Origin,
    /// What it holds.
    pub schema: SchemaId,
}

/// What other properties an object may have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Additional {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// Any, or none.
    Allowed(bool),
    /// Those that fit a schema.
    Schema(SchemaId),
}

/// A bound of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The number.
    pub number: Number,
    /// Whether the number itself is not allowed.
    pub is_exclusive: bool,
    /// Where it is written.
    pub place: Place,
}

/// A keyword that sets a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Limit {
    Minimum,
    Maximum,
    MultipleOf,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    MinProperties,
    MaxProperties,
}

impl Limit {
    /// Every such keyword with its name.
    pub const ALL: [(Self, &str); 9] = [
        (Self::Minimum, "minimum"),
        (Self::Maximum, "maximum"),
        (Self::MultipleOf, "multipleOf"),
        (Self::MinLength, "minLength"),
        (Self::MaxLength, "maxLength"),
        (Self::MinItems, "minItems"),
        (Self::MaxItems, "maxItems"),
        (Self::MinProperties, "minProperties"),
        (Self::MaxProperties, "maxProperties"),
    ];

    /// Pairs of a lower and an upper bound.
    pub const RANGES: [(Self, Self); 4] = [
        (Self::Minimum, Self::Maximum),
        (Self::MinLength, Self::MaxLength),
        (Self::MinItems, Self::MaxItems),
        (Self::MinProperties, Self::MaxProperties),
    ];

    /// The keyword.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Limits on a value.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// The bounds by keyword.
    pub bounds: BTreeMap<Limit, Bound>,
    /// Whether no item comes twice.
    pub unique_items: bool,
    /// What a text matches.
    pub pattern: Option<Located<String>>,
}

impl Limits {
    /// A bound.
    pub fn get(&self, limit: Limit) -> Option<&Bound> {
        self.bounds.get(&limit)
    }

    /// A bound, if it is a number of things.
    pub fn count(&self, limit: Limit) -> Option<u64> {
        self.get(limit)?.number.as_u64()
    }

    /// Takes over what is said in `other` and not here.
    pub fn fill(&mut self, other: &Self) {
        for (limit, bound) in &other.bounds {
            self.bounds.entry(*limit).or_insert_with(|| bound.clone());
        }
        self.unique_items |= other.unique_items;
        if self.pattern.is_none() {
            self.pattern.clone_from(&other.pattern);
        }
    }
}

/// How alternatives are told apart.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The property that says which one it is.
    pub property: Located<String>,
    /// Values of the property, each with its alternative.
    pub mapping: Vec<Mapped>,
    /// The alternative of other values.
    pub default: Option<SchemaId>,
}

/// A value of a discriminator and the alternative that it stands for.
#[derive(Debug, Clone)]
pub struct Mapped {
    /// The value; its origin is that of the key.
    pub value: Located<String>,
    /// The alternative; `None` if the target does not exist.
    pub target: Option<SchemaId>,
    /// The target, as written.
    pub written: String,
}

impl Schema {
    /// A schema that says nothing.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            ..Self::default()
        }
    }

    /// The parts of `allOf`.
    pub fn all(&self) -> &[SchemaId] {
        self.all_of.as_deref().unwrap_or_default()
    }

    /// The alternatives, of `oneOf` if there are both.
    pub fn alternatives(&self) -> Option<&[SchemaId]> {
        self.one_of.as_deref().or(self.any_of.as_deref())
    }

    /// The only value that is allowed, if there is one.
    pub fn only_value(&self) -> Option<&serde_json::Value> {
        let constant = self.constant.as_ref().map(|constant| &constant.value);
        constant.or_else(|| match self.values.as_ref()?.value.as_slice() {
            [only] => Some(&only.value),
            _ => None,
        })
    }

    /// Whether it requires a property of this name.
    pub fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|required| required.value == name)
    }

    /// The schema that this is another name of: it refers to it, or has it as its only
    /// part, which is how a reference got a description before 3.1.
    pub fn plain_target(&self) -> Option<SchemaId> {
        match (self.reference, self.all()) {
            (Some(target), _) => Some(target),
            (None, [only]) if self.is_bare() => Some(*only),
            _ => None,
        }
    }

    /// Whether it says nothing of an object or of alternatives.
    fn is_bare(&self) -> bool {
        self.properties.is_empty()
            && self.required.is_empty()
            && self.additional == Additional::Unsaid
            && self.alternatives().is_none()
    }

    /// The schemas that describe the same value: its target, parts and alternatives.
    pub fn same_value(&self) -> impl Iterator<Item = SchemaId> {
        let alternatives = self.alternatives().unwrap_or_default();
        let parts = self.all().iter().chain(alternatives).copied();
        self.reference.into_iter().chain(parts)
    }

    /// Every schema that is written inside of this one, and the one that it refers to.
    pub fn children(&self) -> impl Iterator<Item = SchemaId> {
        let lists = [&self.all_of, &self.any_of, &self.one_of];
        let additional = match self.additional {
            Additional::Schema(id) => Some(id),
            _ => None,
        };
        let properties = self.properties.values().map(|property| property.schema);
        self.reference
            .into_iter()
            .chain(lists.into_iter().flatten().flatten().copied())
            .chain(properties)
            .chain(additional)
            .chain(self.pattern_properties.iter().copied())
            .chain(self.items)
            .chain(self.prefix_items.iter().copied())
            .chain(self.others.iter().copied())
    }
}
