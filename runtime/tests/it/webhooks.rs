//! Deliveries to a server that is made with axum.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::post;
use openapi_client_runtime::webhook::{self, PathToken, Receiver, Webhook, WebhookEvent};
use tower::ServiceExt;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const BODY: &str = r#"{"event":"a.done","count":3}"#;

#[derive(Debug)]
struct Event(String);

impl WebhookEvent for Event {
    fn from_slice(body: &[u8]) -> Result<Self, webhook::Error> {
        Ok(Self(webhook::event_name(body, "event")?.into_owned()))
    }
}

fn server() -> Router {
    let token = PathToken::new(TOKEN).expect("a token");
    Router::new()
        .route(
            "/hooks/{token}",
            post(async |event: Webhook<Event>| event.done().0),
        )
        .route("/open", post(async |event: Webhook<Event>| event.done().0))
        .route("/fail/{token}", post(fail))
        .with_state(Receiver::new(token).most_bytes(100))
}

async fn fail(event: Webhook<Event>) -> StatusCode {
    assert_eq!(event.0, "a.done");
    StatusCode::INTERNAL_SERVER_ERROR
}

async fn deliver(server: &Router, path: &str, body: impl Into<Body>) -> StatusCode {
    let request = Request::post(path).body(body.into()).expect("a request");
    let answer = server.clone().oneshot(request).await.expect("an answer");
    answer.status()
}

#[tokio::test]
async fn a_delivery_is_handled_once() {
    let server = server();
    let path = format!("/hooks/{TOKEN}");
    assert_eq!(deliver(&server, &path, BODY).await, StatusCode::OK);
    let request = Request::post(&path)
        .body(Body::from(BODY))
        .expect("a request");
    let repeated = server.oneshot(request).await.expect("an answer");
    assert_eq!(repeated.status(), StatusCode::OK);
    let said = axum::body::to_bytes(repeated.into_body(), 1000)
        .await
        .expect("a body");
    assert_eq!(said, "the same delivery was handled before");
}

#[tokio::test]
async fn a_delivery_that_was_not_handled_may_come_again() {
    let server = server();
    let path = format!("/fail/{TOKEN}");
    for _ in 0..2 {
        let status = deliver(&server, &path, BODY).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    }
}

#[tokio::test]
async fn strangers_find_nothing() {
    let server = server();
    let guess = TOKEN.replace('f', "e");
    for path in ["/hooks/guess", &format!("/hooks/{guess}"), "/open"] {
        assert_eq!(deliver(&server, path, BODY).await, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn bodies_are_bounded_and_have_to_be_events() {
    let server = server();
    let path = format!("/hooks/{TOKEN}");
    let large = format!(r#"{{"event":"{}"}}"#, "a".repeat(100));
    assert_eq!(
        deliver(&server, &path, large).await,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    for body in ["", "[]", "{}"] {
        assert_eq!(deliver(&server, &path, body).await, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn equal_events_of_two_jobs_are_kept_apart_by_a_nested_path_too() {
    let token = PathToken::new(TOKEN).expect("a token");
    let hook = Router::new().route(
        "/{token}",
        post(async |event: Webhook<Event>| event.done().0),
    );
    let server = Router::new()
        .nest("/jobs/{job}", hook)
        .with_state(Receiver::new(token));
    let deliver = async |job: &str| {
        let request = Request::post(format!("/jobs/{job}/{TOKEN}"))
            .body(Body::from(BODY))
            .expect("a request");
        let answer = server.clone().oneshot(request).await.expect("an answer");
        let body = axum::body::to_bytes(answer.into_body(), 1000).await;
        body.expect("a body")
    };
    assert_eq!(deliver("1").await, "a.done");
    assert_eq!(deliver("2").await, "a.done");
    assert_eq!(deliver("1").await, "the same delivery was handled before");
}

#[tokio::test(start_paused = true)]
async fn gives_up_a_body_that_does_not_arrive_in_time() {
    let server = server();
    let path = format!("/hooks/{TOKEN}");
    // One byte a second, for ever.
    let bytes = futures_util::stream::unfold((), |()| async {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        Some((Ok::<_, std::io::Error>("x"), ()))
    });
    let start = tokio::time::Instant::now();
    let status = deliver(&server, &path, Body::from_stream(bytes)).await;
    assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(start.elapsed().as_secs(), 10);
}
