//! The crate over real sockets, used the way generated code uses it.

mod access;
mod answers;
mod jobs;
mod refusals;
mod streams;
mod support;
mod transport;
#[cfg(feature = "axum")]
mod webhooks;

/// As in a generated crate.
type Response<T> = openapi_client_runtime::Response<T, support::Receipt>;
