//! The client: what a program holds to talk to an API.
//!
//! Ties the other modules together and keeps what they share. How a client is
//! configured is in `builder`, how a request travels in `exchange`, how an
//! answer is read in `receive`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use serde::de::DeserializeOwned;

use crate::request::Reading;
use crate::{
    Api, ApiKey, AuthScheme, ClientBuilder, Error, ErrorKind, Request, Response, exchange, receive,
};

/// A client of one API, on behalf of one caller.
///
/// Cheap to clone: clones share connections and settings. One client is meant
/// to last as long as the program.
///
/// Redirects are not followed. Most would only repeat the request at another
/// place, and with it the key, and the purchase.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

/// What all clones of a client share.
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    /// Without a slash at the end, ready for a path to be put behind it.
    pub(crate) base: String,
    pub(crate) access: Option<Access>,
    pub(crate) timeout: Duration,
    pub(crate) response_limit: usize,
}

/// How the client shows who is calling.
pub(crate) struct Access {
    pub(crate) key: ApiKey,
    pub(crate) scheme: AuthScheme,
}

impl Client {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings: Arc::new(settings),
        }
    }

    /// Starts configuring a client of `api`.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder::new(api)
    }

    /// A client with the key, and the base URL if there is one, from the
    /// environment variables that [`Api::environment`] names.
    ///
    /// # Errors
    /// If the variable for the key is not set, or what it holds is no key of
    /// this API. The error names the variable, not its value.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::builder(api).with_environment().build()
    }

    /// The API that this is a client of.
    #[must_use]
    pub fn api(&self) -> &'static Api {
        self.settings.api
    }

    /// Where the API lives, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.settings.base
    }

    /// What requests are built with. It knows no key: a request has to go
    /// through [`send`](Self::send) to be let in.
    #[must_use]
    pub fn http(&self) -> &reqwest::Client {
        &self.settings.http
    }

    /// Sends a request and makes of its answer what the request says it is.
    ///
    /// # Errors
    /// If there is no answer, or none that is a success, or one that does not
    /// fit. See [`ErrorKind`].
    pub async fn send<T, R>(&self, request: Request<T>) -> Result<Response<T, R>, Error>
    where
        R: DeserializeOwned + Default,
    {
        let Request { call, reading } = request;
        let settings = &*self.settings;
        match reading {
            Reading::Body(decode) => {
                let operation = call.operation;
                let answer = exchange::fetch(settings, call).await?;
                receive::receive(settings.api, operation, decode, answer)
            }
            Reading::Stream(wrap) => {
                let answer = exchange::open(settings, call).await?;
                Ok(receive::receive_stream(settings.api, wrap, answer))
            }
        }
    }
}

impl Settings {
    /// Puts the key on a request, unless that would show it to a stranger.
    pub(crate) fn authorize(&self, http: &mut reqwest::Request) -> Result<(), Error> {
        let Some(access) = &self.access else {
            return Ok(());
        };
        if http.url().origin() != self.base_url.origin() {
            return Err(Error::new(
                ErrorKind::InvalidRequest,
                "the request is for another host than the base URL's, where the key must not go",
            ));
        }
        access
            .key
            .apply(access.scheme, http.headers_mut())
            .map_err(|fault| Error::configuration(format!("the API key {fault}")))
    }

    /// Takes the key out of what a server sent back.
    pub(crate) fn redact(&self, text: Vec<u8>) -> Vec<u8> {
        match &self.access {
            Some(access) => access.key.redact(text),
            None => text,
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.settings.api.title)
            .field("base_url", &self.settings.base)
            .finish_non_exhaustive()
    }
}
