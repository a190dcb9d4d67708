//! Configuring a client.
//!
//! Setters only take note; everything is checked in
//! [`build`](ClientBuilder::build), where there is a way to say what is wrong.

mod environment;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::redirect::Policy;

use crate::client::{Access, Settings};
use crate::{Api, ApiKey, AuthScheme, Client, Error};

/// Configures a [`Client`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static Api,
    key: Option<Setting<ApiKey>>,
    scheme: Option<AuthScheme>,
    base_url: Option<Setting<String>>,
    http: reqwest::ClientBuilder,
    headers: Vec<(String, String)>,
    connect_timeout: Duration,
    timeout: Duration,
    response_limit: usize,
}

/// A value, and who to tell when it is no good.
struct Setting<T> {
    value: T,
    /// How to speak of the value at the start of a sentence.
    name: String,
}

impl ClientBuilder {
    /// How long connecting may take, unless told otherwise.
    pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// How long a call may take, unless told otherwise. Long on purpose:
    /// giving up on a call does not undo it.
    pub const TIMEOUT: Duration = Duration::from_secs(120);
    /// The largest answer in bytes that is read, unless told otherwise: 64 MiB.
    pub const RESPONSE_LIMIT: usize = 64 * 1024 * 1024;

    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            key: None,
            scheme: None,
            base_url: None,
            http: reqwest::Client::builder(),
            headers: vec![(USER_AGENT.to_string(), api.user_agent.to_owned())],
            connect_timeout: Self::CONNECT_TIMEOUT,
            timeout: Self::TIMEOUT,
            response_limit: Self::RESPONSE_LIMIT,
        }
    }

    /// The key to send with every request.
    pub fn api_key(mut self, key: impl Into<ApiKey>) -> Self {
        self.key = Some(Setting {
            value: key.into(),
            name: "the API key".to_owned(),
        });
        self
    }

    /// How to send the key, if not in the API's preferred way. It has to be
    /// one of those that the API takes.
    pub fn auth_scheme(mut self, scheme: AuthScheme) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// Where the API lives, if not where its description says. A slash at the
    /// end makes no difference.
    ///
    /// With `http` the key travels in the open: for this machine only.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(Setting {
            value: url.into(),
            name: "the base URL".to_owned(),
        });
        self
    }

    /// What to make connections with: proxies, certificates, name resolution.
    ///
    /// A builder rather than a finished client, because what is decided here
    /// is applied on top of it: the connect timeout, and that no redirect is
    /// followed.
    pub fn http_client(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = http;
        self
    }

    /// The program to name to the server, instead of the generated client.
    pub fn user_agent(self, name: impl Into<String>) -> Self {
        self.header(USER_AGENT.as_str(), name)
    }

    /// A header to send with every request, in place of the same one set
    /// before. Headers that an operation sets itself win; so does the key.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// How long connecting may take; see [`CONNECT_TIMEOUT`](Self::CONNECT_TIMEOUT).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a call may take, from connecting to the last byte; see
    /// [`TIMEOUT`](Self::TIMEOUT). For a download, how long it may take to
    /// begin, and then how long it may be silent.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The largest answer in bytes that is read; see
    /// [`RESPONSE_LIMIT`](Self::RESPONSE_LIMIT). Downloads are not limited.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// If something that was set is no good, or the key is missing.
    pub fn build(self) -> Result<Client, Error> {
        let access = self.access()?;
        let base_url = self.parse_base_url()?;
        let http = self
            .http
            .default_headers(header_map(self.headers)?)
            .connect_timeout(self.connect_timeout)
            .redirect(Policy::none())
            .referer(false)
            .build()
            .map_err(|error| {
                Error::configuration("no HTTP client can be made with these settings")
                    .with_source(error.without_url())
            })?;
        Ok(Client::new(Settings {
            api: self.api,
            http,
            base: base_url.as_str().trim_end_matches('/').to_owned(),
            base_url,
            access,
            timeout: self.timeout,
            response_limit: self.response_limit,
        }))
    }

    fn access(&self) -> Result<Option<Access>, Error> {
        let credential = &self.api.credential;
        let Some(preferred) = credential.schemes().first() else {
            return Ok(None);
        };
        let scheme = self.scheme.unwrap_or(*preferred);
        if !credential.schemes().contains(&scheme) {
            return Err(Error::configuration(format!(
                "{} does not take its key as {scheme:?}, only as one of {:?}",
                self.api.title,
                credential.schemes()
            )));
        }
        let Some(key) = &self.key else {
            return Err(Error::configuration(format!(
                "no API key for {}: set the environment variable `{}`, or pass a key to the builder",
                self.api.title, self.api.environment.key
            )));
        };
        let Setting { value, name } = key;
        value
            .check(credential)
            .map_err(|fault| Error::configuration(format!("{name} {fault}")))?;
        Ok(Some(Access {
            key: value.clone(),
            scheme,
        }))
    }

    fn parse_base_url(&self) -> Result<Url, Error> {
        let (text, name) = match &self.base_url {
            Some(Setting { value, name }) => (value.as_str(), name.as_str()),
            None => (self.api.base_url, "the base URL in the API's description"),
        };
        parse_base_url(text.trim()).map_err(|fault| Error::configuration(format!("{name} {fault}")))
    }
}

/// The faults read as the end of a sentence, and do not repeat the text: it
/// may hold a password.
fn parse_base_url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text)
        .map_err(|_| "is not a URL; it should look like `https://api.example.com/v1`")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("is neither `https` nor `http`");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has a `?` or `#` part; operations are put behind it, so it has to end before");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has a user name or password in it; send those as a header");
    }
    Ok(url)
}

fn header_map(headers: Vec<(String, String)>) -> Result<HeaderMap, Error> {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
            Error::configuration(format!("`{}` cannot be a header", name.escape_debug()))
        })?;
        let value = HeaderValue::from_str(&value).map_err(|_| {
            Error::configuration(format!(
                "the value of the header `{parsed}` contains characters that a header cannot hold"
            ))
        })?;
        map.insert(parsed, value);
    }
    Ok(map)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.title)
            .finish_non_exhaustive()
    }
}
