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

pub mod confidential;
pub mod coverage;
pub mod decisions;
pub mod description;
pub mod fault;
pub mod fault_server;
pub mod instance;
pub mod leaks;
pub mod members;
pub mod project;
pub mod service;
pub mod shown;
pub mod sockets;
pub mod surface;

pub use confidential::KEY;
pub use decisions::Decisions;
pub use description::{Description, Operation};
pub use fault::{FAULTS, Fault, Success};
pub use fault_server::{FaultServer, Manner};
pub use instance::Extent;
pub use members::Member;
pub use service::{Arrival, Service, client};

/// The examples of the README, which have to compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
