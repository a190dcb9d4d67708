//! [`Organization`]: everything that belongs to one customer.
//!
//! A record with its books; what happens to it is decided by the operations and
//! by the passing of time.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::allowance::{DailyAllowance, SearchAllowance};
use crate::cache::Cache;
use crate::jobs::Jobs;
use crate::jobs::reveal::Field;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::problem::Refusal;
use crate::rate_limit::RateLimiter;
use crate::team::Team;

/// Whether an organization may call at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It may.
    #[default]
    Active,
    /// Its account was suspended.
    Suspended,
    /// It was deleted, and its keys were not.
    Gone,
}

/// Whether an organization may scrape followers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Approval {
    /// It may.
    #[default]
    Approved,
    /// It waits for a decision.
    Pending,
    /// It was turned down.
    Rejected,
    /// It might once.
    Revoked,
    /// It never asked.
    None,
}

impl Approval {
    /// Why access is denied, for people.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Approved => "Access to company followers is approved.",
            Self::Pending => "Your request for access to company followers is under review.",
            Self::Rejected => "Your request for access to company followers was rejected.",
            Self::Revoked => "Your access to company followers was revoked.",
            Self::None => "Company followers need an approval. Request access from the dashboard.",
        }
    }
}

/// A search that was kept.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedSearch {
    /// Its id.
    pub id: String,
    /// Its label.
    pub name: String,
    /// Its filters, as they were sent.
    pub filters: serde_json::Value,
    /// When it was saved.
    pub created_at: crate::clock::Moment,
    /// When it was last changed, which nothing does.
    pub updated_at: crate::clock::Moment,
}

/// A customer.
#[derive(Debug)]
pub struct Organization {
    /// Its id.
    pub id: String,
    /// What it has subscribed to.
    pub plan: Plan,
    /// Whether it may call at all.
    pub standing: Standing,
    /// Whether it may scrape followers.
    pub approval: Approval,
    /// Its credits.
    pub ledger: Ledger,
    /// How often it has called.
    pub limiter: RateLimiter,
    /// What it has submitted.
    pub jobs: Jobs,
    /// What it has looked up lately.
    pub cache: Cache,
    /// The searches of this month.
    pub searches: SearchAllowance,
    /// The profiles of today.
    pub profiles: DailyAllowance,
    /// What it has revealed: by lead and field.
    pub revealed: HashMap<String, BTreeMap<Field, bool>>,
    /// Leads whose family names it has paid for.
    pub unlocked: HashSet<String>,
    /// The searches it has kept.
    pub saved: Vec<SavedSearch>,
    /// Its people.
    pub team: Team,
}

impl Organization {
    /// An organization without credits.
    #[must_use]
    pub fn new(id: String, plan: Plan, team: Team) -> Self {
        Self {
            id,
            plan,
            standing: Standing::Active,
            approval: Approval::Approved,
            ledger: Ledger::default(),
            limiter: RateLimiter::default(),
            jobs: Jobs::default(),
            cache: Cache::default(),
            searches: SearchAllowance::default(),
            profiles: DailyAllowance::default(),
            revealed: HashMap::new(),
            unlocked: HashSet::new(),
            saved: Vec::new(),
            team,
        }
    }

    /// Whether its keys are good for anything.
    ///
    /// # Errors
    /// It is suspended or gone.
    pub fn admit(&self) -> Result<(), Refusal> {
        match self.standing {
            Standing::Active => Ok(()),
            Standing::Suspended => Err(Refusal::Forbidden(
                "Your account has been suspended. API access is disabled.".to_owned(),
            )),
            Standing::Gone => Err(Refusal::Forbidden(
                "The organization associated with this API key no longer exists".to_owned(),
            )),
        }
    }
}
