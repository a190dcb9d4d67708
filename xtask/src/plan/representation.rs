//! The representations of an operation: which media types a request sends and asks for.
//!
//! The usual one prefers JSON. Each other one differs from it in one media type and has a
//! word for the name of its method: `create` sends JSON, `create_form` a form, and
//! `create_stream` is answered with a stream. What a media type holds is no concern of
//! this module.

use super::api::{Media, Streamed};
use super::view::{Of, Views};
use crate::names::{pascal, snake};
use crate::spec::{self, MediaType, SchemaId};

/// A body and a response of an operation, each in one media type.
#[derive(Debug, Clone)]
pub struct Representation<'a> {
    pub operation: &'a spec::Operation,
    /// What is sent.
    pub body: Option<(&'a MediaType, Media)>,
    /// What comes back.
    pub answer: Option<Answered<'a>>,
    /// What the name of its method ends with. `None` for the usual one.
    pub word: Option<String>,
    /// Whether it is answered with a stream, if another one is not, or the other way
    /// round.
    pub is_stream: Option<bool>,
}

/// The body of a success in one media type.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    pub media: &'a MediaType,
    pub reading: Reading,
}

/// How a body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As JSON.
    Json,
    /// As a stream of values with this schema.
    Items(Streamed, SchemaId),
    /// As bytes.
    Bytes,
}

impl Representation<'_> {
    /// The id of the operation, and the word of the representation.
    pub fn id(&self) -> String {
        let key = &self.operation.key;
        match &self.word {
            Some(word) => format!("{key}_{word}"),
            None => key.clone(),
        }
    }

    /// What the names of types begin with that have no name of their own.
    pub fn hint(&self) -> String {
        pascal(&self.id())
    }

    /// The body, if it is sent in parts.
    pub fn multipart(&self) -> Option<&MediaType> {
        let (media, kind) = self.body?;
        (kind == Media::Multipart).then_some(media)
    }

    /// The schema of a value, if it is answered with a stream of values.
    pub fn item(&self) -> Option<SchemaId> {
        match self.answer?.reading {
            Reading::Items(_, schema) => Some(schema),
            _ => None,
        }
    }
}

/// The representations of an operation, the usual one first.
pub fn all<'a>(operation: &'a spec::Operation, views: &Views<'_>) -> Vec<Representation<'a>> {
    let bodies = operation.body.as_ref().map(|body| &body.content);
    let bodies = bodies.map_or_else(Vec::new, |content| bodies_of(content, views));
    let content = success(operation).map(|(_, response)| response.content.as_slice());
    let answers = content.map_or_else(Vec::new, |content| answers_of(content, views));
    let usual = Representation {
        operation,
        body: bodies.first().copied(),
        answer: answers.first().copied(),
        word: None,
        is_stream: None,
    };
    let is_stream = |one: &Answered<'_>| matches!(one.reading, Reading::Items(..));
    let has_both = answers.iter().any(is_stream) && !answers.iter().all(is_stream);
    // Decisions in `x-sdk` are about the usual one.
    let decided = &operation.sdk;
    let is_decided = decided.price.is_some()
        || decided.page.page().is_some()
        || decided.job.is_some()
        || decided.bill.is_some()
        || !decided.methods.is_empty();
    let bodies = bodies.into_iter().skip(1).map(|body| Representation {
        body: Some(body),
        word: Some(word(body.0)),
        ..usual.clone()
    });
    let answers = answers.into_iter().skip(1).map(|answer| Representation {
        answer: Some(answer),
        word: Some(match is_stream(&answer) {
            true => "stream".to_owned(),
            false => word(answer.media),
        }),
        ..usual.clone()
    });
    let others = bodies.chain(answers).filter(|_| !is_decided);
    let all = std::iter::once(usual.clone()).chain(others);
    all.map(|one| Representation {
        is_stream: one.answer.as_ref().map(is_stream).filter(|_| has_both),
        ..one
    })
    .collect()
}

/// The media types of a body that are sent, the usual one first.
fn bodies_of<'a>(content: &'a [MediaType], views: &Views<'_>) -> Vec<(&'a MediaType, Media)> {
    let mut kept: Vec<(&MediaType, Media)> = media(content).into_iter().collect();
    let schema = |media: &MediaType| Some(views.view(media.schema?).id);
    for one in content {
        let Some((_, kind)) = rank(one) else {
            continue;
        };
        let is_same = |known: &(&MediaType, Media)| match (known.1, kind) {
            // The same value by another name, or other bytes: only the header differs.
            (Media::Json, Media::Json) => schema(known.0) == schema(one),
            // XML is the same value in another form, and JSON is typed.
            (Media::Json, Media::Text) if is_xml(one) => true,
            (Media::Text, Media::Text) => is_xml(known.0) == is_xml(one),
            (known, kind) => known == kind,
        };
        let is_text = |of: SchemaId| matches!(views.view(of).of, Of::Text(_) | Of::Any);
        // Nothing says how a value that is no text is written as text.
        let is_odd = kind == Media::Text && !is_xml(one) && !one.schema.is_none_or(is_text);
        let is_object = |of: SchemaId| matches!(views.view(of).of, Of::Object(_));
        let has_parts = kind != Media::Multipart || one.schema.is_some_and(is_object);
        if !kept.iter().any(is_same) && !is_odd && has_parts {
            kept.push((one, kind));
        }
    }
    kept
}

/// The media types of a success that are read, the usual one first.
fn answers_of<'a>(content: &'a [MediaType], views: &Views<'_>) -> Vec<Answered<'a>> {
    let read = |media: &'a MediaType| Answered {
        media,
        reading: reading(media, views),
    };
    let Some(usual) = answered(content).map(read) else {
        return Vec::new();
    };
    let mut kept = vec![usual];
    if usual.reading == Reading::Bytes {
        // One `Accept` asks for all kinds of bytes.
        return kept;
    }
    let schema = |media: &MediaType| Some(views.view(media.schema?).id);
    let usual_schema = schema(usual.media);
    for one in content.iter().map(read) {
        let is_same = |known: &Answered<'_>| {
            known.media.name == one.media.name
                || known.reading == one.reading
                    && one.reading != Reading::Bytes
                    && schema(known.media) == schema(one.media)
        };
        // The same value in another form.
        let says_same = one.media.schema.is_some() && schema(one.media) == usual_schema;
        let is_other_form = one.reading == Reading::Bytes && (says_same || is_xml(one.media));
        if !kept.iter().any(is_same) && !is_other_form {
            kept.push(one);
        }
    }
    kept
}

fn is_xml(media: &MediaType) -> bool {
    media.essence().ends_with("xml")
}

/// How a body can be sent, and how good that is: 0 is best.
fn rank(media: &MediaType) -> Option<(u8, Media)> {
    match media.essence().as_str() {
        "application/json" => Some((0, Media::Json)),
        _ if media.is_json() => Some((1, Media::Json)),
        "application/x-www-form-urlencoded" => Some((2, Media::Form)),
        // Parts have names only in a form.
        "multipart/form-data" if media.schema.is_some() => Some((3, Media::Multipart)),
        "multipart/form-data" => None,
        other if other.starts_with("multipart/") => Some((8, Media::Parts)),
        // A service that takes anything takes JSON of what is described.
        "*/*" | "application/*" if media.schema.is_some() => Some((4, Media::Json)),
        "application/octet-stream" => Some((5, Media::Bytes)),
        text if text.starts_with("text/") || text.ends_with("xml") => Some((6, Media::Text)),
        _ => Some((7, Media::Bytes)),
    }
}

/// The usual media type of a body.
pub fn media(content: &[MediaType]) -> Option<(&MediaType, Media)> {
    let ranked = content.iter().enumerate().filter_map(|(index, media)| {
        let (rank, kind) = rank(media)?;
        Some((rank, index, media, kind))
    });
    ranked
        .min_by_key(|(rank, index, ..)| (*rank, *index))
        .map(|(_, _, media, kind)| (media, kind))
}

/// The responses that are successes by their status.
pub fn successes(operation: &spec::Operation) -> impl Iterator<Item = (&str, &spec::Response)> {
    let responses = operation.responses.as_deref().unwrap_or_default();
    responses
        .iter()
        .map(|(status, response)| (status.value.as_str(), &**response))
        .filter(|(status, _)| status.starts_with('2'))
}

/// The response of success.
pub fn success(operation: &spec::Operation) -> Option<(&str, &spec::Response)> {
    let with_body = successes(operation).find(|(_, response)| !response.content.is_empty());
    let only = match operation.responses.as_deref() {
        // `default` alone describes whatever comes; with errors beside it, it is one
        // more of them.
        Some([(status, response)]) if status.value == "default" => {
            Some((status.value.as_str(), &**response))
        }
        _ => None,
    };
    with_body.or_else(|| successes(operation).next()).or(only)
}

/// The usual media type of an answer.
pub fn answered(content: &[MediaType]) -> Option<&MediaType> {
    let is_any = |media: &&MediaType| matches!(media.essence().as_str(), "*/*" | "application/*");
    let mut described = content.iter().filter(|media| media.schema.is_some());
    let json = described.clone().find(|media| media.is_json());
    json.or_else(|| described.find(is_any))
        .or_else(|| content.iter().find(|media| media.is_json()))
        .or_else(|| content.first())
}

/// Whether an answer of a media type is read as JSON.
pub fn is_read(media: &MediaType) -> bool {
    let is_any = matches!(media.essence().as_str(), "*/*" | "application/*");
    media.is_json() || is_any && media.schema.is_some()
}

fn reading(media: &MediaType, views: &Views<'_>) -> Reading {
    let form = match media.essence().as_str() {
        "text/event-stream" => Some(Streamed::Events),
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonlines"
        | "application/x-json-stream" => Some(Streamed::Lines),
        _ => None,
    };
    match form.and_then(|form| Some((form, item(media, form, views)?))) {
        Some((form, item)) => Reading::Items(form, item),
        None if is_read(media) => Reading::Json,
        None => Reading::Bytes,
    }
}

/// The schema of a value in a stream.
fn item(media: &MediaType, form: Streamed, views: &Views<'_>) -> Option<SchemaId> {
    let Some(item) = media.item_schema else {
        return media.schema;
    };
    // OpenAPI 3.2 describes a whole event, of which the data is the value.
    let view = views.view(item);
    let data = match &view.of {
        Of::Object(object) if form == Streamed::Events => object.properties.get("data"),
        _ => None,
    };
    Some(data.map_or(item, |member| member.schema))
}

/// A word for a media type: `csv`, `merge_patch`.
fn word(media: &MediaType) -> String {
    let essence = media.essence();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => return "form".to_owned(),
        "multipart/form-data" => return "multipart".to_owned(),
        "text/plain" => return "text".to_owned(),
        "application/octet-stream" | "*/*" | "application/*" => return "bytes".to_owned(),
        // Only its parameters tell it from the usual one.
        "application/json" => return snake(media.name.split_once('/').map_or("json", |it| it.1)),
        _ => {}
    }
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    let plain = subtype.trim_start_matches("x-").trim_start_matches("vnd.");
    match plain.trim_end_matches("+json") {
        "*" => snake(kind),
        plain => snake(plain),
    }
}
