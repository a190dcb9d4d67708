//! The generator as a program: what it leaves on disk, and how it ends.
//!
//! Each test has a small workspace of its own. What stands in the generated
//! files is not looked at here.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

const MANIFEST: &str = r#"[workspace]
members = []
[workspace.metadata.regen]
spec = "openapi/pets.yaml"
overlays = ["openapi/sdk.overlay.yaml"]
out = "generated"
name = "pets-api"
"#;

const DESCRIPTION: &str = include_str!("cli/pets.yaml");
const OVERLAY: &str = include_str!("cli/sdk.overlay.yaml");

const SPEC: &str = "openapi/pets.yaml";

/// A workspace with a description and nothing generated.
struct Workspace {
    dir: TempDir,
}

/// Every file below a directory: its bytes, and when it was written.
type Tree = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

impl Workspace {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("openapi")).unwrap();
        let workspace = Self { dir };
        workspace.write("Cargo.toml", MANIFEST);
        workspace.write(SPEC, DESCRIPTION);
        workspace.write("openapi/sdk.overlay.yaml", OVERLAY);
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// The program's `regen` with these arguments.
    fn command(&self, args: &[&str]) -> Command {
        self.program("regen", args)
    }

    /// The program with this command and these arguments, started at the root.
    fn program(&self, name: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // Cargo names this package's directory in it, and its workspace would be taken.
        command
            .env_remove("CARGO_MANIFEST_DIR")
            .current_dir(self.dir.path());
        command.arg(name).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command(args))
    }

    fn generated(&self) -> Tree {
        tree(&self.path("generated"))
    }

    /// Makes all generated files look as if they had been written long ago.
    fn age(&self) {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for path in self.generated().keys() {
            let file = File::options()
                .write(true)
                .open(self.path("generated").join(path));
            file.unwrap().set_modified(long_ago).unwrap();
        }
    }
}

/// How a run ended, and what it printed.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        }
    }

    #[track_caller]
    fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }
}

fn tree(dir: &Path) -> Tree {
    let mut files = Tree::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let written = fs::metadata(&path).unwrap().modified().unwrap();
                let inner = path.strip_prefix(dir).unwrap().to_owned();
                files.insert(inner, (fs::read(&path).unwrap(), written));
            }
        }
    }
    files
}

fn contents(tree: Tree) -> BTreeMap<PathBuf, Vec<u8>> {
    tree.into_iter()
        .map(|(path, (bytes, _))| (path, bytes))
        .collect()
}

#[test]
fn a_second_run_writes_nothing() {
    let workspace = Workspace::new();
    let first = workspace.run(&[]).ended_with(0);
    assert!(
        first.out.starts_with("pets-api in generated\n"),
        "{}",
        first.out
    );
    assert!(
        first.out.contains("2 operations, 1 type, 0 webhooks\n"),
        "{}",
        first.out
    );
    assert_eq!(first.err, "");

    workspace.age();
    let before = workspace.generated();
    let second = workspace.run(&[]).ended_with(0);
    assert_eq!(workspace.generated(), before);
    assert!(!second.out.contains("written"), "{}", second.out);
    workspace.run(&["--check"]).ended_with(0);
}

#[test]
fn a_change_writes_what_differs_and_removes_what_is_left_over() {
    let workspace = Workspace::new();
    workspace.run(&[]).ended_with(0);
    workspace.age();
    let before = workspace.generated();

    let renamed = DESCRIPTION.replace("tags: [Shop]", "tags: [Store]");
    workspace.write(SPEC, &renamed.replace("{ name: Shop,", "{ name: Store,"));
    let ran = workspace.run(&[]).ended_with(0);
    let after = workspace.generated();
    let (gone, new) = (Path::new("src/shop.rs"), Path::new("src/store.rs"));
    assert!(
        before.contains_key(gone) && !after.contains_key(gone),
        "{}",
        ran.out
    );
    assert!(
        !before.contains_key(new) && after.contains_key(new),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("2 files removed: src/blocking/shop.rs, src/shop.rs"),
        "{}",
        ran.out
    );
}

#[test]
fn a_check_names_what_is_stale_and_writes_nothing() {
    let workspace = Workspace::new();
    workspace.run(&[]).ended_with(0);
    let lib = workspace.path("generated/src/lib.rs");
    let text = fs::read_to_string(&lib).unwrap();
    fs::write(&lib, text.replace("pub mod pets;", "pub mod cats;")).unwrap();
    fs::write(workspace.path("generated/src/notes.rs"), "// mine\n").unwrap();
    fs::remove_file(workspace.path("generated/src/pets.rs")).unwrap();

    let before = workspace.generated();
    let ran = workspace.run(&["--check"]).ended_with(1);
    assert_eq!(workspace.generated(), before);
    for part in [
        "1 missing, 1 different, 1 too many",
        "different: src/lib.rs\n",
        "    -pub mod cats;\n    +pub mod pets;\n",
        "missing: src/pets.rs\n",
        "does not belong: src/notes.rs\n",
    ] {
        assert!(ran.out.contains(part), "no {part:?} in\n{}", ran.out);
    }

    workspace.run(&[]).ended_with(0);
    workspace.run(&["--check"]).ended_with(0);
}

#[test]
fn bad_input_leaves_the_crate_as_it_is() {
    let workspace = Workspace::new();
    workspace.run(&[]).ended_with(0);
    workspace.age();
    let before = workspace.generated();

    let dangling = DESCRIPTION.replace("#/components/schemas/Pet\"", "#/components/schemas/Pets\"");
    let renamed = DESCRIPTION.replace("operationId: getPet", "operationId: showPet");
    for (description, problem) in [
        ("paths: [", "error[load/yaml]"),
        (&*dangling, "warning[check/reference]"),
        (&*renamed, "error[overlay/no-match]"),
    ] {
        workspace.write(SPEC, description);
        for args in [&["--strict"][..], &["--strict", "--check"]] {
            let ran = workspace.run(args).ended_with(2);
            assert!(ran.err.contains(problem), "{}", ran.err);
            assert!(ran.err.contains("--> openapi/"), "no place in\n{}", ran.err);
            assert!(!ran.err.contains('\x1b'), "colours in a file");
            assert_eq!(ran.out, "");
            assert_eq!(workspace.generated(), before);
        }
    }

    fs::remove_file(workspace.path(SPEC)).unwrap();
    let ran = workspace.run(&[]).ended_with(2);
    assert!(ran.err.contains(SPEC), "{}", ran.err);
    assert_eq!(workspace.generated(), before);
}

#[test]
fn every_problem_is_told_at_once() {
    let workspace = Workspace::new();
    let dangling = DESCRIPTION.replace("#/components/schemas/Pet\"", "#/components/schemas/Pets\"");
    workspace.write(SPEC, &dangling);
    let ran = workspace.run(&["--strict"]).ended_with(2);
    let problems = ran.err.matches("warning[check/reference]").count();
    assert_eq!(
        problems,
        DESCRIPTION.matches("#/components/schemas/Pet\"").count()
    );
    assert!(problems > 1, "{}", ran.err);
    assert!(!workspace.path("generated").exists());
}

#[test]
fn types_of_the_runtime_are_not_counted() {
    let workspace = Workspace::new();
    let amount = "Amount: { type: number, x-sdk: { type: Credits } }";
    let unused = DESCRIPTION.replace("  schemas:\n", &format!("  schemas:\n    {amount}\n"));
    assert_ne!(unused, DESCRIPTION);
    workspace.write(SPEC, &unused);
    let ran = workspace.run(&[]).ended_with(0);
    assert!(ran.out.contains(", 1 type,"), "{}", ran.out);
}

#[test]
fn what_is_left_out_is_told_and_is_no_failure() {
    let workspace = Workspace::new();
    let unsent = "{ name: X Session, in: header, schema: { type: string } }";
    let with_more = DESCRIPTION.replace(
        "parameters:\n",
        &format!("parameters:\n        - {unsent}\n"),
    );
    workspace.write(SPEC, &with_more);
    for args in [&[][..], &["--check"]] {
        let ran = workspace.run(args).ended_with(0);
        let told = "note[plan/parameter-left-out]: the optional parameter `X Session`";
        assert!(ran.err.starts_with(told), "{}", ran.err);
        assert!(ran.err.ends_with("\n1 note\n"), "{}", ran.err);
        assert!(ran.out.contains("0 webhooks, 1 note\n"), "{}", ran.out);
    }
}

#[test]
fn a_directory_that_is_not_ours_is_left_alone() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("mine")).unwrap();
    workspace.write("mine/diary.txt", "today");
    let ran = workspace.run(&["--out", "mine"]).ended_with(3);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    assert_eq!(tree(&workspace.path("mine")).len(), 1);
}

#[test]
fn arguments_that_make_no_sense_are_bad_input() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["--chek"]).ended_with(2);
    assert!(ran.err.contains("--check"), "{}", ran.err);
}

#[test]
fn where_the_description_comes_from_makes_no_difference() {
    let workspace = Workspace::new();
    let crates = ["one", "other"].map(|out| {
        let elsewhere = tempfile::tempdir().unwrap();
        let spec = elsewhere.path().join("pets.yaml");
        fs::write(&spec, DESCRIPTION).unwrap();
        let args = ["--spec", spec.to_str().unwrap(), "--out", out];
        workspace.run(&args).ended_with(0);
        contents(tree(&workspace.path(out)))
    });
    assert!(!crates[0].is_empty());
    assert_eq!(crates[0], crates[1]);
}

#[test]
fn where_and_how_it_is_started_makes_no_difference() {
    let here = Workspace::new();
    here.run(&[]).ended_with(0);
    let expected = contents(here.generated());

    let there = Workspace::new();
    let mut command = there.command(&[]);
    command.current_dir(there.path("openapi"));
    command
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("LANG", "tr_TR.UTF-8")
        .env("TZ", "Asia/Tokyo");
    command.env("HOME", "/nonexistent").env_remove("PATH");
    Ran::of(&mut command).ended_with(0);
    assert_eq!(contents(there.generated()), expected);

    // Git changes how lines end on some systems.
    let elsewhere = Workspace::new();
    elsewhere.write(SPEC, &DESCRIPTION.replace('\n', "\r\n"));
    elsewhere.run(&[]).ended_with(0);
    assert_eq!(contents(elsewhere.generated()), expected);
}

#[test]
fn the_result_of_a_stage_can_be_looked_at() {
    let workspace = Workspace::new();
    let stages = ["loaded", "overlaid", "spec", "plan", "core"];
    let emits = stages.map(|stage| format!("--emit={stage}={stage}.txt"));
    workspace
        .run(&emits.each_ref().map(String::as_str))
        .ended_with(0);
    for stage in stages {
        let text = fs::read_to_string(workspace.path(&format!("{stage}.txt"))).unwrap();
        assert!(text.contains("Pet"), "{stage}: {text}");
    }
}

#[test]
fn prints_a_row_for_each_document_of_a_corpus() {
    let workspace = Workspace::new();
    fs::create_dir_all(workspace.path("documents/nested")).unwrap();
    let good = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {'204': {description: ok}}}}\n";
    workspace.write("documents/good.yaml", good);
    workspace.write("documents/nested/good.json", "{}");
    let corpus = |args: &[&str]| Ran::of(&mut workspace.program("corpus", args));
    let ran = corpus(&["documents", "--no-check", "--out", "crates"]).ended_with(1);
    let out = ran.out.replace('\\', "/");
    assert!(out.contains("1 of 2 generate\n"), "{out}");
    assert!(out.contains("1 × plan/no-base-url\n"), "{out}");
    let failed = out
        .lines()
        .find(|line| line.starts_with("nested/good.json"));
    assert!(failed.unwrap().contains("error[check/version]"), "{out}");
    assert!(
        workspace
            .path("crates/crates/corpus-good/Cargo.toml")
            .exists()
    );

    fs::create_dir(workspace.path("empty")).unwrap();
    let ran = corpus(&["empty"]).ended_with(2);
    assert!(ran.err.contains("no document in `empty`"), "{}", ran.err);
}
