//! Connections, and how they are broken on demand.

use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::host::OwnAddresses;

/// How a connection ends before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this was ordered")]
pub(super) enum Disruption {
    /// Without an answer.
    Reset,
    /// In the midst of one.
    Truncate,
}

impl Disruption {
    /// A response that is not sent.
    pub(super) fn response(self) -> Response {
        let mut response = ().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Takes connections for as long as it is awaited. When it is dropped, they
/// are. Responses have a `Date` only if the router sets one.
///
/// A connection is closed if the head of a request is not complete within
/// `patience`, which begins when the connection is made and after each answer.
pub async fn serve(listener: TcpListener, router: Router, patience: Duration) -> Infallible {
    let listens_on = listener.local_addr().ok();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                let own = [listens_on, stream.local_addr().ok()];
                let own = OwnAddresses(own.map(|address| Some(address?.ip())));
                connections.spawn(connection(stream, router.clone(), own, patience));
            } else {
                // Out of file descriptors, most likely; some will come back.
                tokio::time::sleep(Duration::from_millis(10)).await;
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, router: Router, own: OwnAddresses, patience: Duration) {
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let reset = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&reset);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(own);
        let response = service.call(request);
        let noted = Arc::clone(&noted);
        Box::pin(async move {
            let Ok(response) = response.await;
            match response.extensions().get::<Disruption>() {
                None => Ok(response),
                Some(&disruption) => {
                    noted.store(true, Ordering::Relaxed);
                    Err(disruption)
                }
            }
        })
    });
    let mut connection = http1::Builder::new()
        .auto_date_header(false)
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(stream), service);
    let _ = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    if reset.load(Ordering::Relaxed) {
        let stream = connection.into_parts().io.into_inner();
        // Closing with data unsent and no time to linger is what sends RST.
        let _ = stream.set_zero_linger();
    }
}
