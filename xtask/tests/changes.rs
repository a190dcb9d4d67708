//! What `diff` says of changes to the description of the workspace.
//!
//! Each change is a patch in `diff/patches`: what a careful engineer would say of it, and
//! then hunks without line numbers. A hunk is found by its text, behind the line that is
//! named after `@@`, so that other changes of the description do not matter.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::cli::{Regen, Source};
use xtask::diff::{self, Change, Diff, Spot, Version, Versions, Wire};
use xtask::regen::{self, Planned};
use xtask::report::Stages;

/// A change of the description.
struct Patch {
    name: String,
    says: String,
    hunks: Vec<Hunk>,
}

/// Lines that are replaced.
struct Hunk {
    file: String,
    behind: String,
    before: String,
    after: String,
}

impl Patch {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (says, patch) = text.split_once("\n\n--- ").unwrap();
        let mut hunks: Vec<Hunk> = Vec::new();
        let mut file = String::new();
        for line in format!("--- {patch}").lines() {
            if let Some(path) = line.strip_prefix("--- ") {
                file = path.to_owned();
            } else if let Some(behind) = line.strip_prefix("@@") {
                hunks.push(Hunk {
                    file: file.clone(),
                    behind: behind.trim().to_owned(),
                    before: String::new(),
                    after: String::new(),
                });
            } else if line != format!("+++ {file}") {
                let hunk = hunks.last_mut().unwrap();
                let (mark, line) = line.split_at(line.len().min(1));
                if mark != "+" {
                    hunk.before.push_str(&format!("{line}\n"));
                }
                if mark != "-" {
                    hunk.after.push_str(&format!("{line}\n"));
                }
            }
        }
        Self {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            says: says.to_owned(),
            hunks,
        }
    }

    /// Applies the hunks to a file.
    fn apply(&self, file: &str, text: &str) -> String {
        let mut text = text.to_owned();
        for hunk in self.hunks.iter().filter(|it| it.file == file) {
            let Hunk {
                behind,
                before,
                after,
                ..
            } = hunk;
            let name = &self.name;
            let mut start = 0;
            if !behind.is_empty() {
                let lines = text.split_inclusive('\n').scan(0, |end, line| {
                    *end += line.len();
                    Some((*end, line.trim()))
                });
                let found: Vec<usize> = lines
                    .filter(|(_, line)| line == behind)
                    .map(|(end, _)| end)
                    .collect();
                assert_eq!(found.len(), 1, "{name}: `{behind}` stands once");
                start = found[0];
            }
            let (head, tail) = text.split_at(start);
            let found = tail.matches(before.as_str()).count();
            let is_found = if behind.is_empty() {
                found == 1
            } else {
                found >= 1
            };
            assert!(
                is_found,
                "{name}: found {found} times behind `{behind}`:\n{before}"
            );
            text = format!("{head}{}", tail.replacen(before, after, 1));
        }
        text
    }
}

fn patches() -> Vec<Patch> {
    let folder = folder().join("patches");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "patch"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Patch::read(path)).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

/// What is read without a patch.
fn own() -> Regen {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Regen::without_arguments(workspace).unwrap()
}

fn planned(regen: &Regen) -> Planned {
    regen::plan(regen, &mut Stages::silent()).unwrap_or_else(|failure| panic!("{failure}"))
}

/// The description of the workspace with a patch.
fn patched(own: &Regen, patch: &Patch, folder: &Path) -> Regen {
    let changed = |source: &Source| {
        let text = fs::read_to_string(&source.path).unwrap();
        let path = folder.join(&source.shown);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, patch.apply(&source.shown, &text)).unwrap();
        Source {
            path,
            ..source.clone()
        }
    };
    for hunk in &patch.hunks {
        let mut sources = std::iter::once(&own.spec).chain(&own.overlays);
        let is_known = sources.any(|it| it.shown == hunk.file);
        assert!(is_known, "{}: `{}` is read", patch.name, hunk.file);
    }
    Regen {
        spec: changed(&own.spec),
        overlays: own.overlays.iter().map(changed).collect(),
        ..own.clone()
    }
}

/// What is reported of a patch.
struct Told {
    patch: Patch,
    diff: Diff,
    /// What is written at the places of each change.
    places: String,
}

/// Every change with what is reported of it. Two threads, as each plan is for one of them.
fn told() -> BTreeMap<String, Told> {
    let mut first = patches();
    let second = first.split_off(first.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| compare(second));
        let mut told = compare(first);
        told.extend(other.join().unwrap());
        told
    })
}

fn compare(patches: Vec<Patch>) -> BTreeMap<String, Told> {
    let own = own();
    let base = planned(&own);
    let folder = tempfile::tempdir().unwrap();
    let told = patches.into_iter().map(|patch| {
        let head = planned(&patched(&own, &patch, folder.path()));
        let mut diff = diff::diff(version(&base), version(&head));
        let versions = Versions {
            name: own.name.clone(),
            base: Some("0.1.0".to_owned()),
            head: Some("0.1.0".to_owned()),
        };
        diff.version = versions.step(diff.step);
        let mut places = String::new();
        for change in &mut diff.changes {
            let before = line(&base, &mut change.before);
            let after = line(&head, &mut change.after);
            places.push_str(&format!("{}: {before} -> {after}\n", change.code));
        }
        let name = patch.name.clone();
        (
            name,
            Told {
                patch,
                diff,
                places,
            },
        )
    });
    told.collect()
}

fn version(planned: &Planned) -> Version<'_> {
    let Planned { api, document, .. } = planned;
    Version { api, document }
}

/// The line at a place, which has no number then: numbers change with the description.
fn line(planned: &Planned, spot: &mut Option<Spot>) -> String {
    let Some(spot) = spot else {
        return "-".to_owned();
    };
    let mut sources = planned.document.sources.iter();
    let source = sources.find(|it| it.path.ends_with(&spot.file)).unwrap();
    let line = source.text.lines().nth(spot.line - 1).unwrap();
    spot.line = 0;
    format!("`{}`", line.trim())
}

fn assert(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn each_change_has_the_verdict_of_a_careful_engineer() {
    let told = told();
    assert!(told.len() >= 40);
    type Render = fn(&Diff) -> String;
    let formats: [(&str, Render); 5] = [
        ("text", diff::text),
        ("markdown", diff::markdown),
        ("github", diff::github),
        ("json", diff::json),
        ("html", |diff| main_of(&diff::html(diff))),
    ];
    for (format, render) in formats {
        let mut all = String::new();
        for (
            name,
            Told {
                patch,
                diff,
                places,
            },
        ) in &told
        {
            let (says, places) = match format {
                "text" => (format!("{}\n\n", patch.says), format!("\n{places}")),
                _ => Default::default(),
            };
            all.push_str(&format!("===== {name}\n{says}{}{places}\n", render(diff)));
        }
        assert(&format!("patches.{format}"), &all);
    }
    for (name, Told { diff, .. }) in &told {
        judged(name, diff);
        page(name, diff);
    }
}

/// The part of a page that differs.
fn main_of(page: &str) -> String {
    let (_, rest) = page.split_once("<header>").unwrap();
    let (main, _) = rest.split_once("</main>").unwrap();
    format!("<header>{main}</main>\n")
}

/// What holds for every change, so that no snapshot can be accepted that breaks it.
fn judged(name: &str, diff: &Diff) {
    for change in &diff.changes {
        assert!(
            diff::explain(change.code).is_some(),
            "{name}: {}",
            change.code
        );
        assert!(!change.message.ends_with('.'), "{name}: {}", change.message);
        let has_place = change.before.is_some() || change.after.is_some();
        assert!(has_place, "{name}: {} has no place", change.message);
        let is_rust = change.code.starts_with("rust/");
        assert!(!is_rust || change.wire == Wire::Compatible, "{name}");
    }
    let breaks = diff.changes.iter().any(Change::is_breaking);
    let is_told = diff::text(diff).starts_with("Breaking");
    assert_eq!(breaks, is_told, "{name}");
}

/// A page needs nothing else, and has no markup but its own.
fn page(name: &str, diff: &Diff) {
    let page = diff::html(diff);
    for outside in ["<script", "<link", "<img", "@import", "url(", " src="] {
        assert!(!page.contains(outside), "{name}: {outside}");
    }
    for tag in [
        "section", "article", "details", "ul", "li", "div", "p", "code", "h1", "h2", "h3", "h4",
    ] {
        let open =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        let close = page.matches(&format!("</{tag}>")).count();
        assert_eq!(open, close, "{name}: <{tag}>");
    }
}
