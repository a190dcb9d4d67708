//! Finds out whether anything of a request has been written.
//!
//! A call can be given up while its connection is still being made. A request
//! whose body was never asked for was not written either, so the server cannot
//! have acted on it, and a budget counts nothing. Where that cannot be known,
//! because a request has no body or something other than a [`reqwest::Client`]
//! carries it, it counts as written: this module must never say otherwise.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::Outcome;
use crate::outcome::OutcomeSoFar;

tokio::task_local! {
    static CARRIED: Carried;
}

/// The request that is being carried.
#[derive(Clone)]
struct Carried {
    so_far: OutcomeSoFar,
    /// Whether its body has been asked for. It is never taken back: a transport
    /// may carry it another time.
    is_written: Arc<AtomicBool>,
}

/// Does the work that carries a request. `so_far` is unknown while the request
/// may have been written.
pub(crate) async fn carry<F: Future>(so_far: &OutcomeSoFar, work: F) -> F::Output {
    so_far.set(Outcome::Unknown);
    let carried = Carried {
        so_far: so_far.clone(),
        is_written: Arc::default(),
    };
    CARRIED.scope(carried, work).await
}

/// Has a request say when it begins to be written, if it can.
pub(crate) fn watch(request: &mut reqwest::Request) {
    let Ok(carried) = CARRIED.try_with(Clone::clone) else {
        return;
    };
    let bytes = request.body().and_then(reqwest::Body::as_bytes);
    let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
        return;
    };
    let bytes = Bytes::copy_from_slice(bytes);
    if !carried.is_written.load(Ordering::Acquire) {
        carried.so_far.set(Outcome::NotSent);
    }
    let body = Watched {
        bytes: Some(bytes),
        carried,
    };
    *request.body_mut() = Some(reqwest::Body::wrap(body));
}

/// A body that notes when it is first asked for.
struct Watched {
    bytes: Option<Bytes>,
    carried: Carried,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.carried.is_written.store(true, Ordering::Release);
        self.carried.so_far.set(Outcome::Unknown);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
