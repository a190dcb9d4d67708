//! One operation: what is sent, what comes back, and the methods that call it.
//!
//! Types are made on the way. What `x-sdk` says of prices, pages and jobs is resolved
//! afterwards, by `follow`, when all operations are known.

use indexmap::IndexMap;

use super::api::{
    Answer, Body, EnvelopeMember, Failure, Media, Parameter, Position, Streamed, Style,
};
use super::taken::argument;
use super::types::{Counts, Shape, Type};
use super::typing::{Side, Typing, Used};
use super::view::Of;
use super::{Envelope, prose};
use crate::diagnostic::Diagnostic;
use crate::document::Origin;
use crate::names::{Scope, distinct, pascal, shouty, snake};
use crate::sdk;
use crate::spec::template::names;
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

/// Notes what an operation has that the client does without.
pub fn notes(operation: &spec::Operation, typing: &mut Typing<'_>) {
    let Some((usual, kept)) = success(operation) else {
        return;
    };
    let untyped = |media: &&MediaType| {
        media.item_schema.is_some() && streamed(operation, &typing.views).is_none()
    };
    if let Some(media) = answered(&kept.content).filter(untyped) {
        typing.found.push(
            Diagnostic::note(
                "plan/item-schema",
                format!("the items of a stream of `{}` are not typed", media.name),
            )
            .on(&media.origin)
            .help("read them from the stream of bytes; nothing has to be done"),
        );
    }
    let schema = |response: &spec::Response| {
        let media = response.content.iter().find(|media| media.is_json())?;
        Some(typing.views.view(media.schema?).id)
    };
    let usual_schema = schema(kept);
    let others = operation.responses.iter().flatten();
    let others =
        others.filter(|(status, _)| status.value.starts_with('2') && status.value != usual);
    let unlike = others.filter(|(_, one)| schema(one).is_some_and(|of| Some(of) != usual_schema));
    let notes: Vec<Diagnostic> = unlike
        .map(|(status, _)| {
            Diagnostic::note(
                "plan/response-left-out",
                format!(
                    "an answer with status {} is read as if it had status {usual}",
                    status.value
                ),
            )
            .on(&status.origin)
            .help("describe one body that all successes have, for instance with an overlay action")
        })
        .collect();
    typing.found.extend(notes);
}

/// Notes the keywords and media types that the client does without, once for each.
pub fn left_out(spec: &spec::Spec) -> Vec<Diagnostic> {
    let mut keywords: IndexMap<&str, (usize, &spec::Operation, &Origin)> = IndexMap::new();
    for operation in spec.operations() {
        for (keyword, origin) in &operation.unused {
            let first = (0, operation, origin);
            keywords.entry(keyword).or_insert(first).0 += 1;
        }
    }
    let keywords = keywords
        .into_iter()
        .map(|(keyword, (count, operation, origin))| {
            let label = operation.label();
            let message = match count {
                1 => format!("`{keyword}` of `{label}` is left out"),
                _ => format!("`{keyword}` is left out {count} times, first in `{label}`"),
            };
            Diagnostic::note("plan/left-out", message)
                .on(origin)
                .help("the client does not use it; nothing has to be done")
        });
    keywords.chain(media_left_out(spec)).collect()
}

fn media_left_out(spec: &spec::Spec) -> Vec<Diagnostic> {
    let mut left_out: IndexMap<(bool, &str), (usize, &MediaType)> = IndexMap::new();
    for operation in spec.operations() {
        let sent = operation.body.iter().flat_map(|body| {
            let kept = media(&body.content).map(|(media, _)| media.name.as_str());
            let others = body
                .content
                .iter()
                .filter(move |it| kept.is_some_and(|kept| kept != it.name));
            others.map(|media| (true, media))
        });
        let received = success(operation).into_iter().flat_map(|(_, response)| {
            let kept = answered(&response.content);
            let is_bytes = kept.is_some_and(|kept| !is_read(kept));
            let others = response.content.iter().filter(move |it| {
                // One `Accept` asks for all kinds of bytes.
                !is_bytes && kept.is_some_and(|kept| kept.name != it.name)
            });
            others.map(|media| (false, media))
        });
        for (is_sent, media) in sent.chain(received) {
            let key = (is_sent, media.name.as_str());
            left_out.entry(key).or_insert((0, media)).0 += 1;
        }
    }
    let notes = left_out
        .into_iter()
        .map(|((is_sent, name), (count, media))| {
            let what = match (is_sent, count) {
                (true, 1) => "a request body that has",
                (true, _) => "several request bodies that have",
                (false, 1) => "a response that has",
                (false, _) => "several responses that have",
            };
            let message = format!("`{name}` is left out of {what} another media type");
            Diagnostic::note("plan/media-type", message)
                .on(&media.origin)
                .help("to have it instead, remove the other media type with an overlay action")
        });
    notes.collect()
}

/// What is sent beside the body.
pub fn parameters(operation: &spec::Operation, typing: &mut Typing<'_>) -> Vec<Parameter> {
    let id = pascal(&operation.key);
    let placeholders = names(&operation.path.value).unwrap_or_default();
    let mut made: Vec<Parameter> = Vec::new();
    for one in &operation.parameters {
        let parameter = &one.parameter;
        if is_for_the_client(parameter) {
            continue;
        }
        let wire = parameter.name.value.as_str();
        match position(parameter) {
            // `check` reports what has no place in the path, or is given twice.
            Ok(Position::Path) if !placeholders.contains(&wire) => {}
            Ok(position) if made.iter().any(|it| it.is(position, wire)) => {}
            Ok(position) => made.push(self::parameter(parameter, position, &id, typing)),
            Err(reason) => {
                let problem = unsupported(parameter, reason).on(&one.origin);
                if !typing.found.contains(&problem) {
                    typing.found.push(problem);
                }
            }
        }
    }
    if let Some(media) = multipart(operation) {
        made.extend(super::multipart::parts(media, &id, typing).unwrap_or_default());
    }
    // `check` reports placeholders without a parameter.
    for wire in placeholders {
        if !made.iter().any(|it| it.is(Position::Path, wire)) {
            made.push(Parameter::undescribed(wire));
        }
    }
    // Those in the path first, in the order of the path, as they identify the thing.
    let place = |parameter: &Parameter| match parameter.position {
        Position::Path => operation
            .path
            .value
            .find(&format!("{{{}}}", parameter.wire))
            .unwrap_or(0),
        _ => usize::MAX,
    };
    made.sort_by_key(place);
    name_parameters(&mut made);
    made
}

/// Names that differ in Rust, whatever position the parameters have.
fn name_parameters(parameters: &mut [Parameter]) {
    let mut taken = Scope::default();
    for parameter in parameters {
        let position = format!("{:?}", parameter.position).to_lowercase();
        let wire = distinct(&parameter.wire, &position, |name| {
            !taken.has(&argument(name))
        });
        parameter.name = argument(&wire);
        taken.take(&parameter.name);
    }
}

/// Headers that OpenAPI leaves to the client, whatever a description says.
fn is_for_the_client(parameter: &spec::Parameter) -> bool {
    let ours = ["accept", "authorization", "content-type"];
    let name = &parameter.name.value;
    parameter.position.value == "header" && ours.iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

fn position(parameter: &spec::Parameter) -> Result<Position, &'static str> {
    let position = match parameter.position.value.as_str() {
        "path" => Position::Path,
        "query" => Position::Query,
        "header" => Position::Header,
        "cookie" => Position::Cookie,
        "querystring" => return Err("a whole query string is not supported"),
        _ => return Err("`in` is none of `path`, `query`, `header` and `cookie`"),
    };
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let name = parameter.name.value.as_bytes();
    if matches!(position, Position::Header | Position::Cookie)
        && (name.is_empty() || !name.iter().copied().all(is_token))
    {
        return Err("no header can have this name (RFC 9110, 5.6.2)");
    }
    Ok(position)
}

fn unsupported(parameter: &spec::Parameter, reason: &str) -> Diagnostic {
    let name = &parameter.name.value;
    if parameter.required {
        return Diagnostic::new(
            "plan/parameter",
            format!("the required parameter `{name}` cannot be sent: {reason}"),
        )
        .help("make it optional or describe it differently, for instance with an overlay action");
    }
    Diagnostic::note(
        "plan/parameter-left-out",
        format!("the optional parameter `{name}` is left out: {reason}"),
    )
    .help("if callers need it, describe it differently, for instance with an overlay action")
}

impl Parameter {
    fn is(&self, position: Position, wire: &str) -> bool {
        self.position == position && self.wire == wire
    }

    /// A parameter of which only the place in a path is known.
    fn undescribed(wire: &str) -> Self {
        Self {
            wire: wire.to_owned(),
            name: String::new(),
            position: Position::Path,
            style: None,
            explode: None,
            is_json: false,
            allow_reserved: false,
            media_type: None,
            of: Type::Text,
            required: true,
            constant: None,
            docs: String::new(),
            counts: Counts::default(),
            example: None,
            deprecated: false,
        }
    }
}

fn parameter(
    parameter: &spec::Parameter,
    position: Position,
    id: &str,
    typing: &mut Typing<'_>,
) -> Parameter {
    let wire = parameter.name.value.clone();
    let hint = format!("{id}{}", pascal(&wire));
    let content = parameter.content.first();
    let schema = parameter.schema.or_else(|| content?.schema);
    let Used {
        of,
        told,
        constant,
        counts,
        ..
    } = match schema {
        Some(schema) => typing.used(schema, &hint, Side::Sent),
        None => Used::text(),
    };
    let mut told = told;
    told.description = parameter.description.clone().or(told.description);
    let required = parameter.required || position == Position::Path;
    // Any value of a plain parameter can be written as text.
    let of = if of == Type::Any && content.is_none() {
        Type::Text
    } else {
        of
    };
    Parameter {
        name: String::new(),
        position,
        style: style(parameter, position, typing),
        explode: parameter.explode,
        is_json: content.is_some_and(MediaType::is_json),
        allow_reserved: parameter.allow_reserved,
        media_type: None,
        of,
        required,
        constant,
        docs: prose::describe(&told, !required),
        counts,
        example: parameter
            .examples
            .first()
            .cloned()
            .or_else(|| told.examples.first().cloned()),
        deprecated: parameter.deprecated || told.deprecated,
        wire,
    }
}

/// The style, if it is not the usual one of its position.
fn style(
    parameter: &spec::Parameter,
    position: Position,
    typing: &mut Typing<'_>,
) -> Option<Style> {
    let written = parameter.style.as_ref()?;
    let (style, positions): (Style, &[Position]) = match written.value.as_str() {
        "simple" => (Style::Simple, &[Position::Path, Position::Header]),
        "label" => (Style::Label, &[Position::Path]),
        "matrix" => (Style::Matrix, &[Position::Path]),
        "form" => (Style::Form, &[Position::Query, Position::Cookie]),
        "spaceDelimited" => (Style::Spaces, &[Position::Query]),
        "pipeDelimited" => (Style::Pipes, &[Position::Query]),
        "deepObject" => (Style::DeepObject, &[Position::Query]),
        _ => (Style::Form, &[]),
    };
    if positions.contains(&position) {
        let usual = match position {
            Position::Path | Position::Header => Style::Simple,
            Position::Query | Position::Cookie | Position::Part => Style::Form,
        };
        return (style != usual).then_some(style);
    }
    let note = Diagnostic::note(
        "plan/style",
        format!(
            "no parameter in {} has the style `{}`; the usual one is used",
            parameter.position.value, written.value
        ),
    )
    .on(&written.origin)
    .help("write a style of that position, or take `style` out");
    if !typing.found.contains(&note) {
        typing.found.push(note);
    }
    None
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
