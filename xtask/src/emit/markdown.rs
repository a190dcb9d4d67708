//! Makes text of a description fit for rustdoc.
//!
//! Descriptions are CommonMark, which rustdoc reads a little differently: what
//! is in brackets becomes a link, an indented line becomes a test.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// CommonMark as rustdoc should read it.
pub fn markdown(text: &str) -> String {
    let text = printable(text);
    let mut lines = Vec::new();
    let mut fenced = false;
    for line in text.trim().lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            let opening = if fenced { "```text" } else { "```" };
            lines.push(opening.to_owned());
        } else if fenced {
            lines.push(line.to_owned());
        } else if let Some(last) = lines.last_mut().filter(|last| continues(last, line)) {
            last.push(' ');
            last.push_str(&inline(line.trim()));
        } else if lines.last().is_some_and(|last| last.starts_with('>'))
            && !starts_something(line.trim_start())
        {
            // CommonMark takes it for a part of the quote.
            lines.push(format!("> {}", inline(line.trim())));
        } else {
            lines.push(inline(unindent(line).trim_end()));
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    without_tests(wrap(&lines.join("\n")))
}

/// The text without code that rustdoc would run, wherever it is: in lists, in quotes.
fn without_tests(mut text: String) -> String {
    const MOST_PASSES: usize = 4;
    for _ in 0..MOST_PASSES {
        // Most texts can have no code.
        if !["    ", "```", "~~~"].iter().any(|it| text.contains(it)) {
            return text;
        }
        let mut tests = tests(&text);
        if tests.is_empty() {
            return text;
        }
        tests.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, replacement) in tests {
            text.replace_range(range, &replacement);
        }
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{text}\n{fence}")
}

/// Code that rustdoc would run, and what to write instead: lines of indented blocks
/// without the indent, and fences with a language that is not Rust.
fn tests(text: &str) -> Vec<(Range<usize>, String)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let Event::Start(Tag::CodeBlock(kind)) = event else {
            continue;
        };
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        match kind {
            CodeBlockKind::Fenced(info) if &*info == "text" => {}
            CodeBlockKind::Fenced(_) => {
                let end = text[range.start..].find('\n');
                let end = end.map_or(text.len(), |at| range.start + at);
                let line = &text[range.start..end];
                let mark = line.trim_start().chars().next().unwrap_or('`');
                let fence = line.trim_start().trim_start_matches(mark);
                found.push((end - fence.len()..end, "text".to_owned()));
            }
            CodeBlockKind::Indented => {
                let end = range.end.max(start);
                let lines = text[start..end].split('\n');
                let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
                found.push((start..end, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    found
}

/// The text without the characters that rustc refuses in comments: carriage
/// returns inside of a line, and those that change the direction of text. Tabs are spaces.
fn printable(text: &str) -> String {
    let is_refused = |it: char| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace("\r\n", "\n")
        .replace('\r', " ")
        .replace('\t', "    ")
        .replace(is_refused, "")
}

/// Whether a line goes on with the paragraph of the one before.
fn continues(last: &str, line: &str) -> bool {
    !starts_something(line.trim_start())
        && !last.is_empty()
        && !last.starts_with(['|', '#', '>'])
        && !last.starts_with("```")
}

/// Whether a line is not just the next one of a paragraph.
fn starts_something(line: &str) -> bool {
    line.is_empty() || line.starts_with(['|', '#', '>']) || line.starts_with("```") || is_item(line)
}

/// Whether a line starts an item of a list.
fn is_item(line: &str) -> bool {
    item_indent(line).is_some()
}

/// The column of the text of an item of a list.
fn item_indent(line: &str) -> Option<usize> {
    let number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_mark = match number.len() < line.len() {
        true => number.starts_with(['.', ')']),
        false => line.starts_with(['-', '*', '+']),
    };
    let text = number
        .get(1..)
        .filter(|text| is_mark && text.starts_with(' '))?;
    Some(line.len() - text.trim_start_matches(' ').len())
}

/// Four spaces would start a block of code, and with it a test.
fn unindent(line: &str) -> &str {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if indent > 3 {
        &line[indent - 3..]
    } else {
        line
    }
}

/// Escapes what rustdoc takes for links and tags, outside of code.
fn inline(line: &str) -> String {
    let mut told = String::new();
    for (index, part) in line.split('`').enumerate() {
        if index > 0 {
            told.push('`');
        }
        let in_code = index % 2 == 1 && line.matches('`').count() > index;
        if in_code {
            told.push_str(part);
        } else {
            told.push_str(&prose(part));
        }
    }
    told
}

fn prose(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some(link) = link(rest) {
            told.push_str(link);
            rest = &rest[link.len()..];
            continue;
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest
                .find(|c: char| c.is_whitespace() || "<>()\"'".contains(c))
                .unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',', ';', ':']);
            told.push_str(&format!("<{address}>"));
            rest = &rest[address.len()..];
            continue;
        }
        if matches!(character, '[' | ']' | '<') {
            told.push('\\');
        }
        told.push(character);
        rest = &rest[character.len_utf8()..];
    }
    told
}

/// `[text](https://…)` or `<https://…>` at the start of a text.
fn link(text: &str) -> Option<&str> {
    if text.starts_with("<http") {
        return text.find('>').map(|end| &text[..=end]);
    }
    if !text.starts_with('[') {
        return None;
    }
    let middle = text.find("](http")?;
    if text[1..middle].contains(['[', ']']) {
        return None;
    }
    let end = text[middle..].find(')')? + middle;
    Some(&text[..=end])
}

/// A text as code in a line.
pub fn code(text: &str) -> String {
    let text = printable(text).replace('\n', " ");
    match text.contains('`') {
        // A longer fence than any run of backticks in the text.
        true => format!("```` {text} ````"),
        false if text.trim().is_empty() => format!("`\"{text}\"`"),
        false => format!("`{text}`"),
    }
}

const WIDTH: usize = 92;

/// Breaks long lines of CommonMark. Lists, tables and code stay as they are.
pub fn wrap(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if fenced || line.len() <= WIDTH || line.starts_with(['|', ' ']) {
            lines.push(line.to_owned());
            continue;
        }
        let mut current = String::new();
        // What continues an item of a list is indented under it.
        let indent = match (line.starts_with('>'), item_indent(line)) {
            (true, _) => "> ".to_owned(),
            (_, indent) => " ".repeat(indent.unwrap_or(0)),
        };
        for word in line.split(' ') {
            if !current.is_empty() && current.len() + 1 + word.len() > WIDTH && !breaks(word) {
                lines.push(std::mem::replace(&mut current, format!("{indent}{word}")));
            } else {
                if !current.is_empty() {
                    current.push(' ');
                }
                current.push_str(word);
            }
        }
        lines.push(current);
    }
    lines.join("\n")
}

/// Whether a word would mean something else at the start of a line.
fn breaks(word: &str) -> bool {
    word.is_empty()
        || word.starts_with(['#', '-', '+', '*', '>', '|', '=', '~'])
        || word.ends_with('.') && word.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{markdown, tests};

    #[test]
    fn brackets_and_tags_are_text() {
        assert_eq!(markdown("an array [x] of <T>"), r"an array \[x\] of \<T>");
        assert_eq!(markdown("code `[x] <T>` stays"), "code `[x] <T>` stays");
    }

    #[test]
    fn every_line_of_a_quote_is_marked() {
        assert_eq!(markdown("> one\ntwo\n\nthree"), "> one\n> two\n\nthree");
        let long = format!("> {}", "word ".repeat(30));
        assert!(markdown(&long).lines().all(|line| line.starts_with("> ")));
    }

    #[test]
    fn addresses_become_links_and_links_stay() {
        assert_eq!(
            markdown("see https://a.example/b."),
            "see <https://a.example/b>."
        );
        assert_eq!(
            markdown("see [it](https://a.example)"),
            "see [it](https://a.example)"
        );
        assert_eq!(
            markdown("see <https://a.example>"),
            "see <https://a.example>"
        );
    }

    #[test]
    fn nothing_becomes_a_test() {
        assert_eq!(markdown("a\n\n    let x = 1;"), "a\n\n   let x = 1;");
        assert_eq!(
            markdown("```rust\nlet x = 1;\n```"),
            "```text\nlet x = 1;\n```"
        );
        assert_eq!(markdown("```\nopen"), "```text\nopen\n```");
    }

    #[test]
    fn nothing_in_a_list_or_a_quote_becomes_a_test() {
        assert_eq!(markdown("*        let x = 1;"), "* let x = 1;");
        assert_eq!(markdown("1.\t\tlet x = 1;"), "1. let x = 1;");
        assert_eq!(markdown(">     let x = 1;"), "> let x = 1;");
        let fenced = markdown("- a\n\n  ~~~ rust\n  let x = 1;\n  ~~~");
        assert!(fenced.contains("~~~text"), "{fenced}");
    }

    proptest! {
        #[test]
        fn no_text_becomes_a_test(parts in prop::collection::vec(
            prop_oneof![
                Just("\n"), Just("\n\n"), Just(" "), Just("    "), Just("\t"), Just("- "), Just("* "),
                Just("1. "), Just("> "), Just("```"), Just("~~~"), Just("````"), Just("rust"),
                Just("x"), Just("`"), Just("# "), Just("| a | b |"), Just("|---|---|"), Just("<div>"),
                Just("[a]: b"), Just("é"), Just("---"),
            ],
            0..24,
        )) {
            let told = markdown(&parts.concat());
            prop_assert!(tests(&told).is_empty(), "{told:?}");
        }
    }

    #[test]
    fn characters_that_rustc_refuses_are_left_out() {
        assert_eq!(markdown("a\rb\r\nc\u{202e}d\u{2066}"), "a b cd");
    }

    #[test]
    fn spaces_of_several_bytes_are_text() {
        assert_eq!(markdown("a\n\n\u{a0}\u{a0}b"), "a\n\n\u{a0}\u{a0}b");
    }

    #[test]
    fn paragraphs_are_joined_and_lists_are_not() {
        assert_eq!(
            markdown("one\ntwo\n\n- a\n- b\n  more"),
            "one two\n\n- a\n- b more"
        );
        assert_eq!(markdown("1. a\n2. b"), "1. a\n2. b");
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let text = "word ".repeat(40);
        assert!(
            markdown(&text)
                .lines()
                .all(|line| line.len() <= super::WIDTH)
        );
        assert_eq!(markdown(&text).split_whitespace().count(), 40);
    }

    proptest::proptest! {
        #[test]
        fn every_block_of_code_ends(text in "[`a\\[\n -]{0,40}") {
            let docs = markdown(&text);
            let fences = docs.lines().filter(|line| line.trim_start().starts_with("```"));
            proptest::prop_assert_eq!(fences.count() % 2, 0, "{}", docs);
        }
    }
}
