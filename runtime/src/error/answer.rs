//! The answer that an error is about, and what can be learnt from it.
//!
//! Looks in the places where servers put a request id or a waiting time; does
//! not judge whether waiting is worth it.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::head::Head;
use crate::receipt::REQUEST_ID;
use crate::{Credits, Problem};

/// The answer that an error is about.
pub(crate) struct FailedAnswer {
    pub(crate) head: Head,
    pub(crate) problem: Option<Problem>,
    pub(crate) body: Bytes,
}

impl FailedAnswer {
    /// How much is kept of the body of a refusal. Of other answers it is all that
    /// the client is ready to hold, for it may have been paid for.
    pub(crate) const MOST_BYTES: usize = 64 * 1024;

    #[cfg(test)]
    pub(crate) fn without_body(head: Head) -> Self {
        Self::unexpected(head, Bytes::new())
    }

    /// An answer with a good status, and what arrived of a body that is not what it
    /// should be.
    pub(crate) fn unexpected(head: Head, body: Bytes) -> Self {
        Self {
            head,
            problem: None,
            body,
        }
    }

    /// An answer with a good status, whose body may say what went wrong.
    pub(crate) fn rejected(head: Head, body: Bytes) -> Self {
        let says = |problem: &Problem| problem.title().or(problem.detail()).is_some();
        Self {
            problem: Problem::read(&body).filter(says),
            head,
            body,
        }
    }

    /// From the problem's own members; from the receipt or whatever other
    /// object the server put it in; or from a header.
    pub(super) fn request_id(&self) -> Option<&str> {
        self.problem
            .as_ref()
            .and_then(request_id_of)
            .or_else(|| self.head.request_id())
            .or_else(|| instance_of(self.problem.as_ref()?))
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.head
            .retry_after()
            .or_else(|| retry_after_of(self.problem.as_ref()?))
            .or_else(|| self.reset())
    }

    /// Whoever is refused for calling too often may call again in the next
    /// window.
    fn reset(&self) -> Option<Duration> {
        if self.head.status != StatusCode::TOO_MANY_REQUESTS {
            return None;
        }
        self.head.rate_limit()?.plausible_reset()
    }

    /// The member of the problem with this name, as an amount.
    pub(super) fn credits(&self, member: &str) -> Option<Credits> {
        let amount = self.problem.as_ref()?.extension(member)?;
        Credits::deserialize(amount).ok()
    }
}

const RETRY_AFTER: [&str; 3] = ["retryAfter", "retry_after", "retry-after"];

fn request_id_of(problem: &Problem) -> Option<&str> {
    let members = problem.extensions();
    let own = REQUEST_ID.iter().filter_map(|name| members.get(*name));
    let nested = members
        .values()
        .filter_map(Value::as_object)
        .flat_map(|object| REQUEST_ID.iter().filter_map(|name| object.get(*name)));
    own.chain(nested).find_map(Value::as_str)
}

/// Some servers put a request id there, others the URL that was called, which
/// may say whom the call was about and is not for showing.
fn instance_of(problem: &Problem) -> Option<&str> {
    problem
        .instance()
        .filter(|instance| !instance.contains(['?', '@', '%']))
}

fn retry_after_of(problem: &Problem) -> Option<Duration> {
    let seconds = RETRY_AFTER
        .iter()
        .find_map(|name| problem.extension(name)?.as_f64())?;
    Duration::try_from_secs_f64(seconds).ok()
}
