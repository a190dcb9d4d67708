//! To be written.

#[derive(Clone, Copy, Debug)]
pub(super) struct Seed(u64);
