//! What docs say of limits and defaults, in words.
//!
//! The service checks its limits itself, so no type has them; what a caller needs is
//! to know them. What a description says already is not said again.

use serde_json::Value;

use super::view::Told;
use crate::spec::Limit;

/// The description of a value, with its limits, and with its default if the caller may
/// leave it out.
pub fn describe(told: &Told, is_left_out: bool) -> String {
    let description = told.description.as_deref().unwrap_or_default();
    let mut text = description.to_owned();
    for sentence in limits(told) {
        if !says(description, &sentence.numbers) {
            add(&mut text, &sentence.text);
        }
    }
    if let Some(default) = told
        .default
        .as_ref()
        .filter(|it| is_left_out && !it.is_null())
    {
        let value = match default {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let sentence = format!("Left out, it is `{value}`.");
        // The number alone may be an upper bound.
        let is_bound = told.limits.bounds.iter().any(|(limit, bound)| {
            let is_most = Limit::RANGES.iter().any(|(_, most)| most == limit);
            is_most && bound.number.to_string() == value
        });
        let is_meant = !is_bound || description.to_lowercase().contains("default");
        if !is_meant || !says(description, &[value]) {
            add(&mut text, &sentence);
        }
    }
    text
}

/// The description of a value and its limits, and one more sentence.
pub fn with(told: &Told, sentence: &str) -> String {
    let mut text = describe(told, false);
    add(&mut text, sentence);
    text
}

/// A sentence, and the numbers that it is about.
struct Sentence {
    text: String,
    numbers: Vec<String>,
}

fn limits(told: &Told) -> Vec<Sentence> {
    let limits = &told.limits;
    let mut sentences = Vec::new();
    let count = |limit: Limit| limits.get(limit).map(|bound| bound.number.to_string());
    for (least, most, one, many) in [
        (
            Limit::MinLength,
            Limit::MaxLength,
            "character",
            "characters",
        ),
        (Limit::MinItems, Limit::MaxItems, "item", "items"),
        (
            Limit::MinProperties,
            Limit::MaxProperties,
            "entry",
            "entries",
        ),
    ] {
        sentences.extend(range(count(least), count(most), one, many));
    }
    let bound = |limit: Limit, is_exclusive: bool| {
        let bound = limits
            .get(limit)
            .filter(|bound| bound.is_exclusive == is_exclusive);
        bound.map(|bound| bound.number.to_string())
    };
    let (least, most) = (bound(Limit::Minimum, false), bound(Limit::Maximum, false));
    sentences.extend(range(least, most, "", ""));
    let mut single = |text: String, number: String| {
        sentences.push(Sentence {
            text,
            numbers: vec![number],
        });
    };
    if let Some(above) = bound(Limit::Minimum, true) {
        single(format!("More than {}.", grouped(&above)), above);
    }
    if let Some(below) = bound(Limit::Maximum, true) {
        single(format!("Less than {}.", grouped(&below)), below);
    }
    if let Some(step) = count(Limit::MultipleOf) {
        single(format!("A multiple of {step}."), step);
    }
    if limits.unique_items {
        single("No item twice.".into(), "No item twice".into());
    }
    if let Some(pattern) = &limits.pattern {
        // A pattern of several lines would end the line of code that it is in.
        let pattern = pattern.value.replace(['\n', '\r', '`'], " ");
        single(format!("Matches `{pattern}`."), pattern);
    }
    sentences
}

fn range(least: Option<String>, most: Option<String>, one: &str, many: &str) -> Option<Sentence> {
    // A lower bound of 0, or of 1 for an id, is expected.
    let least = least.filter(|bound| bound != "0" || most.is_some() && many.is_empty());
    let least = least.filter(|bound| bound != "1" || most.is_some() || many.is_empty());
    let noun = |count: &str| match (count, many) {
        (_, "") => String::new(),
        ("1", _) => format!(" {one}"),
        _ => format!(" {many}"),
    };
    // A lower bound of 0 or 1 beside an upper bound is seldom written, and not missed.
    let is_worth_it = |bound: &&String| most.is_none() || !matches!(bound.as_str(), "0" | "1");
    let numbers = least
        .iter()
        .filter(is_worth_it)
        .chain(&most)
        .cloned()
        .collect();
    let text = match (least, most) {
        (None, None) => return None,
        (Some(least), None) => format!("At least {}{}.", grouped(&least), noun(&least)),
        (None, Some(most)) => format!("At most {}{}.", grouped(&most), noun(&most)),
        (Some(least), Some(most)) if least == most => {
            format!("Exactly {}{}.", grouped(&most), noun(&most))
        }
        (Some(least), Some(most)) => {
            format!("{} to {}{}.", grouped(&least), grouped(&most), noun(&most))
        }
    };
    Some(Sentence { text, numbers })
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

/// Whether a description has all of these numbers.
fn says(description: &str, numbers: &[String]) -> bool {
    let spellings = |number: &str| [number.to_owned(), grouped(number), thousands(number)];
    numbers
        .iter()
        .all(|number| spellings(number).iter().any(|it| is_in(description, it)))
}

/// Adds a sentence to a text.
fn add(text: &mut String, sentence: &str) {
    let before = text.trim_end();
    let between = if before.is_empty() {
        ""
    } else {
        between(before)
    };
    *text = format!("{before}{between}{sentence}");
}

/// `1000` as `1,000`.
fn thousands(number: &str) -> String {
    match number.len() {
        4 if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{},{}", &number[..1], &number[1..])
        }
        _ => number.to_owned(),
    }
}

/// Whether a text has a word, and not as a part of another one.
fn is_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(index, _)| {
        let before = text[..index].chars().next_back();
        let after = &text[index + word.len()..];
        let goes_on = |c: char| c.is_alphanumeric() || c == '_';
        let more = after.strip_prefix([',', '.']).unwrap_or(after);
        let is_longer = more.len() < after.len() && more.starts_with(|c: char| c.is_ascii_digit());
        !before.is_some_and(|c| goes_on(c) || c == ',' || c == '.')
            && !after.starts_with(goes_on)
            && !is_longer
    })
}

/// What has to stand between a text and one more sentence.
fn between(text: &str) -> &'static str {
    let last = text.lines().last().unwrap_or_default().trim_start();
    // A sentence would become part of a list, a table or a block of code.
    let is_block = last.starts_with(['-', '*', '+', '|', '#', '>', '`'])
        && (last.starts_with("```") || last.contains(' ') && !last.starts_with("**"))
        && !is_code_span(last);
    let is_numbered = last.split_once(['.', ')']).is_some_and(|(number, rest)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && rest.starts_with(' ')
    });
    if is_block || is_numbered {
        return "\n\n";
    }
    let ends = text.trim_end_matches(['`', '*', '_', ')', '"', '\'']);
    if ends.ends_with(['.', '!', '?', ':', '…']) {
        " "
    } else {
        ". "
    }
}

/// Whether a line starts with code in the middle of a sentence.
fn is_code_span(line: &str) -> bool {
    line.starts_with('`') && !line.starts_with("```")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;
    use crate::spec::{Bound, Limits};

    fn described(description: &str, limits: &[(Limit, u32)], default: Option<u32>) -> String {
        let bound = |number: u32| Bound {
            number: number.into(),
            is_exclusive: false,
            place: Place::default(),
        };
        let bounds = limits
            .iter()
            .map(|(limit, number)| (*limit, bound(*number)));
        let told = Told {
            description: Some(description.to_owned()),
            default: default.map(Value::from),
            limits: Limits {
                bounds: bounds.collect(),
                ..Limits::default()
            },
            ..Told::default()
        };
        describe(&told, true)
    }

    #[test]
    fn sentences_follow_each_other() {
        for (before, after) in [
            ("", "At most 5."),
            ("A size", "A size. At most 5."),
            ("A size.  \n", "A size. At most 5."),
            ("A size (in bytes.)", "A size (in bytes.) At most 5."),
            ("Which **one?**", "Which **one?** At most 5."),
            ("Sorted by `size`", "Sorted by `size`. At most 5."),
            ("**Note** that", "**Note** that. At most 5."),
            ("`size` of it", "`size` of it. At most 5."),
            ("One of:\n- a\n- b", "One of:\n- a\n- b\n\nAt most 5."),
            ("1. a\n2. b", "1. a\n2. b\n\nAt most 5."),
            ("| a |\n| - |", "| a |\n| - |\n\nAt most 5."),
            ("```\ncode\n```", "```\ncode\n```\n\nAt most 5."),
        ] {
            let text = described(before, &[(Limit::Maximum, 5)], None);
            assert_eq!(text, after, "{before:?}");
        }
    }

    #[test]
    fn omits_limits_and_defaults_that_the_description_has() {
        let (least, most) = ((Limit::Minimum, 1), (Limit::Maximum, 1000));
        let text = "Rows of a page: up to 1,000, by default 100.";
        assert_eq!(described(text, &[least, most], Some(100)), text);
        assert_eq!(
            described("Up to 10000 rows.", &[least, most], Some(1000)),
            "Up to 10000 rows. 1 to 1000. Left out, it is `1000`."
        );
        assert_eq!(
            described(
                "A score.",
                &[(Limit::Minimum, 0), (Limit::Maximum, 100)],
                Some(0)
            ),
            "A score. 0 to 100. Left out, it is `0`."
        );
    }
}
