//! The description as typed values: what OpenAPI 3.0, 3.1 and 3.2 can say, in one
//! dialect.
//!
//! [`read`] turns a document into a [`Spec`] and reports what has the wrong form:
//! unknown and misspelt members, values of the wrong kind, missing members. Every
//! value knows where it was written, and a `$ref` becomes a shared value. Nothing is
//! decided about Rust here, and nothing is dropped because a client cannot use it;
//! rules about what the values mean are in `check`.

mod read;
mod schema;
pub mod template;

use std::rc::Rc;

use indexmap::IndexMap;

use crate::document::Origin;
use crate::sdk;

pub use read::{Read, read};
pub use schema::{
    Additional, Bound, Decided, Discriminator, JsonType, Limit, Limits, Mapped, Property, Schema,
    SchemaId, Schemas,
};

/// A value with its origin.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub origin: Origin,
}

/// JSON that the description gives: an example, a default, a value of an enum.
pub type Value = Located<serde_json::Value>;

/// A version of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0
    V3_0,
    /// 3.1
    V3_1,
    /// 3.2
    V3_2,
}

/// A description.
#[derive(Debug, Clone)]
pub struct Spec {
    /// The version of OpenAPI.
    pub version: Version,
    /// General facts.
    pub info: Info,
    /// Where the API is served.
    pub servers: Vec<Server>,
    /// The declared tags.
    pub tags: Vec<Tag>,
    /// The paths with their operations, in order.
    pub paths: Vec<PathItem>,
    /// The webhooks, in order.
    pub webhooks: Vec<Webhook>,
    /// Where `webhooks` is written.
    pub webhooks_origin: Option<Origin>,
    /// What operations require unless they say otherwise.
    pub security: Option<Vec<Requirement>>,
    /// The security schemes by name.
    pub schemes: IndexMap<String, SecurityScheme>,
    /// Every schema.
    pub schemas: Schemas,
    /// Decisions about the whole client.
    pub sdk: sdk::Root,
    /// The root.
    pub origin: Origin,
}

impl Spec {
    /// Every operation below `paths`.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.paths.iter().flat_map(|item| &item.operations)
    }

    /// A schema.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id]
    }
}

/// General facts.
#[derive(Debug, Clone, Default)]
pub struct Info {
    /// The API's name.
    pub title: String,
    /// The description's version.
    pub version: String,
    /// What the API is for.
    pub description: Option<String>,
    /// The SPDX expression or the name of the licence.
    pub license: Option<String>,
}

/// Where an API is served.
#[derive(Debug, Clone)]
pub struct Server {
    /// The address, with variables in braces.
    pub url: Located<String>,
    /// Its name (OpenAPI 3.2).
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The variables by name.
    pub variables: IndexMap<String, ServerVariable>,
}

/// A variable of the address of a server.
#[derive(Debug, Clone, Default)]
pub struct ServerVariable {
    /// Its value unless another one is given.
    pub default: Option<String>,
    /// The values that it may have; any if there are none.
    pub values: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}

/// A tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// What its operations are for.
    pub description: Option<String>,
    /// The tag that it is part of (OpenAPI 3.2).
    pub parent: Option<String>,
    /// What it is used for; `nav` if operations are grouped by it (OpenAPI 3.2).
    pub kind: Option<String>,
    /// Decisions about it.
    pub sdk: sdk::Tag,
    /// Where it is written.
    pub origin: Origin,
}

/// A path.
#[derive(Debug, Clone)]
pub struct PathItem {
    /// The template; its origin is that of the key.
    pub path: Located<String>,
    /// Parameters of every operation below.
    pub parameters: Vec<ParameterUse>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Where it is written.
    pub origin: Origin,
    /// The path template.
    pub path: Located<String>,
    /// The HTTP method, in upper case.
    pub method: String,
    /// Its `operationId`, if it has one.
    pub id: Option<Located<String>>,
    /// A name that no other operation below `paths` has, in snake case either: the
    /// `operationId`, or one made from method and path if there is none or an earlier
    /// operation has it.
    pub key: String,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its parameters, those of its path first.
    pub parameters: Vec<ParameterUse>,
    /// The body.
    pub body: Option<Rc<RequestBody>>,
    /// The answers by status; `None` if nothing is said of them.
    pub responses: Option<Vec<(Located<String>, Rc<Response>)>>,
    /// What a caller has to show; `None` if the root says that.
    pub security: Option<Vec<Requirement>>,
    /// Where it is served, if not where the whole API is. Those of its path count too.
    pub servers: Vec<Server>,
    /// Where `callbacks` or `links` of its own are written, by keyword.
    pub unused: Vec<(&'static str, Origin)>,
    /// Decisions about it.
    pub sdk: sdk::Operation,
}

impl Operation {
    /// The `operationId`, unless an earlier operation has the same one.
    pub fn own_id(&self) -> Option<&str> {
        let id = self.id.as_ref()?;
        (id.value == self.key).then_some(self.key.as_str())
    }

    /// A name made from method and path: `get_users_by_id`.
    pub fn derived_id(&self) -> String {
        let words = self.path.value.replace('{', "by ");
        let words = words.replace(['/', '}', '.', '-'], " ");
        let words: Vec<&str> = words.split_whitespace().collect();
        format!("{}_{}", self.method.to_lowercase(), words.join("_"))
    }

    /// A short name for messages: the id if it was written, else method and path.
    pub fn label(&self) -> String {
        match &self.id {
            Some(id) => id.value.clone(),
            None => format!("{} {}", self.method, self.path.value),
        }
    }
}

/// The use of a parameter, which may be shared.
#[derive(Debug, Clone)]
pub struct ParameterUse {
    /// Where it is used.
    pub origin: Origin,
    /// Whether the path says it for all of its operations.
    pub is_shared: bool,
    /// The parameter.
    pub parameter: Rc<Parameter>,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Where it is written.
    pub origin: Origin,
    /// Its name on the wire.
    pub name: Located<String>,
    /// Where it goes.
    pub position: Located<String>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it is.
    pub description: Option<String>,
    /// How a list or an object is written.
    pub style: Option<Located<String>>,
    /// Whether each item is written by itself.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// What it holds.
    pub schema: Option<SchemaId>,
    /// What it holds, in a media type.
    pub content: Vec<MediaType>,
    /// Examples of it.
    pub examples: Vec<serde_json::Value>,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Where it is written.
    pub origin: Origin,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub description: Option<String>,
    /// What it holds, by media type.
    pub content: Vec<MediaType>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// Where it is written.
    pub origin: Origin,
    /// What it means.
    pub description: Option<String>,
    /// Its headers, in order.
    pub headers: Vec<Header>,
    /// What it holds, by media type.
    pub content: Vec<MediaType>,
}

/// A header of an answer.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name; the origin is that of the key.
    pub name: Located<String>,
    /// What it is.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it holds.
    pub schema: Option<SchemaId>,
    /// What it holds, in a media type.
    pub content: Vec<MediaType>,
}

/// What a body holds in one media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// Where it is written.
    pub origin: Origin,
    /// Its name, as written.
    pub name: String,
    /// The schema of a value.
    pub schema: Option<SchemaId>,
    /// The schema of each item of a stream.
    pub item_schema: Option<SchemaId>,
    /// Examples of a value.
    pub examples: Vec<serde_json::Value>,
    /// How properties are written, in a form or in parts.
    pub encoding: IndexMap<String, Encoding>,
    /// How parts without names are written, each by its position (OpenAPI 3.2).
    pub prefix_encoding: Vec<Encoding>,
    /// How all other parts without names are written (OpenAPI 3.2).
    pub item_encoding: Option<Encoding>,
}

/// How a property is written, in a form or in parts.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// Where it is written.
    pub origin: Origin,
    /// The media types that it may have, separated by commas.
    pub content_type: Option<String>,
    /// How a list or an object is written.
    pub style: Option<String>,
    /// Whether each item is written by itself.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Where headers of parts are written.
    pub headers: Option<Origin>,
}

impl MediaType {
    /// The name without its parameters, in lower case.
    pub fn essence(&self) -> String {
        let essence = self.name.split(';').next().unwrap_or(&self.name);
        essence.trim().to_ascii_lowercase()
    }

    /// Whether it is JSON, by its own name or by its suffix (RFC 6839).
    pub fn is_json(&self) -> bool {
        let essence = self.essence();
        ["application/json", "text/json"].contains(&&*essence) || essence.ends_with("+json")
    }
}

/// A request that the service sends.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its name; the origin is that of the key.
    pub name: Located<String>,
    /// Its operation.
    pub operation: Option<Operation>,
}

/// Schemes that have to be shown together, each with its scopes.
#[derive(Debug, Clone, Default)]
pub struct Requirement {
    /// The names of the schemes.
    pub schemes: Vec<Located<String>>,
    /// The scopes of all of them.
    pub scopes: Vec<String>,
}

/// How callers authenticate.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Where it is written.
    pub origin: Origin,
    /// `apiKey`, `http`, …
    pub kind: Option<Located<String>>,
    /// Where the key goes.
    pub position: Option<Located<String>>,
    /// The name of the header, parameter or cookie.
    pub name: Option<String>,
    /// The HTTP scheme.
    pub scheme: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The flows of OAuth 2.0.
    pub flows: Vec<Flow>,
}

/// A way to get a token of OAuth 2.0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Its name: `clientCredentials`, `authorizationCode`, …
    pub name: String,
    /// Where the person who owns the data agrees.
    pub authorization_url: Option<String>,
    /// Where a client gets the token.
    pub token_url: Option<String>,
    /// The scopes, each with what it allows.
    pub scopes: Vec<(String, String)>,
}
