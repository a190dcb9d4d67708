//! Rates, per customer.

use std::time::Duration;

use enrich_sandbox::plan::Plan;
use reqwest::Method;

use crate::support::{builder, raw};

#[tokio::test]
async fn every_answer_tells_the_rate_and_429_how_long_to_wait() {
    let sandbox = builder()
        .rate_limits(true)
        .plan(Plan::Free)
        .start()
        .await
        .expect("a port");
    let enrich = sandbox.client();
    for left in (0..5).rev() {
        let answer = enrich.wallets().balance().await.expect("within limits");
        let rate = answer.rate_limit().expect("it is told");
        assert_eq!((rate.limit, rate.remaining), (Some(5), Some(left)));
        assert_eq!(rate.reset, Some(Duration::from_secs(1)));
    }
    let other_key = "sk_other";
    sandbox
        .driver()
        .put_key(other_key, 0, enrich_sandbox::keys::Role::Member, true);
    let error = sandbox
        .client_with(other_key)
        .wallets()
        .balance()
        .await
        .expect_err("one too many");
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(429),
        "keys share the rate"
    );
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    sandbox.advance(Duration::from_secs(1));
    enrich.wallets().balance().await.expect("a new second");
}

#[tokio::test]
async fn submissions_are_counted_by_themselves() {
    let sandbox = builder()
        .rate_limits(true)
        .plan(Plan::Free)
        .start()
        .await
        .expect("a port");
    let validation = sandbox.client().email_validation();
    let submit = async || validation.batch(["a@b.example"]).await.map(|_| ());
    submit().await.expect("the first of the second");
    submit().await.expect_err("two in a second");
    sandbox.advance(Duration::from_secs(1));
    submit().await.expect("the second of the minute");
    sandbox.advance(Duration::from_secs(1));
    let error = submit().await.expect_err("three in a minute");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(58)));
    assert_eq!(sandbox.ledger().len(), 3, "what is refused costs nothing");
}

#[tokio::test]
async fn unknown_callers_are_told_a_rate_too() {
    let sandbox = builder()
        .rate_limits(true)
        .plan(Plan::Free)
        .start()
        .await
        .expect("a port");
    let answer = raw(&sandbox, Method::GET, "/nothing", None).await;
    assert_eq!(answer.headers()["x-ratelimit-limit"], "60");
}
