//! A server that answers every operation as the description says it may, and
//! remembers what arrived.
//!
//! It does not know what the operations mean: nothing that is sent changes
//! what is answered.

use std::collections::BTreeMap;

use enrich_api::{ApiKey, Client, ClientBuilder};
use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::{Description, Extent, KEY, Operation, shown};

/// What is downloaded where the description has a CSV.
pub const CSV: &str = "name,email\nGrace,hopperova@compilerworks.example\n";

/// What the headers of a download say that it cost and gave back.
pub const CSV_RECEIPT: [(&str, &str); 2] =
    [("X-Credits-Used", "30"), ("X-Credits-Refunded", "12.5")];

/// Where the operations are below the address of the server.
const BASE: &str = "/api/v3";

/// A server that answers, and remembers what arrived.
#[derive(Debug)]
pub struct Service {
    server: MockServer,
}

/// A request that arrived.
#[derive(Debug)]
pub struct Arrival {
    /// Which operation it is of.
    pub operation: Operation,
    request: Request,
}

/// Configures a client of the server at this address.
pub fn client(base_url: impl Into<String>) -> ClientBuilder<Client> {
    shown::logs();
    let key = shown::value(ApiKey::from(KEY));
    shown::value(Client::builder().api_key(key).base_url(base_url))
}

/// What the service answers, as far as it is JSON.
#[must_use]
pub fn answer_of(operation: &Operation, extent: Extent) -> Option<Value> {
    let content = operation.answer();
    let is_json = content.media_type == "application/json";
    is_json.then(|| Description::enrich().instance(content.schema, extent))
}

impl Service {
    /// A service that answers as much as `extent` says.
    pub async fn start(extent: Extent) -> Self {
        Self::answering(Described(extent)).await
    }

    /// A service that answers whatever `answer` makes of a request.
    pub async fn answering(answer: impl Respond + 'static) -> Self {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        Self { server }
    }

    /// The base URL.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("{}{BASE}", self.server.uri())
    }

    /// A client that talks to this service.
    #[must_use]
    pub fn client(&self) -> Client {
        let client = client(self.base_url()).build();
        shown::value(client.expect("a client of a server on this machine"))
    }

    /// What arrived so far, in order. Panics if something is of no operation.
    pub async fn arrivals(&self) -> Vec<Arrival> {
        let requests = self.server.received_requests().await.unwrap_or_default();
        let arrival = |request: Request| {
            let operation = operation_of(&request);
            let operation = operation.unwrap_or_else(|| panic!("no operation: {}", request.url));
            Arrival { operation, request }
        };
        requests.into_iter().map(arrival).collect()
    }

    /// The one request that arrived.
    pub async fn arrival(&self) -> Arrival {
        let mut arrivals = self.arrivals().await;
        assert_eq!(arrivals.len(), 1, "one request should have arrived");
        arrivals.remove(0)
    }
}

impl Arrival {
    /// The path below the base URL, encoded as it was sent.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request
            .url
            .path()
            .strip_prefix(BASE)
            .unwrap_or_default()
    }

    /// The query, decoded.
    #[must_use]
    pub fn query(&self) -> BTreeMap<String, String> {
        self.request.url.query_pairs().into_owned().collect()
    }

    /// The value of a header, if it was sent and once only.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.request.headers.get_all(name).iter();
        let value = values.next()?;
        assert!(values.next().is_none(), "`{name}` was sent twice");
        value.to_str().ok()
    }

    /// The body, if there is one.
    #[must_use]
    pub fn body(&self) -> Option<Value> {
        let body = &self.request.body;
        (!body.is_empty()).then(|| serde_json::from_slice(body).expect("bodies are JSON"))
    }
}

fn operation_of(request: &Request) -> Option<Operation> {
    let path = request.url.path().strip_prefix(BASE)?;
    Description::enrich().operation_at(request.method.as_str(), path)
}

/// Answers as the description says.
struct Described(Extent);

impl Respond for Described {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let Some(operation) = operation_of(request) else {
            return ResponseTemplate::new(404);
        };
        match answer_of(&operation, self.0) {
            Some(answer) => ResponseTemplate::new(200).set_body_json(answer),
            None => CSV_RECEIPT.iter().fold(
                ResponseTemplate::new(200).set_body_raw(CSV, operation.answer().media_type),
                |answer, (name, value)| answer.insert_header(*name, *value),
            ),
        }
    }
}
