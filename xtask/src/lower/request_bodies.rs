//! Chooses the one media type in which a request body is sent. progenitor
//! takes exactly one; JSON says the most, so it comes first.

use super::operations::essence;
use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

pub fn run(lowering: &mut Lowering) {
    let mut diagnostics = Vec::new();
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
        if let Err(offered) = choose(content) {
            let place = content.place;
            operation.remove("requestBody");
            if required {
                diagnostics.push(unsupported(place, at, &offered));
            }
        }
    });
    lowering.diagnostics.extend(diagnostics);
}

fn unsupported(place: crate::document::Place, at: &Pointer, offered: &str) -> Diagnostic {
    Diagnostic::new(
        "lower/request-media-type",
        format!("no media type of this request body can be sent: {offered}"),
    )
    .at(place)
    .pointer(at.child("requestBody").child("content"))
    .help("offer JSON, a form, plain text or a byte stream, or remove the operation with an overlay action")
}

fn choose(content: &mut Node) -> Result<(), String> {
    let Some(members) = content.as_object_mut() else {
        return Err("`content` is not an object".into());
    };
    let rank = |media_type: &str| match essence(media_type) {
        "application/json" => Some((0, "application/json")),
        json if json.ends_with("+json") => Some((1, "application/json")),
        "application/x-www-form-urlencoded" => Some((2, "application/x-www-form-urlencoded")),
        "application/octet-stream" => Some((3, "application/octet-stream")),
        _ => None,
    };
    let chosen = members
        .keys()
        .enumerate()
        .filter_map(|(index, name)| rank(name).map(|(rank, as_name)| (rank, index, as_name)))
        .min();
    let Some((_, index, name)) = chosen else {
        return Err(members.keys().cloned().collect::<Vec<_>>().join(", "));
    };
    let Some((_, mut member)) = members.shift_remove_index(index) else {
        return Ok(());
    };
    members.clear();
    let place = member.node.place;
    for unread in ["example", "examples", "encoding"] {
        member.node.remove(unread);
    }
    if name == "application/octet-stream" {
        let bytes = serde_json::json!({"type": "string", "format": "binary"});
        member.node.set("schema", Node::from_json(bytes, place));
    } else if member.node.get("schema").is_none() {
        member
            .node
            .set("schema", Node::from_json(serde_json::json!({}), place));
    }
    members.insert(name.into(), member);
    Ok(())
}
