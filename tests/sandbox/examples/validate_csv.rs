//! Validates the email addresses of a CSV file, writes the verdicts to a second
//! one, and shows the bill.
//!
//! The addresses are taken from the column `email`.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example validate_csv -- \
//!     tests/sandbox/examples/addresses.csv target/verdicts.csv
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use enrich_api::Client;
use indicatif::ProgressBar;

/// Rows on a page of results; the most there can be.
const ROWS: u64 = 1_000;

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
    let addresses = read(&from)?;
    let enrich = Client::from_env()?;
    let batch = enrich.email_validation().batch(addresses).await?;
    println!(
        "{} addresses, {} of them twice; {} credits are set aside",
        batch.item_count,
        batch.duplicates_removed.unwrap_or_default(),
        batch.meta().credits_reserved,
    );
    wait(&enrich, &batch.batch_id, batch.item_count).await?;
    fetch(&enrich, &batch.batch_id, &to).await
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

async fn wait(enrich: &Client, batch: &str, items: u64) -> Result<(), Box<dyn Error>> {
    let bar = ProgressBar::new(items);
    loop {
        let status = enrich.email_validation().batch_status(batch).await?;
        bar.set_position(status.processed_items.unwrap_or_default());
        match status.status.as_str() {
            "completed" => break,
            // What was done before can be read, and nothing else is paid for.
            "failed" => {
                bar.suspend(|| println!("the batch failed before its end"));
                break;
            }
            _ => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
    bar.finish();
    Ok(())
}

async fn fetch(enrich: &Client, batch: &str, path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = csv::Writer::from_path(path).map_err(|error| format!("{path}: {error}"))?;
    file.write_record(["email", "result", "message"])?;
    let mut verdicts: BTreeMap<String, u64> = BTreeMap::new();
    for number in 1.. {
        let page = enrich.email_validation().batch_results(batch);
        let page = page.page(number).limit(ROWS).await?;
        for row in &page.results {
            file.write_record([&row.email, row.result.as_str(), &row.message])?;
            *verdicts.entry(row.result.as_str().to_owned()).or_default() += 1;
        }
        if number * ROWS >= page.total_items.unwrap_or_default() {
            println!("\n{path}");
            for (verdict, count) in &verdicts {
                println!("{count:>10} {verdict}");
            }
            let bill = page.meta();
            println!("{:>10} credits paid", bill.credits_used);
            println!("{:>10} credits given back", bill.credits_refunded);
            if let Some(left) = bill.credits_remaining {
                println!("{left:>10} credits left");
            }
            break;
        }
    }
    file.flush()?;
    Ok(())
}
