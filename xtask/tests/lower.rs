//! Cases for lowering: each entry of `tests/lower` is a description, and next to
//! it stands what progenitor would get and what was left out for it, or what
//! stands in the way.

use std::path::{Path, PathBuf};

use xtask::check::check;
use xtask::diagnostic::{Diagnostics, Style, render};
use xtask::document::{Document, Pointer};
use xtask::load::load;
use xtask::lower::{Lowered, lower};
use xtask::sdk;

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir("tests/lower")
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn load_case(case: &Path) -> Document {
    let document = match load(case) {
        Ok(document) => document,
        Err(failure) => panic!("{} does not load:\n{failure}", case.display()),
    };
    let found = check(&document);
    assert!(
        found.is_empty(),
        "{} is wrong:\n{}",
        case.display(),
        render(&found, &document.sources, Style::Plain)
    );
    document
}

fn lowered(document: &Document) -> Result<Lowered, Diagnostics> {
    let root = sdk::read(&document.root, &Pointer::root())?;
    lower(document, &root)
}

/// What a client is made from.
fn parts(document: &Document) -> serde_json::Value {
    let part = |name: &str| document.root.get(name).map(xtask::document::Node::to_json);
    serde_json::json!({"paths": part("paths"), "components": part("components")})
}

#[test]
fn every_case_lowers_to_its_snapshot() {
    for case in cases() {
        let document = load_case(&case);
        let outcome = match lowered(&document) {
            Ok(lowered) => {
                let types = &lowered.runtime_types;
                let types = types
                    .iter()
                    .map(|(name, path)| format!("{name} is {path}\n"));
                let types: String = types.collect();
                let notes = render(&lowered.notes, &document.sources, Style::Plain);
                format!("{:#}\n{types}{notes}", parts(&lowered.document))
            }
            Err(found) => render(&found, &document.sources, Style::Plain),
        };
        let name = case.file_stem().unwrap_or_default().to_string_lossy();
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("lower");
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings.bind(|| insta::assert_snapshot!(&*name, outcome));
    }
}

#[test]
fn nothing_is_lowered_twice() {
    for case in cases() {
        let document = load_case(&case);
        // Once lowered, nothing says that a payload is one.
        if document.root.get("webhooks").is_some() {
            continue;
        }
        let Ok(once) = lowered(&document) else {
            continue;
        };
        let twice = lowered(&once.document)
            .unwrap_or_else(|found| panic!("{}: {found:#?}", case.display()));
        let [once, twice] = [&once, &twice].map(|one| format!("{:#}\n", parts(&one.document)));
        let difference = similar::TextDiff::from_lines(&once, &twice)
            .unified_diff()
            .to_string();
        assert!(difference.is_empty(), "{}\n{difference}", case.display());
    }
}
