//! Where the mistake behind a syntax error is.
//!
//! The parser stops where it understands no more, which may be lines away from
//! what is wrong. This only looks for three common mistakes: tabs, quotes that
//! nobody has closed, and keys without a colon.

/// What there is to correct.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blame {
    /// The byte where it is.
    pub at: usize,
    pub help: &'static str,
}

/// What is wrong when the parser says `info` of the byte `at`.
pub(super) fn find(text: &str, at: usize, info: &str) -> Blame {
    let tab = if info.contains("tab") {
        tab_in_an_indentation(text, at)
    } else {
        None
    };
    if let Some(at) = tab {
        let help = "indent with spaces, YAML allows no tabs there";
        return Blame { at, help };
    }
    if let Some(at) = open_quote(text, at) {
        let help = "close the quote in its line; the next one, lines below, is taken for its end";
        return Blame { at, help };
    }
    let no_colon = info.contains("mapping values").then(|| no_colon(text, at));
    if let Some(at) = no_colon.flatten() {
        let help = "write a colon and a space after the key";
        return Blame { at, help };
    }
    let help = "correct it; the mistake may stand in the lines above";
    Blame { at, help }
}

/// A key without a colon in the line above `at`: the next key is then taken for a part
/// of its text.
fn no_colon(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].rfind('\n')?;
    let above = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[above..start];
    let content = line.trim_start();
    let is_key = !content.is_empty() && !content.contains(':') && !content.starts_with(['-', '#']);
    is_key.then(|| above + line.len() - content.len())
}

/// The first tab that a line begins with, in the line of `at` or below.
fn tab_in_an_indentation(text: &str, at: usize) -> Option<usize> {
    let mut start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    for line in text[start..].split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - content.len()];
        let is_blank = content.trim().is_empty();
        if let Some(tab) = indent.find('\t').filter(|_| !is_blank) {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}

/// The quote that opens what is closed right before `at`, if that is in another
/// line.
fn open_quote(text: &str, at: usize) -> Option<usize> {
    let before = &text[..at];
    let quote = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let before = &before[..at - 1];
    let is_escaped = |at: usize| quote == '"' && before[..at].ends_with('\\');
    let (open, _) = before
        .rmatch_indices(quote)
        .find(|(at, _)| !is_escaped(*at))?;
    before[open..].contains('\n').then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAB: &str = "found a tab";
    const MAPPING: &str = "mapping values are not allowed in this context";
    const TRAILING: &str = "invalid trailing content";

    /// Where the blame is put, as the rest of the line.
    fn blamed<'t>(text: &'t str, stopped: &str, info: &str) -> &'t str {
        let at = find(text, text.find(stopped).unwrap(), info).at;
        text[at..].lines().next().unwrap_or_default()
    }

    #[test]
    fn a_tab_is_found_below_what_was_read() {
        assert_eq!(blamed("a: x\n\n  \tb: y\n", "x", TAB), "\tb: y");
        assert_eq!(blamed("a:\n\tb: y\n", "b", TAB), "\tb: y");
        assert_eq!(blamed("a: x\n\t\n", "x", TAB), "x");
        assert_eq!(blamed("a: x\n\tb: y\n", "x", TRAILING), "x");
    }

    #[test]
    fn a_key_without_a_colon_is_found_above_the_next_key() {
        assert_eq!(blamed("a:\n  b c\n  d: e\n", ": e", MAPPING), "b c");
        assert_eq!(blamed("a:\n  b: c: d\n", ": d", MAPPING), ": d");
        assert_eq!(blamed("- b\n  d: e\n", ": e", MAPPING), ": e");
    }

    #[test]
    fn a_quote_is_found_above_what_closes_it() {
        let text = "a: \"b\nc: \"#d\"\n";
        assert_eq!(blamed(text, "#", TRAILING), "\"b");
        let text = "a: 'é\nc: '#d'\n";
        assert_eq!(blamed(text, "#", TRAILING), "'é");
        let text = "a: \"b \\\"\nc: \"#d\"\n";
        assert_eq!(blamed(text, "#", TRAILING), "\"b \\\"");
        assert_eq!(blamed("a: \"b\"#c\n", "#", TRAILING), "#c");
        assert_eq!(blamed("\"#", "#", TRAILING), "#");
    }
}
