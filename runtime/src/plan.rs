//! How many calls an API takes in a second and in a minute.
//!
//! Facts that a generator writes, or a program that knows its contract better.
//! Keeping to them is the business of `pace`.

/// The rates that one sort of caller has.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// What the API calls this sort of caller.
    pub name: &'static str,
    /// A rate for each class of calls that has its own.
    pub rates: &'static [Rate],
}

/// The most calls of one class. What is not given is not limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    class: &'static str,
    per_second: Option<u32>,
    per_minute: Option<u32>,
}

impl Rate {
    /// The class that every call counts against, besides its own.
    pub const EVERY_CALL: &'static str = "default";

    /// The rate of the calls of `class`, which is not limited yet.
    #[must_use]
    pub const fn new(class: &'static str) -> Self {
        Self {
            class,
            per_second: None,
            per_minute: None,
        }
    }

    /// The most calls in any second.
    #[must_use]
    pub const fn per_second(self, calls: u32) -> Self {
        Self {
            per_second: Some(calls),
            ..self
        }
    }

    /// The most calls in any minute.
    #[must_use]
    pub const fn per_minute(self, calls: u32) -> Self {
        Self {
            per_minute: Some(calls),
            ..self
        }
    }

    /// The class of calls that this is the rate of.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        self.class
    }

    /// The most calls of each span of time, in seconds.
    pub(crate) fn limits(&self) -> impl Iterator<Item = (u32, u64)> + use<> {
        let second = self.per_second.map(|calls| (calls, 1));
        let minute = self.per_minute.map(|calls| (calls, 60));
        second.into_iter().chain(minute)
    }

    /// Whether no call would ever get through.
    pub(crate) fn is_shut(&self) -> bool {
        self.limits().any(|(calls, _)| calls == 0)
    }
}
