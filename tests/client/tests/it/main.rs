//! The generated client and the generator, seen from outside.
//!
//! One binary, because each more is linked anew at every change.

mod answers;
mod calls;
mod changes;
mod errors;
mod example;
mod faults;
mod leaks;
mod operations;
mod regenerate;
mod snapshot;
mod surface;
mod tolerance;
mod webhooks;
