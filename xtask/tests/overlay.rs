//! Cases for the second stage: each entry of `tests/overlay` is an overlay for
//! the `openapi.yaml` there, and next to it stands what comes out.

use std::path::{Path, PathBuf};

use xtask::diagnostic::Failure;
use xtask::document::Document;
use xtask::load::load;
use xtask::overlay::apply;

#[test]
fn cases() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir("tests/overlay")
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| path.to_string_lossy().ends_with(".overlay.yaml"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in &cases {
        snapshot(case);
    }
}

fn overlaid(overlay: &Path) -> Result<Document, Failure> {
    let description = load(Path::new("tests/overlay/openapi.yaml"))?;
    apply(description, &[load(overlay)?])
}

fn snapshot(case: &Path) {
    let outcome = match overlaid(case) {
        Ok(document) => format!("{:#}", document.root.to_json()),
        Err(failure) => failure.to_string(),
    };
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    let name = name.trim_end_matches(".overlay.yaml");
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("overlay");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    settings.bind(|| insta::assert_snapshot!(name, outcome));
}
