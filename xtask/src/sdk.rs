//! The vocabulary of `x-sdk`: every decision about the client that is not a
//! fact of the API, as typed values.
//!
//! An overlay adds the extension to the root, to tags, schemas and operations.
//! Here its members are read, and an unknown member is an error, so
//! that a misspelt decision does not go unnoticed. What they mean for the
//! client is decided by the `plan` stage.

mod price;
mod read;
mod words;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

pub use price::PRICES;
pub use read::read;

/// The extension's name.
pub const KEY: &str = "x-sdk";

/// Stands for a number of credits that a person has to decide about. It is none, so an
/// action with it is refused until somebody has.
pub const BLANK_CREDITS: &str = "<credits>";

/// What is said of the whole client.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Root {
    /// Variables that a client is made from.
    pub environment: Option<Environment>,
    /// What every key starts with.
    pub key_prefix: Option<String>,
    /// The members of the object around every successful answer.
    pub envelope: Option<Envelope>,
    /// What the answers report about their price.
    pub receipt: Option<Receipt>,
    /// Statuses that say that the service has done nothing, in place of 429
    /// alone.
    #[serde(default)]
    pub not_processed: Vec<u16>,
    /// The member of a problem that says how many credits are missing.
    pub shortfall: Option<String>,
    /// Where a caller finds out what was charged, as the object of a sentence.
    pub ledger: Option<String>,
    /// Groups of operations that share a rate limit, each with a description.
    #[serde(default)]
    pub rate_classes: IndexMap<String, String>,
    /// Presets of the limits: plan, rate class, limits.
    #[serde(default)]
    pub plans: IndexMap<String, IndexMap<String, Rate>>,
}

/// Names of environment variables.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Environment {
    /// Holds the key.
    pub key: String,
    /// Holds the base URL, if it is not the description's first server.
    pub base_url: String,
}

/// Property names of the success envelope.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// What the caller asked for.
    pub data: String,
    /// What it cost.
    pub receipt: String,
}

/// The one type that all receipts become.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Its name.
    pub name: String,
    /// Its docs.
    pub description: Option<String>,
    /// The field that says what a call was charged.
    pub charge: Option<String>,
    /// The field that says what was set aside until a job is settled.
    pub reserved: Option<String>,
    /// The field that says what was given back.
    pub refunded: Option<String>,
    /// The field that says what is left to spend.
    pub balance: Option<String>,
    /// Field to response header, for answers that have no body to report in.
    #[serde(default)]
    pub headers: IndexMap<String, String>,
}

/// Limits on calls; absent means none is known.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rate {
    /// Calls in any second.
    pub per_second: Option<u32>,
    /// Calls in any minute.
    pub per_minute: Option<u32>,
}

/// What is said of a tag.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The accessor of its operations on the client.
    pub resource: Option<String>,
}

/// What is said of a schema, wherever it stands.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// The name of its type in Rust.
    pub name: Option<String>,
    /// The docs of a type with such a name, where the schema's own are about a
    /// property.
    pub description: Option<String>,
    /// The type of the runtime that represents it in Rust.
    #[serde(rename = "type")]
    pub runtime_type: Option<RuntimeType>,
}

/// A type of the runtime that can represent a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum RuntimeType {
    /// An amount of money.
    Credits,
}

impl RuntimeType {
    /// Its path in Rust.
    pub fn path(self) -> String {
        let name = match self {
            Self::Credits => "Credits",
        };
        format!("::{}::{name}", crate::RUNTIME)
    }
}

/// What is said of an operation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The method that calls it.
    pub method: Option<String>,
    /// The methods, if it takes several to call it.
    #[serde(default)]
    pub methods: Vec<Method>,
    /// What it costs.
    pub price: Option<Price>,
    /// When it may be sent again.
    pub repeat: Option<Repeat>,
    /// The group whose rate limit it counts against.
    pub rate: Option<String>,
    /// How its answer is one page of many. If nothing is decided, usual ways of paging
    /// are recognized.
    #[serde(default)]
    pub page: Paging,
    /// How it starts a job.
    pub job: Option<Job>,
    /// Where its data says what was moved, if the receipt does not.
    pub bill: Option<Bill>,
}

/// One of several methods of an operation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// Parameters that it does not offer.
    #[serde(default)]
    pub without: Vec<String>,
    /// Optional parameters that it makes required.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Whether it sends the body.
    pub body: Option<BodyUse>,
    /// Docs in place of the operation's.
    pub summary: Option<String>,
    /// Docs in place of the operation's.
    pub description: Option<String>,
    /// Price in place of the operation's.
    pub price: Option<Price>,
}

/// What a method does with an optional body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyUse {
    /// It has to be given.
    Required,
    /// None is sent.
    None,
}

/// When an operation may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeat {
    /// After any passing fault.
    Always,
    /// Only when the server cannot have acted.
    NotProcessed,
}

/// What an operation costs.
#[derive(Debug, Clone)]
pub enum Price {
    /// Nothing, ever.
    Free,
    /// So much for each of something.
    Each(Box<Each>),
}

/// The first rows of a list, which are free: those that are both on the first
/// `pages` pages and among the first `items` rows.
///
/// While a call is under way, a budget reserves the highest price of the whole
/// page, as the service may limit how often this is free. An answer whose
/// receipt names an amount costs that. One whose receipt names none costs the
/// rows that are not free.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Free {
    /// The number of pages; all of them if absent.
    pub pages: Option<u64>,
    /// The number of rows; all of them if absent.
    pub items: Option<u64>,
}

/// A price for each of something.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// Credits for one.
    pub credits: Option<u32>,
    /// Credits by what the request chooses.
    pub choice: Option<Choice>,
    /// Credits by what the request switches on.
    pub switches: Option<IndexMap<String, u32>>,
    /// Another operation that tells the price.
    pub quoted: Option<Quoted>,
    /// What is paid for.
    pub per: String,
    /// Where the request says how many: arrays or an integer. Several are
    /// added up.
    #[serde(default, deserialize_with = "one_or_many")]
    pub count: Vec<String>,
    /// What is free of it, for an operation with a `page` and `credits`.
    pub free: Option<Free>,
    /// What has to happen for it to be charged.
    pub when: Option<String>,
    /// What the other members cannot say.
    pub note: Option<String>,
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a pointer or a list of pointers")]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    match OneOrMany::deserialize(from)? {
        OneOrMany::One(pointer) => Ok(vec![pointer]),
        OneOrMany::Many(pointers) if pointers.is_empty() => Err(serde::de::Error::custom(
            "expected a pointer or a list of pointers, found an empty list",
        )),
        OneOrMany::Many(pointers) => Ok(pointers),
    }
}

/// Credits added up over the chosen values of a field.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The field, an array of enum values.
    pub field: String,
    /// Credits by value.
    pub credits: IndexMap<String, u32>,
    /// The values that hold when the field is left out.
    #[serde(default)]
    pub absent: Vec<String>,
}

/// A price that is known only at run time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quoted {
    /// The operation that tells it.
    pub operation: String,
    /// Where in its data.
    pub field: String,
}

/// What is decided about pages.
#[derive(Debug, Clone, Default)]
pub enum Paging {
    /// Nothing.
    #[default]
    Undecided,
    /// `false`: the answer is all there is.
    Never,
    /// How the answer is one page of many.
    Pages(Box<Page>),
}

impl Paging {
    /// How the answer is one page of many, if that is decided.
    pub fn page(&self) -> Option<&Page> {
        match self {
            Self::Pages(page) => Some(page),
            Self::Undecided | Self::Never => None,
        }
    }
}

impl<'de> Deserialize<'de> for Paging {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Decision;

        impl<'de> Visitor<'de> for Decision {
            type Value = Paging;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`false`, or an object that says how pages are read")
            }

            fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Paging, E> {
                match flag {
                    false => Ok(Paging::Never),
                    true => Err(E::custom("write how pages are read, or `false`")),
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Paging, A::Error> {
                let page = Page::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Paging::Pages(Box::new(page)))
            }
        }

        from.deserialize_any(Decision)
    }
}

/// How an answer is one page of many. Exactly one of `number`, `offset`, `cursor`, `next`
/// and `link` says how the next page is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// The parameter or body property that takes the number of the page.
    pub number: Option<String>,
    /// The number of the first page: 1, unless this is 0.
    pub first: Option<u64>,
    /// The parameter or body property that takes the number of rows before the page.
    pub offset: Option<String>,
    /// The cursor, which the answer gives and the next request takes.
    pub cursor: Option<Cursor>,
    /// The pointer to the URL of the next page in the data.
    pub next: Option<String>,
    /// Whether the URL of the next page is in the header `Link` (RFC 8288).
    #[serde(default)]
    pub link: bool,
    /// The parameter or body property that says how long a page is.
    pub size: Option<String>,
    /// Where the rows stand in the data.
    pub rows: String,
    /// Where the number of all rows stands: one pointer, or several of which the
    /// first one that leads to a number counts. A page without rows is an error
    /// while fewer rows than that have come.
    #[serde(default, deserialize_with = "one_or_many")]
    pub total: Vec<String>,
    /// Whether pages leave out rows that `total` counts. Fewer rows than the
    /// total are then no error, and the list ends with the page on which the last
    /// of all rows would be.
    #[serde(default)]
    pub sparse: bool,
    /// Where it says whether there are more.
    pub more: Option<String>,
    /// The first offset that the service refuses.
    pub max_offset: Option<u64>,
}

/// A cursor. Exactly one of `next` and `last` says where it is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The parameter or body property that takes it.
    pub input: String,
    /// The pointer to it in the data.
    pub next: Option<String>,
    /// The pointer to it in the last row. `more` says whether there are more pages.
    pub last: Option<String>,
}

/// How an operation starts a job.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Where the job's id stands in the data.
    pub id: String,
    /// How its progress is read.
    pub status: JobStatus,
    /// How its results are read.
    pub results: JobResults,
    /// How often to ask, if not every 5 seconds.
    pub poll: Option<Poll>,
    /// The body's array that may be split over several jobs.
    pub items: Option<String>,
}

/// How the progress of a job is read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobStatus {
    /// The operation that tells it.
    pub operation: String,
    /// Where the state stands in its data.
    pub state: String,
    /// States in which the job has ended well.
    pub done: Vec<State>,
    /// States in which the job has failed.
    #[serde(default)]
    pub failed: Vec<State>,
    /// Where the progress stands.
    pub progress: Option<Progress>,
    /// Where the reason of a failure stands.
    pub error: Option<String>,
}

/// A value of a job's state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected a flag or the name of a state")]
pub enum State {
    /// A flag.
    Flag(bool),
    /// A name.
    Name(String),
}

/// Where the progress of a job stands. Of several pointers, the first with a value
/// in the answer is used.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// How many items are done.
    #[serde(deserialize_with = "one_or_many")]
    pub processed: Vec<String>,
    /// How many there are.
    #[serde(deserialize_with = "one_or_many")]
    pub total: Vec<String>,
}

/// How the results of a job are read; at least one of these.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobResults {
    /// The operation that returns them page by page.
    pub pages: Option<String>,
    /// The operation that returns them as one file.
    pub file: Option<String>,
    /// Where they stand in the data of the status.
    pub inside: Option<String>,
}

/// Where the data of an answer says what was moved. What is not there was not
/// moved; but as long as the first of these is absent, nothing is known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// What was charged.
    pub used: Option<String>,
    /// What was set aside until a job is settled.
    pub reserved: Option<String>,
    /// What was given back.
    pub refunded: Option<String>,
}

/// How often to ask for the status of a job.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// Seconds between two questions.
    pub seconds: u64,
}
