//! Tokens of OAuth 2.0 by the client credentials grant (RFC 6749, section 4.4).
//!
//! Gets a token when one is needed, keeps it, and renews it before it expires. However
//! many calls need a token, one request gets it. Other grants need a person, and are left
//! to the program: see [`api_key_from`](crate::ClientBuilder::api_key_from).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::{ApiKey, BoxFuture};

/// How much earlier than it expires a token is renewed, at most.
const EARLY: Duration = Duration::from_secs(60);

/// The longest a request for a token may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A source of tokens, for [`api_key_from`](crate::ClientBuilder::api_key_from) or
/// [`credential_from`](crate::ClientBuilder::credential_from).
///
/// ```no_run
/// # fn example(builder: openapi_client_runtime::ClientBuilder) {
/// use openapi_client_runtime::ClientCredentials;
///
/// let tokens = ClientCredentials::new("https://auth.example.com/token", "id", "secret")
///     .scopes(["read", "write"]);
/// let builder = builder.api_key_from(tokens.provider());
/// # }
/// ```
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: String,
    client: ApiKey,
    parameters: Vec<(String, String)>,
    http: reqwest::Client,
    token: Arc<Mutex<Option<Token>>>,
}

struct Token {
    key: ApiKey,
    /// When to get another one; never if the server does not say.
    renew: Option<Instant>,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// The server refused to give one.
    #[error("the token server answered {status}{}", reason(.error.as_deref()))]
    #[non_exhaustive]
    Refused {
        /// The status.
        status: StatusCode,
        /// The error code, such as `invalid_client`.
        error: Option<String>,
    },
    /// There was no answer, or none that is a token.
    #[error("the token server gave no token")]
    Failed(#[source] reqwest::Error),
}

fn reason(error: Option<&str>) -> String {
    error
        .map(|error| format!(": {}", error.escape_debug()))
        .unwrap_or_default()
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    expires_in: Option<f64>,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

impl ClientCredentials {
    /// Creates a source of tokens. The id and the secret are sent by HTTP basic
    /// authentication.
    #[must_use]
    pub fn new(token_url: impl Into<String>, client_id: &str, client_secret: &str) -> Self {
        Self {
            token_url: token_url.into(),
            client: ApiKey::basic(&form(client_id), &form(client_secret)),
            parameters: vec![("grant_type".to_owned(), "client_credentials".to_owned())],
            // A redirect could lead the secret to another host.
            http: reqwest::Client::builder()
                .redirect(Policy::none())
                .build()
                .unwrap_or_default(),
            token: Arc::default(),
        }
    }

    /// Asks for tokens with these scopes.
    #[must_use]
    pub fn scopes<S: AsRef<str>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        let scopes: Vec<String> = scopes
            .into_iter()
            .map(|it| it.as_ref().to_owned())
            .collect();
        self.parameter("scope", scopes.join(" "))
    }

    /// Adds a parameter to the request for a token, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Uses this HTTP client instead of one that follows no redirects.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = http;
        self
    }

    /// Returns a token that is valid: the last one, or a new one.
    ///
    /// # Errors
    /// If the server gives none.
    pub async fn token(&self) -> Result<ApiKey, TokenError> {
        // Held while a token is got, so that others wait for the same one.
        let mut token = self.token.lock().await;
        let is_good = |token: &&Token| token.renew.is_none_or(|renew| Instant::now() < renew);
        if let Some(known) = token.as_ref().filter(is_good) {
            return Ok(known.key.clone());
        }
        let new = self.get().await?;
        let key = new.key.clone();
        *token = Some(new);
        Ok(key)
    }

    /// Returns the function that a builder takes.
    pub fn provider(
        self,
    ) -> impl Fn() -> BoxFuture<'static, Result<ApiKey, TokenError>> + Send + Sync {
        move || {
            let source = self.clone();
            Box::pin(async move { source.token().await })
        }
    }

    async fn get(&self) -> Result<Token, TokenError> {
        let start = Instant::now();
        let body = serde_urlencoded::to_string(&self.parameters).unwrap_or_default();
        let request = self.http.post(&self.token_url).timeout(PATIENCE).body(body);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let failed = |error: reqwest::Error| TokenError::Failed(error.without_url());
        let mut request = request.build().map_err(failed)?;
        // The text of a basic credential is a valid header.
        let _ = self.client.apply(crate::AuthScheme::Basic, &mut request);
        let response = self.http.execute(request).await.map_err(failed)?;
        let status = response.status();
        if !status.is_success() {
            let refusal = response.json::<Refusal>().await;
            let error = refusal.ok().map(|refusal| refusal.error);
            return Err(TokenError::Refused { status, error });
        }
        let answer: Answer = response.json().await.map_err(failed)?;
        let lifetime = answer.expires_in.filter(|seconds| *seconds > 0.0);
        let lifetime = lifetime.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Ok(Token {
            key: ApiKey::new(answer.access_token),
            // A short-lived token is of use for most of its life.
            renew: lifetime.and_then(|it| start.checked_add(it - EARLY.min(it / 4))),
        })
    }
}

/// A text as in an HTML form, which the grant asks for (RFC 6749, section 2.3.1).
fn form(text: &str) -> String {
    let pair = serde_urlencoded::to_string([("", text)]).unwrap_or_default();
    pair.trim_start_matches('=').to_owned()
}

/// Shows no secret and no token.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").finish_non_exhaustive()
    }
}
