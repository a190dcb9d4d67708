//! What the crate offers, one line per item, for review.
//!
//! A change here is a change for everybody who uses the crate.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use client_tests::project::{files_below, root};
use client_tests::surface;

use crate::snapshot;

#[test]
fn the_surface_is_the_reviewed_one() {
    let pages = surface::pages(&files_below(&root().join("generated")));
    let changed: Vec<_> = pages
        .iter()
        .filter(|(page, text)| {
            // All pages are to be reviewed at once, not one after the other.
            let assert = || snapshot::assert(&file_name(page), text);
            catch_unwind(AssertUnwindSafe(assert)).is_err()
        })
        .map(|(page, _)| page)
        .collect();
    assert!(
        changed.is_empty(),
        "the surface of these has changed: {changed:?}"
    );

    let expected: BTreeSet<String> = pages.keys().map(|page| file_name(page)).collect();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let files = fs::read_dir(dir).expect("the snapshots");
    let names = files.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let names = names.filter_map(|name| Some(name.strip_suffix(".snap")?.to_owned()));
    let stale: Vec<_> = names
        .filter(|name| name.starts_with("surface") && !expected.contains(name))
        .collect();
    assert!(
        stale.is_empty(),
        "these snapshots are of nothing any more; delete them: {stale:?}"
    );
}

fn file_name(page: &str) -> String {
    format!("surface.{}", page.replace("::", "."))
}
