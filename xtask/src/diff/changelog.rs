//! An entry for a changelog: what callers need to know, in their names.
//!
//! The headings are those of Keep a Changelog. What changes nothing for callers is left
//! out.

use super::effect::{Money, Rust};
use super::{Change, Diff};

/// Writes the entry, ready to paste; empty if nothing changes for callers.
pub fn changelog(diff: &Diff) -> String {
    const HEADINGS: [&str; 5] = ["Added", "Changed", "Deprecated", "Removed", "Security"];
    let mut text = String::new();
    for heading in HEADINGS {
        let mut lines: Vec<String> = Vec::new();
        let changes = diff.changes.iter();
        for change in changes.filter(|it| self::heading(it) == Some(heading)) {
            let line = line(change);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if !lines.is_empty() {
            text.push_str(&format!("### {heading}\n\n{}\n\n", lines.join("\n")));
        }
    }
    match text.is_empty() {
        true => text,
        false => {
            let version = diff.version.as_ref();
            let version = version.map_or("Unreleased", |step| match step.is_taken {
                true => step.head.as_str(),
                false => step.needed.as_str(),
            });
            format!("## {version}\n\n{}\n", text.trim_end())
        }
    }
}

fn line(change: &Change) -> String {
    let breaking = if change.is_breaking() {
        "**Breaking:** "
    } else {
        ""
    };
    let is_told = change.message.contains(&format!("`{}", change.subject))
        || ["webhook/added", "webhook/removed"].contains(&change.code);
    let subject = match is_told {
        true => String::new(),
        false => format!("`{}`: ", change.subject),
    };
    format!("- {breaking}{subject}{}.", change.message)
}

fn heading(change: &Change) -> Option<&'static str> {
    let kind = change.code.rsplit('/').next().unwrap_or_default();
    let is_for_callers = change.is_breaking()
        || change.rust != Rust::Same
        || change.money != Money::Same
        || change.code.starts_with("client/");
    Some(match (change.code, kind) {
        _ if !is_for_callers => return None,
        ("operation/security" | "operation/scopes", _) => "Security",
        (code, _) if code.starts_with("client/scheme") => "Security",
        (_, "deprecated") => "Deprecated",
        (_, "removed" | "gone" | "status-removed" | "server-removed") => "Removed",
        (_, "added" | "new" | "status-added") if change.rust != Rust::Breaks => "Added",
        ("operation/added", _) => "Added",
        ("rust/name", _) if change.rust == Rust::Adds => "Added",
        _ => "Changed",
    })
}
