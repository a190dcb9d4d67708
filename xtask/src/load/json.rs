//! JSON with places.
//!
//! Strict: what `serde_json` refuses is refused here. The tree and its places
//! come from `jsonc-parser`, which stops at the first mistake.

use std::ops::Range;

use indexmap::map::Entry;
use jsonc_parser::ast::{self, ObjectProp};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use super::file::Parsed;
use super::problem;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{MAX_DEPTH, Map, Member, Node, Place, SourceId, Value};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text.
pub(super) fn parse(text: &str, source: SourceId) -> Parsed {
    let mut builder = Builder {
        source,
        problems: Vec::new(),
    };
    let root = builder.document(text);
    (root, builder.problems)
}

/// Turns the parser's tree into ours.
struct Builder {
    source: SourceId,
    problems: Diagnostics,
}

impl Builder {
    fn document(&mut self, text: &str) -> Option<Node> {
        let ast = match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
            Ok(parsed) => parsed.value,
            Err(error) => {
                let problem = self.syntax(&error);
                self.problems.push(problem);
                return None;
            }
        };
        let Some(ast) = ast else {
            self.problems.push(problem::empty(self.place(0..0)));
            return None;
        };
        self.beyond_strict(text);
        self.node(&ast, 0)
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place {
            source: self.source,
            start: range.start,
            end: range.end,
        }
    }

    fn syntax(&self, error: &ParseError) -> Diagnostic {
        let range = error.range();
        let place = self.place(range.start..range.end);
        if matches!(error.kind(), ParseErrorKind::NestingDepthExceeded) {
            return problem::too_deep(place);
        }
        syntax(&lower_first(&error.kind().to_string()), place)
    }

    /// What the parser lets pass with every leniency off: raw line breaks in
    /// strings, and white space that JSON does not know.
    fn beyond_strict(&mut self, text: &str) {
        if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
            let line = text
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1));
            let line_start: usize = line.map(str::len).sum();
            let at = line_start + error.column().saturating_sub(1);
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            self.problems.push(syntax(message, self.place(at..at + 1)));
        }
    }

    fn node(&mut self, ast: &ast::Value<'_>, depth: usize) -> Option<Node> {
        let range = ast.range();
        let place = self.place(range.start..range.end);
        let value = match ast {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
            ast::Value::StringLit(literal) => Value::String(literal.value.clone().into_owned()),
            ast::Value::NumberLit(literal) => self.number(literal.value, place)?,
            ast::Value::Array(_) | ast::Value::Object(_) if depth == MAX_DEPTH => {
                self.problems.push(problem::too_deep(place));
                return None;
            }
            ast::Value::Array(array) => Value::Array(self.array(array, depth + 1)),
            ast::Value::Object(object) => Value::Object(self.object(object, depth + 1)),
        };
        Some(Node { value, place })
    }

    fn number(&mut self, text: &str, place: Place) -> Option<Value> {
        match serde_json::from_str(text) {
            Ok(number) => Some(Value::Number(number)),
            Err(_) => {
                self.problems.push(problem::not_a_json_number(text, place));
                None
            }
        }
    }

    fn array(&mut self, array: &ast::Array<'_>, depth: usize) -> Vec<Node> {
        let items = array.elements.iter();
        items.filter_map(|item| self.node(item, depth)).collect()
    }

    fn object(&mut self, object: &ast::Object<'_>, depth: usize) -> Map {
        let mut members = Map::with_capacity(object.properties.len());
        for property in &object.properties {
            self.member(&mut members, property, depth);
        }
        members
    }

    fn member(&mut self, members: &mut Map, property: &ObjectProp<'_>, depth: usize) {
        let range = property.name.range();
        let key = self.place(range.start..range.end);
        let Some(node) = self.node(&property.value, depth) else {
            return;
        };
        match members.entry(property.name.as_str().to_owned()) {
            Entry::Occupied(first) => {
                let problem = problem::duplicate_key(first.key(), key, first.get().key);
                self.problems.push(problem);
            }
            Entry::Vacant(free) => {
                free.insert(Member { key, node });
            }
        }
    }
}

fn syntax(message: &str, place: Place) -> Diagnostic {
    Diagnostic::new("load/json", format!("this is not valid JSON: {message}"))
        .at(place)
        .help(
            "correct it; comments, trailing commas and single quotes are not JSON, but may be YAML",
        )
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
