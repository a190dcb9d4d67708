//! Authentication: which credentials a call needs, where they come from, and how they
//! are put on a request.
//!
//! A key is asked for anew for every attempt, so that one that was swapped or
//! renewed is used from the next attempt on. What a key looks like inside is
//! known to `key` only. A key must not be put on a request whose operation does not
//! require it.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwapOption;

use crate::key::UsedKeys;
use crate::{Alternatives, Api, ApiKey, AuthScheme, BoxFuture, Error, ErrorKind, Operation};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The credentials of a client.
pub(crate) struct Access {
    pub(crate) api: &'static Api,
    /// Where the key of each scheme comes from, in the order of the schemes.
    pub(crate) sources: Vec<ArcSwapOption<KeySource>>,
    /// The scheme of the API key, as the index of a scheme.
    pub(crate) primary: usize,
    /// The keys that were sent.
    pub(crate) used: Mutex<UsedKeys>,
}

/// Where a key comes from.
pub(crate) enum KeySource {
    /// It is always the same, until another one is set.
    Fixed(Arc<ApiKey>),
    /// The program is asked every time.
    Asked(KeyProvider),
}

pub(crate) type KeyProvider =
    Box<dyn Fn() -> BoxFuture<'static, Result<ApiKey, BoxError>> + Send + Sync>;

/// Keys for one attempt, each with the way to send it.
pub(crate) type Keys = Vec<(AuthScheme, Arc<ApiKey>)>;

impl Access {
    /// Uses `key` as the API key from now on.
    pub(crate) fn set(&self, key: ApiKey) -> Result<(), Error> {
        key.check(&self.api.credential)
            .map_err(|fault| Error::configuration(format!("the API key {fault}")))?;
        if let Some(source) = self.sources.get(self.primary) {
            source.store(Some(Arc::new(KeySource::Fixed(Arc::new(key)))));
        }
        Ok(())
    }

    /// The keys for the next attempt at a call of `operation`.
    pub(crate) async fn keys(&self, operation: &Operation) -> Result<Keys, Error> {
        let required = operation.security;
        let alternatives = required.unwrap_or(self.api.credential.required());
        let mut keys = Keys::new();
        for index in self.choose(alternatives)? {
            let scheme = self.api.credential.schemes().get(*index);
            let source = self.sources.get(*index).and_then(ArcSwapOption::load_full);
            if let (Some(scheme), Some(source)) = (scheme, source) {
                keys.push((scheme.scheme, self.key(&source).await?));
            }
        }
        Ok(keys)
    }

    /// The first alternative of which the client has every credential.
    fn choose(&self, alternatives: Alternatives) -> Result<&'static [usize], Error> {
        let has = |index: &usize| {
            let source = self.sources.get(*index);
            source.is_some_and(|source| source.load().is_some())
        };
        let mut fitting = alternatives.iter().filter(|set| set.iter().all(has));
        match fitting.next() {
            Some(set) => Ok(set),
            None if alternatives.is_empty() => Ok(&[]),
            None => Err(self.lacks(alternatives)),
        }
    }

    fn lacks(&self, alternatives: Alternatives) -> Error {
        let schemes = self.api.credential.schemes();
        let name = |index: &usize| schemes.get(*index).map(|it| format!("`{}`", it.name));
        let sets = alternatives.iter().map(|set| {
            let names: Vec<String> = set.iter().filter_map(name).collect();
            names.join(" and ")
        });
        let message = format!(
            "the operation requires {}, which the client does not have; nothing was sent. Pass \
             credentials to the builder of the client",
            sets.collect::<Vec<_>>().join(" or ")
        );
        Error::new(ErrorKind::Credential, message)
    }

    async fn key(&self, source: &KeySource) -> Result<Arc<ApiKey>, Error> {
        let provider = match source {
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

    /// Puts keys on a request.
    pub(crate) fn show(&self, keys: &Keys, request: &mut reqwest::Request) -> Result<(), Error> {
        for (scheme, key) in keys {
            self.used
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .add(key);
            key.apply(*scheme, request).map_err(|fault| {
                Error::new(ErrorKind::Credential, format!("the API key {fault}"))
            })?;
        }
        Ok(())
    }
}
