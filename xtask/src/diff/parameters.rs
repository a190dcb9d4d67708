//! Compares the parameters of operations.

use super::effect::{Direction, How, Rust};
use super::limits::{constant, default, inner, limits};
use super::pairing::Both;
use super::places::Part;
use super::{Change, Comparison};
use crate::plan::{Operation, Parameter, Position};

/// A parameter before and after.
struct Pair<'a, 'b> {
    both: Both<'b>,
    base: Option<(&'b Parameter, Option<Part<'a>>)>,
    head: Option<(&'b Parameter, Option<Part<'a>>)>,
}

impl<'a> Comparison<'a> {
    /// Compares the parameters of an operation.
    pub fn parameters<'b>(&mut self, both: Both<'b>)
    where
        'a: 'b,
    {
        let base = &both.base.operation.parameters;
        let head = &both.head.operation.parameters;
        let same = |list: &'b [Parameter], it: &Parameter| {
            let mut list = list.iter();
            list.find(|other| other.position == it.position && other.wire == it.wire)
        };
        let mut gone: Vec<&'b Parameter> = Vec::new();
        for parameter in base {
            match same(head, parameter) {
                Some(other) => self.parameter(both, parameter, other),
                None => gone.push(parameter),
            }
        }
        let new = head.iter().filter(|it| same(base, it).is_none());
        let mut new: Vec<&'b Parameter> = new.collect();
        for parameter in gone {
            // The one that moved, else the only one that can be the same by another name.
            let moved = new.iter().position(|it| it.wire == parameter.wire);
            let mut alike = new.iter().enumerate().filter(|(_, it)| {
                (it.position, &it.of, it.required)
                    == (parameter.position, &parameter.of, parameter.required)
            });
            let alike = alike.next().filter(|_| alike.next().is_none());
            let other = moved.or(alike.map(|(index, _)| index));
            match other.map(|index| new.remove(index)) {
                Some(other) => self.moved(both, parameter, other),
                None => {
                    let message = format!("the parameter `{}` is gone", parameter.wire);
                    let pair = self.pair_of(both, Some(parameter), None);
                    self.add(self.about(&pair, "parameter/removed", How::Narrower, message));
                }
            }
        }
        for parameter in new {
            let (how, required) = match parameter.required {
                true => (How::Different, ", and required"),
                false => (How::Wider, ""),
            };
            let message = format!("the parameter `{}` is new{required}", parameter.wire);
            let pair = self.pair_of(both, None, Some(parameter));
            self.add(self.about(&pair, "parameter/added", how, message));
        }
    }

    /// A parameter that is somewhere else, or has another name.
    fn moved<'b>(&mut self, both: Both<'b>, base: &'b Parameter, head: &'b Parameter)
    where
        'a: 'b,
    {
        let pair = self.pair_of(both, Some(base), Some(head));
        let (code, message) = match base.wire == head.wire {
            true => (
                "parameter/moved",
                format!(
                    "the parameter `{}` moved from {} to {}",
                    base.wire,
                    position(base.position),
                    position(head.position)
                ),
            ),
            false => (
                "parameter/renamed",
                format!("the parameter `{}` is called `{}`", base.wire, head.wire),
            ),
        };
        let change = self.about(&pair, code, How::Different, message);
        let key = |name: &str| format!("{}.{name}", both.head.path(0));
        if base.name != head.name {
            self.renamed.push((key(&base.name), key(&head.name)));
        }
        self.add(match base.name != head.name && !head.required {
            true => change.rust(Rust::Breaks),
            false => change,
        });
        self.parameter(both, base, head);
    }

    fn parameter<'b>(&mut self, both: Both<'b>, base: &'b Parameter, head: &'b Parameter)
    where
        'a: 'b,
    {
        let wire = &head.wire;
        let pair = self.pair_of(both, Some(base), Some(head));
        let mut found: Vec<(&'static str, How, String, Rust)> = Vec::new();
        match (base.required, head.required) {
            (false, true) => found.push((
                "parameter/required",
                How::Narrower,
                format!("the parameter `{wire}` is required"),
                Rust::Same,
            )),
            (true, false) => found.push((
                "parameter/optional",
                How::Wider,
                format!("the parameter `{wire}` is optional"),
                Rust::Same,
            )),
            _ => {}
        }
        let written = |it: &Parameter| {
            (
                it.style,
                it.explode,
                it.is_json,
                it.media_type.clone(),
                it.allow_reserved,
            )
        };
        if written(base) != written(head) {
            let message = format!("the parameter `{wire}` is written in another way");
            found.push(("parameter/style", How::Different, message, Rust::Same));
        }
        let label = both.head.label();
        if let Some((how, message)) = self.value(&base.of, &head.of, Direction::Request, &label) {
            let message = format!("the parameter `{wire}` {message}");
            found.push(("parameter/type", how, message, Rust::Same));
        }
        let constants = (
            (&base.of, base.constant.as_ref()),
            (&head.of, head.constant.as_ref()),
        );
        if let Some((how, message)) = constant(wire, constants.0, constants.1) {
            found.push(("parameter/constant", how, message, Rust::Same));
        }
        if base.deprecated != head.deprecated {
            let (rust, is) = match head.deprecated {
                true => (Rust::Warns, "is"),
                false => (Rust::Same, "is not any more"),
            };
            let message = format!("the parameter `{wire}` {is} deprecated");
            found.push(("parameter/deprecated", How::Same, message, rust));
        }
        if let Some(message) = default(wire, base.default.as_ref(), head.default.as_ref()) {
            found.push(("parameter/default", How::Same, message, Rust::Silent));
        }
        let mut limit = |how, message| {
            found.push(("parameter/limit", how, message, Rust::Same));
        };
        limits(wire, &base.limits, &head.limits, &mut limit);
        let schema = |places: &super::Places<'a>, side: &Option<(&Parameter, Option<Part<'a>>)>| {
            places.schema_of(side.as_ref()?.1?)
        };
        let schemas = schema(&self.before, &pair.base).zip(schema(&self.after, &pair.head));
        if let Some((before, after)) = schemas {
            let (before, after) = (self.before.inner(before), self.after.inner(after));
            inner(wire, &before, &after, &mut limit);
        }
        for (code, how, message, rust) in found {
            let change = self.about(&pair, code, how, message).rust(rust);
            self.add(change);
        }
    }

    fn pair_of<'b>(
        &self,
        both: Both<'b>,
        base: Option<&'b Parameter>,
        head: Option<&'b Parameter>,
    ) -> Pair<'a, 'b> {
        let find =
            |places: &super::Places<'a>, operation: &Operation, it: Option<&'b Parameter>| {
                it.map(|it| (it, places.parameter(operation, it)))
            };
        Pair {
            both,
            base: find(&self.before, both.base.operation, base),
            head: find(&self.after, both.head.operation, head),
        }
    }

    fn about(&self, pair: &Pair<'_, '_>, code: &'static str, how: How, message: String) -> Change {
        let change = self.of(pair.both, code, Direction::Request, how, message);
        let base = pair.base.and_then(|(_, part)| part);
        let head = pair.head.and_then(|(_, part)| part);
        let (before, after) = self.spots(base.map(|it| it.place), head.map(|it| it.place));
        let (before, after) = match (&pair.base, &pair.head) {
            (_, None) => (before.or(change.before.clone()), None),
            (None, _) => (None, after.or(change.after.clone())),
            _ => (
                before.or(change.before.clone()),
                after.or(change.after.clone()),
            ),
        };
        let component = head.or(base).and_then(|it| it.component);
        let name = pair.head.or(pair.base).map_or("", |(it, _)| &it.name);
        let key = format!("{}.{name}", pair.both.head.path(0));
        change
            .at(before, after)
            .key(key)
            .shared(component.map(|name| format!("parameter {name}")))
    }
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
