//! The hand-written half of every generated API client.
//!
//! A generator turns an API's description into a crate of types and request
//! builders. That crate stands on this one, which does what is the same for
//! every API: it sends requests, shows the key, reads answers, and says what
//! went wrong. What is special about one API comes in as data, in an [`Api`]
//! and an [`Operation`] for each thing it can do; no API's name occurs in here.
//!
//! There are two sorts of readers:
//!
//! - **Users of a generated crate** meet [`ClientBuilder`], [`Response`],
//!   [`Error`] and the value types ([`Credits`], [`OneOrMany`], [`ByteStream`]),
//!   usually re-exported under the generated crate's own name.
//! - **Generated code**, and those who generate it, use the rest: an operation is a
//!   `static` [`Operation`]. [`Request::build`] makes a [`Request`] of an operation and
//!   the arguments of a call, and [`Client::send`] sends it.
//!
//! [`accounting`] says what is counted when, and how calls are paced.
//!
//! Above single calls there are [`page`]s, read as one stream; [`job`]s, which
//! are submitted, watched and read; [`money`], reckoned with around every call;
//! and [`webhook`] deliveries. What a generator writes for each of them is with the
//! trait that it implements: [`Paged`](page::Paged), [`JobKind`](job::JobKind),
//! [`Priced`](money::Priced), [`WebhookEvent`](webhook::WebhookEvent).
//!
//! # What can be relied on
//!
//! - A request is repeated only where that cannot be a second purchase, and
//!   what is not certain is said: see [`Repeat`] and [`Error::outcome`].
//!   Redirects are not followed.
//! - No call takes longer than its timeout, whatever it waits for.
//! - The key is in no message and no `Debug` output, and goes to no host but
//!   the base URL's. Neither do URLs, bodies or headers get into an [`Error`]'s
//!   text: they can be about people.
//! - No answer makes a call panic, however malformed. One that can be read
//!   arrives, though the service may have changed: with fields or values that are
//!   new, without what was promised, or with null in its place. What is odd is
//!   told in a warning and to an [`Observer`], see [`Oddities`]; or it is an error,
//!   if the caller is [strict](ClientBuilder::strict).
//!
//! # Features
//!
//! - `rustls-tls` (default): TLS by rustls, with the platform's trusted roots.
//! - `native-tls`: TLS by the platform's own library.
//! - `blocking`: the same client for programs that are not asynchronous, in
//!   [`blocking`].
//! - `axum`: an extractor of webhook deliveries, [`webhook::Webhook`].
//! - `tracing` (default): spans of calls and attempts, by OpenTelemetry's
//!   conventions, and warnings of odd answers; without anything about people.

mod access;
pub mod accounting;
mod answer;
mod api;
#[cfg(feature = "blocking")]
pub mod blocking;
mod build_error;
mod builder;
mod by_status;
mod call;
mod callee;
mod client;
mod clock;
mod count;
mod credits;
mod decode;
mod dispatch;
mod envelope;
mod error;
mod events;
mod exchange;
mod foreign;
mod head;
#[doc(hidden)]
pub mod header;
pub mod job;
mod key;
mod media_type;
pub mod money;
mod multipart;
mod nullable;
mod oauth2;
mod observer;
mod oddity;
mod one_or_many;
#[doc(hidden)]
pub mod open_enum;
mod operation;
mod outcome;
mod pace;
pub mod page;
mod parameter;
mod plan;
mod problem;
mod random;
mod rate_limit;
mod receipt;
mod receive;
mod request;
mod request_builder;
mod response;
#[doc(hidden)]
pub mod rest;
mod retry;
mod settings;
mod stream;
#[cfg(test)]
mod testing;
mod transport;
#[doc(hidden)]
pub mod union;
mod unwritten;
mod watch;
pub mod webhook;

pub use bytes::Bytes;
pub use reqwest;

pub use self::api::{
    Alternatives, Api, AuthScheme, Credential, Envelope, Environment, SecurityScheme,
};
pub use self::build_error::BuildError;
pub use self::builder::ClientBuilder;
pub use self::by_status::ByStatus;
pub use self::call::Call;
pub use self::client::Client;
pub use self::count::Count;
pub use self::credits::{Credits, ParseCreditsError};
pub use self::error::{Error, ErrorKind};
pub use self::events::{Event, Events, JsonLines};
pub use self::key::ApiKey;
pub use self::multipart::File;
pub use self::nullable::Nullable;
pub use self::oauth2::{ClientCredentials, TokenError};
pub use self::observer::{Attempt, AttemptEnd, Observer};
pub use self::oddity::{Oddities, Oddity, OddityKind};
pub use self::one_or_many::OneOrMany;
pub use self::operation::{Member, Operation, Price, Repeat};
pub use self::outcome::Outcome;
pub use self::parameter::{Parameter, Style};
pub use self::plan::{Plan, Rate};
pub use self::problem::Problem;
pub use self::rate_limit::RateLimit;
pub use self::request::{Request, RequestParts};
pub use self::request_builder::{Adjustable, Options};
pub use self::response::Response;
pub use self::retry::RetryPolicy;
pub use self::stream::ByteStream;
pub use self::transport::{Transport, TransportError};

/// A future that can be named, as what a request turns into when it is awaited.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What the macros of this crate expand to.
#[doc(hidden)]
pub mod __private {
    pub use serde;
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
