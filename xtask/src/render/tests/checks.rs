//! What a person reads when a crate is not as it should be.

use std::fs;

use super::support::{Playground, output};
use crate::render::{Stale, check, write};

/// What is shown if the directory holds `old` and should hold `new`.
fn compare(old: &[(&str, &str)], new: &[(&str, &str)]) -> Stale {
    let ground = Playground::new();
    write(&output(old), &ground.dir()).unwrap();
    check(&output(new), &ground.dir()).unwrap()
}

fn numbered(lines: usize) -> String {
    (0..lines).map(|line| format!("line {line}\n")).collect()
}

#[test]
fn every_kind_of_difference_is_named_and_shown() {
    let stale = compare(
        &[("src/lib.rs", "a\nb\nc\nd\n"), ("src/old.rs", "old")],
        &[("src/lib.rs", "a\nb\nC\nd\n"), ("src/new.rs", "new\n")],
    );
    insta::assert_snapshot!(stale, @r"
    1 missing, 1 different, 1 too many
    different: src/lib.rs
        @@ -2,3 +2,3 @@
         b
        -c
        +C
         d
    missing: src/new.rs
        @@ -0,0 +1 @@
        +new
    does not belong: src/old.rs
        @@ -1 +0,0 @@
        -old
        \ no newline at the end
    ");
}

#[test]
fn a_long_diff_is_cut_and_says_by_how_much() {
    let stale = compare(&[], &[("long", &numbered(99))]);
    let file = &stale.files[0];
    assert_eq!((file.diff.len(), file.more_lines), (16, 84));
    assert!(
        stale
            .to_string()
            .ends_with("+line 14\n    … 84 more lines\n")
    );
}

#[test]
fn many_diffs_are_cut_but_every_file_is_named() {
    let text = numbered(14);
    let names: Vec<_> = (10..40).map(|number| format!("file{number}")).collect();
    let files: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), text.as_str()))
        .collect();

    let stale = compare(&[], &files);

    let shown: usize = stale.files.iter().map(|file| file.diff.len()).sum();
    let hidden: usize = stale.files.iter().map(|file| file.more_lines).sum();
    assert_eq!((shown, shown + hidden), (160, 30 * 15));
    assert!(
        stale
            .to_string()
            .ends_with("missing: file39\n    … 15 more lines\n")
    );
}

#[test]
fn a_terminal_is_safe_from_what_a_file_says() {
    let text = format!("\x1b[2Jgone\t{}\n", "x".repeat(1000));
    let stale = compare(&[("odd", &text)], &[]);
    let line = &stale.files[0].diff[1];
    assert!(line.starts_with("-\\u{1b}[2Jgone\tx"), "{line}");
    assert!(line.ends_with("x…") && line.chars().count() < 180);
}

#[test]
fn what_is_not_text_is_only_named() {
    let ground = Playground::new();
    let crate_ = output(&[]);
    write(&crate_, &ground.dir()).unwrap();
    fs::write(ground.dir().join("logo"), b"\xff\xd8").unwrap();
    fs::create_dir(ground.dir().join("empty")).unwrap();
    insta::assert_snapshot!(check(&crate_, &ground.dir()).unwrap(), @r"
    0 missing, 0 different, 2 too many
    does not belong: empty (an empty directory)
    does not belong: logo (not text)
    ");
}

#[test]
fn looking_changes_nothing() {
    let ground = Playground::new();
    let stale = check(&output(&[]), &ground.dir()).unwrap();
    assert_eq!(stale.files.len(), 1);
    assert!(ground.siblings().is_empty());
}
