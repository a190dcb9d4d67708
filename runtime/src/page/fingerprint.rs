//! A number that stands for a value, the same in every process.
//!
//! For noticing that something comes again. It keeps nobody from making two
//! values that have the same number, so nothing may be trusted because of it.

use std::io;

use serde::Serialize;
use siphasher::sip128::{Hasher128, SipHasher13};

/// The same for equal values. What cannot be serialized has none.
pub(crate) fn fingerprint<T: Serialize + ?Sized>(value: &T) -> Option<u128> {
    let mut hash = Hash(SipHasher13::new());
    serde_json::to_writer(&mut hash, value).ok()?;
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
