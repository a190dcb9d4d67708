//! What the client does without, as notes: keywords, media types, and successes that are
//! read as if they were another one.
//!
//! Nothing is decided here; the notes say what was decided elsewhere.

use indexmap::IndexMap;

use super::operation::{answered, is_read, media, streamed, success};
use super::typing::Typing;
use crate::diagnostic::Diagnostic;
use crate::document::Origin;
use crate::spec::{self, MediaType};

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
