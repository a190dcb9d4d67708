//! Moves limits from the types into the docs.
//!
//! typify makes a newtype of every string that has a limit. The service checks
//! its limits itself; what a caller needs is to know them.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::operations(&mut lowering.root, &mut |operation, _| {
        for parameter in operation
            .get_mut("parameters")
            .and_then(Node::as_array_mut)
            .into_iter()
            .flatten()
        {
            let sentences = parameter.get("schema").map(sentences).unwrap_or_default();
            for sentence in sentences {
                super::say(parameter, &sentence);
            }
        }
    });
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        for sentence in sentences(schema) {
            super::say(schema, &sentence);
        }
        for keyword in LIMITS {
            schema.remove(keyword);
        }
    });
}

const LIMITS: &[&str] = &[
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// The limits of a schema, in words.
fn sentences(schema: &Node) -> Vec<String> {
    let number = |keyword: &str| match schema.get(keyword).map(|node| &node.value) {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let mut sentences = Vec::new();
    sentences.extend(range(
        number("minLength"),
        number("maxLength"),
        "character",
        "characters",
    ));
    sentences.extend(range(
        number("minItems"),
        number("maxItems"),
        "item",
        "items",
    ));
    sentences.extend(range(
        number("minProperties"),
        number("maxProperties"),
        "entry",
        "entries",
    ));
    // OpenAPI 3.0 says with a boolean that the bound itself is not allowed.
    let excludes = |keyword: &str| schema.get(keyword).and_then(Node::as_bool) == Some(true);
    let bound = |inclusive: &str, exclusive: &str| {
        if excludes(exclusive) {
            (None, number(inclusive))
        } else {
            (number(inclusive), number(exclusive))
        }
    };
    let (least, above) = bound("minimum", "exclusiveMinimum");
    let (most, below) = bound("maximum", "exclusiveMaximum");
    sentences.extend(range(least, most, "", ""));
    sentences.extend(above.map(|bound| format!("More than {}.", grouped(&bound))));
    sentences.extend(below.map(|bound| format!("Less than {}.", grouped(&bound))));
    sentences.extend(number("multipleOf").map(|step| format!("A multiple of {step}.")));
    if schema.get("uniqueItems").and_then(Node::as_bool) == Some(true) {
        sentences.push("No item twice.".into());
    }
    sentences.extend(
        schema
            .get("pattern")
            .and_then(Node::as_str)
            .map(|pattern| format!("Matches `{pattern}`.")),
    );
    sentences
}

fn range(least: Option<String>, most: Option<String>, one: &str, many: &str) -> Option<String> {
    // That there is none less than nothing, and no empty id, goes without saying.
    let least = least.filter(|bound| bound != "0" || most.is_some() && many.is_empty());
    let least = least.filter(|bound| bound != "1" || most.is_some() || many.is_empty());
    let noun = |count: &str| match (count, many) {
        (_, "") => String::new(),
        ("1", _) => format!(" {one}"),
        _ => format!(" {many}"),
    };
    match (least, most) {
        (None, None) => None,
        (Some(least), None) => Some(format!("At least {}{}.", grouped(&least), noun(&least))),
        (None, Some(most)) => Some(format!("At most {}{}.", grouped(&most), noun(&most))),
        (Some(least), Some(most)) if least == most => {
            Some(format!("Exactly {}{}.", grouped(&most), noun(&most)))
        }
        (Some(least), Some(most)) => Some(format!(
            "{} to {}{}.",
            grouped(&least),
            grouped(&most),
            noun(&most)
        )),
    }
}

/// `500000` as `500,000`.
fn grouped(number: &str) -> String {
    let digits = number.strip_prefix('-').unwrap_or(number);
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number.starts_with('-') {
        format!("-{text}")
    } else {
        text
    }
}
