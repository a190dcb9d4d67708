//! The crate over real sockets, used the way generated code uses it.

mod access;
mod answers;
mod refusals;
mod streams;
mod support;
mod transport;
#[cfg(feature = "axum")]
mod webhooks;
