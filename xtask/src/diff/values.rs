//! Walks through the types of two values that stand for the same thing, and keeps the
//! pairs of types with a name, each with the operations that use it.
//!
//! What is inside of these is compared in `members`, once for each way that it goes.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::Comparison;
use super::effect::{Direction, How};
use crate::plan::types::{Shape, Type, Types, Union, Variant};

/// Two types that stand for the same value, by name.
type Pair = (String, String, Direction);

/// The pairs with the operations that use them.
#[derive(Default)]
pub struct Pairs(pub IndexMap<Pair, Vec<String>>);

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
        let mut walk = Walk {
            types: (&self.base.types, &self.head.types),
            pairs: &mut self.pairs.0,
            seen: HashSet::new(),
            direction,
            operation,
            is_shallow: false,
        };
        walk.value(base, head)
    }

    /// Compares two types without those that they contain.
    pub fn outer(&self, base: &Type, head: &Type, direction: Direction) -> Option<Difference> {
        let mut walk = Walk {
            types: (&self.base.types, &self.head.types),
            pairs: &mut IndexMap::new(),
            seen: HashSet::new(),
            direction,
            operation: "",
            is_shallow: true,
        };
        walk.value(base, head)
    }
}

/// A walk through the types of one value.
struct Walk<'a> {
    types: (&'a Types, &'a Types),
    pairs: &'a mut IndexMap<Pair, Vec<String>>,
    seen: HashSet<(&'a str, &'a str)>,
    direction: Direction,
    operation: &'a str,
    /// Whether what types with a name contain is left alone.
    is_shallow: bool,
}

impl<'a> Walk<'a> {
    fn value(&mut self, base: &Type, head: &Type) -> Option<Difference> {
        use Type::{
            Any, Boxed, Bytes, Credits, Date, Float, Integer, List, Map, Named, Nullable,
            OneOrMany, Text, Time,
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
            (Integer(_), Float(_)) | (Time | Date, Text | Bytes) | (_, Any) => How::Wider,
            (Float(_), Integer(_)) | (Text | Bytes, Time | Date) | (Any, _) => How::Narrower,
            (Named(name), Text) if self.is_enum(self.types.0, name) => How::Wider,
            (Text, Named(name)) if self.is_enum(self.types.1, name) => How::Narrower,
            (one, Named(name)) if self.has_alternative(self.types.1, name, one) => How::Wider,
            (Named(name), one) if self.has_alternative(self.types.0, name, one) => How::Narrower,
            (one, OneOrMany(of)) if *one == **of || is_list_of(one, of) => How::Wider,
            (OneOrMany(of), one) if *one == **of || is_list_of(one, of) => How::Narrower,
            _ => How::Different,
        };
        Some((how, format!("was {} and is {}", noun(base), noun(head))))
    }

    fn is_enum(&self, types: &Types, name: &str) -> bool {
        let shape = types.get(name).map(|it| &it.shape);
        matches!(shape, Some(Shape::Enum(_)))
    }

    /// Whether a type is one of the alternatives of a union.
    fn has_alternative(&self, types: &Types, name: &str, of: &Type) -> bool {
        let shape = types.get(name).map(|it| &it.shape);
        matches!(shape, Some(Shape::Union(union)) if union.variants.iter().any(|it| it.of == *of))
    }

    fn named(&mut self, before: &str, after: &str) -> Option<Difference> {
        let (before, base) = self.types.0.get_key_value(before)?;
        let (after, head) = self.types.1.get_key_value(after)?;
        let (kind, other) = (kind(&base.shape), kind(&head.shape));
        if kind != other {
            let how = if has_shape(self.types.1, &head.shape, &base.shape) {
                How::Wider
            } else if has_shape(self.types.0, &base.shape, &head.shape) {
                How::Narrower
            } else {
                How::Different
            };
            return Some((how, format!("was {kind} and is {other}")));
        }
        if self.is_shallow || !self.seen.insert((before, after)) {
            return None;
        }
        let pair = (before.to_string(), after.to_string(), self.direction);
        let users = self.pairs.entry(pair).or_default();
        if users.last().is_none_or(|user| user != self.operation) {
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
                    if let Some(same) = same_variant(head, variant) {
                        self.value(&variant.of, &same.of);
                    }
                }
            }
            _ => {}
        }
        None
    }
}

/// The alternative that stands for the same: by its tag, else by its name.
pub fn same_variant<'a>(union: &'a Union, of: &Variant) -> Option<&'a Variant> {
    let by_tag = of.tag.as_ref().and_then(|tag| {
        let mut variants = union.variants.iter();
        variants.find(|it| it.tag.as_ref() == Some(tag))
    });
    by_tag.or_else(|| union.variants.iter().find(|it| it.name == of.name))
}

/// Whether a union has an alternative of a shape.
fn has_shape(types: &Types, union: &Shape, of: &Shape) -> bool {
    let Shape::Union(union) = union else {
        return false;
    };
    let names = union.variants.iter().filter_map(|it| it.of.name());
    let mut shapes = names.filter_map(|name| types.get(name));
    shapes.any(|it| it.shape == *of)
}

fn is_list_of(one: &Type, of: &Type) -> bool {
    matches!(one, Type::List(item) if **item == *of)
}

/// A kind of type in a sentence.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "an object",
        Shape::Enum(_) => "a choice of texts",
        Shape::Union(_) => "one of several alternatives",
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
