use std::collections::HashMap;

use futures_util::stream;
use serde_json::json;
use wire_api::types::{Change, ChangeOp, Size};
use wire_api::{Bytes, File};

use crate::server::{DONE, exchange, json, response};

#[tokio::test]
async fn absent_null_and_a_value_are_three_states() {
    let (received, _) = exchange(DONE, async |client| client.bodies().json(None).await).await;
    assert_eq!(received.body, r#"{"must":null}"#);
    assert_eq!(received.header("content-type"), Some("application/json"));
    let call = async |client: wire_api::Client| client.bodies().json(None).may_null().await;
    let (received, _) = exchange(DONE, call).await;
    assert_eq!(received.body, r#"{"must":null,"may":null}"#);
    let (received, _) = exchange(DONE, async |client| {
        let none: [&str; 0] = [];
        let call = client.bodies().json(Some("a".to_owned())).may("b");
        call.list(none).map_(HashMap::new()).await
    })
    .await;
    let expected = r#"{"must":"a","may":"b","list":[],"map":{}}"#;
    assert_eq!(received.body, expected);
}

#[tokio::test]
async fn each_media_type_has_a_method() {
    let size = response(
        200,
        "Content-Type: application/vnd.wire+json",
        r#"{"width":1}"#,
    );
    let (received, answer) = exchange(&size, async |client| {
        client.bodies().merge_patch(None).may_null().await
    })
    .await;
    assert_eq!(answer.expect("an answer").width, 1);
    assert_eq!(
        received.header("content-type"),
        Some("application/merge-patch+json")
    );
    assert_eq!(received.header("accept"), Some("application/vnd.wire+json"));
    let (received, _) = exchange(&size, async |client| {
        let change = Change::new(ChangeOp::Remove, "/a");
        client.bodies().merge_patch_json_patch([change]).await
    })
    .await;
    assert_eq!(
        received.header("content-type"),
        Some("application/json-patch+json")
    );
    assert_eq!(received.body, r#"[{"op":"remove","path":"/a"}]"#);
}

#[tokio::test]
async fn an_optional_body_may_be_left_out() {
    let (received, _) = exchange(DONE, async |client| client.bodies().optional().await).await;
    assert_eq!(
        (received.body.as_str(), received.header("content-type")),
        ("", None)
    );
    assert_eq!(received.header("content-length"), Some("0"));
    let call = async |client: wire_api::Client| client.bodies().optional().body(["a"]).await;
    let (received, _) = exchange(DONE, call).await;
    assert_eq!(received.body, r#"["a"]"#);
}

#[tokio::test]
async fn forms_as_they_are_described() {
    let (received, _) = exchange(DONE, async |client| {
        let call = client.bodies().form("a b&c").usual(["x", "y"]);
        call.flat(["x", "y"]).size(Size::new(1)).await
    })
    .await;
    assert_eq!(
        received.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        received.body,
        "name=a+b%26c&usual=x&usual=y&flat=x,y&size[width]=1"
    );
}

#[tokio::test]
async fn parts_of_a_form() {
    let (received, _) = exchange(DONE, async |client| {
        let chunks = stream::iter([Ok(Bytes::from("ab")), Ok(Bytes::from("c"))]);
        let streamed = File::stream(chunks, Some(3))
            .named("c.txt")
            .media_type("text/plain");
        client
            .bodies()
            .multipart("a title", "pixels")
            .count(2)
            .size(Size::new(1))
            .others([File::bytes("one"), streamed])
            .await
    })
    .await;
    let content_type = received.header("content-type").expect("a media type");
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a boundary");
    let part = |head: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part("name=\"title\"", "a title"),
        part("name=\"count\"", "2"),
        part(
            "name=\"size\"\r\nContent-Type: application/json",
            r#"{"width":1}"#,
        ),
        part(
            "name=\"file\"; filename=\"file\"\r\nContent-Type: image/png",
            "pixels",
        ),
        part(
            "name=\"others\"; filename=\"others\"\r\nContent-Type: application/octet-stream",
            "one",
        ),
        part(
            "name=\"others\"; filename=\"c.txt\"\r\nContent-Type: text/plain",
            "abc",
        ),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(received.body, expected.concat());
}

#[tokio::test]
async fn parts_without_names() {
    let (received, _) = exchange(DONE, async |client| {
        client.bodies().mixed(["{}", "a", "b"]).await
    })
    .await;
    let content_type = received.header("content-type").expect("a media type");
    let boundary = content_type
        .strip_prefix("multipart/mixed; boundary=")
        .expect("a boundary");
    let part = |media: &str, body: &str| {
        format!("--{boundary}\r\nContent-Type: {media}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part("application/json", "{}"),
        part("text/plain", "a"),
        part("text/plain", "b"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(received.body, expected.concat());
}

#[tokio::test]
async fn bytes_and_text() {
    let file = response(200, "Content-Type: application/pdf", "%PDF");
    let (received, answer) = exchange(file, async |client| {
        let answer = client.bodies().bytes("%PDF").await?;
        answer.into_inner().bytes().await
    })
    .await;
    assert_eq!(answer.expect("bytes"), "%PDF");
    assert_eq!(received.body, "%PDF");
    assert_eq!(received.header("content-type"), Some("application/pdf"));
    assert_eq!(received.header("accept"), Some("application/pdf"));
    let (received, _) = exchange(DONE, async |client| client.bodies().text("ü").await).await;
    assert_eq!(received.body, "ü");
    assert_eq!(
        received.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[tokio::test]
async fn no_body_has_a_length() {
    let (received, _) = exchange(DONE, async |client| client.bodies().nothing().await).await;
    assert_eq!(received.header("content-length"), Some("0"));
    assert_eq!(received.header("content-type"), None);
}

#[tokio::test]
async fn an_idempotency_key_is_filled_in() {
    let (received, _) = exchange(DONE, async |client| client.bodies().keyed().await).await;
    let key = received.header("idempotency-key").expect("a key");
    assert_eq!(key.len(), 36, "{key}");
    let call = async |client: wire_api::Client| client.bodies().keyed().idempotency_key("k").await;
    let (received, _) = exchange(DONE, call).await;
    assert_eq!(received.header("idempotency-key"), Some("k"));
}

#[tokio::test]
async fn a_request_is_the_same_when_it_is_sent_again() {
    let server =
        crate::server::Server::start(vec![response(503, "Retry-After: 0", ""), json("{}")]).await;
    let client = wire_api::Client::builder().base_url(&server.url).build();
    let client = client.expect("a client");
    client.bodies().keyed().await.expect("an answer");
    let received = server.received().await;
    let keys: Vec<_> = received
        .iter()
        .map(|it| it.header("idempotency-key"))
        .collect();
    assert_eq!(keys[0], keys[1]);
    assert_eq!(json!(received[0].body), json!(received[1].body));
}
