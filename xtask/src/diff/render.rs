//! How the changes look: as text, as Markdown for a pull request, as JSON, as annotations
//! of GitHub, as a page.
//!
//! Decides on words and order, not on verdicts.

mod github;
mod html;
mod markdown;
mod words;

use std::fmt::Write;

use serde::Serialize;

use super::effect::Step;
use super::version::VersionStep;
use super::{Change, Diff, changelog};
use words::{details, sections, step, summary, verdicts};

pub use github::github;
pub use html::html;
pub use markdown::markdown;

/// As text for a terminal.
pub fn text(diff: &Diff) -> String {
    let mut text = String::new();
    for section in sections(diff) {
        let _ = writeln!(text, "{}", section.severity.title());
        for (group, changes) in section.groups {
            let _ = writeln!(text, "\n  {group}");
            for change in changes {
                let Change {
                    subject,
                    message,
                    code,
                    ..
                } = change;
                let _ = writeln!(text, "    {subject}: {message} [{code}]");
                for verdict in verdicts(change) {
                    let _ = writeln!(text, "        {}: {}", verdict.about, verdict.text);
                }
                for name in change.names.iter().take(words::MOST) {
                    let _ = writeln!(text, "          {name}");
                }
                if let Some(more) = words::more(change.names.len()) {
                    let _ = writeln!(text, "          {more}");
                }
                for line in details(change) {
                    let _ = writeln!(text, "        {line}");
                }
            }
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{}", summary(diff));
    let _ = writeln!(text, "{}", step(diff));
    let entry = changelog(diff);
    if !entry.is_empty() {
        let _ = write!(text, "\nFor the changelog:\n\n{entry}");
    }
    text
}

/// In five lines at most, for the end of a run that changed the crate.
pub fn brief(diff: &Diff) -> String {
    const SHOWN: usize = 2;
    let mut text = format!("since the last commit: {}\n", summary(diff));
    for change in diff.changes.iter().take(SHOWN) {
        let _ = writeln!(text, "  {}: {}", change.subject, change.message);
    }
    if !diff.changes.is_empty() {
        let _ = writeln!(text, "  {}", step(diff));
        text.push_str("  `cargo xtask diff` says what it means for callers\n");
    }
    text
}

/// As JSON, with the changelog entry.
pub fn json(diff: &Diff) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        step: Step,
        version: &'a Option<VersionStep>,
        changes: &'a [Change],
        changelog: String,
    }
    let report = Report {
        step: diff.step,
        version: &diff.version,
        changes: &diff.changes,
        changelog: changelog(diff),
    };
    // All keys are texts, so this cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
