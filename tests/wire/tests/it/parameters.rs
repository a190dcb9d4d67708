use wire_api::types::{Filter, Size};

use crate::server::{DONE, exchange};

fn size(width: i64, unit: &str) -> Size {
    let mut size = Size::new(width);
    size.unit = Some(unit.to_owned());
    size
}

#[tokio::test]
async fn lists_and_objects_in_paths() {
    let (received, answer) = exchange(DONE, async |client| {
        let texts = ["a,b", "c d"];
        client
            .parameters()
            .in_path(texts, texts, texts, size(1, "m/s"), size(2, "ü"))
            .await
    })
    .await;
    answer.expect("an answer");
    let expected = "GET /v1/path/a%2Cb,c%20d/.a%2Cb.c%20d/;matrix=a%2Cb;matrix=c%20d/\
        width,1,unit,m%2Fs/;width=2;unit=%C3%BC";
    assert_eq!(received.line, expected);
}

#[tokio::test]
async fn an_empty_list_in_a_path_is_an_error_before_anything_is_sent() {
    let client = wire_api::Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .expect("a client");
    let none: [&str; 0] = [];
    let call = client
        .parameters()
        .in_path(none, ["a"], ["a"], size(1, ""), size(1, ""));
    let error = call.await.expect_err("no path");
    assert_eq!(error.kind(), &wire_api::ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("`simple`"), "{error}");
}

#[tokio::test]
async fn every_style_in_a_query() {
    let (received, _) = exchange(DONE, async |client| {
        let texts = ["a b", "c&d"];
        client
            .parameters()
            .in_query()
            .form(texts)
            .flat(texts)
            .space(texts)
            .pipe(texts)
            .deep(size(1, "m"))
            .object(size(2, "m"))
            .json(size(3, "m"))
            .reserved("a/b?c=d&e")
            .day("2026-02-28".parse().expect("a date"))
            .number(1.5)
            .await
    })
    .await;
    let expected = "GET /v1/query?form=a%20b&form=c%26d&flat=a%20b,c%26d&space=a%20b%20c%26d\
        &pipe=a%20b%7Cc%26d&deep[width]=1&deep[unit]=m&object=width,2,unit,m\
        &json=%7B%22width%22%3A3%2C%22unit%22%3A%22m%22%7D&reserved=a/b?c=d%26e\
        &day=2026-02-28&number=1.5&only=fixed";
    assert_eq!(received.line, expected);
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let (received, _) = exchange(DONE, async |client| client.parameters().in_query().await).await;
    assert_eq!(received.line, "GET /v1/query?only=fixed");
    let none: [&str; 0] = [];
    let call =
        async |client: wire_api::Client| client.parameters().in_query().form(none).flat(none).await;
    let (received, _) = exchange(DONE, call).await;
    assert_eq!(received.line, "GET /v1/query?flat=&only=fixed");
}

#[tokio::test]
async fn headers_and_cookies() {
    let (received, _) = exchange(DONE, async |client| {
        client
            .parameters()
            .in_headers(true)
            .x_list([1, 2])
            .x_size(size(1, "m"))
            .session("a;b")
            .await
    })
    .await;
    assert_eq!(received.header("x-flag"), Some("true"));
    assert_eq!(received.header("x-list"), Some("1,2"));
    assert_eq!(received.header("x-size"), Some("width=1,unit=m"));
    assert_eq!(received.header("cookie"), Some("session=a%3Bb"));
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(received.header("authorization"), None);
}

#[tokio::test]
async fn a_line_break_in_a_header_is_an_error_before_anything_is_sent() {
    let client = wire_api::Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .expect("a client");
    let call = client
        .parameters()
        .in_headers(true)
        .x_size(size(1, "a\r\nX-Evil: 1"));
    let error = call.await.expect_err("no header");
    assert_eq!(error.kind(), &wire_api::ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn a_whole_query() {
    let (received, _) = exchange(DONE, async |client| {
        let filter = Filter {
            name: Some("a b".to_owned()),
            tags: Some(vec!["x".to_owned(), "y&z".to_owned()]),
        };
        client.parameters().query_string().all(filter).await
    })
    .await;
    assert_eq!(
        received.line,
        "GET /v1/query-string?name=a+b&tags=x&tags=y%26z"
    );
    let (received, _) = exchange(DONE, async |client| {
        client.parameters().json_query_string(Size::new(1)).await
    })
    .await;
    assert_eq!(
        received.line,
        "GET /v1/query-string/json?%7B%22width%22%3A1%7D"
    );
}
