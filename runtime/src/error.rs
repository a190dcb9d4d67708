//! The one error type of every call.
//!
//! An [`Error`] keeps all that is known about what went wrong and shows only
//! what may be shown: neither the key, nor the URL's query, nor the body ever
//! gets into `Display` or `Debug`. Errors are made in the modules where things
//! go wrong; this one says what they hold and how they read.

mod answer;
mod display;
#[cfg(test)]
mod tests;

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

pub(crate) use self::answer::FailedAnswer;
use crate::callee::Callee;
use crate::{Api, Credits, Operation, Outcome, Problem, RateLimit};

type Source = Box<dyn std::error::Error + Send + Sync>;

/// What went wrong with a call, or with making a client.
///
/// [`kind`](Self::kind) says what to match on, `Display` says it to a person,
/// [`outcome`](Self::outcome) whether something may have been bought.
/// When the server answered, the answer is here too: its [`status`](Self::status),
/// its [`problem`](Self::problem), its [`body`](Self::body).
///
/// `Display` and `Debug` can be logged: they hold neither key nor query nor
/// body. They do hold the server's own words about the problem.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    /// What is wrong, in a clause of our own words; may be empty for a status.
    message: String,
    api: Option<&'static Api>,
    operation: Option<&'static Operation>,
    /// What became of the call, all attempts considered.
    outcome: Outcome,
    attempts: u32,
    /// The wait that we know of without having been told in an answer.
    wait: Option<Duration>,
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
    /// The program's own source of keys gave none that can be used. Nothing was
    /// sent.
    Credential,
    /// The call could have cost more than is left in the budget; see
    /// [`OverBudget`](crate::money::OverBudget), which is the source of the
    /// error. Nothing was sent.
    OverBudget,
    /// A call that blocks was made where nothing may block. Nothing was sent.
    Blocking,
    /// No connection to the server came about. Nothing was sent.
    Connect,
    /// There was no complete answer in time; or, if nothing was
    /// [sent](Outcome::NotSent), it was not the call's turn in time.
    Timeout,
    /// The connection failed while the request or the answer was under way.
    Transport,
    /// The server answered, with a status that is not a success.
    Status,
    /// The server answered with a success status, and the body says that the call
    /// failed: a member of the envelope is not what it is after every success.
    /// [`problem`](Error::problem) is what the body says about it. Nothing was
    /// charged if the receipt reports a charge of 0; otherwise the
    /// [outcome](Error::outcome) is unknown.
    Rejected,
    /// The server answered with success, but not with what was expected; or, if
    /// the caller is [strict](crate::ClientBuilder::strict), not quite.
    #[non_exhaustive]
    Decode {
        /// The place in the body that did not fit: `data.leads[3].email`, or
        /// `.` for the whole.
        path: String,
    },
    /// Pages were read, and the server sent fewer rows than it says there are.
    /// The rows that came were passed on before this error.
    #[non_exhaustive]
    Incomplete {
        /// The rows up to here, those on pages before the first one included.
        rows: u64,
        /// The rows that there are, if the server says how many.
        total: Option<u64>,
        /// The page to read on from.
        next_page: u64,
    },
    /// The server answered with success, and with more than the client is
    /// ready to hold.
    #[non_exhaustive]
    TooLarge {
        /// The most bytes that it would have held.
        limit: usize,
    },
}

impl ErrorKind {
    /// What is known of a call when all that is known is this.
    const fn outcome(&self) -> Outcome {
        match self {
            Self::Configuration
            | Self::InvalidRequest
            | Self::OverBudget
            | Self::Blocking
            | Self::Credential
            | Self::Connect => Outcome::NotSent,
            Self::Timeout
            | Self::Transport
            | Self::Status
            | Self::Rejected
            | Self::Decode { .. }
            | Self::Incomplete { .. }
            | Self::TooLarge { .. } => Outcome::Unknown,
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            outcome: kind.outcome(),
            kind,
            message: message.into(),
            api: None,
            operation: None,
            attempts: 0,
            wait: None,
            answer: None,
            source: None,
        }))
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, message)
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_callee(mut self, callee: Callee) -> Self {
        self.0.api = Some(callee.api);
        self.with_operation(callee.operation)
    }

    pub(crate) fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    pub(crate) fn with_wait(mut self, wait: Option<Duration>) -> Self {
        self.0.wait = wait;
        self
    }

    /// The error of the last of several attempts. What became of the others
    /// counts as well.
    pub(crate) fn after(mut self, attempts: u32, earlier: Outcome) -> Self {
        self.0.attempts = attempts;
        self.0.outcome = self.0.outcome.max(earlier);
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

    /// What became of the call, as far as can be known: whether the server may
    /// have acted on it, and charged for it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// How many times the request was sent, or was tried to be.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the same call may well succeed later, and can be made again
    /// without harm: the fault is one that passes, and either a second call is
    /// safe or the first one cannot have been charged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.is_transient() && !self.leaves_doubt()
    }

    /// How many credits were missing, if that is why the server refused.
    #[must_use]
    pub fn shortfall(&self) -> Option<Credits> {
        self.answer()?.credits(self.0.api?.shortfall?)
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

    /// The body of the answer. Empty if there was no answer or no body.
    ///
    /// Of an answer with a success status this is everything that arrived, up to
    /// the client's [response limit](crate::ClientBuilder::response_limit); of
    /// another one the first 64 KiB.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.answer().map_or(&[], |answer| &answer.body)
    }

    /// Reads the body of the answer as JSON: a type that the API describes for the status.
    /// `None` if there is no body, or if it does not fit.
    #[must_use]
    pub fn body_as<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(self.body()).ok()
    }

    /// What the server's own people would look for in their logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer()?.request_id()
    }

    /// How long to wait before calling again: what the server asks for, or
    /// what its rate limit comes to.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.wait.or_else(|| self.answer()?.retry_after())
    }

    /// The rate limit, as far as the answer told.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.answer()?.head.rate_limit()
    }

    fn answer(&self) -> Option<&FailedAnswer> {
        self.0.answer.as_ref()
    }

    /// Whether the fault may have passed by the next call.
    fn is_transient(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Transport
            | ErrorKind::Incomplete { .. } => true,
            ErrorKind::Status => self.status().is_some_and(is_transient),
            ErrorKind::Configuration
            | ErrorKind::InvalidRequest
            | ErrorKind::OverBudget
            | ErrorKind::Blocking
            | ErrorKind::Credential
            | ErrorKind::Rejected
            | ErrorKind::Decode { .. }
            | ErrorKind::TooLarge { .. } => false,
        }
    }

    /// Whether the server may have acted on a call that must not be repeated
    /// unless it cannot have.
    fn leaves_doubt(&self) -> bool {
        let repeatable = self.0.operation.is_some_and(Operation::is_repeatable);
        !repeatable && !self.0.outcome.is_certain()
    }
}

/// Statuses that say "not now" rather than "no".
fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
