//! A body that is read as it arrives.
//!
//! For downloads that are not worth holding in memory. A stream that breaks
//! off says so: it never just ends.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use crate::callee::Callee;
use crate::exchange::broken_off;
use crate::{Error, ErrorKind, Outcome};

/// The body of an answer, as it arrives.
///
/// A [`Stream`] of chunks. When the connection fails or falls silent, the last
/// item is an error; a stream that ends without one is complete.
pub struct ByteStream {
    chunks: Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>,
    length: Option<u64>,
}

impl ByteStream {
    /// Reads `response`, waiting for each chunk no longer than `patience`.
    pub(crate) fn new(
        callee: Callee,
        response: reqwest::Response,
        patience: Duration,
        attempts: u32,
    ) -> Self {
        let length = response.content_length();
        let chunks = stream::try_unfold(response, move |mut response| async move {
            let chunk = next_chunk(&mut response, patience)
                .await
                .map_err(|error| error.with_callee(callee).after(attempts, Outcome::Unknown))?;
            Ok(chunk.map(|chunk| (chunk, response)))
        });
        Self {
            chunks: Box::pin(chunks.fuse()),
            length,
        }
    }

    /// How long the body will be, if the server said so.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }

    /// All of it at once, however large.
    ///
    /// # Errors
    /// If the stream breaks off.
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let mut all = BytesMut::new();
        while let Some(chunk) = self.try_next().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }

    /// Writes all of it to `writer` as it arrives, and says how much it was.
    ///
    /// # Errors
    /// If `writer` fails; or if the stream breaks off, in which case the error
    /// holds an [`Error`] of this crate.
    pub async fn write_to<W: AsyncWrite + Unpin>(mut self, writer: &mut W) -> io::Result<u64> {
        let mut written = 0;
        while let Some(chunk) = self.try_next().await.map_err(io::Error::other)? {
            writer.write_all(&chunk).await?;
            written += chunk.len() as u64;
        }
        writer.flush().await?;
        Ok(written)
    }
}

async fn next_chunk(
    response: &mut reqwest::Response,
    patience: Duration,
) -> Result<Option<Bytes>, Error> {
    match timeout(patience, response.chunk()).await {
        Ok(chunk) => chunk.map_err(broken_off),
        Err(_) => Err(Error::new(
            ErrorKind::Timeout,
            format!("nothing more arrived within {patience:?}"),
        )),
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.chunks.as_mut().poll_next(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("content_length", &self.length)
            .finish_non_exhaustive()
    }
}
