//! [`Call`]: a request to an operation, as it comes from the network.
//!
//! Nothing in it has been checked.

use bytes::Bytes;

/// A request.
#[derive(Debug, Clone, Default)]
pub struct Call {
    /// Parameters in the path, decoded.
    pub path: Vec<(String, String)>,
    /// Parameters in the query string, decoded.
    pub query: Vec<(String, String)>,
    /// The header `x-api-key`.
    pub api_key: Option<String>,
    /// The header `Authorization`.
    pub authorization: Option<String>,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The body.
    pub payload: Payload,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub enum Payload {
    /// All of it.
    Whole(Bytes),
    /// More than the server takes, which is this many bytes.
    TooLarge(usize),
    /// It broke off.
    Broken,
}

impl Default for Payload {
    fn default() -> Self {
        Self::Whole(Bytes::new())
    }
}

impl Call {
    /// The key that the caller sent, by either header. `None` when there is
    /// none or it cannot be one.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        let bearer = || {
            let (scheme, key) = self.authorization.as_deref()?.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
        };
        self.api_key
            .as_deref()
            .or_else(bearer)
            .filter(|key| key.starts_with("sk_"))
    }
}
