//! Answers with a status that is no success, in all the shapes they come in.

use std::time::Duration;

use openapi_client_runtime::{Error, ErrorKind};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::*;

async fn refusal(answer: ResponseTemplate) -> Error {
    let server = answering(answer).await;
    let error = send_find(&client(server.uri()))
        .await
        .expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::Status);
    assert_eq!(error.operation(), Some("find"));
    shown(&error);
    error
}

#[tokio::test]
async fn problem_details() {
    let body = json!({
        "type": "https://people.test/errors/insufficient-credits",
        "title": "Insufficient credits",
        "status": 402,
        "detail": "10 more are needed",
        "shortfall": 10,
        "requestId": "r7",
    });
    let answer =
        ResponseTemplate::new(402).set_body_raw(body.to_string(), "application/problem+json");
    let error = refusal(answer).await;
    let problem = error.problem().expect("a problem");
    assert_eq!(problem.extension("shortfall"), Some(&Value::from(10)));
    assert_eq!(
        error.to_string(),
        "find: 402 Payment Required: Insufficient credits: 10 more are needed (request r7)"
    );
}

#[tokio::test]
async fn reads_the_body_as_a_type_that_fits() {
    let answer = ResponseTemplate::new(409).set_body_json(json!({ "name": "Jane", "more": 1 }));
    let error = refusal(answer).await;
    let person = error.body_as::<Person>().expect("a person");
    assert_eq!(person.name, "Jane");
    assert_eq!(error.body_as::<Vec<u8>>(), None);
    let empty = refusal(ResponseTemplate::new(409)).await;
    assert_eq!(empty.body_as::<Person>(), None);
}

#[tokio::test]
async fn a_flat_error() {
    let answer = ResponseTemplate::new(409)
        .set_body_json(json!({ "error": "Conflict", "message": "Already there" }));
    let error = refusal(answer).await;
    assert_eq!(error.to_string(), "find: 409 Conflict: Already there");
}

#[tokio::test]
async fn an_error_with_a_status_code_and_a_waiting_time() {
    let answer = ResponseTemplate::new(429).set_body_json(json!({
        "statusCode": 429, "error": "Too Many Requests", "message": "Slow down", "retryAfter": 7
    }));
    let error = refusal(answer).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert!(
        error.to_string().ends_with("Slow down; try again in 7s"),
        "{error}"
    );
}

#[tokio::test]
async fn the_header_wins_over_the_body() {
    let answer = ResponseTemplate::new(429)
        .set_body_json(json!({ "retryAfter": 7 }))
        .insert_header("retry-after", "30")
        .insert_header("x-ratelimit-limit", "60");
    let error = refusal(answer).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(error.rate_limit().and_then(|it| it.limit), Some(60));
}

#[tokio::test]
async fn a_request_id_in_the_receipt_or_a_header() {
    let enveloped = json!({ "success": false, "error": "no", "meta": { "requestId": "r8" } });
    let error = refusal(ResponseTemplate::new(500).set_body_json(enveloped)).await;
    assert_eq!(error.request_id(), Some("r8"));
    let answer = ResponseTemplate::new(500).insert_header("x-request-id", "r9");
    assert_eq!(refusal(answer).await.request_id(), Some("r9"));
}

#[tokio::test]
async fn an_instance_that_is_the_url_is_no_request_id() {
    let body = json!({ "title": "no", "instance": format!("/find?email={EMAIL}") });
    let error = refusal(ResponseTemplate::new(400).set_body_json(body)).await;
    assert_eq!(error.request_id(), None);
}

#[tokio::test]
async fn bodies_that_are_no_problem_are_kept_as_they_are() {
    for (media, body, said) in [
        ("text/html", "<h1>Bad Gateway</h1>", "20 bytes of text/html"),
        ("application/json", "", "no reason"),
        (
            "application/json",
            r#"{"title":"cut of"#,
            "16 bytes of application/json",
        ),
        ("text/plain", "jane@example.com", "16 bytes of text/plain"),
    ] {
        let error = refusal(ResponseTemplate::new(502).set_body_raw(body, media)).await;
        assert_eq!(error.status().map(|it| it.as_u16()), Some(502));
        assert_eq!(error.problem(), None);
        assert_eq!(error.body(), body.as_bytes());
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[tokio::test]
async fn of_a_huge_body_only_the_start_is_kept() {
    let answer = ResponseTemplate::new(500).set_body_string("x".repeat(4 * 1024 * 1024));
    assert_eq!(refusal(answer).await.body().len(), 64 * 1024);
}

#[tokio::test]
async fn a_body_that_breaks_off_does_not_hide_the_status() {
    let url =
        writing(b"HTTP/1.1 402 Payment Required\r\ncontent-length: 100\r\n\r\n{\"title\":").await;
    let client = client(url);
    let error = download(&client).await.expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::Status);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(402));
    assert_eq!(error.body(), b"{\"title\":");
    shown(&error);
}

#[tokio::test]
async fn hostile_text_stays_on_one_short_line_and_shows_no_token() {
    let text = format!(
        "\u{1b}[31m\u{202e}no\r\n https://hooks.test/t0k3n?k=t0k3n {}",
        "x".repeat(5000)
    );
    let bodies = [
        json!({ "title": text, "detail": text, "requestId": text }),
        json!({ "error": text }),
        json!({ text.clone(): 1, "error": "no" }),
    ];
    for body in bodies {
        let error = refusal(ResponseTemplate::new(400).set_body_json(body)).await;
        let shown = shown(&error);
        let is_plain = |char: char| !char.is_control() && char != '\u{202e}';
        assert!(error.to_string().chars().all(is_plain), "{error}");
        assert!(shown.replace('\n', "").chars().all(is_plain), "{shown}");
        assert!(error.to_string().len() < 1_500, "{error}");
        assert!(!shown.contains("t0k3n"), "{shown}");
    }
}
