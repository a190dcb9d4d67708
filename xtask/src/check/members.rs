//! What OpenAPI says of the members of its objects: which there are, what they
//! hold, and which have to be there.
//!
//! What nothing depends on may hold anything, and so may what is looked at by
//! itself, as the parts of a description are. A member that no table knows is
//! only told if it looks like a misspelt one: OpenAPI grows, and vendors forget
//! the `x-`.

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer, Value};
use crate::grammar::Kind;
use crate::suggest::closest;

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Anything,
    Text,
    Boolean,
    Number,
    Array,
    Object,
}

/// A member: its name, what it holds, and whether it has to be there.
pub(super) type Known = (&'static str, Holds, bool);

use Holds::{Anything, Array, Boolean, Object, Text};

const DESCRIPTION: &[Known] = &[
    ("openapi", Anything, false),
    ("info", Object, true),
    ("jsonSchemaDialect", Anything, false),
    ("servers", Array, false),
    ("paths", Object, false),
    ("webhooks", Object, false),
    ("components", Anything, false),
    ("security", Array, false),
    ("tags", Array, false),
    ("externalDocs", Anything, false),
];

const INFO: &[Known] = &[
    ("title", Text, true),
    ("summary", Text, false),
    ("description", Text, false),
    ("termsOfService", Text, false),
    ("contact", Object, false),
    ("license", Object, false),
    ("version", Text, true),
];

const COMPONENTS: &[Known] = &[
    ("schemas", Object, false),
    ("responses", Object, false),
    ("parameters", Object, false),
    ("examples", Object, false),
    ("requestBodies", Object, false),
    ("headers", Object, false),
    ("securitySchemes", Object, false),
    ("links", Object, false),
    ("callbacks", Object, false),
    ("pathItems", Object, false),
];

const PATH_ITEM: &[Known] = &[
    ("$ref", Anything, false),
    ("summary", Anything, false),
    ("description", Anything, false),
    ("get", Anything, false),
    ("put", Anything, false),
    ("post", Anything, false),
    ("delete", Anything, false),
    ("options", Anything, false),
    ("head", Anything, false),
    ("patch", Anything, false),
    ("trace", Anything, false),
    ("servers", Anything, false),
    ("parameters", Array, false),
];

const OPERATION: &[Known] = &[
    ("tags", Array, false),
    ("summary", Text, false),
    ("description", Text, false),
    ("externalDocs", Anything, false),
    ("operationId", Text, false),
    ("parameters", Array, false),
    ("requestBody", Anything, false),
    ("responses", Object, false),
    ("callbacks", Anything, false),
    ("deprecated", Boolean, false),
    ("security", Array, false),
    ("servers", Anything, false),
];

const PARAMETER: &[Known] = &[
    ("name", Text, true),
    ("in", Text, true),
    ("description", Text, false),
    ("required", Boolean, false),
    ("deprecated", Boolean, false),
    ("allowEmptyValue", Anything, false),
    ("style", Text, false),
    ("explode", Boolean, false),
    ("allowReserved", Anything, false),
    ("schema", Anything, false),
    ("example", Anything, false),
    ("examples", Anything, false),
    ("content", Object, false),
];

const REQUEST_BODY: &[Known] = &[
    ("description", Text, false),
    ("content", Object, true),
    ("required", Boolean, false),
];

const RESPONSE: &[Known] = &[
    ("description", Text, false),
    ("headers", Anything, false),
    ("content", Object, false),
    ("links", Anything, false),
];

const MEDIA_TYPE: &[Known] = &[
    ("schema", Anything, false),
    ("example", Anything, false),
    ("examples", Anything, false),
    ("encoding", Anything, false),
];

const SECURITY_SCHEME: &[Known] = &[
    ("type", Text, true),
    ("description", Text, false),
    ("name", Text, false),
    ("in", Text, false),
    ("scheme", Text, false),
    ("bearerFormat", Anything, false),
    ("flows", Object, false),
    ("openIdConnectUrl", Anything, false),
];

const SERVER: &[Known] = &[
    ("url", Text, true),
    ("description", Anything, false),
    ("variables", Object, false),
];

const TAG: &[Known] = &[
    ("name", Text, true),
    ("description", Text, false),
    ("externalDocs", Anything, false),
];

/// The members of an object, and what it is called.
fn table(kind: Kind) -> Option<(&'static str, &'static [Known])> {
    Some(match kind {
        Kind::Description => ("a description", DESCRIPTION),
        Kind::Components => ("the components", COMPONENTS),
        Kind::PathItem => ("a path", PATH_ITEM),
        Kind::Operation => ("an operation", OPERATION),
        Kind::Parameter => ("a parameter", PARAMETER),
        Kind::RequestBody => ("a request body", REQUEST_BODY),
        Kind::Response => ("a response", RESPONSE),
        Kind::MediaType => ("a media type", MEDIA_TYPE),
        Kind::SecurityScheme => ("a security scheme", SECURITY_SCHEME),
        _ => return None,
    })
}

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    if let Some((what, known)) = table(thing.kind) {
        object(checking, what, known, thing.node, thing.at);
    }
    if thing.kind == Kind::Description {
        of_the_frame(checking, thing.node);
    }
}

/// What stands in the root and holds nothing that the grammar knows of.
fn of_the_frame(checking: &mut Checking<'_>, root: &Node) {
    let at = Pointer::root();
    if let Some(info) = root.get("info").filter(|info| info.as_object().is_some()) {
        object(checking, "the info", INFO, info, &at.child("info"));
    }
    for (member, what, known) in [("servers", "a server", SERVER), ("tags", "a tag", TAG)] {
        let items = root.get(member).and_then(Node::as_array);
        for (index, item) in items.into_iter().flatten().enumerate() {
            let at = at.child(member).child(index.to_string());
            object(checking, what, known, item, &at);
        }
    }
}

fn object(checking: &mut Checking<'_>, what: &str, known: &[Known], node: &Node, at: &Pointer) {
    let Some(members) = node.as_object() else {
        checking.found.push(
            Diagnostic::new(
                "check/kind",
                format!("{what} has to be an object, and this is {}", node.kind()),
            )
            .at(node.place)
            .pointer(at.clone())
            .help("write it as an object, or take it out"),
        );
        return;
    };
    let mut meant = Vec::new();
    for (name, member) in members {
        if let Some(known) = typo(known, name, node) {
            meant.push(known);
            checking.found.push(
                Diagnostic::new(
                    "check/unknown-member",
                    format!("`{name}` is no member of {what}"),
                )
                .at(member.key)
                .pointer(at.child(name))
                .help(format!("write `{known}`, or start the name with `x-`")),
            );
        }
    }
    for (name, _, required) in known {
        if *required && !members.contains_key(*name) && !meant.contains(name) {
            missing(checking, what, name, node, at);
        }
    }
    held(checking, known, node, at);
}

fn missing(checking: &mut Checking<'_>, what: &str, name: &str, node: &Node, at: &Pointer) {
    checking.found.push(
        Diagnostic::new("check/missing", format!("{what} has to have `{name}`"))
            .at(node.place)
            .pointer(at.clone())
            .help(format!("add `{name}`")),
    );
}

/// Checks what the members hold.
pub(super) fn held(checking: &mut Checking<'_>, known: &[Known], node: &Node, at: &Pointer) {
    for (name, holds, required) in known {
        let Some(member) = node.get(name) else {
            continue;
        };
        let (fits, wanted) = match (holds, &member.value) {
            // Many a program writes what it does not know as null.
            (Anything, _) => continue,
            (Text | Holds::Number, Value::Null) if !required => continue,
            (Text, value) => (matches!(value, Value::String(_)), "a string"),
            (Boolean, value) => (matches!(value, Value::Bool(_)), "`true` or `false`"),
            (Holds::Number, value) => (matches!(value, Value::Number(_)), "a number"),
            (Array, value) => (matches!(value, Value::Array(_)), "an array"),
            (Object, value) => (matches!(value, Value::Object(_)), "an object"),
        };
        if fits {
            continue;
        }
        checking.found.push(
            Diagnostic::new(
                "check/kind",
                format!("`{name}` has to be {wanted}, and this is {}", member.kind()),
            )
            .at(member.place)
            .pointer(at.child(*name))
            .help(way_out(*holds, &member.value)),
        );
    }
}

fn way_out(holds: Holds, value: &Value) -> &'static str {
    match (holds, value) {
        (Text, Value::Number(_) | Value::Bool(_)) => "put it in quotes",
        (Boolean | Holds::Number, Value::String(_)) => "write it without quotes",
        (_, Value::Null) => "give it a value, or take it out",
        _ => "write it in that form, or take it out",
    }
}

/// The member that somebody may have meant: one that is not there, and that is
/// spelt almost like this one, which is none.
fn typo(known: &[Known], name: &str, node: &Node) -> Option<&'static str> {
    let is_known = known.iter().any(|(known, _, _)| *known == name);
    if is_known || name.starts_with("x-") {
        return None;
    }
    let absent = known
        .iter()
        .map(|(known, _, _)| *known)
        .filter(|known| node.get(known).is_none());
    closest(name, absent)
}
