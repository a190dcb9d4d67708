//! Reading what a job brought: rows, or a file.
//!
//! Rows of a job that was split are read one part after the other, so memory
//! stays bounded by two pages whatever the number of jobs.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::io::AsyncWrite;

use super::{FileResults, Job, JobKind, PagedResults};
use crate::page::{Paged, Rows};
use crate::{Call, Client, Error, Response};

type RowOf<K> = <<K as PagedResults>::Page as Paged>::Row;
type ReceiptOf<K> = <<K as PagedResults>::Page as Call>::Receipt;

impl<K: PagedResults> Job<K> {
    /// The results from the first to the last. Of a job that has not ended they
    /// are those that there are.
    pub fn results(&self) -> Results<K> {
        let ids: Vec<String> = self.id.ids().map(str::to_owned).collect();
        Results {
            client: self.client.clone(),
            ids: ids.into_iter(),
            rows: None,
            receipts: Vec::new(),
        }
    }

    /// Reads as much of the results as it takes to have the bill, where reading
    /// them is what settles it: a page of each job. Of a job that failed this is
    /// how the reservation comes back.
    ///
    /// # Errors
    /// If a page cannot be read. Settling can be tried again.
    pub async fn settle(&self) -> Result<Vec<ReceiptOf<K>>, Error> {
        let mut receipts = Vec::new();
        for id in self.id.ids() {
            let page = K::results(&self.client, id).call().await?;
            receipts.push(page.into_parts().1);
        }
        Ok(receipts)
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

/// The rows that a job brought: a [`Stream`]. See [`page`](crate::page) for how
/// it reads.
#[must_use = "results are read when they are asked for"]
pub struct Results<K: PagedResults> {
    client: Client,
    ids: std::vec::IntoIter<String>,
    rows: Option<Rows<K::Page>>,
    receipts: Vec<ReceiptOf<K>>,
}

impl<K: PagedResults> Results<K> {
    /// The next row, or `None` after the last.
    ///
    /// # Errors
    /// If a page cannot be read. The stream has then ended.
    pub async fn try_next(&mut self) -> Result<Option<RowOf<K>>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// The last receipt of each job that was read to its end: the bill, if the
    /// job had ended. There is one in the end, unless the job was split.
    #[must_use]
    pub fn receipts(&self) -> &[ReceiptOf<K>] {
        &self.receipts
    }
}

impl<K: PagedResults> Stream for Results<K> {
    type Item = Result<RowOf<K>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(rows) = &mut self.rows else {
                let Some(id) = self.ids.next() else {
                    return Poll::Ready(None);
                };
                self.rows = Some(Rows::new(K::results(&self.client, &id)));
                continue;
            };
            match ready!(Pin::new(rows).poll_next(context)) {
                Some(Ok(row)) => return Poll::Ready(Some(Ok(row))),
                Some(Err(error)) => {
                    self.ids = Vec::new().into_iter();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let receipt = self.rows.take().and_then(Rows::into_receipt);
                    self.receipts.extend(receipt);
                }
            }
        }
    }
}

/// Nothing in it is pinned.
impl<K: PagedResults> Unpin for Results<K> {}

impl<K: PagedResults> fmt::Debug for Results<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Results")
            .field("kind", &<K as JobKind>::NAME)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}
