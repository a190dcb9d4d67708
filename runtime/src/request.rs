//! Requests: an HTTP request, its operation and the type of its response.
//!
//! A request is data. Generated code builds it with [`Request::build`] from an
//! operation and the arguments of a call, and a [`Client`] sends it. The credential
//! must not be part of it: the client adds that to each attempt.

mod form;
mod parts;

use std::fmt;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use self::parts::RequestParts;
use crate::multipart::Multipart;
use crate::outcome::OutcomeSoFar;
use crate::receive::Decode;
use crate::{ByStatus, ByteStream, Client, Events, JsonLines, Operation, Options};

/// A request of one operation, whose answer is a `T`.
pub struct Request<T> {
    pub(crate) call: Call,
    pub(crate) reading: Reading<T>,
}

/// The part of a request that does not depend on what comes back.
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) http: reqwest::Request,
    /// The body, if it is made of parts.
    pub(crate) multipart: Option<Multipart>,
    pub(crate) options: Options,
    /// Whether the server may have acted on the call by now.
    pub(crate) so_far: OutcomeSoFar,
}

/// How an answer becomes a `T`.
pub(crate) enum Reading<T> {
    /// Its body is read, then decoded.
    Body(Decode<T>),
    /// Its body is handed over as it arrives.
    Stream(fn(ByteStream) -> T),
}

impl<T> Request<T> {
    fn reading(operation: &'static Operation, http: reqwest::Request, reading: Reading<T>) -> Self {
        Self {
            call: Call {
                operation,
                http,
                multipart: None,
                options: Options::default(),
                so_far: OutcomeSoFar::default(),
            },
            reading,
        }
    }

    /// Gives this one request another timeout than the client's.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.call.options.set_timeout(timeout);
        self
    }

    /// Has this one request made in the way that `options` say, and otherwise
    /// as it would be.
    #[must_use]
    pub fn with_options(mut self, options: Options) -> Self {
        self.call.options.update(options);
        self
    }

    /// The operation that the request is of.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.call.operation
    }

    /// What will be sent, except for the credential.
    #[must_use]
    pub fn http(&self) -> &reqwest::Request {
        &self.call.http
    }

    /// What will be sent, to add to it.
    pub fn http_mut(&mut self) -> &mut reqwest::Request {
        &mut self.call.http
    }
}

impl<T: DeserializeOwned + Serialize> Request<T> {
    /// A request that is answered in JSON, in the API's envelope if it has one.
    #[must_use]
    pub fn new(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Body(Decode::ENVELOPED))
    }

    /// A request that is answered in JSON without an envelope, though the
    /// API's other operations may use one.
    #[must_use]
    pub fn without_envelope(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Body(Decode::WHOLE))
    }
}

impl<T: ByStatus + Serialize> Request<T> {
    /// A request that is answered in JSON whose type depends on the status.
    #[must_use]
    pub fn by_status(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Body(Decode::BY_STATUS))
    }
}

impl Request<()> {
    /// Starts building a request of `operation` from the arguments of a call.
    ///
    /// ```
    /// # use openapi_client_runtime as runtime;
    /// static LIST: runtime::Operation = runtime::Operation {
    ///     id: "listPeople",
    ///     method: "GET",
    ///     path: "/teams/{team}/people",
    ///     parameters: &[runtime::Parameter::path("team"), runtime::Parameter::query("limit")],
    ///     ..runtime::Operation::DEFAULT
    /// };
    ///
    /// fn request(
    ///     client: &runtime::Client,
    ///     team: &str,
    ///     limit: Option<u64>,
    /// ) -> Result<runtime::Request<Vec<String>>, runtime::BuildError> {
    ///     runtime::Request::build(client, &LIST)
    ///         .parameter(0, team)
    ///         .parameter(1, &limit)
    ///         .answer()
    /// }
    /// ```
    pub fn build<'a>(client: &'a Client, operation: &'static Operation) -> RequestParts<'a> {
        RequestParts::new(client, operation)
    }

    /// A request whose answer says nothing but that it succeeded. A body, if
    /// one comes, is looked at for a receipt only.
    #[must_use]
    pub fn empty(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Body(Decode::NOTHING))
    }
}

impl<T> Request<Events<T>> {
    /// A request that is answered with server-sent events.
    #[must_use]
    pub fn events(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Stream(Events::new))
    }
}

impl<T> Request<JsonLines<T>> {
    /// A request that is answered with a JSON value in each line.
    #[must_use]
    pub fn json_lines(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Stream(JsonLines::new))
    }
}

impl Request<ByteStream> {
    /// A request that is answered with something to download.
    #[must_use]
    pub fn stream(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Stream(std::convert::identity))
    }
}

/// Names the operation; what was asked of it may be somebody's email.
impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.call.operation;
        f.debug_struct("Request")
            .field("operation", &operation.id)
            .field("method", &operation.method)
            .field("path", &operation.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Price, Repeat};

    static LOOKUP: Operation = Operation {
        id: "lookup",
        method: "GET",
        path: "/people/{id}",
        price: Price::Free,
        repeat: Repeat::Safe,
        ..Operation::DEFAULT
    };

    #[test]
    fn debug_names_the_operation_and_no_arguments() {
        let url = "http://api.test/people/7?email=jane@example.com";
        let http = reqwest::Request::new(reqwest::Method::GET, url.parse().expect("a URL"));
        let debug = format!("{:?}", Request::empty(&LOOKUP, http));
        assert!(debug.contains("/people/{id}"));
        assert!(!debug.contains("jane"));
    }
}
