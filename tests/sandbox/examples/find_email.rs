//! Finds the email address of one person.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example find_email -- Grace Example robotics.example
//! ```

use std::error::Error;
use std::process::ExitCode;

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
    let (Some(first), Some(last), Some(domain)) = (words.next(), words.next(), words.next()) else {
        return Err("say whom to look for: FIRST-NAME LAST-NAME DOMAIN".into());
    };
    let enrich = enrich_api::Client::from_env()?;
    let found = enrich.email_finder().find(first, last, domain).await?;
    match &found.email {
        Some(email) => println!("{email}"),
        None => println!("{}", found.message),
    }
    let bill = found.meta();
    println!("cost {} credits", bill.credits_used);
    if let Some(left) = bill.credits_remaining {
        println!("left {left} credits");
    }
    Ok(())
}
