//! Whether all references of a bundled document lead somewhere.

use std::collections::HashSet;

use super::reference::Reference;
use super::survey::{Site, Survey};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Node, Pointer};
use crate::grammar::Kind;

/// Finds every reference that leads nowhere, out of the document, or in a
/// circle. For use after a stage that adds or removes parts of a document.
pub fn check_references(document: &Document) -> Diagnostics {
    let Survey { sites, problems } =
        Survey::new(&document.root, Kind::Description, &Pointer::root());
    let found = sites.iter().filter_map(|site| {
        let problem = check(&document.root, site)?;
        Some(problem.at(site.place).pointer(site.text_pointer()))
    });
    problems.into_iter().chain(found).collect()
}

fn check(root: &Node, site: &Site) -> Option<Diagnostic> {
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
        let mut found = dangling(root, &site.text, &reference.pointer);
        // It costs one value, and `spec` says so.
        if site.kind == Kind::Schema {
            found.severity = Severity::Warning;
        }
        return Some(found);
    };
    wrong_kind(site, target).or_else(|| circle(root, site, reference.pointer))
}

/// A reference to something that is not there.
pub(super) fn dangling(root: &Node, text: &str, pointer: &Pointer) -> Diagnostic {
    let help = match similar(root, pointer) {
        Some(name) => format!("there is a `{name}`, if that is meant"),
        None => "correct the reference, or add what it refers to".to_owned(),
    };
    Diagnostic::new("load/dangling-ref", format!("`{text}` points to nothing")).help(help)
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

/// A name that differs little from the token at which `pointer` fails.
fn similar(root: &Node, pointer: &Pointer) -> Option<String> {
    let mut node = root;
    for token in &pointer.0 {
        let step = Pointer(vec![token.clone()]);
        if let Some(next) = node.at(&step) {
            node = next;
            continue;
        }
        let names = node.as_object()?.keys();
        let close = names
            .map(|name| (strsim::jaro_winkler(name, token), name))
            .filter(|(similarity, _)| *similarity > 0.85)
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        return close.map(|(_, name)| name.clone());
    }
    None
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
