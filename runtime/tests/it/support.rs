//! A made-up API, and servers that answer for it.

use std::pin::Pin;
use std::time::Duration;

use openapi_client_runtime::{
    Api, AuthScheme, BuildError, ByteStream, Client, ClientBuilder, Credential, Credits, Envelope,
    Environment, Error, Member, Operation, Parameter, Plan, Price, Rate, Repeat, Request, Response,
    RetryPolicy, SecurityScheme,
};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const KEY: &str = "sk_live_topsecret";
pub const EMAIL: &str = "jane@example.com";

pub static API: Api = Api {
    title: "People API",
    version: "3.0",
    base_url: "https://people.test/v3",
    user_agent: "people-api/0.1.0",
    environment: Environment {
        key: "PEOPLE_API_KEY",
        base_url: "PEOPLE_BASE_URL",
    },
    credential: Credential::new(
        &[
            SecurityScheme {
                name: "key",
                scheme: AuthScheme::Header("x-api-key"),
            },
            SecurityScheme {
                name: "token",
                scheme: AuthScheme::Bearer,
            },
        ],
        &[&[0], &[1]],
    )
    .with_prefix("sk_"),
    envelope: Some(Envelope {
        data: "data",
        receipt: "meta",
    }),
    receipt_headers: &[("creditsUsed", "X-Credits-Used")],
    charge: Some("creditsUsed"),
    shortfall: Some("shortfall"),
    ledger: Some("the bill"),
    plans: PLANS,
};

const PLANS: &[Plan] = &[Plan {
    name: "small",
    rates: &[
        Rate::new(Rate::EVERY_CALL).per_second(2).per_minute(60),
        Rate::new("lookup").per_minute(10),
    ],
}];

/// A lookup that costs something.
pub static FIND: Operation = Operation {
    id: "find",
    method: "POST",
    path: "/find",
    price: Price::call(Credits::new(10)),
    repeat: Repeat::NotProcessed,
    rate_class: "lookup",
    not_processed: &[400, 401, 402, 403, 404, 409, 429],
    envelope: &[
        Member::described("success").always("true"),
        Member::promised("meta"),
    ],
    ..Operation::DEFAULT
};

/// Something free.
pub static LIST: Operation = Operation {
    id: "list",
    method: "GET",
    path: "/people",
    parameters: &[Parameter::query("email")],
    // The tests also read files with it.
    accept: "",
    price: Price::Free,
    repeat: Repeat::Safe,
    rate_class: "standard",
    ..Operation::DEFAULT
};

#[derive(Debug, Serialize)]
pub struct Query {
    pub email: String,
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
pub struct Person {
    pub name: String,
    #[serde(default)]
    pub age: Option<u8>,
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Receipt {
    pub credits_used: Credits,
    pub request_id: String,
}

pub fn find(client: &Client) -> Result<Request<Person>, BuildError> {
    let body = Query {
        email: EMAIL.to_owned(),
    };
    Request::build(client, &FIND).json(&body).answer()
}

pub fn list(client: &Client) -> Result<reqwest::Request, BuildError> {
    let request = Request::build(client, &LIST).parameter(0, EMAIL).empty()?;
    Ok(request.http().try_clone().expect("no stream"))
}

pub async fn send<T>(client: &Client, request: Request<T>) -> Result<Response<T, Receipt>, Error> {
    client.send(request).await
}

/// Boxed as generated builders do it, so that it has to be `Send`.
pub async fn send_find(client: &Client) -> Result<Response<Person, Receipt>, Error> {
    let answer: Pin<Box<dyn Future<Output = _> + Send>> = Box::pin(send(client, find(client)?));
    answer.await
}

pub async fn download(client: &Client) -> Result<Response<ByteStream, Receipt>, Error> {
    send(client, Request::stream(&LIST, list(client)?)).await
}

pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
    #[cfg(feature = "tracing")]
    crate::watching::keep_asking();
    Client::builder(&API).api_key(KEY).base_url(base_url)
}

/// A client that tries once.
pub fn client(base_url: impl Into<String>) -> Client {
    builder(base_url)
        .timeout(Duration::from_secs(20))
        .retry(RetryPolicy::none())
        .build()
        .expect("a client")
}

/// A server that always answers the same.
pub async fn answering(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// A server that writes these bytes to whoever asks first, and hangs up.
pub async fn writing(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(socket.read_u8().await.expect("a request"));
        }
        socket.write_all(bytes).await.expect("an open connection");
        socket.shutdown().await.expect("an open connection");
    });
    format!("http://{address}")
}

/// Everything that an error shows, its sources' part included.
pub fn shown(error: &Error) -> String {
    let mut shown = format!("{error}\n{error:?}\n{error:#?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        shown.push_str(&format!("\n{error}\n{error:?}"));
        source = error.source();
    }
    for secret in [KEY, "topsecret", EMAIL, "jane", "%40"] {
        assert!(!shown.contains(secret), "shows {secret}: {shown}");
    }
    shown
}
