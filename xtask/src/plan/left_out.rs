//! What the client does without, as notes: keywords, media types, and bodies of successes.
//!
//! Nothing is decided here; the notes say what was decided elsewhere.

use indexmap::IndexMap;

use super::Planned;
use super::api::Media;
use super::operation::success_schemas;
use super::representation::{Reading, success, successes};
use crate::diagnostic::Diagnostic;
use crate::document::Origin;
use crate::spec::{self, MediaType};

/// Notes the keywords and media types that the client does without, once for each.
pub fn left_out(planned: &[Planned<'_>]) -> Vec<Diagnostic> {
    let mut keywords: IndexMap<&str, (usize, &spec::Operation, &Origin)> = IndexMap::new();
    for operation in operations(planned) {
        for (keyword, origin) in &operation.unused {
            let first = (0, operation, origin);
            keywords.entry(keyword).or_insert(first).0 += 1;
        }
    }
    for planned in planned {
        let Some((media, kind)) = planned.representation.body else {
            continue;
        };
        let encodings = media.encoding.values().chain(&media.prefix_encoding);
        for encoding in encodings.chain(&media.item_encoding) {
            if let Some(origin) = &encoding.headers {
                let first = (0, planned.operation(), origin);
                keywords.entry("headers").or_insert(first).0 += 1;
            }
            if kind == Media::Multipart && encoding.style.is_some() {
                let first = (0, planned.operation(), &encoding.origin);
                keywords.entry("style").or_insert(first).0 += 1;
            }
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
    let operations = operations(planned);
    let successes = operations.flat_map(successes_left_out);
    let untyped = planned.iter().filter_map(untyped);
    keywords
        .chain(successes)
        .chain(untyped)
        .chain(media_left_out(planned))
        .collect()
}

/// Notes a stream of values that is read as bytes.
fn untyped(planned: &Planned<'_>) -> Option<Diagnostic> {
    let answer = planned.representation.answer?;
    let media = answer.media;
    (answer.reading == Reading::Bytes && media.item_schema.is_some()).then(|| {
        Diagnostic::note(
            "plan/item-schema",
            format!("the items of a stream of `{}` are not typed", media.name),
        )
        .on(&media.origin)
        .help("read them from the stream of bytes; nothing has to be done")
    })
}

/// Each operation, once.
fn operations<'a>(planned: &'a [Planned<'a>]) -> impl Iterator<Item = &'a spec::Operation> {
    let usual = planned
        .iter()
        .filter(|planned| planned.representation.word.is_none());
    usual.map(Planned::operation)
}

/// Notes the successes that are read as if they were another one.
fn successes_left_out(operation: &spec::Operation) -> Vec<Diagnostic> {
    let Some((usual, kept)) = success(operation) else {
        return Vec::new();
    };
    // JSON of several types becomes an enum, unless it is in an envelope.
    let is_json = success_schemas(operation).next().is_some();
    let unlike = successes(operation).filter(|(status, response)| {
        let mut media = response.content.iter();
        *status != usual && !media.all(|media| kept.content.iter().any(|it| it.name == media.name))
    });
    let unlike =
        unlike.filter(|(_, response)| !is_json || !response.content.iter().any(MediaType::is_json));
    unlike
        .map(|(status, response)| {
            Diagnostic::note(
                "plan/response-left-out",
                format!("an answer with status {status} is read as if it had status {usual}"),
            )
            .on(&response.origin)
            .help("describe one body that all successes have, for instance with an overlay action")
        })
        .collect()
}

fn media_left_out(planned: &[Planned<'_>]) -> Vec<Diagnostic> {
    let mut left_out: IndexMap<(bool, &str), (usize, &MediaType)> = IndexMap::new();
    for planned_for in
        planned.chunk_by(|one, other| std::ptr::eq(one.operation(), other.operation()))
    {
        let operation = planned_for[0].operation();
        let representations = || planned_for.iter().map(|planned| &planned.representation);
        let is_sent = |media: &MediaType| {
            representations().any(|it| it.body.is_some_and(|(body, _)| body.name == media.name))
        };
        let is_received = |media: &MediaType| {
            representations().any(|it| {
                it.answer.is_some_and(|answer| {
                    // One `Accept` asks for all kinds of bytes.
                    let is_asked = it.word.is_none() && answer.reading == Reading::Bytes;
                    is_asked || answer.media.name == media.name
                })
            })
        };
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let bodies = bodies.filter(|_| representations().any(|it| it.body.is_some()));
        let sent = bodies
            .filter(|media| !is_sent(media))
            .map(|media| (true, media));
        let answers = success(operation)
            .into_iter()
            .flat_map(|(_, response)| &response.content);
        let received = answers
            .filter(|media| !is_received(media))
            .map(|media| (false, media));
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
