//! The described headers of a response.
//!
//! A header that is missing or malformed costs no more than itself, so each of them is
//! optional. Headers that are sent are parameters and no concern of this module.

use super::api::{HeaderField, Headers};
use super::prose;
use super::representation::successes;
use super::types::Type;
use super::typing::{Side, Typing};
use super::view::{Of, Views};
use crate::names::{Scope, distinct, pascal, snake};
use crate::sdk;
use crate::spec::{self, Header, MediaType, SchemaId};

/// The headers that a response of the runtime has a method for.
const KNOWN: &[&str] = &[
    "ratelimit",
    "ratelimit-limit",
    "ratelimit-policy",
    "ratelimit-remaining",
    "ratelimit-reset",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

/// The schemas of headers from which types are made.
pub fn schemas(operation: &spec::Operation, views: &Views<'_>) -> Vec<SchemaId> {
    let headers = described(operation, None).into_iter();
    headers.filter_map(|header| schema(header, views)).collect()
}

/// The headers of the successes of an operation, except for those of the receipt. The
/// name is given by the resource.
pub fn headers(
    operation: &spec::Operation,
    receipt: Option<&sdk::Receipt>,
    typing: &mut Typing<'_>,
) -> Option<Headers> {
    let mut taken = Scope::default();
    let described = described(operation, receipt);
    let fields: Vec<HeaderField> = described
        .into_iter()
        .map(|header| {
            let wire = header.name.value.clone();
            let name = distinct(&wire, "header", |name| !taken.has(&snake(name)));
            taken.take(&snake(&name));
            field(header, wire, snake(&name), operation, typing)
        })
        .collect();
    (!fields.is_empty()).then(|| Headers {
        name: String::new(),
        fields,
    })
}

/// The headers of all successes, each name once. `Content-Type` belongs to the body.
fn described<'a>(
    operation: &'a spec::Operation,
    receipt: Option<&sdk::Receipt>,
) -> Vec<&'a Header> {
    let mut found: Vec<&Header> = Vec::new();
    let receipt = receipt
        .into_iter()
        .flat_map(|receipt| receipt.headers.values());
    let mut known: Vec<String> = receipt.map(|name| name.to_lowercase()).collect();
    known.extend(KNOWN.iter().map(ToString::to_string));
    known.push("content-type".to_owned());
    for header in successes(operation).flat_map(|(_, response)| &response.headers) {
        let name = header.name.value.to_lowercase();
        if http::HeaderName::from_bytes(name.as_bytes()).is_ok() && !known.contains(&name) {
            known.push(name);
            found.push(header);
        }
    }
    found
}

/// The schema of a header, if its type is more than text.
fn schema(header: &Header, views: &Views<'_>) -> Option<SchemaId> {
    let content = header.content.first();
    if content.is_some_and(MediaType::is_json) {
        return content?.schema;
    }
    let schema = header.schema?;
    let is_single = |schema: SchemaId| {
        matches!(
            views.view(schema).of,
            Of::Boolean | Of::Integer | Of::Number | Of::Text(_) | Of::Enum { .. }
        )
    };
    match views.view(schema).of {
        Of::List(items) => items.is_some_and(is_single).then_some(schema),
        _ => is_single(schema).then_some(schema),
    }
}

fn field(
    header: &Header,
    wire: String,
    name: String,
    operation: &spec::Operation,
    typing: &mut Typing<'_>,
) -> HeaderField {
    let hint = format!("{}{}", pascal(&operation.key), pascal(&wire));
    let used = schema(header, &typing.views).map(|it| typing.used(it, &hint, Side::Received));
    let (of, mut told) = used.map_or((Type::Text, None), |used| (used.of, Some(used.told)));
    if let Some(told) = &mut told {
        told.description = header.description.clone().or(told.description.take());
    }
    HeaderField {
        wire,
        name,
        of,
        is_json: header.content.first().is_some_and(MediaType::is_json),
        docs: match &told {
            Some(told) => prose::describe(told, false),
            None => header.description.clone().unwrap_or_default(),
        },
        deprecated: header.deprecated,
    }
}

#[cfg(test)]
mod tests {
    use super::KNOWN;

    #[test]
    fn the_runtime_reads_the_known_headers() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/rate_limit.rs");
        let text = std::fs::read_to_string(path).unwrap();
        for name in KNOWN {
            let name = name.strip_prefix("x-").unwrap_or(name);
            assert!(text.contains(&format!("(\"{name}\")")), "{name}");
        }
    }
}
