//! [`Refusal`]: every way in which a call can be turned down, and the bodies
//! that say so.
//!
//! The service documents two families of error bodies, and one of the vendor's
//! SDKs reads a third; which one is sent is a switch of the sandbox. Why a call is refused is decided elsewhere.

#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::description::Form;
use crate::ledger::Shortfall;
use crate::organization::Approval;
use crate::rate_limit::Exceeded;

const TYPES: &str = "https://dev.enrich.so/errors/";

/// A family of error bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum ErrorStyle {
    /// RFC 9457 problems, as the live service sends.
    #[default]
    Problem,
    /// `{"error", "message"}` and its relatives, as some pages document.
    Flat,
    /// `{"success", "error": {"code", "message", "detail"}}`, as one of the
    /// vendor's SDKs reads.
    Coded,
}

/// Why a call is not answered with a result.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Something in the request is wrong; the text begins with its place.
    Validation(String),
    /// The key is missing, malformed, unknown or disabled.
    Unauthorized(&'static str),
    /// The balance does not cover the call.
    InsufficientCredits(Shortfall),
    /// As above, for a batch of IP addresses, which says how the sum came about.
    IpBatchShortfall {
        /// What is missing.
        shortfall: Shortfall,
        /// Unique addresses.
        items: u64,
        /// Credits for one of them.
        price: u64,
    },
    /// The key is known, but may not do this.
    Forbidden(String),
    /// The operation needs an approval.
    ApprovalMissing(Approval),
    /// There is no such thing, or not in this organization.
    NotFound(String),
    /// There is no such method at this path.
    MethodNotAllowed(String),
    /// The body did not arrive in time.
    TimedOut(Duration),
    /// The request is for another host.
    Misdirected(String),
    /// Something is not in the state for this.
    Conflict(String),
    /// Something was there once.
    Gone(String),
    /// A partial scrape with nothing left to collect.
    NothingToRecover(String),
    /// Too many calls.
    RateLimited {
        /// Seconds to wait.
        retry_after: u64,
        /// Which limit it was.
        detail: String,
    },
    /// A status that was ordered, whatever it is.
    Ordered(u16),
}

impl From<Shortfall> for Refusal {
    fn from(shortfall: Shortfall) -> Self {
        Self::InsufficientCredits(shortfall)
    }
}

impl From<Exceeded> for Refusal {
    fn from(exceeded: Exceeded) -> Self {
        Self::RateLimited {
            retry_after: exceeded.retry_after,
            detail: "API key rate limit exceeded".to_owned(),
        }
    }
}

impl Refusal {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Validation(_) => 400,
            Self::Unauthorized(_) => 401,
            Self::InsufficientCredits(_) | Self::IpBatchShortfall { .. } => 402,
            Self::Forbidden(_) | Self::ApprovalMissing(_) => 403,
            Self::NotFound(_) => 404,
            Self::MethodNotAllowed(_) => 405,
            Self::TimedOut(_) => 408,
            Self::Conflict(_) => 409,
            Self::Gone(_) => 410,
            Self::Misdirected(_) => 421,
            Self::NothingToRecover(_) => 422,
            Self::RateLimited { .. } => 429,
            Self::Ordered(status) => *status,
        }
    }

    /// The answer, in one of the families.
    #[must_use]
    pub fn answer(&self, style: ErrorStyle, request_id: &str) -> Answer {
        let answer = match style {
            ErrorStyle::Problem => Answer::json(Form::Problem, self.problem(request_id)),
            ErrorStyle::Flat => Answer::json(Form::Json, self.flat()),
            ErrorStyle::Coded => Answer::json(Form::Json, self.coded()),
        }
        .with_status(self.status());
        match self.retry_after() {
            Some(seconds) => answer.with_header("retry-after", seconds),
            None => answer,
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::RateLimited { retry_after, .. } => Some(*retry_after),
            Self::Ordered(429) => Some(1),
            _ => None,
        }
    }

    fn problem(&self, request_id: &str) -> Value {
        let (kind, title) = kind(self.status());
        let mut problem = json!({
            "type": format!("{TYPES}{kind}"),
            "title": title,
            "status": self.status(),
            "detail": self.detail(),
            "instance": format!("/requests/{request_id}"),
        });
        match self {
            Self::InsufficientCredits(shortfall) | Self::IpBatchShortfall { shortfall, .. } => {
                problem["currentBalance"] = shortfall.balance.into();
                problem["required"] = shortfall.required.into();
                problem["shortfall"] = (shortfall.required - shortfall.balance).into();
            }
            Self::ApprovalMissing(approval) => problem["accessStatus"] = json!(approval),
            _ => {}
        }
        problem
    }

    fn flat(&self) -> Value {
        let (_, title) = kind(self.status());
        match self {
            // The authentication page documents the bare form.
            Self::Unauthorized(_) | Self::Forbidden(_) => json!({ "error": self.detail() }),
            Self::IpBatchShortfall {
                shortfall,
                items,
                price,
            } => json!({
                "error": title,
                "message": self.detail(),
                "detail": {
                    "required": shortfall.required,
                    "itemCount": items,
                    "creditCostPerItem": price,
                },
            }),
            Self::RateLimited { .. } | Self::Ordered(429) => json!({
                "statusCode": 429,
                "error": title,
                "message": self.detail(),
                "retryAfter": self.retry_after(),
            }),
            _ => json!({ "error": title, "message": self.detail() }),
        }
    }

    fn coded(&self) -> Value {
        let (_, title) = kind(self.status());
        json!({
            "success": false,
            "error": { "code": self.status(), "message": title, "detail": self.detail() },
        })
    }

    /// Why, for people.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Unauthorized(text) => (*text).to_owned(),
            Self::Validation(text)
            | Self::Forbidden(text)
            | Self::NotFound(text)
            | Self::MethodNotAllowed(text)
            | Self::Misdirected(text)
            | Self::Conflict(text)
            | Self::Gone(text)
            | Self::NothingToRecover(text)
            | Self::RateLimited { detail: text, .. } => text.clone(),
            Self::TimedOut(limit) => format!("Nothing of the body arrived for {limit:?}."),
            Self::InsufficientCredits(shortfall) | Self::IpBatchShortfall { shortfall, .. } => {
                format!(
                    "Insufficient credits: this call needs {}, the balance is {}.",
                    shortfall.required, shortfall.balance
                )
            }
            Self::ApprovalMissing(approval) => approval.explanation().to_owned(),
            Self::Ordered(status) => format!("A fault with status {status} was ordered."),
        }
    }
}

fn kind(status: u16) -> (&'static str, &'static str) {
    match status {
        400 => ("validation-error", "Validation Error"),
        401 => ("unauthorized", "Unauthorized"),
        402 => ("insufficient-credits", "Insufficient Credits"),
        403 => ("forbidden", "Forbidden"),
        404 => ("not-found", "Not Found"),
        405 => ("method-not-allowed", "Method Not Allowed"),
        408 => ("request-timeout", "Request Timeout"),
        409 => ("conflict", "Conflict"),
        410 => ("gone", "Gone"),
        421 => ("misdirected-request", "Misdirected Request"),
        422 => ("unprocessable-content", "Unprocessable Content"),
        429 => ("rate-limit-exceeded", "Too Many Requests"),
        500 => ("internal-error", "Internal Server Error"),
        502 => ("upstream-failure", "Bad Gateway"),
        503 => ("service-unavailable", "Service Unavailable"),
        504 => ("timeout", "Gateway Timeout"),
        _ => ("unexpected", "Unexpected"),
    }
}
