//! A server on raw sockets that fails in one way, and counts what reaches it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

/// A way to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody listens.
    Refused,
    /// The connection is reset as soon as it is there.
    ResetBefore,
    /// It is reset when the request has arrived.
    ResetAfter,
    /// It is closed when the request has arrived.
    ClosedAfter,
    /// The request is answered with silence.
    StalledHead,
    /// The answer stops in its body.
    StalledBody,
    /// The answer is cut off in its body.
    Truncated,
    /// The answer never ends, one byte at a time.
    SlowDrip,
    /// The answer has this status, and these headers.
    Status(u16, &'static str),
    /// The answer is a page for people.
    Html,
    /// The answer is a little of something that is not HTTP.
    NotHttp,
}

/// A server that fails in one way.
pub struct FaultServer {
    pub url: String,
    pub fault: Fault,
    received: Arc<AtomicUsize>,
    port: Port,
}

/// A port that is the server's own until it is dropped, whether or not it listens.
enum Port {
    Closed { _socket: TcpSocket },
    Open(JoinHandle<()>),
}

impl FaultServer {
    pub fn start(fault: Fault) -> Self {
        let (socket, url) = closed_port();
        let received = Arc::new(AtomicUsize::new(0));
        let port = if fault == Fault::Refused {
            Port::Closed { _socket: socket }
        } else {
            let listener = socket.listen(128).expect("a port to listen at");
            Port::Open(tokio::spawn(serve(listener, fault, Arc::clone(&received))))
        };
        Self {
            url,
            fault,
            received,
            port,
        }
    }

    /// How many requests have arrived whole.
    pub fn received(&self) -> usize {
        self.received.load(Ordering::SeqCst)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        if let Port::Open(task) = &self.port {
            task.abort();
        }
    }
}

/// A port where connections are refused, and will be for as long as the socket
/// is kept: one that was let go could be another test's by the time of the call.
pub fn closed_port() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    socket.bind(any).expect("a port");
    let url = format!("http://{}", socket.local_addr().expect("an address"));
    (socket, url)
}

async fn serve(listener: TcpListener, fault: Fault, received: Arc<AtomicUsize>) {
    while let Ok((socket, _)) = listener.accept().await {
        let received = Arc::clone(&received);
        // Whatever becomes of one connection, the next one is served.
        tokio::spawn(async move {
            let _ = fail(socket, fault, &received).await;
        });
    }
}

async fn fail(mut socket: TcpStream, fault: Fault, received: &AtomicUsize) -> std::io::Result<()> {
    if fault == Fault::ResetBefore {
        return socket.set_zero_linger();
    }
    read_request(&mut socket).await?;
    received.fetch_add(1, Ordering::SeqCst);
    match fault {
        Fault::Refused | Fault::ResetBefore | Fault::ClosedAfter => Ok(()),
        Fault::ResetAfter => socket.set_zero_linger(),
        Fault::StalledHead => std::future::pending().await,
        Fault::StalledBody => {
            socket.write_all(CUT).await?;
            std::future::pending().await
        }
        Fault::Truncated => socket.write_all(CUT).await,
        Fault::SlowDrip => drip(&mut socket).await,
        Fault::Status(status, headers) => {
            let head = format!("HTTP/1.1 {status} No\r\n{headers}{END}");
            socket.write_all(head.as_bytes()).await
        }
        Fault::Html => {
            let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";
            socket
                .write_all(format!("{page}{END}<html>").as_bytes())
                .await
        }
        Fault::NotHttp => socket.write_all(b"220 mail.example.com ESMTP\r\n").await,
    }
}

const CUT: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":";

/// The answer ends where the connection does.
const END: &str = "connection: close\r\n\r\n";

async fn drip(socket: &mut TcpStream) -> std::io::Result<()> {
    socket
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        .await?;
    let mut drops = tokio::time::interval(Duration::from_millis(5));
    loop {
        drops.tick().await;
        socket.write_all(b" ").await?;
    }
}

/// Reads a request with its body.
pub async fn read_request(socket: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(socket.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&request).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .unwrap_or(0_usize);
    let mut body = vec![0; length];
    socket.read_exact(&mut body).await?;
    request.extend(body);
    Ok(request)
}
