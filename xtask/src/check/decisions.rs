//! Decisions about the client: that each can be read, and stands where somebody
//! reads it. Whether they fit the API is found out by the model.

use serde::de::DeserializeOwned;

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::grammar::Kind;
use crate::sdk;

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Thing { kind, node, at } = thing;
    match kind {
        Kind::Description => {
            readable::<sdk::Root>(checking, node, at);
            tags(checking, node);
        }
        Kind::Operation => readable::<sdk::Operation>(checking, node, at),
        Kind::Schema if is_component(at) => readable::<sdk::Schema>(checking, node, at),
        _ => misplaced(checking, thing),
    }
}

fn tags(checking: &mut Checking<'_>, root: &Node) {
    let at = Pointer::root().child("tags");
    let tags = root.get("tags").and_then(Node::as_array);
    for (index, tag) in tags.into_iter().flatten().enumerate() {
        readable::<sdk::Tag>(checking, tag, &at.child(index.to_string()));
    }
}

fn readable<T: DeserializeOwned + Default>(checking: &mut Checking<'_>, node: &Node, at: &Pointer) {
    if let Err(problems) = sdk::read::<T>(node, at) {
        checking.found.extend(problems);
    }
}

fn is_component(at: &Pointer) -> bool {
    matches!(at.0.as_slice(), [components, schemas, _]
        if components == "components" && schemas == "schemas")
}

fn misplaced(checking: &mut Checking<'_>, thing: Thing<'_>) {
    if let Some(extension) = thing.node.get(sdk::KEY) {
        checking.found.push(
            Diagnostic::new("check/x-sdk", "nothing is decided here")
                .at(extension.place)
                .pointer(thing.at.child(sdk::KEY))
                .help("decide about the root, a tag, an operation or a component schema"),
        );
    }
}
