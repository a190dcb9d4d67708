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

/// Has `tracing` ask again and again whether somebody listens. It asks once, when it
/// meets something for the first time, and a test that begins to listen at that
/// moment would hear nothing.
#[cfg(feature = "tracing")]
pub fn keep_asking() {
    use tracing::span::{Attributes, Id, Record};
    use tracing::subscriber::Interest;
    use tracing::{Event, Metadata, Subscriber};

    /// Listens to nothing, and does not say so once and for all.
    struct Undecided;

    impl Subscriber for Undecided {
        fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
            Interest::sometimes()
        }

        fn enabled(&self, _: &Metadata<'_>) -> bool {
            false
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, _: &Event<'_>) {}

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Undecided).expect("nobody else listens to all");
    });
}

/// Everything that is logged while `call` runs, spans included.
#[cfg(feature = "tracing")]
pub async fn logged<F: Future>(call: F) -> String {
    use std::io::{self, Write};

    use tracing::instrument::WithSubscriber;
    use tracing_subscriber::fmt::format::FmtSpan;

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").write(text)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    call.with_subscriber(subscriber).await;
    let text = log.0.lock().expect("no panic");
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(feature = "tracing")]
#[tokio::test(start_paused = true)]
async fn spans_follow_the_conventions() {
    let refusal = Scene::Answer(429, &[("retry-after", "7")], r#"{"error":"jane waits"}"#);
    let stage = Stage::new([refusal, found()]);
    let client = stage.client();
    let log = logged(async { send_find(&client).await.expect("an answer") }).await;
    for said in [
        "otel.name=POST /find",
        "otel.kind=\"client\"",
        "http.request.method=\"POST\"",
        "url.template=\"/find\"",
        "server.address=\"people.test\"",
        "server.port=443",
        "http.response.status_code=429",
        "error.type=\"429\"",
        "http.request.resend_count=1",
        "http.response.status_code=200",
        "operation=\"find\"",
        "attempts=2",
        "credits=10",
        "request_id=\"r7\"",
        "will try again",
    ] {
        assert!(log.contains(said), "{said} is missing: {log}");
    }
    let first = log.lines().find(|line| line.contains("code=429"));
    assert!(!first.expect("the first attempt").contains("resend_count"));
}

#[cfg(feature = "tracing")]
#[tokio::test(start_paused = true)]
async fn nothing_that_is_logged_is_about_people() {
    let said = r#"{"title":"No jane@example.com","detail":"sk_live_topsecret","requestId":"r9"}"#;
    for scene in [
        Scene::Answer(400, &[], said),
        Scene::Answer(200, &[], said),
        Scene::Answer(
            302,
            &[("location", "https://jane.test/?key=topsecret")],
            said,
        ),
        Scene::Lost,
        Scene::NotSent,
        Scene::Silence,
    ] {
        let stage = Stage::new([scene]);
        let client = stage.client();
        let log = logged(async {
            send_find(&client).await.expect_err("a fault");
            let free = list(&client).expect("a request");
            let request = openapi_client_runtime::Request::<Person>::new(&LIST, free);
            send(&client, request).await.expect_err("a fault");
        })
        .await;
        assert!(log.contains("operation=\"find\"") && log.contains("error.type="));
        for secret in ["jane", "example.com", "topsecret", "sk_", "%40"] {
            assert!(!log.contains(secret), "shows {secret}: {log}");
        }
    }
}
