//! The same client for programs that are not asynchronous.
//!
//! Everything in here wraps what its asynchronous twin does and waits for it;
//! nothing is decided anew, so that prices, retries and limits are the same. The
//! work is done by one thread of this crate, which is started by the first call
//! and shared by all clients of the process.
//!
//! Blocking calls can be made wherever blocking is allowed, within a runtime of
//! tokio too (`spawn_blocking`, `block_in_place`). In an asynchronous task they
//! would hold up everything else that its thread has to do, so there they are
//! refused with [`ErrorKind::Blocking`](crate::ErrorKind::Blocking), before
//! anything is sent.
//!
//! A generated crate has a module of its own by this name, with a client, and a
//! request that [`blocking_request!`](crate::blocking_request) writes.

mod driver;
mod iter;
mod job;
mod reader;
mod request;
#[cfg(test)]
mod tests;

pub use self::driver::run;
pub use self::iter::Iter;
pub use self::job::{Done, Job, Submission, Submitted, Wait};
pub use self::reader::Reader;
