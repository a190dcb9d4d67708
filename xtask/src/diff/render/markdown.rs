//! The changes as Markdown, to be pasted in a pull request.

use std::fmt::Write;

use super::words::{self, places, sections, step, summary, users, verdicts};
use crate::diff::{Diff, Severity, changelog};

/// As Markdown.
pub fn markdown(diff: &Diff) -> String {
    let mut text = format!("### {}\n\n{}.\n\n", summary(diff), step(diff));
    for section in sections(diff) {
        // What needs no attention is folded.
        let is_folded = section.severity >= Severity::Compatible;
        let count: usize = section
            .groups
            .iter()
            .map(|(_, changes)| changes.len())
            .sum();
        let title = format!("{} ({count})", section.severity.title());
        match is_folded {
            true => {
                let _ = write!(text, "<details>\n<summary>{title}</summary>\n\n");
            }
            false => {
                let _ = write!(text, "#### {title}\n\n");
            }
        }
        for (group, changes) in section.groups {
            let _ = writeln!(text, "**{}**\n", escaped(group));
            for change in changes {
                let message = escaped(&change.message);
                let _ = writeln!(
                    text,
                    "- {}: {message} <sub>`{}`</sub>",
                    code(&change.subject),
                    change.code
                );
                for verdict in verdicts(change) {
                    let _ = writeln!(text, "  - {}: {}", verdict.about, escaped(&verdict.text));
                    if verdict.about == "Rust" {
                        for name in change.names.iter().take(words::MOST) {
                            let _ = writeln!(text, "    - {}", escaped(name));
                        }
                        if let Some(more) = words::more(change.names.len()) {
                            let _ = writeln!(text, "    - {more}");
                        }
                    }
                }
                for line in users(change).into_iter().chain(places(change)) {
                    let _ = writeln!(text, "  - {}", escaped(&line));
                }
            }
            text.push('\n');
        }
        if is_folded {
            text.push_str("</details>\n\n");
        }
    }
    let entry = changelog(diff);
    if !entry.is_empty() {
        let fence = "`".repeat(longest_run(&entry).max(2) + 1);
        let _ = write!(
            text,
            "<details>\n<summary>For the changelog</summary>\n\n{fence}markdown\n{entry}{fence}\n\n</details>\n"
        );
    }
    text.trim_end().to_owned() + "\n"
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let pad = if longest_run(text) > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text outside of code, in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            escaped.push('`');
            escaped.push_str(&part.replace('\n', " "));
            escaped.push('`');
            continue;
        }
        for c in part.chars() {
            match c {
                '<' => escaped.push_str("&lt;"),
                '\n' => escaped.push(' '),
                '*' | '_' | '[' | ']' | '#' | '|' | '\\' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                _ => escaped.push(c),
            }
        }
    }
    escaped
}
