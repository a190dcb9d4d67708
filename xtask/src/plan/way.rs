//! The way from an answer to a field that a pointer of `x-sdk` names.
//!
//! A way is resolved once, with the type at its end, so that printing it cannot fail.

use std::rc::Rc;

use super::types::{Presence, Rule, Shape, Type, Types};

/// The way to a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The steps; none if it is the answer itself.
    pub steps: Vec<Step>,
    /// The type at its end, without what says that it may be absent.
    pub of: Type,
}

/// A step on the way to a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Into a field of a struct.
    Field {
        /// The field.
        name: String,
        /// Whether it may be absent.
        presence: Presence,
    },
    /// Into the variants of a union that have the field, each by its own way.
    Union {
        /// The union.
        of: Rc<str>,
        /// Variants and the rest of the way.
        variants: Vec<(String, Vec<Step>)>,
    },
}

impl Step {
    /// Whether there may be nothing behind it.
    pub fn is_optional(&self) -> bool {
        match self {
            Self::Field { presence, .. } => {
                presence.is_option() || *presence == Presence::ThreeStates
            }
            Self::Union { .. } => true,
        }
    }
}

impl Way {
    /// Whether anything on the way to it, or it itself, may be absent.
    pub fn is_optional(&self) -> bool {
        self.steps.iter().any(Step::is_optional)
    }

    /// Whether it leads through one form of several.
    pub fn is_in_union(&self) -> bool {
        self.steps
            .iter()
            .any(|step| matches!(step, Step::Union { .. }))
    }
}

/// Follows a pointer from a type; `None` if it leads nowhere.
pub fn follow(types: &Types, from: &Type, pointer: &str) -> Option<Way> {
    let tokens: Vec<String> = pointer
        .split('/')
        .filter(|token| !token.is_empty())
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    walk(types, from, &tokens)
}

/// Where a pointer gets lost: how many of its tokens lead somewhere, and the members
/// that are there.
pub fn lost(types: &Types, from: &Type, pointer: &str) -> (usize, Vec<String>) {
    let tokens: Vec<&str> = pointer.split('/').filter(|it| !it.is_empty()).collect();
    let followed = (0..=tokens.len()).rev().find_map(|count| {
        let way = follow(types, from, &tokens[..count].join("/"))?;
        Some((count, way.of))
    });
    let (count, of) = followed.unwrap_or((0, from.clone()));
    let mut members = Vec::new();
    let mut open = vec![of];
    while let Some(of) = open.pop() {
        match of
            .name()
            .and_then(|name| types.get(name))
            .map(|it| &it.shape)
        {
            Some(Shape::Struct(structure)) => {
                members.extend(structure.fields.iter().map(|field| field.wire.clone()));
            }
            // The forms of a union share one level of names.
            Some(Shape::Union(union)) if members.is_empty() && open.is_empty() => {
                open.extend(union.variants.iter().map(|it| it.of.clone()));
            }
            _ => {}
        }
    }
    (count, members)
}

fn walk(types: &Types, from: &Type, tokens: &[String]) -> Option<Way> {
    let mut way = Way {
        steps: Vec::new(),
        of: from.clone(),
    };
    for (index, token) in tokens.iter().enumerate() {
        let name = way.of.name()?;
        match &types.get(name)?.shape {
            Shape::Struct(structure) => {
                let field = structure.fields.iter().find(|field| field.wire == *token)?;
                way.steps.push(Step::Field {
                    name: field.name.clone(),
                    presence: field.presence,
                });
                way.of = field.of.clone();
            }
            Shape::Union(union) => {
                // The tag is not part of the alternatives.
                if union.rule == Rule::Tag(token.clone()) {
                    return None;
                }
                let below = union.variants.iter().filter_map(|variant| {
                    let rest = walk(types, &variant.of, &tokens[index..])?;
                    Some((variant.name.clone(), rest))
                });
                let below: Vec<(String, Way)> = below.collect();
                let of = below.first()?.1.of.clone();
                let same = below.into_iter().filter(|(_, rest)| rest.of == of);
                way.steps.push(Step::Union {
                    of: Rc::clone(name),
                    variants: same.map(|(name, rest)| (name, rest.steps)).collect(),
                });
                way.of = of;
                return Some(way);
            }
            Shape::Enum(_) => return None,
        }
    }
    Some(way)
}
