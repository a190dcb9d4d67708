//! Cases for the third stage: each entry of `tests/check` is a description, and
//! next to it stands what is wrong with it.

use std::path::{Path, PathBuf};

use xtask::check::check;
use xtask::diagnostic::{Style, render};
use xtask::load::load;

#[test]
fn cases() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir("tests/check")
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in &cases {
        snapshot(case);
    }
}

fn snapshot(case: &Path) {
    let outcome = match load(case) {
        Ok(document) => match check(&document) {
            found if found.is_empty() => "nothing is wrong".to_owned(),
            found => render(&found, &document.sources, Style::Plain),
        },
        Err(failure) => panic!("{} does not load:\n{failure}", case.display()),
    };
    let name = case.file_stem().unwrap_or_default().to_string_lossy();
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("check");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    settings.bind(|| insta::assert_snapshot!(&*name, outcome));
}
