//! Compares operations, and the client as a whole.
//!
//! Operations belong together if method and path are the same, else if their ids are.

use super::effect::{Direction, How, Money, Rust, wire};
use super::types::{Difference, default, limits, noun};
use super::{Change, Comparison, Version};
use crate::plan::types::Type;
use crate::plan::{Answer, Api, Operation, Parameter, Position, Resource, Streamed};

/// An operation with its resource.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    pub resource: &'a Resource,
    pub operation: &'a Operation,
}

impl Call<'_> {
    /// What callers write, up to the arguments.
    pub fn path(&self, method: usize) -> String {
        let method = &self.operation.methods[method.min(self.operation.methods.len() - 1)];
        format!("{}().{}", self.resource.name, method.name)
    }

    fn label(&self) -> String {
        format!("{}()", self.path(0))
    }
}

fn calls(api: &Api) -> Vec<Call<'_>> {
    let calls = api.resources.iter().flat_map(|resource| {
        let operations = resource.operations.iter();
        operations.map(move |operation| Call {
            resource,
            operation,
        })
    });
    calls.collect()
}

/// Two versions of an operation.
#[derive(Clone, Copy)]
pub struct Both<'a> {
    pub base: Call<'a>,
    pub head: Call<'a>,
}

impl<'a> Comparison<'a> {
    /// Compares all operations.
    pub fn operations(&mut self) {
        let base = calls(self.base.api);
        let mut head: Vec<Option<Call<'a>>> = calls(self.head.api).into_iter().map(Some).collect();
        let mut pairs = Vec::new();
        let mut left = Vec::new();
        let same_route = |a: Call<'_>, b: Call<'_>| {
            a.operation.verb == b.operation.verb && a.operation.path == b.operation.path
        };
        let media = |it: Call<'_>| {
            it.operation
                .body
                .as_ref()
                .map(|body| body.media_type.clone())
        };
        type Same<'s> = &'s dyn Fn(Call<'_>, Call<'_>) -> bool;
        let rules: [Same<'_>; 3] = [
            &|a, b| same_route(a, b) && a.operation.methods[0].name == b.operation.methods[0].name,
            &|a, b| same_route(a, b) && media(a) == media(b),
            &|a, b| a.operation.id == b.operation.id,
        ];
        let mut open: Vec<Call<'a>> = base;
        for same in rules {
            for call in open.drain(..) {
                let found = head
                    .iter_mut()
                    .find(|it| it.is_some_and(|it| same(call, it)));
                match found.and_then(Option::take) {
                    Some(other) => pairs.push(Both {
                        base: call,
                        head: other,
                    }),
                    None => left.push(call),
                }
            }
            std::mem::swap(&mut open, &mut left);
        }
        for call in open {
            let message = format!("`{}` is gone", route(call.operation));
            let mut change = self.about(call, "operation/removed", How::Narrower, message);
            change.after = None;
            self.changes.push(change);
        }
        for call in head.into_iter().flatten() {
            let message = format!("`{}` is new", route(call.operation));
            let mut change = self.about(call, "operation/added", How::Wider, message);
            change.before = None;
            self.changes.push(change);
        }
        for both in pairs {
            self.operation(both);
        }
    }

    /// A change of an operation as a whole.
    fn about(&self, call: Call<'_>, code: &'static str, how: How, message: String) -> Change {
        let place = |version: &Version<'_>| Some(version.place(call.operation.origin.place));
        Change {
            code,
            subject: call.label(),
            message,
            direction: Direction::Neither,
            how,
            wire: wire(Direction::Neither, how),
            rust: Rust::Same,
            money: Money::Same,
            operations: vec![call.label()],
            before: place(&self.base),
            after: place(&self.head),
            key: call.path(0),
        }
    }

    /// Adds a change of an operation that both versions have.
    pub fn add(
        &mut self,
        both: Both<'_>,
        code: &'static str,
        how: How,
        message: String,
    ) -> &mut Change {
        let mut change = self.about(both.head, code, how, message);
        change.before = Some(self.base.place(both.base.operation.origin.place));
        let index = self.changes.len();
        self.changes.push(change);
        &mut self.changes[index]
    }

    fn operation(&mut self, both: Both<'_>) {
        let (base, head) = (both.base.operation, both.head.operation);
        if (&base.verb, &base.path) != (&head.verb, &head.path) {
            let message = format!("was `{}` and is `{}`", route(base), route(head));
            self.add(both, "operation/moved", How::Different, message);
        }
        for index in 0..base.methods.len().min(head.methods.len()) {
            let (before, after) = (both.base.path(index), both.head.path(index));
            if before != after {
                let message = format!("`{before}()` is called `{after}()`");
                let change = self.add(both, "operation/renamed", How::Same, message);
                change.rust = Rust::Breaks;
                self.renamed.push((before, after));
            }
        }
        if head.deprecated && !base.deprecated {
            self.add(
                both,
                "operation/deprecated",
                How::Same,
                "is deprecated".to_owned(),
            );
        }
        if base.base_url != head.base_url {
            let told =
                |url: &Option<String>| url.clone().unwrap_or_else(|| "the usual one".to_owned());
            let (before, after) = (told(&base.base_url), told(&head.base_url));
            let message = format!("the server was {before} and is {after}");
            self.add(both, "operation/server", How::Different, message);
        }
        self.security(both);
        self.parameters(both);
        self.body(both);
        self.answer(both);
        self.decisions(both);
    }

    fn security(&mut self, both: Both<'_>) {
        let sets = |version: &Version<'_>, operation: &Operation| {
            let credential = &version.api.credential;
            let sets = operation.security.as_ref().unwrap_or(&credential.required);
            let sets = credential.names(sets).map(|names| names.join(" and "));
            let sets: Vec<String> = sets.collect();
            match sets.is_empty() {
                true => vec![String::new()],
                false => sets,
            }
        };
        let before = sets(&self.base, both.base.operation);
        let after = sets(&self.head, both.head.operation);
        let told = |sets: &[String]| {
            let sets = sets.iter().map(|set| match set.as_str() {
                "" => "nothing".to_owned(),
                set => format!("`{set}`"),
            });
            sets.collect::<Vec<_>>().join(" or ")
        };
        let lacks = |sets: &[String], of: &[String]| of.iter().any(|set| !sets.contains(set));
        let how = match (lacks(&after, &before), lacks(&before, &after)) {
            (false, false) => return,
            (true, false) => How::Narrower,
            (false, true) => How::Wider,
            (true, true) => How::Different,
        };
        let message = format!("required {} and requires {}", told(&before), told(&after));
        self.add(both, "operation/security", how, message);
    }

    fn parameters(&mut self, both: Both<'_>) {
        let label = both.head.label();
        let (base, head) = (
            &both.base.operation.parameters,
            &both.head.operation.parameters,
        );
        let same = |list: &[Parameter], it: &Parameter| {
            list.iter()
                .position(|other| other.position == it.position && other.wire == it.wire)
        };
        for parameter in base {
            let Some(index) = same(head, parameter) else {
                let moved = head
                    .iter()
                    .find(|it| it.wire == parameter.wire && same(base, it).is_none());
                let (code, how, message) = match moved {
                    Some(moved) => (
                        "parameter/moved",
                        How::Different,
                        format!(
                            "the parameter `{}` moved from {} to {}",
                            parameter.wire,
                            position(parameter.position),
                            position(moved.position)
                        ),
                    ),
                    None => (
                        "parameter/removed",
                        How::Narrower,
                        format!("the parameter `{}` is gone", parameter.wire),
                    ),
                };
                self.parameter(both, code, &parameter.name, how, message);
                continue;
            };
            let other = &head[index];
            match (parameter.required, other.required) {
                (false, true) => {
                    let message = format!("the parameter `{}` is required", other.wire);
                    self.parameter(
                        both,
                        "parameter/required",
                        &other.name,
                        How::Narrower,
                        message,
                    );
                }
                (true, false) => {
                    let message = format!("the parameter `{}` is optional", other.wire);
                    self.parameter(both, "parameter/optional", &other.name, How::Wider, message);
                }
                _ => {}
            }
            let written = |it: &Parameter| (it.style, it.explode, it.is_json);
            if written(parameter) != written(other) {
                let message = format!("the parameter `{}` is written in another way", other.wire);
                self.parameter(
                    both,
                    "parameter/style",
                    &other.name,
                    How::Different,
                    message,
                );
            }
            let difference = self.value(&parameter.of, &other.of, Direction::Request, &label);
            if let Some((how, message)) = difference {
                let message = format!("the parameter `{}` {message}", other.wire);
                self.parameter(both, "parameter/type", &other.name, how, message);
            }
            if other.deprecated && !parameter.deprecated {
                let message = format!("the parameter `{}` is deprecated", other.wire);
                self.parameter(
                    both,
                    "parameter/deprecated",
                    &other.name,
                    How::Same,
                    message,
                );
            }
            let mut found = Vec::new();
            default(
                &other.wire,
                &parameter.default,
                &other.default,
                &mut |_, how, message, rust| {
                    found.push(("parameter/default", how, message, rust));
                },
            );
            limits(
                &other.wire,
                &parameter.limits,
                &other.limits,
                &mut |how, message| {
                    found.push(("parameter/limit", how, message, Rust::Same));
                },
            );
            for (code, how, message, rust) in found {
                self.parameter(both, code, &other.name, how, message).rust = rust;
            }
        }
        for parameter in head {
            let has_moved = base
                .iter()
                .any(|it| it.wire == parameter.wire && same(head, it).is_none());
            if same(base, parameter).is_some() || has_moved {
                continue;
            }
            let (how, required) = match parameter.required {
                true => (How::Narrower, ", and required"),
                false => (How::Wider, ""),
            };
            let message = format!("the parameter `{}` is new{required}", parameter.wire);
            self.parameter(both, "parameter/added", &parameter.name, how, message);
        }
    }

    fn parameter(
        &mut self,
        both: Both<'_>,
        code: &'static str,
        name: &str,
        how: How,
        message: String,
    ) -> &mut Change {
        let change = self.add(both, code, how, message);
        change.direction = Direction::Request;
        change.wire = wire(Direction::Request, how);
        change.key = format!("{}.{name}", change.key);
        change
    }

    fn body(&mut self, both: Both<'_>) {
        let label = both.head.label();
        let difference: Option<(&'static str, Difference)> =
            match (&both.base.operation.body, &both.head.operation.body) {
                (None, None) => None,
                (None, Some(body)) => {
                    let how = if body.required {
                        How::Narrower
                    } else {
                        How::Wider
                    };
                    Some(("body/added", (how, "takes a body".to_owned())))
                }
                (Some(_), None) => Some((
                    "body/removed",
                    (How::Narrower, "takes no body any more".to_owned()),
                )),
                (Some(base), Some(head)) if base.media_type != head.media_type => {
                    let message = format!(
                        "the body was `{}` and is `{}`",
                        base.media_type, head.media_type
                    );
                    Some(("body/media-type", (How::Different, message)))
                }
                (Some(base), Some(head)) => {
                    let required = match (base.required, head.required) {
                        (false, true) => Some((How::Narrower, "the body is required".to_owned())),
                        (true, false) => Some((How::Wider, "the body is optional".to_owned())),
                        _ => None,
                    };
                    let of = self.value(&base.of, &head.of, Direction::Request, &label);
                    let of = of.map(|(how, message)| (how, format!("the body {message}")));
                    required.or(of).map(|difference| ("body/type", difference))
                }
            };
        if let Some((code, (how, message))) = difference {
            let change = self.add(both, code, how, message);
            change.direction = Direction::Request;
            change.wire = wire(Direction::Request, how);
        }
    }

    fn answer(&mut self, both: Both<'_>) {
        let label = both.head.label();
        let (base, head) = (&both.base.operation.answer, &both.head.operation.answer);
        let difference = match (base, head) {
            (Answer::Json(base), Answer::Json(head)) => {
                self.value(base, head, Direction::Response, &label)
            }
            (
                Answer::Items { form, of, .. },
                Answer::Items {
                    form: other_form,
                    of: other,
                    ..
                },
            ) if form == other_form => self.value(of, other, Direction::Response, &label),
            (Answer::ByStatus(base), Answer::ByStatus(head)) => {
                for variant in &base.variants {
                    let same = head.variants.iter().find(|it| it.status == variant.status);
                    if let Some((base, head)) =
                        variant.of.as_ref().zip(same.and_then(|it| it.of.as_ref()))
                    {
                        self.value(base, head, Direction::Response, &label);
                    }
                }
                let statuses = |it: &crate::plan::ByStatus| -> Vec<String> {
                    it.variants
                        .iter()
                        .map(|variant| variant.status.clone())
                        .collect()
                };
                let (before, after) = (statuses(base), statuses(head));
                (before != after).then(|| {
                    let message = format!("was {} and is {}", before.join(", "), after.join(", "));
                    (How::Different, message)
                })
            }
            (base, head) if base == head => None,
            (base, head) => Some((
                How::Different,
                format!("was {} and is {}", answered(base), answered(head)),
            )),
        };
        if let Some((how, message)) = difference {
            let change = self.add(
                both,
                "response/type",
                how,
                format!("the response {message}"),
            );
            change.direction = Direction::Response;
            change.wire = wire(Direction::Response, how);
        }
        for error in &both.base.operation.errors {
            let same = both
                .head
                .operation
                .errors
                .iter()
                .find(|it| it.status == error.status);
            if let Some((base, head)) = error
                .body
                .as_ref()
                .zip(same.and_then(|it| it.body.as_ref()))
            {
                let named = |name: &std::rc::Rc<str>| Type::Named(name.clone());
                self.value(&named(base), &named(head), Direction::Response, &label);
            }
        }
    }

    /// Compares the payloads of webhooks.
    pub fn payloads(&mut self) {
        let events = |api: &Api| -> Vec<(String, Type)> {
            let events = api.webhooks.iter().flat_map(|it| &it.events);
            events
                .map(|it| (it.name.clone(), it.payload.clone()))
                .collect()
        };
        let after = events(self.head.api);
        for (name, base) in events(self.base.api) {
            if let Some((_, head)) = after.iter().find(|(known, _)| *known == name) {
                self.value(&base, head, Direction::Response, &format!("webhook {name}"));
            }
        }
    }

    /// Compares what is true of the whole client.
    pub fn client(&mut self) {
        let (base, head) = (&self.base.api, &self.head.api);
        let mut found = Vec::new();
        if base.base_url != head.base_url {
            let told = |url: &Option<String>| {
                url.as_ref()
                    .map_or("none".to_owned(), |url| format!("`{url}`"))
            };
            let (before, after) = (told(&base.base_url), told(&head.base_url));
            found.push((
                "client/server",
                How::Different,
                format!("the server was {before} and is {after}"),
            ));
        }
        for scheme in &base.credential.schemes {
            let same = head
                .credential
                .schemes
                .iter()
                .find(|it| it.name == scheme.name);
            match same {
                None => found.push((
                    "client/scheme-removed",
                    How::Narrower,
                    format!("the security scheme `{}` is gone", scheme.name),
                )),
                Some(same) if same.auth != scheme.auth => found.push((
                    "client/scheme",
                    How::Different,
                    format!("the key of `{}` is sent in another way", scheme.name),
                )),
                Some(_) => {}
            }
        }
        for scheme in &head.credential.schemes {
            if base
                .credential
                .schemes
                .iter()
                .all(|it| it.name != scheme.name)
            {
                let message = format!("the security scheme `{}` is new", scheme.name);
                found.push(("client/scheme-added", How::Wider, message));
            }
        }
        let events = |api: &Api| -> Vec<(String, String)> {
            let events = api.webhooks.iter().flat_map(|it| &it.events);
            events
                .map(|event| (event.name.clone(), event.variant.clone()))
                .collect()
        };
        let (before, after) = (events(base), events(head));
        for (name, _) in before.iter().filter(|it| !after.contains(it)) {
            found.push((
                "webhook/removed",
                How::Narrower,
                format!("the webhook `{name}` is gone"),
            ));
        }
        for (name, _) in after.iter().filter(|it| !before.contains(it)) {
            found.push((
                "webhook/added",
                How::Tolerated,
                format!("the webhook `{name}` is new"),
            ));
        }
        for (code, how, message) in found {
            self.changes.push(Change {
                code,
                subject: "client".to_owned(),
                message,
                direction: Direction::Neither,
                how,
                wire: wire(Direction::Neither, how),
                rust: Rust::Same,
                money: Money::Same,
                operations: Vec::new(),
                before: None,
                after: None,
                key: "client".to_owned(),
            });
        }
    }
}

/// Method and path.
fn route(operation: &Operation) -> String {
    format!("{} {}", operation.verb, operation.path)
}

fn position(position: Position) -> &'static str {
    match position {
        Position::Path => "the path",
        Position::Query | Position::QueryString => "the query",
        Position::Header => "a header",
        Position::Cookie => "a cookie",
        Position::Part => "a part of the body",
    }
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
