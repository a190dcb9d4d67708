//! Every decision about the Rust of a client.
mod names;
mod prose;
mod survey;
pub mod types;
mod typing;
mod union;
mod view;
