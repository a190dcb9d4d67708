//! Which credentials each operation sends, and where.

use openapi_client_runtime::{
    Api, ApiKey, AuthScheme, Client, ClientBuilder, Credential, Error, ErrorKind, Operation,
    Outcome, Request, SecurityScheme,
};
use wiremock::ResponseTemplate;

use crate::support::answering;

const fn scheme(name: &'static str, scheme: AuthScheme) -> SecurityScheme {
    SecurityScheme { name, scheme }
}

static API: Api = Api {
    title: "Doors",
    credential: Credential::new(
        &[
            scheme("id", AuthScheme::Header("x-id")),
            scheme("secret", AuthScheme::Header("x-secret")),
            scheme("login", AuthScheme::Basic),
            scheme("session", AuthScheme::Cookie("sid")),
            scheme("link", AuthScheme::Query("key")),
        ],
        &[&[0, 1]],
    )
    .with_open_operations(),
    ..Api::DEFAULT
};

const BOTH: Operation = Operation {
    id: "both",
    method: "GET",
    path: "/doors",
    ..Operation::DEFAULT
};

static USUAL: Operation = BOTH;

static OPEN: Operation = Operation {
    id: "open",
    security: Some(&[]),
    ..BOTH
};

static LOGIN: Operation = Operation {
    id: "login",
    security: Some(&[&[2]]),
    ..BOTH
};

static EITHER: Operation = Operation {
    id: "either",
    security: Some(&[&[3], &[4], &[]]),
    ..BOTH
};

/// The headers that can have a credential and the query, as a server sees them.
async fn sent(
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
    operation: &'static Operation,
) -> Result<Vec<String>, Error> {
    let server = answering(ResponseTemplate::new(204)).await;
    let builder = Client::builder(&API).base_url(server.uri());
    let client = configure(builder).build()?;
    let request = Request::build(&client, operation).empty()?;
    client.send::<(), ()>(request).await?;
    let requests = server.received_requests().await.expect("recorded");
    let request = &requests[0];
    let headers = ["x-id", "x-secret", "authorization", "cookie"].map(|name| {
        let value = request.headers.get(name)?;
        Some(format!("{name}: {}", value.to_str().expect("text")))
    });
    let query = request.url.query().map(|query| format!("?{query}"));
    Ok(headers.into_iter().chain([query]).flatten().collect())
}

fn all(builder: ClientBuilder) -> ClientBuilder {
    builder
        .credential("id", "me")
        .credential("secret", "s3")
        .credential("login", ApiKey::basic("me", "pass"))
        .credential("session", "abc")
        .credential("link", "k&1")
}

#[tokio::test]
async fn sends_every_credential_of_the_first_alternative_and_no_other() -> Result<(), Error> {
    assert_eq!(sent(all, &USUAL).await?, ["x-id: me", "x-secret: s3"]);
    assert_eq!(
        sent(all, &LOGIN).await?,
        ["authorization: Basic bWU6cGFzcw=="]
    );
    assert_eq!(sent(all, &EITHER).await?, ["cookie: sid=abc"]);
    Ok(())
}

#[tokio::test]
async fn sends_no_credential_where_none_is_required() -> Result<(), Error> {
    assert_eq!(sent(all, &OPEN).await?, [""; 0]);
    assert_eq!(sent(|builder| builder, &OPEN).await?, [""; 0]);
    assert_eq!(sent(|builder| builder, &EITHER).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn takes_the_alternative_of_which_it_has_the_credentials() -> Result<(), Error> {
    let with_link = |builder: ClientBuilder| builder.credential("link", "k&1");
    assert_eq!(sent(with_link, &EITHER).await?, ["?key=k%261"]);
    Ok(())
}

#[tokio::test]
async fn a_call_that_lacks_a_credential_is_not_sent() {
    let with_half = |builder: ClientBuilder| builder.credential("id", "me");
    let error = sent(with_half, &USUAL).await.expect_err("no secret");
    assert_eq!(*error.kind(), ErrorKind::Credential);
    assert_eq!(error.outcome(), Outcome::NotSent);
    let message = error.to_string();
    assert!(message.contains("`id` and `secret`"), "{message}");
}
