//! Waiting for a job, as a future and as a stream of progress.
//!
//! Two ways to drive the same watch. Giving either up loses nothing: the job
//! goes on, and another wait can begin.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::watch::{Manner, Watch};
use super::{Done, Job, JobError, JobKind, Progress};
use crate::BoxFuture;

/// Waits for a job to end: awaiting it gives what is [`Done`].
///
/// Waiting ends in any case, at the latest after [`TIMEOUT`](Self::TIMEOUT). Of a
/// job that was [split](super::split), all parts are waited for, also when one of
/// them fails or its status cannot be had; [`each`](Self::each) has the outcome of
/// each.
///
/// For 20 seconds after a job was submitted in this process, 404 as its status is
/// taken to mean that the server does not know it yet.
#[must_use = "waiting begins when this is awaited"]
pub struct Wait<'a, K: JobKind> {
    job: Job<K>,
    manner: Manner,
    on_progress: Option<Box<dyn FnMut(Progress) + Send + 'a>>,
}

impl<'a, K: JobKind> Wait<'a, K> {
    /// How long a wait goes on without a known state of the job, by default: 10
    /// minutes. See [`patience`](Self::patience).
    pub const PATIENCE: Duration = Duration::from_secs(10 * 60);

    /// How long a wait lasts in all, by default: 24 hours. See
    /// [`timeout`](Self::timeout).
    pub const TIMEOUT: Duration = Duration::from_secs(24 * 60 * 60);

    pub(super) fn new(job: Job<K>) -> Self {
        Self {
            job,
            manner: Manner {
                every: Duration::from_secs(K::POLL_SECONDS),
                timeout: Self::TIMEOUT,
                patience: Self::PATIENCE,
            },
            on_progress: None,
        }
    }

    /// Calls `show` whenever the status was asked for.
    pub fn on_progress(mut self, show: impl FnMut(Progress) + Send + 'a) -> Self {
        self.on_progress = Some(Box::new(show));
        self
    }

    /// Sets the total time to wait, instead of [`TIMEOUT`](Self::TIMEOUT). When it
    /// is up, the wait ends with [`JobError::TimedOut`]. The job goes on, and can
    /// be waited for again.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.manner.timeout = timeout;
        self
    }

    /// Asks for the status this often, instead of as often as the API suggests.
    pub fn poll_every(mut self, pause: Duration) -> Self {
        self.manner.every = pause;
        self
    }

    /// Sets the time to go on without a known state of the job, instead of
    /// [`PATIENCE`](Self::PATIENCE): while no status can be had because of faults
    /// that may pass, or while the server names a state that its description does
    /// not have, or none. Each job of a [split](super::split) one has its own
    /// patience. The wait then ends with [`JobError::Call`] or
    /// [`JobError::UnknownState`].
    pub fn patience(mut self, patience: Duration) -> Self {
        self.manner.patience = patience;
        self
    }

    /// Waits step by step: a stream of progress, which ends with the job.
    pub fn progress_stream(self) -> ProgressStream<K> {
        ProgressStream {
            next: step(Watch::new(self.job, self.manner)),
            has_ended: false,
        }
    }

    /// Waits for each of the jobs that this one was [split](super::split) over,
    /// and returns the outcome of each, in order. One that fails hides nothing of
    /// the others. There is one outcome unless the job was split.
    pub async fn each(self) -> Vec<Result<Done<K>, JobError>> {
        self.watch().await.into_each()
    }

    async fn run(self) -> Result<Done<K>, JobError> {
        self.watch().await.finish()
    }

    /// Waits until there is nothing to wait for any longer.
    async fn watch(mut self) -> Watch<K> {
        let mut watch = Watch::new(self.job, self.manner);
        while let Some(progress) = watch.step().await {
            if let Some(show) = &mut self.on_progress {
                show(progress);
            }
        }
        watch
    }
}

impl<'a, K: JobKind> IntoFuture for Wait<'a, K> {
    type Output = Result<Done<K>, JobError>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<K: JobKind> fmt::Debug for Wait<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("job", &self.job)
            .field("manner", &self.manner)
            .finish_non_exhaustive()
    }
}

/// The progress of a job: a [`Stream`] with an item whenever the status was
/// asked for, which ends when the job has, or with an error.
#[must_use = "waiting goes on while this is polled"]
pub struct ProgressStream<K: JobKind> {
    next: BoxFuture<'static, Step<K>>,
    has_ended: bool,
}

/// A watch after one step, and what was seen.
type Step<K> = (Watch<K>, Option<Progress>);

fn step<K: JobKind>(mut watch: Watch<K>) -> BoxFuture<'static, Step<K>> {
    Box::pin(async move {
        let seen = watch.step().await;
        (watch, seen)
    })
}

impl<K: JobKind> ProgressStream<K> {
    /// The next progress, or `None` once the job has ended.
    ///
    /// # Errors
    /// If the job cannot be waited for any longer. The stream has then ended.
    pub async fn try_next(&mut self) -> Result<Option<Progress>, JobError> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// Waits for the end, and says what the job came to.
    ///
    /// # Errors
    /// If the job failed, or cannot be waited for any longer.
    pub async fn finish(mut self) -> Result<Done<K>, JobError> {
        loop {
            let (watch, seen) = self.next.await;
            if seen.is_none() {
                return watch.finish();
            }
            self.next = step(watch);
        }
    }
}

impl<K: JobKind> Stream for ProgressStream<K> {
    type Item = Result<Progress, JobError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let (mut watch, seen) = ready!(self.next.as_mut().poll(context));
        self.has_ended = seen.is_none();
        let error = if seen.is_none() && watch.is_unfinished() {
            watch.error()
        } else {
            None
        };
        self.next = step(watch);
        Poll::Ready(seen.map(Ok).or(error.map(Err)))
    }
}

impl<K: JobKind> fmt::Debug for ProgressStream<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProgressStream")
            .field("kind", &K::NAME)
            .finish_non_exhaustive()
    }
}
