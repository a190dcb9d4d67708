//! A stream as an iterator.

use std::fmt;
use std::ops::Deref;

use futures_core::Stream;
use futures_util::StreamExt;

use super::run;
use crate::Error;
use crate::job::{PagedResults, Results};
use crate::page::{Paged, Pages, Rows};

/// The items of a stream, waited for one after the other.
///
/// Dereferences to the stream, for what it tells besides: receipts, the next
/// page, why it ended. What it reads ahead it reads while the program is at work
/// on what came before.
#[must_use = "nothing is read until it is asked for"]
pub struct Iter<S> {
    stream: S,
    /// An error is the last item, whatever the stream does.
    ended: bool,
}

impl<S> Iter<S> {
    /// The items of `stream`.
    pub fn new(stream: S) -> Self {
        Self {
            stream,
            ended: false,
        }
    }
}

impl<S, T, E> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, E>> + Unpin,
    E: From<Error>,
{
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let stream = &mut self.stream;
        let item = run(async { stream.next().await.transpose() }).transpose();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }
}

macro_rules! resumes {
    ($bound:path, $($stream:ident),*) => {$(
        impl<T: $bound> Iter<$stream<T>> {
            /// Reads on after an error, where reading stopped. Does nothing if
            /// everything was read.
            pub fn resume(&mut self) {
                self.stream.resume();
                self.ended = false;
            }
        }
    )*};
}

resumes!(Paged, Pages, Rows);
resumes!(PagedResults, Results);

impl<S> Deref for Iter<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S: fmt::Debug> fmt::Debug for Iter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stream.fmt(f)
    }
}
