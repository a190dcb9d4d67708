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
    /// How callers authenticate.
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

/// How callers of an API authenticate.
#[derive(Debug, Clone, Copy)]
pub struct Credential {
    schemes: &'static [SecurityScheme],
    required: Alternatives,
    prefix: &'static str,
    has_open_operations: bool,
}

/// What an operation requires: one of several sets of security schemes, each scheme by
/// its index in [`Credential::schemes`]. An empty set requires nothing, and no sets at
/// all mean that no credential is sent.
pub type Alternatives = &'static [&'static [usize]];

impl Credential {
    /// Creates the schemes of an API, and what its operations require unless they say
    /// [otherwise](crate::Operation::security).
    #[must_use]
    pub const fn new(schemes: &'static [SecurityScheme], required: Alternatives) -> Self {
        Self {
            schemes,
            required,
            prefix: "",
            has_open_operations: false,
        }
    }

    /// For an API without authentication.
    #[must_use]
    pub const fn none() -> Self {
        Self::new(&[], &[])
    }

    /// Sets what every key starts with, so that a wrong key is noticed before it is sent.
    #[must_use]
    pub const fn with_prefix(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    /// Says that some operations require nothing, so that a client without credentials is
    /// of use.
    #[must_use]
    pub const fn with_open_operations(self) -> Self {
        Self {
            has_open_operations: true,
            ..self
        }
    }

    /// The schemes of the API.
    #[must_use]
    pub const fn schemes(&self) -> &'static [SecurityScheme] {
        self.schemes
    }

    /// What operations require that say nothing else.
    #[must_use]
    pub const fn required(&self) -> Alternatives {
        self.required
    }

    /// What every key starts with; empty if nothing is known.
    #[must_use]
    pub const fn prefix(&self) -> &'static str {
        self.prefix
    }

    /// Whether every call needs a credential.
    pub(crate) fn is_required(&self) -> bool {
        let is_open = |set: &&[usize]| set.is_empty();
        !self.has_open_operations && !self.required.is_empty() && !self.required.iter().any(is_open)
    }
}

/// A way to authenticate, by the name that the description has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecurityScheme {
    /// The name.
    pub name: &'static str,
    /// How a key is sent.
    pub scheme: AuthScheme,
}

/// How a key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// As the value of this header. The name is in lower case.
    Header(&'static str),
    /// As the value of this query parameter. Servers and proxies often log it.
    Query(&'static str),
    /// As the value of this cookie.
    Cookie(&'static str),
    /// As `Authorization: Bearer …`.
    Bearer,
    /// As `Authorization: Basic …`: see [`ApiKey::basic`](crate::ApiKey::basic).
    Basic,
}
