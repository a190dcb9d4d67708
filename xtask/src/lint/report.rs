//! Findings for other programs: JSON, SARIF, annotations of GitHub, and the overlay of
//! certain fixes.
//!
//! What a person reads is in `diagnostic`. Nothing is judged here.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Findings;
use crate::annotation::{data, property};
use crate::diagnostic::{Change, Diagnostic, Fix, Severity, path_for_people, sorted};
use crate::document::{Place, Pointer, Position, Source};
use crate::explain;

impl Findings {
    /// How many findings have the severity.
    pub fn count(&self, severity: Severity) -> usize {
        let found = self.found.iter();
        found.filter(|it| it.severity == severity).count()
    }

    fn span(&self, place: Place) -> Option<(&Source, Position, Position)> {
        let source = self.sources.get(place.source.0 as usize)?;
        Some((
            source,
            source.position(place.start),
            source.position(place.end),
        ))
    }

    fn place(&self, place: Option<Place>) -> Value {
        match place.and_then(|place| self.span(place)) {
            Some((source, start, end)) => json!({
                "file": path_for_people(&source.path),
                "line": start.line,
                "column": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            }),
            None => Value::Null,
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Problem => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// As one JSON object. Lines and columns count from 1, columns count characters.
pub fn json(findings: &Findings) -> String {
    let found = sorted(&findings.found);
    let found = found.iter().map(|it| {
        let also = it.also.iter().map(|also| {
            let place = findings.place(Some(also.place));
            json!({"label": also.label, "place": place})
        });
        json!({
            "code": it.code,
            "severity": level(it.severity),
            "message": it.message,
            "place": findings.place(it.place),
            "also": also.collect::<Vec<_>>(),
            "pointer": it.pointer.as_ref().map(Pointer::to_string),
            "help": it.help,
            "fix": it.fix.as_deref().map(fix),
        })
    });
    let found: Vec<Value> = found.collect();
    let report = json!({
        "errors": findings.count(Severity::Problem),
        "warnings": findings.count(Severity::Warning),
        "notes": findings.count(Severity::Note),
        "findings": found,
    });
    format!("{report:#}\n")
}

fn fix(fix: &Fix) -> Value {
    let actions = fix.actions.iter().map(|action| {
        let target = action.target.to_string();
        match &action.change {
            Change::Update(value) => json!({"target": target, "update": value}),
            Change::Remove => json!({"target": target, "remove": true}),
        }
    });
    json!({"isCertain": fix.is_certain, "actions": actions.collect::<Vec<_>>()})
}

/// As SARIF 2.1.0, which code scanners and editors read.
pub fn sarif(findings: &Findings) -> String {
    let mut codes: Vec<&str> = findings.found.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules = codes.iter().map(|code| {
        let explained = explain::explanation(code).unwrap_or_default();
        json!({
            "id": code,
            "shortDescription": {"text": explain::summary(code).unwrap_or(*code)},
            "help": {"text": explained, "markdown": explained},
        })
    });
    let location = |place: Place, pointer: Option<&Pointer>, label: Option<&str>| {
        let (source, start, end) = findings.span(place)?;
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": {"uri": uri(source)},
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            },
        });
        if let Some(pointer) = pointer {
            location["logicalLocations"] = json!([{"fullyQualifiedName": pointer.to_string()}]);
        }
        if let Some(label) = label {
            location["message"] = json!({"text": label});
        }
        Some(location)
    };
    let found = sorted(&findings.found);
    let results = found.iter().map(|it| {
        let mut result = json!({
            "ruleId": it.code,
            "ruleIndex": codes.binary_search(&it.code).unwrap_or_default(),
            "level": level(it.severity),
            "message": {"text": sentence(it)},
        });
        let place = it
            .place
            .and_then(|place| location(place, it.pointer.as_ref(), None));
        if let Some(place) = place {
            result["locations"] = json!([place]);
        }
        let also = it.also.iter();
        let also = also.filter_map(|also| location(also.place, None, Some(&also.label)));
        let also: Vec<Value> = also.collect();
        if !also.is_empty() {
            result["relatedLocations"] = json!(also);
        }
        result
    });
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "cargo xtask lint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{report:#}\n")
}

/// A path as a relative reference.
fn uri(source: &Source) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const ENCODED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b':')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(&path_for_people(&source.path), ENCODED).to_string()
}

/// The message and what to do.
fn sentence(it: &Diagnostic) -> String {
    match it.help.is_empty() {
        true => it.message.clone(),
        false => format!("{}. To mend it: {}", it.message, it.help),
    }
}

/// As annotations of a workflow on GitHub.
pub fn github(findings: &Findings) -> String {
    let mut text = String::new();
    for it in &sorted(&findings.found) {
        let level = match it.severity {
            Severity::Problem => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(text, "::{level} title={}", property(it.code));
        if let Some((source, start, end)) = it.place.and_then(|place| findings.span(place)) {
            let file = property(&path_for_people(&source.path));
            let _ = write!(text, ",file={file},line={}", start.line);
            // Columns are only read if it is one line.
            if start.line == end.line {
                let (from, to) = (start.column, end.column);
                let _ = write!(text, ",col={from},endColumn={to}");
            } else {
                let _ = write!(text, ",endLine={}", end.line);
            }
        }
        let _ = writeln!(text, "::{}", data(&sentence(it)));
    }
    text
}

/// The certain fixes as the actions of an overlay, and how many findings they mend. They
/// are in the order of the findings, as a repair can build on another one.
pub fn overlay(findings: &Findings) -> (String, usize) {
    let certain = findings.found.iter().filter_map(|it| {
        let fix = it.fix.as_deref().filter(|fix| fix.is_certain)?;
        Some((it, fix))
    });
    let fixes: Vec<(&Diagnostic, &Fix)> = certain.collect();
    let mut text = String::new();
    for (it, fix) in &fixes {
        let _ = writeln!(text, "  # {}: {}", it.code, it.message.replace('\n', " "));
        for line in fix.to_string().lines() {
            let _ = writeln!(text, "  {line}");
        }
    }
    (text, fixes.len())
}
