use futures_util::TryStreamExt;
use serde_json::json;
use wire_api::answers::{MaybeHeaders, StatusesResponse};
use wire_api::types::{Problem, Size};

use crate::server::{DONE, exchange, json, response};

const JSON: &str = "Content-Type: application/json";

#[tokio::test]
async fn the_status_says_what_came() {
    let call = async |client: wire_api::Client| client.answers().statuses().await;
    let (_, answer) = exchange(json(r#"{"width":1}"#), call).await;
    assert_eq!(*answer.expect("200"), StatusesResponse::Ok(Size::new(1)));
    let (_, answer) = exchange(response(202, JSON, r#"["a"]"#), call).await;
    let texts = vec!["a".to_owned()];
    assert_eq!(*answer.expect("202"), StatusesResponse::Accepted(texts));
    let (_, answer) = exchange(DONE, call).await;
    assert_eq!(*answer.expect("204"), StatusesResponse::NoContent);
    let (_, answer) = exchange(response(201, JSON, r#"{"a":1}"#), call).await;
    let other = StatusesResponse::Other(json!({"a": 1}));
    assert_eq!(*answer.expect("201"), other);
}

#[tokio::test]
async fn errors_have_typed_bodies() {
    let call = async |client: wire_api::Client| client.answers().statuses().await;
    for status in [404, 418] {
        let problem = response(status, JSON, r#"{"title":"gone","reason":"a"}"#);
        let (_, answer) = exchange(problem, call).await;
        let error = answer.expect_err("an error");
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        let problem: Problem = error.body_as().expect("a problem");
        assert_eq!(
            (problem.title.as_str(), problem.reason.as_deref()),
            ("gone", Some("a"))
        );
    }
}

#[tokio::test]
async fn no_content_is_none() {
    let call = async |client: wire_api::Client| client.answers().maybe().await;
    let (_, answer) = exchange(DONE, call).await;
    assert_eq!(*answer.expect("204"), None);
    let headers = format!("{JSON}\r\nX-Left: 7\r\nX-Names: a, b");
    let (_, answer) = exchange(response(200, &headers, r#"{"width":1}"#), call).await;
    let answer = answer.expect("200");
    assert_eq!(*answer, Some(Size::new(1)));
    let headers = MaybeHeaders::from(answer.headers());
    assert_eq!(headers.x_left, Some(7));
    assert_eq!(headers.x_names, Some(vec!["a".to_owned(), "b".to_owned()]));
}

#[tokio::test]
async fn json_or_events() {
    let (received, answer) = exchange(json(r#"{"width":1}"#), async |client| {
        client.answers().ask("?").await
    })
    .await;
    assert_eq!(answer.expect("an answer").width, 1);
    assert_eq!(received.body, r#"{"question":"?","stream":false}"#);
    assert_eq!(received.header("accept"), Some("application/json"));
    let events =
        "event: size\nid: 7\ndata: {\"width\":1}\n\n: ping\n\ndata: {\ndata: \"width\":2}\n\n";
    let events = response(200, "Content-Type: text/event-stream", events);
    let (received, events) = exchange(events, async |client| {
        let answer = client.answers().ask_stream("?").await?;
        answer.into_inner().try_collect::<Vec<_>>().await
    })
    .await;
    let events = events.expect("events");
    let widths: Vec<_> = events.iter().map(|event| event.data.width).collect();
    assert_eq!(widths, [1, 2]);
    assert_eq!(events[0].event, "size");
    assert_eq!(received.body, r#"{"question":"?","stream":true}"#);
    assert_eq!(received.header("accept"), Some("text/event-stream"));
}

#[tokio::test]
async fn lines_of_json() {
    let lines = "{\"width\":1}\n\n{\"width\":2}";
    let lines = response(200, "Content-Type: application/jsonl", lines);
    let (_, sizes) = exchange(lines, async |client| {
        let answer = client.answers().lines().await?;
        answer.into_inner().try_collect::<Vec<_>>().await
    })
    .await;
    assert_eq!(sizes.expect("sizes"), [Size::new(1), Size::new(2)]);
}
