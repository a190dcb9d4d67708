//! Chooses the one media type in which a request body is sent. progenitor
//! takes exactly one; JSON says the most, so it comes first.

use super::operations::essence;
use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    let mut found = Vec::new();
    visit::operations(&mut lowering.root, &mut |operation, at| {
        let required = operation
            .get("requestBody")
            .and_then(|body| body.get("required"))
            .and_then(Node::as_bool)
            == Some(true);
        let Some(content) = operation
            .get_mut("requestBody")
            .and_then(|body| body.get_mut("content"))
        else {
            operation.remove("requestBody");
            return;
        };
        let place = content.place;
        match choose(content) {
            Ok(JSON) => {}
            // No upload without bytes, no form without fields.
            Ok(_) => {
                if let Some(body) = operation.get_mut("requestBody") {
                    body.set("required", Node::new(Value::Bool(true), place));
                }
            }
            Err(offered) => {
                operation.remove("requestBody");
                let told = if required {
                    unsupported(&offered)
                } else {
                    left_out(&offered)
                };
                let at = at.child("requestBody").child("content");
                found.push(told.at(place).pointer(at));
            }
        }
    });
    for diagnostic in found {
        lowering.report(diagnostic);
    }
}

fn unsupported(offered: &str) -> Diagnostic {
    Diagnostic::new(
        "lower/request-media-type",
        format!("no media type of this request body can be sent: {offered}"),
    )
    .help("offer JSON, a form, plain text or a byte stream, or remove the operation with an overlay action")
}

fn left_out(offered: &str) -> Diagnostic {
    Diagnostic::note(
        "lower/body-left-out",
        format!("this optional body is left out, as no media type of it can be sent: {offered}"),
    )
    .help(
        "if callers need it, offer JSON, a form, plain text or a byte stream in an overlay action",
    )
}

/// Leaves one media type, under the name that progenitor knows it by, or tells
/// which there are.
fn choose(content: &mut Node) -> Result<&'static str, String> {
    let Some(members) = content.as_object_mut() else {
        return Err("`content` is not an object".into());
    };
    let chosen = members
        .iter()
        .enumerate()
        .filter_map(|(index, (name, member))| {
            let (rank, sent_as) = rank(name, &member.node)?;
            Some((rank, index, sent_as))
        })
        .min();
    let Some((_, index, name)) = chosen else {
        return Err(members.keys().cloned().collect::<Vec<_>>().join(", "));
    };
    let chosen = members.shift_remove_index(index);
    members.clear();
    if let Some((_, mut member)) = chosen {
        fit(&mut member.node, name);
        members.insert(name.into(), member);
    }
    Ok(name)
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

/// How well a body says what it is, if it can be sent, and as what.
fn rank(media_type: &str, media: &Node) -> Option<(u8, &'static str)> {
    let essence = essence(media_type);
    match essence.as_str() {
        JSON => Some((0, JSON)),
        json if json.ends_with("+json") => Some((1, JSON)),
        FORM => Some((2, FORM)),
        // Whoever takes anything takes JSON of what is described.
        "*/*" | "application/*" if media.get("schema").is_some() => Some((3, JSON)),
        BYTES => Some((4, BYTES)),
        TEXT => Some((5, TEXT)),
        _ => None,
    }
}

fn fit(media: &mut Node, name: &str) {
    let place = media.place;
    for unread in ["example", "examples", "encoding"] {
        media.remove(unread);
    }
    let schema = match name {
        BYTES => serde_json::json!({"type": "string", "format": "binary"}),
        TEXT => serde_json::json!({"type": "string"}),
        _ if media.get("schema").is_none() => serde_json::json!({}),
        _ => return,
    };
    media.set("schema", Node::from_json(schema, place));
}
