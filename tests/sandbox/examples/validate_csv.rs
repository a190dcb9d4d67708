//! Validates the email addresses of a CSV file, writes the verdicts to a second
//! one, and shows the bill.
//!
//! The addresses are taken from the column `email`. It can be interrupted at any
//! time and run again: the handle of the job is kept in a file beside the second
//! one until that is complete, and what was submitted is not submitted again.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example validate_csv -- \
//!     tests/sandbox/examples/addresses.csv target/verdicts.csv
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use enrich_api::Client;
use enrich_api::email_validation::Batch;
use enrich_api::job::{Job, JobError, JobId};
use indicatif::ProgressBar;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(from), Some(to)) = (words.next(), words.next()) else {
        return Err("say which file to read and which to write: IN.csv OUT.csv".into());
    };
    let handle = PathBuf::from(format!("{to}.job"));
    let addresses = read(&from)?;
    let enrich = Client::from_env()?;
    let job = submit(&enrich, addresses, &handle).await?;
    wait(&job).await?;
    fetch(&job, &to).await?;
    if let Some(left) = enrich.wallets().balance().await.ok().map(|it| it.balance) {
        println!("{left:>10} credits left");
    }
    fs::remove_file(handle)?;
    Ok(())
}

fn read(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut file = csv::Reader::from_path(path).map_err(|error| format!("{path}: {error}"))?;
    let headers = file.headers()?;
    let column = headers
        .iter()
        .position(|name| name.trim().eq_ignore_ascii_case("email"))
        .ok_or_else(|| format!("{path} has no column `email`"))?;
    let mut addresses = Vec::new();
    for row in file.records() {
        if let Some(address) = row?.get(column).filter(|text| !text.trim().is_empty()) {
            addresses.push(address.trim().to_owned());
        }
    }
    Ok(addresses)
}

/// Submits the addresses, but for what `handle` says was submitted before.
async fn submit(
    enrich: &Client,
    addresses: Vec<String>,
    handle: &Path,
) -> Result<Job<Batch>, Box<dyn Error>> {
    let mut submission = enrich.email_validation().batch(addresses).submit();
    if handle.exists() {
        let before: JobId<Batch> = serde_json::from_slice(&fs::read(handle)?)?;
        println!("goes on with job {before}");
        submission = submission.after(before);
    }
    let mut kept = Ok(());
    let job = submission
        .on_submitted(|id| kept = keep(id, handle))
        .await?;
    kept?;
    for answer in job.answers() {
        println!(
            "{} addresses, {} of them twice; {} credits are set aside",
            answer.item_count,
            answer.duplicates_removed.unwrap_or_default(),
            answer.meta().credits_reserved,
        );
    }
    Ok(job.into_job())
}

fn keep(id: &JobId<Batch>, handle: &Path) -> std::io::Result<()> {
    fs::write(handle, serde_json::to_vec(id)?)
}

async fn wait(job: &Job<Batch>) -> Result<(), JobError> {
    let bar = ProgressBar::new(0);
    let wait = job.wait().poll_every(Duration::from_secs(1));
    let ended = wait.on_progress(|progress| {
        bar.set_length(progress.total.unwrap_or_default());
        bar.set_position(progress.processed);
    });
    match ended.await {
        Ok(_) => bar.finish(),
        // What was done before can be read, and nothing else is paid for.
        Err(JobError::Failed(failed)) => bar.suspend(|| println!("{failed}")),
        Err(error) => return Err(error),
    }
    Ok(())
}

async fn fetch(job: &Job<Batch>, path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = csv::Writer::from_path(path).map_err(|error| format!("{path}: {error}"))?;
    file.write_record(["email", "result", "message"])?;
    let mut verdicts: BTreeMap<String, u64> = BTreeMap::new();
    let mut rows = job.results();
    while let Some(row) = rows.try_next().await? {
        file.write_record([&row.email, row.result.as_str(), &row.message])?;
        *verdicts.entry(row.result.as_str().to_owned()).or_default() += 1;
    }
    file.flush()?;
    println!("\n{path}");
    for (verdict, count) in &verdicts {
        println!("{count:>10} {verdict}");
    }
    for bill in rows.receipts() {
        println!("{:>10} credits paid", bill.credits_used);
        println!("{:>10} credits given back", bill.credits_refunded);
    }
    Ok(())
}
