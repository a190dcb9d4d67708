//! Many descriptions at once: how good the generator is for what it has never seen.
//!
//! Each document of a folder becomes a crate, and cargo checks all of them as one
//! workspace. What is wrong with a document or a crate is counted and shown, and does not
//! end the run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::args::{CorpusArgs, RegenArgs};
use super::regen::Regen;
use super::{Console, Exit, Failure, Invocation, Product};
use crate::render;
use crate::report::{Counts, Stages};

/// A document and what became of it.
struct Entry {
    /// Its path in the folder.
    shown: String,
    /// The name of its crate.
    name: String,
    took: Duration,
    outcome: Result<Generated, String>,
}

struct Generated {
    counts: Counts,
    lines: usize,
    /// How often each kind of thing was found.
    found: BTreeMap<&'static str, usize>,
}

/// What cargo says of a crate.
#[derive(Default, Clone, Copy)]
struct Checked {
    warnings: usize,
    errors: usize,
}

/// Generates a crate for each document, checks all of them, and prints a table.
///
/// # Errors
/// If there is no workspace, or nothing can be written.
pub(super) fn run(
    args: &CorpusArgs,
    invocation: &Invocation,
    pipeline: &mut dyn FnMut(&Regen, &mut Stages) -> Result<Product, Failure>,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let folder = invocation.current_dir.join(&args.folder);
    let mut documents = Vec::new();
    collect(&folder, &mut documents).map_err(disk("read", &folder))?;
    documents.sort();
    if documents.is_empty() {
        let message = format!(
            "error: there is no document in `{}`: name a folder with descriptions in JSON or YAML\n",
            args.folder.display()
        );
        return Err(Failure::Description(message));
    }
    let out = invocation.current_dir.join(&args.out);
    let mut taken = BTreeSet::new();
    let mut entries = Vec::new();
    for document in &documents {
        let shown = document.strip_prefix(&folder).unwrap_or(document);
        let name = crate_name(shown, &mut taken);
        let start = Instant::now();
        let outcome = generate(document, &name, &out, invocation, pipeline)?;
        entries.push(Entry {
            shown: shown.display().to_string(),
            name,
            took: start.elapsed(),
            outcome,
        });
    }
    let checked = match args.no_check {
        true => None,
        false => Some(check(&out, &entries, console)?),
    };
    let table = Table {
        entries: &entries,
        checked: checked.as_ref(),
    };
    console.report(&table.to_string());
    Ok(match table.is_good() {
        true => Exit::Done,
        false => Exit::Stale,
    })
}

/// The descriptions below a folder.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            collect(&path, found)?;
        } else if [".json", ".yaml", ".yml"]
            .iter()
            .any(|end| name.ends_with(end))
            && !name.contains(".overlay.")
        {
            found.push(path);
        }
    }
    Ok(())
}

/// A name for the crate of a document, which no other one has.
fn crate_name(shown: &Path, taken: &mut BTreeSet<String>) -> String {
    let text = shown
        .with_extension("")
        .display()
        .to_string()
        .to_lowercase();
    let plain: String = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let mut name = format!("corpus-{}", plain.trim_matches('-'));
    while !taken.insert(name.clone()) {
        name.push('x');
    }
    name
}

/// Writes the crate of a document, or says why there is none.
fn generate(
    document: &Path,
    name: &str,
    out: &Path,
    invocation: &Invocation,
    pipeline: &mut dyn FnMut(&Regen, &mut Stages) -> Result<Product, Failure>,
) -> Result<Result<Generated, String>, Failure> {
    let overlay = document.with_extension("overlay.yaml");
    let args = RegenArgs {
        spec: Some(document.to_owned()),
        overlays: overlay.exists().then_some(overlay).into_iter().collect(),
        out: Some(out.join("crates").join(name)),
        name: Some(name.to_owned()),
        ..RegenArgs::default()
    };
    let regen = Regen::resolve(args, invocation)?;
    let product = match pipeline(&regen, &mut Stages::silent()) {
        Ok(product) => product,
        Err(Failure::Description(told)) => {
            let mut lines = told.lines();
            let first = lines
                .find(|line| line.starts_with("error"))
                .unwrap_or(&told);
            return Ok(Err(first.to_owned()));
        }
        Err(other) => return Err(other),
    };
    fs::create_dir_all(out.join("crates")).map_err(disk("create", out))?;
    render::write(&product.output, &regen.out.path)?;
    let mut found = BTreeMap::new();
    for diagnostic in &product.found {
        *found.entry(diagnostic.code).or_default() += 1;
    }
    let files = product.output.files().iter();
    let code = files.filter(|(path, _)| path.extension().is_some_and(|end| end == "rs"));
    Ok(Ok(Generated {
        counts: product.counts,
        lines: code.map(|(_, text)| text.lines().count()).sum(),
        found,
    }))
}

/// Has clippy check all crates as one workspace; it reports what rustc reports, too.
fn check(
    out: &Path,
    entries: &[Entry],
    console: &mut Console<'_>,
) -> Result<BTreeMap<String, Checked>, Failure> {
    let good = entries.iter().filter(|entry| entry.outcome.is_ok());
    let members: Vec<String> = good
        .map(|entry| format!("{:?}", format!("crates/{}", entry.name)))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    let path = out.join("Cargo.toml");
    fs::write(&path, manifest).map_err(disk("write", &path))?;
    let mut checked = BTreeMap::new();
    if members.is_empty() {
        return Ok(checked);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let ran = Command::new(cargo)
        .args([
            "clippy",
            "--workspace",
            "--all-features",
            "--keep-going",
            "--quiet",
        ])
        .arg("--message-format=json")
        .current_dir(out)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(disk("run cargo in", out))?;
    for line in String::from_utf8_lossy(&ran.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else {
            continue;
        };
        let target = message["target"]["name"].as_str().unwrap_or_default();
        let of: &mut Checked = checked.entry(target.replace('_', "-")).or_default();
        match message["message"]["level"].as_str() {
            Some("warning") => of.warnings += 1,
            Some("error") => of.errors += 1,
            _ => continue,
        }
        if let Some(rendered) = message["message"]["rendered"].as_str() {
            console.tell(rendered);
        }
    }
    if !ran.status.success() && checked.values().all(|of| of.errors == 0) {
        let message = format!("error: cargo failed in `{}`\n", out.display());
        return Err(Failure::Description(message));
    }
    Ok(checked)
}

fn disk(doing: &'static str, path: &Path) -> impl Fn(io::Error) -> Failure {
    let path = path.to_owned();
    move |source| Failure::File {
        doing,
        path: path.clone(),
        source,
    }
}

/// What a run found, as it is printed.
struct Table<'a> {
    entries: &'a [Entry],
    checked: Option<&'a BTreeMap<String, Checked>>,
}

impl Table<'_> {
    fn checked(&self, entry: &Entry) -> Checked {
        let checked = self.checked.and_then(|checked| checked.get(&entry.name));
        checked.copied().unwrap_or_default()
    }

    fn is_clean(&self, entry: &Entry) -> bool {
        let Checked { warnings, errors } = self.checked(entry);
        entry.outcome.is_ok() && warnings + errors == 0
    }

    fn is_good(&self) -> bool {
        self.entries.iter().all(|entry| self.is_clean(entry))
    }

    fn row(&self, entry: &Entry) -> [String; 8] {
        let generated = match &entry.outcome {
            Ok(generated) => generated,
            Err(first) => {
                let mut row: [String; 8] = Default::default();
                row[0].clone_from(&entry.shown);
                row[7].clone_from(first);
                return row;
            }
        };
        let Checked { warnings, errors } = self.checked(entry);
        [
            entry.shown.clone(),
            generated.counts.operations.to_string(),
            generated.counts.types.to_string(),
            generated.lines.to_string(),
            format!("{} ms", entry.took.as_millis()),
            generated.counts.warnings.to_string(),
            generated.counts.notes.to_string(),
            match (self.checked, warnings, errors) {
                (None, ..) => String::new(),
                (_, 0, 0) => "ok".to_owned(),
                _ => format!("{errors} errors, {warnings} warnings"),
            },
        ]
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = [
            "document",
            "operations",
            "types",
            "lines",
            "time",
            "warnings",
            "notes",
            "rustc and clippy",
        ];
        let mut rows = vec![head.map(str::to_owned)];
        rows.extend(self.entries.iter().map(|entry| self.row(entry)));
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: Vec<usize> = (0..7).map(|column| width(column).unwrap_or(0)).collect();
        for row in &rows {
            let mut line = format!("{:<1$}", row[0], widths[0]);
            for (cell, width) in row[1..7].iter().zip(&widths[1..]) {
                write!(line, "  {cell:>width$}")?;
            }
            writeln!(f, "{}", format!("{line}  {}", row[7]).trim_end())?;
        }
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for generated in self
            .entries
            .iter()
            .filter_map(|entry| entry.outcome.as_ref().ok())
        {
            for (code, count) in &generated.found {
                *found.entry(code).or_default() += count;
            }
        }
        writeln!(f)?;
        for (code, count) in found {
            writeln!(f, "{count:>6} × {code}")?;
        }
        let (all, good) = (
            self.entries.len(),
            self.entries.iter().filter(|it| it.outcome.is_ok()).count(),
        );
        write!(f, "\n{good} of {all} generate")?;
        if self.checked.is_some() {
            let clean = self
                .entries
                .iter()
                .filter(|entry| self.is_clean(entry))
                .count();
            write!(f, ", {clean} of {all} compile without a warning")?;
        }
        writeln!(f)
    }
}
