use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// A workspace, and a member in which cargo would say that we are.
struct Project {
    root: TempDir,
}

const DEFAULTS: &str = r#"
[workspace]
members = ["xtask"]
[workspace.metadata.regen]
spec = "openapi/pets.yaml"
overlays = ["openapi/sdk.yaml"]
out = "generated"
name = "pets-api"
"#;

/// What a run came to.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

impl Project {
    fn new(manifest: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("xtask")).unwrap();
        fs::write(root.path().join("xtask/Cargo.toml"), "[package]").unwrap();
        fs::write(root.path().join("Cargo.toml"), manifest).unwrap();
        Self { root }
    }

    fn path(&self) -> &Path {
        self.root.path()
    }

    fn invocation(&self, args: &[&str]) -> Invocation {
        Invocation {
            args: ["xtask", "regen"]
                .iter()
                .chain(args)
                .map(OsString::from)
                .collect(),
            current_dir: self.path().to_owned(),
            manifest_dir: Some(self.path().join("xtask")),
        }
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, |_, _| Ok(product("//! Docs.\n")))
    }

    fn run_with(
        &self,
        args: &[&str],
        pipeline: impl FnMut(&Regen, &mut Stages) -> Result<Product, Failure>,
    ) -> Ran {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut console = Console {
            out: &mut out,
            err: &mut err,
        };
        let exit = run(
            &self.invocation(args),
            pipeline,
            |_, _| Err(Failure::Description("no comparison".into())),
            |_| Err(Failure::Description("no survey".into())),
            Stages::silent(),
            &mut console,
        );
        let text = |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(self.path().to_str().unwrap(), "ROOT")
        };
        Ran {
            exit,
            out: text(out),
            err: text(err),
        }
    }

    /// What the pipeline is asked to do.
    fn resolve(&self, args: &[&str]) -> Regen {
        let mut resolved = None;
        let ran = self.run_with(args, |regen, _| {
            resolved = Some(regen.clone());
            Ok(product(""))
        });
        resolved.unwrap_or_else(|| panic!("{}", ran.err))
    }
}

fn product(lib: &str) -> Product {
    let mut output = Output::new();
    output.insert("Cargo.toml", "# @generated\n").unwrap();
    output.insert("src/lib.rs", lib).unwrap();
    Product {
        output,
        counts: Counts::default(),
        found: Vec::new(),
        notes: String::new(),
    }
}

fn shown(sources: &[Source]) -> Vec<&str> {
    sources.iter().map(|source| source.shown.as_str()).collect()
}

#[test]
fn defaults_come_from_the_workspace() {
    let project = Project::new(DEFAULTS);
    let regen = project.resolve(&[]);
    assert_eq!(regen.spec.path, project.path().join("openapi/pets.yaml"));
    assert_eq!(regen.spec.shown, "openapi/pets.yaml");
    assert_eq!(shown(&regen.overlays), ["openapi/sdk.yaml"]);
    assert_eq!(regen.out.path, project.path().join("generated"));
    assert_eq!(regen.name, "pets-api");
    assert_eq!(regen.mode, Mode::Write);
    assert_eq!(Regen::without_arguments(project.path()).unwrap(), regen);
}

#[test]
fn another_description_comes_without_the_overlays() {
    let project = Project::new(DEFAULTS);
    let regen = project.resolve(&["--spec", "other.yaml", "--out", "other"]);
    assert_eq!(regen.spec.shown, "other.yaml");
    assert!(regen.overlays.is_empty());
    assert_eq!(regen.out.shown, "other");
    assert_eq!(regen.name, "pets-api");

    let others = ["--overlay", "b", "--overlay", "a"];
    let regen = project.resolve(&[&["--spec", "o.yaml", "--out", "o"], &others[..]].concat());
    assert_eq!(shown(&regen.overlays), ["b", "a"]);

    let regen = project.resolve(&["--overlay", "c"]);
    assert_eq!(regen.spec.shown, "openapi/pets.yaml");
    assert_eq!(shown(&regen.overlays), ["c"]);
}

#[test]
fn another_crate_does_not_take_the_place_of_the_workspaces_own() {
    let project = Project::new(DEFAULTS);
    let ran = project.run(&["--spec", "other.yaml", "--name", "other"]);
    assert_eq!(ran.exit, Exit::Input);
    insta::assert_snapshot!(
        ran.err,
        @"error: `--spec` asks for another crate than the workspace's own, which is in `generated`: add `--out DIR` to say where the other one goes"
    );
    let ran = project.run(&["--name", "other"]);
    assert_eq!(ran.exit, Exit::Input);
    insta::assert_snapshot!(
        ran.err,
        @"error: `--name` asks for another crate than the workspace's own, which is in `generated`: add `--out DIR` to say where the other one goes"
    );
    assert!(!project.path().join("generated").exists());
}

#[test]
fn the_workspaces_own_crate_may_be_asked_for_by_name() {
    let project = Project::new(DEFAULTS);
    let own = ["--spec", "./openapi/pets.yaml", "--name", "pets-api"];
    fs::create_dir(project.path().join("openapi")).unwrap();
    fs::write(project.path().join("openapi/pets.yaml"), "").unwrap();
    assert_eq!(project.resolve(&own).out.shown, "generated");

    let without_spec = DEFAULTS.replace("spec = \"openapi/pets.yaml\"", "");
    let project = Project::new(&without_spec);
    assert_eq!(
        project.resolve(&["--spec", "o.yaml"]).out.shown,
        "generated"
    );
}

#[test]
fn a_path_in_the_workspace_is_shown_from_its_root() {
    let project = Project::new(DEFAULTS);
    fs::write(project.path().join("pets.yaml"), "").unwrap();
    let spec = |given| project.resolve(&["--spec", given, "--out", "o"]).spec;
    for given in ["xtask/../pets.yaml", "./pets.yaml"] {
        assert_eq!(spec(given).shown, "pets.yaml");
        assert_eq!(spec(given).recorded, "pets.yaml");
    }
    assert_eq!(spec("./xtask/x.yaml").recorded, "xtask/x.yaml");
    let absolute = project.path().join("pets.yaml");
    assert_eq!(spec(absolute.to_str().unwrap()).shown, "pets.yaml");
    for given in ["/x/y", "../x/y"] {
        assert_eq!(spec(given).shown, given);
        assert_eq!(spec(given).recorded, "y");
    }
}

#[test]
fn what_nobody_says_is_asked_for() {
    let project = Project::new("[workspace]");
    let ran = project.run(&[]);
    assert_eq!(ran.exit, Exit::Input);
    insta::assert_snapshot!(
        ran.err,
        @"error: there is no description: give `--spec FILE`, or set `spec` under `[workspace.metadata.regen]` in `ROOT/Cargo.toml`"
    );
}

#[test]
fn a_wrong_default_is_told_with_its_line() {
    let ran = Project::new("[workspace.metadata.regen]\nspeck = 'x'\n").run(&[]);
    assert_eq!(ran.exit, Exit::Input);
    insta::assert_snapshot!(ran.err, @r"
    error: `ROOT/Cargo.toml` is wrong: TOML parse error at line 2, column 1
      |
    2 | speck = 'x'
      | ^^^^^
    unknown field `speck`, expected one of `spec`, `overlays`, `out`, `name`, `runtime`, `strict`, `package`
    ");
    let ran = Project::new(&DEFAULTS.replace("pets-api", "pets api")).run(&[]);
    assert_eq!(ran.exit, Exit::Input);
    assert!(ran.err.contains("`pets api` cannot be the name of a crate"));
}

#[test]
fn outside_of_a_workspace_there_is_nothing_to_do() {
    let ran = Project::new("[package]").run(&[]);
    assert_eq!(ran.exit, Exit::Input);
    assert!(
        ran.err.contains("no cargo workspace in `ROOT/xtask`"),
        "{}",
        ran.err
    );
}

#[test]
fn wrong_arguments_are_explained() {
    let project = Project::new(DEFAULTS);
    for (args, explanation) in [
        (
            vec!["--emit", "raw=x"],
            "`raw` is not a stage; the stages are loaded, ",
        ),
        (vec!["--emit", "core"], "as in `plan=plan.txt`"),
        (vec!["--emit", "core="], "as in `plan=plan.txt`"),
        (
            vec!["--name", "9lives"],
            "`9lives` cannot be the name of a crate",
        ),
        (vec!["--chek"], "'--check'"),
    ] {
        let ran = project.run(&args);
        assert_eq!(ran.exit, Exit::Input, "{args:?}");
        assert!(ran.err.contains(explanation), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty());
    }
}

#[test]
fn help_is_no_error() {
    let ran = Project::new(DEFAULTS).run(&["--help"]);
    assert_eq!(ran.exit, Exit::Done);
    assert!(
        ran.out.contains("Usage: cargo xtask regen [OPTIONS]"),
        "{}",
        ran.out
    );
    for stage in <EmitStage as clap::ValueEnum>::value_variants() {
        assert!(ran.out.contains(stage.name()));
    }
}

#[test]
fn the_arguments_are_consistent() {
    <Cli as clap::CommandFactory>::command().debug_assert();
}

#[test]
fn a_crate_is_stale_until_it_is_written() {
    let project = Project::new(DEFAULTS);

    let ran = project.run(&["--check"]);
    assert_eq!(ran.exit, Exit::Stale);
    assert!(
        ran.out.contains("2 missing, 0 different, 0 too many"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("missing: src/lib.rs\n    @@ -0,0 +1 @@\n    +//! Docs.\n"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("Run `cargo xtask regen`"));
    assert!(!project.path().join("generated").exists());

    let ran = project.run(&[]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Done, ""));
    assert!(
        ran.out.starts_with("pets-api in generated\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("2 files written: Cargo.toml, src/lib.rs\n")
    );

    let ran = project.run(&["--check"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Done, ""));
    assert!(ran.out.ends_with("every file is as it should be\n"));
}

#[test]
fn notes_are_told_and_nothing_ends_with_them() {
    let project = Project::new(DEFAULTS);
    for args in [&[][..], &["--check"]] {
        let ran = project.run_with(args, |_, _| {
            Ok(Product {
                notes: "note: no cookies\n".into(),
                ..product("//! Docs.\n")
            })
        });
        assert_eq!(ran.exit, Exit::Done);
        assert_eq!(ran.err, "note: no cookies\n");
    }
}

#[test]
fn a_wrong_description_and_a_wrong_directory_are_told_apart() {
    let project = Project::new(DEFAULTS);
    let ran = project.run_with(&[], |_, _| Err(Failure::Description("no paths\n".into())));
    assert_eq!(ran.exit, Exit::Input);
    assert_eq!(ran.err, "no paths\n");

    let ran = project.run(&["--out", "xtask"]);
    assert_eq!(ran.exit, Exit::Disk);
    assert!(ran.err.contains("did not make"), "{}", ran.err);
}

#[test]
fn a_stage_is_written_where_it_is_asked_for_and_only_then() {
    let project = Project::new(DEFAULTS);
    let ran = project.run_with(
        &["--emit", "spec=one.json", "--emit", "spec=a=b.json"],
        |regen, _| {
            regen.emit(EmitStage::Core, || panic!("nobody asked"))?;
            regen.emit(EmitStage::Spec, || "{}".into())?;
            Ok(product(""))
        },
    );
    assert_eq!(ran.exit, Exit::Done);
    for name in ["one.json", "a=b.json"] {
        let text = fs::read_to_string(project.path().join(name)).unwrap();
        assert_eq!(text, "{}");
    }

    let ran = project.run_with(&["--emit", "plan=no/where"], |regen, _| {
        regen.emit(EmitStage::Plan, String::new)?;
        Ok(product(""))
    });
    assert_eq!(ran.exit, Exit::Disk);
    assert!(ran.err.contains("`--emit plan`") && ran.err.contains("ROOT/no/where"));
}
