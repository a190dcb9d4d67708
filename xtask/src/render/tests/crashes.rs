//! Deaths and failures between any two changes to the disk, and half way
//! through one.
//!
//! The deaths are real: the test program starts itself again, and that process
//! aborts at a given change, so that nothing in it gets to clean up.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::doomed::{Doom, Doomed, Exchange};
use super::support::{MANIFEST, Playground, age, long_ago, modified, output};
use crate::render::write::write_on;
use crate::render::{Output, WriteError, write};

fn old() -> Output {
    output(&[
        ("src/lib.rs", "// old\n"),
        ("src/same.rs", "// same\n"),
        ("src/gone/mod.rs", "// gone\n"),
    ])
}

fn new() -> Output {
    output(&[
        ("src/lib.rs", "// new\n"),
        ("src/same.rs", "// same\n"),
        ("src/more/mod.rs", "// more\n"),
    ])
}

/// The files of an output together with what cargo put there.
fn with_cargos_own(output: &Output) -> BTreeMap<PathBuf, String> {
    let mut files = output.files().clone();
    files.insert("Cargo.lock".into(), "locked".into());
    files.insert("target/debug/x".into(), "built".into());
    files
}

/// The old crate, some time after it was made and built.
fn old_crate() -> Playground {
    let ground = Playground::new();
    write_on(&mut Doomed::spared(Exchange::Atomic), &old(), &ground.dir()).unwrap();
    ground.put("Cargo.lock", "locked");
    ground.put("target/debug/x", "built");
    age(&ground.dir().join("src/same.rs"));
    ground
}

/// How many changes a write takes that nothing happens to.
fn count_changes(ground: &Playground, exchange: Exchange) -> usize {
    let mut disk = Doomed::spared(exchange);
    write_on(&mut disk, &new(), &ground.dir()).unwrap();
    usize::MAX - disk.changes_left
}

const CHILD: &str = "RENDER_CRASH_TEST";

/// Not a test of its own: what the tests below start to see it die.
#[test]
fn dying_process() {
    let Ok(order) = env::var(CHILD) else {
        return;
    };
    let (changes, rest) = order.split_once(' ').unwrap();
    let (exchange, dir) = rest.split_once(' ').unwrap();
    let mut disk = Doomed {
        doom: Doom::Abort,
        changes_left: changes.parse().unwrap(),
        exchange: match exchange {
            "atomic" => Exchange::Atomic,
            _ => Exchange::Unsupported,
        },
    };
    let _ = write_on(&mut disk, &new(), Path::new(dir));
}

/// Runs a write of the new crate that dies at the given change.
fn write_and_die(ground: &Playground, changes: usize, exchange: Exchange) {
    let exchange = match exchange {
        Exchange::Atomic => "atomic",
        Exchange::Unsupported => "unsupported",
    };
    let status = Command::new(env::current_exe().unwrap())
        .args(["--exact", "render::tests::crashes::dying_process"])
        .env(
            CHILD,
            format!("{changes} {exchange} {}", ground.dir().display()),
        )
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(!status.success(), "the process survived change {changes}");
}

/// Panics unless the directory is one of the two crates, whole. What cargo
/// built may be missing for now.
fn assert_whole(ground: &Playground, moment: &str) {
    let Some(mut found) = ground.contents() else {
        panic!("{moment}: there is no crate");
    };
    assert_eq!(
        found.remove(Path::new("Cargo.lock")).as_deref(),
        Some("locked"),
        "{moment}"
    );
    found.remove(Path::new("target/debug/x"));
    assert!(
        found == *old().files() || found == *new().files(),
        "{moment}: neither old nor new: {found:?}"
    );
    let same = ground.dir().join("src/same.rs");
    assert_eq!(modified(&same), long_ago(), "{moment}");
}

/// Panics unless a run puts everything right.
fn assert_recovers(ground: &Playground, moment: &str) {
    let mut disk = Doomed::spared(Exchange::Atomic);
    if let Err(error) = write_on(&mut disk, &new(), &ground.dir()) {
        panic!("{moment}: {error}");
    }
    assert_eq!(ground.contents(), Some(with_cargos_own(&new())), "{moment}");
    assert_eq!(ground.siblings(), ["crate"], "{moment}");
    let same = ground.dir().join("src/same.rs");
    assert_eq!(modified(&same), long_ago(), "{moment}");
}

#[test]
fn death_at_any_change_leaves_the_old_crate_or_the_new_one() {
    let changes = count_changes(&old_crate(), Exchange::Atomic);
    let mut seen_old = false;
    let mut seen_new = false;
    for change in 0..changes {
        let moment = format!("after {change} of {changes} changes");
        let ground = old_crate();
        write_and_die(&ground, change, Exchange::Atomic);
        assert_whole(&ground, &moment);
        let lib = ground.contents().unwrap().remove(Path::new("src/lib.rs"));
        match lib.as_deref() {
            Some("// old\n") => seen_old = true,
            _ => seen_new = true,
        }
        assert_recovers(&ground, &moment);
    }
    assert!(seen_old && seen_new);
}

#[test]
fn death_during_the_first_write_leaves_nothing_or_the_crate() {
    let changes = count_changes(&Playground::new(), Exchange::Atomic);
    for change in 0..changes {
        let moment = format!("after {change} of {changes} changes");
        let ground = Playground::new();
        write_and_die(&ground, change, Exchange::Atomic);
        if let Some(found) = ground.contents() {
            assert_eq!(found, *new().files(), "{moment}");
        }
        write(&new(), &ground.dir()).unwrap();
        assert_eq!(ground.contents().as_ref(), Some(new().files()), "{moment}");
        assert_eq!(ground.siblings(), ["crate"], "{moment}");
    }
}

#[test]
fn death_without_an_exchange_is_recovered_from() {
    let changes = count_changes(&old_crate(), Exchange::Unsupported);
    let mut missing = 0;
    for change in 0..changes {
        let moment = format!("after {change} of {changes} changes");
        let ground = old_crate();
        write_and_die(&ground, change, Exchange::Unsupported);
        if ground.dir().exists() {
            assert_whole(&ground, &moment);
        } else {
            missing += 1;
        }
        assert_recovers(&ground, &moment);
    }
    assert_eq!(missing, 1, "only between the two renames");
}

#[test]
fn recovery_can_die_too() {
    let changes = count_changes(&old_crate(), Exchange::Unsupported);
    for first in 0..changes {
        for second in 0..changes {
            let ground = old_crate();
            for (changes, exchange) in [(first, Exchange::Unsupported), (second, Exchange::Atomic)]
            {
                // The second one may have less to do than that.
                let _ = doom(&ground, Doom::Broken, changes, exchange);
            }
            assert_recovers(&ground, &format!("after {first} and {second} changes"));
        }
    }
}

#[test]
fn old_crate_is_recovered_even_if_the_next_run_only_fails() {
    let ground = old_crate();
    let workshop = ground.parent().join(".crate.regen");
    fs::create_dir(&workshop).unwrap();
    fs::rename(ground.dir(), workshop.join("previous")).unwrap();
    fs::create_dir(workshop.join("spare")).unwrap();

    // Enough to put the old crate back, and too little to build a new one.
    let result = doom(&ground, Doom::Broken, 6, Exchange::Atomic);

    assert!(result.is_err());
    assert_eq!(ground.contents(), Some(with_cargos_own(&old())));
}

/// A write of the new crate to a disk that fails.
fn doom(
    ground: &Playground,
    doom: Doom,
    changes_left: usize,
    exchange: Exchange,
) -> Result<(), WriteError> {
    let mut disk = Doomed {
        doom,
        changes_left,
        exchange,
    };
    write_on(&mut disk, &new(), &ground.dir()).map(drop)
}

#[test]
fn a_failure_is_reported_and_leaves_a_whole_crate() {
    for exchange in [Exchange::Atomic, Exchange::Unsupported] {
        let changes = count_changes(&old_crate(), exchange);
        for kind in [Doom::Hiccup, Doom::Broken] {
            for change in 0..changes {
                let moment = format!("{kind:?}, {exchange:?}, {change} of {changes}");
                let ground = old_crate();
                match doom(&ground, kind, change, exchange) {
                    // The old crate is there, or the new one and litter.
                    Err(WriteError::Leftover { .. }) => {
                        let mut found = ground.contents().unwrap();
                        found.remove(Path::new("target/debug/x"));
                        found.remove(Path::new("Cargo.lock"));
                        assert_eq!(found, *new().files(), "{moment}");
                    }
                    Err(_) => {
                        if ground.dir().exists() {
                            assert_whole(&ground, &moment);
                        } else {
                            assert_eq!((kind, exchange), (Doom::Broken, Exchange::Unsupported));
                        }
                    }
                    Ok(()) => assert_eq!(kind, Doom::Hiccup, "{moment}"),
                }
                assert_recovers(&ground, &moment);
            }
        }
    }
}

#[test]
fn one_failure_before_the_exchange_leaves_no_litter() {
    let changes = count_changes(&old_crate(), Exchange::Atomic);
    let mut refused = 0;
    // The first two changes are the workshop and the lock.
    for change in 2..changes {
        let ground = old_crate();
        if doom(&ground, Doom::Hiccup, change, Exchange::Atomic).is_ok() {
            continue;
        }
        if ground.contents() == Some(with_cargos_own(&old())) {
            assert_eq!(ground.siblings(), ["crate"], "{change}");
            refused += 1;
        }
    }
    assert!(refused > 5);
}

#[test]
fn what_cargo_built_since_the_exchange_is_not_overwritten() {
    let ground = old_crate();
    // Killed between the exchange and the move of `target`.
    let spare = ground.parent().join(".crate.regen/spare");
    fs::create_dir_all(spare.join("target")).unwrap();
    fs::write(spare.join("Cargo.toml"), MANIFEST).unwrap();
    fs::write(spare.join("target/stale"), "").unwrap();

    assert_recovers(&ground, "newer products");
}
