//! What holds for any two crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::support::{MANIFEST, Playground, age, long_ago, modified};
use crate::render::{Difference, Output, check, write};

/// Few names, so that two crates have files in common, and files where the
/// other one has directories.
fn any_path() -> impl Strategy<Value = String> {
    prop::collection::vec("[abc]", 1..4).prop_map(|names| names.join("/"))
}

fn any_output() -> impl Strategy<Value = Output> {
    prop::collection::vec((any_path(), "[xy\n]{0,3}"), 0..8).prop_map(|files| {
        let mut output = Output::new();
        output.insert("Cargo.toml", MANIFEST).unwrap();
        for (path, text) in files {
            // A path in the way of an earlier one is left out.
            let _ = output.insert(path, text);
        }
        output
    })
}

/// What `write` has to answer, worked out from the two crates alone.
fn expected(old: &Output, new: &Output) -> [Vec<PathBuf>; 3] {
    let (mut written, mut unchanged) = (Vec::new(), Vec::new());
    for (path, text) in new.files() {
        if old.files().get(path) == Some(text) {
            unchanged.push(path.clone());
        } else {
            written.push(path.clone());
        }
    }
    let removed = old.files().keys();
    let removed = removed.filter(|path| !new.files().contains_key(*path));
    [written, unchanged, removed.cloned().collect()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn writing_makes_the_directory_equal_and_says_how(old in any_output(), new in any_output()) {
        let ground = Playground::new();
        write(&old, &ground.dir()).unwrap();
        for path in old.files().keys() {
            age(&ground.dir().join(path));
        }
        let [written, unchanged, removed] = expected(&old, &new);

        let stale = check(&new, &ground.dir()).unwrap();
        let named: BTreeMap<_, _> =
            stale.files.iter().map(|file| (&file.path, file.difference)).collect();
        let touched: BTreeSet<_> = written.iter().chain(&removed).collect();
        prop_assert!(named.keys().eq(&touched));
        for (path, difference) in named {
            let is = (old.files().contains_key(path), new.files().contains_key(path));
            let told = match difference {
                Difference::Missing => (false, true),
                Difference::Different => (true, true),
                Difference::Stranger => (true, false),
            };
            prop_assert_eq!(is, told);
        }

        let changes = write(&new, &ground.dir()).unwrap();
        prop_assert_eq!(ground.contents(), Some(new.files().clone()));
        prop_assert_eq!(ground.siblings(), ["crate"]);
        for path in &unchanged {
            prop_assert_eq!(modified(&ground.dir().join(path)), long_ago());
        }
        for path in &written {
            prop_assert_ne!(modified(&ground.dir().join(path)), long_ago());
        }
        prop_assert_eq!([changes.written, changes.unchanged, changes.removed], [written, unchanged, removed]);

        prop_assert!(check(&new, &ground.dir()).unwrap().is_empty());
        prop_assert!(write(&new, &ground.dir()).unwrap().is_empty());
    }

    #[test]
    fn no_path_gets_out_of_the_directory(path in r"[./a\\~ -]{0,12}") {
        let ground = Playground::new();
        let mut output = Output::new();
        output.insert("Cargo.toml", MANIFEST).unwrap();
        let _ = output.insert(&path, "");
        write(&output, &ground.dir()).unwrap();
        prop_assert_eq!(ground.siblings(), ["crate"]);
        prop_assert_eq!(ground.contents(), Some(output.files().clone()));
        fs::remove_dir_all(ground.dir()).unwrap();
    }
}
