//! Jobs on servers that exist only here, in time that only passes here.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use proptest::prelude::*;
use tokio::time::Instant;

use super::*;
use crate::money::{HighestPrice, Priced};
use crate::testing::{answer, calls, client, refusal, refusal_for};
use crate::{Adjustable, Client, Credits, Error, ErrorKind, Operation, Options};

mod rows;
mod waiting;

/// What a status answers: state, items processed, items in all.
type Status = (&'static str, u64, u64);
type TellStatus = dyn FnMut(&str) -> Result<Status, Error>;
type AcceptJob = dyn FnMut(&[&'static str]) -> Result<String, Error>;

thread_local! {
    static STATUS: RefCell<Box<TellStatus>> = RefCell::new(Box::new(|_| Err(refusal(404))));
    static ACCEPT: RefCell<Box<AcceptJob>> = RefCell::new(Box::new(|_| Err(refusal(404))));
}

fn on_status(tell: impl FnMut(&str) -> Result<Status, Error> + 'static) {
    STATUS.set(Box::new(tell));
}

fn on_submit(accept: impl FnMut(&[&'static str]) -> Result<String, Error> + 'static) {
    ACCEPT.set(Box::new(accept));
}

#[derive(Clone)]
struct AskStatus(String);

calls!(AskStatus, Status, (), |ask| Box::pin(async move {
    let status = STATUS.with_borrow_mut(|tell| tell(&ask.0))?;
    if status.0 == "silent" {
        std::future::pending::<()>().await;
    }
    Ok(answer(status, None))
}));

#[derive(Clone)]
struct Batch {
    client: Client,
    options: Options,
    items: Vec<&'static str>,
    most: usize,
}

calls!(Batch, String, (), |batch| Box::pin(async move {
    let id = ACCEPT.with_borrow_mut(|accept| accept(&batch.items))?;
    Ok(answer(id, None))
}));

enum Kind {}

impl JobKind for Kind {
    const NAME: &'static str = "batch";
    type Status = AskStatus;

    fn status(_: &Client, id: &str) -> AskStatus {
        AskStatus(id.to_owned())
    }
    fn state(answer: &Status) -> JobState {
        let is_known = ["queued", "silent"].contains(&answer.0);
        JobState::named(answer.0, is_known, &["completed"], &["failed"])
    }
    fn state_name(answer: &Status) -> &str {
        answer.0
    }
    fn progress(answer: &Status) -> Progress {
        Progress::new(Some(answer.1), Some(answer.2))
    }
    fn reason(answer: &Status) -> Option<String> {
        (answer.0 == "failed").then(|| "out of credits".to_owned())
    }
}

impl ResultInside for Kind {
    type Value = u64;
    fn result(answer: Status) -> Option<u64> {
        (answer.1 > 0).then_some(answer.1)
    }
}

impl Priced for Batch {
    const OPERATION: &'static Operation = &Operation::DEFAULT;
    fn highest_price(&self) -> HighestPrice {
        HighestPrice::from(Credits::new(1)).times(self.items.len())
    }
}

impl Adjustable for Batch {
    fn options_mut(&mut self) -> &mut Options {
        &mut self.options
    }
}

impl Submit for Batch {
    type Kind = Kind;
    fn client(&self) -> &Client {
        &self.client
    }
    fn job_id(answer: &String) -> &str {
        answer
    }
    fn split(self) -> Vec<Portion<Self>> {
        let most = self.most;
        split(self, most, |batch| &mut batch.items)
    }
}

crate::submits!(Batch);

fn job(ids: &[&str]) -> Job<Kind> {
    let parts = ids.iter().map(|id| id::Part {
        id: (*id).to_owned(),
        items: None,
    });
    Job::new(&client(), JobId::of(parts.collect()))
}

fn batch(items: &[&'static str], most: usize) -> Batch {
    Batch {
        client: client(),
        options: Options::default(),
        items: items.to_vec(),
        most,
    }
}

/// Answers one after the other, and the last one for good.
fn script(answers: Vec<fn() -> Result<Status, Error>>) {
    let mut next = 0;
    on_status(move |_| {
        let answer = answers[next.min(answers.len() - 1)];
        next += 1;
        answer()
    });
}

#[tokio::test(start_paused = true)]
async fn a_job_that_is_not_there_is_not_said_to_go_on() {
    on_status(|_| Err(refusal(404)));
    let error = job(&["7"]).wait().await.expect_err("no job");
    let text = error.to_string();
    assert!(text.starts_with("there is no such job"), "{text}");
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn waits_until_the_job_has_ended() {
    script(vec![
        || Ok(("queued", 0, 4)),
        || Ok(("processing", 1, 4)),
        || Ok(("a state of next year", 2, 4)),
        || Ok(("completed", 4, 4)),
    ]);
    let start = Instant::now();
    let mut seen = Vec::new();
    let done = job(&["j"])
        .wait()
        .on_progress(|it| seen.push(it.processed))
        .await;
    assert_eq!(done.expect("done").into_result(), Some(4));
    assert_eq!(seen, [0, 1, 2, 4]);
    assert_eq!(start.elapsed(), seconds(15));
}

#[tokio::test(start_paused = true)]
async fn asks_as_often_as_it_is_told() {
    script(vec![|| Ok(("queued", 0, 4)), || Ok(("completed", 4, 4))]);
    let start = Instant::now();
    job(&["j"])
        .wait()
        .poll_every(seconds(60))
        .await
        .expect("done");
    assert_eq!(start.elapsed(), seconds(60));
}

#[tokio::test(start_paused = true)]
async fn faults_that_may_pass_are_let_pass() {
    script(vec![
        || Err(refusal(500)),
        || Err(Error::new(ErrorKind::Connect, "")),
        || Err(Error::new(ErrorKind::Decode { path: ".".into() }, "")),
        || Err(refusal_for(429, 100)),
        || Ok(("completed", 4, 4)),
    ]);
    let start = Instant::now();
    job(&["j"]).wait().await.expect("done");
    assert_eq!(start.elapsed(), seconds(5 + 10 + 20 + 100));
}

#[tokio::test(start_paused = true)]
async fn patience_ends_when_nothing_else_comes() {
    script(vec![|| Ok(("queued", 0, 4)), || Err(refusal(503))]);
    let start = Instant::now();
    let error = job(&["j"])
        .wait()
        .patience(seconds(100))
        .await
        .expect_err("an error");
    assert!(matches!(error, JobError::Call(_)), "{error}");
    let waited = start.elapsed();
    assert!((seconds(105)..seconds(200)).contains(&waited), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn patience_ends_whatever_time_the_server_asks_for() {
    script(vec![|| Err(refusal_for(503, u16::MAX))]);
    let start = Instant::now();
    let waited = job(&["j"]).wait().patience(seconds(100)).await;
    assert!(matches!(waited, Err(JobError::Call(_))));
    assert!((seconds(100)..seconds(200)).contains(&start.elapsed()));
}

#[tokio::test(start_paused = true)]
async fn other_faults_end_the_wait_at_once() {
    for status in [401, 403, 404, 501] {
        on_status(move |_| Err(refusal(status)));
        let start = Instant::now();
        let error = job(&["j"]).wait().await.expect_err("an error");
        assert!(error.to_string().contains(&status.to_string()), "{error}");
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}

#[tokio::test(start_paused = true)]
async fn a_timeout_holds_whatever_the_server_does() {
    for answer in [
        || Ok(("queued", 1, 4)),
        || Ok(("silent", 0, 0)),
        || Err(refusal(500)),
    ] {
        script(vec![|| Ok(("queued", 1, 4)), answer]);
        let start = Instant::now();
        let error = job(&["j"])
            .wait()
            .timeout(seconds(17))
            .await
            .expect_err("too late");
        let JobError::TimedOut { waited, progress } = &error else {
            panic!("another error: {error}");
        };
        assert_eq!((*waited, start.elapsed()), (seconds(17), seconds(17)));
        assert_eq!(*progress, Progress::new(Some(1), Some(4)));
        assert!(
            error
                .to_string()
                .ends_with("goes on: 1 of 4 items are processed")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_an_error_with_a_reason() {
    script(vec![|| Ok(("failed", 1, 4))]);
    let error = job(&["j"]).wait().await.expect_err("a failure");
    assert_eq!(error.to_string(), "job j failed: out of credits");
}

#[tokio::test(start_paused = true)]
async fn several_jobs_look_like_one() {
    let mut asked: BTreeMap<String, u64> = BTreeMap::new();
    on_status(move |id| {
        let count = asked.entry(id.to_owned()).or_default();
        *count += 1;
        assert!(
            id != "a" || *count == 1,
            "a job that has ended was asked again"
        );
        let state = if id == "a" || *count == 3 {
            "completed"
        } else {
            "queued"
        };
        Ok((state, *count, 3))
    });
    let mut seen = Vec::new();
    let job = job(&["a", "b"]);
    let done = job
        .wait()
        .on_progress(|it| seen.push((it.processed, it.total)))
        .await;
    assert_eq!(done.expect("done").into_results(), [Some(1), Some(3)]);
    assert_eq!(seen, [(2, Some(6)), (3, Some(6)), (4, Some(6))]);
}

#[tokio::test(start_paused = true)]
async fn one_failure_among_several_is_told_when_all_have_ended() {
    on_status(|id| Ok((if id == "a" { "completed" } else { "failed" }, 1, 1)));
    let error = job(&["b", "a", "c"]).wait().await.expect_err("a failure");
    let JobError::Failed(failed) = error else {
        panic!("another error: {error}");
    };
    assert_eq!((failed.id.as_str(), failed.done), ("b", 1));
    assert_eq!(failed.others, ["c"]);
}

#[tokio::test(start_paused = true)]
async fn progress_is_a_stream_too() {
    script(vec![|| Ok(("queued", 1, 4)), || Ok(("completed", 4, 4))]);
    let mut progress = job(&["j"]).wait().progress_stream();
    let mut seen = Vec::new();
    while let Some(progress) = progress.next().await {
        seen.push(progress.expect("progress").processed);
    }
    assert_eq!(seen, [1, 4]);
    assert_eq!(progress.finish().await.expect("done").statuses().len(), 1);

    script(vec![|| Ok(("queued", 1, 4)), || Err(refusal(404))]);
    let mut progress = job(&["j"]).wait().progress_stream();
    progress.try_next().await.expect("progress");
    progress.try_next().await.expect_err("an error");
    assert_eq!(progress.try_next().await.expect("the end"), None);
    progress.finish().await.expect_err("still an error");
}

#[test]
fn a_handle_outlives_the_process() {
    let job = job(&["a", "b"]);
    let stored = serde_json::to_string(&job).expect("JSON");
    assert_eq!(stored, r#"{"kind":"batch","jobs":[{"id":"a"},{"id":"b"}]}"#);
    let id: JobId<Kind> = serde_json::from_str(&stored).expect("a handle");
    assert_eq!(&id, job.id());
    for (stored, said) in [
        (
            r#"{"kind":"export","jobs":[{"id":"a"}]}"#,
            "of a `export` job, and not of a `batch`",
        ),
        (r#"{"kind":"batch","jobs":[]}"#, "no id"),
        (r#"{"kind":"batch","jobs":[{"id":""}]}"#, "no id"),
        (
            r#"{"kind":"batch","jobs":[{"id":"a"},{"id":" "}]}"#,
            "no id",
        ),
    ] {
        let error = serde_json::from_str::<JobId<Kind>>(stored).expect_err("a refusal");
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn no_job_has_an_empty_id() {
    for id in ["", " \n"] {
        let error = JobId::<Kind>::new(id).expect_err("a refusal");
        assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
        assert!(id.parse::<JobId<Kind>>().is_err());
    }
    let id: JobId<Kind> = "7".parse().expect("an id");
    assert_eq!(id, JobId::new("7").expect("an id"));
}

#[tokio::test]
async fn too_many_items_become_several_jobs() {
    on_submit(|items| Ok(items.concat()));
    let mut noted = Vec::new();
    let job = batch(&["a", "b", "c", "d", "e"], 2)
        .submit()
        .on_submitted(|id| noted.push(id.to_string()))
        .await
        .expect("a job");
    assert_eq!(job.id().to_string(), "ab, cd, e");
    assert_eq!(job.answers().len(), 3);
    assert_eq!(noted, ["ab", "ab, cd", "ab, cd, e"]);
}

#[tokio::test]
async fn what_was_submitted_before_an_error_is_not_lost() {
    on_submit(|items| match items {
        ["c", _] => Err(Error::new(ErrorKind::Timeout, "late")),
        _ => Ok(items.concat()),
    });
    let error = batch(&["a", "b", "c", "d", "e"], 2)
        .submit()
        .await
        .expect_err("an error");
    assert_eq!(
        error.to_string(),
        "late; 1 of 3 jobs were submitted before, and go on: ab"
    );
    let (error, submitted, rest) = error.into_parts();
    assert_eq!(error.kind(), &ErrorKind::Timeout);
    assert_eq!(submitted.expect("a job").id().to_string(), "ab");
    let rest: Vec<_> = rest.into_iter().map(|it| it.items).collect();
    assert_eq!(rest, [vec!["c", "d"], vec!["e"]]);
}

#[tokio::test]
async fn a_job_without_an_id_is_not_taken_for_one() {
    on_submit(|_| Ok(String::new()));
    let error = batch(&["a"], 2).submit().await.expect_err("an error");
    assert!(
        error.to_string().contains("does not have its id"),
        "{error}"
    );
    assert!(error.submitted().is_none());
}

#[tokio::test]
async fn only_the_same_items_can_be_taken_up() {
    on_submit(|items| Ok(items.concat()));
    let first = batch(&["a", "b", "c"], 2).submit().await.expect("a job");
    on_submit(|_| panic!("it was submitted"));
    let others = batch(&["a", "x", "c"], 2)
        .submit()
        .after(first.id().clone());
    let error = others.await.expect_err("a refusal");
    assert_eq!(error.error().kind(), &ErrorKind::InvalidRequest);
    let same = batch(&["a", "b", "c"], 2)
        .submit()
        .after(first.id().clone());
    assert_eq!(same.await.expect("a job").id(), first.id());
}

proptest! {
    /// However often submitting is interrupted: taken up from what was stored,
    /// every item is submitted once.
    #[test]
    fn interrupted_submissions_come_to_a_whole(
        items in prop::collection::vec(prop::sample::select(&["a", "A", "b", "c", "d", "e", "f"][..]), 1..40),
        most in 1usize..6,
        mut faults in prop::collection::vec(any::<bool>(), 0..20),
    ) {
        let accepted: &'static std::sync::Mutex<Vec<&'static str>> = Box::leak(Box::default());
        let mut number = 0;
        on_submit(move |items| {
            if faults.pop() == Some(true) {
                return Err(refusal(503));
            }
            accepted.lock().expect("no panic").extend(items);
            number += 1;
            Ok(format!("j{number}"))
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let mut stored: Option<String> = None;
        let job = loop {
            let mut submission = batch(&items, most).submit();
            if let Some(stored) = &stored {
                let id: JobId<Kind> = serde_json::from_str(stored).expect("a handle");
                submission = submission.after(id);
            }
            let note = |id: &JobId<Kind>| stored = serde_json::to_string(id).ok();
            match runtime.block_on(submission.on_submitted(note).into_future()) {
                Ok(job) => break job,
                Err(error) => prop_assert_eq!(error.error().status().map(|it| it.as_u16()), Some(503)),
            }
        };
        let mut accepted = accepted.lock().expect("no panic").clone();
        let mut expected = items;
        accepted.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(accepted, expected);
        prop_assert_eq!(job.id().ids().len(), number_of(&stored));
    }
}

fn number_of(stored: &Option<String>) -> usize {
    let id: Option<JobId<Kind>> = stored
        .as_ref()
        .and_then(|stored| serde_json::from_str(stored).ok());
    id.map_or(0, |id| id.ids().len())
}
