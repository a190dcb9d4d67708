//! Connections, byte by byte: whom the sandbox answers, and for whom it waits.

use std::net::SocketAddr;
use std::time::Duration;

use enrich_sandbox::Sandbox;
use enrich_sandbox::description::Description;
use enrich_sandbox::problem::ErrorStyle;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{SECOND, builder, sandbox};

/// Long enough for what was sent at once to arrive.
const PATIENCE: Duration = Duration::from_millis(500);

async fn connect(sandbox: &Sandbox) -> TcpStream {
    let url = reqwest::Url::parse(&sandbox.url()).expect("a URL");
    let port = url.port().expect("a port");
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    TcpStream::connect(address).await.expect("a connection")
}

/// Sends a text and reads until the sandbox closes the connection.
pub async fn exchange(sandbox: &Sandbox, text: &str) -> String {
    let mut stream = connect(sandbox).await;
    stream.write_all(text.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    // Less than the 30 s that the sandbox waits unless told otherwise.
    let ended = tokio::time::timeout(20 * SECOND, read).await;
    ended.expect("the sandbox gives up").expect("an answer");
    answer
}

/// The status of an answer, and its body.
fn parts(answer: &str) -> (u16, Value) {
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).expect("a status");
    let body = serde_json::from_str(body).unwrap_or_default();
    (status.parse().expect("a status"), body)
}

async fn with_host(sandbox: &Sandbox, path: &str, host: &str) -> (u16, Value) {
    let key = sandbox.key();
    let text = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nx-api-key: {key}\r\nConnection: close\r\n\r\n"
    );
    parts(&exchange(sandbox, &text).await)
}

const PATHS: [&str; 3] = ["/api/v3/wallets/balance", "/__sandbox", "/nothing"];

#[tokio::test]
async fn requests_for_other_hosts_are_refused() {
    let sandbox = sandbox().await;
    let own = sandbox.url().replace("http://", "");
    for (path, status) in PATHS.into_iter().zip([200, 200, 404]) {
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]", &own] {
            let (answered, _) = with_host(&sandbox, path, host).await;
            assert_eq!(answered, status, "{host} {path}");
        }
        for host in [
            "evil.example",
            "evil.example:8787",
            "localhost.evil.example",
            "0.0.0.0",
            "192.0.2.1",
        ] {
            let (status, problem) = with_host(&sandbox, path, host).await;
            assert_eq!(status, 421, "{host} {path}");
            let validator = Description::get().problem().validator();
            assert!(validator.is_valid(&problem), "{problem}");
            assert_eq!(problem["title"], "Misdirected Request");
        }
        for host in ["", "a b", "localhost:x", "evil@localhost"] {
            let (status, problem) = with_host(&sandbox, path, host).await;
            assert_eq!(
                (status, &problem["status"]),
                (400, &Value::from(400)),
                "{host:?}"
            );
        }
    }
    sandbox.set_error_style(ErrorStyle::Coded);
    let (_, body) = with_host(&sandbox, PATHS[0], "evil.example").await;
    assert_eq!(body["error"]["code"], 421);
}

#[tokio::test]
async fn a_host_is_required_since_http_1_1() {
    let sandbox = sandbox().await;
    for (text, status) in [
        ("GET /__sandbox HTTP/1.0\r\n\r\n", 200),
        ("GET /__sandbox HTTP/1.0\r\nHost: evil.example\r\n\r\n", 421),
        ("GET /__sandbox HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        (
            "GET /__sandbox HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            400,
        ),
        (
            "GET http://evil.example/__sandbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            421,
        ),
        (
            "GET http://localhost/__sandbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            200,
        ),
    ] {
        let (answered, _) = parts(&exchange(&sandbox, text).await);
        assert_eq!(answered, status, "{text}");
    }
}

#[tokio::test]
async fn the_address_that_is_listened_on_is_an_own_one() {
    let everywhere = builder().address(([0, 0, 0, 0], 0).into());
    let sandbox = everywhere.start().await.expect("a port");
    for (host, expected) in [
        ("0.0.0.0", 200),
        ("127.0.0.1", 200),
        ("localhost", 200),
        ("192.0.2.1", 421),
        ("evil.example", 421),
    ] {
        let (status, _) = with_host(&sandbox, PATHS[1], host).await;
        assert_eq!(status, expected, "{host}");
    }
}

#[tokio::test]
async fn a_connection_without_a_request_is_closed() {
    let sandbox = builder().patience(PATIENCE).start().await.expect("a port");
    for text in [
        "",
        "GET /__sandbox HT",
        "GET /__sandbox HTTP/1.1\r\nHost: local",
    ] {
        assert_eq!(exchange(&sandbox, text).await, "", "{text:?}");
    }
    let whole = "GET /__sandbox HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let answer = exchange(&sandbox, whole).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn a_request_whose_body_stalls_is_refused() {
    let sandbox = builder().patience(PATIENCE).start().await.expect("a port");
    let before = sandbox.audit();
    let key = sandbox.key();
    for (path, length) in [
        ("/api/v3/email-validation", "Content-Length: 27"),
        ("/api/v3/email-validation", "Transfer-Encoding: chunked"),
    ] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nx-api-key: {key}\r\n\
             Content-Type: application/json\r\n{length}\r\n\r\n"
        );
        for body in ["", "1\r\n{"] {
            let (status, problem) = parts(&exchange(&sandbox, &format!("{head}{body}")).await);
            assert_eq!(status, 408, "{length} {body:?}");
            let validator = Description::get().problem().validator();
            assert!(validator.is_valid(&problem), "{problem}");
            assert_eq!(problem["detail"], "Nothing of the body arrived for 500ms.");
        }
    }
    assert_eq!(sandbox.audit(), before);
    let (status, _) = with_host(&sandbox, PATHS[0], "localhost").await;
    assert_eq!(status, 200, "others are answered");
}
