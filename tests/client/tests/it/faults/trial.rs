//! One method called while one thing fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use client_tests::service::{CSV, answer_of};
use client_tests::{
    Decisions, Description, Extent, Fault, FaultServer, Manner, Success, client, shown,
};
use enrich_api::{Attempt, AttemptEnd, Client, Error, Observer, RetryPolicy};
use tokio::time::timeout;

use crate::calls::Call;

/// A method, and what it is up against.
pub struct Trial {
    pub call: &'static Call,
    /// What the fault is called.
    pub name: &'static str,
    pub fault: Fault,
    pub manner: Manner,
    /// What the service answers once it is well.
    pub good: Arc<[u8]>,
}

/// What a service that is well answers.
pub fn good_answer(call: &Call) -> Arc<[u8]> {
    let operation = Description::enrich().operation(call.operation);
    let body = match answer_of(&operation, Extent::Complete) {
        Some(answer) => answer.to_string(),
        None => CSV.to_owned(),
    };
    let media = operation.answer().media_type;
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media}\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    );
    answer.into_bytes().into()
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
    pub end: End,
}

/// What the caller was told.
pub enum End {
    Good,
    Failed(Error),
    Panicked(String),
    /// Nothing, though it should have been over.
    Hung,
}

impl Trial {
    /// How long the client is told to keep trying. Where nothing but that puts
    /// an end to it, just long enough for all attempts; elsewhere long enough
    /// for a busy machine.
    fn timeout(&self) -> Duration {
        let decision = Decisions::enrich().about(self.call.operation);
        match (self.fault.is_silence(), decision.is_repeatable) {
            (true, true) => Duration::from_secs(4),
            (true, false) => Duration::from_secs(2),
            (false, _) => Duration::from_secs(30),
        }
    }

    /// How long it takes because nothing happens.
    pub fn wait(&self) -> Duration {
        if self.fault.is_silence() {
            self.timeout()
        } else {
            Duration::ZERO
        }
    }

    /// How often and how soon it is told to try. An attempt that ends only when
    /// patience does has a second and a half, if another may follow.
    fn policy(&self) -> RetryPolicy {
        let policy = RetryPolicy::new().base_delay(Duration::from_millis(2));
        if self.fault.is_silence() {
            let patience = Duration::from_millis(1500);
            policy.max_attempts(2).attempt_timeout(patience)
        } else {
            policy.max_attempts(3)
        }
    }

    /// When it has to be over at the latest. A download has its timeout to
    /// begin, and again for every silence.
    fn deadline(&self) -> Duration {
        let silences = if self.is_download() { 2 } else { 1 };
        let busy_machine = Duration::from_secs(3);
        silences * self.timeout() + busy_machine
    }

    /// Whether the answer has enough in it that a caller may have it. What an
    /// answer lacks has a default; but a job without an id is none, and a part of a
    /// file is no file.
    pub fn can_be_read(&self) -> bool {
        let submits = Decisions::enrich().job_id(self.call.operation).is_some();
        self.fault.keeps_answer()
            || match self.fault {
                Fault::Success(Success::Partial) => !self.is_download(),
                Fault::Success(Success::EmptyData) => !self.is_download() && !submits,
                _ => false,
            }
    }

    fn is_download(&self) -> bool {
        let operation = Description::enrich().operation(self.call.operation);
        operation.answer().media_type != "application/json"
    }

    fn client(&self, watch: Arc<Watch>) -> Client {
        // No test here uses TLS, and loading certificates is slow.
        let http = reqwest::Client::builder().tls_certs_only([]);
        let client = client(watch.server.url())
            .http_client(http)
            .timeout(self.timeout())
            .retry(self.policy())
            .observer(Told(watch))
            .build();
        shown::value(client.expect("a client of a server on this machine"))
    }
}

impl Ending {
    /// Makes the call.
    pub async fn of(trial: Trial) -> Self {
        let server = FaultServer::start(trial.fault, trial.manner, Arc::clone(&trial.good));
        let watch = Arc::new(Watch {
            server,
            attempts: AtomicUsize::default(),
        });
        let client = trial.client(Arc::clone(&watch));
        // A task of its own, so that a panic is an ending like others.
        let send = trial.call.send;
        let call = tokio::spawn(async move { send(&client).await });
        let end = match timeout(trial.deadline(), call).await {
            Ok(Ok(Ok(_))) => End::Good,
            Ok(Ok(Err(error))) => End::Failed(error),
            Ok(Err(panic)) => End::Panicked(panic.to_string()),
            Err(_) => End::Hung,
        };
        Self {
            trial,
            acted: watch.server.acted(),
            arrived: watch.server.arrived(),
            attempts: watch.attempts.load(Ordering::SeqCst),
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
