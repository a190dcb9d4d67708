//! How the changes look: as text, as Markdown for a pull request, as JSON.
//!
//! Decides on words and order, not on verdicts.

use std::fmt::Write;

use super::effect::{Money, Rust, Wire};
use super::{Change, Diff};

/// As text for a terminal.
pub fn text(diff: &Diff) -> String {
    let mut text = String::new();
    for (title, changes) in sections(diff) {
        let _ = writeln!(text, "{title}\n");
        for change in changes {
            let _ = writeln!(
                text,
                "  {}: {} [{}]",
                change.subject, change.message, change.code
            );
            for verdict in verdicts(change) {
                let _ = writeln!(text, "      {verdict}");
            }
            for line in details(change) {
                let _ = writeln!(text, "      {line}");
            }
        }
        text.push('\n');
    }
    text + &summary(diff) + "\n"
}

/// As Markdown.
pub fn markdown(diff: &Diff) -> String {
    let mut text = format!("### {}\n\n", summary(diff));
    for (title, changes) in sections(diff) {
        let _ = writeln!(text, "#### {title}\n");
        for change in changes {
            let verdicts = verdicts(change).collect::<Vec<_>>().join("; ");
            let _ = writeln!(
                text,
                "- **{}**: {} (`{}`)",
                change.subject, change.message, change.code
            );
            if !verdicts.is_empty() {
                let _ = writeln!(text, "  {verdicts}.");
            }
            for line in details(change) {
                let _ = writeln!(text, "  {line}");
            }
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// As JSON.
pub fn json(diff: &Diff) -> String {
    // All keys are texts, so this cannot fail.
    serde_json::to_string_pretty(diff).unwrap_or_default() + "\n"
}

fn sections(diff: &Diff) -> impl Iterator<Item = (&'static str, Vec<&Change>)> {
    type Is = fn(&Change) -> bool;
    let sections: [(&str, Is); 3] = [
        ("Breaking", Change::is_breaking),
        ("Money and safety", |it| {
            !it.is_breaking() && it.money != Money::Same
        }),
        ("Compatible", |it| {
            !it.is_breaking() && it.money == Money::Same
        }),
    ];
    sections
        .into_iter()
        .map(|(title, is)| {
            (
                title,
                diff.changes.iter().filter(|it| is(it)).collect::<Vec<_>>(),
            )
        })
        .filter(|(_, changes)| !changes.is_empty())
}

fn verdicts(change: &Change) -> impl Iterator<Item = String> {
    let wire = match change.wire {
        Wire::Compatible => None,
        Wire::NewClients => Some("wire: a new client may not work with the old service"),
        Wire::OldClients => Some("wire: an old client may not work with the new service"),
        Wire::Both => Some("wire: clients and services of both versions do not work together"),
    };
    let rust = match change.rust {
        Rust::Same => None,
        Rust::Adds => Some("Rust: something new"),
        Rust::Breaks => Some("Rust: code that uses it does not compile"),
        Rust::Silent => Some("Rust: code compiles and means something else"),
    };
    let money = match &change.money {
        Money::Same => None,
        Money::Changes(what) => Some(format!("money and safety: {what}")),
    };
    let wire = wire.map(str::to_owned);
    wire.into_iter().chain(rust.map(str::to_owned)).chain(money)
}

/// The operations and the places.
fn details(change: &Change) -> Vec<String> {
    let mut lines = Vec::new();
    let others: Vec<&String> = change
        .operations
        .iter()
        .filter(|it| **it != change.subject)
        .collect();
    if !others.is_empty() {
        let named = others.iter().take(5).map(|it| format!("`{it}`"));
        let more = match others.len() {
            count if count > 5 => format!(" and {} more", count - 5),
            _ => String::new(),
        };
        lines.push(format!(
            "used by {}{more}",
            named.collect::<Vec<_>>().join(", ")
        ));
    }
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if before == after => lines.push(format!("at {after}")),
        (Some(before), Some(after)) => lines.push(format!("at {before}, now {after}")),
        (Some(before), None) => lines.push(format!("was at {before}")),
        (None, Some(after)) => lines.push(format!("at {after}")),
        (None, None) => {}
    }
    lines
}

fn summary(diff: &Diff) -> String {
    let breaking = diff.changes.iter().filter(|it| it.is_breaking()).count();
    let money = diff
        .changes
        .iter()
        .filter(|it| it.money != Money::Same)
        .count();
    match diff.changes.len() {
        0 => "Nothing changes for callers".to_owned(),
        count => {
            let noun = if count == 1 { "change" } else { "changes" };
            let step = diff.step.name();
            format!(
                "{count} {noun}, {breaking} breaking, {money} about money or safety: a {step} step"
            )
        }
    }
}
