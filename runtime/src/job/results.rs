//! Reads the results of a job: rows, or a file.
//!
//! Rows of a job that was split are read one part after the other, so memory
//! stays bounded by two pages whatever the number of jobs. A part that cannot be
//! read does not keep the rows of the others back.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::io::AsyncWrite;

use super::{FileResults, Job, JobKind, PagedResults};
use crate::page::{End, Paged, Rows};
use crate::{Call, Error, Response};

type RowOf<K> = <<K as PagedResults>::Page as Paged>::Row;
type ReceiptOf<K> = <<K as PagedResults>::Page as Call>::Receipt;

impl<K: PagedResults> Job<K> {
    /// Reads the results from the first to the last. Of a job that has not ended
    /// they are those that there are.
    pub fn results(&self) -> Results<K> {
        self.results_from(1)
    }

    /// Reads the results from `page` on, counted from 1: where
    /// [`Results::next_page`] was when reading ended in another process. Pages
    /// are of the size that [`results`](Self::results) reads. Of a job that was
    /// [split](super::split), `page` is one of the first part; the other parts
    /// are read from their beginning. To read on in another part, take it from
    /// [`parts`](Self::parts).
    pub fn results_from(&self, page: u64) -> Results<K> {
        let part = |(index, id): (usize, &str)| {
            let mut request = K::results(&self.client, id);
            if index == 0 && page > 1 {
                request.set_page_number(page);
            }
            PartRows {
                id: id.to_owned(),
                rows: Rows::new(request),
                error: None,
            }
        };
        Results {
            parts: self.id.ids().enumerate().map(part).collect(),
            at: 0,
            receipts: Vec::new(),
        }
    }

    /// Reads as much of the results as it takes to have the bill, where reading
    /// them is what settles it: a page of each job. Of a job that failed this is
    /// how the reservation comes back.
    ///
    /// # Errors
    /// If a page cannot be read: the first such error, after all parts of the job
    /// were tried. Settling can be tried again.
    pub async fn settle(&self) -> Result<Vec<ReceiptOf<K>>, Error> {
        let mut receipts = Ok(Vec::new());
        for id in self.id.ids() {
            match (K::results(&self.client, id).call().await, &mut receipts) {
                (Ok(page), Ok(receipts)) => receipts.push(page.into_parts().1),
                (Err(error), Ok(_)) => receipts = Err(error),
                (_, Err(_)) => {}
            }
        }
        receipts
    }
}

impl<K: FileResults> Job<K> {
    /// The request for the file of results.
    pub fn download(&self) -> K::Download {
        // A handle without an id asks for a file that there is not.
        let id = self.id.ids().next().unwrap_or_default();
        K::download(&self.client, id)
    }

    /// Writes the file of results to `writer` as it arrives. The response says
    /// how many bytes it was, and what it cost.
    ///
    /// # Errors
    /// If `writer` fails; or if the file cannot be had or breaks off, in which
    /// case the error holds an [`Error`] of this crate. What was written by then
    /// is not complete.
    pub async fn save<W: AsyncWrite + Unpin>(
        &self,
        writer: &mut W,
    ) -> io::Result<Response<u64, <K::Download as Call>::Receipt>> {
        let answer = self.download().call().await.map_err(io::Error::other)?;
        let (file, rest) = answer.split();
        let written = file.write_to(writer).await?;
        Ok(rest.map(|()| written))
    }
}

/// The rows of a job: a [`Stream`]. See [`page`](crate::page) for how it reads.
///
/// The parts of a job that was [split](super::split) are read one after the
/// other. If one of them cannot be read to its end, the rows of the others come
/// first, and its error after them. [`resume`](Self::resume) then reads on where
/// each part stopped.
#[must_use = "results are read when they are asked for"]
pub struct Results<K: PagedResults> {
    parts: Vec<PartRows<K>>,
    /// The part that is being read.
    at: usize,
    receipts: Vec<ReceiptOf<K>>,
}

/// The rows of one job on the server.
struct PartRows<K: PagedResults> {
    id: String,
    rows: Rows<K::Page>,
    /// Why reading stopped, until that was passed on.
    error: Option<Error>,
}

/// How far one part of a [split](super::split) job was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartOfResults<'a> {
    /// The server's id of the job.
    pub id: &'a str,
    /// The number of the page that comes next, or that could not be read.
    pub next_page: u64,
    /// Why there are no more pages; `None` while there may be some.
    pub end: Option<End>,
}

impl<K: PagedResults> Results<K> {
    /// The next row, or `None` after the last.
    ///
    /// # Errors
    /// If a page cannot be read, or if the server says that there are more rows
    /// but does not send them
    /// ([`ErrorKind::Incomplete`](crate::ErrorKind::Incomplete)). The rows of all
    /// parts that can be read came before. Each part has an error of its own;
    /// after the last of them the stream has ended, unless it is
    /// [resumed](Self::resume).
    pub async fn try_next(&mut self) -> Result<Option<RowOf<K>>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// Reads on after an error, at the page where each part stopped. Does nothing
    /// if all parts were read to their end.
    pub fn resume(&mut self) {
        for part in &mut self.parts {
            part.error = None;
            part.rows.resume();
        }
        self.at = 0;
    }

    /// The last receipt of each job that was read to its end: the bill, if the
    /// job had ended. There is one in the end, unless the job was split.
    #[must_use]
    pub fn receipts(&self) -> &[ReceiptOf<K>] {
        &self.receipts
    }

    /// How far each part of the job was read. There is one unless it was split.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = PartOfResults<'_>> {
        self.parts.iter().map(PartRows::shown)
    }

    /// The number of the page that comes next, or that could not be read: of the
    /// part that is being read, or the first one that was not read to its end.
    #[must_use]
    pub fn next_page(&self) -> u64 {
        let is_stuck = |part: &&PartRows<K>| part.end().is_some_and(End::can_be_resumed);
        let part = self.parts.get(self.at);
        let part = part.or_else(|| self.parts.iter().find(is_stuck));
        let part = part.or_else(|| self.parts.last());
        part.map_or(1, |part| part.rows.next_page())
    }

    /// Why there are no more pages; `None` while there may be some. Of a job that
    /// was split, this is the end of the first part that did not end with its
    /// [last page](End::LastPage), if there is one.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        let ends: Option<Vec<End>> = self.parts.iter().map(PartRows::end).collect();
        let ends = ends?;
        let early = ends.iter().find(|end| **end != End::LastPage);
        early.or(ends.first()).copied()
    }
}

impl<K: PagedResults> PartRows<K> {
    fn end(&self) -> Option<End> {
        self.rows.end()
    }

    fn shown(&self) -> PartOfResults<'_> {
        PartOfResults {
            id: &self.id,
            next_page: self.rows.next_page(),
            end: self.end(),
        }
    }
}

impl<K: PagedResults> Stream for Results<K> {
    type Item = Result<RowOf<K>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self {
            parts,
            at,
            receipts,
        } = &mut *self;
        while let Some(part) = parts.get_mut(*at) {
            match ready!(Pin::new(&mut part.rows).poll_next(context)) {
                Some(Ok(row)) => return Poll::Ready(Some(Ok(row))),
                Some(Err(error)) => part.error = Some(error),
                None => receipts.extend(part.rows.take_receipt()),
            }
            *at += 1;
        }
        let error = parts.iter_mut().find_map(|part| part.error.take());
        Poll::Ready(error.map(Err))
    }
}

/// Nothing in it is pinned.
impl<K: PagedResults> Unpin for Results<K> {}

impl<K: PagedResults> fmt::Debug for Results<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self.parts().collect();
        f.debug_struct("Results")
            .field("kind", &<K as JobKind>::NAME)
            .field("parts", &parts)
            .finish_non_exhaustive()
    }
}
