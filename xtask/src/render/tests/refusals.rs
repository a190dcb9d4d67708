//! What is refused, in which words, and that nothing is touched then.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::support::{MANIFEST, Playground, output};
use crate::render::{Output, WriteError, check, write};

/// Both functions refuse, for the same reason, and leave everything alone.
fn refuse(ground: &Playground, output: &Output, dir: &Path) -> String {
    let before = (ground.siblings(), ground.contents());
    let written = write(output, dir).unwrap_err().to_string();
    let checked = check(output, dir).unwrap_err().to_string();
    assert_eq!(written, checked);
    assert_eq!((ground.siblings(), ground.contents()), before);
    written.replace(
        ground.parent().canonicalize().unwrap().to_str().unwrap(),
        "",
    )
}

#[test]
fn a_directory_with_other_things_in_it() {
    let ground = Playground::new();
    ground.put("thesis.tex", "years of work");
    insta::assert_snapshot!(
        refuse(&ground, &output(&[]), &ground.dir()),
        @"`/crate` holds files that the generator did not make: it is not empty, and has no `Cargo.toml` with `@generated` in its first line. Name another directory, or empty this one first"
    );
    ground.put("Cargo.toml", "[package]\n# @generated\n");
    refuse(&ground, &output(&[]), &ground.dir());
}

#[cfg(unix)]
#[test]
fn a_manifest_that_is_not_a_file() {
    let ground = Playground::new();
    ground.put("Cargo.toml/x", MANIFEST);
    refuse(&ground, &output(&[]), &ground.dir());
    fs::remove_dir_all(ground.dir().join("Cargo.toml")).unwrap();
    ground.put("real.toml", MANIFEST);
    std::os::unix::fs::symlink("real.toml", ground.dir().join("Cargo.toml")).unwrap();
    refuse(&ground, &output(&[]), &ground.dir());
}

#[test]
fn a_repository_anywhere_inside() {
    let ground = Playground::new();
    write(&output(&[]), &ground.dir()).unwrap();
    ground.put("vendor/.git/HEAD", "");
    insta::assert_snapshot!(
        refuse(&ground, &output(&[("a", "")]), &ground.dir()),
        @"`/crate/vendor` is the root of a git repository, and replacing what is around it would lose it. Name a directory that is not a repository, for example one below this one"
    );
}

#[test]
fn a_file() {
    let ground = Playground::new();
    File::create(ground.dir()).unwrap();
    assert!(refuse(&ground, &output(&[]), &ground.dir()).contains("is not a directory"));
    let below = ground.dir().join("below");
    assert!(refuse(&ground, &output(&[]), &below).contains("is not a directory"));
}

#[test]
fn a_place_that_is_not_there() {
    let ground = Playground::new();
    let dir = ground.parent().join("typo/crate");
    assert!(matches!(
        write(&output(&[]), &dir),
        Err(WriteError::NoParent { .. })
    ));
    assert!(ground.siblings().is_empty());
}

#[test]
fn a_path_without_a_name() {
    for path in ["/", "missing/.."] {
        let refused = check(&output(&[]), Path::new(path));
        assert!(matches!(refused, Err(WriteError::NoName(_))), "{refused:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    let ground = Playground::new();
    std::os::unix::fs::symlink("nowhere", ground.dir()).unwrap();
    assert!(refuse(&ground, &output(&[]), &ground.dir()).contains("leads nowhere"));
}

#[test]
fn an_output_that_the_next_run_would_not_know() {
    let ground = Playground::new();
    let mut unmarked = Output::new();
    unmarked
        .insert("Cargo.toml", "[package]\n# @generated\n")
        .unwrap();
    assert!(refuse(&ground, &unmarked, &ground.dir()).contains("bug in the generator"));
    assert!(refuse(&ground, &Output::new(), &ground.dir()).contains("bug in the generator"));
}

#[test]
fn a_reserved_name_that_somebody_else_took() {
    let ground = Playground::new();
    write(&output(&[]), &ground.dir()).unwrap();
    let taken = ground.parent().join(".crate.regen");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("diary"), "dear diary").unwrap();
    let refused = write(&output(&[("a", "")]), &ground.dir());
    assert!(
        matches!(refused, Err(WriteError::Reserved { .. })),
        "{refused:?}"
    );
    assert_eq!(
        fs::read_to_string(taken.join("diary")).unwrap(),
        "dear diary"
    );
    assert_eq!(super::support::names(&taken), ["diary"]);

    fs::remove_dir_all(&taken).unwrap();
    fs::write(&taken, "").unwrap();
    let refused = write(&output(&[("a", "")]), &ground.dir());
    assert!(
        matches!(refused, Err(WriteError::Reserved { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_second_run_while_the_first_one_writes() {
    let ground = Playground::new();
    write(&output(&[]), &ground.dir()).unwrap();
    let workshop = ground.parent().join(".crate.regen");
    fs::create_dir(&workshop).unwrap();
    let lock = File::create(workshop.join("lock")).unwrap();
    fs4::FileExt::lock(&lock).unwrap();

    let refused = write(&output(&[("a", "")]), &ground.dir());
    assert!(matches!(refused, Err(WriteError::Busy(_))), "{refused:?}");
    assert_eq!(ground.contents().as_ref(), Some(output(&[]).files()));

    fs4::FileExt::unlock(&lock).unwrap();
    let new = output(&[("a", "")]);
    write(&new, &ground.dir()).unwrap();
    assert_eq!(ground.contents().as_ref(), Some(new.files()));
    assert_eq!(ground.siblings(), ["crate"]);
}

#[test]
fn runs_at_once_take_turns_or_say_so() {
    let ground = Playground::new();
    let outputs = [output(&[("a", "")]), output(&[("b", ""), ("c/d", "")])];
    std::thread::scope(|scope| {
        for round in 0..4 {
            let (dir, output) = (ground.dir(), &outputs[round % 2]);
            scope.spawn(move || {
                for _ in 0..20 {
                    match write(output, &dir) {
                        Ok(_) | Err(WriteError::Busy(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    let found = ground.contents().unwrap();
    assert!(outputs.iter().any(|output| *output.files() == found));
    assert_eq!(ground.siblings(), ["crate"]);
}

#[test]
fn errors_keep_the_path_as_it_was_given() {
    let refused = check(&output(&[]), Path::new("no/such/place/crate")).unwrap_err();
    let WriteError::NoParent { dir, parent } = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(dir, PathBuf::from("no/such/place/crate"));
    assert_eq!(parent, PathBuf::from("no/such/place"));
}
