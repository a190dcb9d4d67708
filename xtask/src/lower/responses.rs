//! Leaves each operation one response: what success looks like.
//!
//! Errors are read by the runtime, which knows their shapes without being told,
//! and progenitor allows one body per class of status. Of several successes the
//! one with a body wins, of several media types JSON.

use super::operations::{essence, is_json};
use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Map, Member, Node, Pointer, Value};

/// Set on an operation whose answer is a stream of bytes: what they are.
pub const MEDIA_TYPE: &str = "x-media-type";

/// What progenitor turns into a stream of bytes.
const STREAM: &str = "application/octet-stream";

pub fn run(lowering: &mut Lowering) {
    let mut found = Vec::new();
    let whole = lowering.root.clone();
    visit::operations(&mut lowering.root, &mut |operation, at| {
        let place = operation.place;
        if operation
            .get("responses")
            .and_then(Node::as_object)
            .is_none()
        {
            let none = serde_json::json!({"default": {"description": ""}});
            operation.set("responses", Node::from_json(none, place));
        }
        if let Some(responses) = operation.get_mut("responses").and_then(Node::as_object_mut) {
            let written = responses.clone();
            let streamed = only_success(responses);
            found.extend(unlike(&written, responses, &at.child("responses"), &whole));
            if let Some(media_type) = streamed
                && operation.get(MEDIA_TYPE).is_none()
            {
                let node = Node::new(Value::String(media_type), place);
                operation.set(MEDIA_TYPE, node);
            }
        }
    });
    for note in found {
        lowering.report(note);
    }
}

/// Leaves one response; what it is, if it is a stream of bytes.
fn only_success(responses: &mut Map) -> Option<String> {
    keep_success(responses);
    let mut streamed = None;
    for (_, response) in responses {
        describe(&mut response.node);
        streamed = one_media_type(&mut response.node);
    }
    streamed
}

/// Notes about the successes with a JSON body that is not the one that is kept.
fn unlike(written: &Map, kept: &Map, at: &Pointer, whole: &Node) -> Vec<Diagnostic> {
    let Some((status, kept)) = kept.first() else {
        return Vec::new();
    };
    let schema = |member: &Member| {
        let content = member.node.get("content")?.as_object()?;
        let (_, media) = content.iter().find(|(name, _)| is_json(name))?;
        Some(whole.follow(media.node.get("schema")?).to_json())
    };
    let usual = schema(kept);
    written
        .iter()
        .filter(|(other, _)| other.starts_with('2') && *other != status)
        .filter(|(_, member)| schema(member).is_some_and(|of| Some(of) != usual))
        .map(|(other, member)| {
            Diagnostic::note(
                "lower/response-left-out",
                format!("an answer with status {other} is read as if it had status {status}"),
            )
            .at(member.node.place)
            .pointer(at.child(other))
            .help("describe one body that all successes have, for instance with an overlay action")
        })
        .collect()
}

fn keep_success(responses: &mut Map) {
    let has_body = |member: &Member| {
        let content = member.node.get("content").and_then(Node::as_object);
        content.is_some_and(|content| !content.is_empty())
    };
    let success: Vec<String> = responses
        .keys()
        .filter(|status| status.starts_with('2'))
        .cloned()
        .collect();
    let kept = success
        .iter()
        .find(|status| has_body(&responses[*status]))
        .or_else(|| success.first())
        .cloned();
    match kept {
        Some(kept) => responses.retain(|status, _| *status == kept),
        // `default` alone describes whatever comes; with errors beside it, it
        // is one more of them.
        None => {
            responses.retain(|status, _| !status.starts_with("x-"));
            let only = responses.len() == 1;
            responses.retain(|status, _| only && status == "default");
        }
    }
}

/// openapiv3 insists on a description.
fn describe(response: &mut Node) {
    if response.get("description").is_none() {
        let place = response.place;
        response.set(
            "description",
            Node::new(Value::String(String::new()), place),
        );
    }
}

/// Leaves one media type; its name, if it stands for a stream of bytes.
fn one_media_type(response: &mut Node) -> Option<String> {
    let content = response.get_mut("content")?.as_object_mut()?;
    let described = |name: &String| content[name].node.get("schema").is_some();
    let find = |fits: &dyn Fn(&String) -> bool| content.keys().position(fits);
    let json = find(&|name| is_json(name) && described(name))
        // Whoever answers with anything that is described answers with JSON.
        .or_else(|| find(&|name| is_any(name) && described(name)))
        .or_else(|| find(&|name| is_json(name)));
    let chosen = content.shift_remove_index(json.unwrap_or(0));
    content.clear();
    let (media_type, mut member) = chosen?;
    for unread in ["example", "examples", "encoding"] {
        member.node.remove(unread);
    }
    if json.is_none() {
        member.node.remove("schema");
    } else if member.node.get("schema").is_none() {
        let any = Node::from_json(serde_json::json!({}), member.node.place);
        member.node.set("schema", any);
    }
    let (name, streamed) = match json {
        Some(_) => ("application/json", None),
        None => (STREAM, Some(media_type)),
    };
    content.insert(name.into(), member);
    streamed
}

fn is_any(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), "*/*" | "application/*")
}
