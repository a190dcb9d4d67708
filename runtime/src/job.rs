//! Jobs: work that a server does after it has answered.
//!
//! A request that [submits](Submit) a job becomes a [`Job`], which can be put
//! away as a [`JobId`], waited for, and asked for what it brought. All kinds of
//! jobs work the same; what differs between them is what a [`JobKind`] tells.
//! Nothing here knows what a job does, and nothing submits one twice.
//!
//! - [`submit`](Submission) sends the request. Where it has more items than one
//!   job may have, it is split over several, which are one [`Job`] from there on.
//! - [`wait`](Job::wait) asks for the status until the job has ended. Asking is
//!   free, so faults that may pass are let pass for a while. A wait ends in any
//!   case: see [`Wait::TIMEOUT`] and [`Wait::PATIENCE`].
//! - Results are [rows on pages](PagedResults), [in the status](ResultInside), or
//!   [a file](FileResults).
//!
//! Reading results is more than reading: with many services it is what settles
//! the bill, also when the job failed. They can be read of every [`Job`], whether
//! or not somebody waited for it.

mod done;
mod error;
mod handle;
mod id;
mod kind;
mod progress;
mod results;
mod split;
mod submit;
#[cfg(test)]
mod tests;
mod wait;
mod watch;

pub use self::done::Done;
pub use self::error::{FailedJob, JobError, PartError, SubmitError};
pub use self::handle::Job;
pub use self::id::JobId;
pub use self::kind::{FileResults, JobKind, PagedResults, ResultInside, Submit};
pub use self::progress::{JobState, Progress};
pub use self::results::{PartOfResults, Results};
pub use self::split::{Portion, split};
pub(crate) use self::submit::with_id;
pub use self::submit::{Submission, Submitted};
pub use self::wait::{ProgressStream, Wait};

/// Writes the method by which a [`Submit`](crate::job::Submit) request becomes
/// a job.
#[macro_export]
macro_rules! submits {
    ($builder:ident) => {
        impl $builder {
            /// Submits the job: awaiting what this returns sends the request, and
            /// gives a handle to wait with. Where there are more items than one job
            /// may have, they are split over several.
            pub fn submit<'a>(self) -> $crate::job::Submission<'a, Self> {
                $crate::job::Submission::new(self)
            }
        }
    };
}
