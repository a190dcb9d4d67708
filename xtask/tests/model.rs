//! Decisions that do not fit their API, and what a client does without: one
//! small description for each kind, and beside it what a person is told.

use std::path::Path;

use xtask::diagnostic::{self, Diagnostics, Style};
use xtask::document::{Document, Pointer};
use xtask::{load, lower, model, sdk};

fn told_of(document: &Document) -> Diagnostics {
    let at = Pointer::root();
    let root: sdk::Root = match sdk::read(&document.root, &at) {
        Ok(root) => root,
        Err(problems) => return problems,
    };
    match lower::lower(document, &root) {
        Ok(lowered) => match model::model(document, &lowered, &root) {
            Ok(api) => api.notes,
            Err(problems) => problems,
        },
        Err(problems) => problems,
    }
}

#[test]
fn each_is_told_as_it_stands_beside_it() {
    let folder = Path::new("tests/model");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    insta::with_settings!({ snapshot_path => "model", prepend_module_to_snapshot => false, omit_expression => true }, {
        for path in paths {
            let document = load::load(&path).unwrap();
            let found = told_of(&document);
            assert!(!found.is_empty(), "{}", path.display());
            let told = diagnostic::render(&found, &document.sources, Style::Plain);
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            insta::assert_snapshot!(name, told);
        }
    });
}
