//! Who the client will be: the key, or where to ask for it, and how to send it.
//!
//! Checks what can be checked before the first call. A key that is asked for
//! is checked every time, by `access`.

use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;

use super::{ClientBuilder, Setting};
use crate::access::{Access, KeyProvider, KeySource};
use crate::{ApiKey, Error};

/// Where the key will come from.
pub(super) enum Key {
    Given(Setting<ApiKey>),
    Asked(KeyProvider),
}

impl<C> ClientBuilder<C> {
    pub(super) fn access(&mut self) -> Result<Option<Access>, Error> {
        let credential = &self.api.credential;
        let Some(preferred) = credential.schemes().first() else {
            return self.no_access();
        };
        let scheme = self.scheme.unwrap_or(*preferred);
        if !credential.schemes().contains(&scheme) {
            return Err(Error::configuration(format!(
                "{} does not take its key as {scheme:?}, only as one of {:?}",
                self.api.title,
                credential.schemes()
            )));
        }
        let source = self.key_source()?;
        Ok(Some(Access {
            api: self.api,
            scheme,
            source: ArcSwap::from_pointee(source),
            used: Mutex::default(),
        }))
    }

    /// For an API without keys: nothing may be set that would be ignored.
    fn no_access(&self) -> Result<Option<Access>, Error> {
        if self.key.is_some() || self.scheme.is_some() {
            let title = self.api.title;
            return Err(Error::configuration(format!("{title} takes no API key")));
        }
        Ok(None)
    }

    fn key_source(&mut self) -> Result<KeySource, Error> {
        match self.key.take() {
            Some(Key::Given(Setting { value, name })) => {
                value
                    .check(&self.api.credential)
                    .map_err(|fault| Error::configuration(format!("{name} {fault}")))?;
                Ok(KeySource::Fixed(Arc::new(value)))
            }
            Some(Key::Asked(provider)) => Ok(KeySource::Asked(provider)),
            None => Err(Error::configuration(format!(
                "no API key for {}: set the environment variable `{}`, or pass a key to the builder",
                self.api.title, self.api.environment.key
            ))),
        }
    }
}
