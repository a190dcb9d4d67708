//! The credentials of a client: keys, or where to ask for them, and how to send them.
//!
//! Checks what can be checked before the first call. A key that is asked for
//! is checked every time, by `access`.

use std::sync::{Arc, Mutex};

use arc_swap::ArcSwapOption;

use super::{ClientBuilder, Setting};
use crate::access::{Access, KeyProvider, KeySource};
use crate::{ApiKey, AuthScheme, Error};

/// Where a key will come from.
pub(super) enum Key {
    Given(Setting<ApiKey>),
    Asked(KeyProvider),
}

impl<C> ClientBuilder<C> {
    pub(super) fn access(&mut self) -> Result<Option<Access>, Error> {
        let credential = &self.api.credential;
        let schemes = credential.schemes();
        if schemes.is_empty() {
            return self.no_access();
        }
        let primary = self.primary()?;
        let mut sources: Vec<Option<KeySource>> = schemes.iter().map(|_| None).collect();
        if let Some(key) = self.key.take() {
            sources[primary] = Some(self.source(key)?);
        }
        for (name, key) in std::mem::take(&mut self.credentials) {
            let Some(index) = schemes.iter().position(|scheme| scheme.name == name) else {
                let known: Vec<&str> = schemes.iter().map(|scheme| scheme.name).collect();
                return Err(Error::configuration(format!(
                    "{} has no security scheme `{name}`, only {known:?}",
                    self.api.title
                )));
            };
            sources[index] = Some(self.source(key)?);
        }
        if credential.is_required() && sources.iter().all(Option::is_none) {
            return Err(Error::configuration(format!(
                "no API key for {}: set the environment variable `{}`, or pass a key to the builder",
                self.api.title, self.api.environment.key
            )));
        }
        let sources = sources.into_iter();
        Ok(Some(Access {
            api: self.api,
            sources: sources.map(ArcSwapOption::from_pointee).collect(),
            primary,
            used: Mutex::default(),
        }))
    }

    /// The index of the scheme that the API key is for.
    fn primary(&self) -> Result<usize, Error> {
        let credential = &self.api.credential;
        let schemes = credential.schemes();
        let Some(wanted) = self.scheme else {
            let first = credential.required().iter().find_map(|set| set.first());
            return Ok(first.copied().unwrap_or(0));
        };
        let found = schemes.iter().position(|one| one.scheme == wanted);
        found.ok_or_else(|| {
            let known: Vec<AuthScheme> = schemes.iter().map(|one| one.scheme).collect();
            Error::configuration(format!(
                "{} does not take its key as {wanted:?}, only as one of {known:?}",
                self.api.title
            ))
        })
    }

    /// For an API without keys: nothing may be set that would be ignored.
    fn no_access(&self) -> Result<Option<Access>, Error> {
        if self.key.is_some() || self.scheme.is_some() || !self.credentials.is_empty() {
            let title = self.api.title;
            return Err(Error::configuration(format!("{title} takes no API key")));
        }
        Ok(None)
    }

    fn source(&self, key: Key) -> Result<KeySource, Error> {
        match key {
            Key::Given(Setting { value, name }) => {
                value
                    .check(&self.api.credential)
                    .map_err(|fault| Error::configuration(format!("{name} {fault}")))?;
                Ok(KeySource::Fixed(Arc::new(value)))
            }
            Key::Asked(provider) => Ok(KeySource::Asked(provider)),
        }
    }
}
