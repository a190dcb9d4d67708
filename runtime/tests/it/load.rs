//! How many calls get through, and how many are refused, when many callers share a
//! client that was told no plan.

use std::time::Duration;

use futures_util::future::join_all;
use openapi_client_runtime::{Client, Error, Operation, Outcome, Rate, Request, RetryPolicy};

use crate::limiter::{Counting, Limiter};
use crate::scripted::*;
use crate::support::*;

const LONG: Duration = Duration::from_secs(60 * 60);

/// A call that counts against no other limit than that of every call.
static LOOK: Operation = Operation {
    id: "look",
    method: "GET",
    path: "/people",
    rate_class: Rate::EVERY_CALL,
    ..Operation::DEFAULT
};

async fn look_by(client: &Client, operation: &'static Operation) -> Result<(), Error> {
    let request = Request::<Person>::new(operation, list(client).expect("a request"));
    send(client, request).await.map(|_| ())
}

async fn look(client: &Client) -> Result<(), Error> {
    look_by(client, &LOOK).await
}

async fn find(client: &Client) -> Result<(), Error> {
    send_find(client).await.map(|_| ())
}

/// What came of many calls at once.
#[derive(Debug)]
struct Load {
    calls: usize,
    failed: usize,
    refused: usize,
    /// From the first call that was taken to the last.
    took: Duration,
}

impl Load {
    /// Has so many callers make one call each, all at once.
    async fn of(limiter: &Limiter, callers: usize) -> Self {
        // The same delays in every run.
        fastrand::seed(7);
        let client = limiter.client().timeout(LONG).build().expect("a client");
        let calls = (0..callers).map(|_| find(&client));
        let results = join_all(calls).await;
        Self::result(limiter, &results)
    }

    fn result(limiter: &Limiter, results: &[Result<(), Error>]) -> Self {
        let seen = limiter.seen();
        let (first, last) = (seen.taken.first(), seen.taken.last());
        Self {
            calls: results.len(),
            failed: results.iter().filter(|it| it.is_err()).count(),
            refused: seen.refused,
            took: *last.expect("a call") - *first.expect("a call"),
        }
    }

    /// How much of a limit of so many calls in so many seconds was used. It is more
    /// than 1 if the last window was left before it was over.
    fn use_of(&self, limit: usize, seconds: u64) -> f64 {
        let spans = self.took.as_secs_f64() / seconds as f64;
        self.calls as f64 / (limit as f64 * spans)
    }

    fn assert_refusals_below_a_hundredth(&self) {
        assert_eq!(self.failed, 0, "{self:?}");
        assert!(self.refused * 100 < self.calls, "{self:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn learns_a_limit_per_second_with_a_thousand_callers() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        for work in [5, 40, 400] {
            let limiter = Limiter::new(counting, &[(50, 1)]).work(Duration::from_millis(work));
            let load = Load::of(&limiter, 1_000).await;
            load.assert_refusals_below_a_hundredth();
            assert!(load.use_of(50, 1) >= 0.95, "{counting:?} {work} {load:?}");
        }
    }
}

/// The second call waits for the answer to the first, or for a moment.
#[tokio::test(start_paused = true)]
async fn a_slow_first_answer_costs_its_time_and_no_refusals() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        let limiter = Limiter::new(counting, &[(50, 1)]).work(Duration::from_secs(3));
        let load = Load::of(&limiter, 1_000).await;
        load.assert_refusals_below_a_hundredth();
        let took = load.took.as_secs_f64();
        assert!(took < 3.0 + 20.0 / 0.95, "{counting:?} {load:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn learns_a_limit_per_second_with_400_callers() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        for limit in [5, 25, 50] {
            let limiter = Limiter::new(counting, &[(limit, 1)]);
            let load = Load::of(&limiter, 400).await;
            load.assert_refusals_below_a_hundredth();
            assert!(
                load.use_of(limit, 1) >= 0.95,
                "{counting:?} {limit} {load:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn learns_a_limit_per_minute() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        for (limit, callers) in [(60, 400), (300, 1_000), (500, 1_000), (1_000, 1_000)] {
            let limiter = Limiter::new(counting, &[(limit, 60)]);
            let load = Load::of(&limiter, callers).await;
            load.assert_refusals_below_a_hundredth();
            assert!(
                load.use_of(limit, 60) >= 0.95,
                "{counting:?} {limit} {load:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn learns_limits_per_second_and_per_minute_from_one_header() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        let limiter = Limiter::new(counting, &[(50, 1), (1_000, 60)]).lookups(500, 60);
        let load = Load::of(&limiter, 1_000).await;
        load.assert_refusals_below_a_hundredth();
        assert!(load.use_of(500, 60) >= 0.95, "{counting:?} {load:?}");
    }
}

/// Lookups are 10 of 50 calls in a second.
async fn mixed_load(counting: Counting, operation: &'static Operation) -> Load {
    fastrand::seed(7);
    let limiter = Limiter::new(counting, &[(50, 1)]).lookups(10, 1);
    let client = limiter.client().timeout(LONG).build().expect("a client");
    let finds = join_all((0..60).map(|_| find(&client)));
    let looks = join_all((0..500).map(|_| look_by(&client, operation)));
    let (mut results, looks) = tokio::join!(finds, looks);
    results.extend(looks);
    Load::result(&limiter, &results)
}

#[tokio::test(start_paused = true)]
async fn a_class_shares_the_limit_of_every_call() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        let load = mixed_load(counting, &LOOK).await;
        load.assert_refusals_below_a_hundredth();
        assert!(load.use_of(50, 1) >= 0.95, "{counting:?} {load:?}");
    }
}

/// Which is found out when the limit is reported for both.
#[tokio::test(start_paused = true)]
async fn two_classes_share_a_limit() {
    for counting in [Counting::Fixed, Counting::Sliding] {
        let load = mixed_load(counting, &LIST).await;
        load.assert_refusals_below_a_hundredth();
        assert!(load.use_of(50, 1) >= 0.85, "{counting:?} {load:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn leaves_room_for_the_calls_of_other_programs() {
    let limiter = Limiter::new(Counting::Fixed, &[(300, 60)]);
    limiter.call_from_elsewhere(200);
    tokio::time::sleep(Duration::from_secs(20)).await;
    let load = Load::of(&limiter, 400).await;
    load.assert_refusals_below_a_hundredth();
    // 100 in the rest of the first window, and 300 in the second.
    let took = load.took.as_secs_f64();
    assert!((40.0..105.0).contains(&took), "{load:?}");
}

#[tokio::test(start_paused = true)]
async fn follows_a_limit_that_is_raised() {
    let limiter = Limiter::new(Counting::Fixed, &[(5, 1)]);
    let client = limiter.client().timeout(LONG).build().expect("a client");
    join_all((0..50).map(|_| look(&client))).await;
    limiter.set_limit(50);
    tokio::time::sleep(LONG).await;
    look(&client).await.expect("an answer");
    let before = limiter.seen().taken.len();
    let start = tokio::time::Instant::now();
    join_all((0..500).map(|_| look(&client))).await;
    assert_eq!(limiter.seen().taken.len(), before + 500);
    assert!(
        start.elapsed() < Duration::from_secs(12),
        "{:?}",
        start.elapsed()
    );
}

/// Another client uses up the limit whenever it starts anew.
#[tokio::test(start_paused = true)]
async fn refusals_for_a_known_limit_are_no_attempts() {
    let full = Scene::Answer(
        429,
        &[
            ("x-ratelimit-limit", "50"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "1"),
            ("retry-after", "1"),
        ],
        "",
    );
    let mut scenes = vec![full.clone(); 9];
    scenes.push(found());
    let stage = Stage::new(scenes);
    find(&stage.client()).await.expect("an answer");
    assert_eq!(stage.seconds().len(), 10);

    // All the same they are over when there is no time left, and none is repeated
    // for callers that want a single attempt.
    let stage = Stage::new([full]);
    let client = stage.builder().timeout(Duration::from_secs(10));
    let error = find(&client.build().expect("a client"))
        .await
        .expect_err("a refusal");
    assert_eq!(error.outcome(), Outcome::NotProcessed);
    assert_eq!(error.attempts() as usize, stage.seconds().len());
    assert!((6..=10).contains(&error.attempts()), "{error}");
    let client = stage.builder().retry(RetryPolicy::none());
    let error = find(&client.build().expect("a client"))
        .await
        .expect_err("a refusal");
    assert_eq!(error.attempts(), 1);
}
