//! [`Reveal`]: contact data of a few leads, for `reveal` and for `enrich`.
//!
//! It is charged while it runs: what is new when it begins, in full; what could
//! not be found comes back when it ends.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::timeline::{Pace, Timeline};

/// How fast reveals are.
pub const PACE: Pace = Pace {
    wait: Duration::from_secs(1),
    least: Duration::from_secs(2),
    per_second: 5,
};

/// A kind of contact data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The email address.
    Email,
    /// Phone numbers.
    Phone,
}

impl Field {
    /// Credits for it.
    #[must_use]
    pub const fn price(self) -> u64 {
        match self {
            Self::Email => 10,
            Self::Phone => 525,
        }
    }
}

/// Which operation started a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RevealKind {
    /// `POST /lead-finder/reveal`.
    Reveal,
    /// `POST /lead-finder/enrich`.
    Enrich,
}

impl RevealKind {
    /// The operation's id.
    #[must_use]
    pub const fn operation(self) -> &'static str {
        match self {
            Self::Reveal => "revealLeads",
            Self::Enrich => "enrichLeads",
        }
    }
}

/// How far the credits of a job have come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was charged.
    #[default]
    Waiting,
    /// What is new was charged.
    Charged(Charge),
    /// What was not found was given back.
    Settled(Charge, u64),
    /// There were not enough credits, or it was ordered to fail.
    Failed(String),
}

/// What a job was charged for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Charge {
    /// Credits.
    pub credits: u64,
    /// Leads and fields that had not been revealed before.
    pub new: BTreeMap<String, BTreeSet<Field>>,
}

/// A reveal or enrich job.
#[derive(Debug)]
pub struct Reveal {
    /// Its id.
    pub id: String,
    /// Which operation started it.
    pub kind: RevealKind,
    /// Leads, without duplicates.
    pub leads: Vec<String>,
    /// What is looked for, without duplicates.
    pub fields: BTreeSet<Field>,
    /// Its course.
    pub timeline: Timeline,
    /// How far its credits have come.
    pub stage: Stage,
}

impl Reveal {
    /// The most it can cost.
    #[must_use]
    pub fn most(&self) -> u64 {
        let each: u64 = self.fields.iter().map(|field| field.price()).sum();
        each * self.leads.len() as u64
    }
}

impl Charge {
    /// What leads and fields would be charged, given what was revealed before
    /// and which leads there are.
    #[must_use]
    pub fn of(
        leads: &[String],
        fields: &BTreeSet<Field>,
        revealed: &HashMap<String, BTreeMap<Field, bool>>,
        exists: impl Fn(&str) -> bool,
    ) -> Self {
        let mut charge = Self::default();
        for lead in leads.iter().filter(|lead| exists(lead)) {
            let known = revealed.get(lead);
            let new: BTreeSet<Field> = fields
                .iter()
                .copied()
                .filter(|field| !known.is_some_and(|known| known.contains_key(field)))
                .collect();
            charge.credits += new.iter().map(|field| field.price()).sum::<u64>();
            if !new.is_empty() {
                charge.new.insert(lead.clone(), new);
            }
        }
        charge
    }
}
