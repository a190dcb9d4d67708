//! Whether all references of a bundled document lead somewhere.

use std::collections::HashSet;

use super::reference::Reference;
use super::survey::{Site, Survey};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Node, Pointer, Source};
use crate::grammar::Kind;
use crate::nowhere::{self, Lost};

/// Finds every reference that leads nowhere, out of the document, or in a
/// circle. For use after a stage that adds or removes parts of a document.
pub fn check_references(document: &Document) -> Diagnostics {
    let Survey { sites, problems } =
        Survey::new(&document.root, Kind::Description, &Pointer::root());
    let found = sites.iter().filter_map(|site| {
        let problem = check(document, site)?;
        let place = problem.place.unwrap_or(site.place);
        Some(problem.at(place).pointer(site.text_pointer()))
    });
    problems.into_iter().chain(found).collect()
}

fn check(document: &Document, site: &Site) -> Option<Diagnostic> {
    let root = &document.root;
    let reference = match Reference::parse(&site.text) {
        Ok(reference) => reference,
        Err(problem) => return Some(problem),
    };
    if reference.file.is_some() {
        let message = format!("`{}` is another file, which is not read here", site.text);
        return Some(
            Diagnostic::new("load/late-ref", message)
                .help("refer to it from the description itself"),
        );
    }
    let Some(target) = root.at(&reference.pointer) else {
        let mut found = dangling(root, site, &reference.pointer, &document.sources);
        // It costs one value, and `spec` says so.
        if site.kind == Kind::Schema {
            found.severity = Severity::Warning;
        }
        return Some(found);
    };
    wrong_kind(site, target).or_else(|| circle(root, site, reference.pointer))
}

/// A reference to something that is not there in its file, with the place of the part that
/// is not.
pub(super) fn dangling(
    root: &Node,
    site: &Site,
    pointer: &Pointer,
    sources: &[Source],
) -> Diagnostic {
    let text = site.text.as_str();
    let lost = Lost::in_tree(root, pointer);
    let help = lost.as_ref().and_then(|lost| lost.help(text));
    let part = lost.and_then(|lost| nowhere::token(text, lost.token));
    let place = part.map_or(site.place, |part| {
        nowhere::part(sources, site.place, text, part)
    });
    Diagnostic::new("load/dangling-ref", format!("`{text}` points to nothing"))
        .at(place)
        .help(help.unwrap_or_else(|| "correct the reference, or add what it refers to".into()))
}

/// A reference to something that cannot be what it stands for.
pub(super) fn wrong_kind(site: &Site, target: &Node) -> Option<Diagnostic> {
    let fits = target.as_object().is_some()
        || site.kind.target() == Kind::Schema && target.as_bool().is_some();
    if fits {
        return None;
    }
    let message = format!(
        "`{}` points to {}, not to an object",
        site.text,
        target.kind()
    );
    Some(
        Diagnostic::new("load/wrong-ref", message)
            .also("this is what it points to", target.place)
            .help("correct the reference"),
    )
}

/// A chain of references that comes back to where it started.
fn circle(root: &Node, site: &Site, first: Pointer) -> Option<Diagnostic> {
    if site.kind == Kind::MappingTarget {
        return None;
    }
    let mut seen = HashSet::new();
    let mut next = Some(first);
    while let Some(pointer) = next {
        if pointer == site.holder {
            let message = format!("`{}` leads back to itself", site.text);
            return Some(
                Diagnostic::new("load/ref-cycle", message)
                    .help("let one of the references in the circle point to a definition"),
            );
        }
        next = root.at(&pointer).and_then(Node::local_ref);
        if !seen.insert(pointer) {
            return None;
        }
    }
    None
}
