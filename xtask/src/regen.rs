//! The stages in a row: a description in, the files of a crate out.
//!
//! Each stage takes what the one before it made; what it means is in its own
//! module. Here they are only lined up, timed, and shown to those who ask with
//! `--emit`.

use std::io::IsTerminal;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::cli::{self, EmitStage, Failure, Product, Regen};
use crate::diagnostic::{Diagnostics, Style};
use crate::document::{Document, Pointer, Source};
use crate::emit::{Emitted, Package};
use crate::lower::Lowered;
use crate::model::Api;
use crate::render::{Output, PathError, Provenance};
use crate::report::{Counts, Stages};
use crate::{check, core, diagnostic, emit, load, lower, model, overlay, refine, render, sdk};

/// Makes the crate that a run asks for.
///
/// # Errors
/// Everything that is wrong with the description, told as a person reads it.
pub fn regen(regen: &Regen, stages: &mut Stages) -> Result<Product, Failure> {
    let loaded = stages.run("load", || load_all(regen))?;
    let emit_tree = |stage, document: &Document| {
        regen.emit(stage, || format!("{:#}\n", document.root.to_json()))
    };
    emit_tree(EmitStage::Loaded, &loaded.description)?;

    let overlaid = stages.run("overlay", || {
        overlay::apply(loaded.description, &loaded.overlays).map_err(told)
    })?;
    emit_tree(EmitStage::Overlaid, &overlaid)?;
    let sources = &overlaid.sources;
    let provenance = provenance(regen, sources);

    stages.run("check", || match check::check(&overlaid) {
        found if found.is_empty() => Ok(()),
        found => Err(tell(found, sources)),
    })?;

    let root: sdk::Root =
        sdk::read(&overlaid.root, &Pointer::root()).map_err(|found| tell(found, sources))?;

    let lowered = stages.run("lower", || {
        lower::lower(&overlaid, &root).map_err(|found| tell(found, sources))
    })?;
    emit_tree(EmitStage::Lowered, &lowered.document)?;

    let api = stages.run("model", || {
        model::model(&overlaid, &lowered, &root).map_err(|found| tell(found, sources))
    })?;
    regen.emit(EmitStage::Model, || format!("{api:#?}\n"))?;

    let code = stages.run("core", || {
        core::core(&lowered).map_err(|found| tell(found, sources))
    })?;
    regen.emit(EmitStage::Core, || render::format(&code, &provenance))?;

    let refined = stages.run("refine", || {
        refine::refine(code, &lowered, &api).map_err(|found| tell(found, sources))
    })?;
    regen.emit(EmitStage::Refined, || {
        render::format(&refined.to_file(), &provenance)
    })?;

    let package = package(regen);
    let emitted = stages.run("emit", || {
        emit::emit(&api, &refined, &package).map_err(|found| tell(found, sources))
    })?;
    let output = stages
        .run("render", || output(&emitted, &provenance))
        .map_err(|error| Failure::Description(error.to_string()))?;
    let notes: Diagnostics = lowered.notes.iter().chain(&api.notes).cloned().collect();
    Ok(Product {
        output,
        counts: counts(&api, &lowered, &notes),
        notes: diagnostic::render(&notes, sources, style()),
    })
}

/// What was read.
struct Loaded {
    description: Document,
    overlays: Vec<Document>,
}

/// Reads the description and every overlay, and tells the problems of all.
fn load_all(regen: &Regen) -> Result<Loaded, Failure> {
    let mut problems = Vec::new();
    let mut read = |source: &cli::Source| {
        load::load(&source.path)
            .map(|mut document| {
                show(&mut document.sources, source);
                document
            })
            .map_err(|mut failure| {
                show(&mut failure.sources, source);
                problems.push(failure.render(style()));
            })
            .ok()
    };
    let description = read(&regen.spec);
    let overlays: Vec<Option<Document>> = regen.overlays.iter().map(read).collect();
    match (
        description,
        overlays.into_iter().collect::<Option<Vec<_>>>(),
    ) {
        (Some(description), Some(overlays)) => Ok(Loaded {
            description,
            overlays,
        }),
        _ => Err(Failure::Description(problems.join("\n"))),
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

fn told(failure: diagnostic::Failure) -> Failure {
    Failure::Description(failure.render(style()))
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
    }
}

fn counts(api: &Api, lowered: &Lowered, notes: &Diagnostics) -> Counts {
    Counts {
        operations: api.operations().count(),
        types: api
            .types
            .keys()
            .filter(|name| !lowered.runtime_types.contains_key(*name))
            .count()
            + lowered.enums.len(),
        webhooks: api
            .webhooks
            .as_ref()
            .map_or(0, |webhooks| webhooks.events.len()),
        notes: notes.len(),
    }
}

fn output(emitted: &Emitted, provenance: &Provenance) -> Result<Output, PathError> {
    let mut output = Output::new();
    for (path, file) in &emitted.code {
        output.insert(path, render::format(file, provenance))?;
    }
    for (path, text) in &emitted.text {
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
