//! Decisions about the client: that each can be read, and stands where somebody
//! reads it. Whether they fit the API is found out by the model.

use serde::de::DeserializeOwned;

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::grammar::Kind;
use crate::lower::type_name;
use crate::sdk;

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Thing { kind, node, at } = thing;
    match kind {
        Kind::Description => {
            readable::<sdk::Root>(checking, node, at);
            tags(checking, node);
        }
        Kind::Operation => readable::<sdk::Operation>(checking, node, at),
        Kind::Schema => schema(checking, thing),
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

fn schema(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Thing { node, at, .. } = thing;
    let Some(extension) = node.get(sdk::KEY) else {
        return;
    };
    let problem = |message: &str| {
        Diagnostic::new("check/x-sdk", message)
            .at(extension.place)
            .pointer(at.child(sdk::KEY))
    };
    if let Some(target) = referred(node) {
        checking.found.push(
            problem("nothing can be decided about a reference").help(format!(
                "move it to the schema that is referred to, `{target}`"
            )),
        );
        return;
    }
    let decided = match sdk::read::<sdk::Schema>(node, at) {
        Ok(decided) => decided,
        Err(problems) => return checking.found.extend(problems),
    };
    if decided.name.is_none() && decided.description.is_some() {
        let found = problem("a description is that of a type with a name");
        checking.found.push(found.help("add a `name`"));
        return;
    }
    match (decided.name, decided.runtime_type) {
        (None, None) => checking
            .found
            .push(problem("nothing is decided here").help("add a `name` or a `type`")),
        (Some(_), Some(_)) => checking.found.push(
            problem("a type of the runtime has a name already").help("remove `name` or `type`"),
        ),
        (Some(name), None) => checking.found.extend(bad_name(&name, extension, at)),
        (None, Some(_)) if !is_number(node) => checking.found.push(
            problem("only a number can be an amount of money")
                .help("remove `type`, or correct the type of the schema"),
        ),
        (None, Some(_)) => {}
    }
}

/// Whether a schema is a number that may be null, and nothing else.
fn is_number(schema: &Node) -> bool {
    let number = |of: &&str| matches!(*of, "number" | "integer");
    let types = types(schema);
    types.iter().any(number) && types.iter().all(|of| number(of) || *of == "null")
}

/// The types of a schema or of its alternatives; `any` where there is no type.
fn types(schema: &Node) -> Vec<&str> {
    let list = |keyword: &str| schema.get(keyword).and_then(Node::as_array);
    match (list("type"), list("oneOf").or_else(|| list("anyOf"))) {
        (Some(types), _) => types.iter().filter_map(Node::as_str).collect(),
        (None, Some(alternatives)) => alternatives.iter().flat_map(types).collect(),
        (None, None) => {
            let of = schema.get("type").and_then(Node::as_str);
            vec![of.unwrap_or("any")]
        }
    }
}

fn bad_name(name: &str, extension: &Node, at: &Pointer) -> Option<Diagnostic> {
    let better = type_name(name);
    (better != name).then(|| {
        let place = extension.get("name").unwrap_or(extension).place;
        Diagnostic::new(
            "check/x-sdk",
            format!("`{name}` is not a good name for a Rust type"),
        )
        .at(place)
        .pointer(at.child(sdk::KEY).child("name"))
        .help(format!("write `{better}`"))
    })
}

/// The target of a schema that is a reference and nothing else. Before 3.1,
/// `allOf` of one reference gives it a description.
fn referred(schema: &Node) -> Option<&str> {
    let only = match schema.get("allOf").and_then(Node::as_array) {
        Some([only]) if !says_more(schema) => only,
        _ => schema,
    };
    only.get("$ref").and_then(Node::as_str)
}

fn says_more(schema: &Node) -> bool {
    [
        "properties",
        "required",
        "additionalProperties",
        "anyOf",
        "oneOf",
    ]
    .iter()
    .any(|keyword| schema.get(keyword).is_some())
}

fn misplaced(checking: &mut Checking<'_>, thing: Thing<'_>) {
    if let Some(extension) = thing.node.get(sdk::KEY) {
        checking.found.push(
            Diagnostic::new("check/x-sdk", "nothing is decided here")
                .at(extension.place)
                .pointer(thing.at.child(sdk::KEY))
                .help("decide about the root, a tag, an operation or a schema"),
        );
    }
}
