//! The stream of rows, which goes from page to page by itself.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{End, Paged, Pages};
use crate::Error;

/// The rows of a page and of all that follow: a [`Stream`], in the server's order.
///
/// See the [module](super) for when it ends and what is read ahead. An error is
/// the last item. It is about the page [`next_page`](Self::next_page), from which
/// [`resume`](Self::resume) reads on, or a new request in another process.
#[must_use = "rows are read when they are asked for"]
pub struct Rows<P: Paged> {
    pages: Pages<P>,
    page: std::vec::IntoIter<P::Row>,
    receipt: Option<P::Receipt>,
}

impl<P: Paged> Rows<P> {
    /// Reads from the page on that `request` is for.
    pub fn new(request: P) -> Self {
        Self {
            pages: Pages::new(request),
            page: Vec::new().into_iter(),
            receipt: None,
        }
    }

    /// The next row, or `None` after the last.
    ///
    /// # Errors
    /// If a page cannot be read, or if the server says that there are more rows
    /// but does not send them
    /// ([`ErrorKind::Incomplete`](crate::ErrorKind::Incomplete)). The stream has
    /// then ended, unless it is [resumed](Self::resume).
    pub async fn try_next(&mut self) -> Result<Option<P::Row>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// The receipt of the page that the last row was on.
    #[must_use]
    pub fn receipt(&self) -> Option<&P::Receipt> {
        self.receipt.as_ref()
    }

    /// Reads on after an error, from [`next_page`](Self::next_page). Does nothing
    /// if reading has not ended with an error.
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    pub(crate) fn take_receipt(&mut self) -> Option<P::Receipt> {
        self.receipt.take()
    }

    /// The number of the page that comes next, or that could not be read.
    #[must_use]
    pub fn next_page(&self) -> u64 {
        self.pages.next_page()
    }

    /// The cursor or the URL of the page that comes next, or that could not be read, if
    /// answers say where that is.
    #[must_use]
    pub fn next_cursor(&self) -> Option<&str> {
        self.pages.next_cursor()
    }

    /// Why there are no more pages; `None` while there may be some. It is known
    /// as soon as the last page is there, before its rows were read.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.pages.end()
    }
}

impl<P: Paged> Stream for Rows<P> {
    type Item = Result<P::Row, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.page.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => {
                    let (mut answer, receipt) = page.into_parts();
                    self.page = std::mem::take(P::rows(&mut answer)).into_iter();
                    self.receipt = Some(receipt);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing in it is pinned.
impl<P: Paged> Unpin for Rows<P> {}

impl<P: Paged> fmt::Debug for Rows<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("pages", &self.pages)
            .field("left_of_page", &self.page.len())
            .finish_non_exhaustive()
    }
}
