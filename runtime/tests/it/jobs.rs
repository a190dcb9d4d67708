//! Jobs and pages over sockets, written the way a generator writes them.

use std::time::Duration;

use openapi_client_runtime as runtime;
use runtime::job::{
    FileResults, Job, JobError, JobId, JobKind, JobState, PagedResults, Portion, Progress,
    ResultInside, Submit,
};
use runtime::money::{Budget, HighestPrice, Priced};
use runtime::page::Paged;
use runtime::{
    BuildError, ByteStream, Client, Count, Credits, ErrorKind, Operation, Options, Outcome,
    Parameter, Price, Rate, Repeat, Request,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wiremock::matchers::{body_json, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::scripted::{Scene, Stage, status};
use crate::support::{LIST, Receipt, builder, client};

static SUBMIT: Operation = Operation {
    id: "submitBatch",
    method: "POST",
    path: "/batch",
    price: Price::each(Credits::new(1), "unique email"),
    repeat: Repeat::NotProcessed,
    ..Operation::DEFAULT
};

static STATUS: Operation = Operation {
    path: "/batch/{batchId}",
    parameters: &[Parameter::path("batchId")],
    ..LIST
};

static RESULTS: Operation = Operation {
    path: "/batch/{batchId}/results",
    parameters: &[Parameter::path("batchId"), Parameter::query("page")],
    ..LIST
};

static DOWNLOAD: Operation = Operation {
    path: "/batch/{jobId}/csv",
    parameters: &[Parameter::path("jobId")],
    accept: "text/csv",
    ..LIST
};

impl runtime::money::Receipt for Receipt {
    fn used(&self) -> Credits {
        self.credits_used
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Submitted {
    batch_id: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Status {
    status: String,
    processed: Option<i64>,
    total: Option<i64>,
    error: Option<String>,
    results: Option<Vec<Verdict>>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ResultsPage {
    results: Vec<Verdict>,
    total_items: Option<u64>,
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Verdict {
    pub email: String,
}

#[derive(Clone, Serialize)]
struct Body {
    emails: Vec<String>,
}

#[derive(Clone)]
pub struct Batch {
    client: Client,
    options: Options,
    body: Body,
}

impl Batch {
    fn request(self) -> Result<Request<Submitted>, BuildError> {
        Request::build(&self.client, &SUBMIT)
            .json(&self.body)
            .answer()
    }
}

#[derive(Clone)]
pub struct BatchStatus {
    client: Client,
    options: Options,
    batch_id: String,
}

impl BatchStatus {
    fn request(self) -> Result<Request<Status>, BuildError> {
        Request::build(&self.client, &STATUS)
            .parameter(0, &self.batch_id)
            .answer()
    }
}

#[derive(Clone)]
pub struct BatchResults {
    client: Client,
    options: Options,
    batch_id: String,
    page: Option<u64>,
    limit: Option<u64>,
}

impl BatchResults {
    fn request(self) -> Result<Request<ResultsPage>, BuildError> {
        Request::build(&self.client, &RESULTS)
            .parameter(0, &self.batch_id)
            .parameter(1, &self.page)
            .answer()
    }
}

#[derive(Clone)]
pub struct Download {
    client: Client,
    options: Options,
    job_id: String,
}

impl Download {
    fn request(self) -> Result<Request<ByteStream>, BuildError> {
        Request::build(&self.client, &DOWNLOAD)
            .parameter(0, &self.job_id)
            .stream()
    }
}

runtime::request_builder!(Batch, Submitted);
runtime::request_builder!(BatchStatus, Status);
runtime::request_builder!(BatchResults, ResultsPage);
runtime::request_builder!(Download, ByteStream);

// What the overlay's `page` becomes.

impl Paged for BatchResults {
    type Row = Verdict;

    fn page_number(&self) -> Option<u64> {
        self.page
    }
    fn set_page_number(&mut self, number: u64) {
        self.page = Some(number);
    }
    fn rows_per_page(&self) -> u64 {
        self.limit.unwrap_or(100)
    }
    fn rows(answer: &mut ResultsPage) -> &mut Vec<Verdict> {
        &mut answer.results
    }
    fn total(answer: &ResultsPage) -> Option<u64> {
        answer.total_items.count()
    }
}
runtime::paged!(BatchResults);

// What the overlay's `job` becomes.

impl JobKind for Batch {
    const NAME: &'static str = "submitBatch";
    const POLL_SECONDS: u64 = 0;
    type Status = BatchStatus;

    fn status(client: &Client, id: &str) -> BatchStatus {
        BatchStatus {
            client: client.clone(),
            options: Options::default(),
            batch_id: id.to_owned(),
        }
    }
    fn state(answer: &Status) -> JobState {
        let is_known = answer.status == "processing";
        JobState::named(&answer.status, is_known, &["completed"], &["failed"])
    }
    fn progress(answer: &Status) -> Progress {
        Progress::new(answer.processed.count(), answer.total.count())
    }
    fn reason(answer: &Status) -> Option<String> {
        answer.error.clone()
    }
}

impl PagedResults for Batch {
    type Page = BatchResults;
    fn results(client: &Client, id: &str) -> BatchResults {
        results(client, id)
    }
}

impl ResultInside for Batch {
    type Value = Vec<Verdict>;
    fn result(answer: Status) -> Option<Vec<Verdict>> {
        answer.results
    }
}

impl FileResults for Batch {
    type Download = Download;
    fn download(client: &Client, id: &str) -> Download {
        Download {
            client: client.clone(),
            options: Options::default(),
            job_id: id.to_owned(),
        }
    }
}

impl Submit for Batch {
    type Kind = Self;
    fn client(&self) -> &Client {
        &self.client
    }
    fn job_id(answer: &Submitted) -> &str {
        &answer.batch_id
    }
    fn split(self) -> Vec<Portion<Self>> {
        runtime::job::split(self, 2, |batch| &mut batch.body.emails)
    }
}
runtime::submits!(Batch);

// What the overlay's `price` becomes.

impl Priced for Batch {
    const OPERATION: &'static Operation = &SUBMIT;
    fn highest_price(&self) -> HighestPrice {
        let each = HighestPrice::from(Credits::new(1));
        self.options
            .highest_price(each.times(self.body.emails.len()))
    }
    fn opens(answer: &Submitted) -> Option<&str> {
        Some(&answer.batch_id)
    }
}

runtime::charged!(Batch);

impl Priced for BatchStatus {
    const OPERATION: &'static Operation = &LIST;
    fn settles(&self) -> Option<&str> {
        Some(&self.batch_id)
    }
}

impl Priced for BatchResults {
    const OPERATION: &'static Operation = &LIST;
    fn settles(&self) -> Option<&str> {
        Some(&self.batch_id)
    }
}

impl Priced for Download {
    const OPERATION: &'static Operation = &LIST;
    fn settles(&self) -> Option<&str> {
        Some(&self.job_id)
    }
}

pub fn batch(client: &Client, emails: &[&str]) -> Batch {
    Batch {
        client: client.clone(),
        options: Options::default(),
        body: Body {
            emails: emails.iter().map(|it| (*it).to_owned()).collect(),
        },
    }
}

pub fn results(client: &Client, id: &str) -> BatchResults {
    BatchResults {
        client: client.clone(),
        options: Options::default(),
        batch_id: id.to_owned(),
        page: None,
        limit: None,
    }
}

pub fn data(data: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({ "data": data, "meta": { "creditsUsed": 2 } }))
}

async fn get(server: &MockServer, at: &str, answer: ResponseTemplate) {
    let mock = Mock::given(method("GET")).and(path(at));
    mock.respond_with(answer).mount(server).await;
}

fn job_id(id: &str) -> JobId<Batch> {
    id.parse().expect("an id")
}

#[tokio::test]
async fn a_submission_without_an_id_keeps_the_answer() {
    let answers = [
        json!({ "data": { "contacts": ["jane"] }, "meta": { "creditsUsed": 2 } }),
        json!({ "data": { "batchId": "" } }),
        json!({ "data": { "batchId": "  " } }),
        json!({ "data": { "batchId": null } }),
        json!({ "data": {} }),
    ];
    for answer in answers {
        let server = MockServer::start().await;
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(200).set_body_json(&answer))
            .expect(2)
            .mount(&server)
            .await;
        let client = builder(server.uri())
            .budget(Budget::new(10))
            .build()
            .expect("a client");
        let submitted = batch(&client, &["a", "b"]).submit().await;
        let submitted = submitted.expect_err("an error").into_parts().0;
        let awaited = batch(&client, &["a", "b"]).await.expect_err("an error");
        for error in [submitted, awaited] {
            assert_eq!(error.outcome(), Outcome::Unknown);
            assert_eq!(error.body(), answer.to_string().as_bytes());
            let text = error.to_string();
            assert!(text.contains("does not have its id"), "{text}");
            assert!(text.contains("and charged for it"), "{text}");
        }
        let budget = client.budget().expect("a budget");
        assert_eq!(budget.doubtful(), 4);
        assert_eq!(budget.spent() + budget.held(), 0);
    }
}

#[tokio::test]
async fn from_submission_to_the_last_row() {
    let server = MockServer::start().await;
    for (emails, id) in [(json!(["a", "A"]), "1"), (json!(["b", "c"]), "2")] {
        let submit = Mock::given(method("POST")).and(body_json(json!({ "emails": emails })));
        let answer = data(json!({ "batchId": id }));
        submit.respond_with(answer).expect(1).mount(&server).await;
        let running = data(json!({ "status": "processing", "processed": 1, "total": 2 }));
        let at = format!("/batch/{id}");
        for once in [running, ResponseTemplate::new(502)] {
            let mock = Mock::given(method("GET")).and(path(&at));
            let mock = mock.respond_with(once).up_to_n_times(1);
            mock.mount(&server).await;
        }
        let ended = json!({ "status": "completed", "processed": 2, "total": 2 });
        get(&server, &at, data(ended)).await;
        for page in [1, 2] {
            let row = json!({ "email": format!("{id}.{page}") });
            let answer = data(json!({ "results": [row], "totalItems": 2 }));
            let mock = Mock::given(path(format!("/batch/{id}/results")));
            let mock = mock.and(query_param("page", page.to_string()));
            mock.respond_with(answer).expect(1).mount(&server).await;
        }
    }
    let client = client(server.uri());
    let job = batch(&client, &["a", "b", "A", "c"])
        .submit()
        .await
        .expect("a job");
    let stored = serde_json::to_string(&*job).expect("JSON");

    // In another process.
    let id: JobId<Batch> = serde_json::from_str(&stored).expect("a handle");
    let job = Job::new(&client, id);
    let mut last = Progress::default();
    let wait = job.wait().poll_every(Duration::from_millis(1));
    let done = wait.on_progress(|it| last = it).await.expect("done");
    assert_eq!(last, Progress::new(Some(4), Some(4)));
    let mut rows = done.results();
    let mut emails = Vec::new();
    while let Some(row) = rows.try_next().await.expect("a row") {
        emails.push(row.email);
    }
    assert_eq!(emails, ["1.1", "1.2", "2.1", "2.2"]);
    let bill: Credits = rows.receipts().iter().map(|it| it.credits_used).sum();
    assert_eq!(bill, 4);
}

#[tokio::test]
async fn a_result_may_be_inside_the_status() {
    let server = MockServer::start().await;
    let status = json!({ "status": "completed", "results": [{ "email": "a" }] });
    get(&server, "/batch/7", data(status)).await;
    let job = Job::<Batch>::new(&client(server.uri()), job_id("7"));
    let result = job
        .wait()
        .await
        .expect("done")
        .into_result()
        .expect("a result");
    assert_eq!(
        result,
        [Verdict {
            email: "a".to_owned()
        }]
    );
}

#[tokio::test]
async fn a_result_may_be_a_file() {
    let server = MockServer::start().await;
    let csv = ResponseTemplate::new(200)
        .set_body_raw("email\na\n", "text/csv")
        .insert_header("X-Credits-Used", "7");
    get(&server, "/batch/7/csv", csv).await;
    let job = Job::<Batch>::new(&client(server.uri()), job_id("7"));
    let mut file = Vec::new();
    let saved = job.save(&mut file).await.expect("a file");
    assert_eq!((*saved, file.as_slice()), (8, &b"email\na\n"[..]));
    assert_eq!(saved.meta().credits_used, 7);

    let missing = Job::<Batch>::new(&client(server.uri()), job_id("8"));
    let error = missing.save(&mut file).await.expect_err("no file");
    let inner: Option<&runtime::Error> = error.get_ref().and_then(|it| it.downcast_ref());
    assert_eq!(inner.map(|it| it.kind()), Some(&ErrorKind::Status));
}

#[tokio::test]
async fn a_failure_says_why() {
    let server = MockServer::start().await;
    let status = json!({ "status": "failed", "error": "too few credits" });
    get(&server, "/batch/7", data(status)).await;
    let job = Job::<Batch>::new(&client(server.uri()), job_id("7"));
    let error = job.wait().await.expect_err("a failure");
    assert!(matches!(error, JobError::Failed(_)));
    assert_eq!(error.to_string(), "job 7 failed: too few credits");

    let page = data(json!({ "results": [], "totalItems": 0 }));
    get(&server, "/batch/7/results", page).await;
    let bill = job.settle().await.expect("a bill");
    assert_eq!(bill[0].credits_used, 2);
}

#[tokio::test]
async fn a_call_that_does_not_fit_in_the_budget_is_not_sent() {
    let server = MockServer::start().await;
    let answer = data(json!({ "batchId": "1" }));
    Mock::given(method("POST"))
        .respond_with(answer)
        .expect(2)
        .mount(&server)
        .await;
    let client = builder(server.uri())
        .budget(Budget::new(3))
        .build()
        .expect("a client");
    batch(&client, &["a", "b"]).await.expect("an answer");
    let large = batch(&client, &["c", "d", "e", "f"]);
    assert_eq!(large.highest_price(), Credits::new(4).into());
    let error = large.clone().await.expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::OverBudget);
    // Each of the two jobs that it takes would fit; both do not.
    let error = large.submit().await.expect_err("a refusal");
    assert_eq!(error.error().kind(), &ErrorKind::OverBudget);
    assert!(error.submitted().is_none());
    assert_eq!(client.totals().all.used, 2);
    assert_eq!(client.budget().map(Budget::left), Some(Credits::new(1)));
    let known = batch(&client, &["g", "h"]).at_most(1);
    known.await.expect("the caller knows better");
}

const ACCEPTED: Scene = Scene::Answer(200, &[], r#"{"data":{"batchId":"1"}}"#);

#[tokio::test(start_paused = true)]
async fn submits_one_of_two_competing_jobs_whole() {
    let stage = Stage::new([ACCEPTED]);
    // One call a second, so that the parts of the two jobs would take turns.
    let slow = Rate::new(Rate::EVERY_CALL).per_second(1);
    let budget = Budget::new(7);
    let client = stage.builder().rate(slow).budget(budget.clone()).build();
    let client = client.expect("a client");
    let submit = || batch(&client, &["a", "b", "c", "d"]).submit().into_future();
    let (first, second) = tokio::join!(submit(), submit());
    assert_eq!(first.expect("it fits").answers().len(), 2);
    let error = second.expect_err("it does not fit beside the first");
    assert_eq!(error.kind(), &ErrorKind::OverBudget);
    assert!(error.submitted().is_none());
    assert_eq!(stage.seconds().len(), 2);
    assert_eq!(budget.held(), Credits::new(4));
}

#[tokio::test(start_paused = true)]
async fn applies_at_most_to_all_parts_of_job_together() {
    let stage = Stage::new([ACCEPTED]);
    let budget = Budget::new(3);
    let client = stage.builder().budget(budget.clone()).build();
    let client = client.expect("a client");
    let request = batch(&client, &["a", "b", "c", "d"]).at_most(3);
    let job = request.submit().await.expect("it fits");
    assert_eq!(job.answers().len(), 2);
    assert_eq!(budget.held(), Credits::new(3));
}

#[tokio::test(start_paused = true)]
async fn shares_at_most_out_to_parts_that_are_left() {
    let stage = Stage::new([ACCEPTED, status(402)]);
    // Also without a budget, where nothing is reserved.
    let client = stage.builder().build().expect("a client");
    let request = batch(&client, &["a", "b", "c", "d", "e", "f"]).at_most(3);
    let error = request.submit().await.expect_err("a refusal");
    let (_, submitted, rest) = error.into_parts();
    assert!(submitted.is_some());
    let left: Vec<_> = rest.iter().map(|request| request.highest_price()).collect();
    assert_eq!(left, [Credits::new(1).into(), Credits::new(1).into()]);
}

#[tokio::test(start_paused = true)]
async fn holds_nothing_for_parts_that_were_not_sent() {
    let stage = Stage::new([ACCEPTED, status(402)]);
    let budget = Budget::new(6);
    let client = stage.builder().budget(budget.clone()).build();
    let client = client.expect("a client");
    let request = batch(&client, &["a", "b", "c", "d", "e", "f"]);
    let error = request.submit().await.expect_err("a refusal");
    let doubtful = match error.outcome() {
        Outcome::Unknown => Credits::new(2),
        Outcome::NotSent | Outcome::NotProcessed => Credits::ZERO,
    };
    assert_eq!(
        (budget.held(), budget.doubtful()),
        (Credits::new(2), doubtful)
    );
    // The error keeps the requests that are left, but no credits for them.
    assert_eq!(error.into_parts().2.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn releases_what_is_held_for_job_on_request() {
    let stage = Stage::new([ACCEPTED]);
    let budget = Budget::new(6);
    let client = stage.builder().budget(budget.clone()).build();
    let client = client.expect("a client");
    let job = batch(&client, &["a", "b"]).submit().await.expect("it fits");
    assert_eq!(budget.held(), Credits::new(2));
    assert_eq!(job.release_held(), Credits::new(2));
    assert_eq!(job.release_held(), Credits::ZERO);
    assert_eq!(budget.left(), Credits::new(6));
    // Only the request to submit it was sent.
    assert_eq!(stage.seconds().len(), 1);
}

#[tokio::test]
async fn a_receipt_without_an_amount_is_no_bill() {
    let metas = [
        (json!({ "creditsUsed": 0 }), Credits::ZERO),
        (json!({}), Credits::new(2)),
        (json!({ "creditsUsed": null }), Credits::new(2)),
    ];
    for (meta, spent) in metas {
        let server = MockServer::start().await;
        let answer = json!({ "data": { "batchId": "1" }, "meta": meta });
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(200).set_body_json(answer))
            .mount(&server)
            .await;
        let client = builder(server.uri())
            .budget(Budget::new(3))
            .build()
            .expect("a client");
        batch(&client, &["a", "b"]).await.expect("an answer");
        let budget = client.budget().expect("a budget");
        assert_eq!(
            budget.spent() + budget.held() + budget.doubtful(),
            spent,
            "{meta}"
        );
    }
}
