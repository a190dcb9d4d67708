//! What a generated enum of events can do.

use super::Error;

/// What a service calls back with, read from the body of a delivery.
///
/// ```
/// # use openapi_client_runtime as runtime;
/// # use runtime::webhook::Error;
/// # #[derive(Debug)] pub enum Event { Unknown }
/// # impl Event { pub fn from_slice(_: &[u8]) -> Result<Self, Error> { Ok(Self::Unknown) } }
/// impl runtime::webhook::WebhookEvent for Event {
///     fn from_slice(body: &[u8]) -> Result<Self, Error> {
///         Event::from_slice(body)
///     }
/// }
/// ```
pub trait WebhookEvent: Sized {
    /// Reads the body of a delivery.
    ///
    /// # Errors
    /// If the body is no event, or not the one it says it is.
    fn from_slice(body: &[u8]) -> Result<Self, Error>;
}
