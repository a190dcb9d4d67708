//! Jobs: submitting, waiting, reading, each as a call that blocks.
//!
//! Wrappers around the types of [`job`](crate::job) with the same names, where
//! what they do is explained.

use std::fmt;
use std::io;
use std::ops::Deref;
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::{Iter, Reader, run};
use crate::job::{
    self, FileResults, JobError, JobId, JobKind, PagedResults, Progress, ResultInside, Results,
    Submit, SubmitError,
};
use crate::money::Priced;
use crate::page::Paged;
use crate::{Call, Client, Credits, Error, Response};

/// A job of kind `K`; see [`job::Job`].
pub struct Job<K>(job::Job<K>);

impl<K: JobKind> Job<K> {
    /// The handle of a job that was submitted before. Whether there is one is
    /// only found out when it is used.
    pub fn new(client: &Client, id: JobId<K>) -> Self {
        Self(job::Job::new(client, id))
    }

    /// What to keep in order to find the job again.
    #[must_use]
    pub fn id(&self) -> &JobId<K> {
        self.0.id()
    }

    /// The handle of each job that this one was [split](job::split) over, in
    /// order. There is one unless the job was split.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Self> {
        self.0.parts().map(Self)
    }

    /// Waits for the job to end: a request that can be adjusted, and
    /// [run](Wait::run).
    pub fn wait<'a>(&self) -> Wait<'a, K> {
        Wait(self.0.wait())
    }
}

impl<K: JobKind<Status: Priced>> Job<K> {
    /// Releases what the client's budget holds for this job; see
    /// [`job::Job::release_held`].
    pub fn release_held(&self) -> Credits {
        self.0.release_held()
    }
}

impl<K: PagedResults> Job<K> {
    /// Reads the results from the first to the last. Of a job that has not ended
    /// they are those that there are.
    pub fn results(&self) -> Iter<Results<K>> {
        Iter::new(self.0.results())
    }

    /// Reads the results from `page` on, counted from 1; see
    /// [`job::Job::results_from`].
    pub fn results_from(&self, page: u64) -> Iter<Results<K>> {
        Iter::new(self.0.results_from(page))
    }

    /// Reads as much of the results as it takes to have the bill; see
    /// [`job::Job::settle`].
    ///
    /// # Errors
    /// If a page cannot be read: the first such error, after all parts of the job
    /// were tried. Settling can be tried again.
    pub fn settle(&self) -> Result<Vec<<K::Page as Call>::Receipt>, Error>
    where
        K::Page: Paged,
    {
        run(self.0.settle())
    }
}

impl<K: FileResults> Job<K> {
    /// Writes the file of results to `writer` as it arrives. The response says
    /// how many bytes it was, and what it cost.
    ///
    /// # Errors
    /// If `writer` fails; or if the file cannot be had or breaks off, in which
    /// case the error holds an [`Error`] of this crate. What was written by then
    /// is not complete.
    pub fn save(
        &self,
        writer: &mut impl io::Write,
    ) -> io::Result<Response<u64, <K::Download as Call>::Receipt>> {
        let answer = run(self.0.download().call()).map_err(io::Error::other)?;
        let (file, rest) = answer.split();
        let written = io::copy(&mut Reader::new(file), writer)?;
        writer.flush()?;
        Ok(rest.map(|()| written))
    }
}

impl<K> Clone for Job<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K> From<job::Job<K>> for Job<K> {
    fn from(job: job::Job<K>) -> Self {
        Self(job)
    }
}

impl<K: JobKind> Serialize for Job<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<K: JobKind> fmt::Debug for Job<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Waits for a job to end; see [`job::Wait`].
#[must_use = "waiting begins when this is run"]
pub struct Wait<'a, K: JobKind>(job::Wait<'a, K>);

impl<'a, K: JobKind> Wait<'a, K> {
    /// Calls `show` whenever the status was asked for.
    pub fn on_progress(self, show: impl FnMut(Progress) + Send + 'a) -> Self {
        Self(self.0.on_progress(show))
    }

    /// Sets the total time to wait, instead of [`job::Wait::TIMEOUT`]. The job goes
    /// on when it is up.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Asks for the status this often, instead of as often as the API suggests.
    pub fn poll_every(self, pause: Duration) -> Self {
        Self(self.0.poll_every(pause))
    }

    /// Sets the time to go on without a known state of the job, instead of
    /// [`job::Wait::PATIENCE`]; see [`job::Wait::patience`].
    pub fn patience(self, patience: Duration) -> Self {
        Self(self.0.patience(patience))
    }

    /// Waits.
    ///
    /// # Errors
    /// If the job failed, or cannot be waited for any longer.
    pub fn run(self) -> Result<Done<K>, JobError> {
        run(self.0.into_future()).map(Done::from)
    }

    /// Waits for each of the jobs that this one was split over; see
    /// [`job::Wait::each`].
    ///
    /// # Errors
    /// If this is no place to block. The outcome of each job is in the list.
    pub fn each(self) -> Result<Vec<Result<Done<K>, JobError>>, Error> {
        let each = run(async { Ok::<_, Error>(self.0.each().await) })?;
        Ok(each.into_iter().map(|it| it.map(Done::from)).collect())
    }
}

impl<K: JobKind> fmt::Debug for Wait<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A job that has ended well: a [`Job`], with the last status of it.
pub struct Done<K: JobKind> {
    job: Job<K>,
    done: job::Done<K>,
}

impl<K: JobKind> From<job::Done<K>> for Done<K> {
    fn from(done: job::Done<K>) -> Self {
        Self {
            job: Job(job::Job::clone(&done)),
            done,
        }
    }
}

impl<K: JobKind> Done<K> {
    /// The last status, or that of each job that it was split over.
    #[must_use]
    pub fn statuses(&self) -> &[<K::Status as Call>::Answer] {
        self.done.statuses()
    }

    /// The handle alone.
    #[must_use]
    pub fn into_job(self) -> Job<K> {
        self.job
    }
}

impl<K: ResultInside> Done<K> {
    /// The result that came with the status, or that of each job that it was
    /// split over, in order.
    #[must_use]
    pub fn into_results(self) -> Vec<Option<K::Value>> {
        self.done.into_results()
    }

    /// The result that came with the status, of a job that was not split.
    #[must_use]
    pub fn into_result(self) -> Option<K::Value> {
        self.done.into_result()
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
        self.done.fmt(f)
    }
}

/// A job to be submitted; see [`job::Submission`].
#[must_use = "a job is submitted when this is run"]
pub struct Submission<'a, B: Submit>(job::Submission<'a, B>);

impl<'a, B: Submit> Submission<'a, B> {
    /// Submits what `request` asks for.
    pub fn new(request: B) -> Self {
        Self(job::Submission::new(request))
    }

    /// Calls `note` after each job that was accepted, with the handle of all so
    /// far.
    pub fn on_submitted(self, note: impl FnMut(&JobId<B::Kind>) + Send + 'a) -> Self {
        Self(self.0.on_submitted(note))
    }

    /// Takes up a submission that was interrupted.
    pub fn after(self, submitted: JobId<B::Kind>) -> Self {
        Self(self.0.after(submitted))
    }

    /// Submits.
    ///
    /// # Errors
    /// If the request, or one of those that it was split into, was not accepted.
    pub fn run(self) -> Result<Submitted<B>, SubmitError<B>> {
        let driver = match super::driver::driver() {
            Ok(driver) => driver,
            Err(error) => return Err(self.0.refuse(error)),
        };
        let submitted = driver.wait(self.0.into_future())?;
        Ok(Submitted {
            job: Job(job::Job::clone(&submitted)),
            submitted,
        })
    }
}

impl<B: Submit> fmt::Debug for Submission<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A job that was submitted just now: a [`Job`], with what the server answered.
pub struct Submitted<B: Submit> {
    job: Job<B::Kind>,
    submitted: job::Submitted<B>,
}

impl<B: Submit> Submitted<B> {
    /// What the server answered, with receipts: one answer unless the job was
    /// split. Those from before an interruption are not among them.
    #[must_use]
    pub fn answers(&self) -> &[Response<B::Answer, B::Receipt>] {
        self.submitted.answers()
    }

    /// The handle alone.
    #[must_use]
    pub fn into_job(self) -> Job<B::Kind> {
        self.job
    }
}

impl<B: Submit> Deref for Submitted<B> {
    type Target = Job<B::Kind>;

    fn deref(&self) -> &Job<B::Kind> {
        &self.job
    }
}

impl<B: Submit> fmt::Debug for Submitted<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.submitted.fmt(f)
    }
}
