//! The parameters of an operation: where each goes, how it is written, and its name.
//!
//! Repairs what a description gets wrong where a call can be made all the same; `check`
//! reports that. Parts of a multipart body are made by `multipart`.

use super::api::{Limits, Parameter, Position, Style};
use super::prose;
use super::representation::Representation;
use super::taken::argument;
use super::types::{Counts, Type};
use super::typing::{Side, Typing, Used};
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, distinct, pascal};
use crate::spec::template::names;
use crate::spec::{self, MediaType};

/// What is sent beside the body.
pub fn parameters(representation: &Representation<'_>, typing: &mut Typing<'_>) -> Vec<Parameter> {
    let operation = representation.operation;
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
    if let Some(media) = representation.multipart() {
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

/// The members of a form that are written like parameters of a query.
pub fn encodings(media: &MediaType, typing: &mut Typing<'_>) -> Vec<Parameter> {
    let mut encodings = Vec::new();
    for (wire, encoding) in &media.encoding {
        let is_styled =
            encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
        let content_type = encoding.content_type.as_deref().unwrap_or_default();
        let is_json = !is_styled && content_type.contains("json");
        if !is_styled && !is_json {
            continue;
        }
        let written = encoding.style.clone().map(|value| spec::Located {
            value,
            origin: encoding.origin.clone(),
        });
        let style =
            written.and_then(|written| style_at(&written, "query", Position::Query, typing));
        encodings.push(Parameter {
            position: Position::Query,
            style,
            explode: encoding.explode,
            is_json,
            allow_reserved: encoding.allow_reserved,
            ..Parameter::undescribed(wire)
        });
    }
    encodings
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
        "querystring" => Position::QueryString,
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
            is_idempotency_key: false,
            media_type: None,
            of: Type::Text,
            required: true,
            constant: None,
            docs: String::new(),
            counts: Counts::default(),
            limits: Limits::default(),
            default: None,
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
    let is_idempotency_key = position == Position::Header
        && of == Type::Text
        && wire.eq_ignore_ascii_case("Idempotency-Key");
    // One that is not given is filled in.
    let required = parameter.required && !is_idempotency_key || position == Position::Path;
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
        is_idempotency_key,
        media_type: None,
        of,
        required,
        constant,
        docs: match is_idempotency_key {
            true => prose::with(
                &told,
                "Left out, it is a random UUID, the same for all attempts.",
            ),
            false => prose::describe(&told, !required),
        },
        counts,
        limits: told.limits,
        default: told.default,
        example: parameter
            .examples
            .first()
            .cloned()
            .or_else(|| told.examples.into_iter().next()),
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
    style_at(written, &parameter.position.value, position, typing)
}

fn style_at(
    written: &spec::Located<String>,
    place: &str,
    position: Position,
    typing: &mut Typing<'_>,
) -> Option<Style> {
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
            Position::Query | Position::QueryString | Position::Cookie | Position::Part => {
                Style::Form
            }
        };
        return (style != usual).then_some(style);
    }
    let note = Diagnostic::note(
        "plan/style",
        format!(
            "no parameter in {place} has the style `{}`; the usual one is used",
            written.value
        ),
    )
    .on(&written.origin)
    .help("write a style of that position, or take `style` out");
    if !typing.found.contains(&note) {
        typing.found.push(note);
    }
    None
}
