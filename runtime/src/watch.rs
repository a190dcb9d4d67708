//! Telling what happens, to whoever wants to know.
//!
//! Calls report to a [`CallWatch`], which passes on to the program's observer
//! and to `tracing`. Nothing in here may change what happens, or fail.

#[cfg_attr(feature = "tracing", path = "watch/spans.rs")]
#[cfg_attr(not(feature = "tracing"), path = "watch/no_spans.rs")]
mod spans;

use std::sync::Arc;
use std::time::Duration;

use reqwest::{StatusCode, Url};
use tokio::time::Instant;

use self::spans::{AttemptSpan, CallSpan};
use crate::callee::Callee;
use crate::receipt::Notes;
use crate::{Attempt, AttemptEnd, Error, Observer, Oddities};

/// Where a client's calls go, for its spans.
#[derive(Debug)]
#[cfg_attr(
    not(feature = "tracing"),
    expect(dead_code, reason = "nobody looks at it without spans")
)]
pub(crate) struct Server {
    pub(crate) address: String,
    pub(crate) port: Option<u16>,
}

impl Server {
    pub(crate) fn of(url: &Url) -> Self {
        Self {
            address: url.host_str().unwrap_or_default().to_owned(),
            port: url.port_or_known_default(),
        }
    }
}

/// Watches one call.
pub(crate) struct CallWatch {
    pub(crate) callee: Callee,
    server: Arc<Server>,
    observer: Option<Arc<dyn Observer>>,
    span: CallSpan,
}

impl CallWatch {
    pub(crate) fn new(
        callee: Callee,
        server: Arc<Server>,
        observer: Option<Arc<dyn Observer>>,
    ) -> Self {
        Self {
            callee,
            server,
            observer,
            span: CallSpan::new(callee),
        }
    }

    /// The call's own work.
    pub(crate) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        self.span.within(work)
    }

    /// An attempt starts.
    pub(crate) fn attempt(&self, number: u32) -> AttemptWatch<'_> {
        let watch = AttemptWatch {
            call: self,
            attempt: self.attempt_number(number),
            started: Instant::now(),
            ended: false,
            span: AttemptSpan::new(self.callee, number, &self.server),
        };
        if let Some(observer) = &self.observer {
            observer.attempt_started(watch.attempt);
        }
        watch
    }

    /// Another attempt will be made.
    pub(crate) fn retry(&self, failed: u32, error: &Error, wait: Duration) {
        spans::retry(failed, error, wait);
        if let Some(observer) = &self.observer {
            observer.retry_scheduled(self.attempt_number(failed), error, wait);
        }
    }

    /// The answer is good. What is in it is yet to be seen.
    pub(crate) fn answered(&self, attempts: u32) {
        self.span.answered(attempts);
    }

    /// The answer says something about the call.
    pub(crate) fn noted(&self, notes: &Notes) {
        self.span.noted(notes);
        if let (Some(observer), Some(credits)) = (&self.observer, notes.credits) {
            observer.credits_reported(self.callee.operation, credits);
        }
    }

    /// Whether anyone would be told what is odd about the answer, which takes
    /// about as long to find out as reading it did.
    pub(crate) fn looks_for_oddities(&self) -> bool {
        self.observer.is_some() || spans::warns()
    }

    /// The answer is not quite as described, if there is anything in `odd`.
    pub(crate) fn odd(&self, odd: &Oddities) {
        if odd.is_empty() {
            return;
        }
        self.span.odd(self.callee, odd);
        if let Some(observer) = &self.observer {
            observer.answer_was_odd(self.callee.operation, odd);
        }
    }

    /// The call is over, without what it was made for.
    pub(crate) fn failed(&self, error: Error) -> Error {
        let error = error.with_callee(self.callee);
        self.span.failed(&error);
        error
    }

    fn attempt_number(&self, number: u32) -> Attempt {
        Attempt {
            operation: self.callee.operation,
            number,
        }
    }
}

/// Watches one attempt.
pub(crate) struct AttemptWatch<'a> {
    call: &'a CallWatch,
    attempt: Attempt,
    started: Instant,
    ended: bool,
    span: AttemptSpan,
}

impl AttemptWatch<'_> {
    /// The attempt's own work.
    pub(crate) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        self.span.within(work)
    }

    pub(crate) fn succeeded(mut self, status: StatusCode) {
        self.span.answered(status);
        self.end(AttemptEnd::Succeeded(status));
    }

    pub(crate) fn failed(mut self, error: &Error) {
        self.span.failed(error);
        self.end(AttemptEnd::Failed(error));
    }

    fn end(&mut self, end: AttemptEnd<'_>) {
        self.ended = true;
        if let Some(observer) = &self.call.observer {
            observer.attempt_ended(self.attempt, end, self.started.elapsed());
        }
    }
}

/// What is dropped before its end was dropped with the call.
impl Drop for AttemptWatch<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.end(AttemptEnd::Dropped);
        }
    }
}
