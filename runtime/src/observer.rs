//! Watching calls from outside: the hook for a program's metrics.
//!
//! An [`Observer`] is told what happens and changes nothing about it. What it
//! is told names operations, never whom they were about.

use std::time::Duration;

use reqwest::StatusCode;

use crate::{Credits, Error, Oddities, Operation};

/// Is told what a client does, while it does it.
///
/// Its methods are called from within calls, so they should be quick: count
/// something, or put it in a channel. Each does nothing unless implemented.
pub trait Observer: Send + Sync + 'static {
    /// A request is about to be sent.
    fn attempt_started(&self, attempt: Attempt) {
        let _ = attempt;
    }

    /// An attempt is over. Every attempt that starts ends, even when the call
    /// is dropped.
    fn attempt_ended(&self, attempt: Attempt, end: AttemptEnd<'_>, took: Duration) {
        let _ = (attempt, end, took);
    }

    /// An attempt failed, and another will be made after `wait`.
    fn retry_scheduled(&self, failed: Attempt, error: &Error, wait: Duration) {
        let _ = (failed, error, wait);
    }

    /// The API reported what a call was charged.
    fn credits_reported(&self, operation: &'static Operation, credits: Credits) {
        let _ = (operation, credits);
    }

    /// An answer was not as described, though it could be read. Finding that out
    /// takes about as long as reading the answer; it is done where there is an
    /// observer, or somebody hears warnings.
    fn answer_was_odd(&self, operation: &'static Operation, odd: &Oddities) {
        let _ = (operation, odd);
    }
}

/// One of the attempts at a call.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Attempt {
    /// What is called.
    pub operation: &'static Operation,
    /// 1 for the first attempt.
    pub number: u32,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum AttemptEnd<'a> {
    /// A good answer came: all of it, or the head of a download.
    Succeeded(StatusCode),
    /// It did not.
    Failed(&'a Error),
    /// The program dropped the call before anything came.
    Dropped,
}
