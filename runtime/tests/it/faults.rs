//! Every fault, for a call that costs something and for one that does not: what
//! reaches the server, what the error says became of it, and how long it takes.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use openapi_client_runtime::{Client, Error, ErrorKind, Outcome, Request, RetryPolicy};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::fault_server::{Fault, FaultServer, read_request};
use crate::support::*;

const TIMEOUT: Duration = Duration::from_secs(2);

/// Three attempts in quick succession.
fn impatient(url: &str) -> Client {
    let policy = RetryPolicy::new()
        .max_attempts(3)
        .base_delay(Duration::from_millis(2))
        .attempt_timeout(Duration::from_millis(300));
    builder(url)
        .timeout(TIMEOUT)
        .retry(policy)
        .build()
        .expect("a client")
}

const FAULTS: &[Fault] = &[
    Fault::Refused,
    Fault::ResetBefore,
    Fault::ResetAfter,
    Fault::ClosedAfter,
    Fault::StalledHead,
    Fault::StalledBody,
    Fault::Truncated,
    Fault::SlowDrip,
    Fault::Html,
    Fault::NotHttp,
    Fault::Status(307, "location: /find\r\n"),
    Fault::Status(400, ""),
    Fault::Status(402, ""),
    Fault::Status(408, ""),
    Fault::Status(425, ""),
    Fault::Status(429, ""),
    Fault::Status(429, "retry-after: 0\r\n"),
    Fault::Status(429, "retry-after: 60\r\n"),
    Fault::Status(429, "x-ratelimit-reset: 60\r\n"),
    Fault::Status(500, ""),
    Fault::Status(502, ""),
    Fault::Status(503, "retry-after: 0\r\n"),
    Fault::Status(504, ""),
];

/// How a call ended.
#[derive(Debug)]
struct Ending {
    fault: Fault,
    error: Error,
    received: usize,
    took: Duration,
}

/// Makes the same call of a server for each fault, all at the same time.
async fn suffer<F: Future<Output = Error>>(call: impl Fn(Client) -> F) -> Vec<Ending> {
    // Making a client takes a while, and is not what is measured.
    let servers: Vec<_> = FAULTS.iter().copied().map(FaultServer::start).collect();
    let clients: Vec<_> = servers.iter().map(|it| impatient(&it.url)).collect();
    let start = Instant::now();
    let calls = servers.iter().zip(clients).map(|(server, client)| {
        let call = call(client);
        async move {
            let error = call.await;
            let took = start.elapsed();
            shown(&error);
            Ending {
                fault: server.fault,
                error,
                received: server.received(),
                took,
            }
        }
    });
    let endings = join_all(calls).await;
    for ending in &endings {
        println!(
            "{} {:?}: {:?}, {:?}, {} received in {:?}",
            ending.error.operation().unwrap_or_default(),
            ending.fault,
            ending.error.kind(),
            ending.error.outcome(),
            ending.received,
            ending.took
        );
        // Twice the time, as the machine may be busy; a hang would be endless.
        assert!(ending.took < 2 * TIMEOUT, "{ending:?}");
    }
    endings
}

async fn buy(client: Client) -> Error {
    send_find(&client).await.expect_err("a fault")
}

async fn look(client: Client) -> Error {
    let request = Request::<Person>::new(&LIST, list(&client).expect("a request"));
    send(&client, request).await.expect_err("a fault")
}

/// How often a call is refused before its time is up.
fn refusals(fault: Fault) -> usize {
    match fault {
        Fault::Status(429, "retry-after: 0\r\n") => 3,
        // Nobody says how long to wait, so a second.
        Fault::Status(429, "") => 2,
        _ => 1,
    }
}

#[tokio::test]
async fn a_charged_call_is_never_made_twice() {
    for ending in suffer(buy).await {
        let (outcome, received) = match ending.fault {
            Fault::Refused => (Outcome::NotSent, 0),
            // Sometimes it has been written when the reset comes.
            Fault::ResetBefore => (ending.error.outcome(), 0),
            Fault::Status(400 | 402, _) => (Outcome::NotProcessed, 1),
            Fault::Status(429, _) => (Outcome::NotProcessed, refusals(ending.fault)),
            _ => (Outcome::Unknown, 1),
        };
        assert_eq!(ending.error.outcome(), outcome, "{ending:?}");
        assert_eq!(ending.received, received, "{ending:?}");
        let doubtful = shown(&ending.error).contains("look at the bill before sending it again");
        assert_eq!(doubtful, outcome == Outcome::Unknown, "{ending:?}");
    }
}

#[tokio::test]
async fn a_free_call_is_repeated_after_faults_that_may_pass() {
    for ending in suffer(look).await {
        let received = match ending.fault {
            Fault::Refused | Fault::ResetBefore => 0,
            Fault::Html | Fault::Status(307 | 400 | 402, _) => 1,
            Fault::Status(429, _) => refusals(ending.fault),
            _ => 3,
        };
        assert_eq!(ending.received, received, "{ending:?}");
        if received == 3 || ending.fault == Fault::Refused {
            assert_eq!(ending.error.attempts(), 3, "{ending:?}");
        }
        assert!(!shown(&ending.error).contains("charged"), "{ending:?}");
    }
}

#[tokio::test]
async fn faults_have_their_kinds() {
    for ending in suffer(buy).await {
        let kind = ending.error.kind();
        let expected = match ending.fault {
            Fault::Refused => matches!(kind, ErrorKind::Connect),
            Fault::ResetBefore => matches!(kind, ErrorKind::Connect | ErrorKind::Transport),
            Fault::ResetAfter | Fault::ClosedAfter | Fault::Truncated | Fault::NotHttp => {
                matches!(kind, ErrorKind::Transport)
            }
            Fault::StalledHead | Fault::StalledBody | Fault::SlowDrip => {
                matches!(kind, ErrorKind::Timeout)
            }
            Fault::Html => matches!(kind, ErrorKind::Decode { .. }),
            Fault::Status(..) => matches!(kind, ErrorKind::Status),
        };
        assert!(expected, "{ending:?}");
    }
}

/// The server closes a connection that it kept open for the next request, just
/// when that arrives.
#[tokio::test]
async fn a_connection_that_went_stale_does_not_repeat_a_charged_call() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        read_request(&mut socket).await.expect("a request");
        let body = "{\"data\":{\"name\":\"Jane\"}}";
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        socket.write_all(answer.as_bytes()).await.expect("open");
        read_request(&mut socket).await.expect("another request");
        drop(socket);
        // If it were repeated, it would be here.
        let again = tokio::time::timeout(Duration::from_millis(200), listener.accept()).await;
        again.is_err()
    });
    let client = impatient(&url);
    send_find(&client).await.expect("an answer");
    let error = send_find(&client).await.expect_err("a closed connection");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.attempts(), 1);
    assert!(server.await.expect("no panic"), "it was sent again");
}
