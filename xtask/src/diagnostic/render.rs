//! Diagnostics as text, for a terminal or for a log.
//!
//! The order is stable and nothing is told twice, so that two runs over the
//! same input can be compared.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::{Diagnostic, Diagnostics, Severity};
use crate::document::{Place, Source};

/// What the text is rendered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences: a file, a pipe, a snapshot.
    Plain,
    /// A terminal that shows colours.
    Colour,
}

/// The most diagnostics that are shown in one go: nobody reads on for longer.
const MOST_SHOWN: usize = 100;

/// The most lines of overlay actions that are shown: some hold a whole path.
const LONGEST_FIX: usize = 40;

/// Shows the diagnostics, sorted by place, with how many there are at the end.
/// Empty if there are none.
pub fn render(diagnostics: &[Diagnostic], sources: &[Source], style: Style) -> String {
    let diagnostics = sorted(diagnostics);
    if diagnostics.is_empty() {
        return String::new();
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(MOST_SHOWN) {
        text.push_str(&renderer.render(&[report(diagnostic, sources)]));
        text.push('\n');
        if let Some(fix) = &diagnostic.fix {
            // Below the frame, so that it can be copied as it is.
            let actions = fix.to_string();
            let lines = actions.lines();
            let left = lines.clone().count().saturating_sub(LONGEST_FIX);
            lines
                .take(LONGEST_FIX)
                .for_each(|line| text.extend(["  ", line, "\n"]));
            if left > 0 {
                text.push_str(&format!("  # and {left} more lines\n"));
            }
        }
        text.push('\n');
    }
    text.push_str(&count(&diagnostics));
    text
}

/// Sorted by source, position and code, each only once.
pub fn sorted(diagnostics: &[Diagnostic]) -> Diagnostics {
    let mut diagnostics = diagnostics.to_vec();
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.place, d.code);
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.pointer, &a.message).cmp(&(&b.pointer, &b.message)))
    });
    diagnostics.dedup();
    diagnostics
}

/// `1 problem`, `2 notes`, `2 problems, 1 warning, 1 note`
fn count(diagnostics: &[Diagnostic]) -> String {
    let of = |severity, noun: &str| {
        let is_one = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        match diagnostics.iter().filter(is_one).count() {
            0 => None,
            1 => Some(format!("1 {noun}")),
            several => Some(format!("{several} {noun}s")),
        }
    };
    let counts = [
        of(Severity::Problem, "problem"),
        of(Severity::Warning, "warning"),
        of(Severity::Note, "note"),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>();
    let counts = counts.join(", ");
    if diagnostics.len() > MOST_SHOWN {
        format!("{counts}, of which these are the first {MOST_SHOWN}\n")
    } else {
        format!("{counts}\n")
    }
}

/// One diagnostic, laid out.
fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a [Source]) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Problem => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    if let Some(place) = diagnostic.place {
        group = group.elements(show(place, sources, AnnotationKind::Primary, None));
    }
    for also in &diagnostic.also {
        let label = Some(also.label.as_str());
        group = group.elements(show(also.place, sources, AnnotationKind::Context, label));
    }
    if let Some(pointer) = diagnostic.pointer.as_ref().filter(|p| !p.0.is_empty()) {
        let at = Level::NOTE.with_name("at");
        group = group.element(at.message(pointer.to_string()));
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.help.as_str()));
    }
    if diagnostic.fix.is_some() {
        let overlay = Level::HELP.with_name("overlay");
        group = group.element(overlay.message("these `actions` do it:"));
    }
    group
}

/// `--> file:line:column` and the first line of the place below it.
fn show<'a>(
    place: Place,
    sources: &'a [Source],
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Option<Element<'a>> {
    let source = sources.get(place.source.0 as usize)?;
    let Excerpt { line, text, mark } = Excerpt::new(source, place);
    let snippet = Snippet::source(text)
        .line_start(line)
        .path(path_for_people(&source.path))
        .annotation(kind.span(mark).label(label));
    Some(snippet.into())
}

/// A path as people write it, the same on every system.
pub(crate) fn path_for_people(path: &Path) -> String {
    let path = path.display().to_string();
    if std::path::MAIN_SEPARATOR == '/' {
        path
    } else {
        path.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
