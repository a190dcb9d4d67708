//! The stream of pages: fetches them in order, the next one ahead of time.
//!
//! A page that is being fetched belongs to the stream and not to the future
//! that waits for it, so dropping that future loses nothing.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::course::{Course, Manners, Sight, Verdict};
use super::fingerprint::fingerprint;
use super::{By, End, Paged};
use crate::call::Calling;
use crate::{Call, Error, ErrorKind, Repeat, Response};

type Page<P> = Response<<P as Call>::Answer, <P as Call>::Receipt>;

/// A page and all that follow: a [`Stream`] of responses, each with its receipt.
///
/// See the [module](super) for when it ends. An error is the last item. It is
/// about the page [`next_page`](Self::next_page), from which
/// [`resume`](Self::resume) reads on, or a new request in another process.
#[must_use = "pages are read when they are asked for"]
pub struct Pages<P: Paged> {
    request: P,
    course: Course,
    /// The cursor or URL of the page that comes next.
    next: Option<String>,
    fetch: Fetch<P>,
    /// The error that comes after the last page.
    error: Option<Error>,
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
        let size = request.rows_per_page();
        let (number, seen) = match P::BY {
            By::Number => {
                let number = request.page_number().unwrap_or(1);
                (number, number.saturating_sub(1).saturating_mul(size))
            }
            By::Offset => {
                let rows = request.offset().unwrap_or(0);
                (rows.checked_div(size).unwrap_or(0).saturating_add(1), rows)
            }
            By::Answer => (1, 0),
        };
        let manners = Manners {
            by: P::BY,
            max_offset: P::MAX_OFFSET,
            is_sparse: P::SPARSE,
            is_harmless: is_harmless::<P>(),
        };
        Self {
            course: Course::new(number, seen, size, manners),
            request,
            next: None,
            fetch: Fetch::None,
            error: None,
        }
    }

    /// The next page, or `None` after the last.
    ///
    /// # Errors
    /// If the page cannot be read, or if the server says that there are more
    /// rows but does not send them
    /// ([`ErrorKind::Incomplete`](crate::ErrorKind::Incomplete)). The stream has
    /// then ended, unless it is [resumed](Self::resume).
    pub async fn try_next(&mut self) -> Result<Option<Page<P>>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// The number of the page that comes next, or that could not be read. If answers
    /// say where the next page is, pages are counted from the first one that was read.
    #[must_use]
    pub fn next_page(&self) -> u64 {
        self.course.number()
    }

    /// The cursor or the URL of the page that comes next, or that could not be read, if
    /// answers say where that is.
    #[must_use]
    pub fn next_cursor(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// Why there are no more pages; `None` while there may be some.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.course.end()
    }

    /// Reads on after an error, from [`next_page`](Self::next_page). Does nothing
    /// if reading has not ended with an error.
    pub fn resume(&mut self) {
        self.course.resume();
    }

    fn fetch(&self) -> Calling<P> {
        let mut request = self.request.clone();
        match (P::BY, &self.next) {
            (By::Number, _) => request.set_page_number(self.course.number()),
            (By::Offset, _) => request.set_offset(self.course.seen()),
            (By::Answer, Some(next)) => request.set_next(next),
            // The request is for the first page.
            (By::Answer, None) => {}
        }
        request.call()
    }

    fn fetch_ahead(&self) -> Fetch<P> {
        match Handle::try_current() {
            Ok(runtime) if is_harmless::<P>() => Fetch::Ahead(Ahead(runtime.spawn(self.fetch()))),
            _ => Fetch::None,
        }
    }

    /// Takes note of what came and starts on what comes after it. `None` if
    /// there is nothing in it to pass on.
    fn arrive(&mut self, answer: Result<Page<P>, Error>) -> Option<Result<Page<P>, Error>> {
        let mut page = match answer {
            Ok(page) => page,
            Err(error) if self.course.is_second_look() && says_no_such_page(&error) => {
                self.course.stop(End::LastPage);
                return None;
            }
            Err(error) => {
                self.course.stop(End::Failed);
                return Some(Err(error));
            }
        };
        let next = P::next(&mut page.value, &page.head.headers);
        let next = next.filter(|next| !next.is_empty());
        let sight = look_at::<P>(&mut page.value, next.as_deref());
        let verdict = self.course.pass(sight);
        if self.course.end() != Some(End::Incomplete) {
            self.next = next;
        }
        match self.course.end() {
            Some(End::Incomplete) => self.error = Some(self.incomplete()),
            Some(_) => {}
            None => self.fetch = self.fetch_ahead(),
        }
        (verdict == Verdict::Keep).then_some(Ok(page))
    }

    fn incomplete(&self) -> Error {
        let (rows, total) = (self.course.seen(), self.course.total());
        let next_page = self.course.number();
        let all = match total {
            Some(total) => format!("{rows} of {total} rows came"),
            None => format!("{rows} rows came, and the server says that there are more"),
        };
        let kind = ErrorKind::Incomplete {
            rows,
            total,
            next_page,
        };
        let message = format!("{all}: page {next_page} has no new ones; read on from there");
        Error::new(kind, message).with_operation(P::OPERATION)
    }
}

/// Whether a page can be read without a reason to.
fn is_harmless<P: Paged>() -> bool {
    P::OPERATION.price.is_free() && P::OPERATION.repeat == Repeat::Safe
}

/// Whether a server may mean by this that a page is beyond the last one.
fn says_no_such_page(error: &Error) -> bool {
    let status = error.status().map(|status| status.as_u16());
    matches!(status, Some(400 | 404 | 416 | 422))
}

fn look_at<P: Paged>(answer: &mut P::Answer, next: Option<&str>) -> Sight {
    let more = P::more(answer);
    let total = P::total(answer);
    let rows = P::rows(answer);
    let is_followed = P::BY == By::Answer;
    Sight {
        rows: rows.len() as u64,
        print: match is_followed {
            true => next.and_then(fingerprint),
            false => fingerprint(rows),
        },
        total,
        more: match is_followed {
            true => Some(next.is_some() && more != Some(false)),
            false => more,
        },
    }
}

impl<P: Paged> Stream for Pages<P> {
    type Item = Result<Page<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(error) = self.error.take() {
                return Poll::Ready(Some(Err(error)));
            }
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
            if let Some(item) = answer.and_then(|answer| self.arrive(answer)) {
                return Poll::Ready(Some(item));
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
