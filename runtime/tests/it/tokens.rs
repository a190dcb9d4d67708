//! Tokens of OAuth 2.0, as a token server sees it.

use openapi_client_runtime::{
    Api, AuthScheme, Client, ClientCredentials, Credential, Error, ErrorKind, Operation, Outcome,
    Request, SecurityScheme,
};
use serde_json::json;
use wiremock::matchers::{body_string, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

static API: Api = Api {
    title: "Doors",
    credential: Credential::new(
        &[SecurityScheme {
            name: "oauth",
            scheme: AuthScheme::Bearer,
        }],
        &[&[0]],
    ),
    ..Api::DEFAULT
};

static OPEN: Operation = Operation {
    id: "open",
    method: "GET",
    path: "/doors",
    ..Operation::DEFAULT
};

/// A server for doors and tokens.
async fn server(token: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/token"))
        // `id` and `s:1`, encoded as a form and then as basic authentication.
        .and(header("authorization", "Basic aWQ6cyUzQTE="))
        .and(body_string(
            "grant_type=client_credentials&scope=read+write",
        ))
        .respond_with(token)
        .mount(&server)
        .await;
    Mock::given(path("/doors"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    server
}

fn client(server: &MockServer) -> Client {
    let url = format!("{}/token", server.uri());
    let tokens = ClientCredentials::new(url, "id", "s:1").scopes(["read", "write"]);
    let builder = Client::builder(&API).api_key_from(tokens.provider());
    builder.base_url(server.uri()).build().expect("a client")
}

async fn open(client: &Client) -> Result<(), Error> {
    let request = Request::build(client, &OPEN).empty()?;
    client.send::<(), ()>(request).await.map(drop)
}

/// How many requests there were at a path, and the headers `authorization` of them.
async fn seen(server: &MockServer, at: &str) -> Vec<String> {
    let requests = server.received_requests().await.expect("recorded");
    let requests = requests.iter().filter(|request| request.url.path() == at);
    let header =
        |request: &wiremock::Request| request.headers["authorization"].to_str().map(str::to_owned);
    requests
        .map(|request| header(request).expect("text"))
        .collect()
}

#[tokio::test]
async fn many_calls_share_one_token() {
    let token = json!({ "access_token": "t1", "token_type": "bearer", "expires_in": 3600 });
    let server = server(ResponseTemplate::new(200).set_body_json(token)).await;
    let client = client(&server);
    let calls = (0..8).map(|_| open(&client));
    for result in futures_util::future::join_all(calls).await {
        result.expect("an answer");
    }
    assert_eq!(seen(&server, "/token").await.len(), 1);
    assert_eq!(seen(&server, "/doors").await, ["Bearer t1"; 8]);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let token = json!({ "access_token": "t1", "expires_in": 0.000_001 });
    let server = server(ResponseTemplate::new(200).set_body_json(token)).await;
    let client = client(&server);
    for _ in 0..2 {
        open(&client).await.expect("an answer");
    }
    assert_eq!(seen(&server, "/token").await.len(), 2);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let refusal = json!({ "error": "invalid_client" });
    let server = server(ResponseTemplate::new(401).set_body_json(refusal)).await;
    let error = open(&client(&server)).await.expect_err("no token");
    assert_eq!(*error.kind(), ErrorKind::Credential);
    assert_eq!(error.outcome(), Outcome::NotSent);
    let source = std::error::Error::source(&error)
        .expect("a source")
        .to_string();
    assert_eq!(
        source,
        "the token server answered 401 Unauthorized: invalid_client"
    );
    assert_eq!(seen(&server, "/doors").await, [""; 0]);
}
