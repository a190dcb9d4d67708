//! The words and the order that all formats share.

use crate::diff::effect::{Direction, Money, Rust, Wire};
use crate::diff::{Change, Diff, Severity, VersionStep};

/// How many of several names are shown.
pub const MOST: usize = 4;

/// The changes of one severity, by group.
pub struct Section<'a> {
    pub severity: Severity,
    pub groups: Vec<(&'a str, Vec<&'a Change>)>,
}

/// The sections that have changes.
pub fn sections(diff: &Diff) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for change in &diff.changes {
        let severity = change.severity();
        let section = match sections.iter().position(|it| it.severity == severity) {
            Some(index) => index,
            None => {
                sections.push(Section {
                    severity,
                    groups: Vec::new(),
                });
                sections.len() - 1
            }
        };
        let Some(section) = sections.get_mut(section) else {
            continue;
        };
        let group = section.groups.iter_mut();
        match group.into_iter().find(|(name, _)| *name == change.group) {
            Some((_, changes)) => changes.push(change),
            None => section.groups.push((&change.group, vec![change])),
        }
    }
    sections
}

/// A verdict in words.
pub struct Verdict {
    /// What it is about.
    pub about: &'static str,
    pub text: String,
}

/// The verdicts that are more than nothing.
pub fn verdicts(change: &Change) -> Vec<Verdict> {
    let webhook = change
        .operations
        .iter()
        .all(|it| it.starts_with("webhook "));
    let wire = match (change.wire, change.direction) {
        (Wire::Compatible, _) => None,
        (Wire::NewClients, _) => Some("a new client may not work with the old service"),
        (Wire::OldClients, Direction::Response) if webhook => {
            Some("an old receiver may not work with the new service")
        }
        (Wire::OldClients, _) => Some("an old client may not work with the new service"),
        (Wire::Both, _) => {
            Some("an old client may not work with the new service, nor a new one with the old")
        }
    };
    let rust = match change.rust {
        Rust::Same => None,
        Rust::Warns => Some("code that uses it compiles with a warning"),
        Rust::Adds => Some("there is something new"),
        // It can be used as before, but not written out.
        Rust::Breaks if change.code == "member/added" => {
            Some("code that writes out all members does not compile")
        }
        Rust::Breaks => Some("code that uses it does not compile"),
        Rust::Silent => Some("code compiles, and may mean something else"),
    };
    let money = match &change.money {
        Money::Same => None,
        Money::Changes(what) => Some(what.as_str()),
    };
    let accepted = change.accepted.as_ref();
    let accepted = accepted.map(|it| format!("until {}: {}", it.until, it.reason));
    let parts = [
        ("wire", wire.map(str::to_owned)),
        ("Rust", rust.map(str::to_owned)),
        ("money and safety", money.map(str::to_owned)),
        ("accepted", accepted),
    ];
    let parts = parts.into_iter();
    parts
        .filter_map(|(about, text)| Some(Verdict { about, text: text? }))
        .collect()
}

/// What is said instead of names that are not shown.
pub fn more(count: usize) -> Option<String> {
    (count > MOST).then(|| format!("and {} more", count - MOST))
}

/// The operations that a change reaches, unless its subject says so.
pub fn users(change: &Change) -> Option<String> {
    let others = change.operations.iter().filter(|it| **it != change.subject);
    let others: Vec<&String> = others.collect();
    if others.is_empty() {
        return None;
    }
    let mut named: Vec<String> = others
        .iter()
        .take(MOST)
        .map(|it| format!("`{it}`"))
        .collect();
    named.extend(more(others.len()));
    let named = named.join(", ").replace(", and ", " and ");
    Some(format!("used by {named}"))
}

/// The operations and the places.
pub fn details(change: &Change) -> Vec<String> {
    users(change).into_iter().chain(places(change)).collect()
}

/// Where it was and is written.
pub fn places(change: &Change) -> Option<String> {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if before == after => Some(format!("at {after}")),
        (Some(before), Some(after)) => Some(format!("at {before}, now {after}")),
        (Some(before), None) => Some(format!("was at {before}")),
        (None, Some(after)) => Some(format!("at {after}")),
        (None, None) => None,
    }
}

/// How many changes there are.
pub fn summary(diff: &Diff) -> String {
    let count = |is: &dyn Fn(&Change) -> bool| diff.changes.iter().filter(|it| is(it)).count();
    let accepted = count(&|it| it.accepted.is_some());
    let breaking = count(&|it| it.accepted.is_none() && it.is_breaking());
    let money = count(&|it| it.accepted.is_none() && it.is_about_money());
    let noun = match diff.changes.len() {
        0 => return "Nothing changes for callers".to_owned(),
        1 => "change",
        _ => "changes",
    };
    let mut parts = vec![
        format!("{} {noun}", diff.changes.len()),
        format!("{breaking} breaking"),
        format!("{money} about money or safety"),
    ];
    if accepted > 0 {
        parts.push(format!("{accepted} accepted"));
    }
    parts.join(", ")
}

/// The step that the version of the crate needs.
pub fn step(diff: &Diff) -> String {
    let release = diff.step.name();
    let Some(version) = diff.version.as_ref().filter(|_| !diff.changes.is_empty()) else {
        return match diff.changes.is_empty() {
            true => "The version can stay".to_owned(),
            false => format!("Callers need {release}"),
        };
    };
    let VersionStep {
        name,
        base,
        head,
        needed,
        ..
    } = version;
    match (version.is_taken, base == head) {
        (true, _) => {
            format!("Callers need {release}, and get it: `{name}` was {base} and is {head}")
        }
        (false, true) => {
            format!("Callers need {release}: `{name}` is {head} and has to become {needed}")
        }
        (false, false) => format!(
            "Callers need {release}: `{name}` was {base}, is {head} and has to become {needed}"
        ),
    }
}
