//! Finds in an output what is not for everybody's eyes.
//!
//! Looks for everything that is confidential in the spellings that programs
//! give to text, in whatever case, and for anything at all that looks like
//! somebody's address. Knows nothing of where the output is from.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::confidential;

/// The lines of `output` that show something, each once and with what it shows.
#[must_use]
pub fn leaks(output: &str) -> Vec<String> {
    let needles = needles();
    let of_line = |line: &str| {
        let what = shown_in(line, &needles)?;
        Some(format!("shows {what}: {line}"))
    };
    let bytes = printed_bytes(output);
    let lines = output.lines().chain(bytes.iter().map(String::as_str));
    let lines: BTreeSet<&str> = lines.collect();
    lines.into_iter().filter_map(of_line).collect()
}

fn shown_in(line: &str, needles: &[String]) -> Option<String> {
    let line = line.to_lowercase();
    let found = needles.iter().find(|needle| line.contains(*needle));
    let address = || address(&line).map(|address| format!("an address, {address}"));
    found.cloned().or_else(address)
}

/// Bytes that were pretty-printed, one to a line: put together in one.
fn printed_bytes(output: &str) -> Vec<String> {
    let is_byte = |line: &str| {
        let byte = line.trim().strip_suffix(',');
        byte.is_some_and(|byte| byte.len() <= 3 && u16::from_str_radix(byte, 16).is_ok())
    };
    let lines: Vec<&str> = output.lines().collect();
    let runs = lines.chunk_by(|one, next| is_byte(one) && is_byte(next));
    let joined = |run: &[&str]| {
        run.iter()
            .map(|line| line.trim())
            .collect::<Vec<_>>()
            .join(" ")
    };
    runs.filter(|run| run.len() > 1).map(joined).collect()
}

/// How text is spelled where it is not spelled as it is.
fn needles() -> Vec<String> {
    let spellings = |text: &&str| {
        let bytes = text.as_bytes();
        let numbers = |spell: fn(&u8) -> String, between| {
            bytes.iter().map(spell).collect::<Vec<_>>().join(between)
        };
        [
            (*text).to_owned(),
            utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
            utf8_percent_encode(text, IN_QUERY).to_string(),
            text.escape_default().to_string(),
            bytes.escape_ascii().to_string(),
            numbers(u8::to_string, ", "),
            numbers(|byte| format!("{byte:02x}"), ""),
            numbers(|byte| format!("{byte:x}"), ", "),
        ]
    };
    let all = confidential::ALL.iter().flat_map(spellings);
    let all: BTreeSet<String> = all.map(|spelling| spelling.to_lowercase()).collect();
    // Whoever looks for a part finds the whole.
    let has_part = |text: &&String| all.iter().any(|part| part != *text && text.contains(part));
    all.iter().filter(|text| !has_part(text)).cloned().collect()
}

/// In queries more characters are left alone than have to be.
const IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// Something with an at-sign between letters, spelled out or encoded.
fn address(text: &str) -> Option<&str> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "._+-%".contains(char);
    let at_sign = |sign: &'static str| {
        text.match_indices(sign).find_map(move |(at, _)| {
            let (before, after) = (&text[..at], &text[at + sign.len()..]);
            let start = before.len() - before.chars().rev().take_while(|it| is_part(*it)).count();
            let length = after.chars().take_while(|it| is_part(*it)).count();
            let is_address = start < at && after[..length].contains('.');
            is_address.then(|| &text[start..at + sign.len() + length])
        })
    };
    at_sign("@").or_else(|| at_sign("%40"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::{ALL, EMAIL, IPV6, KEY, LAST_NAME};

    fn leaks_of(line: &str) -> Vec<String> {
        leaks(&format!("the first line\n{line}\nthe last line"))
    }

    #[test]
    fn a_line_that_leaks_is_named() {
        for value in ALL {
            let line = format!("DEBUG request{{it=\"{value}\"}}: sent");
            let leaks = leaks_of(&line);
            assert_eq!(leaks.len(), 1, "{value}");
            assert!(leaks[0].ends_with(&line), "{leaks:?}");
        }
    }

    #[test]
    fn spellings_do_not_hide_anything() {
        let email = EMAIL.as_bytes();
        for line in [
            EMAIL.to_uppercase(),
            EMAIL.replace('@', "%40"),
            IPV6.replace(':', "%3a"),
            LAST_NAME.replace('ö', "%C3%B6"),
            format!("{email:?}"),
            format!("{email:#?}"),
            format!("{email:x?}"),
            format!("{:?}", LAST_NAME.as_bytes().escape_ascii().to_string()),
            format!("Bearer {KEY}"),
            format!("key {}…", &KEY[..16]),
            "somebody@else.example".to_owned(),
            "email=somebody%40else.example".to_owned(),
        ] {
            assert_eq!(leaks_of(&line).len(), 1, "{line}");
        }
    }

    #[test]
    fn what_is_for_everybody_is_not_a_leak() {
        for line in [
            "findEmail: 402 Payment Required: Insufficient credits (request 7f3a)",
            "x-api-key: [key]",
            "at src/main.rs:1 @ 0x7f",
            "http://127.0.0.1:41219 100%40",
        ] {
            assert_eq!(leaks_of(line), Vec::<String>::new());
        }
    }
}
