//! The crate over real sockets, used the way generated code uses it.

mod access;
mod answers;
#[cfg(feature = "blocking")]
mod blocking;
mod budgets;
mod connections;
mod fault_server;
mod faults;
mod jobs;
mod keys;
mod limiter;
mod load;
mod middleware;
mod oddities;
mod pacing;
mod refusals;
mod retries;
mod scripted;
mod security;
mod streams;
mod support;
mod tokens;
mod transport;
mod uploads;
mod watching;
#[cfg(feature = "axum")]
mod webhooks;

/// As in a generated crate.
type Response<T> = openapi_client_runtime::Response<T, support::Receipt>;
