//! The third stage: tells what is wrong with a description, before any of it
//! is taken apart.
//!
//! What the later stages rely on is looked at here, all of it in one run, so
//! that each of them can do its work without asking again. Real descriptions
//! are sloppy, and most of what a specification forbids does no harm: a check
//! only speaks where a client would come out wrong or not at all, and where
//! there is no doubt. What we decide about the client is looked at with the
//! rest. Nothing is changed here, and nothing is said of parts
//! that no client is made from: examples, links, callbacks.

mod components;
mod content;
mod decisions;
mod members;
mod operation;
mod operation_ids;
mod parameter;
mod paths;
mod schema;
mod security;
mod template;
mod values;
mod version;
mod walk;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, Pointer};
use crate::grammar::Kind;

use version::Version;

/// What the checks know of the description, and what they found.
struct Checking<'a> {
    root: &'a Node,
    version: Version,
    found: Diagnostics,
}

/// Everything that is wrong with a description; nothing if it can be lowered.
#[must_use]
pub fn check(document: &Document) -> Diagnostics {
    let root = &document.root;
    let version = match version::of(root) {
        Ok(version) => version,
        // Nothing that is said of it under the rules of another version helps.
        Err(problem) => return vec![problem],
    };
    let found = Diagnostics::new();
    let mut checking = Checking {
        root,
        version,
        found,
    };
    version::check_has_content(&mut checking);
    walk::things(root, &mut |thing| check_thing(&mut checking, thing));
    operation_ids::check(&mut checking);
    checking.found
}

/// A part of a description: what it is, and where.
#[derive(Clone, Copy)]
struct Thing<'a> {
    kind: Kind,
    node: &'a Node,
    at: &'a Pointer,
}

fn check_thing(checking: &mut Checking<'_>, thing: Thing<'_>) {
    members::check(checking, thing);
    decisions::check(checking, thing);
    match thing.kind {
        Kind::Components => components::check(checking, thing),
        Kind::Paths => paths::check(checking, thing),
        Kind::Operation => operation::check(checking, thing),
        Kind::PathItem => parameter::check_list(checking, thing),
        Kind::Parameter => parameter::check(checking, thing),
        Kind::MediaType => content::check(checking, thing),
        Kind::Schema => schema::check(checking, thing),
        Kind::SecurityScheme => security::check(checking, thing),
        _ => {}
    }
}
