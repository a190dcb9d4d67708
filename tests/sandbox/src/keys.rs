//! [`Keys`]: who may call, on whose behalf.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::problem::Refusal;

const NO_KEY: &str = "This endpoint requires API key authentication. \
     Provide key via x-api-key header or Authorization: Bearer sk_*";
const DISABLED: &str = "API key is disabled. Re-enable it from the dashboard.";

/// What the owner of a key may do in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything.
    Owner,
    /// Everything but what only owners may.
    Admin,
    /// Everything but manage invitations. Keys are made so.
    #[default]
    Member,
}

impl Role {
    /// Whether invitations may be made, listed and cancelled.
    #[must_use]
    pub const fn manages_invitations(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}

/// Checks that a text can be a key.
///
/// # Errors
/// Says what a key looks like.
pub fn check(text: &str) -> Result<(), &'static str> {
    let fits = text.starts_with("sk_") && text.chars().all(|c| c.is_ascii_graphic());
    fits.then_some(())
        .ok_or("a key begins with `sk_`, and has neither spaces nor letters beyond ASCII")
}

/// A key's owner and state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Place of its organization in the list of all.
    pub organization: usize,
    /// What its owner may do.
    pub role: Role,
    /// Whether it can be used.
    pub enabled: bool,
}

/// All keys of the sandbox.
#[derive(Debug, Default)]
pub struct Keys {
    keys: HashMap<String, Key>,
}

impl Keys {
    /// Adds a key, or changes one.
    pub fn insert(&mut self, text: impl Into<String>, key: Key) {
        self.keys.insert(text.into(), key);
    }

    /// Takes a key away. Returns whether there was one.
    pub fn remove(&mut self, text: &str) -> bool {
        self.keys.remove(text).is_some()
    }

    /// Switches a key on or off. Returns whether there is one.
    pub fn enable(&mut self, text: &str, enabled: bool) -> bool {
        self.keys
            .get_mut(text)
            .map(|key| key.enabled = enabled)
            .is_some()
    }

    /// The key that somebody showed.
    ///
    /// # Errors
    /// There is none, or it cannot be used.
    pub fn authenticate(&self, shown: Option<&str>) -> Result<Key, Refusal> {
        let key = shown.and_then(|text| self.keys.get(text));
        match key {
            None => Err(Refusal::Unauthorized(NO_KEY)),
            Some(key) if !key.enabled => Err(Refusal::Unauthorized(DISABLED)),
            Some(key) => Ok(*key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_keys_work_side_by_side() {
        let mut keys = Keys::default();
        let key = Key {
            organization: 0,
            role: Role::Member,
            enabled: true,
        };
        keys.insert("sk_old", key);
        keys.insert("sk_new", key);
        assert_eq!(keys.authenticate(Some("sk_old")), Ok(key));
        assert!(keys.remove("sk_old"));
        assert_eq!(
            keys.authenticate(Some("sk_old")),
            Err(Refusal::Unauthorized(NO_KEY))
        );
        assert_eq!(keys.authenticate(Some("sk_new")), Ok(key));
        assert!(keys.enable("sk_new", false));
        assert_eq!(
            keys.authenticate(Some("sk_new")),
            Err(Refusal::Unauthorized(DISABLED))
        );
        assert_eq!(keys.authenticate(None), Err(Refusal::Unauthorized(NO_KEY)));
    }
}
