//! Compares what operations send and return: bodies, responses by status, headers, errors.

use super::effect::{Direction, How, Rust};
use super::limits::inner;
use super::pairing::Both;
use super::values::noun;
use super::{Change, Comparison};
use crate::plan::types::Type;
use crate::plan::{Answer, Body, HeaderField, Operation, Streamed};

impl Comparison<'_> {
    /// Compares the bodies of requests.
    pub fn body(&mut self, both: Both<'_>) {
        let (base, head) = match (&both.base.operation.body, &both.head.operation.body) {
            (None, None) => return,
            (None, Some(body)) => {
                let how = match body.required {
                    true => How::Different,
                    false => How::Wider,
                };
                return self.about_body(both, "body/added", how, "takes a body");
            }
            (Some(_), None) => {
                let message = "takes no body any more";
                return self.about_body(both, "body/removed", How::Narrower, message);
            }
            (Some(base), Some(head)) => (base, head),
        };
        if base.media_type != head.media_type {
            let (before, after) = (&base.media_type, &head.media_type);
            let message = format!("the body was `{before}` and is `{after}`");
            self.about_body(both, "body/media-type", How::Different, &message);
        }
        match (base.required, head.required) {
            (false, true) => {
                let message = "the body is required";
                self.about_body(both, "body/required", How::Narrower, message);
            }
            (true, false) => {
                let message = "the body is optional";
                self.about_body(both, "body/optional", How::Wider, message);
            }
            _ => {}
        }
        let written = |body: &Body| {
            let form = body
                .form
                .iter()
                .map(|it| (it.wire.clone(), it.style, it.explode, it.is_json));
            (form.collect::<Vec<_>>(), body.part_types.clone())
        };
        if written(base) != written(head) {
            let message = "the body is written in another way";
            self.about_body(both, "body/style", How::Different, message);
        }
        let label = both.head.label();
        if let Some((how, message)) = self.value(&base.of, &head.of, Direction::Request, &label) {
            self.about_body(both, "body/type", how, &format!("the body {message}"));
        }
        let mut found = Vec::new();
        let schemas = (
            self.before.body(both.base.operation),
            self.after.body(both.head.operation),
        );
        if let (Some(before), Some(after)) = schemas {
            let is_type = |node: &crate::document::Node| node.get("properties").is_some();
            if !is_type(before) && !is_type(after) {
                let (mut before, mut after) = (
                    vec![(String::new(), super::places::Inside::Same, before)],
                    vec![(String::new(), super::places::Inside::Same, after)],
                );
                before.extend(self.before.inner(before[0].2));
                after.extend(self.after.inner(after[0].2));
                inner("body", &before, &after, &mut |how, message| {
                    found.push((how, message));
                });
            }
        }
        for (how, message) in found {
            self.about_body(both, "body/limit", how, &message);
        }
    }

    fn about_body(&mut self, both: Both<'_>, code: &'static str, how: How, message: &str) {
        let change = self.of(both, code, Direction::Request, how, message);
        let change = self.at_member(change, both, &["requestBody"]);
        self.add(change);
    }

    /// Compares the responses that are successes.
    pub fn answer(&mut self, both: Both<'_>) {
        let label = both.head.label();
        let (base, head) = (&both.base.operation.answer, &both.head.operation.answer);
        if let (Some(before), Some(after)) = (by_status(base), by_status(head))
            && (before.len() > 1 || after.len() > 1)
        {
            return self.statuses(both, &before, &after);
        }
        self.described(both);
        let (how, message) = match (base, head) {
            (Answer::Json(base), Answer::Json(head)) => {
                match self.value(base, head, Direction::Response, &label) {
                    Some(difference) => difference,
                    None => return self.accept(both),
                }
            }
            (
                Answer::Items { form, of, .. },
                Answer::Items {
                    form: other_form,
                    of: other,
                    ..
                },
            ) if form == other_form => match self.value(of, other, Direction::Response, &label) {
                Some((how, message)) => (how, format!("has values that differ: {message}")),
                None => return,
            },
            (Answer::Stream(before), Answer::Stream(after)) => {
                if before != after {
                    let message =
                        format!("the media type of the response was `{before}` and is `{after}`");
                    let change = self.about_response(both, "response/media-type", message);
                    // Callers get other bytes.
                    self.add(change.rust(Rust::Silent));
                }
                return;
            }
            (base, head) if base == head => return,
            (base, head) => (
                How::Different,
                format!("was {} and is {}", answered(base), answered(head)),
            ),
        };
        let message = format!("the response {message}");
        let change = self.about_response(both, "response/type", message);
        self.add(Change {
            how,
            wire: super::effect::wire(Direction::Response, how),
            ..change
        });
    }

    /// Compares JSON by another media type.
    fn accept(&mut self, both: Both<'_>) {
        let (base, head) = (&both.base.operation.accept, &both.head.operation.accept);
        if base != head {
            let told = |accept: &Option<String>| {
                accept.clone().unwrap_or_else(|| "application/json".into())
            };
            let message = format!(
                "the media type of the response was `{}` and is `{}`",
                told(base),
                told(head)
            );
            let change = self.about_response(both, "response/media-type", message);
            self.add(change);
        }
    }

    /// Compares which statuses of success are described. A client that expects one body
    /// reads that of each of them.
    fn described(&mut self, both: Both<'_>) {
        let before = self.before.successes(both.base.operation);
        let after = self.after.successes(both.head.operation);
        let mut found = Vec::new();
        for (status, part) in &after {
            if before.iter().all(|(known, _)| known != status) {
                let is_same = before.iter().any(|(_, known)| known.says == part.says);
                let (how, with) = match is_same {
                    true => (How::Tolerated, "the same body"),
                    false => (How::Wider, "another body"),
                };
                let message = format!("the response with status {status} is new, with {with}");
                let spots = self.spots(None, Some(part.place));
                found.push(("response/status-added", how, message, spots));
            }
        }
        for (status, part) in &before {
            if after.iter().all(|(known, _)| known != status) {
                let is_same = after.iter().any(|(_, known)| known.says == part.says);
                let how = match is_same {
                    true => How::Tolerated,
                    false => How::Narrower,
                };
                let message = format!("the response with status {status} is gone");
                let spots = self.spots(Some(part.place), None);
                found.push(("response/status-removed", how, message, spots));
            }
        }
        for (code, how, message, spots) in found {
            let change = self.of(both, code, Direction::Response, how, message);
            self.add(change.at(spots.0, spots.1));
        }
    }

    /// Compares bodies that differ by status.
    fn statuses(&mut self, both: Both<'_>, before: &[Status<'_>], after: &[Status<'_>]) {
        let label = both.head.label();
        let mut open: Vec<&Status<'_>> = after.iter().collect();
        for (status, of) in before {
            // A response without statuses is the first of them.
            let same = open.iter().position(|(other, _)| match (status, other) {
                (Some(status), Some(other)) => status == other,
                _ => true,
            });
            let Some((other, head)) = same.map(|index| open.remove(index)) else {
                let message = format!("the response with status {} is gone", told(*status));
                let change = self.about_response(both, "response/status-removed", message);
                self.add(self.narrower(change, both, *status, None));
                continue;
            };
            let status = status.or(*other);
            let difference = match (of, head) {
                (Some(base), Some(head)) => self.value(base, head, Direction::Response, &label),
                (None, None) => None,
                (base, head) => {
                    let noun = |of: &Option<&Type>| of.map_or("empty".to_owned(), noun);
                    let message = format!("was {} and is {}", noun(base), noun(head));
                    Some((How::Different, message))
                }
            };
            if let Some((how, message)) = difference {
                let message = format!("the response with status {} {message}", told(status));
                let change = self.about_response(both, "response/type", message);
                self.add(Change {
                    how,
                    wire: super::effect::wire(Direction::Response, how),
                    ..change
                });
            }
        }
        for (status, of) in open {
            let with = of.map_or("without a body".to_owned(), |of| {
                format!("with {}", noun(of))
            });
            let message = format!("the response with status {} is new, {with}", told(*status));
            let change = self.about_response(both, "response/status-added", message);
            let place = self.after.response(both.head.operation, *status);
            let (_, after) = self.spots(None, place.map(|it| it.place));
            let how = How::Wider;
            self.add(Change {
                how,
                wire: super::effect::wire(Direction::Response, how),
                before: None,
                after: after.or(change.after.clone()),
                ..change
            });
        }
    }

    fn narrower(
        &self,
        change: Change,
        both: Both<'_>,
        status: Option<&str>,
        after: Option<super::Spot>,
    ) -> Change {
        let place = self.before.response(both.base.operation, status);
        let (before, _) = self.spots(place.map(|it| it.place), None);
        let how = How::Narrower;
        Change {
            how,
            wire: super::effect::wire(Direction::Response, how),
            before: before.or(change.before.clone()),
            after,
            ..change
        }
    }

    /// A change of a response, which differs both ways.
    fn about_response(&self, both: Both<'_>, code: &'static str, message: String) -> Change {
        let change = self.of(both, code, Direction::Response, How::Different, message);
        let place = |places: &super::Places<'_>, operation: &Operation| {
            let part = places.response(operation, None);
            part.map_or_else(|| places.whole(&operation.origin), |part| part.place)
        };
        let before = place(&self.before, both.base.operation);
        let after = place(&self.after, both.head.operation);
        let (before, after) = self.spots(Some(before), Some(after));
        change.at(before, after)
    }

    /// Compares the described headers of responses. One that is missing is read as none.
    pub fn headers(&mut self, both: Both<'_>) {
        fn fields(operation: &Operation) -> &[HeaderField] {
            let headers = operation.headers.as_ref();
            headers.map_or(&[], |headers| headers.fields.as_slice())
        }
        let (base, head) = (fields(both.base.operation), fields(both.head.operation));
        let same = |list: &'_ [HeaderField], it: &HeaderField| {
            let mut list = list.iter();
            list.position(|other| other.wire.eq_ignore_ascii_case(&it.wire))
        };
        let label = both.head.label();
        for header in base {
            let Some(other) = same(head, header).and_then(|index| head.get(index)) else {
                let message = format!("the header `{}` of the response is gone", header.wire);
                self.about_header(
                    both,
                    "header/removed",
                    &header.wire,
                    How::Tolerated,
                    message,
                );
                continue;
            };
            if let Some((how, message)) =
                self.value(&header.of, &other.of, Direction::Response, &label)
            {
                let message = format!("the header `{}` of the response {message}", other.wire);
                self.about_header(both, "header/type", &other.wire, how, message);
            }
            if other.deprecated && !header.deprecated {
                let message = format!("the header `{}` of the response is deprecated", other.wire);
                self.about_header(both, "header/deprecated", &other.wire, How::Same, message);
            }
        }
        for header in head.iter().filter(|it| same(base, it).is_none()) {
            let message = format!("the header `{}` of the response is new", header.wire);
            self.about_header(both, "header/added", &header.wire, How::Tolerated, message);
        }
    }

    fn about_header(
        &mut self,
        both: Both<'_>,
        code: &'static str,
        wire: &str,
        how: How,
        message: String,
    ) {
        let before = self.before.header(both.base.operation, wire);
        let after = self.after.header(both.head.operation, wire);
        let component = after.or(before).and_then(|it| it.component);
        let spots = self.spots(before.map(|it| it.place), after.map(|it| it.place));
        let change = self
            .of(both, code, Direction::Response, how, message)
            .key(format!("{}.header.{wire}", both.head.path(0)))
            .shared(component.map(|name| format!("header {name}")))
            .at(spots.0, spots.1);
        self.add(match code {
            "header/deprecated" => change.rust(Rust::Warns),
            _ => change,
        });
    }

    /// Compares the errors that are described. Clients read any error.
    pub fn errors(&mut self, both: Both<'_>) {
        let label = both.head.label();
        let (base, head) = (&both.base.operation.errors, &both.head.operation.errors);
        let mut found = Vec::new();
        for error in base {
            let Some(same) = head.iter().find(|it| it.status == error.status) else {
                found.push(("error/removed", &error.status, "is not described any more"));
                continue;
            };
            if let Some((before, after)) = error.body.as_ref().zip(same.body.as_ref()) {
                let named = |name: &std::rc::Rc<str>| Type::Named(name.clone());
                self.value(&named(before), &named(after), Direction::Response, &label);
            }
        }
        for error in head {
            if base.iter().all(|it| it.status != error.status) {
                found.push(("error/added", &error.status, "is described"));
            }
        }
        for (code, status, what) in found {
            let before = self.before.response(both.base.operation, Some(status));
            let after = self.after.response(both.head.operation, Some(status));
            let spots = self.spots(before.map(|it| it.place), after.map(|it| it.place));
            let message = format!("the error with status {status} {what}");
            let change = self.of(both, code, Direction::Response, How::Tolerated, message);
            self.add(change.at(spots.0, spots.1));
        }
    }
}

/// A status with its body.
type Status<'a> = (Option<&'a str>, Option<&'a Type>);

/// The bodies of JSON by status; `None` if the response is something else.
fn by_status(answer: &Answer) -> Option<Vec<Status<'_>>> {
    match answer {
        Answer::Json(of) => Some(vec![(None, Some(of))]),
        Answer::ByStatus(by_status) => {
            let variants = by_status.variants.iter();
            let bodies = variants.map(|it| (Some(it.status.as_str()), it.of.as_ref()));
            Some(bodies.collect())
        }
        _ => None,
    }
}

fn told(status: Option<&str>) -> &str {
    status.unwrap_or("2XX")
}

fn answered(answer: &Answer) -> String {
    match answer {
        Answer::Nothing => "empty".to_owned(),
        Answer::Json(of) => noun(of),
        Answer::ByStatus(_) => "different by status".to_owned(),
        Answer::Stream(_) => "a stream of bytes".to_owned(),
        Answer::Items { form, .. } => match form {
            Streamed::Events => "a stream of events".to_owned(),
            Streamed::Lines => "a stream of lines".to_owned(),
        },
    }
}
