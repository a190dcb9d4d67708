//! What the tests of the generated client and of the generator have in common.
//!
//! The tests look from outside: at what a client sends and makes of answers,
//! at what a crate offers, at what a run of the generator leaves behind. What
//! is right is read from the description itself, by [`Description`], and not
//! from anything that the generator made of it. Assertions are not made here.

#![allow(
    clippy::missing_panics_doc,
    reason = "a helper of tests that cannot help has to stop the test"
)]

pub mod coverage;
pub mod description;
pub mod instance;
pub mod members;
pub mod project;
pub mod service;
pub mod surface;

pub use description::{Description, Operation};
pub use instance::Extent;
pub use members::Member;
pub use service::{Arrival, KEY, Service, client};
