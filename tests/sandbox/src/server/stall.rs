//! Giving up on bodies that stop arriving.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use futures_util::{StreamExt, stream};
use tokio::time::timeout;

use super::Service;

/// Nothing of a body has arrived for this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing of the body arrived for {0:?}")]
pub struct Stalled(pub Duration);

impl Stalled {
    /// Returns the stall that an error comes from, if it comes from one.
    pub fn cause_of(error: &(dyn Error + 'static)) -> Option<Self> {
        let stalled = error.downcast_ref().copied();
        stalled.or_else(|| Self::cause_of(error.source()?))
    }
}

/// Makes the body of a request fail with [`Stalled`] if it stalls.
pub(super) async fn watch(State(service): State<Arc<Service>>, request: Request) -> Request {
    request.map(|body| watched(body, service.patience))
}

fn watched(body: Body, patience: Duration) -> Body {
    let chunks = stream::unfold(Some(body.into_data_stream()), move |chunks| async move {
        let mut chunks = chunks?;
        match timeout(patience, chunks.next()).await {
            Ok(chunk) => Some((chunk?, Some(chunks))),
            Err(_) => Some((Err(axum::Error::new(Stalled(patience))), None)),
        }
    });
    Body::from_stream(chunks)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn gives_up_when_nothing_arrives() {
        let start = tokio::time::Instant::now();
        let chunks =
            stream::iter([Ok::<_, axum::Error>(Bytes::from("a"))]).chain(stream::pending());
        let mut chunks = watched(Body::from_stream(chunks), PATIENCE).into_data_stream();
        let first = chunks.next().await.expect("a chunk");
        assert_eq!(first.expect("it has arrived"), "a");
        let error = chunks.next().await.expect("an end").expect_err("it stalls");
        assert_eq!(Stalled::cause_of(&error), Some(Stalled(PATIENCE)));
        assert_eq!(start.elapsed(), PATIENCE);
        assert!(chunks.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn waits_for_as_long_as_something_arrives() {
        let slow = stream::iter(0..5).then(async |_| {
            tokio::time::sleep(PATIENCE - Duration::from_secs(1)).await;
            Ok::<_, axum::Error>(Bytes::from("a"))
        });
        let body = watched(Body::from_stream(slow), PATIENCE);
        let whole = axum::body::to_bytes(body, 10).await.expect("a body");
        assert_eq!(whole, "aaaaa");
    }
}
