//! Exports the directors of a country to a CSV file, with their email addresses.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example export_leads -- Germany target/leads.csv
//! ```

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use enrich_api::Client;
use enrich_api::types::LeadFilters;
use indicatif::ProgressBar;

/// Most leads to export.
const LEADS: u64 = 1_000;

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
    let (Some(country), Some(path)) = (words.next(), words.next()) else {
        return Err("say which country, and which file to write: COUNTRY OUT.csv".into());
    };
    let filters = LeadFilters {
        country_name: Some(country.into()),
        job_level: Some("Director".to_owned().into()),
        ..LeadFilters::default()
    };
    let enrich = Client::from_env()?;
    let finder = enrich.lead_finder();
    let count = finder.count(filters.clone()).await?.count;
    println!("{count} leads match; at most {LEADS} of them are exported");
    let export = finder.export(filters).max_results(LEADS);
    let export = export.include_names(true).include_email(true).await?;
    println!("{} credits are set aside", export.credits_reserved);
    wait(&enrich, &export.job_id).await?;

    let file = finder.download_export(&export.job_id).await?;
    let bill = file.meta().clone();
    std::fs::write(&path, file.into_inner().bytes().await?)?;
    println!(
        "{path}: {} credits paid, {} given back",
        bill.credits_used, bill.credits_refunded
    );
    Ok(())
}

async fn wait(enrich: &Client, job: &str) -> Result<(), Box<dyn Error>> {
    let bar = ProgressBar::new(0);
    loop {
        let status = enrich.lead_finder().export_status(job).await?;
        bar.set_length(u64::try_from(status.total_rows)?);
        bar.set_position(u64::try_from(status.processed_rows)?);
        match status.status.as_str() {
            "completed" => break,
            "failed" => return Err(status.error.clone().unwrap_or_default().into()),
            _ => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
    bar.finish();
    println!();
    Ok(())
}
