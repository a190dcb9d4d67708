//! `/__sandbox`: everything from outside of Rust.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{builder, control, credits, raw, sandbox, time};
use reqwest::Method;

async fn overview(sandbox: &enrich_sandbox::Sandbox) -> Value {
    let answer = reqwest::get(format!("{}/__sandbox", sandbox.url()))
        .await
        .expect("an answer");
    answer.json().await.expect("JSON")
}

/// The value of the header `date`.
fn date(answer: &reqwest::Response) -> Option<&str> {
    answer.headers().get("date")?.to_str().ok()
}

#[tokio::test]
async fn every_answer_has_the_date_of_the_clock() {
    let builder = builder().start_time(time("2024-02-29T23:59:59.9Z"));
    let sandbox = builder.start().await.expect("a port");
    assert_eq!(overview(&sandbox).await["now"], "2024-02-29T23:59:59.900Z");
    for (path, status) in [("/wallets/balance", 200), ("/nothing", 404)] {
        let answer = raw(&sandbox, Method::GET, path, None).await;
        assert_eq!(answer.status(), status);
        assert_eq!(date(&answer), Some("Thu, 29 Feb 2024 23:59:59 GMT"));
    }
    let answer = control(&sandbox, "/advance", json!({ "seconds": 0.1 })).await;
    assert_eq!(date(&answer), Some("Fri, 01 Mar 2024 00:00:00 GMT"));
    assert_eq!(overview(&sandbox).await["now"], "2024-03-01T00:00:00Z");
    let opening = &sandbox.ledger()[0]["createdAt"];
    assert_eq!(opening, "2024-02-29T23:59:59.900Z");
}

#[tokio::test]
async fn the_clock_is_moved() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let batch = client
        .email_validation()
        .batch(["a@b.example"])
        .await
        .expect("covered");
    let answer = control(&sandbox, "/advance", json!({ "seconds": 60 })).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let status = client
        .email_validation()
        .batch_status(&batch.batch_id)
        .await
        .expect("a status");
    assert_eq!(status.status.as_str(), "completed");
    assert_eq!(
        control(&sandbox, "/advance", json!({ "seconds": -1 }))
            .await
            .status(),
        400
    );
}

#[tokio::test]
async fn faults_and_endings_are_ordered() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let fault =
        json!({ "operation": "getWalletBalance", "effect": "status", "status": 503, "times": 1 });
    assert_eq!(
        control(&sandbox, "/faults", fault.clone()).await.status(),
        204
    );
    assert_eq!(overview(&sandbox).await["faults"][0]["status"], 503);
    client
        .teams()
        .members(sandbox.team_id())
        .await
        .expect("another operation");
    client
        .wallets()
        .balance()
        .await
        .expect_err("it was ordered");
    let unknown = json!({ "operation": "makeCoffee", "effect": "truncate" });
    assert_eq!(control(&sandbox, "/faults", unknown).await.status(), 400);
    control(&sandbox, "/faults", fault).await;
    let url = format!("{}/__sandbox/faults", sandbox.url());
    reqwest::Client::new()
        .delete(url)
        .send()
        .await
        .expect("an answer");
    client.wallets().balance().await.expect("it was called off");

    let ending = json!({ "operation": "batchValidateEmails", "ending": "failed" });
    assert_eq!(control(&sandbox, "/endings", ending).await.status(), 204);
    let batch = client
        .email_validation()
        .batch(["a@b.example"])
        .await
        .expect("covered");
    control(&sandbox, "/advance", json!({ "seconds": 60 })).await;
    let status = client
        .email_validation()
        .batch_status(&batch.batch_id)
        .await
        .expect("a status");
    assert_eq!(status.status.as_str(), "failed");
}

#[tokio::test]
async fn customers_keys_and_credits_are_made_and_changed() {
    let sandbox = builder().credits(10).start().await.expect("a port");
    let answer = control(&sandbox, "/credits", json!({ "amount": -100 })).await;
    assert_eq!(answer.json::<Value>().await.expect("JSON")["balance"], 0);
    control(&sandbox, "/credits", json!({ "amount": 7 })).await;
    assert_eq!(sandbox.balance(), 7);

    let made: Value = control(&sandbox, "/organizations", json!({ "plan": "free" }))
        .await
        .json()
        .await
        .expect("JSON");
    assert_eq!(made["organization"], 1);
    let key = made["key"].as_str().expect("a key");
    let client = sandbox.client_with(key);
    assert_eq!(
        client.wallets().balance().await.expect("its own").balance,
        credits(100)
    );

    control(
        &sandbox,
        "/keys",
        json!({ "key": "sk_second", "organization": 1 }),
    )
    .await;
    sandbox
        .client_with("sk_second")
        .wallets()
        .balance()
        .await
        .expect("both work");
    let url = format!("{}/__sandbox/keys/{key}", sandbox.url());
    reqwest::Client::new()
        .delete(url)
        .send()
        .await
        .expect("an answer");
    client
        .wallets()
        .balance()
        .await
        .expect_err("the old one was revoked");
    assert_eq!(
        control(&sandbox, "/keys", json!({ "key": "key" }))
            .await
            .status(),
        400
    );
    assert_eq!(
        control(&sandbox, "/keys", json!({ "organization": 9 }))
            .await
            .status(),
        404
    );
}

#[tokio::test]
async fn settings_are_changed() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    control(
        &sandbox,
        "/settings",
        json!({ "standing": "suspended", "errors": "flat" }),
    )
    .await;
    let answer = raw(&sandbox, Method::GET, "/wallets/balance", None).await;
    assert_eq!(answer.status(), 403);
    let body: Value = answer.json().await.expect("JSON");
    assert_eq!(
        body,
        json!({ "error": "Your account has been suspended. API access is disabled." })
    );
    let dialect = json!({ "dialect": "older-sdk" });
    assert_eq!(control(&sandbox, "/settings", dialect).await.status(), 204);
    let seen = overview(&sandbox).await;
    assert_eq!(
        (&seen["errors"], &seen["dialect"]),
        (&json!("flat"), &json!("older-sdk"))
    );
    let back =
        json!({ "standing": "active", "plan": "free", "rateLimits": true, "approval": "none" });
    assert_eq!(control(&sandbox, "/settings", back).await.status(), 204);
    let answer = client.wallets().balance().await.expect("active again");
    assert_eq!(answer.rate_limit().and_then(|rate| rate.limit), Some(5));
    assert_eq!(
        overview(&sandbox).await["organizations"][0]["approval"],
        "none"
    );
    assert!(
        control(&sandbox, "/settings", json!({ "colour": "red" }))
            .await
            .status()
            .is_client_error()
    );
}
