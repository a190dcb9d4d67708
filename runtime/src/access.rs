//! Who is calling: where the key comes from, and how it is shown.
//!
//! A key is asked for anew for every attempt, so that one that was swapped or
//! renewed is used from the next attempt on. What a key looks like inside is
//! known to `key` only.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use reqwest::header::HeaderMap;

use crate::key::UsedKeys;
use crate::{Api, ApiKey, AuthScheme, BoxFuture, Error, ErrorKind};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// How a client shows who is calling.
pub(crate) struct Access {
    pub(crate) api: &'static Api,
    pub(crate) scheme: AuthScheme,
    pub(crate) source: ArcSwap<KeySource>,
    /// The keys that were sent.
    pub(crate) used: Mutex<UsedKeys>,
}

/// Where the key comes from.
pub(crate) enum KeySource {
    /// It is always the same, until another one is set.
    Fixed(Arc<ApiKey>),
    /// The program is asked every time.
    Asked(KeyProvider),
}

pub(crate) type KeyProvider =
    Box<dyn Fn() -> BoxFuture<'static, Result<ApiKey, BoxError>> + Send + Sync>;

impl Access {
    /// Uses `key` from now on.
    pub(crate) fn set(&self, key: ApiKey) -> Result<(), Error> {
        key.check(&self.api.credential)
            .map_err(|fault| Error::configuration(format!("the API key {fault}")))?;
        self.source.store(Arc::new(KeySource::Fixed(Arc::new(key))));
        Ok(())
    }

    /// The key for the next attempt.
    pub(crate) async fn key(&self) -> Result<Arc<ApiKey>, Error> {
        let source = self.source.load_full();
        let provider = match &*source {
            KeySource::Fixed(key) => return Ok(Arc::clone(key)),
            KeySource::Asked(provider) => provider,
        };
        let key = provider().await.map_err(|error| {
            let message = "the program's source of API keys failed, so that nothing was sent";
            Error::new(ErrorKind::Credential, message).with_source(error)
        })?;
        key.check(&self.api.credential).map_err(|fault| {
            let message = format!("the API key that the program's source of keys gave {fault}");
            Error::new(ErrorKind::Credential, message)
        })?;
        Ok(Arc::new(key))
    }

    /// The keys that were sent so far, to take them out of what comes back.
    pub(crate) fn used(&self) -> UsedKeys {
        self.used
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts `key` on a request.
    pub(crate) fn show(&self, key: &Arc<ApiKey>, headers: &mut HeaderMap) -> Result<(), Error> {
        self.used
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .add(key);
        key.apply(self.scheme, headers)
            .map_err(|fault| Error::new(ErrorKind::Credential, format!("the API key {fault}")))
    }
}
