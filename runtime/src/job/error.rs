//! What can go wrong with a job besides a call.
//!
//! Jobs go on without being watched, and what was submitted is paid for. So
//! these errors say what became of the job, and give back what is needed to go
//! on with it. They show ids and the server's words, never an input.

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;

use super::{JobId, JobKind, Progress, Submit, Submitted};
use crate::foreign::Line;
use crate::{Credits, Error, ErrorKind, Outcome};

/// Why waiting for a job failed.
///
/// The handle that was waited with is as good as before: see
/// [`Job::wait`](super::Job::wait).
#[derive(Debug)]
#[non_exhaustive]
pub enum JobError {
    /// The status cannot be asked for. The job itself may go on.
    Call(Error),
    /// The job has failed, or some of those that it was split over.
    Failed(FailedJob),
    /// The server has not named a known state of the job for as long as the
    /// [patience](super::Wait::patience) lasts. The job may go on, or have ended.
    #[non_exhaustive]
    UnknownState {
        /// The state as it came; empty if the server named none.
        state: String,
        /// The time since the last known state.
        waited: Duration,
    },
    /// The job had not ended when the [time](super::Wait::timeout) was up. It goes
    /// on.
    #[non_exhaustive]
    TimedOut {
        /// How long it was waited for.
        waited: Duration,
        /// How far it had come.
        progress: Progress,
    },
    /// Several of the jobs that this one was split over did not end well, or one
    /// of them did not while others did. [`Wait::each`](super::Wait::each) has the
    /// results of those that did.
    #[non_exhaustive]
    Parts {
        /// Those that did not end well, in order.
        errors: Vec<PartError>,
        /// How many ended well.
        done: usize,
    },
}

/// The error of one of the jobs that a job was split over.
#[derive(Debug)]
#[non_exhaustive]
pub struct PartError {
    /// The server's id of the job.
    pub id: String,
    /// Why waiting for it failed.
    pub error: JobError,
}

impl From<Error> for JobError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// A job that failed. Its results may have to be read all the same, for the
/// bill to be settled: see [`Job::settle`](super::Job::settle).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedJob {
    /// The server's id of the job, or of the first one that failed of those
    /// that it was split over.
    pub id: String,
    /// Why, in the server's words.
    pub reason: Option<String>,
    /// The ids of others that failed.
    pub others: Vec<String>,
    /// How many of those that it was split over did not fail.
    pub done: usize,
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) if error.status() == Some(StatusCode::NOT_FOUND) => {
                write!(
                    f,
                    "there is no such job, or it is not this caller's: {error}"
                )
            }
            Self::Call(error) => write!(
                f,
                "the job cannot be watched any longer, and may go on: {error}"
            ),
            Self::Failed(failed) => failed.fmt(f),
            Self::UnknownState { state, waited } => {
                if state.is_empty() {
                    write!(f, "the server names no state of the job")?;
                } else {
                    write!(
                        f,
                        "the job is in a state that is not known, `{}`",
                        Line::of_prose(state)
                    )?;
                }
                write!(f, ", for {waited:?}; it may go on")
            }
            Self::TimedOut { waited, progress } => {
                write!(
                    f,
                    "the job had not ended after {waited:?}, and goes on: {} ",
                    progress.processed
                )?;
                match progress.total {
                    Some(total) => write!(f, "of {total} items are processed"),
                    None => f.write_str("items are processed"),
                }
            }
            Self::Parts { errors, done } => {
                const MOST: usize = 3;
                let all = errors.len() + done;
                write!(f, "{} of {all} jobs did not end well", errors.len())?;
                for PartError { id, error } in errors.iter().take(MOST) {
                    write!(f, "; job {}: {error}", id.escape_debug())?;
                }
                match errors.len().saturating_sub(MOST) {
                    0 => Ok(()),
                    more => write!(f, "; and {more} more"),
                }
            }
        }
    }
}

impl fmt::Display for FailedJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "job {} failed", self.id.escape_debug())?;
        if let Some(reason) = &self.reason {
            write!(f, ": {}", Line::of_prose(reason))?;
        }
        if !self.others.is_empty() {
            write!(f, "; so did {} others of the same batch", self.others.len())?;
        }
        if self.done > 0 {
            write!(f, "; {} did not, and have results", self.done)?;
        }
        Ok(())
    }
}

/// The error of a call says itself what it is; its source comes next.
impl std::error::Error for JobError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Failed(_)
            | Self::UnknownState { .. }
            | Self::TimedOut { .. }
            | Self::Parts { .. } => None,
        }
    }
}

/// A request, or one of those that it was split into, was not accepted.
pub struct SubmitError<B: Submit>(Box<Inner<B>>);

struct Inner<B: Submit> {
    error: Error,
    submitted: Option<Submitted<B>>,
    rest: Vec<B>,
}

impl<B: Submit> SubmitError<B> {
    pub(super) fn new(error: Error, submitted: Option<Submitted<B>>, rest: Vec<B>) -> Self {
        Self(Box::new(Inner {
            error,
            submitted,
            rest,
        }))
    }

    /// What went wrong.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.0.error
    }

    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        self.0.error.kind()
    }

    /// What became of the request that failed. What was submitted before is not
    /// in doubt.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.error.outcome()
    }

    /// How many credits are missing, if that is why.
    #[must_use]
    pub fn shortfall(&self) -> Option<Credits> {
        self.0.error.shortfall()
    }

    /// The jobs that were submitted before, as one. They are paid for and go on.
    #[must_use]
    pub fn submitted(&self) -> Option<&Submitted<B>> {
        self.0.submitted.as_ref()
    }

    /// What went wrong; what was submitted before; and the requests that were
    /// not. The first of these is the one that failed: if the outcome of that is
    /// unclear, find out before it is sent again.
    #[must_use]
    pub fn into_parts(self) -> (Error, Option<Submitted<B>>, Vec<B>) {
        let Inner {
            error,
            submitted,
            rest,
        } = *self.0;
        (error, submitted, rest)
    }
}

impl<B: Submit> fmt::Display for SubmitError<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            error,
            submitted,
            rest,
        } = &*self.0;
        let ids: Option<&JobId<B::Kind>> = submitted.as_ref().map(|it| it.id());
        match ids {
            None => error.fmt(f),
            Some(ids) => write!(
                f,
                "{error}; {} of {} jobs were submitted before, and go on: {ids}",
                ids.ids().len(),
                ids.ids().len() + rest.len(),
            ),
        }
    }
}

impl<B: Submit> fmt::Debug for SubmitError<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SubmitError")
            .field("kind", &<B::Kind as JobKind>::NAME)
            .field("error", &self.0.error)
            .field("submitted", &self.submitted().map(|it| it.id()))
            .field("rest", &self.0.rest.len())
            .finish()
    }
}

impl<B: Submit> std::error::Error for SubmitError<B> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0.error)
    }
}
