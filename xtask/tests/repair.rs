//! Cases for `repair`: each entry of `tests/repair` is a description, and next to it
//! is what is repaired, and what becomes of the description.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use xtask::diagnostic::{Diagnostics, Style, render};
use xtask::document::{Document, Node, Place, Value};
use xtask::load::load;
use xtask::overlay;
use xtask::repair::{REPAIRS, repair};

fn cases(folder: &str) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn read(case: &Path) -> Document {
    load(case).unwrap_or_else(|failure| panic!("{} does not load:\n{failure}", case.display()))
}

/// The overlay that the fixes of warnings make together.
fn fixes(found: &Diagnostics) -> String {
    let fixes = found.iter().map(|warning| {
        let fix = warning.fix.as_ref().expect("a repair has a fix");
        assert!(fix.is_certain, "{warning:#?}");
        format!("{fix}\n")
    });
    let fixes: String = fixes.collect();
    format!("overlay: 1.0.0\ninfo: {{title: Fixes, version: '1'}}\nactions:\n{fixes}")
}

/// The description with the fixes applied, after a round through YAML.
fn fixed(case: &Path, found: &Diagnostics) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fixes.yaml");
    std::fs::write(&path, fixes(found)).unwrap();
    let overlay = read(&path);
    overlay::apply(read(case), &[overlay])
        .unwrap_or_else(|failure| panic!("{}:\n{failure}\n{}", case.display(), fixes(found)))
}

#[test]
fn repairs_each_case_as_its_snapshot_says() {
    insta::with_settings!({ snapshot_path => "repair", prepend_module_to_snapshot => false, omit_expression => true }, {
        for case in cases("tests/repair") {
            let before = read(&case).root.to_json();
            let (document, found) = repair(read(&case));
            let told = match found.is_empty() {
                true => "nothing is repaired".to_owned(),
                false => render(&found, &document.sources, Style::Plain),
            };
            let after = document.root.to_json();
            let changes = changes(&before, &after, "");
            let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            insta::assert_snapshot!(name, format!("{told}\n{changes}"));
        }
    });
}

/// What is different, deep down: a line for each value that is gone or new.
fn changes(before: &serde_json::Value, after: &serde_json::Value, at: &str) -> String {
    use serde_json::Value;
    match (before, after) {
        _ if before == after => String::new(),
        (Value::Object(old), Value::Object(new)) => {
            let names = old
                .keys()
                .chain(new.keys().filter(|name| !old.contains_key(*name)));
            let changes = names.map(|name| {
                let null = Value::Null;
                let at = format!("{at}/{name}");
                match (old.get(name), new.get(name)) {
                    (Some(old), Some(new)) => changes(old, new, &at),
                    (Some(old), None) => format!("- {at}: {old}\n"),
                    (None, new) => format!("+ {at}: {}\n", new.unwrap_or(&null)),
                }
            });
            changes.collect()
        }
        _ => format!("- {at}: {before}\n+ {at}: {after}\n"),
    }
}

#[test]
fn fixes_do_the_same_as_repairs_and_are_not_repaired_again() {
    let folders = ["tests/repair", "tests/check", "tests/plan", "tests/emit"];
    for case in folders.into_iter().flat_map(cases) {
        let (document, found) = repair(read(&case));
        if found.is_empty() {
            continue;
        }
        let fixed = fixed(&case, &found);
        let (json, repaired) = (fixed.root.to_json(), document.root.to_json());
        assert_eq!(json, repaired, "{}:\n{}", case.display(), fixes(&found));
        let (_, again) = repair(fixed);
        assert_eq!(again, Vec::new(), "{}", case.display());
    }
}

#[test]
fn leaves_a_description_in_good_form_as_it_is() {
    for case in [
        "tests/emit/openapi-3-2.yaml",
        "tests/emit/security.yaml",
        "../openapi/enrich.yaml",
    ] {
        let before = read(Path::new(case));
        let (after, found) = repair(before.clone());
        assert_eq!(found, Vec::new(), "{case}");
        assert_eq!(
            format!("{:?}", after.root),
            format!("{:?}", before.root),
            "{case}"
        );
    }
}

#[test]
fn a_repaired_value_stands_where_the_value_stood() {
    fn places(node: &Node, found: &mut HashSet<Place>) {
        found.insert(node.place);
        match &node.value {
            Value::Array(items) => items.iter().for_each(|item| places(item, found)),
            Value::Object(members) => members.values().for_each(|member| {
                found.insert(member.key);
                places(&member.node, found);
            }),
            _ => {}
        }
    }
    let all = |document: &Document| {
        let mut found = HashSet::new();
        places(&document.root, &mut found);
        found
    };
    for case in cases("tests/repair") {
        let written = all(&read(&case));
        let (document, found) = repair(read(&case));
        let told = found.iter().map(|warning| warning.place.unwrap());
        let mut places = all(&document).into_iter().chain(told);
        assert_eq!(
            places.find(|it| !written.contains(it)),
            None,
            "{}",
            case.display()
        );
    }
}

#[test]
fn every_repair_has_a_fixture_and_a_row_in_the_docs() {
    let names: BTreeSet<&str> = REPAIRS.iter().map(|repair| repair.name).collect();
    assert_eq!(names.len(), REPAIRS.len());
    let found: BTreeSet<&str> = cases("tests/repair")
        .iter()
        .flat_map(|case| repair(read(case)).1)
        .map(|warning| warning.code.strip_prefix("repair/").unwrap())
        .collect();
    assert_eq!(found, names);
    let docs = std::fs::read_to_string("../docs/openapi.md").unwrap();
    let listed: Vec<&str> = docs
        .lines()
        .filter(|line| line.starts_with("| `repair/"))
        .collect();
    let rows = REPAIRS.iter().map(|repair| {
        format!(
            "| `repair/{}` | {} | {} |",
            repair.name, repair.found, repair.assumed
        )
    });
    assert_eq!(listed, rows.collect::<Vec<_>>());
}

#[test]
fn one_description_needs_every_repair() {
    let (_, found) = repair(read(Path::new("tests/emit/repairs.yaml")));
    let found: BTreeSet<&str> = found.iter().map(|warning| warning.code).collect();
    let all: Vec<String> = REPAIRS
        .iter()
        .map(|repair| format!("repair/{}", repair.name))
        .collect();
    assert_eq!(found, all.iter().map(String::as_str).collect());
}
