//! Cases for the first stage: each entry of `tests/load` is a file, or a folder
//! with an `openapi.yaml`, and next to it stands what comes out.

use std::path::{Path, PathBuf};

use xtask::load::load;

#[test]
fn cases() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir("tests/load")
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "snap"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in &cases {
        snapshot(case);
    }
}

/// The document, or the report if there is none.
fn snapshot(case: &Path) {
    let path = if case.is_dir() {
        case.join("openapi.yaml")
    } else {
        case.to_owned()
    };
    let outcome = match load(&path) {
        Ok(document) => format!("{:#}", document.root.to_json()),
        Err(failure) => failure.to_string(),
    };
    let name = case.file_stem().unwrap_or_default().to_string_lossy();
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("load");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    settings.bind(|| insta::assert_snapshot!(&*name, outcome));
}
