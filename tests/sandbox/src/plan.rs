//! [`Plan`]: what an organization has subscribed to.
//!
//! The published table of credits and rates, as data. Who has called how often
//! is [`rate_limit`](crate::rate_limit)'s business.

use serde::{Deserialize, Serialize};

/// A subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    /// What everybody begins with.
    Free,
    /// 100,000 credits a month.
    Growth,
    /// 500,000 credits a month.
    Scale,
    /// 2,500,000 credits a month.
    Pro,
    /// By contract; here 10,000,000 credits.
    Enterprise,
}

/// Calls that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateClass {
    /// Every call.
    Default,
    /// Single lookups that ask a source of data while the caller waits.
    Enrichment,
    /// Submissions of batches and jobs.
    BatchSubmit,
}

/// Most calls in a second and in a minute. What is `None` has no limit of its
/// own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Calls in a second.
    pub per_second: Option<u64>,
    /// Calls in a minute.
    pub per_minute: Option<u64>,
}

impl Plan {
    /// Credits at the beginning.
    #[must_use]
    pub const fn credits(self) -> u64 {
        match self {
            Self::Free => 100,
            Self::Growth => 100_000,
            Self::Scale => 500_000,
            Self::Pro => 2_500_000,
            Self::Enterprise => 10_000_000,
        }
    }

    /// The limits of a class.
    #[must_use]
    pub const fn rates(self, class: RateClass) -> Rates {
        let (second, minute, enrichment, submit) = match self {
            Self::Free => (5, 60, 10, (Some(1), 2)),
            Self::Growth => (25, 300, 100, (Some(3), 10)),
            Self::Scale => (50, 1_000, 500, (Some(5), 20)),
            Self::Pro => (100, 5_000, 2_000, (Some(10), 50)),
            Self::Enterprise => (200, 10_000, 10_000, (None, 10_000)),
        };
        match class {
            RateClass::Default => Rates {
                per_second: Some(second),
                per_minute: Some(minute),
            },
            RateClass::Enrichment => Rates {
                per_second: None,
                per_minute: Some(enrichment),
            },
            RateClass::BatchSubmit => Rates {
                per_second: submit.0,
                per_minute: Some(submit.1),
            },
        }
    }
}
