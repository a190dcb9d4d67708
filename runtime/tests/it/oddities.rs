//! Answers that are not as described: they arrive, and what is odd can be seen.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use openapi_client_runtime::{
    Client, Credits, Error, ErrorKind, Observer, Oddities, Operation, Options, Outcome, Request,
    Response,
};
use serde::{Deserialize, Serialize, Serializer};

use crate::scripted::*;
use crate::support::*;

/// A member too many in the data and around it, a null, and no receipt.
const ODD: &str = r#"{"data":{"name":null,"age":40,"jane@example.com":1},"brand":"jane"}"#;
/// As described.
const EVEN: &str = r#"{"data":{"name":"Jane","age":40},"meta":{"creditsUsed":10}}"#;

fn saying(body: &'static str) -> Stage {
    Stage::new([Scene::Answer(200, &[], body)])
}

fn lookup<T>(client: &Client) -> Request<T>
where
    T: serde::de::DeserializeOwned + Serialize,
{
    Request::new(&FIND, list(client).expect("a request"))
}

/// As a generator writes what is received.
#[derive(Debug, Deserialize, Serialize)]
struct Found {
    #[serde(default)]
    name: String,
    age: Option<u8>,
}

async fn found_by(client: &Client) -> Result<Response<Found, Receipt>, Error> {
    send(client, lookup(client)).await
}

/// Writes down what is odd.
#[derive(Clone, Default)]
struct Critic(Arc<Mutex<Vec<String>>>);

impl Critic {
    fn told(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}

impl Observer for Critic {
    fn credits_reported(&self, _: &'static Operation, credits: Credits) {
        let entry = format!("{credits} credits");
        self.0.lock().expect("no panic").push(entry);
    }

    fn answer_was_odd(&self, operation: &'static Operation, odd: &Oddities) {
        let entry = format!("{}: {odd}", operation.id);
        self.0.lock().expect("no panic").push(entry);
    }
}

#[tokio::test]
async fn an_odd_answer_arrives_and_an_observer_is_told() {
    let critic = Critic::default();
    let builder = saying(ODD).builder().observer(critic.clone());
    let client = builder.build().expect("a client");
    let answer = found_by(&client).await.expect("an answer");
    assert_eq!((answer.name.as_str(), answer.age), ("", Some(40)));
    assert!(!answer.meta_reported());
    assert_eq!(
        critic.told(),
        [
            "find: `data.name` is null, `data.*` is not described, `meta` is missing, \
             `brand` is not described"
        ]
    );

    let critic = Critic::default();
    let builder = saying(EVEN).builder().observer(critic.clone());
    let client = builder.build().expect("a client");
    found_by(&client).await.expect("an answer");
    assert_eq!(critic.told(), ["10 credits"]);
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn there_is_one_warning_for_an_odd_answer() {
    use crate::watching::logged;

    const WARNING: &str = "an answer is not as described";
    let client = saying(ODD).client();
    let log = logged(async { found_by(&client).await.expect("an answer") }).await;
    assert_eq!(log.matches(WARNING).count(), 1, "{log}");
    let warning = log.lines().find(|line| line.contains(WARNING));
    let warning = warning.expect("a warning");
    assert!(warning.contains("WARN"), "{warning}");
    assert!(warning.contains("operation=\"find\""), "{warning}");
    assert!(warning.contains("`data.name` is null"), "{warning}");
    assert!(!log.contains("jane"), "{log}");

    let client = saying(EVEN).client();
    let log = logged(async { found_by(&client).await.expect("an answer") }).await;
    assert!(!log.contains(WARNING), "{log}");
}

#[tokio::test]
async fn the_strict_get_an_error_in_place_of_an_odd_answer() {
    let body = r#"{"data":{"name":"jane"},"meta":{"creditsUsed":10}}"#;
    let critic = Critic::default();
    let builder = saying(body).builder().observer(critic.clone());
    let client = builder.build().expect("a client");
    found_by(&client).await.expect("an answer");

    let mut options = Options::default();
    options.set_strict();
    let request = options.apply(lookup::<Found>(&client));
    let error = send(&client, request).await.expect_err("an odd answer");
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "data.age"));
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.body(), body.as_bytes());
    assert!(shown(&error).contains("`data.age` is missing"));
    // What it cost is known all the same.
    let told = ["10 credits", "find: `data.age` is missing"];
    assert_eq!(critic.told(), [told, told].concat());

    let client = saying(body).builder().strict().build().expect("a client");
    found_by(&client).await.expect_err("an odd answer");
    let client = saying(EVEN).builder().strict().build().expect("a client");
    found_by(&client).await.expect("an answer");
}

#[tokio::test]
async fn a_receipt_that_is_odd_is_read_as_far_as_it_goes() {
    let cases = [
        (
            r#"{"creditsUsed":10,"requestId":null}"#,
            10,
            "`meta.requestId` is null",
        ),
        (
            r#"{"creditsUsed":10,"brand":1}"#,
            10,
            "`meta.brand` is not described",
        ),
        ("7", 0, "`meta` is unreadable"),
        (r#"{"creditsUsed":[]}"#, 0, "`meta` is unreadable"),
        ("null", 0, "`meta` is null"),
    ];
    for (meta, credits, said) in cases {
        let body = format!(r#"{{"data":{{"name":"Jane","age":40}},"meta":{meta}}}"#);
        let stage = saying(body.leak());
        let answer = found_by(&stage.client()).await.expect("an answer");
        assert_eq!(answer.meta().credits_used, Credits::new(credits), "{meta}");

        let client = stage.builder().strict().build().expect("a client");
        let error = found_by(&client).await.expect_err("an odd receipt");
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[tokio::test]
async fn nothing_is_compared_where_nobody_looks() {
    static COMPARED: AtomicUsize = AtomicUsize::new(0);

    #[derive(Deserialize)]
    struct Noticing {}

    impl Serialize for Noticing {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            COMPARED.fetch_add(1, Ordering::Relaxed);
            serializer.serialize_unit()
        }
    }

    let client = saying(EVEN).client();
    let answer = send(&client, lookup::<Noticing>(&client)).await;
    answer.expect("an answer");
    assert_eq!(COMPARED.load(Ordering::Relaxed), 0);

    let builder = saying(EVEN).builder().observer(Critic::default());
    let client = builder.build().expect("a client");
    let answer = send(&client, lookup::<Noticing>(&client)).await;
    answer.expect("an answer");
    assert_eq!(COMPARED.load(Ordering::Relaxed), 1);
}
