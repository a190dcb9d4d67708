//! Names that the runtime or the generator needs, so that no description gets them.
//!
//! The one list of each kind. A test holds them against the methods that the runtime
//! writes on every request. Whether a name is good Rust is decided in `names`.

/// Methods of every request, which the runtime writes or Rust has.
pub const OF_REQUESTS: &[&str] = &[
    "at_most",
    "clone",
    "drop",
    "fmt",
    "header",
    "highest_price",
    "into_future",
    "map",
    "new",
    "on_submitted",
    "pages",
    "request",
    "retry",
    "rows",
    "send",
    "stream",
    "strict",
    "submit",
    "timeout",
    "wait_for_budget",
];

/// Fields of every request.
pub const FIELDS: &[&str] = &["body", "client", "options"];

/// Methods of every resource: one makes it, the other copies it.
pub const OF_RESOURCES: &[&str] = &["clone", "new"];

/// Files, modules and functions of every client, and crates that it stands on.
pub const RESOURCES: &[&str] = &[
    "alloc",
    "blocking",
    "budget",
    "builder",
    "chrono",
    "client",
    "clone",
    "core",
    "from_env",
    "job",
    "lib",
    "main",
    "money",
    "new",
    "openapi_client_runtime",
    "page",
    "reqwest",
    "runtime",
    "serde",
    "serde_json",
    "set_api_key",
    "shared",
    "std",
    "tokio",
    "totals",
    "types",
    "webhooks",
];
