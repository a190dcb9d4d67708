//! Jobs: work that a server does after it has answered.
//!
//! A request that [submits](Submit) a job becomes a [`Job`], which can be put
//! away as a [`JobId`], waited for, and asked for what it brought. All kinds of
//! jobs work the same; what differs between them is what a [`JobKind`] tells.
//! Nothing here knows what a job does, and nothing submits one twice.
//!
//! - [`submit`](Submission) sends the request. Where it has more items than one
//!   job may have, it is split over several, which are one [`Job`] from there on.
//! - [`wait`](Job::wait) asks for the status until the job has ended, and is
//!   patient: a status is free to ask for, so faults that may pass are let pass.
//! - Results are [rows on pages](PagedResults), [in the status](ResultInside), or
//!   [a file](FileResults).
//!
//! Reading results is more than reading: with many services it is what settles
//! the bill, also when the job failed. They can be read of every [`Job`], whether
//! or not somebody waited for it.
//!
//! # What a generator writes
//!
//! ```
//! # use openapi_client_runtime as runtime;
//! # use runtime::{Client, Operation, Price, Repeat};
//! # static OPERATION: Operation = Operation {
//! #     id: "listPeople", method: "GET", path: "/people",
//! #     price: Price::Free, repeat: Repeat::Safe, ..Operation::DEFAULT
//! # };
//! # pub struct Submitted { batch_id: String }
//! # pub struct Status { state: String, processed: Option<i64>, total: Option<i64>, error: Option<String> }
//! # pub struct ResultsPage { results: Vec<String> }
//! # #[derive(Clone)] pub struct Body { emails: Vec<String> }
//! # #[derive(Clone)] pub struct Batch { client: Client, body: Body }
//! # #[derive(Clone)] pub struct BatchStatus { client: Client, batch_id: String }
//! # #[derive(Clone)] pub struct BatchResults { client: Client, batch_id: String, page: Option<u64> }
//! # macro_rules! call { ($builder:ty, $answer:ty) => {
//! #     impl std::future::IntoFuture for $builder {
//! #         type Output = Result<runtime::Response<$answer, ()>, runtime::Error>;
//! #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
//! #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
//! #     }
//! # } }
//! # call!(Batch, Submitted);
//! # call!(BatchStatus, Status);
//! # call!(BatchResults, ResultsPage);
//! # impl runtime::page::Paged for BatchResults {
//! #     type Row = String;
//! #     const OPERATION: &'static Operation = &OPERATION;
//! #     fn page_number(&self) -> Option<u64> { self.page }
//! #     fn set_page_number(&mut self, number: u64) { self.page = Some(number); }
//! #     fn rows_per_page(&self) -> u64 { 100 }
//! #     fn rows(answer: &mut ResultsPage) -> &mut Vec<String> { &mut answer.results }
//! # }
//! # pub struct Emails { client: Client }
//! # impl Emails {
//! #     fn batch_status(&self, id: &str) -> BatchStatus { unimplemented!() }
//! #     fn batch_results(&self, id: &str) -> BatchResults { unimplemented!() }
//! # }
//! # trait Resources { fn emails(&self) -> Emails; }
//! # impl Resources for Client { fn emails(&self) -> Emails { Emails { client: self.clone() } } }
//! use runtime::job::{Job, JobId, JobKind, JobState, PagedResults, Portion, Progress, Submit};
//! use runtime::Count;
//!
//! // The request that submits a job stands for its kind.
//! impl JobKind for Batch {
//!     const NAME: &'static str = "batchValidateEmails";
//!     const POLL_SECONDS: u64 = 5;
//!     type Status = BatchStatus;
//!
//!     fn status(client: &Client, id: &str) -> BatchStatus {
//!         client.emails().batch_status(id)
//!     }
//!     fn state(answer: &Status) -> JobState {
//!         JobState::named(&answer.state, &["completed"], &["failed"])
//!     }
//!     fn progress(answer: &Status) -> Progress {
//!         Progress::new(answer.processed.count(), answer.total.count())
//!     }
//!     fn reason(answer: &Status) -> Option<String> {
//!         answer.error.clone()
//!     }
//! }
//!
//! impl PagedResults for Batch {
//!     type Page = BatchResults;
//!     fn results(client: &Client, id: &str) -> BatchResults {
//!         client.emails().batch_results(id)
//!     }
//! }
//!
//! # impl runtime::money::Priced for Batch { const OPERATION: &'static Operation = &OPERATION; }
//! impl Submit for Batch {
//!     type Kind = Self;
//!     fn client(&self) -> &Client {
//!         &self.client
//!     }
//!     fn job_id(answer: &Submitted) -> &str {
//!         &answer.batch_id
//!     }
//!     fn split(self) -> Vec<Portion<Self>> {
//!         runtime::job::split(self, 500_000, |batch| &mut batch.body.emails)
//!     }
//! }
//! runtime::submits!(Batch);
//!
//! impl Emails {
//!     /// A job that was submitted before.
//!     pub fn job(&self, id: impl Into<JobId<Batch>>) -> Job<Batch> {
//!         Job::new(&self.client, id)
//!     }
//! }
//!
//! async fn run(batch: Batch) -> Result<(), Box<dyn std::error::Error>> {
//!     let job = batch.submit().await?;
//!     let done = job.wait().on_progress(|it| println!("{}", it.processed)).await?;
//!     let mut rows = done.results();
//!     while let Some(row) = rows.try_next().await? {
//!         println!("{row}");
//!     }
//!     Ok(())
//! }
//! ```
//!
//! Instead of [`PagedResults`], or besides it:
//!
//! ```
//! # use openapi_client_runtime as runtime;
//! # use runtime::{ByteStream, Client};
//! # pub struct Status { results: Option<Vec<String>> }
//! # #[derive(Clone)] pub struct BatchStatus;
//! # #[derive(Clone)] pub struct Download;
//! # macro_rules! call { ($builder:ty, $answer:ty) => {
//! #     impl std::future::IntoFuture for $builder {
//! #         type Output = Result<runtime::Response<$answer, ()>, runtime::Error>;
//! #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
//! #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
//! #     }
//! # } }
//! # call!(BatchStatus, Status);
//! # call!(Download, ByteStream);
//! # pub enum RevealJob {}
//! # pub enum ExportJob {}
//! # macro_rules! kind { ($kind:ty) => { impl runtime::job::JobKind for $kind {
//! #     const NAME: &'static str = "";
//! #     type Status = BatchStatus;
//! #     fn status(_: &Client, _: &str) -> BatchStatus { BatchStatus }
//! #     fn state(_: &Status) -> runtime::job::JobState { runtime::job::JobState::Done }
//! # } } }
//! # kind!(RevealJob);
//! # kind!(ExportJob);
//! # fn download(client: &Client, id: &str) -> Download { Download }
//! use runtime::job::{FileResults, ResultInside};
//!
//! impl ResultInside for RevealJob {
//!     type Value = Vec<String>;
//!     fn result(answer: Status) -> Option<Vec<String>> {
//!         answer.results
//!     }
//! }
//!
//! impl FileResults for ExportJob {
//!     type Download = Download;
//!     fn download(client: &Client, id: &str) -> Download {
//!         download(client, id)
//!     }
//! }
//! ```

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
pub use self::error::{FailedJob, JobError, SubmitError};
pub use self::handle::Job;
pub use self::id::JobId;
pub use self::kind::{FileResults, JobKind, PagedResults, ResultInside, Submit};
pub use self::progress::{JobState, Progress};
pub use self::results::Results;
pub use self::split::{Portion, split};
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
