//! What a budget counts, whatever becomes of the call.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::poll;
use openapi_client_runtime as runtime;
use proptest::prelude::*;
use runtime::money::{Budget, HighestPrice, Priced};
use runtime::{
    ApiKey, BoxFuture, BuildError, Client, ClientBuilder, Credits, Operation, Options, Outcome,
    Rate, Request, RetryPolicy, Transport, TransportError,
};

use crate::scripted::*;
use crate::support::*;

#[derive(Clone)]
pub struct Find {
    client: Client,
    options: Options,
}

impl Find {
    fn request(self) -> Result<Request<Person>, BuildError> {
        find(&self.client)
    }
}

runtime::request_builder!(Find, Person);
runtime::charged!(Find);

impl Priced for Find {
    const OPERATION: &'static Operation = &FIND;
    fn highest_price(&self) -> HighestPrice {
        self.options
            .highest_price(HighestPrice::from(Credits::new(10)))
    }
}

fn call(client: &Client) -> Find {
    Find {
        client: client.clone(),
        options: Options::default(),
    }
}

fn with_budget(builder: ClientBuilder, limit: i64) -> (Client, Budget) {
    let budget = Budget::new(limit);
    // No test here uses TLS, and loading certificates is slow.
    let builder = builder.http_client(reqwest::Client::builder().tls_certs_only([]));
    let client = builder.budget(budget.clone()).build().expect("a client");
    (client, budget)
}

/// Spent, held and doubtful.
fn standing(budget: &Budget) -> [i64; 3] {
    [budget.spent(), budget.held(), budget.doubtful()]
        .map(|amount| amount.to_i64().expect("a whole amount"))
}

/// Starts a call and drops it when it has to wait for the first time.
async fn start_and_drop(client: &Client, budget: &Budget) {
    let mut sending = Box::pin(call(client).send());
    assert!(poll!(&mut sending).is_pending());
    assert_eq!(budget.held(), 10);
    drop(sending);
    assert_eq!(budget.held(), 0);
}

#[tokio::test(start_paused = true)]
async fn counts_nothing_for_call_dropped_in_rate_limit_queue() {
    let stage = Stage::new([found()]);
    let rate = Rate::new("lookup").per_minute(1);
    let (client, budget) = with_budget(stage.builder().rate(rate), 100);
    call(&client).await.expect("an answer");
    start_and_drop(&client, &budget).await;
    assert_eq!(stage.seconds().len(), 1);
    assert_eq!(standing(&budget), [10, 0, 0]);
    assert_eq!(client.totals().all.doubts, 0);
}

#[tokio::test(start_paused = true)]
async fn counts_nothing_for_call_dropped_in_backoff() {
    for scene in [status(429), Scene::NotSent] {
        let stage = Stage::new([scene, found()]);
        let (client, budget) = with_budget(stage.builder(), 100);
        start_and_drop(&client, &budget).await;
        assert_eq!(stage.seconds().len(), 1);
        assert_eq!(standing(&budget), [0, 0, 0]);
        assert_eq!(client.totals().all.doubts, 0);
    }
}

#[tokio::test(start_paused = true)]
async fn counts_nothing_for_call_dropped_while_key_is_fetched() {
    let stage = Stage::new([found()]);
    let builder = stage
        .builder()
        .api_key_from(std::future::pending::<Result<ApiKey, std::io::Error>>);
    let (client, budget) = with_budget(builder, 100);
    start_and_drop(&client, &budget).await;
    assert_eq!(standing(&budget), [0, 0, 0]);
    assert_eq!(client.totals().all.doubts, 0);
}

/// A server that takes connections and never says anything, not even hello to
/// somebody who speaks TLS. The receiver hears of each connection.
async fn mute() -> (u16, tokio::sync::mpsc::UnboundedReceiver<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (arrived, arrivals) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut kept = Vec::new();
        while let Ok((socket, _)) = listener.accept().await {
            kept.push(socket);
            let _ = arrived.send(());
        }
    });
    (port, arrivals)
}

#[tokio::test]
async fn counts_nothing_for_call_whose_time_is_up_while_it_connects() {
    let (port, _arrivals) = mute().await;
    let builder = builder(format!("https://127.0.0.1:{port}"))
        .timeout(Duration::from_millis(50))
        .retry(RetryPolicy::none());
    let (client, budget) = with_budget(builder, 100);
    let error = call(&client).await.expect_err("no connection");
    assert_eq!(error.outcome(), Outcome::NotSent, "{error:?}");
    assert_eq!(standing(&budget), [0, 0, 0]);
    assert_eq!(client.totals().all.doubts, 0);
}

#[tokio::test]
async fn counts_nothing_for_call_dropped_while_it_connects() {
    let (port, mut arrivals) = mute().await;
    let (client, budget) = with_budget(builder(format!("https://127.0.0.1:{port}")), 100);
    let mut sending = Box::pin(call(&client).send());
    tokio::select! {
        ended = &mut sending => panic!("{:?}", ended.err()),
        _ = arrivals.recv() => {}
    }
    assert_eq!(budget.held(), 10);
    drop(sending);
    assert_eq!(standing(&budget), [0, 0, 0]);
    assert_eq!(client.totals().all.doubts, 0);
}

#[tokio::test]
async fn counts_call_dropped_after_it_was_written_in_full() {
    let (port, mut arrivals) = mute().await;
    let builder = builder(format!("http://127.0.0.1:{port}"))
        .timeout(Duration::from_millis(50))
        .retry(RetryPolicy::none());
    let (client, budget) = with_budget(builder, 100);
    let error = call(&client).await.expect_err("no answer");
    arrivals.recv().await.expect("a connection");
    assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}");
    assert_eq!(standing(&budget), [0, 0, 10]);
}

#[tokio::test(start_paused = true)]
async fn counts_call_dropped_after_it_was_sent_in_full() {
    for scenes in [vec![Scene::Silence], vec![status(429), Scene::Silence]] {
        let attempts = scenes.len();
        let stage = Stage::new(scenes);
        let (client, budget) = with_budget(stage.builder(), 100);
        let sending = tokio::time::timeout(Duration::from_secs(30), call(&client).send());
        sending.await.expect_err("no answer");
        assert_eq!(stage.seconds().len(), attempts);
        assert_eq!(standing(&budget), [0, 0, 10]);
        assert_eq!(client.totals().all.doubts, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn counts_every_status_as_its_outcome_says() {
    let stage = Stage::new((400..600).map(status));
    let builder = stage.builder().retry(RetryPolicy::none()).unpaced();
    let (client, budget) = with_budget(builder, 2_000);
    for number in 400..600 {
        let before = budget.doubtful();
        let error = call(&client).await.expect_err("a refusal");
        let doubtful = match error.outcome() {
            Outcome::Unknown => 10,
            Outcome::NotSent | Outcome::NotProcessed => 0,
        };
        assert_eq!(budget.doubtful() - before, doubtful, "{number}");
        assert_eq!(
            FIND.not_processed.contains(&number),
            doubtful == 0,
            "{number}"
        );
    }
    assert_eq!((budget.spent(), budget.held()), (0.into(), 0.into()));
}

#[tokio::test(start_paused = true)]
async fn waits_for_held_amounts_and_ends_when_nothing_is_held() {
    let stage = Stage::new([found()]);
    let (client, budget) = with_budget(stage.builder(), 20);
    let mut held = budget.reserve(Credits::new(15)).expect("it fits");

    let refused = call(&client).await.expect_err("it does not fit");
    for words in [
        "5 credits are left in the budget of 20",
        "15 held",
        "`at_most`",
        "`wait_for_budget`",
    ] {
        assert!(refused.to_string().contains(words), "{refused}");
    }

    // Dropped while it waits, a call leaves nothing behind.
    let mut dropped = Box::pin(call(&client).wait_for_budget().send());
    assert!(poll!(&mut dropped).is_pending());
    assert_eq!(standing(&budget), [0, 15, 0]);
    drop(dropped);

    let waiting = tokio::spawn(call(&client).wait_for_budget().send());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert!(!waiting.is_finished() && stage.seconds().is_empty());
    held.release();
    waiting.await.expect("no panic").expect("an answer");
    assert_eq!(standing(&budget), [10, 0, 0]);

    // What is held is charged, so that waiting longer is futile.
    held = budget.reserve(Credits::new(9)).expect("it fits");
    let futile = tokio::spawn(call(&client).wait_for_budget().send());
    tokio::task::yield_now().await;
    assert!(!futile.is_finished());
    held.settle(Credits::new(9));
    let error = futile.await.expect("no panic").expect_err("a refusal");
    assert!(error.to_string().contains("19 spent"), "{error}");
    assert_eq!(
        (error.outcome(), stage.seconds().len()),
        (Outcome::NotSent, 1)
    );
}

/// Answers as a header says, and keeps what a budget should count of each call.
#[derive(Clone, Default)]
struct Ledger(Arc<Mutex<HashMap<String, i64>>>);

impl Ledger {
    fn note(&self, call: &str, amount: i64) {
        self.0
            .lock()
            .expect("no panic")
            .insert(call.to_owned(), amount);
    }

    fn sum(&self) -> i64 {
        self.0.lock().expect("no panic").values().sum()
    }
}

impl Transport for Ledger {
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        let header = |name: &str| request.headers()[name].to_str().expect("text").to_owned();
        let (call, fate) = (header("x-call"), header("x-fate"));
        self.note(&call, 10);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let (amount, status) = match &*fate {
                "lost" => return Err(TransportError::unknown("gone")),
                "unsent" => {
                    self.note(&call, 0);
                    return Err(TransportError::not_sent("not today"));
                }
                "429" => (0, 429),
                "402" => (0, 402),
                "418" => (10, 418),
                amount => (amount.parse().expect("an amount"), 200),
            };
            self.note(&call, amount);
            let body = format!(r#"{{"data":{{"name":""}},"meta":{{"creditsUsed":{amount}}}}}"#);
            let answer = http::Response::builder().status(status).body(body);
            Ok(answer.expect("an answer").into())
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Calls that are sent, refused, repeated, paced, waiting and dropped at
    /// any time: the limit holds throughout, and in the end the budget counts
    /// what the service may have charged.
    #[test]
    fn counts_what_may_have_been_charged(
        limit in 0i64..120,
        calls in prop::collection::vec(
            (
                prop::sample::select(vec!["0", "7", "10", "lost", "unsent", "429", "402", "418"]),
                0u64..8_000,
                prop::option::of(0u64..8_000),
                any::<bool>(),
            ),
            1..30,
        ),
    ) {
        let clock = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        clock.block_on(async {
            let ledger = Ledger::default();
            let transport = ledger.clone();
            let builder = builder("https://people.test")
                .transport(move |_| transport)
                .rate(Rate::new("lookup").per_second(3));
            let (client, budget) = with_budget(builder, limit);
            let tasks: Vec<_> = calls.into_iter().enumerate().map(|(number, (fate, start, drop_after, waits))| {
                let (client, budget) = (client.clone(), budget.clone());
                tokio::spawn(async move {
                    tokio::time::sleep(Duration::from_millis(start)).await;
                    let find = call(&client).header("x-call", number.to_string()).header("x-fate", fate);
                    let find = if waits { find.wait_for_budget() } else { find };
                    let patience = Duration::from_millis(drop_after.unwrap_or(u64::MAX));
                    let _ = tokio::time::timeout(patience, find.send()).await;
                    assert!(standing(&budget).iter().sum::<i64>() <= limit);
                })
            }).collect();
            for task in tasks {
                task.await.expect("no panic");
            }
            let [spent, held, doubtful] = standing(&budget);
            assert_eq!(held, 0);
            assert_eq!(spent + doubtful, ledger.sum());
            assert_eq!(Credits::new(doubtful), client.totals().all.doubtful);
        });
    }
}
