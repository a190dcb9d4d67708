use futures_util::TryStreamExt;

use crate::server::{Server, json, response};

async fn client(responses: Vec<String>) -> (wire_api::Client, Server) {
    let server = Server::start(responses).await;
    let builder = wire_api::Client::builder().base_url(&server.url);
    let builder = builder.credential("query", "secret");
    (builder.build().expect("a client"), server)
}

async fn lines(server: Server) -> Vec<String> {
    let received = server.received().await;
    received.into_iter().map(|it| it.line).collect()
}

#[tokio::test]
async fn a_cursor_leads_to_the_next_page() {
    let (client, server) = client(vec![
        json(r#"{"items":[{"width":1},{"width":2}],"next_cursor":"a b"}"#),
        json(r#"{"items":[],"next_cursor":"c"}"#),
        json(r#"{"items":[{"width":3}],"next_cursor":null}"#),
    ])
    .await;
    let rows = client.pages().by_cursor().stream();
    let rows: Vec<_> = rows.try_collect().await.expect("rows");
    let widths: Vec<_> = rows.iter().map(|row| row.width).collect();
    assert_eq!(widths, [1, 2, 3]);
    let expected = [
        "GET /v1/cursor",
        "GET /v1/cursor?cursor=a%20b",
        "GET /v1/cursor?cursor=c",
    ];
    assert_eq!(lines(server).await, expected);
}

#[tokio::test]
async fn a_link_leads_to_the_next_page_and_the_key_goes_along() {
    let server = Server::start(vec![
        response(
            200,
            "Link: </v1/link?page=2&key=secret>; rel=\"next\"",
            r#"[{"width":1}]"#,
        ),
        response(200, "X: y", r#"[{"width":2}]"#),
    ])
    .await;
    let builder = wire_api::Client::builder().base_url(&server.url);
    let client = builder
        .credential("query", "secret")
        .build()
        .expect("a client");
    let rows: Vec<_> = client
        .pages()
        .by_link()
        .stream()
        .try_collect()
        .await
        .expect("rows");
    assert_eq!(rows.len(), 2);
    let expected = ["GET /v1/link?key=secret", "GET /v1/link?page=2&key=secret"];
    assert_eq!(lines(server).await, expected);
}

#[tokio::test]
async fn a_link_to_another_host_is_an_error() {
    let link = "Link: <http://evil.test/v1/link?page=2>; rel=\"next\"";
    let (client, server) = client(vec![response(200, link, r#"[{"width":1}]"#)]).await;
    let mut rows = client.pages().by_link().stream();
    assert!(rows.try_next().await.is_ok_and(|row| row.is_some()));
    let error = rows.try_next().await.expect_err("another host");
    assert_eq!(error.kind(), &wire_api::ErrorKind::InvalidRequest);
    assert!(!error.to_string().contains("evil"), "{error}");
    assert_eq!(lines(server).await.len(), 1);
}

#[tokio::test]
async fn an_offset_counts_the_rows_that_came() {
    // The server gives two rows at a time, though 100 were asked for.
    let (client, server) = client(vec![
        json(r#"{"items":[{"width":1},{"width":2}],"total":3}"#),
        json(r#"{"items":[{"width":3}],"total":3}"#),
    ])
    .await;
    let rows: Vec<_> = client
        .pages()
        .by_offset()
        .stream()
        .try_collect()
        .await
        .expect("rows");
    assert_eq!(rows.len(), 3);
    assert_eq!(
        lines(server).await,
        ["GET /v1/offset?offset=0", "GET /v1/offset?offset=2"]
    );
}
