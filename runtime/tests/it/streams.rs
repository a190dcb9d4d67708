//! Downloads.

use futures_util::StreamExt;
use openapi_client_runtime::{Credits, ErrorKind, Outcome, Request};
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
