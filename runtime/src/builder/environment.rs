//! Settings from environment variables.
//!
//! Reads the variables that the API names and no others. What was set by hand
//! is left alone. Names go into messages, values never do.

use std::env;
use std::ffi::OsString;

use super::{ClientBuilder, Key, Setting};
use crate::ApiKey;

impl<C> ClientBuilder<C> {
    /// Takes the key and the base URL from the environment variables that
    /// [`Environment`](crate::Environment) names, unless they are set already.
    /// A base URL that is blank counts as none. The variable for the key is not read
    /// if the API takes no key.
    pub fn with_environment(self) -> Self {
        self.with_variables(|name| env::var_os(name))
    }

    pub(super) fn with_variables(mut self, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let names = self.api.environment;
        // What is not Unicode is kept as good as it goes, to be refused with
        // everything else that is no key and no URL.
        let read = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
        let spoken = |name: &str| format!("the value of the environment variable `{name}`");

        let takes_key = !self.api.credential.schemes().is_empty();
        if self.key.is_none() && takes_key {
            self.key = read(names.key).map(|value| {
                Key::Given(Setting {
                    value: ApiKey::new(value),
                    name: spoken(names.key),
                })
            });
        }
        if self.base_url.is_none() {
            self.base_url = read(names.base_url)
                .filter(|value| !value.trim().is_empty())
                .map(|value| Setting {
                    value,
                    name: spoken(names.base_url),
                });
        }
        self
    }
}
