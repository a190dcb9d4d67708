//! The generator behind `cargo xtask regen`, one module per stage.

pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod render;
pub mod report;
