//! Adding to what a description says.
//!
//! What a pass takes away from a type is still worth knowing, so it is said in
//! words where the docs are made from.

use crate::document::{Node, Value};

/// Adds a sentence to a node's description, if it does not say that already.
pub fn say(node: &mut Node, sentence: &str) {
    let said = node.get("description").and_then(Node::as_str);
    let text = match said.map(str::trim_end) {
        Some(text) if text.contains(sentence) => return,
        Some(text) if !text.is_empty() => format!("{text}{}{sentence}", between(text)),
        _ => sentence.to_owned(),
    };
    let place = node.place;
    node.set("description", Node::new(Value::String(text), place));
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
    use crate::document::{Place, SourceId};

    fn said(description: serde_json::Value, sentence: &str) -> String {
        let place = Place {
            source: SourceId(0),
            start: 0,
            end: 0,
        };
        let mut node = Node::from_json(serde_json::json!({"description": description}), place);
        say(&mut node, sentence);
        let text = node.get("description").and_then(Node::as_str);
        text.unwrap_or_default().to_owned()
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
            assert_eq!(said(before.into(), "At most 5."), after, "{before:?}");
        }
    }

    #[test]
    fn nothing_is_said_twice() {
        let once = said("A size".into(), "At most 5.");
        assert_eq!(said(once.clone().into(), "At most 5."), once);
    }

    #[test]
    fn what_is_no_text_is_replaced() {
        assert_eq!(said(serde_json::Value::Null, "At most 5."), "At most 5.");
    }
}
