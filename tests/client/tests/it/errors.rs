//! The three shapes in which the service says what is wrong, as users of the
//! client see them.

use std::time::Duration;

use client_tests::confidential::{DOMAIN, EMAIL, FIRST_NAME, HOOK, LAST_NAME};
use client_tests::leaks::leaks;
use client_tests::{KEY, Service, client, shown};
use enrich_api::types::{BatchEmailFinderRequest, Lead};
use enrich_api::{Error, ErrorKind};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

/// What a call fails with that is answered like this. It has no time for the
/// waits that it is told of, so that it fails at once.
async fn failure(answer: ResponseTemplate) -> Error {
    let service = Service::answering(answer).await;
    let find = service
        .client()
        .email_finder()
        .find(FIRST_NAME, LAST_NAME, DOMAIN);
    let call = find.timeout(Duration::from_secs(5));
    shown::error(call.await.expect_err("an answer that is an error"))
}

fn problem(status: u16, body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_raw(body.to_string(), "application/problem+json")
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

#[tokio::test]
async fn a_problem_document_is_kept_whole() {
    let error = failure(problem(
        402,
        &json!({
            "type": "https://dev.enrich.so/errors/insufficient-credits",
            "title": "Insufficient credits",
            "status": 402,
            "detail": "This call needs 10 credits",
            "instance": "req_4c1d7f60",
            "currentBalance": 4, "required": 10, "shortfall": 6,
        }),
    ))
    .await;
    assert_eq!(*error.kind(), ErrorKind::Status);
    assert_eq!(status(&error), Some(402));
    assert_eq!(error.request_id(), Some("req_4c1d7f60"));
    let problem = error.problem().expect("a problem");
    assert!(problem.type_uri().ends_with("/insufficient-credits"));
    assert_eq!(problem.title(), Some("Insufficient credits"));
    assert_eq!(problem.detail(), Some("This call needs 10 credits"));
    assert_eq!(problem.extension("shortfall"), Some(&json!(6)));
    assert!(
        error.to_string().contains("This call needs 10 credits"),
        "{error}"
    );
}

#[tokio::test]
async fn a_flat_error_is_a_problem_too() {
    let only = "This endpoint requires API key authentication.";
    let error = failure(ResponseTemplate::new(401).set_body_json(json!({"error": only}))).await;
    assert_eq!(status(&error), Some(401));
    assert_eq!(
        error.problem().and_then(|problem| problem.detail()),
        Some(only)
    );

    let both = json!({"error": "Conflict", "message": "The scrape is being continued"});
    let error = failure(ResponseTemplate::new(409).set_body_json(both)).await;
    let problem = error.problem().expect("a problem");
    assert_eq!(status(&error), Some(409));
    assert_eq!(problem.title(), Some("Conflict"));
    assert_eq!(problem.detail(), Some("The scrape is being continued"));
}

#[tokio::test]
async fn a_rate_limit_says_how_long_to_wait() {
    let body = json!({
        "statusCode": 429, "error": "Too Many Requests",
        "message": "API key rate limit exceeded", "retryAfter": 30,
    });
    let error = failure(ResponseTemplate::new(429).set_body_json(&body)).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(
        error.problem().and_then(|problem| problem.status()),
        Some(429)
    );

    let limited = ResponseTemplate::new(429)
        .set_body_json(&body)
        .insert_header("Retry-After", "7")
        .insert_header("X-RateLimit-Limit", "5")
        .insert_header("X-RateLimit-Remaining", "0")
        .insert_header("X-RateLimit-Reset", "1");
    let error = failure(limited).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    let limit = error.rate_limit().expect("a rate limit");
    assert_eq!((limit.limit, limit.remaining), (Some(5), Some(0)));
    assert_eq!(limit.reset, Some(Duration::from_secs(1)));
}

#[tokio::test]
async fn a_refusal_that_is_no_json_keeps_its_body() {
    let error = failure(ResponseTemplate::new(502).set_body_string("<h1>Bad gateway</h1>")).await;
    assert_eq!(status(&error), Some(502));
    assert!(error.problem().is_none());
    assert_eq!(error.body(), b"<h1>Bad gateway</h1>");
}

#[tokio::test]
async fn a_missing_approval_says_where_it_stands() {
    let body = json!({"success": false, "message": "Access denied", "accessStatus": "pending"});
    let service = Service::answering(ResponseTemplate::new(403).set_body_json(body)).await;
    let error = service
        .client()
        .company_followers()
        .progress("1")
        .await
        .map_err(shown::error)
        .expect_err("a refusal");
    assert_eq!(error.operation(), Some("getCompanyFollowerProgress"));
    let problem = error.problem().expect("a problem");
    assert_eq!(problem.extension("accessStatus"), Some(&json!("pending")));
}

/// What a strict call fails with that is answered like this, and others do not.
async fn strict_failure(body: &Value) -> Error {
    let service = Service::answering(ResponseTemplate::new(200).set_body_json(body)).await;
    let find = || {
        let client = service.client();
        client.email_finder().find(FIRST_NAME, LAST_NAME, DOMAIN)
    };
    let found = find().await.expect("an answer");
    assert_eq!(found.first_name, FIRST_NAME);
    shown::error(find().strict().await.expect_err("an odd answer"))
}

#[tokio::test]
async fn an_answer_that_does_not_fit_says_where() {
    let body = json!({"success": true, "data": {"firstName": FIRST_NAME, "found": "yes"}});
    let error = strict_failure(&body).await;
    assert!(
        matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "data.found"),
        "{error:?}"
    );
    assert_eq!(status(&error), Some(200));
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_not_quoted() {
    let data = json!({"firstName": FIRST_NAME, "found": EMAIL, "confidence": {EMAIL: 1}});
    let body = json!({"success": true, "data": data});
    let error = strict_failure(&body).await;
    assert_eq!(leaks(&format!("{error}\n{error:#?}")), [""; 0]);
}

#[tokio::test]
async fn an_answer_that_denies_its_success_says_why() {
    let body = json!({
        "success": false, "error": {"code": 402, "message": "Insufficient credits"}, "data": null,
    });
    let error = failure(ResponseTemplate::new(200).set_body_json(body)).await;
    assert_eq!(*error.kind(), ErrorKind::Rejected);
    assert_eq!(error.outcome(), enrich_api::Outcome::Unknown);
    assert!(
        error.to_string().contains("Insufficient credits"),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_that_quotes_the_key_does_not_get_it_into_the_logs() {
    let body = json!({"title": "No such key", "detail": format!("{KEY} is unknown")});
    let error = failure(problem(401, &body)).await;
    assert!(error.to_string().contains("[key] is unknown"), "{error}");
    assert_eq!(leaks(&format!("{error}\n{error:#?}")), [""; 0]);
}

#[tokio::test]
async fn what_is_refused_before_it_is_sent_is_not_quoted() {
    let key = KEY.trim_start_matches("sk_");
    let builder = client("http://127.0.0.1:1").api_key(key);
    let error = shown::error(builder.build().expect_err("no key of this API"));
    assert_eq!(*error.kind(), ErrorKind::Configuration);
    assert_eq!(leaks(&format!("{error}\n{error:#?}")), [""; 0]);

    let client = client("http://127.0.0.1:1").build().expect("a client");
    let call = client.email_validation().validate(EMAIL);
    let call = shown::value(call.header("x-for", format!("{EMAIL}\n")));
    let error = shown::error(call.await.expect_err("no header"));
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(leaks(&format!("{error}\n{error:#?}")), [""; 0]);
}

#[test]
fn debug_of_request_bodies_shows_no_values() {
    let mut body = BatchEmailFinderRequest::new(vec![Lead::new(FIRST_NAME, LAST_NAME, DOMAIN)]);
    body.webhook_url = Some(HOOK.to_owned());
    assert_eq!(format!("{body:?}"), "BatchEmailFinderRequest { .. }");
    assert_eq!(format!("{:?}", body.leads), "[Lead { .. }]");
}
