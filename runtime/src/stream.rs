//! A body that is read as it arrives.
//!
//! For downloads that are not worth holding in memory. A stream that breaks
//! off says so, as far as the connection tells.

mod file;

use std::fmt;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::Version;
use reqwest::header::TRANSFER_ENCODING;
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use self::file::PartialFile;
use crate::callee::Callee;
use crate::exchange::broken_off;
use crate::{Error, ErrorKind, Outcome};

/// The body of an answer, as it arrives.
///
/// A [`Stream`] of chunks. When the connection fails or falls silent, or the body
/// is shorter than the server said, the last item is an error. A stream that ends
/// without one is complete, unless it [may be cut](Self::may_be_cut).
pub struct ByteStream {
    chunks: Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>,
    length: Option<u64>,
    may_be_cut: bool,
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
        let may_be_cut = ends_with_connection(&response);
        let chunks = stream::try_unfold(response, move |mut response| async move {
            let chunk = next_chunk(&mut response, patience)
                .await
                .map_err(|error| error.with_callee(callee).after(attempts, Outcome::Unknown))?;
            Ok(chunk.map(|chunk| (chunk, response)))
        });
        Self {
            chunks: Box::pin(chunks.fuse()),
            length,
            may_be_cut,
        }
    }

    /// A body of these chunks.
    #[cfg(test)]
    pub(crate) fn of<S>(chunks: S) -> Self
    where
        S: Stream<Item = Result<Bytes, Error>> + Send + 'static,
    {
        Self {
            chunks: Box::pin(chunks),
            length: None,
            may_be_cut: false,
        }
    }

    /// Whether nothing but the end of the connection tells where the body ends: the
    /// server announced no length and sends no chunks, as some do that speak
    /// HTTP/1.0. Such a body ends without an error also if the server failed in the
    /// middle of it, so compare it with something else before relying on it.
    #[must_use]
    pub fn may_be_cut(&self) -> bool {
        self.may_be_cut
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

    /// Writes all of it to the file at `path`, and returns how many bytes it was.
    /// The file has that name only when it is complete: until then it is beside it,
    /// under a name that ends in `.part`, and is removed if the download fails or is
    /// dropped. An existing file is replaced. Whether the body
    /// [may be cut](Self::may_be_cut) is not considered.
    ///
    /// # Errors
    /// If the file cannot be written; or if the stream breaks off, in which case
    /// the error holds an [`Error`] of this crate.
    pub async fn save(self, path: impl AsRef<Path>) -> io::Result<u64> {
        let mut file = PartialFile::create(path.as_ref()).await?;
        let written = self.write_to(file.writer()).await?;
        file.complete().await?;
        Ok(written)
    }
}

/// Whether the body's end is the connection's (RFC 9112, 6.3). HTTP/2 and later
/// mark the end of each body.
fn ends_with_connection(response: &reqwest::Response) -> bool {
    let is_chunked = response.headers().contains_key(TRANSFER_ENCODING);
    response.version() < Version::HTTP_2 && response.content_length().is_none() && !is_chunked
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
            .field("may_be_cut", &self.may_be_cut)
            .finish_non_exhaustive()
    }
}
