//! A job that has ended well.

use std::fmt;
use std::ops::Deref;

use super::kind::StatusOf;
use super::{Job, JobKind, ResultInside};

/// A job that has ended well: a [`Job`], with the last status of it.
pub struct Done<K: JobKind> {
    job: Job<K>,
    statuses: Vec<StatusOf<K>>,
}

impl<K: JobKind> Done<K> {
    pub(super) fn new(job: Job<K>, statuses: Vec<StatusOf<K>>) -> Self {
        Self { job, statuses }
    }

    /// The last status, or that of each job that it was split over.
    #[must_use]
    pub fn statuses(&self) -> &[StatusOf<K>] {
        &self.statuses
    }

    /// The handle alone.
    #[must_use]
    pub fn into_job(self) -> Job<K> {
        self.job
    }
}

impl<K: ResultInside> Done<K> {
    /// The result that came with the status, or that of each job that it was
    /// split over, in order. `None` stands where the server says that a job is
    /// done, and does not say what it came to.
    #[must_use]
    pub fn into_results(self) -> Vec<Option<K::Value>> {
        self.statuses.into_iter().map(K::result).collect()
    }

    /// The result that came with the status, of a job that was not split.
    #[must_use]
    pub fn into_result(self) -> Option<K::Value> {
        self.into_results().into_iter().next().flatten()
    }
}

impl<K: JobKind> Deref for Done<K> {
    type Target = Job<K>;

    fn deref(&self) -> &Job<K> {
        &self.job
    }
}

impl<K: JobKind> fmt::Debug for Done<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Done")
            .field("job", &self.job)
            .finish_non_exhaustive()
    }
}
