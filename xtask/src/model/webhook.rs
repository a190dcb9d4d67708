//! What the service calls back with, and how its payloads are told apart.

use super::{Building, media, text};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Place, Pointer};
use crate::names::{Scope, pascal};

/// The webhooks of an API.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// The property whose value says which one a payload is.
    pub discriminator: String,
    /// Each of them.
    pub events: Vec<WebhookEvent>,
}

/// One webhook.
#[derive(Debug, Clone)]
pub struct WebhookEvent {
    /// Its name in the description.
    pub name: String,
    /// The variant of the event enum.
    pub variant: String,
    /// What the discriminator says.
    pub value: String,
    /// The type of its payload.
    pub payload: String,
    /// One line.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// Where it is described.
    pub pointer: Pointer,
}

/// The variant of the event enum for events that nobody knows yet.
pub const UNKNOWN: &str = "Unknown";

/// The webhooks, if their payloads say which one they are. If they do not, an
/// enum of them could not be read; their types are there all the same, and
/// whoever receives one knows by its address what it is.
pub fn build(building: &mut Building<'_>) -> Option<Webhooks> {
    let written = building.written;
    let described = written.get("webhooks")?;
    let webhooks = described.as_object().filter(|all| !all.is_empty())?;
    let constants: Vec<(String, Vec<(String, String)>)> = webhooks
        .iter()
        .map(|(name, member)| (name.clone(), constants(written, &member.node)))
        .collect();
    let discriminator = constants.first().and_then(|(_, first)| {
        first
            .iter()
            .map(|(property, _)| property)
            .find(|property| tells_apart(property, &constants))
    });
    let Some(discriminator) = discriminator.cloned() else {
        building.report(no_discriminator(described.place));
        return None;
    };
    let mut variants = Scope::default();
    variants.take(UNKNOWN);
    let mut events = Vec::new();
    for ((name, member), (_, constants)) in webhooks.iter().zip(&constants) {
        let item = written.follow(&member.node);
        let operation = item.as_object().and_then(|members| {
            members
                .iter()
                .find(|(verb, _)| crate::lower::VERBS.contains(&verb.as_str()))
        });
        let documented =
            |keyword: &str| operation.and_then(|(_, node)| text(node.node.get(keyword)));
        let value = constants
            .iter()
            .find(|(property, _)| *property == discriminator);
        if let (Some((_, value)), Some(payload)) =
            (value, building.lowered.webhook_payloads.get(name))
        {
            events.push(WebhookEvent {
                variant: variants.distinct(&pascal(name), "Event"),
                value: value.clone(),
                payload: payload.clone(),
                summary: documented("summary"),
                description: documented("description"),
                pointer: Pointer::root().child("webhooks").child(name),
                name: name.clone(),
            });
        }
    }
    Some(Webhooks {
        discriminator,
        events,
    })
}

fn no_discriminator(place: Place) -> Diagnostic {
    Diagnostic::note(
        "model/webhooks",
        "there is no enum of events: their payloads do not say which one they are",
    )
    .at(place)
    .pointer(Pointer::root().child("webhooks"))
    .help("read each payload as its own type, or describe a property that all have, with a `const` for each")
}

fn tells_apart(property: &str, webhooks: &[(String, Vec<(String, String)>)]) -> bool {
    let mut values = Vec::new();
    for (_, constants) in webhooks {
        match constants.iter().find(|(name, _)| name == property) {
            Some((_, value)) if !values.contains(&value) => values.push(value),
            _ => return false,
        }
    }
    true
}

/// The properties of a payload that always have the same string.
fn constants(root: &Node, item: &Node) -> Vec<(String, String)> {
    let item = root.follow(item);
    let schema = item
        .as_object()
        .and_then(|members| {
            members
                .iter()
                .find(|(verb, _)| crate::lower::VERBS.contains(&verb.as_str()))
        })
        .and_then(|(_, operation)| operation.node.get("requestBody"))
        .map(|body| root.follow(body))
        .and_then(media::json)
        .and_then(|media| media.get("schema"));
    let mut found = Vec::new();
    if let Some(schema) = schema {
        collect(root, schema, &mut found, 0);
    }
    found
}

fn collect(root: &Node, schema: &Node, found: &mut Vec<(String, String)>, depth: usize) {
    let schema = root.follow(schema);
    for (name, member) in schema
        .get("properties")
        .and_then(Node::as_object)
        .into_iter()
        .flatten()
    {
        let property = root.follow(&member.node);
        let single = property
            .get("enum")
            .and_then(Node::as_array)
            .filter(|values| values.len() == 1);
        let constant = property
            .get("const")
            .or_else(|| single.and_then(|values| values.first()));
        found.extend(text(constant).map(|value| (name.clone(), value)));
    }
    if depth < 16 {
        for part in schema
            .get("allOf")
            .and_then(Node::as_array)
            .unwrap_or_default()
        {
            collect(root, part, found, depth + 1);
        }
    }
}
