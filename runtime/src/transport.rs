//! What carries requests to the server and answers back.
//!
//! That is a `reqwest::Client`, unless a program puts something of its own
//! around it or in its place. Whatever it is carries a request once, or says
//! that it did not: repeating is decided elsewhere, by what a call costs.

use std::error::Error as StdError;
use std::sync::Arc;

use crate::{BoxFuture, Error, ErrorKind, Outcome, unwritten};

/// Carries requests to the server and answers back.
///
/// Implemented by [`reqwest::Client`]. A program that wants to see or change
/// what is sent implements it around that one, and hands it to
/// [`ClientBuilder::transport`](crate::ClientBuilder::transport):
///
/// ```
/// use openapi_client_runtime::{BoxFuture, Transport, TransportError, reqwest};
///
/// struct Signed<T>(T);
///
/// impl<T: Transport> Transport for Signed<T> {
///     fn carry(
///         &self,
///         mut request: reqwest::Request,
///     ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
///         let signature = reqwest::header::HeaderValue::from_static("…");
///         request.headers_mut().insert("x-signature", signature);
///         self.0.carry(request)
///     }
/// }
/// ```
///
/// What it is given has the key on it. It must not send a request twice, nor
/// follow redirects: either may be a second purchase.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and returns when the head of its answer is there. Is
    /// dropped when there is no time left to wait for that.
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>>;
}

impl Transport for reqwest::Client {
    fn carry(
        &self,
        mut request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        Box::pin(async move {
            unwritten::watch(&mut request);
            let asked = request.url().clone();
            let response = self.execute(request).await?;
            if response.url() == &asked {
                Ok(response)
            } else {
                Err(TransportError::unknown(FollowedRedirect))
            }
        })
    }
}

/// The client that we make does not do this. One that a program puts in its
/// place may, and nothing else would tell.
#[derive(Debug, thiserror::Error)]
#[error(
    "the HTTP client followed a redirect, which may have shown the key to another host and \
     repeated the call there; make it with `redirect::Policy::none()`"
)]
struct FollowedRedirect;

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        (**self).carry(request)
    }
}

/// A request that was not carried, or whose answer was not.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct TransportError {
    kind: ErrorKind,
    outcome: Outcome,
    message: &'static str,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// Nothing of the request has left this machine. It can be sent again
    /// without harm, and will be.
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: ErrorKind::Transport,
            outcome: Outcome::NotSent,
            message: "the request was not sent",
            source: source.into(),
        }
    }

    /// The request may have reached the server.
    pub fn unknown(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: ErrorKind::Transport,
            outcome: Outcome::Unknown,
            message: "the connection failed during the call",
            source: source.into(),
        }
    }
}

/// Without the URL: its query may hold an email.
impl From<reqwest::Error> for TransportError {
    fn from(source: reqwest::Error) -> Self {
        let (kind, outcome, message) = if source.is_connect() {
            let message = "could not connect to the server";
            (ErrorKind::Connect, Outcome::NotSent, message)
        } else if source.is_builder() {
            let message = "the request cannot be sent";
            (ErrorKind::InvalidRequest, Outcome::NotSent, message)
        } else if was_never_written(&source) {
            let message = "the connection was closed before the request was sent";
            (ErrorKind::Connect, Outcome::NotSent, message)
        } else if was_refused(&source) {
            let message = "the server closed the HTTP/2 stream without processing the request";
            (ErrorKind::Transport, Outcome::NotProcessed, message)
        } else if source.is_timeout() {
            let message = "no complete answer in time";
            (ErrorKind::Timeout, Outcome::Unknown, message)
        } else {
            let message = "the connection failed during the call";
            (ErrorKind::Transport, Outcome::Unknown, message)
        };
        Self {
            kind,
            outcome,
            message,
            source: source.without_url().into(),
        }
    }
}

/// Whether a connection was given the request and never began to write it.
/// That is what a cancelled request means to hyper, and nothing else is; it
/// repeats those itself when the connection was not a new one.
fn was_never_written(error: &reqwest::Error) -> bool {
    hyper_error(error).is_some_and(hyper::Error::is_canceled)
}

/// Whether the server refused the HTTP/2 stream of the request: with `REFUSED_STREAM`,
/// or with a `GOAWAY` whose last stream is an earlier one. Either says that the request
/// was not processed (RFC 9113, 8.7).
///
/// HTTP/2 is there only if the program turns on reqwest's feature `http2`. The error's
/// type is in the crate `h2`, which everybody would have to compile for it, so it is
/// known by its text. A text that is not known leaves the outcome
/// [unknown](Outcome::Unknown).
fn was_refused(error: &reqwest::Error) -> bool {
    /// What h2 says of a `REFUSED_STREAM` that came from the server.
    const REFUSED: &str =
        "stream error received: refused stream before processing any application logic";
    /// How h2 begins to speak of a `GOAWAY` from the server. It does so only to streams
    /// after the last one: earlier ones go on, and may break with the connection.
    const GO_AWAY: &str = "connection error received: ";
    hyper_error(error)
        .and_then(StdError::source)
        .map(ToString::to_string)
        .is_some_and(|text| text == REFUSED || text.starts_with(GO_AWAY))
}

fn hyper_error(error: &reqwest::Error) -> Option<&hyper::Error> {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<hyper::Error>() {
            return Some(error);
        }
        source = error.source();
    }
    None
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::new(error.kind, error.message)
            .with_outcome(error.outcome)
            .with_source(error.source)
    }
}
