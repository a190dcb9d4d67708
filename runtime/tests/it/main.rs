//! The crate over real sockets, used the way generated code uses it.

mod access;
mod answers;
mod fault_server;
mod faults;
mod keys;
mod middleware;
mod pacing;
mod refusals;
mod retries;
mod scripted;
mod streams;
mod support;
mod transport;
mod watching;
