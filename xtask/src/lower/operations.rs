//! Brings each operation into one place: what it refers to is copied in, what
//! its path item says for all of its operations is said on each, and it has an
//! id. After this pass no operation refers to anything but schemas.

use super::{ENVELOPED, Lowering, MEDIA_TYPE, visit};
use crate::document::{Node, Pointer, Value};

pub fn run(lowering: &mut Lowering) {
    inline_path_items(&mut lowering.root);
    let components = lowering.root.clone();
    share_path_item_members(&mut lowering.root, &components);
    visit::operations(&mut lowering.root, &mut |operation, at| {
        inline_references(operation, &components);
        name(operation, at);
        for unread in ["callbacks", "security", "externalDocs", "tags"] {
            operation.remove(unread);
        }
        drop_extensions(operation);
    });
}

/// The id of an operation, made from its verb and path if it has none.
pub fn id(operation: &Node, path: &str, verb: &str) -> String {
    match operation.get("operationId").and_then(Node::as_str) {
        Some(id) if !id.trim().is_empty() => id.to_owned(),
        _ => {
            let words = path.replace('{', "by ").replace(['/', '}', '.', '-'], " ");
            let words = words.split_whitespace().collect::<Vec<_>>().join("_");
            format!("{verb}_{words}")
        }
    }
}

/// progenitor acts on extensions of its own vendor.
fn drop_extensions(operation: &mut Node) {
    if let Some(members) = operation.as_object_mut() {
        let ours = [ENVELOPED, MEDIA_TYPE];
        members.retain(|keyword, _| !keyword.starts_with("x-") || ours.contains(&&**keyword));
    }
}

fn name(operation: &mut Node, at: &Pointer) {
    if let [.., path, verb] = at.0.as_slice() {
        let id = id(operation, path, verb);
        let node = Node::new(Value::String(id), operation.place);
        operation.set("operationId", node);
    }
}

fn inline_path_items(root: &mut Node) {
    let whole = root.clone();
    for (_, item) in root
        .get_mut("paths")
        .and_then(Node::as_object_mut)
        .into_iter()
        .flatten()
    {
        inline(&mut item.node, &whole);
    }
}

fn share_path_item_members(root: &mut Node, whole: &Node) {
    for (_, item) in root
        .get_mut("paths")
        .and_then(Node::as_object_mut)
        .into_iter()
        .flatten()
    {
        let shared = item.node.remove("parameters");
        for unread in ["summary", "description"] {
            item.node.remove(unread);
        }
        let Some(Value::Array(shared)) = shared.map(|node| node.value) else {
            continue;
        };
        for (verb, operation) in item.node.as_object_mut().into_iter().flatten() {
            if visit::VERBS.contains(&verb.as_str()) {
                add_parameters(&mut operation.node, &shared, whole);
            }
        }
    }
}

/// An operation's own parameter of the same name and position wins.
fn add_parameters(operation: &mut Node, shared: &[Node], whole: &Node) {
    let key = |node: &Node| {
        let node = whole.follow(node);
        let text = |member: &str| node.get(member).and_then(Node::as_str).map(str::to_owned);
        (text("name"), text("in"))
    };
    let own: Vec<_> = operation
        .get("parameters")
        .and_then(Node::as_array)
        .unwrap_or_default()
        .to_vec();
    let taken: Vec<_> = own.iter().map(key).collect();
    let mut all: Vec<Node> = shared
        .iter()
        .filter(|parameter| !taken.contains(&key(parameter)))
        .cloned()
        .collect();
    all.extend(own);
    let place = operation.place;
    operation.set("parameters", Node::new(Value::Array(all), place));
}

fn inline_references(operation: &mut Node, whole: &Node) {
    for parameter in operation
        .get_mut("parameters")
        .and_then(Node::as_array_mut)
        .into_iter()
        .flatten()
    {
        inline(parameter, whole);
    }
    if let Some(body) = operation.get_mut("requestBody") {
        inline(body, whole);
    }
    for (_, response) in operation
        .get_mut("responses")
        .and_then(Node::as_object_mut)
        .into_iter()
        .flatten()
    {
        inline(&mut response.node, whole);
        response.node.remove("headers");
        response.node.remove("links");
    }
}

fn inline(node: &mut Node, whole: &Node) {
    if node.get("$ref").is_some() {
        *node = whole.follow(node).clone();
    }
}

/// Whether a media type is JSON, by its own name or by its suffix (RFC 6839).
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or(media_type);
    essence.trim().to_ascii_lowercase()
}
