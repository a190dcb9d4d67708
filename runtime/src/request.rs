//! A request that is ready to be sent, and knows what its answer is.
//!
//! Generated functions make [`Request`]s, a [`Client`](crate::Client) sends
//! them. A request is built without its credential: that is added on sending.

use std::fmt;
use std::time::Duration;

use reqwest::RequestBuilder;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::outcome::OutcomeSoFar;
use crate::receive::Decode;
use crate::{BuildError, ByteStream, Operation, Options};

/// A request of one operation, whose answer is a `T`.
pub struct Request<T> {
    pub(crate) call: Call,
    pub(crate) reading: Reading<T>,
}

/// The part of a request that does not depend on what comes back.
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) http: reqwest::Request,
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

impl Request<()> {
    /// A request whose answer says nothing but that it succeeded. A body, if
    /// one comes, is looked at for a receipt only.
    #[must_use]
    pub fn empty(operation: &'static Operation, http: reqwest::Request) -> Self {
        Self::reading(operation, http, Reading::Body(Decode::NOTHING))
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

/// What generated functions need of a [`reqwest::RequestBuilder`] that it lacks.
pub trait RequestBuilderExt: Sized {
    /// Sends `body` as JSON, or no body at all.
    #[must_use]
    fn maybe_json<B: Serialize + ?Sized>(self, body: Option<&B>) -> Self;

    /// Sends `body` as an HTML form would.
    ///
    /// # Errors
    /// If `body` is not a flat list of names and values.
    fn form_urlencoded<B: Serialize + ?Sized>(self, body: &B) -> Result<Self, BuildError>;
}

impl RequestBuilderExt for RequestBuilder {
    fn maybe_json<B: Serialize + ?Sized>(self, body: Option<&B>) -> Self {
        match body {
            Some(body) => self.json(body),
            // A server may insist on a length where there could be a body (RFC 9110, 8.6).
            None => self.header(CONTENT_LENGTH, 0),
        }
    }

    fn form_urlencoded<B: Serialize + ?Sized>(self, body: &B) -> Result<Self, BuildError> {
        const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
        Ok(self
            .header(CONTENT_TYPE, FORM)
            .body(serde_urlencoded::to_string(body)?))
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

    fn post() -> RequestBuilder {
        reqwest::Client::new().post("http://api.test/people/7?email=jane@example.com")
    }

    #[test]
    fn debug_names_the_operation_and_nothing_of_the_arguments() -> Result<(), BuildError> {
        let request = Request::<()>::new(&LOOKUP, post().build()?);
        let debug = format!("{request:?}");
        assert!(debug.contains("/people/{id}"));
        assert!(!debug.contains("jane"));
        Ok(())
    }

    #[test]
    fn an_optional_body_is_sent_or_left_out() -> Result<(), BuildError> {
        let with = post().maybe_json(Some(&[1, 2])).build()?;
        assert_eq!(
            with.body().and_then(|body| body.as_bytes()),
            Some(&b"[1,2]"[..])
        );
        let without = post().maybe_json(None::<&[u8]>).build()?;
        assert!(without.body().is_none());
        assert_eq!(without.headers()[CONTENT_LENGTH], "0");
        Ok(())
    }

    #[test]
    fn forms_are_flat() -> Result<(), BuildError> {
        let form = post().form_urlencoded(&[("a", "1 2")])?.build()?;
        assert_eq!(
            form.body().and_then(|body| body.as_bytes()),
            Some(&b"a=1+2"[..])
        );
        assert!(post().form_urlencoded(&[("a", [1])]).is_err());
        Ok(())
    }
}
