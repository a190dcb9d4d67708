//! How an [`Error`] reads: one line for people, a few fields for developers.
//!
//! Whatever is written here ends up in somebody's logs. Of an answer that is
//! its status, the server's words about the problem and a request id; never a
//! URL, a header or a body.

use std::fmt;

use reqwest::StatusCode;

use super::{Error, ErrorKind};
use crate::foreign::Line;

/// `findEmail: 402 Payment Required: Insufficient credits (request 7f3a)`
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match (self.kind(), self.status()) {
            (ErrorKind::Status, Some(status)) => {
                write!(f, "{status}")?;
                self.fmt_what_the_server_says(status, f)?;
            }
            _ => {
                self.message().fmt(f)?;
                if let Some(problem) = self.problem() {
                    write!(f, ": {problem}")?;
                }
                self.fmt_wait(f)?;
            }
        }
        self.fmt_doubt(f)?;
        if self.attempts() > 1 {
            write!(f, " (after {} attempts)", self.attempts())?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request {})", Line::of_prose(id)),
            None => Ok(()),
        }
    }
}

impl Error {
    /// Our own words, which may name what the server sent: members, a media type.
    fn message(&self) -> Line<'_> {
        const MOST_CHARS: usize = 1_000;
        Line::with_at_most(MOST_CHARS, &self.0.message)
    }

    fn fmt_what_the_server_says(
        &self,
        status: StatusCode,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        if let Some(problem) = self.problem() {
            let said = status.canonical_reason().unwrap_or_default();
            match problem.after(said) {
                Some(words) => write!(f, ": {words}")?,
                None if problem.title().is_some() => {}
                None => write!(f, ": {problem}")?,
            }
        } else if !self.0.message.is_empty() {
            write!(f, ": {}", self.message())?;
        }
        self.fmt_wait(f)
    }

    /// When to retry, if a retry does no harm.
    fn fmt_wait(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.retry_after() {
            Some(wait) if !wait.is_zero() && !self.leaves_doubt() => {
                write!(f, "; try again in {wait:?}")
            }
            _ => Ok(()),
        }
    }

    /// What a person has to do before making such a call again.
    fn fmt_doubt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(operation) = self.0.operation.filter(|_| self.leaves_doubt()) else {
            return Ok(());
        };
        f.write_str("; the server may have acted on the request")?;
        // Nothing that is free is found among what was charged.
        if operation.price.is_free() {
            return f.write_str(": find out before sending it again");
        }
        f.write_str(", and charged for it: ")?;
        match self.0.api.and_then(|api| api.ledger) {
            Some(ledger) => write!(f, "look at {ledger} before sending it again"),
            None => f.write_str("find out before sending it again"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", self.kind())
            .field("operation", &self.operation())
            .field("message", &self.to_string())
            .field("outcome", &self.outcome())
            .field("attempts", &self.attempts())
            .field("status", &self.status())
            .field("problem", &self.problem())
            .field("body_len", &self.body().len())
            .field("source", &self.0.source)
            .finish()
    }
}
