//! The generator behind `cargo xtask regen`, one module per stage.

#![allow(
    clippy::result_large_err,
    reason = "diagnostics are few and made once, boxes would only be noise"
)]

pub mod diagnostic;
pub mod document;
pub mod load;
pub mod overlay;
