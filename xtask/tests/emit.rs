//! What small descriptions become: one file for each feature, and beside it the
//! code that it gives, as far as it is not the same for every client.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use xtask::emit::{Package, PackageFacts};
use xtask::render::Provenance;
use xtask::{core, emit, load, plan, render, repair, spec};

/// The same for every client.
const SKIPPED: &[&str] = &[
    "src/blocking.rs",
    "src/client.rs",
    "src/lib.rs",
    "src/types.rs",
];

/// Mirrors the rest of the code, so that one fixture is enough to show it.
const MIRROR: &str = "src/blocking/";

/// Also shows `src/client.rs`.
const WITH_CLIENT: &[&str] = &["security", "servers"];

fn code(path: &Path, mirror: bool) -> String {
    let with_client = path
        .file_stem()
        .is_some_and(|name| WITH_CLIENT.iter().any(|it| name == *it));
    let (document, _) = repair::repair(load::load(path).unwrap());
    let read = spec::read(&document).unwrap();
    let api = plan::plan(&read.spec, &document)
        .unwrap_or_else(|found| panic!("{}: {found:#?}", path.display()));
    let structs = core::core(&api.types).unwrap();
    let package = Package {
        name: "small-api".into(),
        runtime_path: "../runtime".into(),
        spec: "openapi/small.yaml".into(),
        facts: PackageFacts::default(),
    };
    let mut code = BTreeMap::new();
    let mut keep = |path: &str, file| {
        code.insert(path.to_owned(), file);
    };
    emit::emit(&api, &structs, &package, &mut keep).unwrap();
    let provenance = Provenance {
        description: String::new(),
        sha256: [0; 32],
    };
    let mut told = String::new();
    for (path, file) in &code {
        let is_shown = with_client && path == "src/client.rs";
        let is_skipped = SKIPPED.contains(&path.as_str()) || path.starts_with(MIRROR) != mirror;
        if is_skipped && !is_shown {
            continue;
        }
        let text = render::format(file, &provenance);
        let (_, text) = text.split_once("\n\n").unwrap();
        told.push_str(&format!("===== {path}\n{text}\n"));
    }
    told
}

/// The descriptions in a folder.
fn fixtures(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut paths: Vec<PathBuf> = paths.filter(is_yaml).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

#[test]
fn each_feature_gives_the_code_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emit");
    let paths = fixtures(&folder);
    insta::with_settings!({ snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        for path in paths {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let mirror = name == "blocking";
            insta::assert_snapshot!(name, code(&path, mirror));
        }
    });
}

#[test]
fn the_table_of_features_has_what_the_fixtures_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let table = std::fs::read_to_string(root.join("docs/openapi.md")).unwrap();
    let mut listed = BTreeSet::new();
    for row in table.lines().filter_map(|line| line.strip_prefix("| ")) {
        let Some((feature, rest)) = row.split_once(" | ") else {
            continue;
        };
        for file in rest.split('`').filter(|text| text.contains("/tests")) {
            assert!(root.join(file).is_file(), "{file}");
            if file.ends_with(".yaml") {
                listed.insert((file.to_owned(), feature.to_owned()));
            }
        }
    }
    let mut named = BTreeSet::new();
    for folder in ["check", "emit", "plan"] {
        for path in fixtures(&root.join("xtask/tests").join(folder)) {
            let name = path.file_name().unwrap().to_string_lossy();
            let text = std::fs::read_to_string(&path).unwrap();
            let features = text
                .lines()
                .map_while(|line| line.strip_prefix("# feature: "));
            let file = format!("xtask/tests/{folder}/{name}");
            named.extend(features.map(|feature| (file.clone(), feature.to_owned())));
        }
    }
    assert!(named.len() > 20);
    let only = |a: &BTreeSet<_>, b: &BTreeSet<_>| -> Vec<_> { a.difference(b).cloned().collect() };
    let none: Vec<(String, String)> = Vec::new();
    assert_eq!(only(&listed, &named), none, "no fixture names these");
    assert_eq!(only(&named, &listed), none, "the table lacks these");
}
