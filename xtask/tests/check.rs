//! Cases for `spec` and `check`, after `repair`: each entry of `tests/check` is a description, and
//! next to it is what is wrong with it.

use std::path::{Path, PathBuf};

use xtask::check::check;
use xtask::diagnostic::{Diagnostics, Style, render};
use xtask::load::load;
use xtask::repair::repair;
use xtask::spec;

#[test]
fn reports_what_is_wrong_with_each_case() {
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
    let document = match load(case) {
        Ok(document) => document,
        Err(failure) => panic!("{} does not load:\n{failure}", case.display()),
    };
    let (document, repaired) = repair(document);
    let found: Diagnostics = match spec::read(&document) {
        Ok(read) => {
            let found = read.found.into_iter().chain(check(&read.spec));
            repaired.into_iter().chain(found).collect()
        }
        Err(problem) => vec![problem],
    };
    let outcome = match found.is_empty() {
        true => "nothing is wrong".to_owned(),
        false => render(&found, &document.sources, Style::Plain),
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
