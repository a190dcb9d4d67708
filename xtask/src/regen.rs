//! The stages in a row: a description in, the files of a crate out.
//!
//! Each stage takes what the one before it made; what it means is in its own
//! module. Here they are only lined up, timed, and shown to those who ask with
//! `--emit`.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::cli::{self, EmitStage, Failure, Product, Regen};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Style};
use crate::diff::{self, Diff};
use crate::document::{Document, Source};
use crate::emit::Package;
use crate::lint::Findings;
use crate::plan::Api;
use crate::render::{Output, PathError, Provenance};
use crate::report::{Counts, Stages};
use crate::spec::Spec;
use crate::{check, core, diagnostic, emit, lint, load, overlay, plan, render, repair, spec};

/// How far a description came, and everything that there is to say about it.
pub struct Reading {
    /// What the description says, if it could be read.
    pub spec: Option<Spec>,
    /// The plan of its client, if there is one.
    pub api: Option<Api>,
    /// The description with its overlays applied, repaired, if they could be.
    pub document: Option<Document>,
    /// What is wrong with it, and what to know about it.
    pub found: Diagnostics,
    /// The files that were read.
    pub sources: Vec<Source>,
}

/// Reads a description and plans its client, as far as that is possible.
///
/// # Errors
/// A stage that could not be emitted.
pub fn read(regen: &Regen, stages: &mut Stages) -> Result<Reading, Failure> {
    let mut reading = Reading {
        spec: None,
        api: None,
        document: None,
        found: Diagnostics::new(),
        sources: Vec::new(),
    };
    let emit_tree = |stage, document: &Document| {
        regen.emit(stage, || format!("{:#}\n", document.root.to_json()))
    };
    let stop = |mut reading: Reading, failure: diagnostic::Failure| {
        reading.found = failure.diagnostics;
        reading.sources = failure.sources;
        Ok(reading)
    };
    let loaded = match stages.run("load", || load_all(regen)) {
        Ok(loaded) => loaded,
        Err(failure) => return stop(reading, failure),
    };
    emit_tree(EmitStage::Loaded, &loaded.description)?;

    let overlaid = stages.run("overlay", || {
        overlay::apply(loaded.description, &loaded.overlays)
    });
    let document = match overlaid {
        Ok(document) => document,
        Err(failure) => return stop(reading, failure),
    };
    emit_tree(EmitStage::Overlaid, &document)?;

    let (mut document, repaired) = stages.run("repair", || repair::repair(document));
    emit_tree(EmitStage::Repaired, &document)?;
    reading.found = repaired;

    let Reading { spec, found, .. } = &mut reading;
    match stages.run("spec", || spec::read(&document)) {
        Ok(read) => {
            found.extend(read.found);
            *spec = Some(read.spec);
        }
        Err(problem) => found.push(problem),
    }
    if let Some(spec) = &reading.spec {
        regen.emit(EmitStage::Spec, || format!("{spec:#?}\n"))?;
        let found = &mut reading.found;
        found.extend(stages.run("check", || check::check(spec)));
        if !found.iter().any(|it| it.severity == Severity::Problem) {
            match stages.run("plan", || plan::plan(spec, &document)) {
                Ok(mut api) => {
                    regen.emit(EmitStage::Plan, || format!("{api:#?}\n"))?;
                    found.append(&mut api.notes);
                    reading.api = Some(api);
                }
                Err(problems) => found.extend(problems),
            }
        }
    }
    regen.levels.apply(&mut reading.found);
    reading.sources = std::mem::take(&mut document.sources);
    reading.document = Some(document);
    Ok(reading)
}

/// A description that became a plan.
pub struct Planned {
    /// The plan.
    pub api: Api,
    /// The description with its overlays applied, repaired.
    pub document: Document,
    /// What there is to say about the description.
    found: Diagnostics,
}

impl Planned {
    fn version(&self) -> diff::Version<'_> {
        diff::Version {
            api: &self.api,
            document: &self.document,
        }
    }
}

/// Reads a description and plans its client.
///
/// # Errors
/// Everything that is wrong with the description, told as a person reads it.
pub fn plan(regen: &Regen, stages: &mut Stages) -> Result<Planned, Failure> {
    let Reading {
        api,
        document,
        found,
        sources,
        ..
    } = read(regen, stages)?;
    let ends_the_run = |it: &Diagnostic| match it.severity {
        Severity::Problem => true,
        Severity::Warning => regen.strict,
        Severity::Note => false,
    };
    match (api, document) {
        (Some(api), Some(document)) if !found.iter().any(ends_the_run) => Ok(Planned {
            api,
            document: Document {
                sources,
                ..document
            },
            found,
        }),
        _ => Err(tell(found, &sources)),
    }
}

/// Makes the crate that a run asks for.
///
/// # Errors
/// Everything that is wrong with the description, told as a person reads it.
pub fn regen(regen: &Regen, stages: &mut Stages) -> Result<Product, Failure> {
    // Its processes start while the description is read.
    let mut rustfmt = render::Rustfmt::new().map_err(not_formatted)?;
    let Planned {
        api,
        document,
        found: notes,
    } = plan(regen, stages)?;
    // What is printed is in the plan; a large description would stay in memory.
    drop(document.root);
    let sources = document.sources.as_slice();
    let provenance = provenance(regen, sources);

    let structs = stages.run("core", || {
        core::core(&api.types).map_err(|found| tell(found, sources))
    })?;
    regen.emit(EmitStage::Core, || {
        let structs = structs.values();
        render::format(&syn::parse_quote!(#(#structs)*), &provenance)
    })?;

    let package = package(regen);
    let text = stages.run("emit", || {
        let mut formatted = Ok(());
        let mut print = |path: &str, file| {
            let text = render::format(&file, &provenance);
            if formatted.is_ok() {
                formatted = rustfmt.add(path, &text);
            }
        };
        let text = emit::emit(&api, &structs, &package, &mut print)
            .map_err(|found| tell(found, sources))?;
        formatted.map_err(not_formatted).map(|()| text)
    })?;
    let code = stages
        .run("rustfmt", || rustfmt.finish())
        .map_err(not_formatted)?;
    let output = output(code, &text, &provenance)
        .map_err(|error| Failure::Description(error.to_string()))?;
    Ok(Product {
        output,
        counts: counts(&api, &notes),
        notes: diagnostic::render(&notes, sources, style()),
        found: notes,
    })
}

/// Finds everything that there is to say about a description.
///
/// # Errors
/// A stage that could not be emitted.
pub fn lint(regen: &Regen) -> Result<Findings, Failure> {
    let Reading {
        spec,
        api,
        mut found,
        sources,
        ..
    } = read(regen, &mut Stages::silent())?;
    if let (Some(spec), Some(api)) = (&spec, &api) {
        lint::lint(spec, api, &mut found);
        regen.levels.apply(&mut found);
    }
    Ok(Findings { found, sources })
}

/// Compares two descriptions.
///
/// # Errors
/// Everything that is wrong with one of them, told as a person reads it.
pub fn compare(base: &Regen, head: &Regen) -> Result<Diff, Failure> {
    let base = plan(base, &mut Stages::silent())?;
    let head = plan(head, &mut Stages::silent())?;
    Ok(diff::diff(base.version(), head.version()))
}

/// What was read.
struct Loaded {
    description: Document,
    overlays: Vec<Document>,
}

/// Reads the description and every overlay.
///
/// # Errors
/// The problems of all of them.
fn load_all(regen: &Regen) -> Result<Loaded, diagnostic::Failure> {
    let mut failed: Option<diagnostic::Failure> = None;
    let mut read = |source: &cli::Source| match load::load(&source.path) {
        Ok(mut document) => {
            show(&mut document.sources, source);
            Some(document)
        }
        Err(mut failure) => {
            show(&mut failure.sources, source);
            failed = Some(match failed.take() {
                Some(others) => others.and(failure),
                None => failure,
            });
            None
        }
    };
    let description = read(&regen.spec);
    let overlays: Option<Vec<Document>> = regen.overlays.iter().map(read).collect();
    match (description, overlays, failed) {
        (Some(description), Some(overlays), None) => Ok(Loaded {
            description,
            overlays,
        }),
        (_, _, failed) => Err(failed.unwrap_or_default()),
    }
}

/// Calls the files by the paths that people know them by.
fn show(sources: &mut [Source], given: &cli::Source) {
    let (Some(folder), Some(shown)) = (given.path.parent(), Path::new(&given.shown).parent())
    else {
        return;
    };
    for source in sources {
        if let Ok(below) = source.path.strip_prefix(folder) {
            source.path = shown.join(below);
        }
    }
}

fn not_formatted(error: render::RustfmtError) -> Failure {
    Failure::Description(format!("error: {error}\n"))
}

fn tell(diagnostics: Diagnostics, sources: &[Source]) -> Failure {
    Failure::Description(diagnostic::render(&diagnostics, sources, style()))
}

/// The digest is over the text of every file that was read, as each of them
/// decides about the crate.
fn provenance(regen: &Regen, sources: &[Source]) -> Provenance {
    let mut digest = Sha256::new();
    for source in sources {
        // Git may have changed how lines end.
        digest.update(source.text.replace("\r\n", "\n"));
        digest.update([0]);
    }
    Provenance {
        description: regen.spec.recorded.clone(),
        sha256: digest.finalize().into(),
    }
}

fn package(regen: &Regen) -> Package {
    Package {
        name: regen.name.clone(),
        runtime_path: regen.runtime.clone(),
        spec: regen.spec.recorded.clone(),
        facts: regen.package.clone(),
    }
}

fn counts(api: &Api, notes: &Diagnostics) -> Counts {
    let of = |severity| notes.iter().filter(|it| it.severity == severity).count();
    let events = api.webhooks.as_ref().map(|webhooks| webhooks.events.len());
    Counts {
        operations: api.operations().count(),
        types: api.types.len(),
        webhooks: events.unwrap_or(0),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
    }
}

fn output(
    code: BTreeMap<String, String>,
    text: &BTreeMap<String, String>,
    provenance: &Provenance,
) -> Result<Output, PathError> {
    let mut output = Output::new();
    for (path, text) in code {
        output.insert(&path, text)?;
    }
    for (path, text) in text {
        output.insert(path, render::with_header(path, text, provenance))?;
    }
    Ok(output)
}

/// Diagnostics go to the standard error stream.
fn style() -> Style {
    if std::io::stderr().is_terminal() {
        Style::Colour
    } else {
        Style::Plain
    }
}
