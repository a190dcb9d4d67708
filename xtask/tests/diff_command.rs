//! `diff` as a program: what it compares, what it says of wrong input, and how it ends.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const MANIFEST: &str = r#"[workspace]
members = []
[workspace.package]
version = "0.1.0"
[workspace.metadata.regen]
spec = "openapi/pets.yaml"
overlays = ["openapi/sdk.overlay.yaml"]
out = "generated"
name = "pets-api"
"#;

const DESCRIPTION: &str = include_str!("cli/pets.yaml");
const OVERLAY: &str = include_str!("cli/sdk.overlay.yaml");
const SPEC: &str = "openapi/pets.yaml";

/// A workspace with a description.
struct Workspace(TempDir);

/// How a run ended, and what it printed.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Workspace {
    /// A workspace without a repository.
    fn bare() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        workspace.write("Cargo.toml", MANIFEST);
        workspace.write(SPEC, DESCRIPTION);
        workspace.write("openapi/sdk.overlay.yaml", OVERLAY);
        workspace
    }

    /// A workspace whose files are committed.
    fn new() -> Self {
        let workspace = Self::bare();
        workspace.git(&["init", "-q", "-b", "main"]);
        workspace.commit();
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces a text of a file.
    fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn git(&self, args: &[&str]) {
        let ran = Command::new("git")
            .current_dir(self.0.path())
            .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
            .args(args)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", "x"]);
    }

    #[track_caller]
    fn diff(&self, args: &[&str], code: i32) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // Cargo names this package's directory in it, and its workspace would be taken.
        command
            .env_remove("CARGO_MANIFEST_DIR")
            .env("GIT_CEILING_DIRECTORIES", self.0.path().parent().unwrap())
            .current_dir(self.0.path())
            .arg("diff")
            .args(args);
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let ran = Ran {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        };
        assert_eq!(ran.code, Some(code), "{ran:#?}");
        ran
    }
}

/// Makes a member of every pet absent, which breaks old clients.
fn break_it(workspace: &Workspace) {
    workspace.change(SPEC, "required: [name]", "required: []");
}

#[test]
fn compares_the_last_commit_with_the_files() {
    let workspace = Workspace::new();
    let ran = workspace.diff(&["--deny", "any"], 0);
    assert_eq!(
        ran.out,
        "Nothing changes for callers\nThe version can stay\n"
    );
    break_it(&workspace);
    let ran = workspace.diff(&[], 0);
    assert!(
        ran.out
            .contains("Pet.name: `name` may be absent [member/optional]"),
        "{ran:#?}"
    );
    assert!(
        ran.out
            .contains("at HEAD:openapi/pets.yaml:42, now openapi/pets.yaml:42"),
        "{ran:#?}"
    );
    let last = "Callers need a breaking release: `pets-api` is 0.1.0 and has to become 0.2.0\n";
    assert!(ran.out.contains(last), "{ran:#?}");
}

#[test]
fn fails_only_for_denied_changes() {
    let workspace = Workspace::new();
    workspace.change(
        SPEC,
        "operationId: ",
        "deprecated: true\n      operationId: ",
    );
    workspace.diff(&["--deny", "breaking"], 0);
    workspace.diff(&["--deny", "any"], 1);
    workspace.diff(&["--deny", "breaking", "--deny", "version-step"], 1);
    break_it(&workspace);
    workspace.diff(&["--deny", "breaking"], 1);
    workspace.diff(&["--deny", "version-step"], 1);
    workspace.change("Cargo.toml", "0.1.0", "0.1.1");
    workspace.diff(&["--deny", "version-step"], 1);
    workspace.change("Cargo.toml", "0.1.1", "0.2.0");
    let ran = workspace.diff(&["--deny", "version-step"], 0);
    let taken = "and get it: `pets-api` was 0.1.0 and is 0.2.0\n";
    assert!(ran.out.contains(taken), "{ran:#?}");
}

#[test]
fn reads_revisions_as_their_own_workspaces_say() {
    let workspace = Workspace::new();
    // The description gets another name, and the version of the crate stands elsewhere.
    workspace.git(&["mv", SPEC, "openapi/animals.yaml"]);
    workspace.change("Cargo.toml", "pets.yaml", "animals.yaml");
    let version = "[workspace.metadata.regen.package]\nversion = \"1.0.0\"\n";
    let manifest = fs::read_to_string(workspace.path("Cargo.toml")).unwrap();
    workspace.write("Cargo.toml", &(manifest + version));
    workspace.commit();
    workspace.diff(&["HEAD~1", "HEAD", "--deny", "any"], 0);
    workspace.change("openapi/animals.yaml", "required: [name]", "required: []");
    let ran = workspace.diff(&["main~1"], 0);
    assert!(
        ran.out.contains("`pets-api` was 0.1.0 and is 1.0.0"),
        "{ran:#?}"
    );
    // A file of a revision has its overlays if it is the description.
    let ran = workspace.diff(&["HEAD~1:openapi/pets.yaml", "openapi/animals.yaml"], 0);
    assert!(ran.out.contains("1 change, 1 breaking"), "{ran:#?}");
    let denied = ["HEAD~1:openapi/pets.yaml", "HEAD", "--deny", "version-step"];
    let ran = workspace.diff(&denied, 2);
    assert!(ran.err.contains("not known for both sides"), "{ran:#?}");
    // Nothing of the repository was touched.
    let index = Command::new("git")
        .current_dir(workspace.0.path())
        .args(["status", "--porcelain"])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&index.stdout),
        " M openapi/animals.yaml\n"
    );
}

#[test]
fn says_what_is_wrong_with_what_is_compared() {
    let workspace = Workspace::new();
    let said = |args: &[&str], message: &str| {
        let ran = workspace.diff(args, 2);
        assert!(ran.err.starts_with("error: "), "{ran:#?}");
        assert!(ran.err.contains(message), "{ran:#?}");
        assert!(ran.err.contains("= help: "), "{ran:#?}");
        assert_eq!(ran.out, "");
    };
    said(&["v9"], "`v9` is neither a file nor a revision of git");
    said(&["HEAD:nope.yaml"], "`nope.yaml` is not in `HEAD`");
    said(&["HEAD:Cargo.lock"], "`Cargo.lock` is not in `HEAD`");
    said(
        &["HEAD", "nope.yaml"],
        "`nope.yaml` is neither a file nor a revision of git",
    );
    said(
        &["HEAD", "--ignore", "nope.toml"],
        "cannot read `nope.toml`",
    );
    said(
        &["--explain", "member/add"],
        "there is no change `member/add`",
    );
    // A revision without the description.
    workspace.git(&["rm", "-q", SPEC]);
    workspace.git(&["commit", "-qm", "gone"]);
    workspace.write(SPEC, DESCRIPTION);
    said(&[], "`openapi/pets.yaml` is not in `HEAD`");
    // A description that is broken.
    workspace.write("broken.yaml", "openapi: [");
    let ran = workspace.diff(&["broken.yaml", SPEC], 2);
    assert!(ran.err.contains("broken.yaml:1"), "{ran:#?}");

    let bare = Workspace::bare();
    let ran = bare.diff(&[], 2);
    assert!(ran.err.contains("is in no repository of git"), "{ran:#?}");
}

#[test]
fn accepted_changes_do_not_count_until_their_day() {
    let workspace = Workspace::new();
    break_it(&workspace);
    let entry = |subject: &str, until: &str| {
        format!(
            "[[accepted]]\ncode = \"member/optional\"\nsubject = \"{subject}\"\n\
             reason = \"Nobody reads it.\"\nuntil = \"{until}\"\n\n"
        )
    };
    let denied = ["--ignore", "accepted.toml", "--deny", "breaking"];
    workspace.write("accepted.toml", &entry("Pet.name", "9999-12-31"));
    let ran = workspace.diff(&denied, 0);
    assert!(ran.out.starts_with("Accepted\n"), "{ran:#?}");
    assert!(
        ran.out
            .contains("accepted: until 9999-12-31: Nobody reads it."),
        "{ran:#?}"
    );
    assert_eq!(ran.err, "");

    let other = entry("Pet.name", "2000-02-29") + &entry("Pet.age", "9999-12-31");
    workspace.write("accepted.toml", &other);
    let ran = workspace.diff(&denied, 1);
    assert_eq!(
        ran.err,
        "warning: accepted.toml:1: `member/optional` of `Pet.name`: it was accepted until \
         2000-02-29 and counts again: Nobody reads it.\n\
         warning: accepted.toml:7: `member/optional` of `Pet.age`: there is no such change: \
         remove the entry\n"
    );
}

#[test]
fn a_wrong_list_of_accepted_changes_is_told_with_its_line() {
    let workspace = Workspace::new();
    let good = "[[accepted]]\ncode = \"value/added\"\nsubject = \"a\"\nreason = \"b\"\nuntil = \"2027-01-31\"\n";
    let said = |from: &str, to: &str, message: &str, line: usize| {
        workspace.write("accepted.toml", &good.replace(from, to));
        let ran = workspace.diff(&["--ignore", "accepted.toml"], 2);
        assert!(ran.err.contains(message), "{ran:#?}");
        let place = format!(" --> accepted.toml:{line}\n");
        assert!(ran.err.contains(&place), "{ran:#?}");
    };
    said("reason = \"b\"\n", "", "missing field `reason`", 1);
    said("until = \"2027-01-31\"\n", "", "missing field `until`", 1);
    said("reason = \"b\"", "reason = \" \"", "the reason is empty", 4);
    said("reason", "raeson", "unknown field `raeson`", 4);
    said("2027-01-31", "2027-02-30", "`2027-02-30` is no date", 5);
    said("\"2027-01-31\"", "31", "`integer` is no date", 5);
    said(
        "value/added",
        "value/add",
        "there is no change `value/add`",
        2,
    );
    said("accepted]]", "accepted]", "", 1);
    said("= \"a\"", "= a", "", 3);
    workspace.write(
        "accepted.toml",
        &good.replace("\"2027-01-31\"", "2027-01-31"),
    );
    let ran = workspace.diff(&["--ignore", "accepted.toml"], 0);
    assert!(ran.err.contains("there is no such change"), "{ran:#?}");
}

#[test]
fn every_format_shows_the_same_change() {
    let workspace = Workspace::new();
    break_it(&workspace);
    for (format, start) in [
        ("text", "Breaking\n"),
        ("markdown", "### 1 change, 1 breaking"),
        ("json", "{\n"),
        ("html", "<!doctype html>\n"),
        (
            "github",
            "::error file=openapi/pets.yaml,line=42,title=Pet.name (member/optional)::",
        ),
    ] {
        let ran = workspace.diff(&["--format", format], 0);
        assert!(ran.out.starts_with(start), "{ran:#?}");
        assert!(ran.out.contains("member/optional"), "{ran:#?}");
    }
}

#[test]
fn explains_a_kind_of_change() {
    let workspace = Workspace::bare();
    let ran = workspace.diff(&["--explain", "retry/more"], 0);
    assert!(
        ran.out.starts_with("retry/more\n    After a fault"),
        "{ran:#?}"
    );
    let all = workspace.diff(&["--explain"], 0);
    assert!(all.out.contains(&ran.out), "{all:#?}");
}
