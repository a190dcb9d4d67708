//! Compares the types with a name, and the members of objects. A type is compared once for
//! each way that its values go.
//!
//! Texts of enums and alternatives of unions are compared in `choices`.

use super::effect::{Direction, How, Money, Rust};
use super::limits::{constant, default, format, inner, limits};
use super::places::Places;
use super::{Change, Comparison};
use crate::document::Node;
use crate::plan::types::{Definition, Field, Presence, Shape, Struct, Type};

/// Two types to compare.
pub struct Pair<'a> {
    pub base: &'a Definition,
    pub head: &'a Definition,
    pub direction: Direction,
    pub operations: &'a [String],
}

impl Comparison<'_> {
    /// Compares the types that the walks through the operations have found.
    pub fn types(&mut self) {
        let pairs = std::mem::take(&mut self.pairs.0);
        for ((before, after, direction), operations) in pairs {
            let base = self.base.types.get(before.as_str());
            let head = self.head.types.get(after.as_str());
            let (Some(base), Some(head)) = (base, head) else {
                continue;
            };
            if before != after {
                self.renamed_type(base, head, &operations);
            }
            let pair = Pair {
                base,
                head,
                direction,
                operations: &operations,
            };
            for change in pair.changes(self) {
                self.add(change);
            }
        }
    }

    /// Tells that a type has another name, unless both names are still there.
    fn renamed_type(&mut self, base: &Definition, head: &Definition, operations: &[String]) {
        let is_kept = self.head.types.contains_key(&base.name);
        let was_there = self.base.types.contains_key(&head.name);
        let (from, to) = (
            format!("types::{}", base.name),
            format!("types::{}", head.name),
        );
        if is_kept || was_there || self.renamed.iter().any(|(known, _)| *known == from) {
            return;
        }
        self.renamed.push((from.clone(), to.clone()));
        let spots = self.spots(
            Some(self.before.whole(&base.origin)),
            Some(self.after.whole(&head.origin)),
        );
        let message = format!("`{from}` is called `{to}`");
        let change = Change::new(
            "type/renamed",
            head.name.to_string(),
            message,
            Direction::Neither,
            How::Same,
        );
        self.add(
            change
                .used_by(operations)
                .at(spots.0, spots.1)
                .key(to)
                .rust(Rust::Breaks),
        );
    }
}

impl Pair<'_> {
    fn changes(&self, comparison: &mut Comparison<'_>) -> Vec<Change> {
        let mut changes = match (&self.base.shape, &self.head.shape) {
            (Shape::Struct(base), Shape::Struct(head)) => self.members(base, head, comparison),
            (Shape::Enum(base), Shape::Enum(head)) => self.choices(base, head, comparison),
            (Shape::Union(base), Shape::Union(head)) => self.alternatives(base, head, comparison),
            _ => Vec::new(),
        };
        if self.head.deprecated && !self.base.deprecated {
            let message = "is deprecated".to_owned();
            let change = self.change(comparison, "type/deprecated", "", How::Same, message);
            changes.push(change.rust(Rust::Warns));
        }
        changes
    }

    /// A change of a part of the type.
    pub fn change(
        &self,
        comparison: &Comparison<'_>,
        code: &'static str,
        part: &str,
        how: How,
        message: String,
    ) -> Change {
        let name = &self.head.name;
        let spots = comparison.spots(
            Some(comparison.before.whole(&self.base.origin)),
            Some(comparison.after.whole(&self.head.origin)),
        );
        Change::new(code, format!("{name}{part}"), message, self.direction, how)
            .used_by(self.operations)
            .at(spots.0, spots.1)
            .key(format!("types::{name}{part}"))
    }

    /// A change of a member, where that is written.
    fn member(
        &self,
        comparison: &Comparison<'_>,
        code: &'static str,
        fields: (Option<&Field>, Option<&Field>),
        how: How,
        message: String,
    ) -> Change {
        let name = fields.1.or(fields.0).map_or("", |it| it.name.as_str());
        let change = self.change(comparison, code, &format!(".{name}"), how, message);
        let place = |places: &Places<'_>, of: &Definition, field: Option<&Field>| {
            let part = places.property(of, &field?.wire);
            places.spot(part.map_or_else(|| places.whole(&of.origin), |it| it.place))
        };
        change.at(
            place(&comparison.before, self.base, fields.0),
            place(&comparison.after, self.head, fields.1),
        )
    }

    fn members(
        &self,
        base: &Struct,
        head: &Struct,
        comparison: &mut Comparison<'_>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        let find = |fields: &'_ [Field], wire: &str| fields.iter().any(|it| it.wire == wire);
        let mut new: Vec<&Field> = head
            .fields
            .iter()
            .filter(|it| !find(&base.fields, &it.wire))
            .collect();
        let gone: Vec<&Field> = base
            .fields
            .iter()
            .filter(|it| !find(&head.fields, &it.wire))
            .collect();
        for field in &base.fields {
            if let Some(same) = head.fields.iter().find(|it| it.wire == field.wire) {
                self.same_member(field, same, comparison, &mut changes);
                continue;
            }
            // The only one that can be the same by another name.
            let is_alike = |a: &Field, b: &Field| {
                (&a.of, a.is_required, a.presence) == (&b.of, b.is_required, b.presence)
            };
            let alike: Vec<usize> = new
                .iter()
                .enumerate()
                .filter(|(_, it)| is_alike(field, it))
                .map(|(index, _)| index)
                .collect();
            let rivals = gone.iter().filter(|it| is_alike(field, it)).count();
            if let ([index], 1) = (alike.as_slice(), rivals) {
                let other = new.remove(*index);
                let how = self.gone(field).and(self.arrived(other));
                let message = format!("the member `{}` is called `{}`", field.wire, other.wire);
                let fields = (Some(field), Some(other));
                let change = self.member(comparison, "member/renamed", fields, how, message);
                let key = |name: &str| format!("types::{}.{name}", self.head.name);
                if field.name != other.name {
                    comparison
                        .renamed
                        .push((key(&field.name), key(&other.name)));
                }
                changes.push(match field.name != other.name {
                    true => change.rust(Rust::Breaks),
                    false => change,
                });
                self.same_member(field, other, comparison, &mut changes);
                continue;
            }
            let message = format!("the member `{}` is gone", field.wire);
            let how = self.gone(field);
            let fields = (Some(field), None);
            changes.push(self.member(comparison, "member/removed", fields, how, message));
        }
        for field in new {
            let required = match (field.is_required, self.direction) {
                (true, Direction::Request) => ", and required",
                (true, _) => ", and always there",
                (false, _) => "",
            };
            let message = format!("the member `{}` is new{required}", field.wire);
            let fields = (None, Some(field));
            let how = self.arrived(field);
            changes.push(self.member(comparison, "member/added", fields, how, message));
        }
        if let Some((how, message)) = self.additional(base, head, comparison) {
            let change = self.change(comparison, "type/additional", "", how, message.to_owned());
            changes.push(change);
        }
        changes
    }

    /// What it means that a member is gone. Readers ignore what they do not know.
    fn gone(&self, field: &Field) -> How {
        match (self.direction, field.is_required) {
            (Direction::Response, true) => How::Wider,
            (Direction::Response, false) => How::Tolerated,
            _ => How::Narrower,
        }
    }

    /// What it means that a member is new. A service may refuse what it does not know.
    fn arrived(&self, field: &Field) -> How {
        match (self.direction, field.is_required) {
            (Direction::Response, true) => How::Narrower,
            (Direction::Response, false) => How::Tolerated,
            (_, true) => How::Different,
            (_, false) => How::Wider,
        }
    }

    /// Compares what other members there may be.
    fn additional(
        &self,
        base: &Struct,
        head: &Struct,
        comparison: &Comparison<'_>,
    ) -> Option<(How, &'static str)> {
        let is_closed = |places: &Places<'_>, of: &Definition| {
            let node = places.node(&of.origin);
            let says_no = |key: &str| node.and_then(|it| it.get(key)).and_then(Node::as_bool);
            ["additionalProperties", "unevaluatedProperties"]
                .into_iter()
                .any(|key| says_no(key) == Some(false))
        };
        let closed = (
            is_closed(&comparison.before, self.base),
            is_closed(&comparison.after, self.head),
        );
        let (how, message) = match (closed, &base.rest, &head.rest) {
            ((false, true), ..) => (How::Narrower, "may not have other members any more"),
            ((true, false), ..) => (How::Wider, "may have other members"),
            (_, Some(_), None) => (How::Narrower, "describes no other members any more"),
            (_, None, Some(_)) => (How::Wider, "describes other members"),
            _ => return None,
        };
        Some((how.unless_received(self.direction), message))
    }

    /// Compares a member that both have.
    fn same_member(
        &self,
        base: &Field,
        head: &Field,
        comparison: &Comparison<'_>,
        changes: &mut Vec<Change>,
    ) {
        let wire = &head.wire;
        let mut found: Vec<(&'static str, How, String, Rust)> = Vec::new();
        match (base.is_required, head.is_required) {
            (false, true) => {
                let is = match self.direction {
                    Direction::Response => "is always there",
                    _ => "is required",
                };
                let message = format!("`{wire}` {is}");
                found.push(("member/required", How::Narrower, message, Rust::Same));
            }
            (true, false) => {
                let is = match self.direction {
                    Direction::Response => "may be absent",
                    _ => "is optional",
                };
                let message = format!("`{wire}` {is}");
                found.push(("member/optional", How::Wider, message, Rust::Same));
            }
            _ => {}
        }
        let may_be_null =
            |field: &Field| matches!(field.presence, Presence::OrNull | Presence::ThreeStates);
        // A member that is only received and optional says absent for both.
        let null = |of: &Definition, field: &Field, places: &Places<'_>| {
            may_be_null(field)
                || places
                    .property(of, &field.wire)
                    .is_some_and(|part| allows_null(part.node))
        };
        let null = (
            null(self.base, base, &comparison.before),
            null(self.head, head, &comparison.after),
        );
        match null {
            (false, true) => {
                let message = format!("`{wire}` may be null");
                // A client reads null as absent if it may be absent.
                let how = match (self.direction, base.presence) {
                    (Direction::Response, Presence::Optional) => How::Tolerated,
                    _ => How::Wider,
                };
                found.push(("member/nullable", how, message, Rust::Same));
            }
            (true, false) => {
                let message = format!("`{wire}` may not be null any more");
                let how = match (self.direction, head.presence) {
                    (Direction::Response, Presence::Optional) => How::Tolerated,
                    _ => How::Narrower,
                };
                found.push(("member/not-null", how, message, Rust::Same));
            }
            _ => {}
        }
        // The value that tells events apart is a change of the event.
        let discriminator = comparison.head.webhooks.as_ref();
        let discriminator = discriminator.and_then(|it| it.discriminator.as_ref());
        let is_event = discriminator == Some(wire)
            && self.operations.iter().all(|it| it.starts_with("webhook "));
        let constants = (
            (&base.of, base.constant.as_ref()),
            (&head.of, head.constant.as_ref()),
        );
        if let Some((how, message)) = constant(wire, constants.0, constants.1)
            && !is_event
        {
            found.push(("member/constant", how, message, Rust::Same));
        }
        let outer = comparison.outer(&base.of, &head.of, self.direction);
        match outer {
            Some((how, message)) => {
                let message = format!("`{wire}` {message}");
                found.push(("member/type", how, message, Rust::Same));
            }
            // A format that makes another type is reported as that.
            None => {
                let of = format!("`{wire}`");
                let formats = (base.format.as_deref(), head.format.as_deref());
                if let Some((how, message)) = format(&of, formats.0, formats.1) {
                    let how = how.unless_received(self.direction);
                    found.push(("member/format", how, message, Rust::Same));
                }
            }
        }
        if base.deprecated != head.deprecated {
            let (rust, is) = match head.deprecated {
                true => (Rust::Warns, "is"),
                false => (Rust::Same, "is not any more"),
            };
            let message = format!("`{wire}` {is} deprecated");
            found.push(("member/deprecated", How::Same, message, rust));
        }
        if self.direction != Direction::Response
            && let Some(message) = default(wire, base.default.as_ref(), head.default.as_ref())
        {
            found.push(("member/default", How::Same, message, Rust::Silent));
        }
        let fields = (Some(base), Some(head));
        for (code, how, message, rust) in found {
            let mut change = self.member(comparison, code, fields, how, message);
            if code == "member/type" {
                let names = [&base.of, &head.of].into_iter().filter_map(Type::name);
                change
                    .keys
                    .extend(names.map(|name| format!("types::{name}")));
            }
            changes.push(change.rust(rust));
        }
        self.limits(fields, comparison, changes);
    }

    /// Compares the limits of a member. Those of a schema that several members refer to
    /// are limits of this schema.
    fn limits(
        &self,
        fields: (Option<&Field>, Option<&Field>),
        comparison: &Comparison<'_>,
        changes: &mut Vec<Change>,
    ) {
        let (Some(base), Some(head)) = fields else {
            return;
        };
        let before = comparison.before.property(self.base, &base.wire);
        let after = comparison.after.property(self.head, &head.wire);
        let component = after.and_then(|part| part.component);
        let shared = component.filter(|name| before.and_then(|it| it.component) == Some(name));
        let label = shared.unwrap_or(&head.wire);
        let mut found = Vec::new();
        let mut limit = |how: How, message| {
            found.push((how.unless_received(self.direction), message));
        };
        limits(label, &base.limits, &head.limits, &mut limit);
        let inside = before.zip(after);
        if let Some((before, after)) = inside {
            let before = comparison.before.inner(before.node);
            let after = comparison.after.inner(after.node);
            inner(label, &before, &after, &mut limit);
        }
        for (how, message) in found {
            let change = self.member(comparison, "member/limit", fields, how, message);
            changes.push(match (shared, inside) {
                (Some(name), Some((before, after))) => {
                    let spots = comparison.spots(Some(before.target), Some(after.target));
                    let subject = format!("schema {name}");
                    let change = change.at(spots.0, spots.1).shared(Some(subject.clone()));
                    Change { subject, ..change }
                }
                _ => change,
            });
        }
    }
}

/// Whether a schema says that null is a value.
fn allows_null(schema: &Node) -> bool {
    let is_null = |node: &Node| node.as_str() == Some("null");
    let types = schema.get("type").and_then(Node::as_array);
    let in_types = types.is_some_and(|types| types.iter().any(is_null));
    let parts = ["oneOf", "anyOf"].into_iter();
    let mut parts = parts
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten();
    in_types
        || schema.get("nullable").and_then(Node::as_bool) == Some(true)
        || parts.any(|part| part.get("type").is_some_and(is_null))
}

impl Change {
    /// Whether it is about money or the safety of retries.
    pub fn is_about_money(&self) -> bool {
        self.money != Money::Same
    }
}
