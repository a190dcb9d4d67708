//! No answer, or only part of one.

use std::time::Duration;

use openapi_client_runtime::{ErrorKind, Request};
use tokio::net::TcpListener;

use crate::fault_server::closed_port;
use crate::support::*;

/// A server that takes connections and says nothing.
async fn silent() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    (listener, url)
}

#[tokio::test]
async fn nobody_there() {
    let (_socket, url) = closed_port();
    let client = client(url);
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, request).await.expect_err("nobody there");
    assert_eq!(error.kind(), &ErrorKind::Connect);
    assert_eq!(error.status(), None);
    assert!(error.body().is_empty());
    assert!(shown(&error).contains("list: could not connect to the server"));
}

#[tokio::test]
async fn silence_ends_in_a_timeout() {
    let (_listener, url) = silent().await;
    let client = builder(url)
        .timeout(Duration::from_millis(50))
        .build()
        .expect("a client");
    let error = send_find(&client).await.expect_err("silence");
    assert_eq!(error.kind(), &ErrorKind::Timeout);
    // A purchase: whether it took place is an open question.
    assert!(shown(&error).contains("no complete answer within 50ms; the server may have acted"));

    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, request).await.expect_err("silence");
    assert!(!shown(&error).contains("may have acted"));
}

#[tokio::test]
async fn one_request_can_have_its_own_timeout() {
    let (_listener, url) = silent().await;
    let client = client(url);
    let request = find(&client)
        .expect("a request")
        .with_timeout(Duration::from_millis(50));
    let error = send(&client, request).await.expect_err("silence");
    assert!(error.to_string().contains("50ms"), "{error}");
}

#[tokio::test]
async fn an_endless_timeout_is_none() {
    let url = writing(b"HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"name\":\"Jane\"}").await;
    let client = builder(url)
        .timeout(Duration::MAX)
        .build()
        .expect("a client");
    let http = list(&client).expect("a request");
    let response = send(&client, Request::<Person>::without_envelope(&LIST, http)).await;
    assert_eq!(response.expect("an answer").name, "Jane");
}

#[tokio::test]
async fn an_answer_that_breaks_off_keeps_its_status() {
    let url = writing(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":").await;
    let client = client(url);
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, request).await.expect_err("a cut");
    assert_eq!(error.kind(), &ErrorKind::Transport);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    shown(&error);
}

#[tokio::test]
async fn something_other_than_http() {
    let client = client(writing(b"220 mail.example.com ESMTP\r\n").await);
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, request).await.expect_err("no HTTP");
    assert_eq!(error.kind(), &ErrorKind::Transport);
    shown(&error);
}
