//! The handle of a job: its id, and a client to do something with it.

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};

use tokio::time::Instant;

use super::{JobId, JobKind, Wait};
use crate::money::Priced;
use crate::{Client, Credits};

/// A job of kind `K`: one on the server, or several that look like one.
///
/// The handle is not the job. Dropping it changes nothing on the server, and a
/// new one can be made [of the id](Self::id) at any time, in any process. It
/// serializes as that id.
pub struct Job<K> {
    pub(super) client: Client,
    pub(super) id: JobId<K>,
    /// When it was submitted, if that was in this process.
    pub(super) submitted_at: Option<Instant>,
}

impl<K: JobKind> Job<K> {
    /// The handle of a job that was submitted before. Whether there is one is
    /// only found out when it is used.
    pub fn new(client: &Client, id: JobId<K>) -> Self {
        Self {
            client: client.clone(),
            id,
            submitted_at: None,
        }
    }

    /// What to keep in order to find the job again.
    #[must_use]
    pub fn id(&self) -> &JobId<K> {
        &self.id
    }

    /// The handle of each job that this one was [split](super::split) over, in
    /// order: to wait for them or to read them one by one. There is one unless
    /// the job was split.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Self> {
        self.id.parts.iter().map(|part| Self {
            client: self.client.clone(),
            id: JobId::of(vec![part.clone()]),
            submitted_at: self.submitted_at,
        })
    }

    /// How long a server may take until it knows a job that it has accepted.
    pub(super) const NEW: Duration = Duration::from_secs(20);

    /// Whether the job was submitted just now.
    pub(super) fn is_new(&self) -> bool {
        self.submitted_at.is_some_and(|at| at.elapsed() < Self::NEW)
    }

    /// Waits for the job to end: a request that can be adjusted, and awaited.
    pub fn wait<'a>(&self) -> Wait<'a, K> {
        Wait::new(self.clone())
    }
}

impl<K: JobKind<Status: Priced>> Job<K> {
    /// Releases what the client's budget holds for this job, or counts as
    /// doubtful about it, and returns that amount in credits.
    ///
    /// For a job that has ended without telling its bill, or that will never be
    /// read: only you can know that nothing more will be charged. Nothing is
    /// sent. If the bill comes later all the same, it is counted.
    pub fn release_held(&self) -> Credits {
        let account = self.client.account();
        let ids = self.id.ids();
        ids.map(|id| account.release_job(<K::Status as Priced>::JOB, id))
            .sum()
    }
}

impl<K> Clone for Job<K> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            id: self.id.clone(),
            submitted_at: self.submitted_at,
        }
    }
}

impl<K: JobKind> Serialize for Job<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<K: JobKind> fmt::Debug for Job<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("kind", &K::NAME)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
