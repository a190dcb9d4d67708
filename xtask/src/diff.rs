//! What changed between two descriptions, and what that means for those who use the
//! client.
//!
//! Compares two plans, not two texts: operations by method and path, types by what they
//! stand for on the wire, and the names that callers write. One small model decides what a
//! change means, in `effect`. Nothing is read or generated here.

mod effect;
mod money;
mod operations;
mod render;
mod surface;
mod types;

use serde::Serialize;

use crate::document::{Document, Place};
use crate::plan::Api;

pub use effect::{Direction, How, Money, Rust, Step, Wire};
pub use render::{json, markdown, text};

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// A stable name for the kind of change.
    pub code: &'static str,
    /// What changed, as callers or the wire know it.
    pub subject: String,
    /// What happened, in one sentence without a full stop.
    pub message: String,
    /// Which way the value goes.
    pub direction: Direction,
    /// What the change does to the values that are allowed.
    pub how: How,
    /// Whether clients and services of both versions understand each other.
    pub wire: Wire,
    /// What the change means for code that uses the crate.
    pub rust: Rust,
    /// What the change means for money and for the safety of retries.
    pub money: Money,
    /// The operations that the change reaches.
    pub operations: Vec<String>,
    /// Where it is written before and after, as `file:line`.
    pub before: Option<String>,
    /// The same after.
    pub after: Option<String>,
    /// What the names of Rust that belong to it begin with.
    #[serde(skip)]
    key: String,
}

/// All that changed.
#[derive(Debug, Serialize)]
pub struct Diff {
    /// The step that the version of the crate needs.
    pub step: Step,
    /// The changes, the worst first.
    pub changes: Vec<Change>,
}

/// One of the two descriptions, with its plan.
#[derive(Clone, Copy)]
pub struct Version<'a> {
    /// The plan.
    pub api: &'a Api,
    /// The description with its overlays applied.
    pub document: &'a Document,
}

/// Compares two descriptions.
pub fn diff(base: Version<'_>, head: Version<'_>) -> Diff {
    let mut comparison = Comparison {
        base,
        head,
        changes: Vec::new(),
        pairs: types::Pairs::default(),
        renamed: Vec::new(),
    };
    comparison.operations();
    comparison.payloads();
    comparison.types();
    comparison.client();
    let mut changes = comparison.changes;
    surface::judge(base.api, head.api, &comparison.renamed, &mut changes);
    changes.sort_by_key(|change| std::cmp::Reverse((change.rank(), change.rust)));
    Diff {
        step: changes.iter().map(Change::step).max().unwrap_or_default(),
        changes,
    }
}

/// A comparison in progress.
struct Comparison<'a> {
    base: Version<'a>,
    head: Version<'a>,
    changes: Vec<Change>,
    pairs: types::Pairs,
    /// Names of Rust before and after, where something is only called differently.
    renamed: Vec<(String, String)>,
}

impl Change {
    /// How much attention it needs.
    fn rank(&self) -> u8 {
        let breaks = self.wire.breaks() || self.rust >= Rust::Breaks;
        match (self.money != Money::Same, breaks) {
            (true, true) => 3,
            (_, true) => 2,
            (true, _) => 1,
            _ => 0,
        }
    }

    /// Whether callers or old clients have to change something.
    pub fn is_breaking(&self) -> bool {
        self.wire == Wire::OldClients || self.wire == Wire::Both || self.rust >= Rust::Breaks
    }

    fn step(&self) -> Step {
        match self.rust {
            Rust::Silent | Rust::Breaks => Step::Major,
            Rust::Adds => Step::Minor,
            Rust::Same => Step::Patch,
        }
    }
}

impl Version<'_> {
    /// A place as `file:line`.
    fn place(&self, place: Place) -> String {
        let Some(source) = self.document.sources.get(place.source.0 as usize) else {
            return String::new();
        };
        let line = source.position(place.start).line;
        format!("{}:{line}", source.path.display())
    }
}
