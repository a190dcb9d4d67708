//! The one error type of every call.
//!
//! An [`Error`] keeps all that is known about what went wrong and shows only
//! what may be shown: neither the key, nor the URL's query, nor the body ever
//! gets into `Display` or `Debug`. Errors are made in the modules where things
//! go wrong; this one says what they hold and how they read.

mod answer;
mod display;

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

pub(crate) use self::answer::FailedAnswer;
use crate::{Operation, Problem, RateLimit, Repeat};

type Source = Box<dyn std::error::Error + Send + Sync>;

/// What went wrong with a call, or with making a client.
///
/// [`kind`](Self::kind) says what to match on, `Display` says it to a person.
/// When the server answered, the answer is here too: its [`status`](Self::status),
/// its [`problem`](Self::problem), the start of its [`body`](Self::body).
///
/// `Display` and `Debug` can be logged: they hold neither key nor query nor
/// body. They do hold the server's own words about the problem.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    /// What is wrong, in a clause of our own words; may be empty for a status.
    message: String,
    operation: Option<&'static Operation>,
    answer: Option<FailedAnswer>,
    source: Option<Source>,
}

/// What sort of thing went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be made the way it is configured.
    Configuration,
    /// The request cannot be made from the arguments given. Nothing was sent.
    InvalidRequest,
    /// The call could have cost more than is left in the budget. Nothing was
    /// sent.
    OverBudget,
    /// No connection to the server came about. Nothing was sent.
    Connect,
    /// There was no complete answer in time.
    Timeout,
    /// The connection failed while the request or the answer was under way.
    Transport,
    /// The server answered, with a status that is not a success.
    Status,
    /// The server answered with success, but not with what was expected.
    #[non_exhaustive]
    Decode {
        /// The place in the body that did not fit: `data.leads[3].email`, or
        /// `.` for the whole.
        path: String,
    },
    /// The server answered with success, and with more than the client is
    /// ready to hold.
    #[non_exhaustive]
    TooLarge {
        /// The most bytes that it would have held.
        limit: usize,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            answer: None,
            source: None,
        }))
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, message)
    }

    /// What `reqwest` reports, without the URL: its query may hold an email.
    pub(crate) fn transport(source: reqwest::Error) -> Self {
        let (kind, message) = if source.is_connect() {
            (ErrorKind::Connect, "could not connect to the server")
        } else if source.is_timeout() {
            (ErrorKind::Timeout, "no complete answer in time")
        } else if source.is_builder() {
            (ErrorKind::InvalidRequest, "the request cannot be sent")
        } else {
            (
                ErrorKind::Transport,
                "the connection failed during the call",
            )
        };
        Self::new(kind, message).with_source(source.without_url())
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn with_answer(mut self, answer: FailedAnswer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The id of the operation that was called; `None` for errors from before
    /// any call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.id)
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(|answer| answer.head.status)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.answer().map(|answer| &answer.head.headers)
    }

    /// What the server says went wrong, if it says so in a known way.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.answer()?.problem.as_ref()
    }

    /// The start of the answer's body, up to 64 KiB of it. Empty when there
    /// was no answer or no body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.answer().map_or(&[], |answer| &answer.body)
    }

    /// What the server's own people would look for in their logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer()?.request_id()
    }

    /// How long the server asks to be left alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.answer()?.retry_after()
    }

    /// The rate limit, as far as the answer told.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.answer()?.head.rate_limit()
    }

    fn answer(&self) -> Option<&FailedAnswer> {
        self.0.answer.as_ref()
    }

    /// Whether the server may have acted on a call that must not be repeated
    /// unless it cannot have.
    fn leaves_doubt(&self) -> bool {
        let purchase = self
            .0
            .operation
            .is_some_and(|operation| operation.repeat == Repeat::NotProcessed);
        purchase && matches!(self.0.kind, ErrorKind::Timeout | ErrorKind::Transport)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
