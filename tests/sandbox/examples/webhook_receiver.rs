//! Has the results of a batch delivered, and prints them as they come.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example webhook_receiver -- ada@robotics.example max@muster.example
//! ```

use std::collections::HashSet;
use std::error::Error;
use std::process::ExitCode;

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::post;
use enrich_api::Client;
use enrich_api::webhooks::Event;
use indicatif::ProgressBar;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

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
    let addresses: Vec<String> = std::env::args().skip(1).collect();
    if addresses.is_empty() {
        return Err("say which addresses to validate".into());
    }
    let enrich = Client::from_env()?;
    let (events, received) = mpsc::unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    // Deliveries are not signed; in earnest the path has to be hard to guess.
    let url = format!("http://{}/enrich", listener.local_addr()?);
    let router = Router::new().route(
        "/enrich",
        post(move |body: Bytes| take(events.clone(), body)),
    );
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });

    let batch = enrich.email_validation().batch(addresses);
    let batch = batch.webhook_url(&url).await?;
    println!("batch {} delivers to {url}", batch.batch_id);
    print(received, batch.item_count).await;
    serving.abort();
    Ok(())
}

/// Acknowledges a delivery. Work on it is done elsewhere, so that the sender
/// does not lose its patience and sends it again.
async fn take(events: mpsc::UnboundedSender<Event>, body: Bytes) -> StatusCode {
    match Event::from_slice(&body) {
        Ok(event) => {
            let _ = events.send(event);
            StatusCode::NO_CONTENT
        }
        Err(error) => {
            eprintln!("not an event: {error}");
            StatusCode::BAD_REQUEST
        }
    }
}

/// Prints events until all are there. They may come twice, and the last may come
/// before others.
async fn print(mut received: mpsc::UnboundedReceiver<Event>, items: u64) {
    let bar = ProgressBar::new(items);
    let tell = |line: String| bar.suspend(|| println!("{line}"));
    let mut seen = HashSet::new();
    let mut ended = false;
    while !(ended && seen.len() as u64 == items) {
        match received.recv().await {
            None => break,
            Some(Event::EmailValidationResult(event)) => {
                let delivery = event.data;
                if seen.insert(delivery.result_id) {
                    let verdict = delivery.result;
                    tell(format!("{:>8} {}", verdict.result.as_str(), verdict.email));
                    bar.inc(1);
                }
            }
            Some(Event::EmailValidationCompletion(event)) => {
                tell(format!(
                    "the batch has ended: {:?}",
                    event.data.status.as_str()
                ));
                ended = true;
            }
            Some(other) => tell(format!("{} was not asked for", other.name())),
        }
    }
    bar.finish();
    println!();
}
