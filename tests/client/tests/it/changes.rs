//! A small change of the description is a small change of the crate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use client_tests::project::{Files, Workbench, generate, root};
use client_tests::surface;
use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use crate::snapshot;

const SPEC: &str = "openapi/enrich.yaml";

static BEFORE: LazyLock<Files> = LazyLock::new(|| generate(root()).expect("a crate"));

/// What a change does to the files of the crate, and to what it offers. The
/// digest of the description is left out, as every change changes it.
fn consequences(after: &Files) -> String {
    let files = diff(&without_digests(&BEFORE), &without_digests(after));
    let pages = diff(&surface::pages(&BEFORE), &surface::pages(after));
    format!("in the files\n\n{files}\nin the surface\n\n{pages}")
}

fn without_digests(files: &Files) -> BTreeMap<String, String> {
    let is_kept = |line: &&str| !line.contains("description: sha256");
    let text = |text: &str| text.split_inclusive('\n').filter(is_kept).collect();
    files
        .iter()
        .map(|(path, it)| (path.display().to_string(), text(it)))
        .collect()
}

/// What differs between two sets of texts, without what surrounds it.
fn diff(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> String {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut shown = String::new();
    for name in names {
        let text =
            |texts: &'_ BTreeMap<String, String>| texts.get(name).cloned().unwrap_or_default();
        let (old, new) = (text(old), text(new));
        let diff = TextDiff::from_lines(&old, &new);
        let changes = diff
            .iter_all_changes()
            .filter(|it| it.tag() != ChangeTag::Equal);
        let lines: Vec<String> = changes.map(|it| format!("{}{it}", it.tag())).collect();
        if !lines.is_empty() {
            shown.push_str(&format!("{name}\n{}", lines.concat()));
        }
    }
    if shown.is_empty() {
        "nothing\n".to_owned()
    } else {
        shown
    }
}

fn assert_consequences(name: &str, bench: &Workbench) {
    let after = bench
        .generate()
        .unwrap_or_else(|problems| panic!("{problems}"));
    snapshot::assert(name, &consequences(&after));
}

/// Removes what a description says to people, as a vendor's document may lack it.
fn without_prose(node: &mut Value) {
    match node {
        Value::Object(members) => {
            // A property may have one of these names; its value is an object.
            let is_prose = |name: &str, value: &Value| {
                matches!(name, "description" | "summary") && value.is_string()
                    || name.starts_with("example")
            };
            members.retain(|name, value| !is_prose(name, value));
            members.values_mut().for_each(without_prose);
        }
        Value::Array(items) => items.iter_mut().for_each(without_prose),
        _ => {}
    }
}

/// The code of a crate, without comments.
fn code(files: &Files) -> BTreeMap<&Path, Vec<&str>> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
    let rust = files
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|it| it == "rs"));
    rust.map(|(path, text)| (path.as_path(), text.lines().filter(is_code).collect()))
        .collect()
}

#[test]
fn a_description_without_prose_makes_the_same_code() {
    let bench = Workbench::new().rewrite(SPEC, |text| {
        let mut description: Value = serde_saphyr::from_str(text).expect("YAML");
        without_prose(&mut description);
        description.to_string()
    });
    let bare = bench
        .generate()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (before, after) = (code(&BEFORE), code(&bare));
    assert!(before.keys().eq(after.keys()));
    for (path, code) in before {
        assert_eq!(code, after[path], "{}", path.display());
    }
}

#[test]
fn another_description_is_another_doc_comment() {
    let bench = Workbench::new().edit(
        SPEC,
        "description: The address. Absent when `found` is `false`.",
        "description: The address that was found.",
    );
    assert_consequences("change.description", &bench);
}

#[test]
fn another_field_is_another_field() {
    let bench = Workbench::new().edit(
        SPEC,
        "        provider:\n          type: string\n          description: Service that handles mail for the domain.\n        message:\n",
        "        provider:\n          type: string\n          description: Service that handles mail for the domain.\n        checkedAt:\n          type: string\n          format: date-time\n          description: When the address was last checked.\n        message:\n",
    );
    assert_consequences("change.answer-field", &bench);
}

#[test]
fn another_field_of_a_request_is_another_setter() {
    let bench = Workbench::new().edit(
        SPEC,
        "          description: Email address whose owner is wanted.\n          maxLength: 254\n",
        "          description: Email address whose owner is wanted.\n          maxLength: 254\n        country:\n          type: string\n          description: Country of the owner.\n",
    );
    assert_consequences("change.request-field", &bench);
}

#[test]
fn another_value_is_another_variant() {
    let bench = Workbench::new().edit(
        SPEC,
        "      description: How certain an address that was found is.\n      enum:\n        - high\n",
        "      description: How certain an address that was found is.\n      enum:\n        - certain\n        - high\n",
    );
    assert_consequences("change.enum-value", &bench);
}
