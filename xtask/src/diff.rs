//! What changed between two descriptions, and what that means for those who use the
//! client.
//!
//! Compares two plans, not two texts: operations by method and path, types by what they
//! stand for on the wire, and the names that callers write. One small model decides what a
//! change means, in `effect`. Nothing is read or generated here.

mod accepted;
mod bodies;
mod changelog;
mod choices;
mod client;
mod effect;
mod explain;
mod jobs;
mod limits;
mod members;
mod money;
mod operations;
mod pairing;
mod parameters;
mod places;
mod render;
mod security;
mod surface;
mod values;
mod version;

use std::collections::HashMap;

use serde::Serialize;

use crate::document::{Document, Place};
use crate::plan::Api;
use pairing::Both;
use places::Places;

pub use accepted::{Acceptance, Accepted, Date, Judged};
pub use changelog::changelog;
pub use effect::{Direction, How, Money, Rust, Step, Wire};
pub use explain::{CODES, explain};
pub use places::Spot;
pub use render::{brief, github, html, json, markdown, text};
pub use version::{VersionStep, Versions};

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// A stable name for the kind of change.
    pub code: &'static str,
    /// The resource that it belongs to, or what else it is part of.
    pub group: String,
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
    /// What happens to the names that callers write.
    pub names: Vec<String>,
    /// What the change means for money and for the safety of retries.
    pub money: Money,
    /// The operations that the change reaches.
    pub operations: Vec<String>,
    /// Where it was written.
    pub before: Option<Spot>,
    /// Where it is written.
    pub after: Option<Spot>,
    /// Why it does not count, if it is accepted.
    pub accepted: Option<Accepted>,
    /// What the names of Rust that belong to it begin with.
    #[serde(skip)]
    keys: Vec<String>,
    /// What it is called where several operations have it.
    #[serde(skip)]
    shared: Option<String>,
}

/// All that changed.
#[derive(Debug, Serialize)]
pub struct Diff {
    /// The step that the version of the crate needs.
    pub step: Step,
    /// The same as versions, if both are known.
    pub version: Option<VersionStep>,
    /// The changes: by severity, then by resource.
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

/// Changes that belong to no resource, where there are several.
const CLIENT: &str = "client";
const SHARED: &str = "several resources";
const WEBHOOKS: &str = "webhooks";

/// Compares two descriptions.
pub fn diff(base: Version<'_>, head: Version<'_>) -> Diff {
    let mut comparison = Comparison {
        base: base.api,
        head: head.api,
        before: Places::new(base.document),
        after: Places::new(head.document),
        changes: Vec::new(),
        told: HashMap::new(),
        pairs: values::Pairs::default(),
        renamed: Vec::new(),
    };
    let pairs = comparison.operations();
    comparison.payloads();
    comparison.types();
    for both in pairs {
        comparison.decisions(both);
    }
    comparison.client();
    let mut changes = comparison.changes;
    let places = (&comparison.before, &comparison.after);
    surface::judge(
        base.api,
        head.api,
        places,
        &comparison.renamed,
        &mut changes,
    );
    let order = groups(base.api, head.api);
    changes.sort_by_key(|change| {
        let group = order.iter().position(|group| *group == change.group);
        (
            change.severity(),
            group,
            std::cmp::Reverse((change.rust, change.wire)),
        )
    });
    Diff {
        step: changes.iter().map(Change::step).max().unwrap_or_default(),
        version: None,
        changes,
    }
}

/// The groups in the order in which they are shown.
fn groups(base: &Api, head: &Api) -> Vec<String> {
    let mut order = vec![CLIENT.to_owned()];
    let resources = head.resources.iter().chain(&base.resources);
    for name in resources.map(|resource| &resource.name) {
        if !order.contains(name) {
            order.push(name.clone());
        }
    }
    order.extend([SHARED.to_owned(), WEBHOOKS.to_owned()]);
    order
}

/// A comparison in progress.
struct Comparison<'a> {
    base: &'a Api,
    head: &'a Api,
    before: Places<'a>,
    after: Places<'a>,
    changes: Vec<Change>,
    /// The changes that several operations or both directions may have, by what they say.
    told: HashMap<String, usize>,
    pairs: values::Pairs,
    /// Names of Rust before and after, where something is only called differently.
    renamed: Vec<(String, String)>,
}

impl<'a> Comparison<'a> {
    /// Adds a change. What several operations share is reported once.
    fn add(&mut self, change: Change) {
        let identity = match &change.shared {
            Some(_) => Some(format!(
                "{} {} {:?} {:?}",
                change.code, change.message, change.before, change.after
            )),
            None if change.code.starts_with("rust/") => None,
            None => Some(format!(
                "{} {} {:?}",
                change.code, change.message, change.keys
            )),
        };
        let known = identity.as_ref().and_then(|it| self.told.get(it));
        let Some(known) = known.and_then(|index| self.changes.get_mut(*index)) else {
            if let Some(identity) = identity {
                self.told.insert(identity, self.changes.len());
            }
            self.changes.push(change);
            return;
        };
        known.wire = known.wire.and(change.wire);
        known.rust = known.rust.max(change.rust);
        for operation in change.operations {
            if !known.operations.contains(&operation) {
                known.operations.push(operation);
            }
        }
        for key in change.keys {
            if !known.keys.contains(&key) {
                known.keys.push(key);
            }
        }
        if let Some(shared) = change.shared
            && known.operations.len() > 1
        {
            known.subject = shared;
        }
        known.group = match known.code {
            "operation/security" if known.operations.len() > 1 => CLIENT.to_owned(),
            _ => group(&known.operations),
        };
    }

    /// A change of an operation that both versions have, at its own places.
    fn of(
        &self,
        both: Both<'_>,
        code: &'static str,
        direction: Direction,
        how: How,
        message: impl Into<String>,
    ) -> Change {
        let key = both.head.path(0);
        Change::new(code, both.head.label(), message, direction, how)
            .used_by(&[both.head.label()])
            .key(key)
            .at(
                self.before
                    .spot(self.before.whole(&both.base.operation.origin)),
                self.after
                    .spot(self.after.whole(&both.head.operation.origin)),
            )
    }

    /// The lines of two places.
    fn spots(&self, before: Option<Place>, after: Option<Place>) -> (Option<Spot>, Option<Spot>) {
        (
            before.and_then(|place| self.before.spot(place)),
            after.and_then(|place| self.after.spot(place)),
        )
    }
}

/// The group of a change that these operations have.
fn group(operations: &[String]) -> String {
    let of = |label: &String| match label.split_once("().") {
        Some((resource, _)) => resource.to_owned(),
        None => WEBHOOKS.to_owned(),
    };
    let mut groups = operations.iter().map(of);
    match groups.next() {
        None => CLIENT.to_owned(),
        Some(first) if groups.all(|group| group == first) => first,
        Some(_) => SHARED.to_owned(),
    }
}

impl Change {
    fn new(
        code: &'static str,
        subject: impl Into<String>,
        message: impl Into<String>,
        direction: Direction,
        how: How,
    ) -> Self {
        Self {
            code,
            group: CLIENT.to_owned(),
            subject: subject.into(),
            message: message.into(),
            direction,
            how,
            wire: effect::wire(direction, how),
            rust: Rust::Same,
            names: Vec::new(),
            money: Money::Same,
            operations: Vec::new(),
            before: None,
            after: None,
            accepted: None,
            keys: Vec::new(),
            shared: None,
        }
    }

    fn at(self, before: Option<Spot>, after: Option<Spot>) -> Self {
        Self {
            before,
            after,
            ..self
        }
    }

    fn used_by(self, operations: &[String]) -> Self {
        Self {
            group: group(operations),
            operations: operations.to_vec(),
            ..self
        }
    }

    fn key(self, key: String) -> Self {
        Self {
            keys: vec![key],
            ..self
        }
    }

    fn keys(self, keys: impl IntoIterator<Item = String>) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            ..self
        }
    }

    fn rust(self, rust: Rust) -> Self {
        Self { rust, ..self }
    }

    fn money(self, what: &str) -> Self {
        Self {
            money: Money::Changes(what.to_owned()),
            ..self
        }
    }

    fn shared(self, name: Option<String>) -> Self {
        Self {
            shared: name,
            ..self
        }
    }

    /// Whether callers or old clients have to change something.
    pub fn is_breaking(&self) -> bool {
        self.wire.breaks() || self.rust >= Rust::Breaks
    }

    /// How much attention it needs: the section that shows it.
    pub fn severity(&self) -> Severity {
        match (&self.accepted, self.is_breaking(), &self.money) {
            (Some(_), ..) => Severity::Accepted,
            (None, true, _) => Severity::Breaking,
            (None, false, Money::Changes(_)) => Severity::Money,
            (None, false, Money::Same) => Severity::Compatible,
        }
    }

    fn step(&self) -> Step {
        match self.rust {
            Rust::Silent | Rust::Breaks => Step::Major,
            Rust::Adds | Rust::Warns => Step::Minor,
            Rust::Same => Step::Patch,
        }
    }
}

/// How much attention a change needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something stops working, or means something else.
    Breaking,
    /// Nothing breaks, but it is about money or the safety of a retry.
    Money,
    /// Nothing breaks.
    Compatible,
    /// It does not count.
    Accepted,
}

impl Severity {
    /// The title of the section.
    pub fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::Money => "Money and safety",
            Self::Compatible => "Compatible",
            Self::Accepted => "Accepted",
        }
    }
}
