//! The facts about one API that every call to it shares.
//!
//! A generated crate holds one `static` [`Api`]; everything in this crate that
//! differs between APIs is read from there. Nothing here may do anything: these
//! are plain values, written by a generator and readable as a page of facts.

use crate::Plan;

/// What is true of one API, whoever calls it.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// The name people know the API by; used in messages.
    pub title: &'static str,
    /// The version of the API's description.
    pub version: &'static str,
    /// Where the API lives unless a client is told otherwise.
    pub base_url: &'static str,
    /// The `User-Agent` of the generated client.
    pub user_agent: &'static str,
    /// The environment variables a client can be made from.
    pub environment: Environment,
    /// What a caller shows to be let in.
    pub credential: Credential,
    /// What successful answers are wrapped in, if anything.
    pub envelope: Option<Envelope>,
    /// Response headers that hold parts of the receipt, as pairs of the
    /// receipt's property and the header. They are read when the body of an
    /// answer brings no receipt of its own: a download, for example.
    pub receipt_headers: &'static [(&'static str, &'static str)],
    /// The receipt's property that says what a call was charged.
    pub charge: Option<&'static str>,
    /// The member of a problem that says how many credits are missing.
    pub shortfall: Option<&'static str>,
    /// Where a caller finds out what was charged, as the object of a sentence:
    /// "the wallet's transactions (`client.wallets().transactions()`)".
    pub ledger: Option<&'static str>,
    /// The rates at which the API takes calls, by what a caller has bought.
    pub plans: &'static [Plan],
}

impl Api {
    /// An API of which nothing is known. For what a description does not say:
    /// `Api { title: "…", ..Api::DEFAULT }`.
    pub const DEFAULT: Self = Self {
        title: "",
        version: "",
        base_url: "",
        user_agent: "",
        environment: Environment {
            key: "",
            base_url: "",
        },
        credential: Credential::none(),
        envelope: None,
        receipt_headers: &[],
        charge: None,
        shortfall: None,
        ledger: None,
        plans: &[],
    };
}

/// The names of the environment variables a client can be made from.
#[derive(Debug, Clone, Copy)]
pub struct Environment {
    /// Holds the API key.
    pub key: &'static str,
    /// Holds a base URL to use in place of [`Api::base_url`]; may be unset.
    pub base_url: &'static str,
}

/// The object that the API wraps its successful answers in.
#[derive(Debug, Clone, Copy)]
pub struct Envelope {
    /// The property that holds what was asked for.
    pub data: &'static str,
    /// The property that holds what the call cost.
    pub receipt: &'static str,
}

/// What the API takes as proof of who is calling.
#[derive(Debug, Clone, Copy)]
pub struct Credential {
    schemes: &'static [AuthScheme],
    prefix: &'static str,
}

impl Credential {
    /// A key that can be sent in any of `schemes`, of which the first is the
    /// one to use unless a client is told otherwise.
    #[must_use]
    pub const fn new(schemes: &'static [AuthScheme]) -> Self {
        Self {
            schemes,
            prefix: "",
        }
    }

    /// For an API that asks nobody who they are.
    #[must_use]
    pub const fn none() -> Self {
        Self::new(&[])
    }

    /// Every key starts with `prefix`, so that anything else pasted in the
    /// key's place is noticed before it is sent anywhere.
    #[must_use]
    pub const fn with_prefix(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    /// The ways the key can be sent, the preferred one first.
    #[must_use]
    pub const fn schemes(&self) -> &'static [AuthScheme] {
        self.schemes
    }

    /// What every key starts with; empty when nothing is known.
    #[must_use]
    pub const fn prefix(&self) -> &'static str {
        self.prefix
    }
}

/// A way to send the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// As the value of this header. The name is in lower case.
    Header(&'static str),
    /// As `Authorization: Bearer …`.
    Bearer,
}
