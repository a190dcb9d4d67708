//! Static metadata of an operation: how its requests are built, what a call costs,
//! and when it may be retried.
//!
//! Like [`Api`](crate::Api) these are constants that a generator writes. Nothing in
//! here may build a request, or decide whether to retry one.

use reqwest::StatusCode;

use crate::{Alternatives, Credits, Outcome, Parameter, Rate};

/// Static metadata of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The operation's id in the API's description.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path below the base URL, with a placeholder `{name}` for each path
    /// parameter.
    pub path: &'static str,
    /// The base URL of the operation, if it is not that of the API. A client with
    /// another base URL than the API's sends the operation there all the same.
    pub base_url: &'static str,
    /// The parameters. A request refers to them by their index.
    pub parameters: &'static [Parameter],
    /// The value of the header `Accept`. Empty to send none.
    pub accept: &'static str,
    /// The media type of the request body. Empty if the operation takes no body; a
    /// body that is sent nevertheless has the usual media type of its format.
    pub body: &'static str,
    /// The members of a body that is sent as a form and not written in the usual way, as
    /// query parameters.
    pub form: &'static [Parameter],
    /// What the operation requires of callers, if not what
    /// [the API](crate::Credential::required) requires.
    pub security: Option<Alternatives>,
    /// What a call costs.
    pub price: Price,
    /// When a call that failed may be sent again.
    pub repeat: Repeat,
    /// The rate limit that a call counts against, besides
    /// [`Rate::EVERY_CALL`](crate::Rate::EVERY_CALL).
    pub rate_class: &'static str,
    /// The statuses that say that the server has done nothing, so that the
    /// call was not charged and may be made again.
    pub not_processed: &'static [u16],
    /// What the envelope of the answer has beside the data. Empty if there is no
    /// envelope, or nothing is known of it.
    pub envelope: &'static [Member],
}

impl Operation {
    /// An operation of which nothing is known. For what a description does not
    /// say: `Operation { id: "…", ..Operation::DEFAULT }`. As nothing is known
    /// it is not free to repeat, and only 429 is trusted to mean what it says.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "",
        path: "",
        base_url: "",
        parameters: &[],
        accept: "application/json",
        body: "",
        form: &[],
        security: None,
        price: Price::Free,
        repeat: Repeat::NotProcessed,
        rate_class: Rate::EVERY_CALL,
        not_processed: &[429],
        envelope: &[],
    };

    /// Whether a second call does no harm, whatever became of the first.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.repeat == Repeat::Safe
    }

    /// What an answer with this status says about the call.
    pub(crate) fn outcome_of(&self, status: StatusCode) -> Outcome {
        if self.not_processed.contains(&status.as_u16()) {
            Outcome::NotProcessed
        } else {
            Outcome::Unknown
        }
    }

    /// What an answer says about the call if its status is a success and its body
    /// says that the call failed. Only a receipt can say that nothing was charged.
    pub(crate) fn outcome_of_rejection(&self, charged: Option<Credits>) -> Outcome {
        match charged {
            Some(charged) if charged.is_zero() => Outcome::NotProcessed,
            Some(_) | None => Outcome::Unknown,
        }
    }
}

/// A member of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Member {
    pub(crate) name: &'static str,
    pub(crate) is_promised: bool,
    pub(crate) always: Option<&'static str>,
}

impl Member {
    /// One that may be there.
    #[must_use]
    pub const fn described(name: &'static str) -> Self {
        Self {
            name,
            is_promised: false,
            always: None,
        }
    }

    /// One that is there, unless something is odd.
    #[must_use]
    pub const fn promised(name: &'static str) -> Self {
        Self {
            name,
            is_promised: true,
            always: None,
        }
    }

    /// The same member, which has this value whenever the call succeeded. An answer
    /// in which it has another one is an error, whatever its status. Null says
    /// nothing.
    #[must_use]
    pub const fn always(self, json: &'static str) -> Self {
        Self {
            always: Some(json),
            ..self
        }
    }
}

/// What a call costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Price {
    /// Nothing.
    Free,
    /// A fixed amount for the call.
    #[non_exhaustive]
    Call {
        /// The amount.
        credits: Credits,
        /// What has to happen for the amount to be charged; empty for always.
        when: &'static str,
    },
    /// An amount for each thing that the call asks for or brings back.
    #[non_exhaustive]
    Each {
        /// The amount for one.
        credits: Credits,
        /// What is counted: "unique lead", "result".
        per: &'static str,
        /// What has to happen for one to be charged; empty for always.
        when: &'static str,
    },
    /// An amount that takes a sentence to explain.
    #[non_exhaustive]
    Described {
        /// The sentence.
        rule: &'static str,
    },
}

impl Price {
    /// A fixed amount for the call.
    #[must_use]
    pub const fn call(credits: Credits) -> Self {
        Self::Call { credits, when: "" }
    }

    /// An amount for each of what `per` names.
    #[must_use]
    pub const fn each(credits: Credits, per: &'static str) -> Self {
        Self::Each {
            credits,
            per,
            when: "",
        }
    }

    /// An amount that takes a sentence to explain.
    #[must_use]
    pub const fn described(rule: &'static str) -> Self {
        Self::Described { rule }
    }

    /// The same price, charged only under a condition. Prices that have no
    /// amount to put a condition on stay as they are.
    #[must_use]
    pub const fn when(self, when: &'static str) -> Self {
        match self {
            Self::Call { credits, .. } => Self::Call { credits, when },
            Self::Each { credits, per, .. } => Self::Each { credits, per, when },
            Self::Free | Self::Described { .. } => self,
        }
    }

    /// Whether a call can never cost anything.
    #[must_use]
    pub const fn is_free(&self) -> bool {
        matches!(self, Self::Free)
    }
}

/// When a call that failed may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repeat {
    /// After any fault that may pass: a second call does no harm.
    Safe,
    /// Only when the server cannot have acted on the first call, because each
    /// call that it acts on is a purchase of its own.
    NotProcessed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_constants() {
        const PRICE: Price = Price::each(Credits::new(10), "unique lead").when("found");
        assert_eq!(
            PRICE,
            Price::Each {
                credits: Credits::new(10),
                per: "unique lead",
                when: "found",
            }
        );
    }

    #[test]
    fn a_condition_does_not_make_a_free_call_cost_something() {
        assert!(Price::Free.when("found").is_free());
    }
}
