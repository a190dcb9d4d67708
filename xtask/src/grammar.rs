//! Where OpenAPI 3.0, 3.1 and 3.2 put which kind of thing.
//!
//! Just enough to tell a reference from data that looks like one, and to know
//! what a reference stands for. Whatever is not named here is data: `example`,
//! `default`, `enum`, `const`, extensions, and what no version defines.

/// The methods that a path item has by name, in the order of the standard.
pub(crate) const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// A kind of thing that a description is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Description,
    Components,
    Paths,
    PathItem,
    Operation,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Responses,
    Response,
    MediaType,
    Encoding,
    Example,
    Link,
    SecurityScheme,
    Schema,
    /// Schemas by name, such as `properties`, where a reference stands for all of them.
    Schemas,
    /// Media types by name: `content`, where a reference stands for all of them.
    Content,
    Discriminator,
    /// A value of a discriminator's `mapping`: a reference with no `$ref`.
    MappingTarget,
}

/// How a member holds things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// It is one.
    One(Kind),
    /// It is an array of them.
    List(Kind),
    /// It is an object that gives them names.
    Named(Kind),
}

/// What becomes of a reference to a thing in another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    /// It refers to a section of `components` from then on.
    Component(&'static str),
    /// What it refers to takes its place.
    Inlined,
    /// There can be none.
    None,
}

impl Kind {
    /// What the member `key` of a thing of this kind holds; `None` for data.
    pub(crate) fn member(self, key: &str) -> Option<Slot> {
        use Kind::*;
        use Slot::*;
        if key.starts_with("x-") {
            return Option::None;
        }
        Some(match (self, key) {
            (Description, "paths") => One(Paths),
            (Description, "webhooks") => Named(PathItem),
            (Description, "components") => One(Components),
            (Components, section) => Named(Self::of_section(section)?),
            (Paths | Callback, _) => One(PathItem),
            (PathItem | Operation, "parameters") => List(Parameter),
            (PathItem, method) if METHODS.contains(&method) => One(Operation),
            (PathItem, "additionalOperations") => Named(Operation),
            (Operation, "requestBody") => One(RequestBody),
            (Operation, "responses") => One(Responses),
            (Operation, "callbacks") => Named(Callback),
            (Responses, _) => One(Response),
            (Parameter | Header | MediaType, "schema") | (MediaType, "itemSchema") => One(Schema),
            (Parameter | Header | MediaType, "examples") => Named(Example),
            (Parameter | Header | RequestBody | Response, "content") => Named(MediaType),
            (Response | Encoding, "headers") => Named(Header),
            (Response, "links") => Named(Link),
            (MediaType, "encoding") => Named(Encoding),
            (MediaType, "prefixEncoding") => List(Encoding),
            (MediaType, "itemEncoding") => One(Encoding),
            (Discriminator, "mapping") => Named(MappingTarget),
            (Discriminator, "defaultMapping") => One(MappingTarget),
            (Schemas, _) => One(Schema),
            (Content, _) => One(MediaType),
            (Schema, key) => return Self::schema_member(key),
            _ => return Option::None,
        })
    }

    fn schema_member(key: &str) -> Option<Slot> {
        Some(match key {
            "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
                Slot::Named(Self::Schema)
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => Slot::List(Self::Schema),
            "items"
            | "additionalItems"
            | "unevaluatedItems"
            | "contains"
            | "additionalProperties"
            | "unevaluatedProperties"
            | "propertyNames"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contentSchema" => Slot::One(Self::Schema),
            "discriminator" => Slot::One(Self::Discriminator),
            _ => return None,
        })
    }

    /// What a section of `components` has.
    fn of_section(section: &str) -> Option<Self> {
        Some(match section {
            "schemas" => Self::Schema,
            "responses" => Self::Response,
            "parameters" => Self::Parameter,
            "examples" => Self::Example,
            "requestBodies" => Self::RequestBody,
            "headers" => Self::Header,
            "securitySchemes" => Self::SecurityScheme,
            "links" => Self::Link,
            "callbacks" => Self::Callback,
            "pathItems" => Self::PathItem,
            "mediaTypes" => Self::MediaType,
            _ => return None,
        })
    }

    /// What becomes of a reference to this kind of thing.
    pub(crate) fn reference(self) -> Reference {
        match self {
            Self::Schema | Self::MappingTarget => Reference::Component("schemas"),
            Self::Response => Reference::Component("responses"),
            Self::Parameter => Reference::Component("parameters"),
            Self::Example => Reference::Component("examples"),
            Self::RequestBody => Reference::Component("requestBodies"),
            Self::Header => Reference::Component("headers"),
            Self::SecurityScheme => Reference::Component("securitySchemes"),
            Self::Link => Reference::Component("links"),
            Self::Callback => Reference::Component("callbacks"),
            Self::MediaType => Reference::Component("mediaTypes"),
            // OpenAPI has no references to operations, to all properties of a schema or to
            // all media types of a body, but descriptions have, as tools put them together.
            Self::PathItem | Self::Operation | Self::Schemas | Self::Content => Reference::Inlined,
            Self::Description
            | Self::Components
            | Self::Paths
            | Self::Responses
            | Self::Encoding
            | Self::Discriminator => Reference::None,
        }
    }

    /// What several things of this kind are together, if one reference can stand for them.
    pub(crate) fn together(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::Schemas),
            Self::MediaType => Some(Self::Content),
            _ => None,
        }
    }

    /// The kind of thing that a reference of this kind leads to.
    pub(crate) fn target(self) -> Self {
        match self {
            Self::MappingTarget => Self::Schema,
            other => other,
        }
    }
}
