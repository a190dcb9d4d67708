//! The webhooks of the service, and how their payloads are told apart.

use super::Planning;
use super::api::{WebhookEvent, Webhooks};
use super::representation::media;
use super::types::Type;
use super::typing::Side;
use super::view::Of;
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, pascal};
use crate::spec::{SchemaId, Webhook};

/// The variant of the event enum for unknown events.
const UNKNOWN: &str = "Unknown";

/// The schema of the payload of a webhook.
pub fn payload(webhook: &Webhook) -> Option<SchemaId> {
    let body = webhook.operation.as_ref()?.body.as_ref()?;
    let (media, _) = media(&body.content)?;
    media.schema.filter(|_| media.is_json())
}

/// The properties of a payload that always have the same text.
type Constants = Vec<(String, String)>;

/// The name of a webhook in the description, and the type of its payload.
pub type Payload = (String, Type);

/// The webhooks, if their payloads say which one they are, and the payloads of all. If
/// payloads do not say it, an enum of them could not be read: a receiver knows them by
/// the address that they are sent to.
pub fn build(planning: &mut Planning<'_>) -> (Option<Webhooks>, Vec<Payload>) {
    let spec = planning.spec;
    let mut payloads = Vec::new();
    for webhook in &spec.webhooks {
        let Some(schema) = payload(webhook) else {
            planning.typing.found.push(
                Diagnostic::new(
                    "plan/webhook-payload",
                    format!("the webhook `{}` has no JSON payload", webhook.name.value),
                )
                .on(&webhook.name.origin)
                .help("describe its request body with a schema under `application/json`"),
            );
            continue;
        };
        let hint = format!("{}Event", pascal(&webhook.name.value));
        let (of, _) = planning.typing.type_of(schema, &hint, Side::Received);
        let constants = constants(planning, schema);
        payloads.push((webhook, of, constants));
    }
    let all = payloads.iter();
    let all = all.map(|(webhook, of, _)| (webhook.name.value.clone(), of.clone()));
    (events(planning, &payloads), all.collect())
}

fn events(
    planning: &mut Planning<'_>,
    payloads: &[(&Webhook, Type, Constants)],
) -> Option<Webhooks> {
    let spec = planning.spec;
    let (_, _, first) = payloads.first()?;
    let discriminator = first.iter().map(|(property, _)| property).find(|property| {
        let mut values = Vec::new();
        payloads.iter().all(|(_, _, constants)| {
            let own = constants.iter().find(|(name, _)| name == *property);
            own.is_some_and(|(_, value)| {
                let is_new = !values.contains(&value);
                values.push(value);
                is_new
            })
        })
    });
    if discriminator.is_none() && payloads.len() > 1 {
        if let Some(origin) = &spec.webhooks_origin {
            planning.typing.found.push(no_discriminator().on(origin));
        }
        return None;
    }
    let mut variants = Scope::default();
    variants.take(UNKNOWN);
    let events = payloads.iter().map(|(webhook, payload, constants)| {
        let own = constants
            .iter()
            .find(|(name, _)| Some(name) == discriminator);
        let name = &webhook.name.value;
        let operation = webhook.operation.as_ref();
        WebhookEvent {
            variant: variants.distinct(&pascal(name), "Event"),
            value: own.map_or_else(|| name.clone(), |(_, value)| value.clone()),
            payload: payload.clone(),
            summary: operation.and_then(|operation| operation.summary.clone()),
            description: operation.and_then(|operation| operation.description.clone()),
            pointer: webhook.name.origin.at.pointer(),
            name: name.clone(),
        }
    });
    let events = events.collect();
    Some(Webhooks {
        discriminator: discriminator.cloned(),
        events,
    })
}

fn no_discriminator() -> Diagnostic {
    Diagnostic::note(
        "plan/webhooks",
        "there is no enum of events: their payloads do not say which one they are",
    )
    .help("read each payload as its own type, or describe a property that all have, with a `const` for each")
}

fn constants(planning: &Planning<'_>, payload: SchemaId) -> Constants {
    let views = &planning.typing.views;
    let view = views.view(payload);
    let Of::Object(object) = &view.of else {
        return Vec::new();
    };
    let constants = object.properties.iter().filter_map(|(name, member)| {
        let schema = views.schema(views.view(member.schema).id);
        let value = schema.only_value()?.as_str()?.to_owned();
        Some((name.clone(), value))
    });
    constants.collect()
}
