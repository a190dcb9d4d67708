//! What the tests have in common.

use std::env::{self, VarError};
use std::sync::LazyLock;
use std::time::Duration;

use chrono::DateTime;
use enrich_sandbox::clock::Moment;
use enrich_sandbox::keys::Role;
use enrich_sandbox::plan::Plan;
use enrich_sandbox::{Sandbox, SandboxBuilder};
use reqwest::{Method, Response};
use serde_json::Value;

pub const COMPANY: &str = "https://www.linkedin.com/company/example-robotics";
pub const SECOND: Duration = Duration::from_secs(1);
pub const MINUTE: Duration = Duration::from_secs(60);
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The environment variable that overrides [`START`].
const START_VARIABLE: &str = "ENRICH_SANDBOX_TEST_START";

/// The time at which the clocks of all sandboxes start, unless a test sets its
/// own. Every test passes whatever it is: `ENRICH_SANDBOX_TEST_START`, such as
/// `2024-02-29T23:30:00Z`, runs them at another time.
pub static START: LazyLock<Moment> = LazyLock::new(|| match env::var(START_VARIABLE) {
    Ok(text) => time(&text),
    Err(VarError::NotPresent) => time("2026-06-15T12:00:00Z"),
    Err(error) => panic!("{START_VARIABLE}: {error}"),
});

/// Parses a time, such as `2024-02-29T23:30:00Z`.
pub fn time(text: &str) -> Moment {
    match DateTime::parse_from_rfc3339(text) {
        Ok(time) => time.to_utc(),
        Err(error) => panic!("{text:?} is not a time like 2024-02-29T23:30:00Z: {error}"),
    }
}

/// A sandbox for tests: every answer is held against the description, time
/// stands still from [`START`] on, and calls are not counted.
pub fn builder() -> SandboxBuilder {
    Sandbox::builder()
        .checked()
        .start_time(*START)
        .speed(0.0)
        .plan(Plan::Enterprise)
        .role(Role::Admin)
        .rate_limits(false)
}

/// One of those, started.
pub async fn sandbox() -> Sandbox {
    builder().start().await.expect("there is a port left")
}

/// A request without the client, for what it would not send.
pub async fn raw(sandbox: &Sandbox, method: Method, path: &str, body: Option<Value>) -> Response {
    let url = format!("{}{path}", sandbox.base_url());
    let mut request = reqwest::Client::new()
        .request(method, url)
        .header("x-api-key", sandbox.key());
    if let Some(body) = body {
        request = request.json(&body);
    }
    request.send().await.expect("an answer")
}

/// A request to `/__sandbox`.
pub async fn control(sandbox: &Sandbox, path: &str, body: Value) -> Response {
    let url = format!("{}/__sandbox{path}", sandbox.url());
    let request = reqwest::Client::new().post(url).json(&body);
    request.send().await.expect("an answer")
}

/// Asks again until there is something, for what happens in other tasks. Fails
/// after a while.
pub async fn eventually<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let patience = tokio::time::Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(tokio::time::Instant::now() < patience, "it does not happen");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Email addresses that differ.
pub fn emails(count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("person{number}@company{}.example", number % 50))
        .collect()
}

/// An amount, as the client has it.
pub fn credits(amount: u64) -> enrich_api::Credits {
    amount.into()
}
