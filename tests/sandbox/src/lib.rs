//! Enrich on localhost.

pub mod world;
