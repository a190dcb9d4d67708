//! `/__sandbox`: everything from outside of Rust.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::connections::exchange;
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

/// Sends nonsense, and returns what it is answered with.
async fn refused(sandbox: &enrich_sandbox::Sandbox, path: &str, body: &str) -> (u16, String) {
    let answer = reqwest::Client::new()
        .post(format!("{}/__sandbox{path}", sandbox.url()))
        .header("content-type", "application/json")
        .body(body.to_owned())
        .send()
        .await
        .expect("an answer");
    let status = answer.status().as_u16();
    let text = answer.text().await.expect("a body");
    let body: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {text}"));
    let error = body["error"].as_str().unwrap_or_default().to_owned();
    (status, error)
}

#[tokio::test]
async fn nonsense_is_refused_with_a_clear_message() {
    let sandbox = builder().credits(10).start().await.expect("a port");
    let before = overview(&sandbox).await;
    let most = i64::MAX;
    let at_least_0 = "must be greater than or equal to 0";
    for (path, body, message) in [
        (
            "/faults",
            r#"{ "effect": "status", "status": 9999 }"#,
            "body/status Number must be less than or equal to 999",
        ),
        (
            "/faults",
            r#"{ "effect": "status", "status": 99 }"#,
            "body/status Number must be greater than or equal to 200",
        ),
        (
            "/faults",
            r#"{ "effect": "status", "status": -1 }"#,
            "body/status Number must be greater than or equal to 200",
        ),
        (
            "/faults",
            r#"{ "effect": "status", "status": "503" }"#,
            "body/status Expected integer, received string",
        ),
        (
            "/faults",
            r#"{ "effect": "status" }"#,
            "body/status Required",
        ),
        (
            "/faults",
            r#"{ "effect": "latency" }"#,
            "body/millis Required",
        ),
        (
            "/faults",
            r#"{ "effect": "latency", "millis": -1 }"#,
            "body/millis Number must be greater than or equal to 0",
        ),
        (
            "/faults",
            r#"{ "effect": "truncate", "status": 503 }"#,
            "body/status is not possible here",
        ),
        (
            "/faults",
            r#"{ "effect": "latency", "millis": 1, "acted": true }"#,
            "body/acted is not possible here",
        ),
        (
            "/faults",
            r#"{ "effect": "reset", "rate": -0.1 }"#,
            "body/rate Number must be greater than or equal to 0",
        ),
        (
            "/faults",
            r#"{ "effect": "reset", "rate": 1.1 }"#,
            "body/rate Number must be less than or equal to 1",
        ),
        (
            "/faults",
            r#"{ "effect": "reset", "rate": NaN }"#,
            "body is not JSON (line 1, column 30)",
        ),
        (
            "/faults",
            r#"{ "effect": "reset", "times": 0 }"#,
            "body/times Number must be greater than or equal to 1",
        ),
        (
            "/faults",
            r#"{ "effect": "reset", "tims": 1 }"#,
            "body Unrecognized key(s) in object: tims",
        ),
        (
            "/faults",
            r#"{ "effect": "explode" }"#,
            "body/effect Invalid enum value. Expected 'latency' | 'status' | 'reset' | 'truncate'",
        ),
        ("/faults", "{}", "body/effect Required"),
        ("/faults", "[]", "body Expected object, received array"),
        ("/faults", "", "body is not JSON: it ends too early"),
        (
            "/endings",
            r#"{ "operation": "batchFindEmails", "ending": "failed", "share": 2 }"#,
            "body/share Number must be less than or equal to 1",
        ),
        (
            "/endings",
            r#"{ "operation": "batchFindEmails", "ending": "failed", "recoverable": true }"#,
            "body/recoverable is not possible here",
        ),
        (
            "/endings",
            r#"{ "operation": "makeCoffee", "ending": "failed" }"#,
            "there is no operation \"makeCoffee\"; use an operationId of openapi/enrich.yaml",
        ),
        (
            "/endings",
            r#"{ "ending": "failed" }"#,
            "body/operation Required",
        ),
        (
            "/advance",
            r#"{ "seconds": -1 }"#,
            &format!("body/seconds Number {at_least_0}"),
        ),
        (
            "/advance",
            r#"{ "seconds": 1, "minutes": 1 }"#,
            "body Unrecognized key(s) in object: minutes",
        ),
        (
            "/advance",
            r#"{ "seconds": "1" }"#,
            "body/seconds Expected number, received string",
        ),
        (
            "/credits",
            r#"{ "amount": 9223372036854775808 }"#,
            &format!("body/amount Number must be less than or equal to {most}"),
        ),
        (
            "/credits",
            &format!(r#"{{ "amount": {most} }}"#),
            &format!(
                "body/amount is too much: at most {} credits can be added",
                most - 10
            ),
        ),
        (
            "/credits",
            r#"{ "amount": 1.5 }"#,
            "body/amount Expected integer, received number",
        ),
        (
            "/credits",
            r#"{ "amount": 1, "organisation": 1 }"#,
            "body Unrecognized key(s) in object: organisation",
        ),
        (
            "/credits",
            r#"{ "amount": 1, "organization": -1 }"#,
            &format!("body/organization Number {at_least_0}"),
        ),
        (
            "/settings",
            r#"{ "colour": "red" }"#,
            "body Unrecognized key(s) in object: colour",
        ),
        (
            "/settings",
            r#"{ "plan": "gold" }"#,
            "body/plan Invalid enum value. Expected 'free' | 'growth' | 'scale' | 'pro' | 'enterprise'",
        ),
        (
            "/settings",
            r#"{ "webhooks": { "copies": 4294967295 } }"#,
            "body/webhooks/copies Number must be less than or equal to 100",
        ),
        (
            "/settings",
            r#"{ "webhooks": { "copys": 2 } }"#,
            "body/webhooks Unrecognized key(s) in object: copys",
        ),
        (
            "/organizations",
            r#"{ "plan": "free", "credits": 18446744073709551615 }"#,
            &format!("body/credits Number must be less than or equal to {most}"),
        ),
        (
            "/organizations",
            r#"{ "plan": "free", "name": "Ada" }"#,
            "body Unrecognized key(s) in object: name",
        ),
        (
            "/keys",
            r#"{ "key": "sk_a b" }"#,
            "a key begins with `sk_`, and has neither spaces nor letters beyond ASCII",
        ),
        (
            "/keys",
            r#"{ "role": "boss" }"#,
            "body/role Invalid enum value. Expected 'owner' | 'admin' | 'member'",
        ),
        (
            "/keys",
            r#"{ "disabled": true }"#,
            "body Unrecognized key(s) in object: disabled",
        ),
    ] {
        let answer = refused(&sandbox, path, body).await;
        assert_eq!(answer, (400, message.to_owned()), "{path} {body}");
    }
    for seconds in ["1e12", "1e300"] {
        let body = format!(r#"{{ "seconds": {seconds} }}"#);
        let (status, error) = refused(&sandbox, "/advance", &body).await;
        assert_eq!(status, 400);
        let begins = "body/seconds leads past the year 9999; at most ";
        assert!(error.starts_with(begins), "{error}");
    }
    let place = refused(
        &sandbox,
        "/credits",
        r#"{ "amount": 1, "organization": 1 }"#,
    )
    .await;
    assert_eq!(place.0, 404);
    assert_eq!(overview(&sandbox).await, before, "nothing has changed");
}

#[tokio::test]
async fn numbers_may_be_whole_in_any_form() {
    let sandbox = builder().credits(10).start().await.expect("a port");
    let fault = r#"{ "effect": "status", "status": 503.0, "times": 1e0, "rate": 1 }"#;
    for (path, body) in [("/credits", r#"{ "amount": 1e1 }"#), ("/faults", fault)] {
        let answer = reqwest::Client::new()
            .post(format!("{}/__sandbox{path}", sandbox.url()))
            .header("content-type", "application/json")
            .body(body)
            .send();
        assert!(answer.await.expect("an answer").status().is_success());
    }
    assert_eq!(sandbox.balance(), 20);
    assert_eq!(overview(&sandbox).await["faults"][0]["status"], 503);
}

#[tokio::test]
async fn control_bodies_have_to_be_json_and_to_arrive() {
    let patience = std::time::Duration::from_millis(500);
    let sandbox = builder().patience(patience).start().await.expect("a port");
    let url = format!("{}/__sandbox/advance", sandbox.url());
    let http = reqwest::Client::new();
    let plain = http.post(&url).body(r#"{ "seconds": 1 }"#).send();
    assert_eq!(plain.await.expect("an answer").status(), 415);
    let answer = exchange(
        &sandbox,
        "POST /__sandbox/advance HTTP/1.1\r\nHost: localhost\r\n\
         Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(
        answer.contains("nothing of the body arrived for 500ms"),
        "{answer}"
    );
    let unknown = http
        .delete(format!("{}/__sandbox/keys/sk_x", sandbox.url()))
        .send();
    let unknown = unknown.await.expect("an answer");
    assert_eq!(unknown.status(), 404);
    let body: Value = unknown.json().await.expect("JSON");
    assert_eq!(body["error"], "there is no such key");
}

#[tokio::test]
#[should_panic(expected = "this fault cannot happen: body/rate")]
async fn faults_that_cannot_happen_are_not_ordered() {
    use enrich_sandbox::faults::{Effect, Fault};
    let sandbox = sandbox().await;
    sandbox.inject(Fault::new(Effect::Truncate).at_rate(f64::NAN));
}
