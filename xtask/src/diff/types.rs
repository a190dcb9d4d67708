//! Compares types by what they are on the wire. A type that several operations use is
//! compared once for each way that its values go.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::effect::{Direction, How, Money, Rust, wire};
use super::{Change, Comparison};
use crate::plan::types::{
    Definition, Enumeration, Field, Presence, Shape, Struct, Type, Types, Union,
};
use crate::spec::{Limit, Limits};

/// Two types that stand for the same value, by name.
type Pair = (String, String, Direction);

/// The pairs with the operations that use them.
#[derive(Default)]
pub struct Pairs(IndexMap<Pair, Vec<String>>);

/// How two values differ, apart from the members of types with a name.
pub type Difference = (How, String);

impl Comparison<'_> {
    /// Compares two types that an operation uses for the same value, and keeps those that
    /// have a name for later.
    pub fn value(
        &mut self,
        base: &Type,
        head: &Type,
        direction: Direction,
        operation: &str,
    ) -> Option<Difference> {
        let (before, after) = (&self.base.api.types, &self.head.api.types);
        let mut walk = Walk {
            types: (before, after),
            pairs: &mut self.pairs.0,
            seen: HashSet::new(),
            direction,
            operation,
            is_shallow: false,
        };
        walk.value(base, head)
    }

    /// Compares the types that are kept.
    pub fn types(&mut self) {
        let pairs = std::mem::take(&mut self.pairs.0);
        for ((before, after, direction), operations) in pairs {
            let base = self.base.api.types.get(before.as_str());
            let head = self.head.api.types.get(after.as_str());
            let (Some(base), Some(head)) = (base, head) else {
                continue;
            };
            if before != after {
                let from = format!("types::{before}");
                if !self.renamed.iter().any(|(known, _)| *known == from) {
                    self.renamed.push((from, format!("types::{after}")));
                }
            }
            let pair = TypePair {
                base,
                head,
                direction,
                operations: &operations,
            };
            let found = pair.changes(self);
            for change in found {
                // What is the same both ways is said once.
                let same = self.changes.iter_mut().find(|known| {
                    known.code == change.code
                        && known.key == change.key
                        && known.message == change.message
                });
                match same {
                    Some(known) => {
                        known.wire = known.wire.max(change.wire);
                        for operation in change.operations {
                            if !known.operations.contains(&operation) {
                                known.operations.push(operation);
                            }
                        }
                    }
                    None => self.changes.push(change),
                }
            }
        }
    }
}

/// A walk through the types of one value.
struct Walk<'a> {
    types: (&'a Types, &'a Types),
    pairs: &'a mut IndexMap<Pair, Vec<String>>,
    seen: HashSet<(String, String)>,
    direction: Direction,
    operation: &'a str,
    /// Whether what types with a name contain is left alone.
    is_shallow: bool,
}

impl Walk<'_> {
    fn value(&mut self, base: &Type, head: &Type) -> Option<Difference> {
        use Type::{
            Any, Boxed, Credits, Date, Float, Integer, List, Map, Named, Nullable, OneOrMany, Text,
            Time,
        };
        let how = match (base, head) {
            (Boxed(base), head) => return self.value(base, head),
            (base, Boxed(head)) => return self.value(base, head),
            (Named(before), Named(after)) => return self.named(before, after),
            (List(base), List(head))
            | (Map(base), Map(head))
            | (Nullable(base), Nullable(head))
            | (OneOrMany(base), OneOrMany(head)) => return self.value(base, head),
            (Type::Tuple(base), Type::Tuple(head)) if base.len() == head.len() => {
                let items = base.iter().zip(head);
                let differences: Vec<_> = items
                    .filter_map(|(base, head)| self.value(base, head))
                    .collect();
                return differences.into_iter().next();
            }
            (Integer(_), Integer(_)) | (Float(_), Float(_)) => return None,
            (base, head) if base == head => return None,
            // How an amount is represented is a matter of Rust alone.
            (Credits, Integer(_) | Float(_)) | (Integer(_) | Float(_), Credits) => return None,
            (Nullable(base), head) => {
                let inner = self.value(base, head);
                return inner
                    .or_else(|| Some((How::Narrower, "may not be null any more".to_owned())));
            }
            (base, Nullable(head)) => {
                let inner = self.value(base, head);
                return inner.or_else(|| Some((How::Wider, "may be null".to_owned())));
            }
            (Integer(_), Float(_)) | (Time | Date, Text) | (_, Any) => How::Wider,
            (Float(_), Integer(_)) | (Text, Time | Date) | (Any, _) => How::Narrower,
            (Named(name), Text) if self.is_enum(self.types.0, name) => How::Wider,
            (Text, Named(name)) if self.is_enum(self.types.1, name) => How::Narrower,
            (one, OneOrMany(of)) if *one == **of => How::Wider,
            (OneOrMany(of), one) if *one == **of => How::Narrower,
            _ => How::Different,
        };
        Some((how, format!("was {} and is {}", noun(base), noun(head))))
    }

    fn is_enum(&self, types: &Types, name: &str) -> bool {
        types
            .get(name)
            .is_some_and(|it| matches!(it.shape, Shape::Enum(_)))
    }

    fn named(&mut self, before: &str, after: &str) -> Option<Difference> {
        let (base, head) = (self.types.0.get(before)?, self.types.1.get(after)?);
        let is_same_kind =
            std::mem::discriminant(&base.shape) == std::mem::discriminant(&head.shape);
        if !is_same_kind {
            return Some((How::Different, format!("was `{before}` and is `{after}`")));
        }
        if self.is_shallow || !self.seen.insert((before.to_owned(), after.to_owned())) {
            return None;
        }
        let pair = (before.to_owned(), after.to_owned(), self.direction);
        let users = self.pairs.entry(pair).or_default();
        if !users.iter().any(|user| user == self.operation) {
            users.push(self.operation.to_owned());
        }
        match (&base.shape, &head.shape) {
            (Shape::Struct(base), Shape::Struct(head)) => {
                for field in &base.fields {
                    if let Some(same) = head.fields.iter().find(|it| it.wire == field.wire) {
                        self.value(&field.of, &same.of);
                    }
                }
                if let (Some((_, base)), Some((_, head))) = (&base.rest, &head.rest) {
                    self.value(base, head);
                }
            }
            (Shape::Union(base), Shape::Union(head)) => {
                for variant in &base.variants {
                    if let Some(same) = head.variants.iter().find(|it| it.name == variant.name) {
                        self.value(&variant.of, &same.of);
                    }
                }
            }
            _ => {}
        }
        None
    }
}

/// Two types to compare.
struct TypePair<'a> {
    base: &'a Definition,
    head: &'a Definition,
    direction: Direction,
    operations: &'a [String],
}

impl TypePair<'_> {
    fn changes(&self, comparison: &mut Comparison<'_>) -> Vec<Change> {
        match (&self.base.shape, &self.head.shape) {
            (Shape::Struct(base), Shape::Struct(head)) => self.members(base, head, comparison),
            (Shape::Enum(base), Shape::Enum(head)) => self.choices(base, head, comparison),
            (Shape::Union(base), Shape::Union(head)) => self.alternatives(base, head, comparison),
            _ => Vec::new(),
        }
    }

    fn change(
        &self,
        comparison: &Comparison<'_>,
        code: &'static str,
        part: &str,
        how: How,
        message: String,
    ) -> Change {
        Change {
            code,
            subject: format!("{}{part}", self.head.name),
            message,
            direction: self.direction,
            how,
            wire: wire(self.direction, how),
            rust: Rust::Same,
            money: Money::Same,
            operations: self.operations.to_vec(),
            before: Some(comparison.base.place(self.base.origin.place)),
            after: Some(comparison.head.place(self.head.origin.place)),
            key: format!("types::{}{part}", self.head.name),
        }
    }

    fn members(
        &self,
        base: &Struct,
        head: &Struct,
        comparison: &mut Comparison<'_>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        for field in &base.fields {
            let part = format!(".{}", field.name);
            let Some(same) = head.fields.iter().find(|it| it.wire == field.wire) else {
                let how = match (self.direction, field.is_required) {
                    (Direction::Response, true) => How::Different,
                    _ => How::Narrower,
                };
                let message = format!("the member `{}` is gone", field.wire);
                changes.push(self.change(comparison, "member/removed", &part, how, message));
                continue;
            };
            let part = format!(".{}", same.name);
            let mut add = |code, how, message: String, rust| {
                let mut change = self.change(comparison, code, &part, how, message);
                change.rust = rust;
                changes.push(change);
            };
            member(field, same, self.direction, &mut add);
            if let Some((how, message)) = outer(comparison, &field.of, &same.of, self.direction) {
                let message = format!("`{}` {message}", field.wire);
                changes.push(self.change(comparison, "member/type", &part, how, message));
            }
        }
        for field in &head.fields {
            if base.fields.iter().any(|it| it.wire == field.wire) {
                continue;
            }
            let how = match (self.direction, field.is_required) {
                (Direction::Response, false) => How::Tolerated,
                (_, true) => How::Narrower,
                (_, false) => How::Wider,
            };
            let required = if field.is_required {
                ", and required"
            } else {
                ""
            };
            let message = format!("the member `{}` is new{required}", field.wire);
            let part = format!(".{}", field.name);
            changes.push(self.change(comparison, "member/added", &part, how, message));
        }
        let rest = match (&base.rest, &head.rest) {
            (Some(_), None) => Some((How::Narrower, "has no additional members any more")),
            (None, Some(_)) => Some((How::Wider, "may have additional members")),
            _ => None,
        };
        if let Some((how, message)) = rest {
            changes.push(self.change(comparison, "type/additional", "", how, message.to_owned()));
        }
        changes
    }

    fn choices(
        &self,
        base: &Enumeration,
        head: &Enumeration,
        comparison: &Comparison<'_>,
    ) -> Vec<Change> {
        let change = |code, value: &str, how, what: &str| {
            let part = format!("::{value:?}");
            self.change(
                comparison,
                code,
                &part,
                how,
                format!("the value `{value}` is {what}"),
            )
        };
        let gone = base.values.iter().filter(|it| !head.values.contains(it));
        let gone = gone.map(|value| change("value/removed", value, How::Narrower, "gone"));
        let new = head.values.iter().filter(|it| !base.values.contains(it));
        let how = match self.direction {
            Direction::Response => How::Tolerated,
            _ => How::Wider,
        };
        let new = new.map(|value| change("value/added", value, how, "new"));
        gone.chain(new).collect()
    }

    fn alternatives(&self, base: &Union, head: &Union, comparison: &Comparison<'_>) -> Vec<Change> {
        let change = |code, name: &str, how, message: String| {
            self.change(comparison, code, &format!("::{name}"), how, message)
        };
        let mut changes = Vec::new();
        let lacks = |union: &Union, name: &str| union.variants.iter().all(|it| it.name != name);
        for variant in base.variants.iter().filter(|it| lacks(head, &it.name)) {
            let message = format!("the alternative `{}` is gone", variant.name);
            changes.push(change(
                "alternative/removed",
                &variant.name,
                How::Narrower,
                message,
            ));
        }
        let how = match self.direction {
            Direction::Response => How::Tolerated,
            _ => How::Wider,
        };
        for variant in head.variants.iter().filter(|it| lacks(base, &it.name)) {
            let message = format!("the alternative `{}` is new", variant.name);
            changes.push(change("alternative/added", &variant.name, how, message));
        }
        if base.rule != head.rule {
            let message = "the alternatives are told apart in another way".to_owned();
            changes.push(self.change(comparison, "alternative/rule", "", How::Different, message));
        }
        for variant in &base.variants {
            let Some(same) = head.variants.iter().find(|it| it.name == variant.name) else {
                continue;
            };
            if same.tag != variant.tag {
                let told = |tag: &Option<String>| tag.clone().unwrap_or_default();
                let message = format!(
                    "its tag was `{}` and is `{}`",
                    told(&variant.tag),
                    told(&same.tag)
                );
                changes.push(change(
                    "alternative/tag",
                    &same.name,
                    How::Different,
                    message,
                ));
            }
            if let Some((how, message)) = outer(comparison, &variant.of, &same.of, self.direction) {
                changes.push(change("alternative/type", &same.name, how, message));
            }
        }
        changes
    }
}

/// Compares two types without those that they contain.
fn outer(
    comparison: &Comparison<'_>,
    base: &Type,
    head: &Type,
    direction: Direction,
) -> Option<Difference> {
    let types = (&comparison.base.api.types, &comparison.head.api.types);
    let mut walk = Walk {
        types,
        pairs: &mut IndexMap::new(),
        seen: HashSet::new(),
        direction,
        operation: "",
        is_shallow: true,
    };
    walk.value(base, head)
}

/// Compares what is said of two members besides their types.
fn member(
    base: &Field,
    head: &Field,
    direction: Direction,
    add: &mut dyn FnMut(&'static str, How, String, Rust),
) {
    let wire = &head.wire;
    match (base.is_required, head.is_required) {
        (false, true) => add(
            "member/required",
            How::Narrower,
            format!("`{wire}` is required"),
            Rust::Same,
        ),
        (true, false) => add(
            "member/optional",
            How::Wider,
            format!("`{wire}` is optional"),
            Rust::Same,
        ),
        _ => {}
    }
    let may_be_null =
        |field: &Field| matches!(field.presence, Presence::OrNull | Presence::ThreeStates);
    match (may_be_null(base), may_be_null(head)) {
        (false, true) => add(
            "member/nullable",
            How::Wider,
            format!("`{wire}` may be null"),
            Rust::Same,
        ),
        (true, false) => {
            let message = format!("`{wire}` may not be null any more");
            add("member/not-null", How::Narrower, message, Rust::Same);
        }
        _ => {}
    }
    if base.constant.is_some() && head.constant.is_some() && base.constant != head.constant {
        let message = format!("the only value of `{wire}` is another one");
        add("member/constant", How::Different, message, Rust::Silent);
    }
    if base.format != head.format {
        let how = match (&base.format, &head.format) {
            (None, _) => How::Narrower,
            (_, None) => How::Wider,
            _ => How::Different,
        };
        let told = |format: &Option<String>| format.clone().unwrap_or_else(|| "none".to_owned());
        let (before, after) = (told(&base.format), told(&head.format));
        add(
            "member/format",
            how,
            format!("the format of `{wire}` was {before} and is {after}"),
            Rust::Same,
        );
    }
    let is_new = base.deprecated != head.deprecated;
    if is_new && head.deprecated {
        add(
            "member/deprecated",
            How::Same,
            format!("`{wire}` is deprecated"),
            Rust::Same,
        );
    }
    if direction != Direction::Response {
        default(wire, &base.default, &head.default, add);
    }
    limits(wire, &base.limits, &head.limits, &mut |how, message| {
        add("member/limit", how, message, Rust::Same);
    });
}

/// Compares two defaults. Code that leaves the value out means something else then.
pub fn default(
    wire: &str,
    base: &Option<serde_json::Value>,
    head: &Option<serde_json::Value>,
    add: &mut dyn FnMut(&'static str, How, String, Rust),
) {
    if base == head {
        return;
    }
    let told = |value: &Option<serde_json::Value>| {
        value
            .as_ref()
            .map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
    };
    let message = format!(
        "the default of `{wire}` was {} and is {}",
        told(base),
        told(head)
    );
    add("member/default", How::Same, message, Rust::Silent);
}

/// Compares two sets of limits.
pub fn limits(wire: &str, base: &Limits, head: &Limits, add: &mut dyn FnMut(How, String)) {
    for (limit, name) in Limit::ALL {
        let bound = |limits: &Limits| {
            let bound = limits.get(limit)?;
            Some((bound.number.as_f64()?, bound.is_exclusive))
        };
        let is_least = matches!(
            limit,
            Limit::Minimum | Limit::MinLength | Limit::MinItems | Limit::MinProperties
        );
        let how = match (bound(base), bound(head)) {
            (before, after) if before == after => continue,
            (None, _) => How::Narrower,
            (_, None) => How::Wider,
            _ if limit == Limit::MultipleOf => How::Different,
            (Some(before), Some(after)) => {
                let is_higher = after.0 > before.0 || after.0 == before.0 && after.1;
                match is_higher == is_least {
                    true => How::Narrower,
                    false => How::Wider,
                }
            }
        };
        let told = |limits: &Limits| {
            let bound = limits.get(limit);
            bound.map_or_else(|| "none".to_owned(), |bound| bound.number.to_string())
        };
        add(
            how,
            format!(
                "`{name}` of `{wire}` was {} and is {}",
                told(base),
                told(head)
            ),
        );
    }
    let pattern = |limits: &Limits| limits.pattern.as_ref().map(|it| it.value.clone());
    let how = match (pattern(base), pattern(head)) {
        (before, after) if before == after => None,
        (None, _) => Some(How::Narrower),
        (_, None) => Some(How::Wider),
        _ => Some(How::Different),
    };
    if let Some(how) = how {
        let told = |limits: &Limits| {
            pattern(limits).map_or_else(|| "none".to_owned(), |it| format!("`{it}`"))
        };
        add(
            how,
            format!(
                "the pattern of `{wire}` was {} and is {}",
                told(base),
                told(head)
            ),
        );
    }
    match (base.unique_items, head.unique_items) {
        (false, true) => add(How::Narrower, format!("no item of `{wire}` may come twice")),
        (true, false) => add(How::Wider, format!("an item of `{wire}` may come twice")),
        _ => {}
    }
}

/// A type in a sentence.
pub fn noun(of: &Type) -> String {
    match of {
        Type::Text => "text".to_owned(),
        Type::Boolean => "a boolean".to_owned(),
        Type::Integer(_) => "a whole number".to_owned(),
        Type::Float(_) => "a number".to_owned(),
        Type::Time => "a time".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::Any => "any value".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::File => "a file".to_owned(),
        Type::Credits => "an amount".to_owned(),
        Type::Named(name) => format!("`{name}`"),
        Type::List(of) => format!("a list of {}", noun(of)),
        Type::Map(of) => format!("a map of {}", noun(of)),
        Type::Tuple(items) => format!("a list of {} items", items.len()),
        Type::OneOrMany(of) => format!("{} or several", noun(of)),
        Type::Nullable(of) => format!("{} or null", noun(of)),
        Type::Boxed(of) => noun(of),
    }
}
