//! One operation: what is sent, what comes back, and the methods that call it.
//!
//! Types are made on the way. What `x-sdk` says of prices, pages and jobs is resolved
//! afterwards, by `follow`, when all operations are known.

use super::Envelope;
use super::api::{Answer, Body, EnvelopeMember, Failure, Media, Streamed};
use super::types::{Shape, Type};
use super::typing::{Side, Typing, Used};
use super::view::Of;
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, pascal, shouty, snake};
use crate::sdk;
use crate::spec::{self, MediaType, SchemaId};

/// The schemas of an operation from which types are made.
#[derive(Debug, Clone, Default)]
pub struct Roots {
    /// The body that is sent.
    pub body: Option<SchemaId>,
    /// What callers get.
    pub answer: Option<SchemaId>,
    /// The envelope around the answer.
    pub envelope: Option<Envelope>,
}

/// What is sent, and how.
pub fn media(content: &[MediaType]) -> Option<(&MediaType, Media)> {
    let rank = |media: &MediaType| match media.essence().as_str() {
        "application/json" => Some((0, Media::Json)),
        json if json.ends_with("+json") => Some((1, Media::Json)),
        "application/x-www-form-urlencoded" => Some((2, Media::Form)),
        // A service that takes anything takes JSON of what is described.
        "*/*" | "application/*" if media.schema.is_some() => Some((4, Media::Json)),
        "application/octet-stream" => Some((5, Media::Bytes)),
        text if text.starts_with("text/") || text.ends_with("xml") => Some((6, Media::Text)),
        // Parts have names only in a form.
        "multipart/form-data" if media.schema.is_some() => Some((3, Media::Multipart)),
        other if other.starts_with("multipart/") => None,
        _ => Some((7, Media::Bytes)),
    };
    let ranked = content.iter().enumerate().filter_map(|(index, media)| {
        let (rank, kind) = rank(media)?;
        Some((rank, index, media, kind))
    });
    ranked
        .min_by_key(|(rank, index, ..)| (*rank, *index))
        .map(|(_, _, media, kind)| (media, kind))
}

/// The response of success, and its media type.
pub fn success(operation: &spec::Operation) -> Option<(&str, &spec::Response)> {
    let responses = operation.responses.as_deref().unwrap_or_default();
    let successes = || {
        responses
            .iter()
            .filter(|(status, _)| status.value.starts_with('2'))
    };
    let with_body = successes().find(|(_, response)| !response.content.is_empty());
    let found = with_body
        .or_else(|| successes().next())
        .or(match responses {
            // `default` alone describes whatever comes; with errors beside it, it is one
            // more of them.
            [only] if only.0.value == "default" => Some(only),
            _ => None,
        });
    found.map(|(status, response)| (status.value.as_str(), &**response))
}

/// The media type of an answer that is read.
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

/// The body of a request, if it is sent in parts.
pub fn multipart(operation: &spec::Operation) -> Option<&MediaType> {
    let (media, kind) = media(&operation.body.as_ref()?.content)?;
    (kind == Media::Multipart).then_some(media)
}

/// The body of a request.
pub fn body(operation: &spec::Operation, typing: &mut Typing<'_>) -> Option<Body> {
    let described = operation.body.as_ref()?;
    let Some((media, kind)) = media(&described.content) else {
        let offered: Vec<&str> = described
            .content
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        let problem = no_media(described.required, &offered.join(", "));
        let origin = operation.origin.at.child("requestBody");
        let problem = problem
            .at(described.origin.place)
            .pointer(origin.child("content").pointer());
        typing.found.push(problem);
        return None;
    };
    let is_object = |schema: &SchemaId| matches!(typing.views.view(*schema).of, Of::Object(_));
    if kind == Media::Multipart && !media.schema.as_ref().is_some_and(is_object) {
        let problem = no_media(described.required, "parts that are not described");
        typing.found.push(problem.on(&media.origin));
        return None;
    }
    let hint = format!("{}Request", pascal(&operation.key));
    let used = match (kind, media.schema) {
        (Media::Json | Media::Form, Some(schema)) => typing.used(schema, &hint, Side::Sent),
        (Media::Json | Media::Form, None) => Used::any(),
        (Media::Text, _) => Used::text(),
        (Media::Bytes, _) => Used::bytes(),
        // Its parts are parameters.
        (Media::Multipart, _) => Used::any(),
    };
    let structure = used.of.name().filter(|name| {
        let shape = typing
            .types
            .get(&**name)
            .map(|definition| &definition.shape);
        matches!(shape, Some(Shape::Struct(_))) && !used.nullable
    });
    let example = media.examples.first().cloned();
    Some(Body {
        media: kind,
        media_type: match media.essence().as_str() {
            "*/*" | "application/*" => "application/json".to_owned(),
            _ => media.name.clone(),
        },
        structure: structure.cloned(),
        // No upload without bytes, no form without fields.
        required: described.required || !matches!(kind, Media::Json),
        example: example.or_else(|| used.told.examples.first().cloned()),
        of: used.of,
    })
}

fn no_media(required: bool, offered: &str) -> Diagnostic {
    if required {
        return Diagnostic::new(
            "plan/request-media-type",
            format!("no media type of this request body can be sent: {offered}"),
        )
        .help("offer JSON, a form, parts, text or bytes, or remove the operation with an overlay action");
    }
    Diagnostic::note(
        "plan/body-left-out",
        format!("this optional body is left out, as no media type of it can be sent: {offered}"),
    )
    .help("if callers need it, offer JSON, a form, parts, text or bytes in an overlay action")
}

/// What comes back, and the envelope around it.
pub fn answer(operation: &spec::Operation, roots: &Roots, typing: &mut Typing<'_>) -> Answer {
    let content = success(operation).map(|(_, response)| response.content.as_slice());
    let Some((content, media)) = content.and_then(|content| Some((content, answered(content)?)))
    else {
        return Answer::Nothing;
    };
    if let Some((form, schema)) = streamed(operation, &typing.views) {
        let hint = format!("{}Item", pascal(&operation.key));
        return Answer::Items {
            form,
            media_type: media.name.clone(),
            of: typing.type_of(schema, &hint, Side::Received).0,
        };
    }
    if !is_read(media) {
        // What cannot be said in a header is not asked for.
        let is_plain = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
        let names = content.iter().map(|media| media.name.as_str());
        let names = names.filter(|name| name.bytes().all(is_plain));
        return Answer::Stream(names.collect::<Vec<_>>().join(", "));
    }
    let hint = format!("{}Response", pascal(&operation.key));
    match roots.answer {
        Some(schema) => {
            let (of, nullable) = typing.type_of(schema, &hint, Side::Received);
            let nullable = nullable || may_be_empty(operation);
            Answer::Json(match nullable && of != Type::Any {
                true => Type::Nullable(Box::new(of)),
                false => of,
            })
        }
        None => Answer::Json(Type::Any),
    }
}

/// How the values of an answer are streamed, and the schema of one.
pub fn streamed(
    operation: &spec::Operation,
    views: &super::view::Views<'_>,
) -> Option<(Streamed, SchemaId)> {
    let (_, response) = success(operation)?;
    let media = answered(&response.content)?;
    let form = match media.essence().as_str() {
        "text/event-stream" => Streamed::Events,
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonlines"
        | "application/x-json-stream" => Streamed::Lines,
        _ => return None,
    };
    let Some(item) = media.item_schema else {
        return Some((form, media.schema?));
    };
    // OpenAPI 3.2 describes a whole event, of which the data is the value.
    let view = views.view(item);
    let data = match &view.of {
        Of::Object(object) if form == Streamed::Events => object.properties.get("data"),
        _ => None,
    };
    Some((form, data.map_or(item, |member| member.schema)))
}

/// Whether a success may come without a body beside one that has one.
fn may_be_empty(operation: &spec::Operation) -> bool {
    let responses = operation.responses.iter().flatten();
    let mut successes = responses.filter(|(status, _)| status.value.starts_with('2'));
    successes.any(|(_, response)| response.content.is_empty())
}

/// The `Accept` of an answer in JSON, if the usual one does not ask for it.
pub fn accept(operation: &spec::Operation) -> Option<String> {
    let (_, response) = success(operation)?;
    let media = answered(&response.content)?;
    let is_usual = ["application/json", "*/*", "application/*"].contains(&&*media.essence());
    let is_plain = media
        .name
        .bytes()
        .all(|byte| byte == b' ' || byte.is_ascii_graphic());
    (is_read(media) && !is_usual && is_plain).then(|| media.name.clone())
}

/// The schemas of an operation from which types are made.
pub fn roots(
    operation: &spec::Operation,
    views: &super::view::Views<'_>,
    envelope: Option<&sdk::Envelope>,
) -> Roots {
    let body = operation.body.as_ref().and_then(|body| {
        let (media, kind) = media(&body.content)?;
        media
            .schema
            .filter(|_| matches!(kind, Media::Json | Media::Form))
    });
    let answer = success(operation)
        .and_then(|(_, response)| answered(&response.content))
        .filter(|media| is_read(media))
        .and_then(|media| media.schema);
    let mut roots = Roots {
        body,
        answer,
        envelope: None,
    };
    let Some((names, answer)) = envelope.zip(answer) else {
        return roots;
    };
    let view = views.view(answer);
    let Of::Object(object) = &view.of else {
        return roots;
    };
    let Some(data) = object.properties.get(&names.data) else {
        return roots;
    };
    let members = object
        .properties
        .iter()
        .filter(|(name, _)| **name != names.data);
    let members = members.map(|(name, member)| {
        let schema = views.schema(views.view(member.schema).id);
        let always = schema.only_value().filter(|value| !value.is_null());
        EnvelopeMember {
            name: name.clone(),
            // A receipt that is described counts as promised: callers who pay go by it.
            is_promised: object.required.contains(name) || *name == names.receipt,
            always: always.map(ToString::to_string),
        }
    });
    roots.envelope = Some(Envelope {
        members: members.collect(),
        receipt: object
            .properties
            .get(&names.receipt)
            .map(|member| member.schema),
        component: views
            .schema(view.id)
            .component
            .as_deref()
            .map(str::to_owned),
    });
    roots.answer = Some(data.schema);
    roots
}

/// The responses that are errors.
fn failures(operation: &spec::Operation) -> impl Iterator<Item = (&str, &spec::Response)> {
    let responses = operation.responses.iter().flatten();
    let kept = success(operation).map(|(status, _)| status);
    let is_error = |status: &str| status == "default" || status.starts_with(['3', '4', '5']);
    responses
        .map(|(status, response)| (status.value.as_str(), &**response))
        .filter(move |(status, _)| is_error(status) && Some(*status) != kept)
}

/// The schema of the body of an error.
fn failure_schema(response: &spec::Response) -> Option<SchemaId> {
    response
        .content
        .iter()
        .find(|media| media.is_json())?
        .schema
}

/// The schemas of the bodies of errors.
pub fn failure_schemas(operation: &spec::Operation) -> impl Iterator<Item = SchemaId> {
    failures(operation).filter_map(|(_, response)| failure_schema(response))
}

/// The errors that an operation documents.
pub fn errors(operation: &spec::Operation, typing: &mut Typing<'_>) -> Vec<Failure> {
    let id = pascal(&operation.key);
    let errors = failures(operation).map(|(status, response)| {
        let reason = http::StatusCode::from_bytes(status.as_bytes()).ok();
        let reason = reason.and_then(|status| status.canonical_reason());
        let hint = format!("{id}{}", pascal(reason.unwrap_or("Error")));
        let body = failure_schema(response).and_then(|schema| {
            let (of, _) = typing.type_of(schema, &hint, Side::Received);
            of.name().cloned()
        });
        Failure {
            status: status.to_owned(),
            description: response.description.clone().unwrap_or_default(),
            body,
        }
    });
    errors.collect()
}

/// The constant with the facts of an operation; no two have the same.
pub fn constant(operation: &spec::Operation, taken: &mut Scope) -> String {
    taken.distinct(&shouty(&snake(&operation.key)), "_2")
}
