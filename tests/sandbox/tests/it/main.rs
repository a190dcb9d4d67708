//! The sandbox over real sockets, mostly through the generated client.

mod access;
mod connections;
mod control;
mod dialects;
mod faults;
mod handles;
mod interleavings;
mod jobs;
mod money;
mod operations;
mod rate_limits;
mod refusals;
mod resume;
mod scrapes;
mod support;
mod webhooks;
mod wrong_types;
