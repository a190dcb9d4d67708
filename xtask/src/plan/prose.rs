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
    let mut text = told.description.clone().unwrap_or_default();
    for sentence in limits(told) {
        say(&mut text, &sentence.text, &sentence.numbers);
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
        say(&mut text, &format!("Left out, it is `{value}`."), &[value]);
    }
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
    // That there is none less than nothing, and no empty id, goes without saying.
    let least = least.filter(|bound| bound != "0" || most.is_some() && many.is_empty());
    let least = least.filter(|bound| bound != "1" || most.is_some() || many.is_empty());
    let noun = |count: &str| match (count, many) {
        (_, "") => String::new(),
        ("1", _) => format!(" {one}"),
        _ => format!(" {many}"),
    };
    let numbers = least.iter().chain(&most).cloned().collect();
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

/// Adds a sentence to a text, unless the text has what the sentence is about.
fn say(text: &mut String, sentence: &str, about: &[String]) {
    let said = |number: &String| {
        is_in(text, number) || is_in(text, &grouped(number)) || is_in(text, &thousands(number))
    };
    // A lower bound of 1 or 0 is hardly ever written, and never missed.
    let counts: Vec<&String> = about
        .iter()
        .filter(|it| !matches!(it.as_str(), "0" | "1"))
        .collect();
    let is_said = match counts.as_slice() {
        [] => about.iter().all(said),
        counts => counts.iter().all(|number| said(number)),
    };
    if is_said || text.contains(sentence) {
        return;
    }
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

    fn said(description: &str, sentence: &str, about: &[&str]) -> String {
        let about: Vec<String> = about.iter().map(|it| (*it).to_owned()).collect();
        let mut text = description.to_owned();
        say(&mut text, sentence, &about);
        text
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
            assert_eq!(said(before, "At most 5.", &["5"]), after, "{before:?}");
        }
    }

    #[test]
    fn what_is_said_is_not_said_again() {
        let text = "Rows of a page: up to 1,000, by default 100.";
        assert_eq!(said(text, "1 to 1000.", &["1", "1000"]), text);
        assert_eq!(said(text, "Left out, it is `100`.", &["100"]), text);
        assert_eq!(
            said("Up to 10000 rows.", "At most 100.", &["100"]),
            "Up to 10000 rows. At most 100."
        );
    }
}
