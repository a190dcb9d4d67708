//! How well a client that was told no plan keeps to the limits of the service, over
//! real sockets and in real time.
//!
//! ```text
//! cargo bench -p enrich-sandbox --bench pacing
//! ```
//!
//! Many callers make one free call each, all at once, against the plan Scale: 50
//! calls a second and 1,000 a minute. Prints how many calls were refused, how many
//! failed, and how much of the limit was used. It fails when a call failed.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use enrich_api::Client;
use enrich_api::{Attempt, AttemptEnd, Observer};
use enrich_sandbox::Sandbox;
use enrich_sandbox::plan::Plan;
use tokio::task::JoinSet;

/// Callers at the same time, and calls in all.
const LOADS: [usize; 2] = [400, 1_000];

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    // `cargo test --benches` runs this too, without the word.
    if !std::env::args().any(|word| word == "--bench") {
        return Ok(ExitCode::SUCCESS);
    }
    println!("callers without a plan, 50 calls/s allowed");
    println!(
        "{:>10} {:>10} {:>10} {:>10} {:>10}",
        "callers", "refused", "failed", "seconds", "used"
    );
    let mut code = ExitCode::SUCCESS;
    for callers in LOADS {
        if load(callers).await? > 0 {
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

/// Prints how one load went, and returns how many calls failed.
async fn load(callers: usize) -> Result<usize, Box<dyn Error>> {
    let sandbox = Sandbox::builder().plan(Plan::Scale).start().await?;
    let refusals = Refusals::default();
    let enrich = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.key())
        .observer(refusals.clone())
        .build()?;
    let begun = Instant::now();
    let mut calls = JoinSet::new();
    for _ in 0..callers {
        let enrich = enrich.clone();
        calls.spawn(async move { enrich.wallets().balance().await.map(|_| ()) });
    }
    let results = calls.join_all().await;
    let took = begun.elapsed();
    let failed: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    for error in failed.iter().take(3) {
        eprintln!("{error}");
    }
    println!(
        "{callers:>10} {:>10} {:>10} {:>10.2} {:>9.1}%",
        refusals.0.load(Ordering::Relaxed),
        failed.len(),
        took.as_secs_f64(),
        callers as f64 / (50.0 * took.as_secs_f64()) * 100.0
    );
    Ok(failed.len())
}

/// Counts the answers that refuse a call for its rate.
#[derive(Clone, Default)]
struct Refusals(Arc<AtomicUsize>);

impl Observer for Refusals {
    fn attempt_ended(&self, _: Attempt, end: AttemptEnd<'_>, _: Duration) {
        if let AttemptEnd::Failed(error) = end
            && error.status().is_some_and(|status| status == 429)
        {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}
