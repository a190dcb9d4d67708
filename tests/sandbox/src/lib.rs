//! Enrich on localhost.
