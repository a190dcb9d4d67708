//! Enrich on localhost: the whole service, to develop and to test against.

pub mod allowance;
pub mod answer;
pub mod cache;
pub mod call;
pub mod clock;
pub mod context;
pub mod description;
pub mod engine;
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
pub mod shapes;
pub mod state;
pub mod team;
pub mod validate;
pub mod world;
