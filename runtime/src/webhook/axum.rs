//! Receiving deliveries in a server that is made with axum.
//!
//! The extractor does what every receiver has to do before it looks at an event:
//! check that the path has the token, read no more than is bearable, drop what
//! came before, and make an event of the rest. What the event is good for is up
//! to the handler.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use ::axum::body::to_bytes;
use ::axum::extract::{
    FromRef, FromRequest, FromRequestParts, OriginalUri, RawPathParams, Request,
};
use ::axum::http::StatusCode;
use ::axum::http::request::Parts;
use ::axum::response::{IntoResponse, Response};

use tokio::time::timeout;

use super::{Deliveries, Delivery, Error, PathToken, Reception, WebhookEvent};

/// What a server needs to receive deliveries; part of its state.
#[derive(Debug, Clone)]
pub struct Receiver {
    token: PathToken,
    deliveries: Deliveries,
    most_bytes: usize,
    timeout: Duration,
}

impl Receiver {
    /// The default time that a body may take to arrive: 10 seconds.
    pub const TIMEOUT: Duration = Duration::from_secs(10);
    /// The most bytes of a body that are read unless told otherwise: 1 MiB.
    pub const MOST_BYTES: usize = 1024 * 1024;

    /// Receives what is delivered to a path with this token in it.
    #[must_use]
    pub fn new(token: PathToken) -> Self {
        Self {
            token,
            deliveries: Deliveries::new(),
            most_bytes: Self::MOST_BYTES,
            timeout: Self::TIMEOUT,
        }
    }

    /// Remembers deliveries in this way.
    #[must_use]
    pub fn deliveries(mut self, deliveries: Deliveries) -> Self {
        self.deliveries = deliveries;
        self
    }

    /// Reads at most so many bytes of a body.
    #[must_use]
    pub fn most_bytes(mut self, most: usize) -> Self {
        self.most_bytes = most;
        self
    }

    /// Sets how long a body may take to arrive; see [`TIMEOUT`](Self::TIMEOUT).
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

/// An extractor of an event that was delivered, and not before.
///
/// The route has a parameter `{token}`, and the state of the server a
/// [`Receiver`]. A delivery is a repeated one if its body came to the same path
/// before; more parameters in the path keep equal events of several jobs apart. A
/// handler says with [`done`](Self::done) that it has taken care of the event;
/// otherwise the same delivery is handled again when it comes again.
///
/// ```
/// # use openapi_client_runtime::webhook::{self, PathToken, Receiver, Webhook, WebhookEvent};
/// # #[derive(Debug)] struct Event;
/// # impl WebhookEvent for Event {
/// #     fn from_slice(_: &[u8]) -> Result<Self, webhook::Error> { Ok(Self) }
/// # }
/// # async fn store(_: &Event) -> Result<(), axum::http::StatusCode> { Ok(()) }
/// async fn receive(event: Webhook<Event>) -> Result<(), axum::http::StatusCode> {
///     store(&event).await?;
///     event.done();
///     Ok(())
/// }
///
/// # fn app(token: PathToken) -> axum::Router {
/// axum::Router::new()
///     .route("/hooks/{token}", axum::routing::post(receive))
///     .with_state(Receiver::new(token))
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a delivery that is not done is handled again when it comes again"]
pub struct Webhook<E> {
    event: E,
    delivery: Delivery,
}

impl<E> Webhook<E> {
    /// The event was taken care of.
    pub fn done(self) -> E {
        self.delivery.done();
        self.event
    }
}

impl<E> Deref for Webhook<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.event
    }
}

impl<S, E> FromRequest<S> for Webhook<E>
where
    S: Send + Sync,
    Receiver: FromRef<S>,
    E: WebhookEvent,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let receiver = Receiver::from_ref(state);
        let (mut parts, body) = request.into_parts();
        let params = RawPathParams::from_request_parts(&mut parts, state).await;
        let given = params.as_ref().ok().and_then(|params| {
            let mut params = params.iter();
            params.find_map(|(name, value)| (name == "token").then_some(value))
        });
        if !given.is_some_and(|given| receiver.token.matches(given)) {
            return Err(Rejection::Stranger);
        }
        let body = timeout(receiver.timeout, to_bytes(body, receiver.most_bytes))
            .await
            .map_err(|_| Rejection::TooSlow)?
            .map_err(|_| Rejection::Unreadable)?;
        let event = E::from_slice(&body).map_err(Rejection::NoEvent)?;
        match receiver.deliveries.receive_at(whole_path(&parts), &body) {
            Reception::New(delivery) => Ok(Self { event, delivery }),
            Reception::InProgress => Err(Rejection::InProgress),
            Reception::Repeated => Err(Rejection::Repeated),
        }
    }
}

/// The path that the delivery came to. A router that is nested in another sees
/// only the end of it.
fn whole_path(parts: &Parts) -> &str {
    let original = parts.extensions.get::<OriginalUri>();
    original.map_or(&parts.uri, |original| &original.0).path()
}

/// A delivery that does not reach the handler.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// The path does not have the token; answered with 404, as if there were
    /// nothing.
    Stranger,
    /// The body is too large, or breaks off; answered with 413.
    Unreadable,
    /// The body did not arrive in time; answered with 408.
    TooSlow,
    /// The body is no event; answered with 400.
    NoEvent(Error),
    /// The delivery is being handled; answered with 503, so that it comes again
    /// should that fail.
    InProgress,
    /// The delivery was handled before; answered with 200, so that it does not
    /// come again.
    Repeated,
}

impl Rejection {
    /// What the service is answered.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Stranger => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NoEvent(_) => StatusCode::BAD_REQUEST,
            Self::InProgress => StatusCode::SERVICE_UNAVAILABLE,
            Self::Repeated => StatusCode::OK,
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stranger => f.write_str("there is nothing here"),
            Self::Unreadable => f.write_str("the body is too large, or breaks off"),
            Self::TooSlow => f.write_str("the body did not arrive in time"),
            Self::NoEvent(error) => error.fmt(f),
            Self::InProgress => f.write_str("the same delivery is being handled"),
            Self::Repeated => f.write_str("the same delivery was handled before"),
        }
    }
}

impl std::error::Error for Rejection {}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        (self.status(), self.to_string()).into_response()
    }
}
