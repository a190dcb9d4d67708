//! The changes as commands that make GitHub annotate the lines of a pull request.

use std::fmt::Write;

use super::words::{details, step, summary, verdicts};
use crate::annotation::{data, property};
use crate::diff::{Change, Diff, Severity};

/// As annotations: an error where something breaks, a warning for money, else a notice.
pub fn github(diff: &Diff) -> String {
    let mut text = String::new();
    for change in &diff.changes {
        let level = match change.severity() {
            Severity::Breaking => "error",
            Severity::Money => "warning",
            Severity::Compatible | Severity::Accepted => "notice",
        };
        let _ = write!(text, "::{level} ");
        // A line of the old file is no place to annotate.
        if let Some(after) = &change.after {
            let (file, line) = (property(&after.file), after.line);
            let _ = write!(text, "file={file},line={line},");
        }
        let title = property(&format!("{} ({})", change.subject, change.code));
        let _ = writeln!(text, "title={title}::{}", data(&told(change)));
    }
    let told = format!("{}\n{}", summary(diff), step(diff));
    let _ = writeln!(text, "::notice title=API changes::{}", data(&told));
    text
}

fn told(change: &Change) -> String {
    let verdicts = verdicts(change).into_iter();
    let verdicts = verdicts.map(|it| format!("{}: {}", it.about, it.text));
    let lines = std::iter::once(change.message.clone())
        .chain(verdicts)
        .chain(details(change));
    lines.collect::<Vec<_>>().join("\n")
}
