//! `cargo xtask lint`: what there is to say about a description, and the overlay that
//! mends what has one right answer.
//!
//! The overlay stands beside the description and has its name: `pets.yaml` gets
//! `pets.fixes.overlay.yaml`. The description itself is never changed.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::args::{LintArgs, LintFormat, RegenArgs};
use super::{Console, Exit, Failure, Invocation, Regen};
use crate::diagnostic::{Severity, Style, render};
use crate::lint::{self, Findings};
use crate::{explain, suggest};

/// Prints what was found, or explains it.
pub(super) fn run(
    args: &LintArgs,
    invocation: &Invocation,
    survey: impl FnOnce(&Regen) -> Result<Findings, Failure>,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    if let Some(code) = &args.explain {
        console.report(&explained(code.as_deref())?);
        return Ok(Exit::Done);
    }
    let regen = Regen::resolve(
        RegenArgs {
            spec: args.spec.clone(),
            overlays: args.overlays.clone(),
            // Nothing is written there.
            out: args.spec.is_some().then(|| PathBuf::from("target/lint")),
            name: args.spec.is_some().then(|| "lint".to_owned()),
            strict: args.strict,
            ..RegenArgs::default()
        },
        invocation,
    )?;
    let findings = survey(&regen)?;
    let (actions, mended) = lint::overlay(&findings);
    console.report(&match args.format {
        LintFormat::Text => {
            let style = match std::io::stdout().is_terminal() {
                true => Style::Colour,
                false => Style::Plain,
            };
            match findings.found.is_empty() {
                true => format!("`{}` is fine\n", regen.spec.shown),
                false => render(&findings.found, &findings.sources, style),
            }
        }
        LintFormat::Json => lint::json(&findings),
        LintFormat::Sarif => lint::sarif(&findings),
        LintFormat::Github => lint::github(&findings),
    });
    match (args.fix, mended) {
        (true, 0) => console.tell("note: nothing has one right answer\n"),
        (true, _) => console.tell(&write(&regen, &actions, mended)?),
        (false, 0) => {}
        (false, _) => console.tell(&format!(
            "note: `cargo xtask lint --fix` writes an overlay that mends {mended} of them\n"
        )),
    }
    let is_wrong = findings.count(Severity::Problem) > 0
        || regen.strict && findings.count(Severity::Warning) > 0;
    Ok(if is_wrong { Exit::Stale } else { Exit::Done })
}

fn explained(code: Option<&str>) -> Result<String, Failure> {
    let Some(code) = code else {
        return Ok(explain::document());
    };
    let found = explain::sections().find(|it| it.code == code);
    match found {
        Some(it) => Ok(format!("{} ({})\n\n{}\n", it.code, it.level, it.text)),
        None => {
            let near = suggest::closest(code, explain::codes());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`cargo xtask lint --explain` lists all".to_owned(),
            };
            Err(Failure::Description(format!(
                "error: there is no finding `{code}`\n  = help: {help}\n"
            )))
        }
    }
}

/// Writes or extends the overlay with fixes; returns what to tell of it.
fn write(regen: &Regen, actions: &str, mended: usize) -> Result<String, Failure> {
    let name = regen.spec.path.file_stem().unwrap_or_default();
    let name = format!("{}.fixes.overlay.yaml", name.to_string_lossy());
    let path = regen.spec.path.with_file_name(&name);
    let shown = match regen.spec.shown.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name,
    };
    let head = format!(
        "# What has one right answer in `{}`, written by `cargo xtask lint --fix`.\n\
         overlay: 1.0.0\ninfo: {{title: Fixes, version: 1.0.0}}\nactions:\n",
        regen.spec.recorded
    );
    let failed = |doing| {
        let path = path.clone();
        move |source| Failure::File {
            doing,
            path,
            source,
        }
    };
    let old = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.map_err(failed("read"))?,
    };
    let is_applied = regen.overlays.iter().any(|it| it.path == path);
    let text = match (old.is_empty(), is_applied) {
        // What is in it was applied before anything was found.
        (false, true) => format!("{}\n{actions}", old.trim_end()),
        (false, false) if !old.starts_with(&head) => {
            return Err(Failure::Description(format!(
                "error: `{shown}` exists, and was not written by `lint --fix`\n  \
                 = help: rename it, or remove it\n"
            )));
        }
        _ => format!("{head}{actions}"),
    };
    fs::write(&path, text).map_err(failed("write"))?;
    let next = match is_applied {
        true => "check what it does".to_owned(),
        false => format!(
            "check what it does, and add it: `overlays = [\"{shown}\"]` under \
             `[workspace.metadata.regen]`, or `--overlay {shown}`"
        ),
    };
    let noun = if mended == 1 { "finding" } else { "findings" };
    Ok(format!("`{shown}` mends {mended} {noun}; {next}\n"))
}
