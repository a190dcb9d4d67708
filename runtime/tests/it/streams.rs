//! Downloads.

use std::path::PathBuf;

use futures_util::StreamExt;
use openapi_client_runtime::{Credits, Error, ErrorKind, Outcome, Request};
use reqwest::header::{ACCEPT, HeaderValue};
use wiremock::ResponseTemplate;

use crate::support::*;

fn csv() -> ResponseTemplate {
    ResponseTemplate::new(200)
        .set_body_raw("name\nJane\n", "text/csv")
        .insert_header("X-Credits-Used", "7")
}

#[tokio::test]
async fn a_download_has_its_receipt_in_headers() {
    let server = answering(csv()).await;
    let response = download(&client(server.uri())).await.expect("an answer");
    assert!(response.meta_reported());
    assert_eq!(response.meta().credits_used, Credits::new(7));
    assert_eq!(response.content_length(), Some(10));
    let all = response.into_inner().bytes().await.expect("all of it");
    assert_eq!(all, "name\nJane\n");
}

#[tokio::test]
async fn a_download_can_be_written_as_it_arrives() {
    let server = answering(csv()).await;
    let response = download(&client(server.uri())).await.expect("an answer");
    let mut file = Vec::new();
    let written = response
        .into_inner()
        .write_to(&mut file)
        .await
        .expect("all of it");
    assert_eq!((written, file.as_slice()), (10, &b"name\nJane\n"[..]));
}

#[tokio::test]
async fn a_refusal_is_an_error_before_the_stream_begins() {
    let server = answering(ResponseTemplate::new(409)).await;
    let error = download(&client(server.uri()))
        .await
        .expect_err("a refusal");
    assert_eq!(error.status().map(|it| it.as_u16()), Some(409));
}

#[tokio::test]
async fn a_page_is_not_taken_for_a_file() {
    let page =
        ResponseTemplate::new(200).set_body_raw("<h1>Sign in</h1>", "Text/HTML; charset=utf-8");
    let server = answering(page).await;
    let client = client(server.uri());
    let asking_for = |media| {
        let mut request = Request::stream(&LIST, list(&client).expect("a request"));
        let headers = request.http_mut().headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(media));
        send(&client, request)
    };
    let error = asking_for("text/csv").await.expect_err("a page");
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "."));
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    assert!(shown(&error).contains("is not what was expected, and is Text/HTML"));

    for media in ["text/html", "text/*", "*/*;q=0.1, text/csv"] {
        let page = asking_for(media).await.expect("what was asked for");
        assert_eq!(
            page.into_inner().bytes().await.expect("all of it"),
            "<h1>Sign in</h1>"
        );
    }
}

/// Asks for a file of the media type, under a status and with a header.
async fn asked_for_csv(answer: ResponseTemplate) -> Error {
    let server = answering(answer).await;
    let client = client(server.uri());
    let mut request = Request::stream(&LIST, list(&client).expect("a request"));
    let headers = request.http_mut().headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("text/csv"));
    let error = send(&client, request).await.expect_err("not a file");
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "."));
    error
}

#[tokio::test]
async fn what_is_not_the_file_is_an_error() {
    let csv = |status| ResponseTemplate::new(status).set_body_raw("name\n", "text/csv");
    let cases = [
        (csv(206), "is a part"),
        (ResponseTemplate::new(204), "has no content"),
        (
            csv(200).insert_header("content-encoding", "gzip"),
            "is encoded as gzip",
        ),
        (
            ResponseTemplate::new(200).set_body_raw("%PDF", "application/pdf"),
            "is application/pdf",
        ),
    ];
    for (answer, said) in cases {
        let error = asked_for_csv(answer).await;
        assert!(shown(&error).contains(said), "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[tokio::test]
async fn a_problem_in_place_of_a_file_is_in_the_error() {
    let problem = r#"{"title":"Not ready","detail":"Come back later"}"#;
    for media in ["application/problem+json", "application/json"] {
        let answer = ResponseTemplate::new(200).set_body_raw(problem, media);
        let error = asked_for_csv(answer).await;
        assert_eq!(error.body(), problem.as_bytes());
        let detail = error.problem().and_then(|problem| problem.detail());
        assert_eq!(detail, Some("Come back later"));
    }
}

#[tokio::test]
async fn a_body_that_ends_with_the_connection_may_be_cut() {
    let cases: [(&[u8], bool); 3] = [
        (b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nname\n", true),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nname\n", false),
        (
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nname\n\r\n0\r\n\r\n",
            false,
        ),
    ];
    for (bytes, may_be_cut) in cases {
        let client = client(writing(bytes).await);
        let stream = download(&client).await.expect("an answer").into_inner();
        assert_eq!(stream.may_be_cut(), may_be_cut);
        assert_eq!(stream.bytes().await.expect("all of it"), "name\n");
    }
}

/// A new directory, and the names of the files in it.
fn directory(name: &str) -> (PathBuf, impl Fn() -> Vec<String>) {
    let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).expect("a directory");
    let listed = path.clone();
    let names = move || {
        let entries = std::fs::read_dir(&listed).expect("a directory");
        let names = entries.map(|entry| entry.expect("a file").file_name());
        names
            .map(|name| name.into_string().expect("text"))
            .collect()
    };
    (path, names)
}

#[tokio::test]
async fn a_file_has_its_name_when_it_is_complete() {
    let (path, names) = directory("downloads");
    let file = path.join("people.csv");

    let broken = client(writing(CUT).await);
    let stream = download(&broken).await.expect("an answer").into_inner();
    stream.save(&file).await.expect_err("a cut");
    assert_eq!(names(), [""; 0]);

    std::fs::write(&file, "before").expect("a file");
    let broken = client(writing(CUT).await);
    let stream = download(&broken).await.expect("an answer").into_inner();
    stream.save(&file).await.expect_err("a cut");
    assert_eq!(std::fs::read(&file).expect("a file"), b"before");

    let server = answering(csv()).await;
    let stream = download(&client(server.uri())).await.expect("an answer");
    let written = stream.into_inner().save(&file).await.expect("all of it");
    assert_eq!(written, 10);
    assert_eq!(std::fs::read(&file).expect("a file"), b"name\nJane\n");
    assert_eq!(names(), ["people.csv"]);
    std::fs::remove_dir_all(&path).expect("no directory");
}

const CUT: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nname\n";

#[tokio::test]
async fn a_stream_that_breaks_off_says_so_once() {
    let client = client(writing(CUT).await);
    let mut stream = download(&client).await.expect("an answer").into_inner();
    let first = stream.next().await.expect("a chunk").expect("a chunk");
    assert_eq!(first, "name\n");
    let error = stream.next().await.expect("an item").expect_err("a cut");
    assert_eq!(error.kind(), &ErrorKind::Transport);
    assert_eq!(error.operation(), Some("list"));
    shown(&error);
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn collecting_or_writing_a_broken_stream_fails() {
    let broken = client(writing(CUT).await);
    let stream = download(&broken).await.expect("an answer").into_inner();
    let error = stream.bytes().await.expect_err("a cut");
    assert_eq!(error.kind(), &ErrorKind::Transport);

    let broken = client(writing(CUT).await);
    let stream = download(&broken).await.expect("an answer").into_inner();
    let error = stream.write_to(&mut Vec::new()).await.expect_err("a cut");
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    let inner: &openapi_client_runtime::Error = inner.expect("our own error");
    assert_eq!(inner.kind(), &ErrorKind::Transport);
}
