use wire_api::ErrorKind;

use crate::server::{DONE, exchange_with};

#[tokio::test]
async fn the_first_set_that_the_client_has_is_sent() {
    let call = async |client: wire_api::Client| client.keys().either().await;
    let (received, _) = exchange_with(DONE, |it| it.credential("header", "h"), call).await;
    assert_eq!(received.line, "GET /v1/keys/either");
    assert_eq!(received.header("x-key"), Some("h"));
    let both = |it: wire_api::ClientBuilder<wire_api::Client>| {
        it.credential("query", "q&").credential("cookie", "c")
    };
    let (received, _) = exchange_with(DONE, both, call).await;
    assert_eq!(received.line, "GET /v1/keys/either?key=q%26");
    assert_eq!(received.header("cookie"), Some("key=c"));
    assert_eq!(received.header("x-key"), None);
}

#[tokio::test]
async fn a_set_that_is_not_complete_is_an_error_before_anything_is_sent() {
    let builder = wire_api::Client::builder().base_url("http://127.0.0.1:9");
    let client = builder.credential("query", "q").build().expect("a client");
    let error = client.keys().either().await.expect_err("no key");
    assert_eq!(error.kind(), &ErrorKind::Credential);
}

#[tokio::test]
async fn a_key_goes_where_it_is_asked_for_and_nowhere_else() {
    let all = |it: wire_api::ClientBuilder<wire_api::Client>| {
        let it = it.credential("header", "h").credential("cookie", "c");
        it.credential("query", "q")
            .credential("basic", wire_api::ApiKey::basic("a", "b"))
    };
    let call = async |client: wire_api::Client| client.keys().open().await;
    let (received, _) = exchange_with(DONE, all, call).await;
    assert_eq!(received.line, "GET /v1/keys/none");
    for header in ["x-key", "cookie", "authorization"] {
        assert_eq!(received.header(header), None);
    }
    let call = async |client: wire_api::Client| client.keys().basic().await;
    let (received, _) = exchange_with(DONE, all, call).await;
    assert_eq!(received.header("authorization"), Some("Basic YTpi"));
    assert_eq!(received.header("x-key"), None);
}
