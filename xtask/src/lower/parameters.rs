//! Keeps of each parameter what progenitor can send: path, query and header
//! parameters in their default style, under one name each.

use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    let mut diagnostics = Vec::new();
    visit::operations(&mut lowering.root, &mut |operation, at| {
        let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) else {
            return;
        };
        let mut index = 0;
        parameters.retain_mut(|parameter| {
            let at = at.child("parameters").child(index.to_string());
            index += 1;
            match fit(parameter) {
                Ok(()) => true,
                Err(_) if !is_required(parameter) => false,
                Err(reason) => {
                    diagnostics.push(unsupported(parameter, &at, reason));
                    false
                }
            }
        });
        tell_apart(parameters);
    });
    lowering.diagnostics.extend(diagnostics);
}

fn is_required(parameter: &Node) -> bool {
    parameter.get("required").and_then(Node::as_bool) == Some(true)
}

fn unsupported(parameter: &Node, at: &Pointer, reason: &str) -> Diagnostic {
    let name = parameter.get("name").and_then(Node::as_str).unwrap_or("?");
    Diagnostic::new(
        "lower/parameter",
        format!("the required parameter `{name}` cannot be sent: {reason}"),
    )
    .at(parameter.place)
    .pointer(at.clone())
    .help("make it optional or describe it differently, for instance with an overlay action")
}

/// Brings a parameter into a form that can be sent, or says why there is none.
fn fit(parameter: &mut Node) -> Result<(), &'static str> {
    let text = |member: &str| parameter.get(member).and_then(Node::as_str);
    let default_style = match text("in") {
        Some("query") => "form",
        Some("path" | "header") => "simple",
        Some("cookie") => return Err("cookies are not supported"),
        _ => return Err("`in` is none of `path`, `query` and `header`"),
    };
    if text("style").is_some_and(|style| style != default_style) {
        return Err("only the default style of its position is supported");
    }
    if text("in") == Some("query")
        && parameter.get("explode").and_then(Node::as_bool) == Some(false)
        && parameter.get("schema").is_some_and(is_list)
    {
        return Err("lists are only sent with `explode: true`");
    }
    if parameter.get("content").is_some() {
        schema_of_content(parameter).ok_or("its content has no schema of a plain value")?;
    }
    if parameter.get("schema").is_none() {
        let place = parameter.place;
        parameter.set(
            "schema",
            Node::from_json(serde_json::json!({"type": "string"}), place),
        );
    }
    if parameter.get("in").and_then(Node::as_str) == Some("path") {
        let place = parameter.place;
        parameter.set("required", Node::new(Value::Bool(true), place));
    }
    for unread in [
        "example",
        "examples",
        "style",
        "explode",
        "allowReserved",
        "allowEmptyValue",
    ] {
        parameter.remove(unread);
    }
    Ok(())
}

fn is_list(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("array")
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

/// progenitor knows parameters by their name alone and panics when a header is
/// named like a query parameter; the one in the path keeps the name.
fn tell_apart(parameters: &mut Vec<Node>) {
    let name = |node: &Node| node.get("name").and_then(Node::as_str).map(str::to_owned);
    let position = |node: &Node| node.get("in").and_then(Node::as_str).map(str::to_owned);
    let in_path: Vec<_> = parameters
        .iter()
        .filter(|node| position(node).as_deref() == Some("path"))
        .filter_map(name)
        .collect();
    let mut seen = Vec::new();
    parameters.retain(|node| {
        let this = name(node);
        let elsewhere = position(node).as_deref() != Some("path")
            && this.as_ref().is_some_and(|name| in_path.contains(name));
        let repeated = seen.contains(&this);
        seen.push(this);
        !(elsewhere || repeated)
    });
}
