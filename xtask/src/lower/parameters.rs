//! Keeps of each parameter what progenitor can send: path, query and header
//! parameters, under one name each, with lists as text where several values are
//! sent as one.

use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer, Value};
use crate::names::snake;

pub fn run(lowering: &mut Lowering) {
    let mut found = Vec::new();
    let whole = lowering.root.clone();
    let written = &lowering.written;
    visit::operations(&mut lowering.root, &mut |operation, at| {
        let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) else {
            return;
        };
        parameters.retain(|parameter| !is_for_the_client(parameter));
        parameters.retain_mut(|parameter| match fit(parameter, &whole) {
            Ok(()) => true,
            Err(reason) => {
                let told = unsupported(parameter, reason).at(parameter.place);
                found.push(told.pointer(pointer(written, at, parameter)));
                false
            }
        });
    });
    for diagnostic in found {
        lowering.report(diagnostic);
    }
}

/// Where a parameter is used: on the operation, or on its path.
fn pointer(written: &Node, operation: &Pointer, parameter: &Node) -> Pointer {
    let path = Pointer(operation.0.iter().take(2).cloned().collect());
    for at in [operation, &path].map(|at| at.child("parameters")) {
        let list = written.at(&at).and_then(Node::as_array);
        let index = list
            .unwrap_or_default()
            .iter()
            .position(|known| written.follow(known).place == parameter.place);
        if let Some(index) = index {
            return at.child(index.to_string());
        }
    }
    operation.clone()
}

/// Headers that OpenAPI leaves to the client, whatever a description says.
fn is_for_the_client(parameter: &Node) -> bool {
    let text = |member: &str| parameter.get(member).and_then(Node::as_str);
    let ours = ["accept", "authorization", "content-type"];
    text("in") == Some("header")
        && text("name").is_some_and(|name| ours.iter().any(|ours| name.eq_ignore_ascii_case(ours)))
}

fn is_required(parameter: &Node) -> bool {
    parameter.get("required").and_then(Node::as_bool) == Some(true)
}

fn unsupported(parameter: &Node, reason: &str) -> Diagnostic {
    let name = parameter.get("name").and_then(Node::as_str).unwrap_or("?");
    if is_required(parameter) {
        return Diagnostic::new(
            "lower/parameter",
            format!("the required parameter `{name}` cannot be sent: {reason}"),
        )
        .help("make it optional or describe it differently, for instance with an overlay action");
    }
    Diagnostic::note(
        "lower/parameter-left-out",
        format!("the optional parameter `{name}` is left out: {reason}"),
    )
    .help("if callers need it, describe it differently, for instance with an overlay action")
}

/// Brings a parameter into a form that can be sent, or says why there is none.
fn fit(parameter: &mut Node, whole: &Node) -> Result<(), &'static str> {
    let text = |member: &str| parameter.get(member).and_then(Node::as_str);
    let position = match text("in") {
        Some("path") => Position::Path,
        Some("query") => Position::Query,
        Some("header") => Position::Header,
        Some("cookie") => return Err("cookies are not supported"),
        _ => return Err("`in` is none of `path`, `query` and `header`"),
    };
    if text("name").is_some_and(|name| snake(name) == "body") {
        return Err("its name is kept for the body");
    }
    let separator = separator(parameter, position)?;
    if parameter.get("content").is_some() {
        schema_of_content(parameter).ok_or("its content has no schema of a plain value")?;
    }
    let place = parameter.place;
    if parameter.get("schema").is_none() {
        let any = serde_json::json!({"type": "string"});
        parameter.set("schema", Node::from_json(any, place));
    }
    if let Some(separator) = separator {
        separate(parameter, separator, whole);
    }
    if position == Position::Path {
        parameter.set("required", Node::new(Value::Bool(true), place));
    }
    for unread in UNREAD {
        parameter.remove(unread);
    }
    Ok(())
}

/// What has been taken into account, or does not matter to a client.
const UNREAD: &[&str] = &[
    "example",
    "examples",
    "style",
    "explode",
    "allowReserved",
    "allowEmptyValue",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Path,
    Query,
    Header,
}

/// What stands between several values that are sent as one; nothing if each is
/// sent by itself.
fn separator(parameter: &Node, position: Position) -> Result<Option<&'static str>, &'static str> {
    let style = parameter.get("style").and_then(Node::as_str);
    let explode = parameter.get("explode").and_then(Node::as_bool);
    match (position, style, explode) {
        (Position::Path | Position::Header, None | Some("simple"), _) => Ok(Some("commas")),
        (Position::Query, None | Some("form"), None | Some(true)) => Ok(None),
        (Position::Query, None | Some("form"), Some(false)) => Ok(Some("commas")),
        (Position::Query, Some("spaceDelimited"), None | Some(false)) => Ok(Some("spaces")),
        (Position::Query, Some("pipeDelimited"), None | Some(false)) => Ok(Some("`|`")),
        _ => Err("only the default style of its position is supported"),
    }
}

/// Takes a value that is made of several as text, in which they are separated
/// as the service expects it, and a plain value in the form that it has in text.
fn separate(parameter: &mut Node, separator: &str, whole: &Node) {
    let Some(schema) = parameter.get("schema") else {
        return;
    };
    let target = whole.follow(schema);
    if is_plain(target) {
        return;
    }
    let is_list = target.get("type").and_then(Node::as_str) == Some("array");
    let as_text = Node::from_json(serde_json::json!({"type": "string"}), schema.place);
    parameter.set("schema", as_text);
    if is_list {
        super::say(
            parameter,
            &format!("Several values are separated by {separator}."),
        );
    }
}

/// Whether a value is written as text just as it is. Times are not: what Rust
/// shows of one is not what a service reads.
fn is_plain(schema: &Node) -> bool {
    let types = match schema.get("type") {
        Some(of) => of.as_array().unwrap_or(std::slice::from_ref(of)),
        None => &[],
    };
    let mut types = types
        .iter()
        .filter_map(Node::as_str)
        .filter(|of| *of != "null");
    let (of, more) = (types.next(), types.next());
    let format = schema.get("format").and_then(Node::as_str);
    more.is_none()
        && matches!(of, Some("string" | "integer" | "number" | "boolean"))
        && format != Some("date-time")
        || schema.get("enum").is_some()
}

/// Text media types say in `content` what others say in `schema`.
fn schema_of_content(parameter: &mut Node) -> Option<()> {
    let content = parameter.remove("content")?;
    let (media_type, media) = content.as_object()?.first()?;
    if !media_type.starts_with("text/") {
        return None;
    }
    parameter.set("schema", media.node.get("schema")?.clone());
    Some(())
}
