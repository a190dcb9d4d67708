//! Who is shown the key, and how.

use openapi_client_runtime::{AuthScheme, ErrorKind, Request};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::*;

fn found() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({ "data": { "name": "Jane" } }))
}

#[tokio::test]
async fn the_key_goes_in_the_preferred_header() {
    let server = answering(found()).await;
    send_find(&client(server.uri())).await.expect("an answer");
    let sent = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(sent.headers["x-api-key"], KEY);
    assert!(!sent.headers.contains_key("authorization"));
    assert_eq!(sent.headers["user-agent"], "people-api/0.1.0");
    assert_eq!(sent.headers["content-type"], "application/json");
    assert_eq!(sent.body, br#"{"email":"jane@example.com"}"#);
    assert!(!sent.headers.contains_key("referer"));
}

#[tokio::test]
async fn the_key_goes_as_a_bearer_token_when_asked() {
    let server = answering(found()).await;
    let client = builder(server.uri())
        .auth_scheme(AuthScheme::Bearer)
        .user_agent("my-program/2")
        .header("x-team", "blue")
        .build()
        .expect("a client");
    send_find(&client).await.expect("an answer");
    let sent = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(sent.headers["authorization"], format!("Bearer {KEY}"));
    assert!(!sent.headers.contains_key("x-api-key"));
    assert_eq!(sent.headers["user-agent"], "my-program/2");
    assert_eq!(sent.headers["x-team"], "blue");
}

#[tokio::test]
async fn a_header_set_by_hand_does_not_replace_the_key() {
    let server = answering(found()).await;
    let client = builder(server.uri())
        .header("x-api-key", "another")
        .build()
        .expect("a client");
    send_find(&client).await.expect("an answer");
    let sent = &server.received_requests().await.expect("recorded")[0];
    let keys: Vec<_> = sent.headers.get_all("x-api-key").iter().collect();
    assert_eq!(keys, [KEY]);
}

#[tokio::test]
async fn redirects_are_reported_and_not_followed() {
    let elsewhere = answering(found()).await;
    for status in [301, 302, 303, 307, 308] {
        let answer =
            ResponseTemplate::new(status).insert_header("location", elsewhere.uri().as_str());
        let server = answering(answer).await;
        // Not even when the program's own settings would follow them.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::limited(5));
        let client = builder(server.uri())
            .http_client(http)
            .build()
            .expect("a client");
        let error = send_find(&client).await.expect_err("a redirect");
        assert_eq!(error.kind(), &ErrorKind::Status);
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        assert!(shown(&error).contains("is the base URL right?"));
    }
    let followed = elsewhere.received_requests().await.expect("recorded");
    assert!(followed.is_empty());
}

#[tokio::test]
async fn requests_for_other_hosts_are_not_sent() {
    let elsewhere = answering(found()).await;
    let client = client("http://127.0.0.1:9");
    let http = client
        .http()
        .get(elsewhere.uri())
        .build()
        .expect("a request");
    let error = send(&client, Request::<Person>::new(&LIST, http))
        .await
        .expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
    assert!(
        elsewhere
            .received_requests()
            .await
            .expect("recorded")
            .is_empty()
    );
}

#[tokio::test]
async fn a_key_that_the_server_quotes_is_taken_out() {
    let said = json!({ "error": format!("Unknown key {KEY}") });
    let server = answering(ResponseTemplate::new(401).set_body_json(said)).await;
    let error = send_find(&client(server.uri()))
        .await
        .expect_err("a refusal");
    assert!(shown(&error).contains("Unknown key [key]"));
    assert!(!String::from_utf8_lossy(error.body()).contains(KEY));
}

#[tokio::test]
async fn a_key_that_is_quoted_with_a_good_status_is_taken_out_too() {
    let said = format!("Unknown key {KEY}");
    let server = answering(ResponseTemplate::new(200).set_body_string(said)).await;
    let error = send_find(&client(server.uri()))
        .await
        .expect_err("no person");
    assert_eq!(error.body(), b"Unknown key [key]");
}
