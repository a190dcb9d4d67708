//! How much the sandbox and the client bear, over real sockets.
//!
//! ```text
//! cargo bench -p enrich-sandbox --bench load
//! ```
//!
//! Prints how many single lookups are answered in a second, and how long the
//! largest batch takes from its submission to its last page, and how much memory.
//! Both ends run in this process, so that the figures are of client and service
//! together. Bounded in number and in time, and on this machine only. It fails
//! when something is not answered or does not come to an end, and judges no
//! figure.
//!
//! What is held, the system tells: it includes memory that was freed and is
//! kept for later.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use enrich_api::Client;
use enrich_sandbox::Sandbox;
use enrich_sandbox::plan::Plan;
use tokio::task::JoinSet;

/// Lookups under way at a time.
const CALLERS: usize = 64;
/// Most lookups.
const LOOKUPS: u64 = 20_000;
/// Most time for lookups.
const LOOKUP_TIME: Duration = Duration::from_secs(10);
/// The most addresses that a batch may have.
const ITEMS: u64 = 500_000;
/// The most rows that a page may have.
const ROWS: u64 = 1_000;
/// By how much the clock is moved between two looks at a batch.
const STEP: Duration = Duration::from_secs(10);
/// Most looks at a batch; it takes a dozen.
const LOOKS: usize = 100;
/// Most time for a batch, from its submission to its last page.
const BATCH_TIME: Duration = Duration::from_secs(300);

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    // `cargo test --benches` runs this too, without the word.
    if !std::env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    lookups().await?;
    println!();
    tokio::time::timeout(BATCH_TIME, batch())
        .await
        .map_err(|_| format!("the batch is not done after {BATCH_TIME:?}"))?
}

/// A sandbox whose time stands still, and that takes every call.
async fn sandbox() -> std::io::Result<Sandbox> {
    Sandbox::builder()
        .speed(0.0)
        .plan(Plan::Enterprise)
        .rate_limits(false)
        .start()
        .await
}

async fn lookups() -> Result<(), Failure> {
    let sandbox = sandbox().await?;
    let enrich = sandbox.client();
    let next = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let until = begun + LOOKUP_TIME;
    let mut callers = JoinSet::new();
    for _ in 0..CALLERS {
        callers.spawn(look_up(enrich.clone(), Arc::clone(&next), until));
    }
    let mut times = Vec::new();
    while let Some(caller) = callers.join_next().await {
        times.extend(caller??);
    }
    let took = begun.elapsed();
    times.sort_unstable();
    println!("single lookups, {CALLERS} at a time");
    println!(
        "{:>12} {:>10} {:>12} {:>10} {:>10}",
        "requests", "seconds", "requests/s", "median ms", "99 % ms"
    );
    println!(
        "{:>12} {:>10.2} {:>12.0} {:>10.2} {:>10.2}",
        times.len(),
        took.as_secs_f64(),
        per_second(times.len() as u64, took),
        milliseconds(percentile(&times, 50)),
        milliseconds(percentile(&times, 99)),
    );
    Ok(())
}

/// One lookup after the other, for as long as there are some and it is time.
/// Returns how long each took.
async fn look_up(
    enrich: Client,
    next: Arc<AtomicU64>,
    until: Instant,
) -> Result<Vec<Duration>, enrich_api::Error> {
    let mut times = Vec::new();
    while Instant::now() < until {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= LOOKUPS {
            break;
        }
        let begun = Instant::now();
        let name = format!("Example{number}");
        enrich
            .email_finder()
            .find("Ada", name, "robotics.example")
            .await?;
        times.push(begun.elapsed());
    }
    Ok(times)
}

async fn batch() -> Result<(), Failure> {
    let sandbox = sandbox().await?;
    let validation = sandbox.client().email_validation();
    println!("a batch of {ITEMS} addresses");
    println!(
        "{:>12} {:>10} {:>12} {:>10} {:>10}",
        "", "seconds", "rows/s", "held MiB", "peak MiB"
    );
    report("before", None);
    let begun = Instant::now();

    let addresses = (0..ITEMS).map(|number| format!("person{number}@company.example"));
    let id = validation.batch(addresses).await?.into_inner().batch_id;
    report("submit", Some(begun.elapsed()));

    // Waiting counts as reading: the clock is driven, and what is found is
    // worked out when it is read.
    let submitted = Instant::now();
    let mut looks = 0;
    while validation.batch_status(&id).await?.status.as_str() != "completed" {
        looks += 1;
        if looks == LOOKS {
            return Err(format!("the batch is not done after {LOOKS} looks").into());
        }
        sandbox.advance(STEP);
    }
    let mut rows = validation.batch_results(&id).limit(ROWS).stream();
    let mut read = 0;
    while rows.try_next().await?.is_some() {
        read += 1;
    }
    report("read", Some(submitted.elapsed()));
    report("all of it", Some(begun.elapsed()));
    if read != ITEMS {
        return Err(format!("{read} rows came of {ITEMS}").into());
    }
    Ok(())
}

fn report(part: &str, took: Option<Duration>) {
    let seconds = took.map(|took| format!("{:.2}", took.as_secs_f64()));
    let rate = took.map(|took| format!("{:.0}", per_second(ITEMS, took)));
    println!(
        "{part:>12} {:>10} {:>12} {:>10} {:>10}",
        seconds.unwrap_or_default(),
        rate.unwrap_or_default(),
        memory("VmRSS:"),
        memory("VmHWM:"),
    );
}

/// The memory that this process holds or, as its high-water mark, ever held, in
/// MiB. Linux tells; of other systems it is not known.
fn memory(field: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .and_then(|rest| rest.trim().strip_suffix("kB"))
        .and_then(|size| size.trim().parse::<u64>().ok())
        .map_or_else(|| "not known".to_owned(), |size| (size / 1024).to_string())
}

fn per_second(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The time that so many of 100 stay within.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}
