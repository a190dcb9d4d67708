//! What is written, what is kept, what is carried over, and where to.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::{MANIFEST, Playground, age, contents, long_ago, modified, output};
use crate::render::{Changes, check, write};

fn paths(paths: &[&str]) -> Vec<PathBuf> {
    paths.iter().map(PathBuf::from).collect()
}

#[test]
fn a_crate_is_written_where_there_was_none() {
    let ground = Playground::new();
    let new = output(&[("src/lib.rs", "//! New.\n"), ("src/a/b.rs", "")]);

    let changes = write(&new, &ground.dir()).unwrap();

    let expected = Changes {
        written: paths(&["Cargo.toml", "src/a/b.rs", "src/lib.rs"]),
        ..Changes::default()
    };
    assert_eq!(changes, expected);
    assert_eq!(ground.contents().as_ref(), Some(new.files()));
    assert_eq!(ground.siblings(), ["crate"]);
}

#[test]
fn an_empty_directory_is_filled() {
    let ground = Playground::new();
    fs::create_dir(ground.dir()).unwrap();
    let new = output(&[]);
    write(&new, &ground.dir()).unwrap();
    assert_eq!(ground.contents().as_ref(), Some(new.files()));
    assert_eq!(ground.siblings(), ["crate"]);
}

#[test]
fn a_second_write_touches_nothing() {
    let ground = Playground::new();
    let new = output(&[("src/lib.rs", "")]);
    write(&new, &ground.dir()).unwrap();
    let files = ["Cargo.toml", "src/lib.rs"].map(|file| ground.dir().join(file));
    files.iter().for_each(|file| age(file));
    let directories = [
        ground.parent().to_owned(),
        ground.dir(),
        ground.dir().join("src"),
    ];
    let before = directories.each_ref().map(|dir| modified(dir));

    let changes = write(&new, &ground.dir()).unwrap();

    assert!(changes.is_empty());
    assert_eq!(changes.unchanged, paths(&["Cargo.toml", "src/lib.rs"]));
    assert!(files.iter().all(|file| modified(file) == long_ago()));
    assert_eq!(directories.each_ref().map(|dir| modified(dir)), before);
}

#[test]
fn files_that_do_not_differ_keep_their_times() {
    let ground = Playground::new();
    let old = output(&[("src/a.rs", "a"), ("src/b.rs", "b"), ("src/old.rs", "")]);
    write(&old, &ground.dir()).unwrap();
    for file in ["Cargo.toml", "src/a.rs", "src/b.rs"] {
        age(&ground.dir().join(file));
    }

    let new = output(&[("src/a.rs", "a"), ("src/b.rs", "B"), ("src/new.rs", "")]);
    let changes = write(&new, &ground.dir()).unwrap();

    let expected = Changes {
        written: paths(&["src/b.rs", "src/new.rs"]),
        unchanged: paths(&["Cargo.toml", "src/a.rs"]),
        removed: paths(&["src/old.rs"]),
    };
    assert_eq!(changes, expected);
    assert_eq!(modified(&ground.dir().join("src/a.rs")), long_ago());
    assert_ne!(modified(&ground.dir().join("src/b.rs")), long_ago());
    assert_eq!(ground.contents().as_ref(), Some(new.files()));
}

#[test]
fn what_cargo_left_there_is_carried_over() {
    let ground = Playground::new();
    write(&output(&[]), &ground.dir()).unwrap();
    ground.put("Cargo.lock", "locked");
    ground.put("target/debug/x", "built");
    ground.put("src/target/x", "not cargo's");

    let changes = write(&output(&[("a", "")]), &ground.dir()).unwrap();

    assert_eq!(changes.removed, paths(&["src/target/x"]));
    let expected = [
        ("Cargo.lock", "locked"),
        ("Cargo.toml", MANIFEST),
        ("a", ""),
        ("target/debug/x", "built"),
    ];
    let expected = expected.map(|(path, text)| (path.into(), text.into()));
    assert_eq!(ground.contents(), Some(expected.into()));
    assert!(
        check(&output(&[("a", "")]), &ground.dir())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_lock_file_in_the_output_is_a_file_like_any_other() {
    let ground = Playground::new();
    write(&output(&[]), &ground.dir()).unwrap();
    ground.put("Cargo.lock", "old");
    let changes = write(&output(&[("Cargo.lock", "new")]), &ground.dir()).unwrap();
    assert_eq!(changes.written, paths(&["Cargo.lock"]));
}

#[test]
fn a_trailing_slash_and_dots_are_no_obstacle() {
    let ground = Playground::new();
    let new = output(&[("a", "")]);
    let mut dir = ground.dir().into_os_string();
    dir.push("/");
    write(&output(&[]), Path::new(&dir)).unwrap();
    write(&new, &ground.dir().join("../crate/.")).unwrap();
    assert_eq!(ground.contents().as_ref(), Some(new.files()));
    assert_eq!(ground.siblings(), ["crate"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_to_the_directory_is_followed_and_stays() {
        let ground = Playground::new();
        let elsewhere = Playground::new();
        write(&output(&[]), &elsewhere.dir()).unwrap();
        symlink(elsewhere.dir(), ground.dir()).unwrap();
        let new = output(&[("a", "")]);

        write(&new, &ground.dir()).unwrap();

        assert!(ground.dir().is_symlink());
        assert_eq!(contents(&elsewhere.dir()).as_ref(), Some(new.files()));
        assert_eq!(elsewhere.siblings(), ["crate"]);
        assert_eq!(ground.siblings(), ["crate"]);
    }

    #[test]
    fn links_inside_are_replaced_and_never_followed() {
        let ground = Playground::new();
        let outside = ground.parent().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("mine"), "mine").unwrap();
        let new = output(&[("mine", "mine"), ("src/lib.rs", "")]);
        write(&output(&[]), &ground.dir()).unwrap();
        symlink(outside.join("mine"), ground.dir().join("mine")).unwrap();
        symlink(&outside, ground.dir().join("src")).unwrap();
        symlink("nowhere", ground.dir().join("dangling")).unwrap();

        let changes = write(&new, &ground.dir()).unwrap();

        assert_eq!(changes.written, paths(&["mine", "src/lib.rs"]));
        assert_eq!(changes.removed, paths(&["dangling", "src"]));
        assert!(!ground.dir().join("mine").is_symlink());
        assert_eq!(ground.contents().as_ref(), Some(new.files()));
        assert_eq!(fs::read_to_string(outside.join("mine")).unwrap(), "mine");
    }

    #[test]
    fn directories_pipes_and_strange_names_give_way() {
        let ground = Playground::new();
        write(&output(&[]), &ground.dir()).unwrap();
        let strange = Path::new(OsStr::from_bytes(b"caf\xe9")).to_owned();
        ground.put("src/lib.rs/inner", "");
        fs::write(ground.dir().join(&strange), "").unwrap();
        fs::create_dir(ground.dir().join("empty")).unwrap();
        let pipe = ground.dir().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        let new = output(&[("src/lib.rs", "")]);

        let stale = check(&new, &ground.dir()).unwrap();
        let changes = write(&new, &ground.dir()).unwrap();

        let mut removed = paths(&["empty", "pipe", "src/lib.rs/inner"]);
        removed.insert(0, strange);
        assert_eq!(changes.removed, removed);
        assert_eq!(changes.written, paths(&["src/lib.rs"]));
        assert_eq!(stale.files.len(), 5);
        assert_eq!(ground.contents().as_ref(), Some(new.files()));
    }

    #[test]
    fn read_only_files_and_directories_give_way() {
        let ground = Playground::new();
        write(&output(&[("src/a", "a"), ("old/b", "b")]), &ground.dir()).unwrap();
        for (path, mode) in [("src/a", 0o444), ("old/b", 0o444), ("old", 0o555)] {
            let path = ground.dir().join(path);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
        let new = output(&[("src/a", "A")]);
        write(&new, &ground.dir()).unwrap();
        assert_eq!(ground.contents().as_ref(), Some(new.files()));
        assert_eq!(ground.siblings(), ["crate"]);
    }

    #[test]
    fn the_directory_keeps_its_permissions() {
        let ground = Playground::new();
        write(&output(&[]), &ground.dir()).unwrap();
        fs::set_permissions(ground.dir(), fs::Permissions::from_mode(0o750)).unwrap();
        write(&output(&[("a", "")]), &ground.dir()).unwrap();
        let mode = fs::metadata(ground.dir()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o750);
    }
}
