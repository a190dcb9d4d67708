//! A successful answer: what was asked for, and what came with it.
//!
//! Holds an answer; does not read one. See `receive` for that.

use std::fmt;
use std::ops::{Deref, DerefMut};

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::RateLimit;
use crate::head::Head;

/// A successful answer: a `T`, with the receipt `R` for it.
///
/// It can be used like the `T` that it holds.
#[derive(Clone)]
pub struct Response<T, R> {
    pub(crate) value: T,
    pub(crate) receipt: R,
    pub(crate) receipt_reported: bool,
    /// Whether the receipt says what was charged, or need not.
    pub(crate) charge_reported: bool,
    pub(crate) head: Head,
}

impl<T, R> Response<T, R> {
    /// What was asked for.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// What was asked for, and the receipt.
    #[must_use]
    pub fn into_parts(self) -> (T, R) {
        (self.value, self.receipt)
    }

    /// The receipt: what the call cost, and whatever else the API reports
    /// about it. When the API reported nothing readable this is the default,
    /// which looks like a call that cost nothing; see
    /// [`meta_reported`](Self::meta_reported).
    #[must_use]
    pub fn meta(&self) -> &R {
        &self.receipt
    }

    /// Whether [`meta`](Self::meta) is what the API reported.
    #[must_use]
    pub fn meta_reported(&self) -> bool {
        self.receipt_reported
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The rate limit, as far as the answer told.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.head.rate_limit()
    }

    /// What was asked for, and all that came with it.
    pub(crate) fn split(self) -> (T, Response<(), R>) {
        let rest = Response {
            value: (),
            receipt: self.receipt,
            receipt_reported: self.receipt_reported,
            charge_reported: self.charge_reported,
            head: self.head,
        };
        (self.value, rest)
    }

    /// The same answer, with something made of what was asked for.
    #[must_use]
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Response<U, R> {
        Response {
            value: make(self.value),
            receipt: self.receipt,
            receipt_reported: self.receipt_reported,
            charge_reported: self.charge_reported,
            head: self.head,
        }
    }
}

impl<T, R> Deref for Response<T, R> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, R> DerefMut for Response<T, R> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// Leaves out the headers, which may set cookies.
impl<T: fmt::Debug, R: fmt::Debug> fmt::Debug for Response<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.head.status)
            .field("value", &self.value)
            .field("meta", &self.receipt)
            .field("meta_reported", &self.receipt_reported)
            .finish_non_exhaustive()
    }
}
