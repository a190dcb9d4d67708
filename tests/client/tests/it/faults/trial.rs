//! One method called while one thing fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client_tests::service::{CSV, answer_of};
use client_tests::{Description, Extent, Fault, FaultServer, Manner, client};
use enrich_api::{Attempt, AttemptEnd, Client, Error, Observer, RetryPolicy};

use crate::calls::Call;

/// A method, and what it is up against.
#[derive(Clone, Copy)]
pub struct Trial {
    pub call: &'static Call,
    /// What the fault is called.
    pub name: &'static str,
    pub fault: Fault,
    pub manner: Manner,
}

/// How a call ended.
pub struct Ending {
    pub trial: Trial,
    /// How many times the service acted on it, by its own count.
    pub acted: usize,
    /// How many requests reached the service whole.
    pub arrived: usize,
    /// How many times the client tried.
    pub attempts: usize,
    pub took: Duration,
    pub end: End,
}

/// What the caller was told.
pub enum End {
    Good,
    Failed(Error),
    Panicked(String),
}

impl Trial {
    /// How long the client is told to keep trying. Where nothing but that puts
    /// an end to it, not long; elsewhere long enough for a busy machine.
    fn timeout(&self) -> Duration {
        Duration::from_secs(if self.fault.is_silence() { 3 } else { 30 })
    }

    /// When it has to be over at the latest. A download has its timeout to
    /// begin, and again for every silence.
    pub fn deadline(&self) -> Duration {
        let silences = if self.is_download() { 2 } else { 1 };
        let busy_machine = Duration::from_secs(3);
        silences * self.timeout() + busy_machine
    }

    pub fn is_download(&self) -> bool {
        let operation = Description::enrich().operation(self.call.operation);
        operation.answer().media_type != "application/json"
    }

    /// What the service would answer if all were well.
    fn good_answer(&self) -> Vec<u8> {
        let operation = Description::enrich().operation(self.call.operation);
        let body = match answer_of(&operation, Extent::Complete) {
            Some(answer) => answer.to_string(),
            None => CSV.to_owned(),
        };
        let media = operation.answer().media_type;
        let length = body.len();
        format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {media}\r\ncontent-length: {length}\r\n\
             connection: close\r\n\r\n{body}"
        )
        .into_bytes()
    }

    /// Three attempts in quick succession.
    fn client(&self, watch: Arc<Watch>) -> Client {
        let policy = RetryPolicy::new()
            .max_attempts(3)
            .base_delay(Duration::from_millis(2));
        let policy = if self.fault.is_silence() {
            policy.attempt_timeout(Duration::from_secs(1))
        } else {
            policy
        };
        // Nobody here speaks TLS, and reading certificates takes long.
        let http = reqwest::Client::builder().tls_certs_only([]);
        client(watch.server.url())
            .http_client(http)
            .timeout(self.timeout())
            .retry(policy)
            .observer(Told(watch))
            .build()
            .expect("a client of a server on this machine")
    }
}

impl Ending {
    /// Makes the call.
    pub async fn of(trial: Trial) -> Self {
        let server = FaultServer::start(trial.fault, trial.manner, trial.good_answer());
        let watch = Arc::new(Watch {
            server,
            attempts: AtomicUsize::default(),
        });
        let client = trial.client(Arc::clone(&watch));
        let started = Instant::now();
        // A task of its own, so that a panic is an ending like others.
        let call = tokio::spawn(async move { (trial.call.send)(&client).await });
        let end = match call.await {
            Ok(Ok(_)) => End::Good,
            Ok(Err(error)) => End::Failed(error),
            Err(panic) => End::Panicked(panic.to_string()),
        };
        Self {
            trial,
            acted: watch.server.acted(),
            arrived: watch.server.arrived(),
            attempts: watch.attempts.load(Ordering::SeqCst),
            took: started.elapsed(),
            end,
        }
    }
}

/// Counts attempts, and lets the server know of them.
struct Watch {
    server: FaultServer,
    attempts: AtomicUsize,
}

struct Told(Arc<Watch>);

impl Observer for Told {
    fn attempt_started(&self, _: Attempt) {
        self.0.attempts.fetch_add(1, Ordering::SeqCst);
    }

    fn attempt_ended(&self, _: Attempt, _: AttemptEnd<'_>, _: Duration) {
        self.0.server.was_tried();
    }
}
