//! What is committed is what the generator makes, wherever and however often
//! it runs.

use client_tests::project::{Files, Workbench, generate, root};
use xtask::cli::Regen;
use xtask::report::Stages;

#[test]
fn the_committed_crate_is_what_is_generated() {
    let regen = Regen::without_arguments(root()).expect("the workspace has defaults");
    let product = xtask::regen::regen(&regen, &mut Stages::silent()).expect("a crate");
    let stale = xtask::render::check(&product.output, &regen.out.path).expect("it can be read");
    assert!(
        stale.is_empty(),
        "run `cargo xtask regen`, and commit what it writes:\n{stale}"
    );
}

#[test]
fn every_run_gives_the_same_bytes() {
    let first = generate(root()).expect("a crate");
    assert_same(&first, &generate(root()).expect("a crate"));
    assert_same(&first, &Workbench::new().generate().expect("a crate"));
}

fn assert_same(one: &Files, other: &Files) {
    let differing: Vec<_> = one
        .keys()
        .chain(other.keys())
        .filter(|path| one.get(*path) != other.get(*path))
        .collect();
    assert!(differing.is_empty(), "not the same in both: {differing:?}");
}
