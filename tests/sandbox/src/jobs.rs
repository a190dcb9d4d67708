//! [`Jobs`]: what an organization has submitted and how far it has come.
//!
//! Nothing works on a job. Its course is drawn up when it is submitted, as a
//! [`Timeline`](timeline::Timeline), and its results are a function of its
//! input; both are looked up when somebody asks. Only what moves credits on its
//! own has to be brought [up to date](crate::progress).

pub mod batch;
pub mod estimate;
pub mod export;
pub mod reveal;
pub mod scrape;
pub mod timeline;

use std::collections::HashMap;

use batch::Batch;
use estimate::Estimate;
use export::Export;
use reveal::Reveal;
use scrape::Scrape;

/// The jobs of an organization.
#[derive(Debug, Default)]
pub struct Jobs {
    /// Batches of lookups, by id.
    pub batches: HashMap<String, Batch>,
    /// Follower scrapes, by id.
    pub scrapes: HashMap<String, Scrape>,
    /// Count estimates, by id.
    pub estimates: HashMap<String, Estimate>,
    /// Reveal and enrich jobs, the oldest first.
    pub reveals: Vec<Reveal>,
    /// Exports, the oldest first.
    pub exports: Vec<Export>,
}

/// How a job was ordered to end, in place of well.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "ending", rename_all = "lowercase")]
pub enum Ending {
    /// It fails after this share of its items.
    Failed {
        /// From 0 to 1.
        #[serde(default)]
        share: f64,
    },
    /// It stops after this share of its items. Only scrapes do that; others
    /// fail.
    Partial {
        /// From 0 to 1.
        #[serde(default = "half")]
        share: f64,
        /// Whether it can be continued.
        #[serde(default = "yes")]
        recoverable: bool,
    },
}

const fn half() -> f64 {
    0.5
}

const fn yes() -> bool {
    true
}

impl Ending {
    /// How many of so many items are worked on.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a count that is far below 2^52"
    )]
    pub fn of(self, total: u64) -> u64 {
        let (Self::Failed { share } | Self::Partial { share, .. }) = self;
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        (total as f64 * share).floor() as u64
    }
}
