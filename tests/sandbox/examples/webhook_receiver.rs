//! Has the results of a batch delivered, and prints them as they come.
//!
//! ```text
//! cargo run -p enrich-sandbox                                 # in another terminal
//! export ENRICH_BASE_URL=http://127.0.0.1:8787/api/v3 ENRICH_API_KEY=sk_sandbox
//! cargo run -p enrich-sandbox --example webhook_receiver -- ada@robotics.example max@muster.example
//! ```

use std::error::Error;
use std::process::ExitCode;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use enrich_api::Client;
use enrich_api::webhooks::{Event, PathToken, Receiver, Webhook};
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
    // Deliveries are not signed: that the path cannot be guessed is all there is.
    let token = PathToken::generate()?;
    let url = format!(
        "http://{}/enrich/{}",
        listener.local_addr()?,
        token.expose()
    );
    let receiver = Receiver::new(token);
    let router = Router::new()
        .route("/enrich/{token}", post(take))
        .with_state(Shared { receiver, events });
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });

    let batch = enrich.email_validation().batch(addresses);
    let batch = batch.webhook_url(&url).await?;
    println!("waiting for what batch {} delivers", batch.batch_id);
    print(received, batch.item_count).await;
    serving.abort();
    Ok(())
}

#[derive(Clone)]
struct Shared {
    receiver: Receiver,
    events: mpsc::UnboundedSender<Event>,
}

impl FromRef<Shared> for Receiver {
    fn from_ref(shared: &Shared) -> Self {
        shared.receiver.clone()
    }
}

/// Acknowledges a delivery, of which each comes here once. Work on it is done
/// elsewhere, so that the sender does not lose its patience and sends it again.
async fn take(State(shared): State<Shared>, delivery: Webhook<Event>) -> StatusCode {
    if shared.events.send(Event::clone(&delivery)).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    delivery.done();
    StatusCode::NO_CONTENT
}

/// Prints events until all are there; the last may come before others.
async fn print(mut received: mpsc::UnboundedReceiver<Event>, items: u64) {
    let bar = ProgressBar::new(items);
    let tell = |line: String| bar.suspend(|| println!("{line}"));
    let mut ended = false;
    while !(ended && bar.position() == items) {
        match received.recv().await {
            None => break,
            Some(Event::EmailValidationResult(event)) => {
                let verdict = event.data.result;
                tell(format!("{:>8} {}", verdict.result.as_str(), verdict.email));
                bar.inc(1);
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
