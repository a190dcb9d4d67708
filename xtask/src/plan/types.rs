//! The types of a client, as the plan decides them.
//!
//! Everything that is printed of a type is decided here: its name, its fields, which
//! of them may be absent, how a union tells its alternatives apart. There is no
//! schema behind these types any more, and nothing is looked up by name that might
//! not be there.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::Origin;
use crate::spec::Limits;

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// `String`
    Text,
    /// `bool`
    Boolean,
    /// A whole number.
    Integer(Integer),
    /// `f64`, or `f32`.
    Float(Float),
    /// A time with a zone.
    Time,
    /// A date.
    Date,
    /// Any JSON.
    Any,
    /// Text or bytes of a body.
    Bytes,
    /// A file that is uploaded.
    File,
    /// An amount of money.
    Credits,
    /// A type of the client.
    Named(Rc<str>),
    /// A list.
    List(Box<Type>),
    /// A map from names.
    Map(Box<Type>),
    /// A list of a fixed number of items.
    Tuple(Vec<Type>),
    /// A value, or a list of such values.
    OneOrMany(Box<Type>),
    /// A value that may be null.
    Nullable(Box<Type>),
    /// A value on a cycle.
    Boxed(Box<Type>),
}

/// The width of a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Integer {
    I32,
    I64,
    U32,
    U64,
}

impl Integer {
    /// Its name in Rust.
    pub fn name(self) -> &'static str {
        match self {
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::U32 => "u32",
            Self::U64 => "u64",
        }
    }
}

/// The width of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Float {
    F32,
    F64,
}

impl Type {
    /// The name, if it is a type of the client, boxed or not.
    pub fn name(&self) -> Option<&Rc<str>> {
        match self {
            Self::Named(name) => Some(name),
            Self::Boxed(inner) => inner.name(),
            _ => None,
        }
    }

    /// Whether it is a number, of things or of money.
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Float(_) | Self::Credits)
    }

    /// Every type of the client that it names.
    pub fn names<'a>(&'a self, found: &mut Vec<&'a Rc<str>>) {
        match self {
            Self::Named(name) => found.push(name),
            Self::List(of)
            | Self::Map(of)
            | Self::OneOrMany(of)
            | Self::Nullable(of)
            | Self::Boxed(of) => of.names(found),
            Self::Tuple(items) => items.iter().for_each(|item| item.names(found)),
            _ => {}
        }
    }

    /// The same type with every name replaced.
    pub fn renamed(&mut self, rename: &mut dyn FnMut(&mut Rc<str>)) {
        match self {
            Self::Named(name) => rename(name),
            Self::List(of)
            | Self::Map(of)
            | Self::OneOrMany(of)
            | Self::Nullable(of)
            | Self::Boxed(of) => of.renamed(rename),
            Self::Tuple(items) => items.iter_mut().for_each(|item| item.renamed(rename)),
            _ => {}
        }
    }
}

/// The types of a client by name.
pub type Types = BTreeMap<Rc<str>, Definition>;

/// A type of the client.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Its name.
    pub name: Rc<str>,
    /// What it is.
    pub docs: Option<String>,
    /// What it is made of.
    pub shape: Shape,
    /// Which way it travels.
    pub direction: Direction,
    /// The type that is received for the same schema, if this one is only sent.
    pub counterpart: Option<Rc<str>>,
    /// Other names that the description has for it.
    pub aliases: Vec<String>,
    /// The one resource that uses it; `None` if several or only webhooks do.
    pub home: Option<String>,
    /// Where it is used.
    pub uses: Vec<Use>,
    /// Whether what is required must be there, because it tells alternatives apart.
    pub is_strict: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether its name comes from where it is used.
    pub is_inline: bool,
    /// The schema that it was made of.
    pub origin: Origin,
}

/// What a type is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An object.
    Struct(Struct),
    /// Texts.
    Enum(Enumeration),
    /// Alternatives.
    Union(Union),
}

/// Which way a type travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Direction {
    /// It is part of a request.
    pub sent: bool,
    /// It is part of an answer or of a webhook.
    pub received: bool,
}

/// A use of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Where the type is used.
    pub at: UsedAt,
    /// Whether the type is only a part of what is used there.
    pub is_part: bool,
}

/// Where a type is used. Operations are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsedAt {
    /// In the answer of an operation.
    Answer(String),
    /// In an error of an operation.
    Error(String),
    /// In the body of an operation.
    Body(String),
    /// In a parameter of an operation, whose name on the wire comes second.
    Parameter(String, String),
    /// In the payload of the webhook with this name.
    Webhook(String),
}

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// Its members.
    pub fields: Vec<Field>,
    /// The map of all other members: its field, and what it holds.
    pub rest: Option<(String, Type)>,
    /// Whether it can be made without any value.
    pub has_default: bool,
}

impl Struct {
    /// The members that a constructor takes.
    pub fn arguments(&self) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(|field| field.is_required && field.constant.is_none())
    }
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name on the wire.
    pub wire: String,
    /// Its name in Rust.
    pub name: String,
    /// Its type, without what says that it may be absent.
    pub of: Type,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is.
    pub docs: String,
    /// The only value that it has.
    pub constant: Option<serde_json::Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What the description says of numbers in it.
    pub counts: Counts,
    /// The limits of its value.
    pub limits: Limits,
    /// The value that holds if none is given.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// The format of a text.
    pub format: Option<String>,
}

impl Field {
    /// Whether it is a text that is a URL.
    pub fn is_url(&self) -> bool {
        const URLS: &[&str] = &["uri", "uri-reference", "url", "iri", "iri-reference"];
        self.format
            .as_deref()
            .is_some_and(|format| URLS.contains(&format))
    }

    /// Whether it is a text that must not be shown.
    pub fn is_secret(&self) -> bool {
        self.format.as_deref() == Some("password")
    }
}

/// Fields are equal if they are the same in code.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.wire == other.wire
            && self.name == other.name
            && self.of == other.of
            && self.presence == other.presence
            && self.is_required == other.is_required
            && self.constant == other.constant
    }
}

/// Whether a member may be absent or null, and how Rust says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Always,
    /// There or absent: `Option`.
    Optional,
    /// There, and perhaps null: `Option`.
    OrNull,
    /// Absent, null or a value: `Nullable`.
    ThreeStates,
    /// A list or a map which is empty if it is absent.
    Listed,
}

impl Presence {
    /// Whether Rust has an `Option` of it.
    pub fn is_option(self) -> bool {
        matches!(self, Self::Optional | Self::OrNull)
    }
}

/// What the description says of a number, or of the number of items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number that holds if the caller gives none.
    pub usual: Option<u64>,
    /// The minimum.
    pub least: Option<u64>,
    /// The maximum.
    pub most: Option<u64>,
}

/// Texts that a value can be, and perhaps others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The known texts.
    pub values: Vec<String>,
    /// Whether the description allows any other text as well.
    pub is_open: bool,
}

/// Alternatives.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The alternatives, best first where they are tried.
    pub variants: Vec<Variant>,
    /// How they are told apart.
    pub rule: Rule,
    /// Whether the tag may be missing, if the rule is a tag.
    pub is_tag_optional: bool,
    /// The variant for values that are none of the alternatives.
    pub unknown: String,
}

/// How alternatives are told apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// By the text in this property.
    Tag(String),
    /// By the type of JSON, and among objects by what fits best.
    Fit,
}

/// An alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Its type.
    pub of: Type,
    /// The text that stands for it.
    pub tag: Option<String>,
    /// The type of JSON that it is.
    pub json: Json,
}

/// A type of JSON, as far as alternatives are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Json {
    Any,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

impl Shape {
    /// Gives a type that is named in it another name.
    pub fn rename(&mut self, from: &Rc<str>, to: &Rc<str>) {
        for part in self.parts_mut() {
            part.renamed(&mut |name| {
                if name == from {
                    *name = Rc::clone(to);
                }
            });
        }
    }

    /// The types of its members and alternatives, to change them.
    pub fn parts_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Struct(structure) => {
                let fields = structure.fields.iter_mut().map(|field| &mut field.of);
                let rest = structure.rest.iter_mut().map(|(_, of)| of);
                fields.chain(rest).collect()
            }
            Self::Union(union) => union
                .variants
                .iter_mut()
                .map(|variant| &mut variant.of)
                .collect(),
            Self::Enum(_) => Vec::new(),
        }
    }
}

impl Definition {
    /// Whether answers have it. One that nothing uses counts as such.
    pub fn is_received(&self) -> bool {
        self.direction.received || !self.direction.sent
    }

    /// The struct, if it is one.
    pub fn structure(&self) -> Option<&Struct> {
        match &self.shape {
            Shape::Struct(structure) => Some(structure),
            _ => None,
        }
    }

    /// The types of its members and alternatives.
    pub fn parts(&self) -> Vec<&Type> {
        match &self.shape {
            Shape::Struct(structure) => {
                let fields = structure.fields.iter().map(|field| &field.of);
                fields
                    .chain(structure.rest.iter().map(|(_, of)| of))
                    .collect()
            }
            Shape::Union(union) => union.variants.iter().map(|variant| &variant.of).collect(),
            Shape::Enum(_) => Vec::new(),
        }
    }

    /// The only field of a request type that is one required text: such a type is made
    /// from the text.
    pub fn single_text(&self) -> Option<&Field> {
        match self.structure()?.fields.as_slice() {
            [only]
                if self.direction.sent
                    && only.is_required
                    && only.constant.is_none()
                    && only.of == Type::Text
                    && only.presence == Presence::Always =>
            {
                Some(only)
            }
            _ => None,
        }
    }
}
