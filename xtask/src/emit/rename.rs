//! Which rule of serde gives the fields of a struct their names on the wire.
//!
//! One rule for all is easier to read than a name on each field. Where no rule helps,
//! each field has its name.

use crate::plan::types::{Field, Struct};

/// A rule of serde.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Camel,
    Pascal,
    Kebab,
    Screaming,
    ScreamingKebab,
}

impl Rule {
    /// Its name in an attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Kebab => "kebab-case",
            Self::Screaming => "SCREAMING_SNAKE_CASE",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    /// What serde makes of the name of a field.
    fn apply(self, field: &str) -> String {
        match self {
            Self::Camel => {
                let pascal = Self::Pascal.apply(field);
                let mut letters = pascal.chars();
                let first = letters.next().map(|letter| letter.to_ascii_lowercase());
                first.into_iter().chain(letters).collect()
            }
            Self::Pascal => {
                let mut capital = true;
                let mut name = String::new();
                for letter in field.chars() {
                    if letter == '_' {
                        capital = true;
                    } else if capital {
                        name.push(letter.to_ascii_uppercase());
                        capital = false;
                    } else {
                        name.push(letter);
                    }
                }
                name
            }
            Self::Kebab => field.replace('_', "-"),
            Self::Screaming => field.to_ascii_uppercase(),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// How the fields of a struct are renamed.
pub struct Rename {
    /// The rule for all fields.
    pub rule: Option<Rule>,
}

impl Rename {
    /// Whether a field needs a name of its own.
    pub fn applies_to(&self, field: &Field) -> bool {
        match self.rule {
            Some(rule) => rule.apply(&field.name) != field.wire,
            None => field.name != field.wire,
        }
    }
}

/// The rule that leaves the fewest fields to rename, if it saves two.
pub fn of(structure: &Struct) -> Rename {
    let left = |rename: &Rename| {
        let fields = structure.fields.iter();
        fields.filter(|field| rename.applies_to(field)).count()
    };
    let none = Rename { rule: None };
    let rules = [
        Rule::Camel,
        Rule::Pascal,
        Rule::Kebab,
        Rule::Screaming,
        Rule::ScreamingKebab,
    ];
    let best = rules
        .into_iter()
        .map(|rule| Rename { rule: Some(rule) })
        .min_by_key(|rename| left(rename));
    match best {
        Some(best) if left(&best) + 2 <= left(&none) => best,
        _ => none,
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn rules_are_those_of_serde() {
        assert_eq!(Rule::Camel.apply("batch_id"), "batchId");
        assert_eq!(Rule::Camel.apply("v_2_id"), "v2Id");
        assert_eq!(Rule::Pascal.apply("batch_id"), "BatchId");
        assert_eq!(Rule::Kebab.apply("batch_id"), "batch-id");
        assert_eq!(Rule::Screaming.apply("batch_id"), "BATCH_ID");
    }
}
