//! How long connections are kept, and what HTTP/2 servers refuse.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use openapi_client_runtime::{Client, ErrorKind, Outcome, RetryPolicy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::scripted::FOUND;
use crate::support::*;

/// A server that keeps connections open. Returns its URL, and how many it was asked for.
async fn keeping() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let opened = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&opened);
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.expect("a connection");
            count.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(answer_all(socket));
        }
    });
    (url, opened)
}

async fn answer_all(mut socket: TcpStream) {
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{FOUND}",
        FOUND.len()
    );
    let mut seen = Vec::new();
    let mut chunk = [0; 1024];
    while let Ok(length @ 1..) = socket.read(&mut chunk).await {
        seen.extend_from_slice(&chunk[..length]);
        if seen.ends_with(b"}") {
            seen.clear();
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    }
}

/// Lets time pass without waiting for it.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test]
async fn gives_up_idle_connections_before_usual_servers_do() {
    let (url, opened) = keeping().await;
    let client = client(url);
    send_find(&client).await.expect("an answer");
    pass(Duration::from_secs(1)).await;
    send_find(&client).await.expect("an answer");
    assert_eq!(opened.load(Ordering::SeqCst), 1);
    pass(Duration::from_millis(3_500)).await;
    send_find(&client).await.expect("an answer");
    assert_eq!(opened.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn keeps_idle_connections_as_long_as_told() {
    let (url, opened) = keeping().await;
    let client = builder(url)
        .http_client(reqwest::Client::builder().pool_idle_timeout(Duration::from_secs(1)))
        .idle_timeout(Duration::from_secs(60))
        .build()
        .expect("a client");
    send_find(&client).await.expect("an answer");
    pass(Duration::from_secs(50)).await;
    send_find(&client).await.expect("an answer");
    assert_eq!(opened.load(Ordering::SeqCst), 1);
}

/// A frame of HTTP/2.
fn frame(kind: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a short frame");
    let mut frame = length.to_be_bytes()[1..].to_vec();
    frame.extend_from_slice(&[kind, 0]);
    frame.extend_from_slice(&stream.to_be_bytes());
    frame.extend_from_slice(payload);
    frame
}

const HEADERS: u8 = 1;
const RESET: u8 = 3;
const SETTINGS: u8 = 4;
const GO_AWAY: u8 = 7;
const REFUSED_STREAM: u32 = 7;
const CANCEL: u32 = 8;

fn reset(code: u32) -> Vec<u8> {
    frame(RESET, 1, &code.to_be_bytes())
}

fn go_away(last: u32, code: u32, text: &[u8]) -> Vec<u8> {
    let numbers = [last.to_be_bytes(), code.to_be_bytes()].concat();
    frame(GO_AWAY, 0, &[&numbers, text].concat())
}

/// A server that speaks HTTP/2 and answers each first request on a connection with
/// `frames`, then hangs up.
async fn speaking_http2(frames: Vec<u8>) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let opened = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&opened);
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            count.fetch_add(1, Ordering::SeqCst);
            let frames = frames.clone();
            // A client that hangs up first is as well.
            tokio::spawn(async move { refuse(&mut socket, &frames).await });
        }
    });
    (url, opened)
}

async fn refuse(socket: &mut TcpStream, frames: &[u8]) -> std::io::Result<()> {
    let mut preface = [0; 24];
    socket.read_exact(&mut preface).await?;
    socket.write_all(&frame(SETTINGS, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length as usize];
        socket.read_exact(&mut payload).await?;
        if head[3] == HEADERS {
            socket.write_all(frames).await?;
            return socket.shutdown().await;
        }
    }
}

fn http2(url: String) -> Client {
    builder(url)
        .http_client(reqwest::Client::builder().http2_prior_knowledge())
        .retry(RetryPolicy::new().base_delay(Duration::from_millis(1)))
        .build()
        .expect("a client")
}

#[tokio::test]
async fn repeats_charged_calls_that_http2_refused() {
    let refusals = [
        reset(REFUSED_STREAM),
        go_away(0, 0, b""),
        go_away(0, 11, b"too many"),
    ];
    for frames in refusals {
        let (url, opened) = speaking_http2(frames.clone()).await;
        let error = send_find(&http2(url)).await.expect_err("a refusal");
        assert_eq!(
            error.outcome(),
            Outcome::NotProcessed,
            "{frames:?} {error:?}"
        );
        assert_eq!(error.kind(), &ErrorKind::Transport);
        assert_eq!(error.attempts(), 4, "{error}");
        assert_eq!(opened.load(Ordering::SeqCst), 4);
        shown(&error);
    }
}

#[tokio::test]
async fn does_not_repeat_charged_calls_that_http2_broke_off() {
    let ends = [
        reset(CANCEL),
        // The server may have processed stream 1 before it went away.
        go_away(1, 0, b""),
        go_away(1, 0, b"connection error received: refused"),
        Vec::new(),
    ];
    for frames in ends {
        let (url, opened) = speaking_http2(frames.clone()).await;
        let error = send_find(&http2(url)).await.expect_err("an end");
        assert_eq!(error.outcome(), Outcome::Unknown, "{frames:?} {error:?}");
        assert_eq!((error.attempts(), opened.load(Ordering::SeqCst)), (1, 1));
        assert!(!error.to_string().contains("try again"), "{error}");
    }
}
