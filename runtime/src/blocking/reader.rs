//! A download as something to read from.

use std::fmt;
use std::io::{self, Read};

use bytes::{Buf, Bytes};

use super::Iter;
use crate::ByteStream;

/// A body that is read as it arrives.
///
/// When it breaks off, reading fails with an error that holds an
/// [`Error`](crate::Error) of this crate; a body that just ends is complete, unless
/// it [may be cut](Self::may_be_cut).
pub struct Reader {
    chunks: Iter<ByteStream>,
    chunk: Bytes,
    may_be_cut: bool,
}

impl Reader {
    /// Reads `body`.
    #[must_use]
    pub fn new(body: ByteStream) -> Self {
        Self {
            may_be_cut: body.may_be_cut(),
            chunks: Iter::new(body),
            chunk: Bytes::new(),
        }
    }

    /// Whether nothing but the end of the connection tells where the body ends; see
    /// [`ByteStream::may_be_cut`].
    #[must_use]
    pub fn may_be_cut(&self) -> bool {
        self.may_be_cut
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() {
            match self.chunks.next() {
                Some(chunk) => self.chunk = chunk.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = self.chunk.len().min(buffer.len());
        self.chunk.copy_to_slice(&mut buffer[..length]);
        Ok(length)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl From<ByteStream> for Reader {
    fn from(body: ByteStream) -> Self {
        Self::new(body)
    }
}
