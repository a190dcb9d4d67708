//! Every finding is explained, and every explanation is true: the bad example of a
//! section has the finding, the good one has not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use xtask::cli::{Mode, Regen, Source};
use xtask::diagnostic::{Diagnostics, Severity};
use xtask::explain::{self, Section};
use xtask::lint::{Levels, OFF, lint};
use xtask::regen;
use xtask::report::Stages;

/// Findings that no file can show, with the reason.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    ("core/progenitor", "is a defect of the generator"),
    ("emit/panic", "is a defect of the generator"),
    ("emit/syntax", "is a defect of the generator"),
    ("emit/file-twice", "is a defect of the generator"),
    ("load/alias-flood", "needs a file of millions of values"),
    ("load/directory", "is about a file system"),
    ("load/no-file", "is about a file system"),
    ("load/no-room", "is about several files that fit badly"),
    ("load/not-utf8", "cannot be written in Markdown"),
    ("load/path-item-flood", "needs a file of thousands of paths"),
    ("load/too-deep", "needs a file of hundreds of levels"),
    ("load/unreadable", "is about a file system"),
    ("overlay/too-deep", "needs a file of hundreds of levels"),
];

/// The files of an example by name.
type Files = BTreeMap<String, String>;

/// The files of the bad example and of the good one, which has those of the bad one
/// that it does not replace.
fn examples(section: &Section<'_>) -> Option<(Files, Files)> {
    let mut examples = [Files::new(), Files::new()];
    let mut is_good = false;
    let mut lines = section.text.lines();
    while let Some(line) = lines.next() {
        is_good |= line == "Instead:";
        let Some(info) = line.strip_prefix("```").filter(|it| !it.is_empty()) else {
            continue;
        };
        let (language, name) = info.split_once(' ').unwrap_or((info, ""));
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = text.join("\n") + "\n";
        let name = match name {
            "" if language == "json" => "openapi.json",
            "" => "openapi.yaml",
            name => name,
        };
        examples[usize::from(is_good)].insert(name.to_owned(), text);
    }
    let [bad, mut good] = examples;
    if bad.is_empty() && good.is_empty() {
        return None;
    }
    for (name, text) in &bad {
        good.entry(name.clone()).or_insert_with(|| text.clone());
    }
    Some((bad, good))
}

/// What all descriptions have, unless the example has it.
fn complete(text: &str) -> String {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    let mut missing = String::new();
    let usual = [
        ("openapi:", "openapi: 3.1.0\n"),
        ("info:", "info: {title: Example, version: 1.0.0}\n"),
        ("paths:", "paths: {}\n"),
    ];
    if has("swagger:")
        || has("{")
        || has("[")
        || has("# whole")
        || text.lines().all(|line| line.starts_with('#'))
    {
        return text.to_owned();
    }
    for (key, line) in usual {
        if !has(key) {
            missing += line;
        }
    }
    missing + text
}

fn found(files: &Files) -> Diagnostics {
    let folder = tempfile::tempdir().unwrap();
    let mut spec = None;
    let mut overlays = Vec::new();
    for (name, text) in files {
        let path = folder.path().join(name);
        let source = Source {
            path: path.clone(),
            shown: name.clone(),
            recorded: name.clone(),
        };
        let text = match name.as_str() {
            "openapi.yaml" => complete(text),
            _ => text.clone(),
        };
        match name.as_str() {
            "openapi.yaml" | "openapi.json" => spec = Some(source),
            "overlay.yaml" => overlays.push(source),
            _ => {}
        }
        fs::write(path, text).unwrap();
    }
    let spec = spec.expect("an example has a description");
    let regen = Regen {
        out: spec.clone(),
        spec,
        overlays,
        name: "example".to_owned(),
        runtime: String::new(),
        package: Default::default(),
        strict: false,
        levels: Levels::default(),
        mode: Mode::Check,
        emits: Vec::new(),
    };
    let reading = regen::read(&regen, &mut Stages::silent()).unwrap();
    let mut found = reading.found;
    if let (Some(spec), Some(api)) = (&reading.spec, &reading.api) {
        lint(spec, api, &mut found);
    }
    found
}

#[test]
fn every_example_shows_what_its_section_says() {
    let mut faults = Vec::new();
    for section in explain::sections() {
        let Section { code, level, .. } = section;
        let excuse = WITHOUT_EXAMPLE.iter().any(|(known, _)| *known == code);
        let Some((bad, good)) = examples(&section) else {
            if !excuse {
                faults.push(format!("{code} has no example"));
            }
            continue;
        };
        if excuse {
            faults.push(format!("{code} has an example after all"));
        }
        let told = |found: &Diagnostics| {
            let found = found
                .iter()
                .map(|it| format!("{:?} {}: {}", it.severity, it.code, it.message));
            found.collect::<Vec<_>>().join("\n    ")
        };
        let in_bad = found(&bad);
        let severity = match level {
            "error" => Severity::Problem,
            "warning" => Severity::Warning,
            _ => Severity::Note,
        };
        let is_it = |it: &xtask::diagnostic::Diagnostic| it.code == code;
        if !in_bad.iter().any(|it| is_it(it) && it.severity == severity) {
            faults.push(format!(
                "{code}: the bad example has no such {level}:\n    {}",
                told(&in_bad)
            ));
        }
        let in_good = found(&good);
        let is_bad =
            |it: &xtask::diagnostic::Diagnostic| is_it(it) || it.severity == Severity::Problem;
        if in_good.iter().any(is_bad) {
            faults.push(format!(
                "{code}: the good example is not good:\n    {}",
                told(&in_good)
            ));
        }
        if (level == "off") != OFF.contains(&code) {
            faults.push(format!("{code}: `off` stands in one place only"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_finding_is_explained() {
    let mut codes = BTreeSet::new();
    collect(Path::new("src"), &mut codes);
    let explained: Vec<&str> = explain::codes().collect();
    let known: BTreeSet<String> = explained.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(known.len(), explained.len(), "a code is explained twice");
    let without: Vec<_> = codes.difference(&known).collect();
    assert!(without.is_empty(), "not explained: {without:?}");
    let stale: Vec<_> = known.difference(&codes).collect();
    assert!(
        stale.is_empty(),
        "explained, and nowhere in the code: {stale:?}"
    );
}

/// The codes in the text of a source: every code is written out where it is used.
fn collect(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            // Changes are no findings.
            if name != "tests" && name != "diff" {
                collect(&path, codes);
            }
            continue;
        }
        if !name.ends_with(".rs") || name == "tests.rs" || name == "explain.rs" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        for quoted in text.split('"') {
            let stages = [
                "load", "overlay", "repair", "check", "plan", "core", "emit", "lint",
            ];
            let is_code = quoted.split_once('/').is_some_and(|(stage, kind)| {
                let is_kind = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                stages.contains(&stage) && !kind.is_empty() && kind.chars().all(is_kind)
            });
            if is_code {
                codes.insert(quoted.to_owned());
            }
        }
    }
}

#[test]
fn the_docs_are_what_the_program_explains() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let document = explain::document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &document).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == document,
        "run `cargo xtask lint --explain > docs/diagnostics.md`"
    );
}

#[test]
fn levels_name_rules_that_exist() {
    for code in OFF {
        assert!(explain::explanation(code).is_some(), "{code}");
    }
    assert_eq!(Levels::default().fault(), None);
}
