//! [`Export`]: many leads in one file.

use std::time::Duration;

use super::timeline::{Pace, Phase, Timeline};
use crate::clock::{Moment, later};
use crate::ledger::ReservationId;
use crate::world::{ExportColumns, LeadQuery};

/// How fast exports are.
pub const PACE: Pace = Pace {
    wait: Duration::from_secs(2),
    least: Duration::from_secs(3),
    per_second: 5_000,
};

/// How long a finished file can be downloaded.
pub const FILE_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// An export.
#[derive(Debug)]
pub struct Export {
    /// Its id.
    pub id: String,
    /// Its label.
    pub name: String,
    /// Which leads are in it.
    pub selection: Selection,
    /// Which columns are paid for.
    pub columns: ExportColumns,
    /// Its course.
    pub timeline: Timeline,
    /// What it will have cost if it ends well.
    pub cost: u64,
    /// The credits it set aside.
    pub reservation: ReservationId,
}

/// Which leads are exported.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The search.
    pub query: LeadQuery,
    /// Just these leads of it.
    pub ids: Option<std::collections::HashSet<String>>,
    /// Leads to skip.
    pub skip: usize,
    /// Most leads to take.
    pub take: usize,
}

impl Export {
    /// The step the work has reached.
    #[must_use]
    pub fn step(&self, now: Moment) -> &'static str {
        match self.timeline.phase(now) {
            Phase::Waiting => "queued",
            Phase::Working => match self.timeline.percent(now) {
                0..30 => "fetching",
                30..70 => "enriching",
                _ => "generating",
            },
            Phase::Completed | Phase::Failed => "uploading",
        }
    }

    /// Whether the file is not kept any longer.
    #[must_use]
    pub fn expired(&self, now: Moment) -> bool {
        later(self.timeline.ends, FILE_LIFE) <= now
    }
}

/// Credits for a row, given which of its columns have a value.
#[must_use]
pub const fn row_price(found: ExportColumns) -> u64 {
    let names = if found.names { 1 } else { 0 };
    let email = if found.email { 10 } else { 0 };
    let phone = if found.phone { 525 } else { 0 };
    names + email + phone
}
