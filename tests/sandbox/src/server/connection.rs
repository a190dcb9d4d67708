//! Connections, and how they are broken on demand.

use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

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
pub async fn serve(listener: TcpListener, router: Router) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                connections.spawn(connection(stream, router.clone()));
            } else {
                // Out of file descriptors, most likely; some will come back.
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, router: Router) {
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let reset = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&reset);
    let service = service_fn(move |request| {
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
        .serve_connection(TokioIo::new(stream), service);
    let _ = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    if reset.load(Ordering::Relaxed) {
        let stream = connection.into_parts().io.into_inner();
        // Closing with data unsent and no time to linger is what sends RST.
        let _ = stream.set_zero_linger();
    }
}
