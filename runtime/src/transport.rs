//! What carries requests to the server and answers back.
//!
//! That is a `reqwest::Client`, unless a program puts something of its own
//! around it or in its place. Whatever it is carries a request once, or says
//! that it did not: repeating is decided elsewhere, by what a call costs.

use std::error::Error as StdError;
use std::sync::Arc;

use crate::{BoxFuture, Error, ErrorKind, Outcome};

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
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        Box::pin(async move {
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
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<hyper::Error>() {
            return error.is_canceled();
        }
        source = error.source();
    }
    false
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::new(error.kind, error.message)
            .with_outcome(error.outcome)
            .with_source(error.source)
    }
}
