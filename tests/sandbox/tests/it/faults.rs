//! Faults on demand, as a client sees them.

use std::time::{Duration, Instant};

use enrich_sandbox::faults::{Effect, Fault};
use reqwest::Method;

use crate::support::{raw, sandbox};

const BALANCE: &str = "getWalletBalance";

async fn find(client: &enrich_api::Client) -> Result<bool, enrich_api::Error> {
    for number in 0..30 {
        let found = client
            .email_finder()
            .find("Ada", format!("E{number}"), "a.example")
            .await?;
        if found.found {
            return Ok(true);
        }
    }
    Ok(false)
}

#[tokio::test]
async fn a_status_comes_before_or_after_the_deed() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let validate = async || {
        client
            .email_validation()
            .batch(["a@b.example"])
            .await
            .map(|_| ())
    };
    for status in [400, 402, 418, 429, 500, 502, 503, 504] {
        for acted in [false, true] {
            let before = sandbox.ledger().len();
            let effect = Effect::Status { status, acted };
            sandbox.inject(Fault::new(effect).on("batchValidateEmails").times(1));
            let error = validate().await.expect_err("it was ordered");
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert_eq!(sandbox.ledger().len() - before, usize::from(acted));
        }
    }
    validate().await.expect("nothing is ordered any more");
}

#[tokio::test]
async fn a_reset_comes_before_or_after_the_deed() {
    let sandbox = sandbox().await;
    for acted in [false, true] {
        let client = sandbox.client();
        let before = sandbox.ledger().len();
        sandbox.inject(
            Fault::new(Effect::Reset { acted })
                .on("batchValidateEmails")
                .times(1),
        );
        let error = client
            .email_validation()
            .batch(["a@b.example"])
            .await
            .expect_err("it was ordered");
        assert_eq!(error.status(), None, "there was no answer");
        assert_eq!(sandbox.ledger().len() - before, usize::from(acted));
        client
            .wallets()
            .balance()
            .await
            .expect("a new connection works");
    }
}

#[tokio::test]
async fn a_body_breaks_off() {
    let sandbox = sandbox().await;
    sandbox.inject(Fault::new(Effect::Truncate).on(BALANCE).times(1));
    let answer = raw(&sandbox, Method::GET, "/wallets/balance", None).await;
    assert_eq!(answer.status(), 200, "the head arrives whole");
    assert!(answer.content_length().is_some_and(|length| length > 0));
    answer.bytes().await.expect_err("the body does not");

    sandbox.inject(Fault::new(Effect::Truncate).on(BALANCE).times(1));
    sandbox
        .client()
        .wallets()
        .balance()
        .await
        .expect_err("the client notices");
    sandbox
        .client()
        .wallets()
        .balance()
        .await
        .expect("nothing is ordered any more");
}

#[tokio::test]
async fn an_answer_is_late() {
    let sandbox = sandbox().await;
    sandbox.inject(Fault::new(Effect::Latency { millis: 300 }).on(BALANCE));
    let start = Instant::now();
    sandbox
        .client()
        .wallets()
        .balance()
        .await
        .expect("late, but there");
    assert!(start.elapsed() >= Duration::from_millis(300));
    let hasty = sandbox
        .client()
        .wallets()
        .balance()
        .timeout(Duration::from_millis(20));
    hasty.await.expect_err("too late");
}

#[tokio::test]
async fn faults_happen_at_their_rate_and_are_called_off() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let effect = Effect::Status {
        status: 503,
        acted: false,
    };
    sandbox.inject(Fault::new(effect).at_rate(0.5));
    let mut failures = 0;
    for _ in 0..100 {
        failures += u32::from(client.teams().members(sandbox.team_id()).await.is_err());
    }
    assert!((25..=75).contains(&failures), "{failures} of 100");
    sandbox.clear_faults();
    assert!(find(&client).await.expect("nothing fails"));
}
