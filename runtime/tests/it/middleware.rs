//! Transports of a program's own.

use openapi_client_runtime::{BoxFuture, ErrorKind, Outcome, Transport, TransportError};
use reqwest::header::HeaderValue;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::*;

fn found() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({ "data": { "name": "Jane" } }))
}

/// Signs what it passes on.
struct Signed<T>(T);

impl<T: Transport> Transport for Signed<T> {
    fn carry(
        &self,
        mut request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        let signature = HeaderValue::from_static("signed");
        request.headers_mut().insert("x-signature", signature);
        self.0.carry(request)
    }
}

#[tokio::test]
async fn a_program_can_put_something_around_the_http_client() {
    let server = answering(found()).await;
    let client = builder(server.uri()).transport(Signed).build();
    send_find(&client.expect("a client"))
        .await
        .expect("an answer");
    let sent = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(sent.headers["x-signature"], "signed");
    assert_eq!(sent.headers["x-api-key"], KEY);
    assert_eq!(sent.headers["user-agent"], "people-api/0.1.0");
}

#[tokio::test]
async fn redirects_that_are_not_followed_stay_so_behind_it() {
    let elsewhere = answering(found()).await;
    let answer = ResponseTemplate::new(307).insert_header("location", elsewhere.uri().as_str());
    let server = answering(answer).await;
    let client = builder(server.uri()).transport(Signed).build();
    let error = send_find(&client.expect("a client"))
        .await
        .expect_err("a redirect");
    assert_eq!(error.kind(), &ErrorKind::Status);
    let followed = elsewhere.received_requests().await.expect("recorded");
    assert!(followed.is_empty());
}

#[tokio::test]
async fn an_http_client_that_follows_redirects_does_not_go_unnoticed() {
    let elsewhere = answering(found()).await;
    // With a 307 the body would go there too, which reqwest cannot send again.
    let answer = ResponseTemplate::new(303).insert_header("location", elsewhere.uri().as_str());
    let server = answering(answer).await;
    let client = builder(server.uri())
        .transport(|_| reqwest::Client::new())
        .build()
        .expect("a client");
    let error = send_find(&client).await.expect_err("a redirect");
    assert_eq!(error.kind(), &ErrorKind::Transport);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(shown(&error).contains("redirect::Policy::none()"));
}
