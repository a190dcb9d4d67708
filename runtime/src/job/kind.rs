//! What there is to know about a kind of job, as traits.
//!
//! A generator implements these; each method is a line or two. What is done with
//! the answers is the same for all kinds and not decided here.

use super::{JobState, Portion, Progress};
use crate::money::Priced;
use crate::page::Paged;
use crate::{ByteStream, Call, Client};

/// What a [`JobKind`] answers with when it is asked for its status.
pub(super) type StatusOf<K> = <<K as JobKind>::Status as Call>::Answer;

/// A kind of job.
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

    /// How the job stands. A state that is not known is one to wait in.
    fn state(answer: &StatusOf<Self>) -> JobState;

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
pub trait Submit: Priced {
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
