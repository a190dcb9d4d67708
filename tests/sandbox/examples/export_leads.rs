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
use enrich_api::types::LeadFinderSearchFilters;
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
    let filters = LeadFinderSearchFilters {
        country_name: Some(country.into()),
        job_level: Some("Director".to_owned().into()),
        ..LeadFinderSearchFilters::default()
    };
    let enrich = Client::from_env()?;
    let finder = enrich.lead_finder();
    let count = finder.count(filters.clone()).await?.count;
    println!("{count} leads match; at most {LEADS} of them are exported");
    let export = finder.export(filters).max_results(LEADS);
    let export = export.include_names(true).include_email(true);
    println!("costs {} in all", export.highest_price());
    let job = export.submit().await?;

    let bar = ProgressBar::new(0);
    let wait = job.wait().poll_every(Duration::from_secs(1));
    let wait = wait.on_progress(|progress| {
        bar.set_length(progress.total.unwrap_or_default());
        bar.set_position(progress.processed);
    });
    let done = wait.await?;
    bar.finish();
    println!();

    let mut file = tokio::fs::File::create(&path).await?;
    let saved = done.save(&mut file).await?;
    let bill = saved.meta();
    println!(
        "{path}: {} bytes, {} credits paid, {} given back",
        *saved, bill.credits_used, bill.credits_refunded
    );
    Ok(())
}
