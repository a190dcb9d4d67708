//! Text of the server, made fit for messages and logs.
//!
//! A message is one line that a terminal shows as it is. So control characters and
//! characters that change the direction of text become spaces, the length has a
//! limit, and of a URL only the host is shown: a path or a query can hold a token,
//! such as that of a webhook.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Text on one line, with a limited number of characters.
pub(crate) struct Line<'a> {
    text: Cow<'a, str>,
    most_chars: usize,
}

impl<'a> Line<'a> {
    /// The most characters of what the server says.
    const MOST_CHARS: usize = 300;

    /// Text that is a name or an id.
    pub(crate) fn of(text: &'a str) -> Self {
        Self::with_at_most(Self::MOST_CHARS, text)
    }

    /// Text in the server's own words, in which URLs are cut.
    pub(crate) fn of_prose(text: &'a str) -> Self {
        Self {
            text: without_paths(text),
            most_chars: Self::MOST_CHARS,
        }
    }

    pub(crate) fn with_at_most(most_chars: usize, text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            most_chars,
        }
    }
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, char) in self.text.trim().chars().enumerate() {
            if count == self.most_chars {
                return f.write_char('…');
            }
            f.write_char(if is_invisible(char) { ' ' } else { char })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

/// Invisible characters, and those that change how others are shown.
fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text with `https://host/…` for every URL that has more than a host.
fn without_paths(text: &str) -> Cow<'_, str> {
    const AUTHORITY: &str = "://";
    if !text.contains(AUTHORITY) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(AUTHORITY) {
        let (before, url) = rest.split_at(at + AUTHORITY.len());
        let url_end = url.find(ends_url).unwrap_or(url.len());
        let (url, after) = url.split_at(url_end);
        let host_end = url.find(['/', '?', '#', '\\']).unwrap_or(url.len());
        let (host, path) = url.split_at(host_end);
        clean.push_str(before);
        // Before an at-sign are a name and a password.
        match host.rsplit_once('@') {
            Some((_, host)) => clean.extend(["…@", host]),
            None => clean.push_str(host),
        }
        if !matches!(path, "" | "/") {
            clean.push_str("/…");
        }
        rest = after;
    }
    clean.push_str(rest);
    Cow::Owned(clean)
}

fn ends_url(char: char) -> bool {
    char.is_whitespace() || matches!(char, '"' | '\'' | '<' | '>' | '`' | ')' | ']' | '}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn replaces_control_characters_and_bidi_overrides() {
        let text = "a\r\nb\u{1b}[2Jc\u{202e}d\u{2066}e\u{200f}f\u{2028}g";
        assert_eq!(Line::of(text).to_string(), "a  b [2Jc d e f g");
    }

    #[test]
    fn shows_only_the_host_of_urls() {
        for (text, shown) in [
            (
                "no https://a.test/hook/t0k3n, sorry",
                "no https://a.test/… sorry",
            ),
            (
                "'https://a.test:8/?t=1' and http://b.test/",
                "'https://a.test:8/…' and http://b.test",
            ),
            (
                "(https://me:pw@a.test#x) s3://b/c",
                "(https://…@a.test/…) s3://b/…",
            ),
            ("nothing: //", "nothing: //"),
        ] {
            assert_eq!(Line::of_prose(text).to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_short_line(text: String) {
            for line in [Line::of(&text), Line::of_prose(&text)] {
                let line = line.to_string();
                prop_assert!(line.chars().count() <= Line::MOST_CHARS + 1);
                prop_assert!(!line.chars().any(is_invisible));
            }
        }
    }
}
