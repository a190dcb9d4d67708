//! What clones of a client know about the rate limit.

use std::time::Duration;

use futures_util::future::join_all;
use openapi_client_runtime::{Client, ErrorKind, Rate};

use crate::scripted::*;
use crate::support::*;

async fn find_at_once(client: &Client, times: usize) {
    let calls = (0..times).map(|_| async {
        let client = client.clone();
        send_find(&client).await.expect("an answer");
    });
    join_all(calls).await;
}

#[tokio::test(start_paused = true)]
async fn a_plan_is_kept_to_by_all_clones() {
    let stage = Stage::new([found()]);
    let client = stage.builder().plan("small").build().expect("a client");
    // Two in a second, and ten in a minute.
    find_at_once(&client, 11).await;
    let seconds: Vec<_> = stage.seconds().iter().map(|it| it.round()).collect();
    assert_eq!(seconds, [0., 0., 1., 1., 2., 2., 3., 3., 4., 4., 60.]);
}

#[tokio::test(start_paused = true)]
async fn a_rate_set_by_hand_counts_more_than_the_plan() {
    let stage = Stage::new([found()]);
    let client = stage
        .builder()
        .plan("small")
        .rate(Rate::new("lookup").per_second(1))
        .build()
        .expect("a client");
    find_at_once(&client, 3).await;
    let seconds: Vec<_> = stage.seconds().iter().map(|it| it.round()).collect();
    assert_eq!(seconds, [0., 1., 2.]);
}

#[tokio::test(start_paused = true)]
async fn the_headers_are_kept_to_without_a_plan() {
    let last = Scene::Answer(
        200,
        &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "20")],
        FOUND,
    );
    let stage = Stage::new([last, found()]);
    let client = stage.client();
    send_find(&client).await.expect("an answer");
    find_at_once(&client, 3).await;
    let seconds: Vec<_> = stage.seconds().iter().map(|it| it.round()).collect();
    assert_eq!(seconds, [0., 20., 20., 20.]);
}

#[tokio::test(start_paused = true)]
async fn one_refusal_holds_back_all_clones() {
    let refusal = Scene::Answer(429, &[("retry-after", "30")], "");
    let stage = Stage::new([refusal, found()]);
    let client = stage.client();
    let (refused, others) = tokio::join!(send_find(&client), async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        find_at_once(&client, 5).await;
    });
    refused.expect("an answer");
    let () = others;
    assert!(
        stage.seconds()[1..].iter().all(|at| *at >= 29.99),
        "{:?}",
        stage.seconds()
    );
    assert_eq!(stage.seconds().len(), 7);
}

#[test]
fn plans_and_rates_are_checked() {
    let unknown = builder("https://people.test").plan("huge").build();
    let error = unknown.expect_err("no plan");
    assert_eq!(error.kind(), &ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "People API has no plan `huge`, only [\"small\"]"
    );
    let shut = builder("https://people.test").rate(Rate::new("lookup").per_minute(0));
    let error = shut.build().expect_err("no rate");
    assert!(error.to_string().contains("`lookup` is 0"), "{error}");
}
