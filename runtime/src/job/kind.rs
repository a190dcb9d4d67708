//! What there is to know about a kind of job, as traits.
//!
//! A generator implements these; each method is a line or two. What is done with
//! the answers is the same for all kinds and not decided here.

use super::{JobState, Portion, Progress};
use crate::money::Priced;
use crate::page::Paged;
use crate::{Adjustable, ByteStream, Call, Client};

/// What a [`JobKind`] answers with when it is asked for its status.
pub(super) type StatusOf<K> = <<K as JobKind>::Status as Call>::Answer;

/// A kind of job.
///
/// # What a generator writes
///
/// ```
/// # use openapi_client_runtime as runtime;
/// # use runtime::{Client, Operation, Price, Repeat};
/// # static OPERATION: Operation = Operation {
/// #     id: "listPeople", method: "GET", path: "/people",
/// #     price: Price::Free, repeat: Repeat::Safe, ..Operation::DEFAULT
/// # };
/// # pub struct Submitted { batch_id: String }
/// # pub struct Status { state: String, processed: Option<i64>, total: Option<i64>, error: Option<String> }
/// # pub struct ResultsPage { results: Vec<String> }
/// # #[derive(Clone)] pub struct Body { emails: Vec<String> }
/// # #[derive(Clone)] pub struct Batch { client: Client, options: runtime::Options, body: Body }
/// # #[derive(Clone)] pub struct BatchStatus { client: Client, batch_id: String }
/// # #[derive(Clone)] pub struct BatchResults { client: Client, batch_id: String, page: Option<u64> }
/// # macro_rules! call { ($builder:ty, $answer:ty) => {
/// #     impl std::future::IntoFuture for $builder {
/// #         type Output = Result<runtime::Response<$answer, ()>, runtime::Error>;
/// #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
/// #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
/// #     }
/// # } }
/// # call!(Batch, Submitted);
/// # call!(BatchStatus, Status);
/// # call!(BatchResults, ResultsPage);
/// # impl runtime::money::Priced for BatchResults { const OPERATION: &'static Operation = &OPERATION; }
/// # impl runtime::page::Paged for BatchResults {
/// #     type Row = String;
/// #     fn page_number(&self) -> Option<u64> { self.page }
/// #     fn set_page_number(&mut self, number: u64) { self.page = Some(number); }
/// #     fn rows_per_page(&self) -> u64 { 100 }
/// #     fn rows(answer: &mut ResultsPage) -> &mut Vec<String> { &mut answer.results }
/// # }
/// # pub struct Emails { client: Client }
/// # impl Emails {
/// #     fn batch_status(&self, id: &str) -> BatchStatus { unimplemented!() }
/// #     fn batch_results(&self, id: &str) -> BatchResults { unimplemented!() }
/// # }
/// # trait Resources { fn emails(&self) -> Emails; }
/// # impl Resources for Client { fn emails(&self) -> Emails { Emails { client: self.clone() } } }
/// use runtime::job::{Job, JobId, JobKind, JobState, PagedResults, Portion, Progress, Submit};
/// use runtime::Count;
///
/// // The request that submits a job stands for its kind.
/// impl JobKind for Batch {
///     const NAME: &'static str = "batchValidateEmails";
///     const POLL_SECONDS: u64 = 5;
///     type Status = BatchStatus;
///
///     fn status(client: &Client, id: &str) -> BatchStatus {
///         client.emails().batch_status(id)
///     }
///     fn state(answer: &Status) -> JobState {
///         let is_known = ["queued", "processing"].contains(&answer.state.as_str());
///         JobState::named(&answer.state, is_known, &["completed"], &["failed"])
///     }
///     fn state_name(answer: &Status) -> &str {
///         &answer.state
///     }
///     fn progress(answer: &Status) -> Progress {
///         Progress::new(answer.processed.count(), answer.total.count())
///     }
///     fn reason(answer: &Status) -> Option<String> {
///         answer.error.clone()
///     }
/// }
///
/// impl PagedResults for Batch {
///     type Page = BatchResults;
///     fn results(client: &Client, id: &str) -> BatchResults {
///         client.emails().batch_results(id)
///     }
/// }
///
/// # impl runtime::money::Priced for Batch { const OPERATION: &'static Operation = &OPERATION; }
/// # impl runtime::Adjustable for Batch { fn options_mut(&mut self) -> &mut runtime::Options { &mut self.options } }
/// impl Submit for Batch {
///     type Kind = Self;
///     fn client(&self) -> &Client {
///         &self.client
///     }
///     fn job_id(answer: &Submitted) -> &str {
///         &answer.batch_id
///     }
///     fn split(self) -> Vec<Portion<Self>> {
///         runtime::job::split(self, 500_000, |batch| &mut batch.body.emails)
///     }
/// }
/// runtime::submits!(Batch);
///
/// impl Emails {
///     /// A job that was submitted before.
///     pub fn job(&self, id: JobId<Batch>) -> Job<Batch> {
///         Job::new(&self.client, id)
///     }
/// }
///
/// async fn run(batch: Batch) -> Result<(), Box<dyn std::error::Error>> {
///     let job = batch.submit().await?;
///     let done = job.wait().on_progress(|it| println!("{}", it.processed)).await?;
///     let mut rows = done.results();
///     while let Some(row) = rows.try_next().await? {
///         println!("{row}");
///     }
///     Ok(())
/// }
/// ```
///
/// Instead of [`PagedResults`], or besides it:
///
/// ```
/// # use openapi_client_runtime as runtime;
/// # use runtime::{ByteStream, Client};
/// # pub struct Status { results: Option<Vec<String>> }
/// # #[derive(Clone)] pub struct BatchStatus;
/// # #[derive(Clone)] pub struct Download;
/// # macro_rules! call { ($builder:ty, $answer:ty) => {
/// #     impl std::future::IntoFuture for $builder {
/// #         type Output = Result<runtime::Response<$answer, ()>, runtime::Error>;
/// #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
/// #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
/// #     }
/// # } }
/// # call!(BatchStatus, Status);
/// # call!(Download, ByteStream);
/// # pub enum RevealJob {}
/// # pub enum ExportJob {}
/// # macro_rules! kind { ($kind:ty) => { impl runtime::job::JobKind for $kind {
/// #     const NAME: &'static str = "";
/// #     type Status = BatchStatus;
/// #     fn status(_: &Client, _: &str) -> BatchStatus { BatchStatus }
/// #     fn state(_: &Status) -> runtime::job::JobState { runtime::job::JobState::Done }
/// # } } }
/// # kind!(RevealJob);
/// # kind!(ExportJob);
/// # fn download(client: &Client, id: &str) -> Download { Download }
/// use runtime::job::{FileResults, ResultInside};
///
/// impl ResultInside for RevealJob {
///     type Value = Vec<String>;
///     fn result(answer: Status) -> Option<Vec<String>> {
///         answer.results
///     }
/// }
///
/// impl FileResults for ExportJob {
///     type Download = Download;
///     fn download(client: &Client, id: &str) -> Download {
///         download(client, id)
///     }
/// }
/// ```
pub trait JobKind: Sized + Send + Sync + 'static {
    /// What the kind is called in handles that are stored: the id of the
    /// operation that submits it.
    const NAME: &'static str;

    /// How often it makes sense to ask for the status.
    const POLL_SECONDS: u64 = 5;

    /// The request for the status.
    type Status: Call;

    /// The request for the status of one job.
    fn status(client: &Client, id: &str) -> Self::Status;

    /// The state of the job.
    fn state(answer: &StatusOf<Self>) -> JobState;

    /// The state as the server calls it, for an error that is about a state that
    /// is not known; empty if it has no name.
    fn state_name(_answer: &StatusOf<Self>) -> &str {
        ""
    }

    /// How far the job has come.
    fn progress(_answer: &StatusOf<Self>) -> Progress {
        Progress::default()
    }

    /// Why the job failed, in the server's words.
    fn reason(_answer: &StatusOf<Self>) -> Option<String> {
        None
    }
}

/// A kind of job whose results are rows on pages.
pub trait PagedResults: JobKind {
    /// The request for a page of results.
    type Page: Paged;

    /// The request for the first page of results of one job.
    fn results(client: &Client, id: &str) -> Self::Page;
}

/// A kind of job whose result comes with the status.
pub trait ResultInside: JobKind {
    /// The result.
    type Value: Send + 'static;

    /// Takes the result out of a status.
    fn result(answer: StatusOf<Self>) -> Option<Self::Value>;
}

/// A kind of job whose results are a file. Such a job is not split.
pub trait FileResults: JobKind {
    /// The request for the file.
    type Download: Call<Answer = ByteStream>;

    /// The request for the file of one job.
    fn download(client: &Client, id: &str) -> Self::Download;
}

/// A request that submits a job.
pub trait Submit: Priced + Adjustable {
    /// The kind of job that it submits.
    type Kind: JobKind;

    /// The client that the request will be sent with.
    fn client(&self) -> &Client;

    /// The id of the job, from the answer.
    fn job_id(answer: &Self::Answer) -> &str;

    /// The same request as several, none of which has more items than one job
    /// may have; see [`split`](super::split). Without such a limit it is one.
    fn split(self) -> Vec<Portion<Self>> {
        vec![Portion::whole(self)]
    }
}
