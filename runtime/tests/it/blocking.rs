//! A made-up API from a program that is not asynchronous.

use std::io::Read;
use std::time::Duration;

use openapi_client_runtime::blocking::{Job, Reader, run};
use openapi_client_runtime::job::{JobId, Progress};
use openapi_client_runtime::{Client, Credits, ErrorKind};
use serde_json::json;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::jobs::{Batch, BatchResults, batch, data, results};
use crate::support::{client, download, send_find};

mod generated {
    openapi_client_runtime::blocking_request!(crate::support::Receipt);
}

use generated::Request;

/// A server that has its runtime, and calls that are made on another thread.
async fn apart<T: Send + 'static>(
    server: &MockServer,
    calls: impl FnOnce(Client) -> T + Send + 'static,
) -> T {
    let url = server.uri();
    let thread = tokio::task::spawn_blocking(move || calls(client(url)));
    thread.await.expect("no panic")
}

async fn serve(server: &MockServer, verb: &str, at: &str, answer: ResponseTemplate) {
    let mock = Mock::given(method(verb)).and(path(at));
    mock.respond_with(answer).mount(server).await;
}

#[tokio::test]
async fn a_job_from_submission_to_the_last_row() {
    let server = MockServer::start().await;
    serve(&server, "POST", "/batch", data(json!({ "batchId": "7" }))).await;
    let ended = json!({ "status": "completed", "processed": 1, "total": 1 });
    serve(&server, "GET", "/batch/7", data(ended)).await;
    let page = json!({ "results": [{ "email": "a" }], "totalItems": 1 });
    serve(&server, "GET", "/batch/7/results", data(page)).await;
    let csv = ResponseTemplate::new(200).set_body_raw("email\na\n", "text/csv");
    serve(&server, "GET", "/batch/7/csv", csv).await;
    apart(&server, |client| {
        let request: Request<Batch> = Request::new(batch(&client, &["a"]));
        assert_eq!(request.highest_price(), Credits::new(1).into());
        let job = request.submit().run().expect("a job");
        let mut seen = Progress::default();
        let wait = job.wait().poll_every(Duration::ZERO);
        let done = wait.on_progress(|it| seen = it).run().expect("done");
        assert_eq!(seen, Progress::new(Some(1), Some(1)));
        let rows: Vec<_> = done.results().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows[0].email, "a");
        assert_eq!(done.settle().expect("a bill")[0].credits_used, 2);

        let mut file = Vec::new();
        let saved = done.save(&mut file).expect("a file");
        assert_eq!((*saved, &file[..]), (8, &b"email\na\n"[..]));

        let stored = serde_json::to_string(&*done).expect("JSON");
        let id: JobId<Batch> = serde_json::from_str(&stored).expect("a handle");
        let job = Job::<Batch>::new(&client, id).wait().run().expect("done");
        assert_eq!(job.id(), done.id());
    })
    .await;
}

#[tokio::test]
async fn requests_can_be_adjusted() {
    let server = MockServer::start().await;
    let slow = data(json!({ "results": [] })).set_delay(Duration::from_secs(60));
    serve(&server, "GET", "/batch/7/results", slow).await;
    let error = apart(&server, |client| {
        let request: Request<BatchResults> = Request::new(results(&client, "7"));
        let request = request
            .timeout(Duration::from_millis(50))
            .header("x-a", "1");
        request.send().expect_err("a timeout")
    })
    .await;
    assert_eq!(error.kind(), &ErrorKind::Timeout);
}

#[tokio::test]
async fn an_error_comes_as_it_does_elsewhere() {
    let server = MockServer::start().await;
    serve(&server, "POST", "/find", ResponseTemplate::new(402)).await;
    let error = apart(&server, |client| run(send_find(&client)).expect_err("402")).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(402));
}

#[tokio::test]
async fn a_file_can_be_read_from() {
    let server = MockServer::start().await;
    let csv = ResponseTemplate::new(200).set_body_raw("email\na\n", "text/csv");
    serve(&server, "GET", "/people", csv).await;
    let text = apart(&server, |client| {
        let file = run(download(&client)).expect("a file");
        let mut text = String::new();
        let mut reader = Reader::new(file.into_inner());
        reader.read_to_string(&mut text).expect("text");
        text
    })
    .await;
    assert_eq!(text, "email\na\n");
}

#[tokio::test]
async fn what_is_refused_in_a_task_is_given_back() {
    let client = client("http://127.0.0.1:9");
    let request: Request<Batch> = Request::new(batch(&client, &["a"]));
    let error = request.submit().run().expect_err("a refusal");
    assert_eq!(error.error().kind(), &ErrorKind::Blocking);
    let (_, submitted, rest) = error.into_parts();
    assert!(submitted.is_none());
    assert_eq!(rest.len(), 1);
}
