//! The plan of a client: what every later stage is printed from.
//!
//! An `Option` that is `None` means that the description does not say something, never
//! that something was not found. What types are made of is in
//! [`types`](super::types), ways to fields are in [`Way`](super::Way). Nothing is decided here.

mod decided;

use std::rc::Rc;

use super::types::{Counts, Definition, Field, Presence, Type, Types};
use crate::diagnostic::Diagnostics;
use crate::document::{Origin, Pointer};
use crate::sdk;
pub use crate::spec::{Flow, Limits};

pub use decided::{Bill, EachPrice, Items, Job, One, Page, PageBy, Place, Price, Receipt, Teller};

/// An API as its client sees it.
#[derive(Debug, Clone)]
pub struct Api {
    /// The description's title.
    pub title: String,
    /// The description's version.
    pub version: String,
    /// What the API is for.
    pub description: Option<String>,
    /// The licence that the description names.
    pub license: Option<String>,
    /// Where it is served: the first server, if that says so.
    pub base_url: Option<String>,
    /// The servers to choose from, if there is a choice.
    pub servers: Vec<Server>,
    /// How callers authenticate.
    pub credential: Credential,
    /// Decisions about the whole client.
    pub sdk: sdk::Root,
    /// Groups of operations, in the order of the description's tags.
    pub resources: Vec<Resource>,
    /// The webhooks of the service.
    pub webhooks: Option<Webhooks>,
    /// The type of receipts.
    pub receipt: Option<Receipt>,
    /// The types by name.
    pub types: Types,
    /// What the client does without.
    pub notes: Diagnostics,
}

impl Api {
    /// Every operation of every resource.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.resources
            .iter()
            .flat_map(|resource| &resource.operations)
    }

    /// Whether calls can cost anything, or answers report on that.
    pub fn has_money(&self) -> bool {
        self.receipt.is_some()
            || self.operations().any(|operation| {
                operation.bill.is_some() || matches!(operation.price, Some(Price::Each(_)))
            })
    }

    /// Whether anything is deprecated.
    pub fn has_deprecated(&self) -> bool {
        let of_operation = |operation: &Operation| {
            let mut inputs = operation.methods.iter().flat_map(Method::inputs);
            let mut headers = operation.headers.iter().flat_map(|it| &it.fields);
            operation.deprecated
                || inputs.any(|input| input.deprecated)
                || headers.any(|header| header.deprecated)
        };
        let of_type = |definition: &Definition| {
            let mut fields = definition.structure().into_iter().flat_map(|it| &it.fields);
            definition.deprecated || fields.any(|field| field.deprecated)
        };
        self.operations().any(of_operation) || self.types.values().any(of_type)
    }

    /// Whether operations start jobs.
    pub fn has_jobs(&self) -> bool {
        self.operations().any(|operation| operation.job.is_some())
    }

    /// Whether answers are pages of a list.
    pub fn has_pages(&self) -> bool {
        self.operations().any(|operation| operation.page.is_some())
    }
}

/// A server to choose.
#[derive(Debug, Clone)]
pub struct Server {
    /// The variant of the enum of servers.
    pub name: String,
    /// Its address, with variables in braces.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables in its address.
    pub variables: Vec<Variable>,
}

/// A variable of the address of a server.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name in the description.
    pub wire: String,
    /// The field.
    pub name: String,
    /// What it is, and which values it may have.
    pub docs: String,
}

/// How callers authenticate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credential {
    /// The schemes that a client supports.
    pub schemes: Vec<Scheme>,
    /// What operations require that say nothing else: one of several sets of schemes.
    pub required: Vec<Vec<usize>>,
    /// Whether operations exist that require nothing.
    pub has_open_operations: bool,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the description.
    pub name: String,
    /// How its key is sent.
    pub auth: Auth,
    /// Whether the key is a token of OAuth 2.0.
    pub is_oauth: bool,
    /// What it is.
    pub description: Option<String>,
    /// How its tokens are obtained, if it is OAuth 2.0.
    pub flows: Vec<Flow>,
}

/// How a key is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// As a header; its name in lower case.
    Header(String),
    /// As a query parameter.
    Query(String),
    /// As a cookie.
    Cookie(String),
    /// As a bearer token.
    Bearer,
    /// As a user name and a password.
    Basic,
}

impl Credential {
    /// The schemes that a call usually needs.
    pub fn usual(&self) -> Vec<&Scheme> {
        let set = self.required.first().into_iter().flatten();
        set.map(|index| &self.schemes[*index]).collect()
    }

    /// The names of the schemes of each set.
    pub fn names<'a>(&'a self, sets: &'a [Vec<usize>]) -> impl Iterator<Item = Vec<&'a str>> {
        let name = |index: &usize| self.schemes[*index].name.as_str();
        sets.iter().map(move |set| set.iter().map(name).collect())
    }
}

/// Operations under one name.
#[derive(Debug, Clone)]
pub struct Resource {
    /// The accessor on the client, and the module.
    pub name: String,
    /// The type that has the methods.
    pub type_name: String,
    /// The tag that it was made from.
    pub tag: Option<String>,
    /// What the tag says.
    pub description: Option<String>,
    /// Its operations, in the order of the description.
    pub operations: Vec<Operation>,
}

/// One operation of the API.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its id, as the description has it.
    pub id: String,
    /// The constant with its facts.
    pub constant: String,
    /// The HTTP method, in upper case.
    pub verb: String,
    /// The path template.
    pub path: String,
    /// Where it is served, if not where the API is.
    pub base_url: Option<String>,
    /// What it requires of callers, if not what the API requires.
    pub security: Option<Vec<Vec<usize>>>,
    /// The scopes that its token needs.
    pub scopes: Vec<String>,
    /// What is sent beside the body.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// What comes back.
    pub answer: Answer,
    /// The headers of the answer that are described.
    pub headers: Option<Headers>,
    /// What is asked for, if it is JSON by another name.
    pub accept: Option<String>,
    /// What is in the envelope beside the answer, if it comes in one.
    pub envelope: Option<Vec<EnvelopeMember>>,
    /// The methods that call it; never empty.
    pub methods: Vec<Method>,
    /// What it costs, where prices are known.
    pub price: Option<Price>,
    /// When it may be sent again.
    pub repeat: Option<sdk::Repeat>,
    /// The group whose rate limit it counts against.
    pub rate: Option<String>,
    /// How its answer is one page of many.
    pub page: Option<Page>,
    /// The job that it starts.
    pub job: Option<Job>,
    /// Where its answer says what was moved.
    pub bill: Option<Bill>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The errors that it documents.
    pub errors: Vec<Failure>,
    /// The members of `x-sdk` that are missing and needed.
    pub undecided: Vec<&'static str>,
    /// The decisions, as they were written.
    pub sdk: sdk::Operation,
    /// Where it is described.
    pub origin: Origin,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub wire: String,
    /// Its name in Rust.
    pub name: String,
    /// Where it goes.
    pub position: Position,
    /// How a list or an object is written, if not in the usual way.
    pub style: Option<Style>,
    /// Whether each item is written by itself, if that is said.
    pub explode: Option<bool>,
    /// Whether it is written as JSON.
    pub is_json: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Whether it tells the service that two attempts are one call.
    pub is_idempotency_key: bool,
    /// The media type of a part, if it is not plain text.
    pub media_type: Option<String>,
    /// What it holds.
    pub of: Type,
    /// Whether it must be given.
    pub required: bool,
    /// The only value that it has.
    pub constant: Option<serde_json::Value>,
    /// What it is.
    pub docs: String,
    /// What the description says of numbers in it.
    pub counts: Counts,
    /// The limits of its value.
    pub limits: Limits,
    /// The value that holds if none is given.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Position {
    Path,
    Query,
    QueryString,
    Header,
    Cookie,
    Part,
}

/// How a list or an object is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    Spaces,
    Pipes,
    DeepObject,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct Body {
    /// How it is written.
    pub media: Media,
    /// Its media type.
    pub media_type: String,
    /// What it holds.
    pub of: Type,
    /// The struct whose members callers give one by one, if it is one.
    pub structure: Option<Rc<str>>,
    /// Whether it must be given.
    pub required: bool,
    /// The members of a form that are written in another way than usual.
    pub form: Vec<Parameter>,
    /// The media types of parts without names, by their positions; the last one is that
    /// of all others.
    pub part_types: Vec<String>,
    /// An example.
    pub example: Option<serde_json::Value>,
}

impl Body {
    /// The field that a pointer names, if the body is a struct that has it.
    pub fn field<'a>(&self, types: &'a Types, pointer: &str) -> Option<&'a Field> {
        let structure = types.get(self.structure.as_ref()?)?.structure()?;
        let wire = pointer.strip_prefix('/')?;
        structure.fields.iter().find(|field| field.wire == wire)
    }
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Media {
    Json,
    Form,
    Multipart,
    Parts,
    Text,
    Bytes,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing that is described.
    Nothing,
    /// JSON.
    Json(Type),
    /// JSON of a type that depends on the status.
    ByStatus(ByStatus),
    /// Bytes of a media type.
    Stream(String),
    /// A stream of values.
    Items {
        /// How they are separated.
        form: Streamed,
        /// The media type.
        media_type: String,
        /// The type of a value.
        of: Type,
    },
}

/// Bodies that differ by status.
#[derive(Debug, Clone, PartialEq)]
pub struct ByStatus {
    /// The enum, which is in the module of the resource.
    pub name: String,
    /// The statuses, each by itself before classes of them.
    pub variants: Vec<StatusVariant>,
}

impl ByStatus {
    /// The types of the bodies.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.variants
            .iter()
            .filter_map(|variant| variant.of.as_ref())
    }
}

/// The described headers of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers {
    /// The struct, which is in the module of the resource. Several operations may have
    /// the same one.
    pub name: String,
    /// The headers.
    pub fields: Vec<HeaderField>,
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderField {
    /// Its name.
    pub wire: String,
    /// Its name in Rust.
    pub name: String,
    /// What it holds: a list, or a single value.
    pub of: Type,
    /// Whether it is written as JSON.
    pub is_json: bool,
    /// What it is.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// The body that comes with a status.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusVariant {
    /// The status, or a class of them.
    pub status: String,
    /// The variant.
    pub name: String,
    /// The type of the body; `None` if there is none.
    pub of: Option<Type>,
    /// What it means.
    pub description: String,
}

/// How the values of a stream are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Streamed {
    /// As server-sent events.
    Events,
    /// As lines of JSON.
    Lines,
}

impl Answer {
    /// The types that it can be.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Json(of) | Self::Items { of, .. } => vec![of],
            Self::ByStatus(by_status) => by_status.types().collect(),
            Self::Nothing | Self::Stream(_) => Vec::new(),
        }
    }

    /// The type of JSON.
    pub fn json(&self) -> Option<&Type> {
        match self {
            Self::Json(of) => Some(of),
            _ => None,
        }
    }
}

/// An error that an operation documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// The status, a class of them, or `default`.
    pub status: String,
    /// What it means.
    pub description: String,
    /// The type of the body, if it has a name.
    pub body: Option<Rc<str>>,
}

/// A member of an envelope.
#[derive(Debug, Clone)]
pub struct EnvelopeMember {
    /// Its name.
    pub name: String,
    /// Whether it has to be there.
    pub is_promised: bool,
    /// Its value, as JSON, if that is always the same.
    pub always: Option<String>,
}

/// A method of a resource.
#[derive(Debug, Clone)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The `operationId`, if the name was derived and is another one.
    pub alias: Option<String>,
    /// The type of the request that it makes.
    pub builder: String,
    /// One line.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// What a call costs: its own price, or that of the operation.
    pub price: Option<Price>,
    /// What must be given.
    pub arguments: Vec<Input>,
    /// What may be given.
    pub options: Vec<Input>,
    /// The indices of the parameters that callers give, or that have one value only.
    pub parameters: Vec<usize>,
    /// Whether it sends the body.
    pub sends_body: bool,
    /// The switch that asks for a stream or for none, and its position.
    pub switch: Option<(InputAt, bool)>,
    /// The decisions, as they were written.
    pub sdk: sdk::Method,
}

/// Something that a caller gives.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// The name of the method that sets it.
    pub setter: String,
    /// Where it goes.
    pub at: InputAt,
    /// Its type.
    pub of: Type,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// What it is.
    pub docs: String,
    /// A value that the description gives as an example.
    pub example: Option<serde_json::Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// Where an input goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputAt {
    /// The parameter with this index.
    Parameter(usize),
    /// The property of the body in this field.
    Property(String),
    /// The body itself.
    Body,
}

impl Method {
    /// Everything that a caller gives.
    pub fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.arguments.iter().chain(&self.options)
    }
}

/// The webhooks of an API.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// The property whose value says which one a payload is; `None` if there is only one.
    pub discriminator: Option<String>,
    /// Each of them.
    pub events: Vec<WebhookEvent>,
}

/// One webhook.
#[derive(Debug, Clone)]
pub struct WebhookEvent {
    /// Its name in the description.
    pub name: String,
    /// The variant of the event enum.
    pub variant: String,
    /// What the discriminator says.
    pub value: String,
    /// The type of its payload.
    pub payload: Type,
    /// One line.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// Where it is described.
    pub pointer: Pointer,
}
