//! The generator behind `cargo xtask regen`, one module per stage.

#![allow(
    clippy::result_large_err,
    reason = "diagnostics are few and made once, boxes would only be noise"
)]

mod annotation;
pub mod check;
pub mod cli;
pub mod core;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
pub mod explain;
mod grammar;
pub mod lint;
pub mod load;
pub mod names;
mod noun;
mod nowhere;
pub mod overlay;
pub mod plan;
mod quiet;
pub mod regen;
pub mod render;
pub mod repair;
pub mod report;
mod rust;
pub mod sdk;
pub mod spec;
mod suggest;

/// The crate that generated code stands on, as an identifier.
pub const RUNTIME: &str = "openapi_client_runtime";
