//! Whether the books of client and service agree after many charged calls with
//! every fault at random.
//!
//! ```text
//! cargo bench -p enrich-sandbox --bench soak
//! ```
//!
//! Makes 10,000 charged calls, 16 at a time: lookups, and batches that are waited
//! for and read to the last row. Fails if the service acted on a call that the
//! client calls refused, if it acted twice on one call, or if the two books differ
//! by a credit once the doubtful calls are looked up in the service's ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use enrich_api::email_validation::Batch;
use enrich_api::job::Job;
use enrich_api::money::Budget;
use enrich_api::{Client, Credits, Outcome, RetryPolicy};
use enrich_sandbox::Sandbox;
use enrich_sandbox::faults::{Effect, Fault};
use enrich_sandbox::plan::Plan;
use tokio::task::JoinSet;

const CALLS: u64 = 10_000;
const CALLERS: usize = 16;
/// Addresses in a batch.
const ITEMS: u64 = 20;
/// Tries to finish a batch that was accepted; each reads on where the last stopped.
const TRIES: usize = 100;
const CREDITS: u64 = 10_000_000;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Calls by what the client says of them. Single calls are named by the text that
/// the ledger has for them.
#[derive(Default)]
struct Fates {
    refused: Vec<String>,
    doubtful: Vec<String>,
    doubtful_batches: u64,
    jobs: BTreeSet<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    // `cargo test --benches` runs this too, without the word.
    if !std::env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    match soak().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn soak() -> Result<(), Failure> {
    let sandbox = Sandbox::builder().speed(0.0).plan(Plan::Enterprise);
    let sandbox = sandbox.credits(CREDITS).rate_limits(false).start().await?;
    let sandbox = Arc::new(sandbox);
    let budget = Budget::new(CREDITS as i64);
    let retry = RetryPolicy::new().base_delay(Duration::from_millis(1));
    let client = Client::builder()
        .api_key(sandbox.key())
        .base_url(sandbox.base_url())
        .retry(retry)
        .unpaced()
        .budget(budget.clone())
        .build()?;
    let faults = [
        (
            0.03,
            Effect::Status {
                status: 503,
                acted: false,
            },
        ),
        (
            0.03,
            Effect::Status {
                status: 500,
                acted: true,
            },
        ),
        (
            0.03,
            Effect::Status {
                status: 418,
                acted: true,
            },
        ),
        (0.03, Effect::Reset { acted: false }),
        (0.03, Effect::Reset { acted: true }),
        (0.03, Effect::Truncate),
    ];
    for (rate, effect) in faults {
        sandbox.inject(Fault::new(effect).at_rate(rate));
    }
    let begun = Instant::now();
    let next = Arc::new(AtomicU64::new(0));
    let fates = Arc::new(Mutex::new(Fates::default()));
    let mut callers = JoinSet::new();
    for _ in 0..CALLERS {
        let (client, sandbox) = (client.clone(), Arc::clone(&sandbox));
        let (next, fates) = (Arc::clone(&next), Arc::clone(&fates));
        callers.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= CALLS {
                    return Ok::<_, Failure>(());
                }
                call(&client, &sandbox, &fates, number).await?;
            }
        });
    }
    while let Some(caller) = callers.join_next().await {
        caller??;
    }
    sandbox.clear_faults();
    let fates = fates.lock().expect("no panic");
    compare(&sandbox, &client, &budget, &fates)?;
    println!("{CALLS} calls in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

async fn call(
    client: &Client,
    sandbox: &Sandbox,
    fates: &Mutex<Fates>,
    number: u64,
) -> Result<(), Failure> {
    let (ended, text) = match number % 10 {
        0 => return batch(client, sandbox, fates, number).await,
        it if it % 2 == 0 => {
            let email = format!("soak{number}@robotics.example");
            let ended = client.email_validation().validate(&*email).await.map(drop);
            (ended, format!("Validation of {email}"))
        }
        _ => {
            let last = format!("Soak{number}");
            let finder = client.email_finder();
            let ended = finder
                .find("Ada", &*last, "robotics.example")
                .await
                .map(drop);
            (ended, format!("Email of Ada {last} at robotics.example"))
        }
    };
    if let Err(error) = ended {
        let mut fates = fates.lock().expect("no panic");
        match error.outcome() {
            Outcome::NotSent | Outcome::NotProcessed => fates.refused.push(text),
            _ => fates.doubtful.push(text),
        }
    }
    Ok(())
}

async fn batch(
    client: &Client,
    sandbox: &Sandbox,
    fates: &Mutex<Fates>,
    number: u64,
) -> Result<(), Failure> {
    let addresses = (0..ITEMS).map(|item| format!("b{number}x{item}@robotics.example"));
    let submitted = client.email_validation().batch(addresses).submit().await;
    let job: Job<Batch> = match submitted {
        Ok(submitted) => submitted.into_job(),
        Err(error) => {
            if error.outcome() == Outcome::Unknown {
                fates.lock().expect("no panic").doubtful_batches += 1;
            }
            return Ok(());
        }
    };
    let ids = job.id().ids().map(str::to_owned);
    fates.lock().expect("no panic").jobs.extend(ids);
    for _ in 0..TRIES {
        sandbox.advance(Duration::from_secs(60));
        let Ok(done) = job.wait().poll_every(Duration::ZERO).await else {
            continue;
        };
        let mut rows = done.results();
        let mut count = 0;
        for _ in 0..TRIES {
            match rows.try_next().await {
                Ok(Some(_)) => count += 1,
                Ok(None) if count == ITEMS => return Ok(()),
                Ok(None) => return Err(format!("{count} rows came of {ITEMS}").into()),
                Err(_) => rows.resume(),
            }
        }
    }
    Err("a batch that was accepted could not be read".into())
}

fn compare(
    sandbox: &Sandbox,
    client: &Client,
    budget: &Budget,
    fates: &Fates,
) -> Result<(), Failure> {
    let mut singles: BTreeMap<String, i64> = BTreeMap::new();
    let mut entries: BTreeMap<String, u64> = BTreeMap::new();
    let mut unknown_batches = 0;
    for entry in sandbox.ledger() {
        let paid = -entry["amount"].as_i64().unwrap_or_default();
        let text = entry["description"].as_str().unwrap_or_default();
        if let Some(id) = entry["metadata"]["jobId"].as_str() {
            if !fates.jobs.contains(id) {
                unknown_batches += paid;
            }
        } else {
            *singles.entry(text.to_owned()).or_default() += paid;
            *entries.entry(text.to_owned()).or_default() += 1;
        }
    }
    if let Some((text, count)) = entries.iter().find(|(_, count)| **count > 1) {
        return Err(format!("{count} charges for one call: {text}").into());
    }
    if let Some(text) = fates
        .refused
        .iter()
        .find(|text| singles.contains_key(*text))
    {
        return Err(format!("charged, though the client calls it refused: {text}").into());
    }
    let doubtful: i64 = fates
        .doubtful
        .iter()
        .filter_map(|text| singles.get(text))
        .sum();
    let paid = CREDITS - sandbox.balance();
    let known = Credits::from(paid) - Credits::from(doubtful + unknown_batches);
    let totals = client.totals().all;
    println!("{:>9} credits taken by the service", paid);
    println!(
        "{:>9} of them for {} doubtful calls",
        doubtful,
        fates.doubtful.len()
    );
    println!(
        "{:>9} of them for {} doubtful batches",
        unknown_batches, fates.doubtful_batches
    );
    println!(
        "{:>9} known to the client, {} held",
        totals.used, totals.reserved
    );
    println!(
        "{:>9} doubtful to the client, in {} calls",
        totals.doubtful, totals.doubts
    );
    if totals.used + totals.reserved != known {
        return Err(format!("the books differ: {known} were charged for known calls").into());
    }
    if budget.spent() != totals.used || budget.doubtful() != totals.doubtful {
        return Err("the budget differs from the totals".into());
    }
    if totals.doubtful < Credits::from(doubtful + unknown_batches) {
        return Err("doubtful calls cost more than the client counts for them".into());
    }
    Ok(())
}
