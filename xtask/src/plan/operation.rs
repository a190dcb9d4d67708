//! One operation: what is sent, what comes back, and the methods that call it.
//!
//! Types are made on the way. What `x-sdk` says of prices, pages and jobs is resolved
//! afterwards, by `follow`, when all operations are known.

use super::api::{Answer, Body, ByStatus, EnvelopeMember, Failure, Media, StatusVariant};
use super::representation::{Reading, Representation, answered, is_read, success, successes};
use super::types::{Shape, Type};
use super::typing::{Side, Typing, Used};
use super::view::Of;
use super::{Envelope, parameter};
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, pascal, shouty, snake};
use crate::sdk;
use crate::spec::{self, SchemaId};

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

/// The body of a request.
pub fn body(representation: &Representation<'_>, typing: &mut Typing<'_>) -> Option<Body> {
    let operation = representation.operation;
    let described = operation.body.as_ref()?;
    let Some((media, kind)) = representation.body else {
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
    let hint = format!("{}Request", representation.hint());
    let used = match (kind, media.schema) {
        (Media::Json | Media::Form, Some(schema)) => typing.used(schema, &hint, Side::Sent),
        (Media::Json | Media::Form, None) => Used::any(),
        (Media::Text, _) => Used::text(),
        (Media::Bytes, _) => Used::bytes(),
        (Media::Parts, _) => Used::files(),
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
        media_type: match (kind, media.essence().contains('*')) {
            (Media::Json, true) => "application/json".to_owned(),
            (_, true) => "application/octet-stream".to_owned(),
            _ => media.name.clone(),
        },
        structure: structure.cloned(),
        // No upload without bytes, no form without fields.
        required: described.required || !matches!(kind, Media::Json),
        form: match kind {
            Media::Form => parameter::encodings(media, typing),
            _ => Vec::new(),
        },
        part_types: {
            let encodings = media.prefix_encoding.iter().chain(&media.item_encoding);
            let types = encodings.map(|encoding| encoding.content_type.clone());
            types.map(Option::unwrap_or_default).collect()
        },
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
pub fn answer(
    representation: &Representation<'_>,
    roots: &Roots,
    typing: &mut Typing<'_>,
) -> Answer {
    let Some(answered) = representation.answer else {
        return Answer::Nothing;
    };
    let operation = representation.operation;
    match answered.reading {
        Reading::Items(form, schema) => {
            let hint = format!("{}Item", representation.hint());
            Answer::Items {
                form,
                media_type: answered.media.name.clone(),
                of: typing.type_of(schema, &hint, Side::Received).0,
            }
        }
        Reading::Bytes => {
            // One of several that JSON is no part of is asked for with all of these.
            let all = success(operation).filter(|_| representation.word.is_none());
            let all = all.map(|(_, response)| response.content.as_slice());
            let all = all.unwrap_or(std::slice::from_ref(answered.media));
            let names = all.iter().map(|media| media.name.as_str());
            // What cannot be said in a header is not asked for.
            let names = names.filter(|name| is_plain(name));
            Answer::Stream(names.collect::<Vec<_>>().join(", "))
        }
        Reading::Json => {
            let hint = format!("{}Response", representation.hint());
            let Some(schema) = roots.answer else {
                return Answer::Json(Type::Any);
            };
            let (of, nullable) = typing.type_of(schema, &hint, Side::Received);
            if roots.envelope.is_none()
                && let Some(by_status) = by_status(representation, &of, typing)
            {
                return Answer::ByStatus(by_status);
            }
            let nullable = nullable || may_be_empty(operation);
            Answer::Json(match nullable && of != Type::Any {
                true => Type::Nullable(Box::new(of)),
                false => of,
            })
        }
    }
}

/// The bodies of the successes by status, if not all of them are like `usual`.
fn by_status(
    representation: &Representation<'_>,
    usual: &Type,
    typing: &mut Typing<'_>,
) -> Option<ByStatus> {
    let operation = representation.operation;
    let mut variants: Vec<StatusVariant> = Vec::new();
    for (status, response) in successes(operation) {
        let name = pascal(reason(status).unwrap_or("Success"));
        let hint = format!("{}{name}", representation.hint());
        let of = match success_schema(response) {
            Some(schema) if Some(schema) == representation.answer?.media.schema => {
                Some(usual.clone())
            }
            Some(schema) => Some(typing.type_of(schema, &hint, Side::Received).0),
            None if response.content.is_empty() => None,
            None => continue,
        };
        variants.push(StatusVariant {
            status: status.to_owned(),
            name,
            of,
            description: response.description.clone().unwrap_or_default(),
        });
    }
    let mut bodies = variants.iter().filter_map(|variant| variant.of.as_ref());
    let first = bodies.next()?;
    if bodies.all(|of| of == first) {
        return None;
    }
    // A class comes after the statuses that are described by themselves.
    variants.sort_by_key(|variant| variant.status.ends_with("XX"));
    Some(ByStatus {
        name: String::new(),
        variants,
    })
}

/// The reason phrase of a status, if it is one.
fn reason(status: &str) -> Option<&'static str> {
    let status = http::StatusCode::from_bytes(status.as_bytes()).ok()?;
    status.canonical_reason()
}

/// The schema of the body of a success that is read as JSON.
fn success_schema(response: &spec::Response) -> Option<SchemaId> {
    answered(&response.content)
        .filter(|media| is_read(media))?
        .schema
}

/// The schemas of the bodies of successes.
pub fn success_schemas(operation: &spec::Operation) -> impl Iterator<Item = SchemaId> {
    successes(operation).filter_map(|(_, response)| success_schema(response))
}

/// Whether a success may come without a body beside one that has one.
fn may_be_empty(operation: &spec::Operation) -> bool {
    successes(operation).any(|(_, response)| response.content.is_empty())
}

/// The `Accept` of an answer in JSON, if the usual one does not ask for it.
pub fn accept(representation: &Representation<'_>) -> Option<String> {
    let answered = representation.answer?;
    let name = &answered.media.name;
    let essence = answered.media.essence();
    // A parameter of the usual one is no reason to ask for it in another way.
    let usual = match representation.word {
        None => &essence,
        Some(_) => name,
    };
    let is_usual = usual == "application/json";
    let is_asked = answered.reading == Reading::Json && !is_usual && !essence.contains('*');
    (is_asked && is_plain(name)).then(|| name.clone())
}

/// Whether a text can be a header.
fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

/// The schemas of an operation from which types are made.
pub fn roots(
    representation: &Representation<'_>,
    views: &super::view::Views<'_>,
    envelope: Option<&sdk::Envelope>,
) -> Roots {
    let body = representation.body.and_then(|(media, kind)| {
        media
            .schema
            .filter(|_| matches!(kind, Media::Json | Media::Form))
    });
    let answer = representation
        .answer
        .filter(|answered| answered.reading == Reading::Json)
        .and_then(|answered| answered.media.schema);
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
    // What holds for every other status says something only if it has a body.
    let says_something = |response: &spec::Response, status: &str| {
        status != "default" || !response.content.is_empty()
    };
    let failures = failures(operation).filter(|(status, it)| says_something(it, status));
    let errors = failures.map(|(status, response)| {
        let hint = format!("{id}{}", pascal(reason(status).unwrap_or("Error")));
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
pub fn constant(representation: &Representation<'_>, taken: &mut Scope) -> String {
    taken.distinct(&shouty(&snake(&representation.id())), "_2")
}
