//! What `lint` prints and writes, and how it ends.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const MANIFEST: &str = r#"[workspace]
members = []
[workspace.metadata.regen]
spec = "openapi/orders.yaml"
out = "generated"
name = "orders-api"
"#;

/// What a run came to.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

struct Workspace(TempDir);

impl Workspace {
    fn new() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        fs::create_dir(workspace.0.path().join("openapi")).unwrap();
        workspace.write("Cargo.toml", MANIFEST);
        workspace.write("openapi/orders.yaml", include_str!("lint/orders.yaml"));
        workspace
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.path().join(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn lint(&self, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // Cargo names this package's directory in it, and its workspace would be taken.
        command.env_remove("CARGO_MANIFEST_DIR");
        let output = command.current_dir(self.0.path()).arg("lint").args(args);
        let output = output.output().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "lint", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn findings_are_shown_in_each_format() {
    let workspace = Workspace::new();
    for format in ["text", "json", "sarif", "github"] {
        let ran = workspace.lint(&["--format", format]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let text = match format {
            // The texts that explain rules have tests of their own.
            "sarif" => {
                let mut report: Value = serde_json::from_str(&ran.out).unwrap();
                let rules = &mut report["runs"][0]["tool"]["driver"]["rules"];
                for rule in rules.as_array_mut().unwrap() {
                    assert!(!rule["help"]["markdown"].as_str().unwrap().is_empty());
                    *rule = rule["id"].take();
                }
                format!("{report:#}")
            }
            _ => ran.out,
        };
        snapshot(format, &text);
    }
}

#[test]
fn certain_fixes_become_an_overlay_that_mends_what_they_say() {
    let workspace = Workspace::new();
    let before = workspace.read("openapi/orders.yaml");
    let ran = workspace.lint(&["--fix"]);
    assert!(ran.err.contains("mends 2 findings"), "{}", ran.err);
    assert_eq!(workspace.read("openapi/orders.yaml"), before);
    let overlay = workspace.read("openapi/orders.fixes.overlay.yaml");
    snapshot("fixes", &overlay);

    // Nothing is added twice, whether the overlay is applied or not.
    workspace.lint(&["--fix"]);
    assert_eq!(workspace.read("openapi/orders.fixes.overlay.yaml"), overlay);
    let applied = "overlays = [\"openapi/orders.fixes.overlay.yaml\"]\nout";
    workspace.write("Cargo.toml", &MANIFEST.replace("out", applied));
    let ran = workspace.lint(&["--fix"]);
    assert!(!ran.out.contains("check/unknown-member"), "{}", ran.out);
    assert_eq!(workspace.read("openapi/orders.fixes.overlay.yaml"), overlay);

    // What a later change needs is added to what is there.
    workspace.write(
        "openapi/orders.yaml",
        &before
            .replace("format", "fromat")
            .replace("summary: Places", "sumary: Places"),
    );
    workspace.lint(&["--fix"]);
    let longer = workspace.read("openapi/orders.fixes.overlay.yaml");
    assert!(longer.starts_with(overlay.trim_end()) && longer.contains("Places an order"));
    let ran = workspace.lint(&[]);
    assert!(!ran.out.contains("check/unknown-member"), "{}", ran.out);
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let workspace = Workspace::new();
    workspace.write("openapi/orders.fixes.overlay.yaml", "mine: true\n");
    let ran = workspace.lint(&["--fix"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("was not written by `lint --fix`"),
        "{}",
        ran.err
    );
    assert_eq!(
        workspace.read("openapi/orders.fixes.overlay.yaml"),
        "mine: true\n"
    );
}

#[test]
fn levels_of_the_workspace_decide_what_findings_mean() {
    let workspace = Workspace::new();
    let set = |levels: &str| {
        workspace.write(
            "Cargo.toml",
            &format!("{MANIFEST}[workspace.metadata.lint]\n{levels}\n"),
        );
    };
    set(r#""lint/price" = { level = "deny", reason = "we pay" }"#);
    let ran = workspace.lint(&[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("error[lint/price]"), "{}", ran.out);

    set(r#""lint/price" = { level = "allow", reason = "it is free" }"#);
    let ran = workspace.lint(&[]);
    assert!(!ran.out.contains("lint/price"), "{}", ran.out);
    // Another description has levels of its own.
    let ran = workspace.lint(&["--spec", "openapi/orders.yaml"]);
    assert!(ran.out.contains("warning[lint/price]"), "{}", ran.out);

    set(r#""lint/prise" = { level = "allow", reason = "it is free" }"#);
    let ran = workspace.lint(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("did you mean `lint/price`?"),
        "{}",
        ran.err
    );
    set(r#""lint/price" = { level = "allow" }"#);
    let ran = workspace.lint(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("missing field `reason`"), "{}", ran.err);
}

#[test]
fn warnings_fail_a_strict_run_only_and_errors_every_run() {
    let workspace = Workspace::new();
    assert_eq!(workspace.lint(&[]).code, Some(0));
    assert_eq!(workspace.lint(&["--strict"]).code, Some(1));
    workspace.write("openapi/orders.yaml", "openapi: 3.1.0\npaths: [\n");
    let ran = workspace.lint(&["--format", "json"]);
    assert_eq!(ran.code, Some(1));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["errors"], 1);
    assert_eq!(report["findings"][0]["code"], "load/yaml");
}

#[test]
fn codes_are_explained() {
    let workspace = Workspace::new();
    let ran = workspace.lint(&["--explain", "lint/price"]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out.starts_with("lint/price (warning)\n\n"),
        "{}",
        ran.out
    );
    let ran = workspace.lint(&["--explain", "lint/prise"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("did you mean `lint/price`?"),
        "{}",
        ran.err
    );
    let all = workspace.lint(&["--explain"]);
    assert_eq!(all.out, xtask::explain::document());
}
