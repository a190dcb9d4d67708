//! Enrich on localhost: the whole service, to develop and to test against.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use enrich_sandbox::Sandbox;
//!
//! let sandbox = Sandbox::start().await; // stops when it is dropped
//! let enrich = sandbox.client();
//! let found = enrich.email_finder().find("Ada", "Example", "robotics.example").await?;
//! println!("{:?}", found.email);
//! # Ok(())
//! # }
//! ```
//!
//! Inside, the service is an [`Engine`](engine::Engine) without sockets: a call
//! goes in, an answer comes out, and time is another input. Around it,
//! [`server`] puts it on a socket, [`webhooks`] tells others what has happened,
//! [`faults`] breaks things on demand, and [`control`] lets all of that be driven
//! over HTTP.
//!
//! `cargo bench -p enrich-sandbox --bench load` prints how many calls it answers
//! in a second, and what a batch of 500,000 addresses takes in time and memory.

pub mod allowance;
pub mod answer;
pub mod cache;
pub mod call;
pub mod cli;
pub mod clock;
pub mod context;
pub mod control;
pub mod description;
pub mod dialect;
pub mod driver;
pub mod engine;
pub mod faults;
pub mod ids;
pub mod jobs;
pub mod keys;
pub mod ledger;
pub mod organization;
pub mod packed;
pub mod plan;
pub mod problem;
pub mod products;
pub mod progress;
pub mod rate_limit;
pub mod reply;
pub mod routes;
mod sandbox;
pub mod server;
pub mod shapes;
pub mod state;
pub mod team;
pub mod validate;
pub mod webhooks;
pub mod world;

pub use sandbox::{Sandbox, SandboxBuilder};
