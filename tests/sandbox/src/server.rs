//! The service on a socket.
//!
//! Turns requests into [`Call`]s and [`Answer`]s into responses, and carries out
//! the faults that were ordered. What a call does is not known here.

mod connection;
mod host;
mod percent;
mod stall;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn_with_state, map_request_with_state, map_response_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use axum::{RequestExt, Router};
use bytes::BytesMut;
use futures_util::StreamExt;

use crate::answer::Answer;
use crate::call::{Call, Payload};
use crate::description::{Description, Method, Operation, Place};
use crate::engine::{Engine, Intervention};
use crate::faults::{Effect, Faults};
use crate::problem::Refusal;
use crate::validate::refuse;

use connection::Disruption;
pub use connection::serve;
pub use stall::Stalled;

/// Where the operations are found.
pub const BASE_PATH: &str = "/api/v3";

/// What requests are answered with.
#[derive(Debug)]
pub struct Service {
    /// The service itself.
    pub engine: Engine,
    /// What is to go wrong.
    pub faults: Faults,
    /// Most bytes in the body of a request.
    pub body_limit: usize,
    /// How long to wait for a client that sends nothing.
    pub patience: Duration,
}

/// All that is at an address: the operations, and what is merged with them. It
/// answers only as this machine, by its own clock, and waits for a body only as
/// long as it arrives.
pub fn router(service: &Arc<Service>, control: Router) -> Router {
    operations(service)
        .merge(control)
        .layer(map_request_with_state(Arc::clone(service), stall::watch))
        .layer(from_fn_with_state(Arc::clone(service), host::check))
        .layer(map_response_with_state(Arc::clone(service), date))
}

/// All operations under [`BASE_PATH`]; everything else is a problem.
fn operations(service: &Arc<Service>) -> Router {
    let mut router = Router::new();
    for operation in Description::get().operations() {
        let filter = match operation.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Delete => MethodFilter::DELETE,
        };
        let service = Arc::clone(service);
        let handler = move |request: Request| answer(service, operation, request);
        router = router.route(
            &format!("{BASE_PATH}{}", operation.path),
            on(filter, handler),
        );
    }
    let (unknown, not_allowed) = (Arc::clone(service), Arc::clone(service));
    router
        .fallback(async move |request: Request| {
            let detail = format!("There is nothing at {}.", request.uri().path());
            respond(unknown.engine.refuse(&Refusal::NotFound(detail)))
        })
        .method_not_allowed_fallback(async move |request: Request| {
            let (method, path) = (request.method(), request.uri().path());
            let detail = format!("{method} is not possible at {path}.");
            respond(
                not_allowed
                    .engine
                    .refuse(&Refusal::MethodNotAllowed(detail)),
            )
        })
}

/// Dates a response by the clock of the sandbox.
async fn date(State(service): State<Arc<Service>>, mut response: Response) -> Response {
    let now = service.engine.clock().now();
    let date = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn answer(
    service: Arc<Service>,
    operation: &'static Operation,
    mut request: Request,
) -> Response {
    let parameters = match parameters(&mut request).await {
        Ok(parameters) => parameters,
        Err(refusal) => return respond(service.engine.refuse(&refusal)),
    };
    let drawn = service.faults.draw(&operation.id);
    if !drawn.latency.is_zero() {
        tokio::time::sleep(drawn.latency).await;
    }
    let intervention = match drawn.effect {
        Some(Effect::Reset { acted: false }) => return Disruption::Reset.response(),
        Some(Effect::Status { status, acted }) if acted => Some(Intervention::After(status)),
        Some(Effect::Status { status, .. }) => Some(Intervention::Instead(status)),
        _ => None,
    };
    let call = match read(parameters, request, service.body_limit).await {
        Ok(call) => call,
        Err(Stalled(limit)) => {
            return respond(service.engine.refuse(&Refusal::TimedOut(limit)));
        }
    };
    // Reading and counting half a million items would hold up everybody else.
    let answered =
        tokio::task::spawn_blocking(move || service.engine.answer(operation, &call, intervention));
    let Ok(answer) = answered.await else {
        return Disruption::Reset.response();
    };
    match drawn.effect {
        Some(Effect::Reset { .. }) => Disruption::Reset.response(),
        Some(Effect::Truncate) => truncated(respond(answer)).await,
        _ => respond(answer),
    }
}

/// Parameters in the path and in the query string, decoded.
type Parameters = [Vec<(String, String)>; 2];

/// Decodes the parameters. A request with parameters that cannot be decoded is
/// a call to no operation: no fault applies to it, and it needs no key.
async fn parameters(request: &mut Request) -> Result<Parameters, Refusal> {
    let undecodable = |place: Place| refuse(place.name(), "is not percent-encoded UTF-8");
    let path = match request.extract_parts::<RawPathParams>().await {
        Ok(params) if percent::is_valid(request.uri().path()) => own(params.iter()),
        _ => return Err(undecodable(Place::Path)),
    };
    let query = percent::pairs(request.uri().query().unwrap_or_default());
    Ok([path, query.ok_or_else(|| undecodable(Place::Query))?])
}

async fn read([path, query]: Parameters, request: Request, limit: usize) -> Result<Call, Stalled> {
    let (parts, body) = request.into_parts();
    let text = |name: HeaderName| text(&parts.headers, &name);
    let mut call = Call {
        path,
        query,
        api_key: text(HeaderName::from_static("x-api-key")),
        authorization: text(header::AUTHORIZATION),
        content_type: text(header::CONTENT_TYPE),
        payload: Payload::default(),
    };
    call.payload = read_body(body, limit).await?;
    Ok(call)
}

fn own<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> Vec<(String, String)> {
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// Reads a body to its end even if it is too large, as the caller would not
/// read an answer that comes before.
async fn read_body(body: Body, limit: usize) -> Result<Payload, Stalled> {
    let mut chunks = body.into_data_stream();
    let mut whole = BytesMut::new();
    let mut too_large = false;
    while let Some(chunk) = chunks.next().await {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return Stalled::cause_of(&error).map_or(Ok(Payload::Broken), Err),
        };
        too_large |= whole.len() + chunk.len() > limit;
        if too_large {
            whole = BytesMut::new();
        } else {
            whole.extend_from_slice(&chunk);
        }
    }
    Ok(if too_large {
        Payload::TooLarge(limit)
    } else {
        Payload::Whole(whole.freeze())
    })
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(answer.form().media_type()),
    );
    for (name, value) in &answer.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(*name, value);
        }
    }
    (status, headers, answer.into_bytes()).into_response()
}

/// The same response, of which only one half will arrive.
async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return Disruption::Reset.response();
    };
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let half = body.slice(..body.len() / 2);
    let stream =
        futures_util::stream::once(async { Ok(half) }).chain(futures_util::stream::once(async {
            // Lets the first half out before the connection ends.
            tokio::task::yield_now().await;
            Err(Disruption::Truncate)
        }));
    Response::from_parts(parts, Body::from_stream(stream))
}
