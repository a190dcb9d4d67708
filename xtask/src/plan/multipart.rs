//! The parts of a multipart body: text, JSON, and files.
//!
//! A part is a parameter that goes in the body, so callers give each one by itself and
//! files need no type of their own. Bodies of other kinds are no concern of this module.

use super::api::{Parameter, Position};
use super::prose;
use super::types::{Type, Types};
use super::typing::{Side, Typing, Used};
use super::view::{Object, Of, Views};
use crate::diagnostic::Diagnostic;
use crate::spec::{MediaType, SchemaId};

/// The schemas of the parts that are no files.
pub fn schemas(media: &MediaType, views: &Views<'_>) -> Vec<SchemaId> {
    let view = media.schema.map(|schema| views.view(schema));
    let Some(Of::Object(object)) = view.as_deref().map(|view| &view.of) else {
        return Vec::new();
    };
    let members = object.properties.values().map(|member| member.schema);
    members.collect()
}

/// The parts, or `None` if the description does not say which there are.
pub fn parts(media: &MediaType, id: &str, typing: &mut Typing<'_>) -> Option<Vec<Parameter>> {
    let view = typing.views.view(media.schema?);
    let Of::Object(object) = &view.of else {
        return None;
    };
    if object.rest.is_some() {
        typing.found.push(
            Diagnostic::note("plan/parts", "parts that are not described cannot be sent")
                .on(&media.origin)
                .help("describe each part under `properties`"),
        );
    }
    let names = object.properties.keys();
    let parts = names.filter_map(|wire| part(wire, object, media, id, typing));
    Some(parts.collect())
}

fn part(
    wire: &str,
    object: &Object,
    media: &MediaType,
    id: &str,
    typing: &mut Typing<'_>,
) -> Option<Parameter> {
    let member = object.properties.get(wire)?;
    let encoding = media.encoding.get(wire);
    let described = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let view = typing.views.view(member.schema);
    let items = match &view.of {
        Of::List(Some(items)) => Some(*items),
        _ => None,
    };
    let is_file = is_file(items.unwrap_or(member.schema), described, typing);
    let used = match (is_file, items) {
        (true, None) => Used::file(),
        (true, Some(_)) => Used::files(),
        (false, _) => {
            let hint = format!("{id}{}", crate::names::pascal(wire));
            typing.member(member, &hint, Side::Sent)
        }
    };
    let told = typing.views.told_of(member, |_| false);
    if told.read_only {
        return None;
    }
    let required = object.required.contains(wire);
    let is_json = match &used.of {
        Type::List(of) => is_structured(of, &typing.types),
        of => is_structured(of, &typing.types),
    };
    // Several media types are a choice of the caller.
    let media_type = described.filter(|text| !text.contains([',', '*']));
    let value = typing.views.view(items.unwrap_or(member.schema)).id;
    let own = typing.views.schema(value).content_media_type.clone();
    let usual = (is_json && items.is_some()).then_some("application/json");
    Some(Parameter {
        wire: wire.to_owned(),
        name: String::new(),
        position: Position::Part,
        style: None,
        explode: None,
        is_json: is_json && items.is_none(),
        allow_reserved: false,
        is_idempotency_key: false,
        media_type: media_type.or(usual).map(str::to_owned).or(own),
        of: used.of,
        required,
        constant: used.constant,
        docs: prose::describe(&told, !required),
        counts: used.counts,
        limits: told.limits.clone(),
        default: told.default.clone(),
        example: told.examples.first().cloned(),
        deprecated: told.deprecated,
    })
}

/// Whether a part holds bytes: OpenAPI 3.0 says so with a format, 3.1 with a media type
/// or with no type at all.
fn is_file(schema: SchemaId, described: Option<&str>, typing: &Typing<'_>) -> bool {
    let view = typing.views.view(schema);
    let schema = typing.views.schema(view.id);
    let is_text_type = |media_type: &str| {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        essence.starts_with("text/") || essence.ends_with("json") || essence.ends_with("xml")
    };
    match &view.of {
        Of::Text(Some(format)) if format == "binary" => true,
        Of::Text(_) if schema.content_encoding.is_some() => false,
        Of::Text(_) => {
            let media_type = schema.content_media_type.as_deref().or(described);
            media_type.is_some_and(|media_type| !media_type.split(',').any(is_text_type))
        }
        Of::Any => schema.boolean.is_none() && described.is_none_or(|it| !is_text_type(it)),
        _ => false,
    }
}

/// Whether a value is written as JSON.
fn is_structured(of: &Type, types: &Types) -> bool {
    match of {
        Type::Map(_) | Type::List(_) | Type::Tuple(_) | Type::Any | Type::OneOrMany(_) => true,
        Type::Named(_) | Type::Boxed(_) => {
            let definition = of.name().and_then(|name| types.get(name));
            definition.is_none_or(|it| !matches!(it.shape, super::types::Shape::Enum(_)))
        }
        Type::Nullable(of) => is_structured(of, types),
        _ => false,
    }
}
