//! When a call is made again, after how long, and what is said if it is not.

use std::time::Duration;

use openapi_client_runtime::{
    Client, Error, ErrorKind, Operation, Options, Outcome, Parameter, Repeat, Request, RetryPolicy,
};
use proptest::prelude::*;
use tokio::time::Instant;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::scripted::*;
use crate::support::*;

async fn look(client: &Client) -> Result<(), Error> {
    let request = Request::<Person>::new(&LIST, list(client).expect("a request"));
    send(client, request).await.map(|_| ())
}

fn refused_for(seconds: &'static str) -> Scene {
    let headers: &'static [_] = Box::leak(Box::new([("retry-after", seconds)]));
    Scene::Answer(429, headers, "")
}

#[tokio::test(start_paused = true)]
async fn a_free_call_gets_through_whatever_goes_wrong_before() {
    for scene in [
        Scene::NotSent,
        Scene::Lost,
        status(408),
        status(425),
        status(429),
        status(500),
        status(502),
        status(503),
        status(504),
        Scene::Silence,
    ] {
        let stage = Stage::new([scene.clone(), found()]);
        look(&stage.client())
            .await
            .unwrap_or_else(|error| panic!("{scene:?}: {error}"));
        assert_eq!(stage.seconds().len(), 2, "{scene:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_charged_call_is_repeated_only_if_it_was_not_processed() {
    for scene in [Scene::NotSent, status(429)] {
        let stage = Stage::new([scene, found()]);
        send_find(&stage.client()).await.expect("an answer");
        assert_eq!(stage.seconds().len(), 2);
    }
    for scene in [
        Scene::Lost,
        Scene::Silence,
        status(408),
        status(503),
        status(504),
    ] {
        let stage = Stage::new([scene, found()]);
        let error = send_find(&stage.client()).await.expect_err("a fault");
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(!error.is_retryable());
        assert_eq!((stage.seconds().len(), error.attempts()), (1, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_fault_is_told_with_the_number_of_attempts() {
    let stage = Stage::new([status(500), status(502), status(503)]);
    let error = look(&stage.client()).await.expect_err("a fault");
    assert_eq!(error.status().map(|it| it.as_u16()), Some(503));
    assert_eq!(error.attempts(), 4);
    assert!(error.to_string().contains("(after 4 attempts)"));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_time_gets_it() {
    let stage = Stage::new([refused_for("7"), found()]);
    send_find(&stage.client()).await.expect("an answer");
    let second = stage.seconds()[1];
    assert!((7.0..7.6).contains(&second), "{second}");

    let dated = Scene::Answer(
        503,
        &[
            ("date", "Sun, 06 Nov 1994 08:49:00 GMT"),
            ("retry-after", "Sun, 06 Nov 1994 08:49:09 GMT"),
        ],
        "",
    );
    let stage = Stage::new([dated, found()]);
    look(&stage.client()).await.expect("an answer");
    let second = stage.seconds()[1];
    assert!((9.0..9.6).contains(&second), "{second}");

    let reset = Scene::Answer(429, &[("x-ratelimit-reset", "5")], "");
    let stage = Stage::new([reset, found()]);
    look(&stage.client()).await.expect("an answer");
    let second = stage.seconds()[1];
    assert!((5.0..5.6).contains(&second), "{second}");

    let in_the_body = Scene::Answer(429, &[], r#"{"statusCode":429,"retryAfter":3}"#);
    let stage = Stage::new([in_the_body, found()]);
    look(&stage.client()).await.expect("an answer");
    let second = stage.seconds()[1];
    assert!((3.0..3.6).contains(&second), "{second}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_not_begun() {
    let stage = Stage::new([refused_for("600")]);
    let start = Instant::now();
    let error = send_find(&stage.client()).await.expect_err("a refusal");
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(error.outcome(), Outcome::NotProcessed);
    assert!(error.is_retryable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_would_have_to_wait_too_long_for_others_is_not_sent() {
    let stage = Stage::new([refused_for("600"), found()]);
    let client = stage.client();
    send_find(&client).await.expect_err("a refusal");
    let error = send_find(&client.clone()).await.expect_err("no room");
    assert_eq!(error.kind(), &ErrorKind::Timeout);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.attempts(), 0);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
    assert!(error.is_retryable());
    assert!(error.to_string().contains("it was not sent"), "{error}");
    assert_eq!(stage.seconds().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn all_attempts_together_keep_to_the_timeout() {
    let stage = Stage::new([Scene::Silence]);
    let start = Instant::now();
    let error = look(&stage.client()).await.expect_err("silence");
    assert_eq!(error.kind(), &ErrorKind::Timeout);
    // Three attempts of 30 seconds, and a last one for what is left of 120.
    assert_eq!(error.attempts(), 4);
    let took = start.elapsed().as_secs_f64();
    assert!((119.9..120.1).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_charged_attempt_has_all_the_time_there_is() {
    let stage = Stage::new([Scene::Silence]);
    let start = Instant::now();
    let error = send_find(&stage.client()).await.expect_err("silence");
    assert_eq!(error.attempts(), 1);
    let took = start.elapsed().as_secs_f64();
    assert!((119.9..120.1).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn one_call_can_have_its_own_way() {
    let stage = Stage::new([status(500)]);
    let client = stage.client();
    let mut options = Options::default();
    options.set_retry(RetryPolicy::none());
    options.add_header("x-team", "blue");
    options.add_header("user-agent", "mine");
    options.add_header("x-api-key", "not mine");
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, options.apply(request))
        .await
        .expect_err("a fault");
    assert_eq!(error.attempts(), 1);
    assert_eq!(stage.header("x-team"), ["blue"]);
    assert_eq!(stage.header("user-agent"), ["mine"]);
    assert_eq!(stage.header("x-api-key"), [KEY]);

    let mut options = Options::default();
    options.add_header("x team", "blue");
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let error = send(&client, options.apply(request))
        .await
        .expect_err("no header");
    assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
    assert_eq!(
        (error.outcome(), error.operation()),
        (Outcome::NotSent, Some("list"))
    );
    assert_eq!(stage.seconds().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_can_be_sent_once_is_sent_once() {
    let stage = Stage::new([status(500), found()]);
    let client = stage.client();
    let mut request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    let chunks = futures_util::stream::iter([Ok::<_, std::io::Error>("one")]);
    *request.http_mut().body_mut() = Some(reqwest::Body::wrap_stream(chunks));
    let error = send(&client, request).await.expect_err("a fault");
    assert_eq!((error.attempts(), stage.seconds().len()), (1, 1));
    assert_eq!(error.status().map(|it| it.as_u16()), Some(500));
}

#[tokio::test(start_paused = true)]
async fn a_call_can_be_dropped_at_any_time() {
    let stage = Stage::new([Scene::Silence, status(429), Scene::Lost, found()]);
    let client = stage.builder().plan("small").build().expect("a client");
    for millis in [1, 10, 100, 1000, 10_000] {
        let call = look(&client);
        let _ = tokio::time::timeout(Duration::from_millis(millis), call).await;
    }
    look(&client).await.expect("an answer");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_whose_body_stalls_takes_seconds() {
    let problem = r#"{"title":"Not found","#;
    let client = Stage::new([Scene::Stalled(404, problem)]).client();
    let start = Instant::now();
    let error = send_find(&client).await.expect_err("a refusal");
    assert_eq!(error.status().map(|it| it.as_u16()), Some(404));
    assert_eq!(error.body(), problem.as_bytes());
    assert_eq!(start.elapsed(), Duration::from_secs(5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a server does, a charged call reaches it at most once without
    /// having been refused, and every call is over in time.
    #[test]
    fn no_sequence_of_faults_buys_twice(
        faults in proptest::collection::vec(0..8_usize, 1..6),
        attempts in 1..8_u32,
    ) {
        let scenes = faults.iter().map(|fault| match fault {
            0 => Scene::NotSent,
            1 => Scene::Lost,
            2 => Scene::Silence,
            3 => status(429),
            4 => refused_for("2"),
            5 => status(503),
            6 => status(402),
            _ => found(),
        });
        let stage = Stage::new(scenes);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let policy = RetryPolicy::new().max_attempts(attempts);
        let (result, took) = runtime.block_on(async {
            let client = stage.builder().retry(policy).build().expect("a client");
            let start = Instant::now();
            (send_find(&client).await, start.elapsed())
        });
        prop_assert!(took <= Duration::from_millis(120_010), "{:?}", took);
        // The last scene is played over and over.
        let last = *faults.last().expect("a fault");
        let sent = stage.seconds().len();
        prop_assert!(sent <= attempts as usize);
        let played = (0..sent).map(|at| *faults.get(at).unwrap_or(&last));
        let acted = played.filter(|fault| matches!(fault, 1 | 2 | 5 | 7)).count();
        prop_assert!(acted <= 1);
        if let Err(error) = result {
            prop_assert_eq!(error.outcome() == Outcome::Unknown, acted == 1);
            prop_assert_eq!(error.attempts() as usize, sent);
        }
    }
}

/// A payment that the service acts on once for each key.
static PAY: Operation = Operation {
    id: "pay",
    method: "POST",
    path: "/payments",
    parameters: &[Parameter::header("Idempotency-Key").idempotency_key()],
    repeat: Repeat::Safe,
    ..Operation::DEFAULT
};

#[tokio::test]
async fn every_attempt_has_the_same_idempotency_key() {
    let server = MockServer::start().await;
    let busy = Mock::given(any());
    let busy = busy.respond_with(ResponseTemplate::new(503));
    busy.up_to_n_times(1).mount(&server).await;
    let done = Mock::given(any());
    done.respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let client = builder(server.uri())
        .retry(RetryPolicy::new().base_delay(Duration::ZERO))
        .build()
        .expect("a client");
    for given in [None, Some("mine"), None] {
        let request = Request::build(&client, &PAY).parameter(0, &given).empty();
        send(&client, request.expect("a request"))
            .await
            .expect("an answer");
    }
    let requests = server.received_requests().await.expect("recorded");
    let keys: Vec<&str> = requests
        .iter()
        .map(|request| request.headers["idempotency-key"].to_str().expect("text"))
        .collect();
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[2], "mine");
    assert_ne!(keys[3], keys[0]);
    assert_eq!(keys[3].len(), 36);
}
