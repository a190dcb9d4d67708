//! The stream of pages: fetches them in order, the next one ahead of time.
//!
//! A page that is being fetched belongs to the stream and not to the future
//! that waits for it, so dropping that future loses nothing.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::Serialize;
use siphasher::sip128::{Hasher128, SipHasher13};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::course::{Course, Sight};
use super::{End, Paged};
use crate::call::Calling;
use crate::{Call, Error, Repeat, Response};

type Page<P> = Response<<P as Call>::Answer, <P as Call>::Receipt>;

/// A page and all that follow: a [`Stream`] of responses, each with its receipt.
///
/// See the [module](super) for when it ends. An error is the last item; the
/// page that it is about is [`next_page`](Self::next_page), from which reading
/// can be taken up again with a new request.
#[must_use = "pages are read when they are asked for"]
pub struct Pages<P: Paged> {
    request: P,
    course: Course,
    fetch: Fetch<P>,
}

enum Fetch<P: Paged> {
    None,
    /// Under way, driven by whoever polls the stream.
    Now(Calling<P>),
    /// Under way in a task of its own.
    Ahead(Ahead<Result<Page<P>, Error>>),
}

impl<P: Paged> Pages<P> {
    /// Reads from the page on that `request` is for.
    pub fn new(request: P) -> Self {
        let number = request.page_number().unwrap_or(1);
        Self {
            course: Course::new(number, request.rows_per_page(), P::MAX_OFFSET),
            request,
            fetch: Fetch::None,
        }
    }

    /// The next page, or `None` after the last.
    ///
    /// # Errors
    /// If the page cannot be read. The stream has then ended.
    pub async fn try_next(&mut self) -> Result<Option<Page<P>>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// The number of the page that comes next, or that could not be read.
    #[must_use]
    pub fn next_page(&self) -> u64 {
        self.course.number()
    }

    /// Why there are no more pages; `None` while there may be some.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.course.end()
    }

    fn fetch(&self) -> Calling<P> {
        let mut request = self.request.clone();
        request.set_page_number(self.course.number());
        request.call()
    }

    fn fetch_ahead(&self) -> Fetch<P> {
        let harmless = P::OPERATION.price.is_free() && P::OPERATION.repeat == Repeat::Safe;
        match Handle::try_current() {
            Ok(runtime) if harmless => Fetch::Ahead(Ahead(runtime.spawn(self.fetch()))),
            _ => Fetch::None,
        }
    }

    /// Takes note of what came and starts on what comes after it.
    fn arrive(&mut self, answer: Result<Page<P>, Error>) -> Option<Result<Page<P>, Error>> {
        let mut page = match answer {
            Ok(page) => page,
            Err(error) => {
                self.course.stop(End::Failed);
                return Some(Err(error));
            }
        };
        self.course.pass(look_at::<P>(&mut page.value));
        match self.course.end() {
            Some(End::RepeatedPage) => return None,
            Some(_) => {}
            None => self.fetch = self.fetch_ahead(),
        }
        Some(Ok(page))
    }
}

fn look_at<P: Paged>(answer: &mut P::Answer) -> Sight {
    let rows = P::rows(answer);
    Sight {
        rows: rows.len() as u64,
        print: fingerprint(rows),
        total: P::total(answer),
        more: P::more(answer),
    }
}

/// The same for the same rows. Rows that cannot be serialized have none.
pub(crate) fn fingerprint<T: Serialize + ?Sized>(rows: &T) -> Option<u128> {
    let mut hash = Hash(SipHasher13::new());
    serde_json::to_writer(&mut hash, rows).ok()?;
    Some(hash.0.finish128().as_u128())
}

struct Hash(SipHasher13);

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        std::hash::Hasher::write(&mut self.0, bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<P: Paged> Stream for Pages<P> {
    type Item = Result<Page<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.course.end().is_some() {
                return Poll::Ready(None);
            }
            let answer = match &mut self.fetch {
                Fetch::None => {
                    self.fetch = Fetch::Now(self.fetch());
                    continue;
                }
                Fetch::Now(call) => Some(ready!(call.as_mut().poll(context))),
                Fetch::Ahead(ahead) => ready!(ahead.poll(context)),
            };
            self.fetch = Fetch::None;
            if let Some(answer) = answer {
                return Poll::Ready(self.arrive(answer));
            }
        }
    }
}

/// Nothing in it is pinned but what is in a box.
impl<P: Paged> Unpin for Pages<P> {}

impl<P: Paged> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &P::OPERATION.id)
            .field("next_page", &self.next_page())
            .field("end", &self.end())
            .finish_non_exhaustive()
    }
}

/// A task that nobody needs once this is dropped.
struct Ahead<T>(JoinHandle<T>);

impl<T> Ahead<T> {
    /// What the task came to; `None` if it was stopped before, which a runtime
    /// does that shuts down.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
        Pin::new(&mut self.0).poll(context).map(|end| {
            match end.map_err(tokio::task::JoinError::try_into_panic) {
                Ok(value) => Some(value),
                Err(Ok(panic)) => std::panic::resume_unwind(panic),
                Err(Err(_)) => None,
            }
        })
    }
}

impl<T> Drop for Ahead<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
