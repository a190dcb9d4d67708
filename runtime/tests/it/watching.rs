//! What a program is told about its calls.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use openapi_client_runtime::{Attempt, AttemptEnd, Credits, Error, Observer, Operation};

use crate::scripted::*;
use crate::support::*;

/// Writes down what it is told.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>);

impl Diary {
    fn write(&self, entry: String) {
        self.0.lock().expect("no panic").push(entry);
    }

    fn entries(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}

impl Observer for Diary {
    fn attempt_started(&self, attempt: Attempt) {
        self.write(format!("{} {}", attempt.operation.id, attempt.number));
    }

    fn attempt_ended(&self, attempt: Attempt, end: AttemptEnd<'_>, took: Duration) {
        let end = match end {
            AttemptEnd::Succeeded(status) => format!("succeeded with {}", status.as_u16()),
            AttemptEnd::Failed(error) => format!("failed: {:?}", error.kind()),
            other => format!("{other:?}").to_lowercase(),
        };
        self.write(format!(
            "{} {end} after {}s",
            attempt.number,
            took.as_secs()
        ));
    }

    fn retry_scheduled(&self, failed: Attempt, error: &Error, wait: Duration) {
        let outcome = error.outcome();
        self.write(format!(
            "{} {outcome:?}, again in {}s",
            failed.number,
            wait.as_secs()
        ));
    }

    fn credits_reported(&self, operation: &'static Operation, credits: Credits) {
        self.write(format!("{} cost {credits}", operation.id));
    }
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_everything() {
    let stage = Stage::new([Scene::Answer(429, &[("retry-after", "7")], ""), found()]);
    let diary = Diary::default();
    let client = stage
        .builder()
        .observer(diary.clone())
        .build()
        .expect("a client");
    send_find(&client).await.expect("an answer");
    assert_eq!(
        diary.entries(),
        [
            "find 1",
            "1 failed: Status after 0s",
            "1 NotProcessed, again in 7s",
            "find 2",
            "2 succeeded with 200 after 0s",
            "find cost 10",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_dropped_ends_as_well() {
    let stage = Stage::new([Scene::Silence]);
    let diary = Diary::default();
    let client = stage
        .builder()
        .observer(diary.clone())
        .build()
        .expect("a client");
    let call = send_find(&client);
    assert!(
        tokio::time::timeout(Duration::from_secs(5), call)
            .await
            .is_err()
    );
    assert_eq!(diary.entries(), ["find 1", "1 dropped after 5s"]);
}
