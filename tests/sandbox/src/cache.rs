//! [`Cache`]: lookups that need not be paid again.
//!
//! It remembers that something was found, not what: the world gives the same
//! answer again anyway.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use crate::clock::{Moment, later};

/// How long a lookup is remembered.
pub const LOOKUP_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A lookup, reduced to eight bytes, so that a batch of half a million leaves
/// no more than that behind for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CacheKey(u64);

impl CacheKey {
    /// The key of an input of a kind. Case does not matter.
    #[must_use]
    pub fn new(kind: &str, input: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        kind.hash(&mut hasher);
        input.to_lowercase().hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// What an organization has looked up lately.
#[derive(Debug, Default)]
pub struct Cache {
    until: HashMap<CacheKey, Moment>,
}

impl Cache {
    /// Remembers a lookup. One that is remembered already is not renewed.
    pub fn remember(&mut self, key: CacheKey, now: Moment) {
        if !self.holds(key, now) {
            self.until.insert(key, later(now, LOOKUP_LIFE));
        }
    }

    /// Whether a lookup is remembered.
    #[must_use]
    pub fn holds(&self, key: CacheKey, now: Moment) -> bool {
        self.until.get(&key).is_some_and(|until| now < *until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lookup_is_remembered_for_seven_days() {
        let mut cache = Cache::default();
        let key = CacheKey::new("ip", "192.0.2.1");
        let start = Moment::UNIX_EPOCH;
        assert!(!cache.holds(key, start));
        cache.remember(key, start);
        assert!(cache.holds(key, later(start, LOOKUP_LIFE - Duration::from_secs(1))));
        cache.remember(key, later(start, Duration::from_secs(60)));
        assert!(!cache.holds(key, later(start, LOOKUP_LIFE)));
        assert!(!cache.holds(CacheKey::new("email", "192.0.2.1"), start));
    }
}
