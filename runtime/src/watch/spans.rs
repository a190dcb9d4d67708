//! Spans of calls and attempts, named by OpenTelemetry's conventions for HTTP
//! clients.
//!
//! They hold what kind of call it was and how it went: an operation, a path
//! template, a status, numbers. Never a URL, a header, a body, or the server's
//! own words, any of which can be about a person.

use std::time::Duration;

use reqwest::StatusCode;
use tracing::field::Empty;
use tracing::{Instrument, Level, Span, debug, info_span, warn};

use super::Server;
use crate::callee::Callee;
use crate::foreign::Line;
use crate::receipt::Notes;
use crate::{Error, ErrorKind, Oddities};

/// All attempts at a call.
pub(super) struct CallSpan(Span);

impl CallSpan {
    pub(super) fn new(callee: Callee) -> Self {
        Self(info_span!(
            "api_call",
            otel.name = callee.operation.id,
            api = callee.api.title,
            operation = callee.operation.id,
            attempts = Empty,
            credits = Empty,
            request_id = Empty,
            error.type = Empty,
            outcome = Empty,
        ))
    }

    pub(super) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        work.instrument(self.0.clone())
    }

    pub(super) fn answered(&self, attempts: u32) {
        self.0.record("attempts", attempts);
    }

    pub(super) fn noted(&self, notes: &Notes) {
        if let Some(credits) = notes.credits {
            self.0.record("credits", tracing::field::display(credits));
        }
        if let Some(id) = &notes.request_id {
            self.record_request_id(id);
        }
    }

    fn record_request_id(&self, id: &str) {
        let id = Line::of_prose(id).to_string();
        self.0.record("request_id", id.as_str());
    }

    pub(super) fn odd(&self, callee: Callee, odd: &Oddities) {
        /// The names of members are the server's.
        const MOST_CHARS: usize = 2_000;
        let _within = self.0.enter();
        warn!(
            operation = callee.operation.id,
            odd = %Line::with_at_most(MOST_CHARS, &odd.to_string()),
            "an answer is not as described"
        );
    }

    pub(super) fn failed(&self, error: &Error) {
        self.0.record("attempts", error.attempts());
        self.0
            .record("outcome", tracing::field::debug(error.outcome()));
        if let Some(id) = error.request_id() {
            self.record_request_id(id);
        }
        record_type(&self.0, error);
    }
}

/// One attempt.
pub(super) struct AttemptSpan(Span);

impl AttemptSpan {
    pub(super) fn new(callee: Callee, number: u32, server: &Server) -> Self {
        let operation = callee.operation;
        let span = info_span!(
            "http_request",
            otel.name = format_args!("{} {}", operation.method, operation.path),
            otel.kind = "client",
            http.request.method = operation.method,
            url.template = operation.path,
            server.address = server.address.as_str(),
            server.port = server.port,
            operation = operation.id,
            attempt = number,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
        );
        // The convention leaves it out of what was not resent.
        if number > 1 {
            span.record("http.request.resend_count", number - 1);
        }
        Self(span)
    }

    pub(super) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        work.instrument(self.0.clone())
    }

    pub(super) fn answered(&self, status: StatusCode) {
        self.0.record("http.response.status_code", status.as_u16());
    }

    pub(super) fn failed(&self, error: &Error) {
        if let Some(status) = error.status() {
            self.answered(status);
        }
        record_type(&self.0, error);
    }
}

/// Whether anyone hears a warning.
pub(super) fn warns() -> bool {
    tracing::event_enabled!(Level::WARN)
}

/// Says in the current span that another attempt will be made.
pub(super) fn retry(failed: u32, error: &Error, wait: Duration) {
    debug!(
        attempt = failed,
        error.kind = type_of(error.kind()),
        wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
        "will try again"
    );
}

/// The status where there is one, by the convention.
fn record_type(span: &Span, error: &Error) {
    match (error.kind(), error.status()) {
        (ErrorKind::Status, Some(status)) => span.record("error.type", status.as_str()),
        (kind, _) => span.record("error.type", type_of(kind)),
    };
}

fn type_of(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Configuration => "configuration",
        ErrorKind::InvalidRequest => "invalid_request",
        ErrorKind::OverBudget => "over_budget",
        ErrorKind::Blocking => "blocking",
        ErrorKind::Credential => "credential",
        ErrorKind::Connect => "connect",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Transport => "transport",
        ErrorKind::Status => "status",
        ErrorKind::Rejected => "rejected",
        ErrorKind::Decode { .. } => "decode",
        ErrorKind::Incomplete { .. } => "incomplete",
        ErrorKind::TooLarge { .. } => "too_large",
    }
}
