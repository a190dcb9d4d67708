//! A server that gives prepared responses and keeps what it received.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use wire_api::{Client, ClientBuilder};

/// A response without a body.
pub const DONE: &str = "HTTP/1.1 204 No Content\r\n\r\n";

/// A response with JSON.
pub fn json(body: &str) -> String {
    response(200, "Content-Type: application/json", body)
}

/// A response with a header and a body.
pub fn response(status: u16, header: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} \r\n{header}\r\nContent-Length: {length}\r\n\r\n{body}")
}

/// A request as it came.
#[derive(Debug)]
pub struct Received {
    /// `GET /path?query`
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

/// A server for some requests, each on a connection of its own.
pub struct Server {
    pub url: String,
    received: JoinHandle<Vec<Received>>,
}

impl Server {
    /// Starts a server that gives these responses, one after the other.
    pub async fn start(responses: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/v1", listener.local_addr().expect("an address"));
        let received = tokio::spawn(async move {
            let mut received = Vec::new();
            for response in responses {
                let (mut stream, _) = listener.accept().await.expect("a connection");
                received.push(read(&mut stream).await);
                let response = response.replacen("\r\n", "\r\nConnection: close\r\n", 1);
                stream.write_all(response.as_bytes()).await.expect("sent");
                stream.shutdown().await.expect("closed");
            }
            received
        });
        Self { url, received }
    }

    /// What came, once every response is given.
    pub async fn received(self) -> Vec<Received> {
        self.received.await.expect("no panic")
    }
}

async fn read(stream: &mut TcpStream) -> Received {
    let mut bytes = Vec::new();
    let (head, length) = loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.expect("bytes");
        assert!(count > 0, "the request breaks off");
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            break (head.to_owned(), head.len() + 4);
        }
    };
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default().replace(" HTTP/1.1", "");
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut received = Received {
        line,
        headers: headers.collect(),
        body: String::new(),
    };
    let body = received.header("content-length").unwrap_or("0");
    let body: usize = body.parse().expect("a length");
    while bytes.len() < length + body {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.expect("bytes");
        assert!(count > 0, "the body breaks off");
        bytes.extend_from_slice(&chunk[..count]);
    }
    received.body = String::from_utf8_lossy(&bytes[length..]).into_owned();
    received
}

/// Makes one call, and returns what the server received and what came of it.
pub async fn exchange<T>(
    response: impl Into<String>,
    call: impl AsyncFnOnce(Client) -> T,
) -> (Received, T) {
    exchange_with(response, |builder| builder, call).await
}

/// The same with a client that is configured.
pub async fn exchange_with<T>(
    response: impl Into<String>,
    configure: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
    call: impl AsyncFnOnce(Client) -> T,
) -> (Received, T) {
    let server = Server::start(vec![response.into()]).await;
    let builder = configure(Client::builder().base_url(&server.url));
    let answer = call(builder.build().expect("a client")).await;
    let mut received = server.received().await;
    (received.remove(0), answer)
}
