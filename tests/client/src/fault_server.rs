//! A server on raw sockets that fails in one way, and counts what it did.
//!
//! Knows neither operations nor clients: what a good answer is has to be told
//! to it, and what came of the call is not its business. Its errors quote all
//! that it was sent, as some servers do.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;

use crate::Fault;
use crate::sockets::{closed_port, read_request};

/// How often a server fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Every time.
    Always,
    /// Once; what comes after that has a good answer.
    Once,
}

/// A server that fails in one way.
#[derive(Debug)]
pub struct FaultServer {
    url: String,
    inner: Arc<Inner>,
    /// The port, as long as nobody listens.
    closed: Mutex<Option<TcpSocket>>,
    listening: Mutex<JoinSet<()>>,
}

#[derive(Debug)]
struct Inner {
    fault: Fault,
    manner: Manner,
    good: Arc<[u8]>,
    connections: AtomicUsize,
    arrived: AtomicUsize,
    acted: AtomicUsize,
}

impl FaultServer {
    /// A server whose good answer, where it has one, is `good`.
    #[must_use]
    pub fn start(fault: Fault, manner: Manner, good: Arc<[u8]>) -> Self {
        let (socket, url) = closed_port();
        let server = Self {
            url,
            inner: Arc::new(Inner {
                fault,
                manner,
                good,
                connections: AtomicUsize::default(),
                arrived: AtomicUsize::default(),
                acted: AtomicUsize::default(),
            }),
            closed: Mutex::new(Some(socket)),
            listening: Mutex::default(),
        };
        if fault != Fault::Refused {
            server.listen();
        }
        server
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many requests have arrived whole.
    #[must_use]
    pub fn arrived(&self) -> usize {
        self.inner.arrived.load(Ordering::SeqCst)
    }

    /// How many of them it has acted on: what there would be to pay for.
    #[must_use]
    pub fn acted(&self) -> usize {
        self.inner.acted.load(Ordering::SeqCst)
    }

    /// Has been tried to reach. A server that refuses connections cannot know
    /// that by itself, and would never get better.
    pub fn was_tried(&self) {
        if self.inner.manner == Manner::Once {
            self.listen();
        }
    }

    fn listen(&self) {
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(socket) = closed.take() {
            let listener = socket.listen(128).expect("a port to listen at");
            let mut tasks = self
                .listening
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            tasks.spawn(serve(listener, Arc::clone(&self.inner)));
        }
    }
}

async fn serve(listener: TcpListener, inner: Arc<Inner>) {
    // Whatever becomes of one connection, the next one is served.
    let mut connections = JoinSet::new();
    while let Ok((socket, _)) = listener.accept().await {
        let inner = Arc::clone(&inner);
        connections.spawn(async move { inner.answer(socket).await });
    }
}

impl Inner {
    /// What is wrong with the next connection, if anything is.
    fn next_fault(&self) -> Option<Fault> {
        let earlier = self.connections.fetch_add(1, Ordering::SeqCst);
        match self.manner {
            Manner::Always => Some(self.fault),
            Manner::Once => (earlier == 0 && self.fault != Fault::Refused).then_some(self.fault),
        }
    }

    async fn answer(&self, mut socket: TcpStream) -> io::Result<()> {
        let fault = self.next_fault();
        if fault == Some(Fault::ResetBefore) {
            return socket.set_zero_linger();
        }
        let request = read_request(&mut socket).await?;
        self.arrived.fetch_add(1, Ordering::SeqCst);
        if fault.is_none_or(Fault::acts) {
            self.acted.fetch_add(1, Ordering::SeqCst);
        }
        match fault {
            Some(Fault::Success(of)) => socket.write_all(&of.spoil(&self.good)).await,
            Some(fault) => fail(&mut socket, fault, &request).await,
            None => socket.write_all(&self.good).await,
        }
    }
}

async fn fail(socket: &mut TcpStream, fault: Fault, request: &[u8]) -> io::Result<()> {
    match fault {
        Fault::Refused | Fault::ResetBefore | Fault::ClosedAfter | Fault::Success(_) => Ok(()),
        Fault::ResetAfter => socket.set_zero_linger(),
        Fault::StalledHead => std::future::pending().await,
        Fault::StalledBody => {
            socket.write_all(CUT).await?;
            std::future::pending().await
        }
        Fault::Truncated => socket.write_all(CUT).await,
        Fault::SlowDrip => drip(socket).await,
        Fault::Status(status, headers) => {
            let head = format!("{status} No\r\n{headers}content-type: text/plain");
            quote(socket, &head, request).await
        }
        Fault::Html => quote(socket, "200 OK\r\ncontent-type: text/html", request).await,
        Fault::RedirectLoop => {
            let request = String::from_utf8_lossy(request);
            let here = request.split(' ').nth(1).unwrap_or_default();
            let head = format!("307 Elsewhere\r\nlocation: {here}");
            quote(socket, &head, request.as_bytes()).await
        }
    }
}

const CUT: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":";

/// Answers with what was asked. The answer ends where the connection does.
async fn quote(socket: &mut TcpStream, head: &str, request: &[u8]) -> io::Result<()> {
    let head = format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n<pre>");
    socket.write_all(head.as_bytes()).await?;
    socket.write_all(request).await
}

/// Five seconds of an answer that would take ten.
async fn drip(socket: &mut TcpStream) -> io::Result<()> {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 200\r\n\r\n";
    socket.write_all(head).await?;
    let mut drops = tokio::time::interval(Duration::from_millis(50));
    for _ in 0..100 {
        drops.tick().await;
        socket.write_all(b" ").await?;
    }
    Ok(())
}
