//! What holds for any two crates.
