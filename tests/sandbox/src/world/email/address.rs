//! What an email address is, and its parts.

use super::{FREE_MAIL, MailDomain, Mailbox, UNSETTLED_MAILBOXES, WORKING_MAILBOXES};
use crate::world::names::plain;
use crate::world::random::{Key, Seed};

/// Longest address and longest part before the `@` that RFC 5321 allows.
const LONGEST: (usize, usize) = (254, 64);

/// Whether a text is an email address, as every operation judges it.
///
/// A quoted part before the `@` (`"a b"@example.com`) and tags (`a+b@example.com`) are accepted.
/// A domain without a dot, an IP address instead of a domain, and comments are not.
#[must_use]
pub fn looks_like_an_address(text: &str) -> bool {
    parts(text).is_some()
}

/// Splits an address at its `@`; `None` for a text that is not an address.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (local, domain) = text.rsplit_once('@')?;
    let (longest, longest_local) = LONGEST;
    let fits = text.len() <= longest && local.len() <= longest_local;
    let is_local = is_local_part(local) || quoted(local).is_some_and(is_quotable);
    (fits && is_local && is_domain(domain)).then_some((local, domain))
}

fn is_local_part(local: &str) -> bool {
    let allowed =
        |character: char| character.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(character);
    !local.is_empty()
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

/// The text between quotation marks.
fn quoted(local: &str) -> Option<&str> {
    local.strip_prefix('"')?.strip_suffix('"')
}

/// Whether a text can stand between quotation marks: in there, a backslash escapes the next
/// character.
fn is_quotable(text: &str) -> bool {
    let mut escaped = false;
    for character in text.chars() {
        if character.is_control() || (character == '"' && !escaped) {
            return false;
        }
        escaped = character == '\\' && !escaped;
    }
    !escaped && !text.is_empty()
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(is_label)
}

/// An address in its two parts, lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::world) struct Address {
    /// What stands before the `@`, without a tag (`+news`).
    pub local: String,
    /// What stands behind it.
    pub domain: String,
}

impl Address {
    /// Takes an address apart, whatever spaces surround it; `None` for a text that is not an
    /// address.
    pub fn parse(email: &str) -> Option<Self> {
        let email = email.trim().to_lowercase();
        let (local, domain) = parts(&email)?;
        let local = match local.split_once('+') {
            Some((name, _)) if !name.is_empty() && quoted(local).is_none() => name,
            _ => local,
        };
        Some(Self {
            local: local.to_owned(),
            domain: domain.to_owned(),
        })
    }

    /// Whether the domain hands out mailboxes to everyone.
    pub fn is_free_mail(&self) -> bool {
        FREE_MAIL.iter().any(|(domain, _)| *domain == self.domain)
    }

    /// Whether the address takes mail for someone in particular.
    pub fn is_working(&self, seed: Seed) -> bool {
        MailDomain::of(seed, &self.domain).is_some() && self.mailbox(seed) == Mailbox::Working
    }

    /// Stands for the mailbox.
    pub fn key(&self, seed: Seed) -> Key {
        let letters = plain(&self.local);
        let name = if letters.is_empty() {
            &self.local
        } else {
            &letters
        };
        seed.key("mailbox", &self.domain).named(name)
    }

    pub(super) fn mailbox(&self, seed: Seed) -> Mailbox {
        match self.key(seed).roll("state").below(100) {
            lot if lot < WORKING_MAILBOXES => Mailbox::Working,
            lot if lot < WORKING_MAILBOXES + UNSETTLED_MAILBOXES => Mailbox::Unsettled,
            _ => Mailbox::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_addresses() {
        for text in [
            "a@b.example",
            "Jane.Doe@Example.COM",
            "jane+news@example.com",
            "+jane@example.com",
            "o'brien@example.com",
            "jörg@bücher.example",
            "\"a b\"@example.com",
            "\"a@b\"@example.com",
            "\"a+b\"@example.com",
            r#""a\"b\\"@example.com"#,
        ] {
            assert!(looks_like_an_address(text), "{text}");
            assert!(Address::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_an_address() {
        let long = format!("{}@example.com", "a".repeat(65));
        let longer = format!("a@{}com", "example.".repeat(40));
        for text in [
            "",
            "@",
            "jane",
            "jane@",
            "@example.com",
            "jane@example",
            "jane@localhost",
            "jane@.com",
            "jane@example..com",
            "jane@example.com.",
            "jane@-example.com",
            "jane@[127.0.0.1]",
            "jane doe@example.com",
            "jane@exam ple.com",
            " jane@example.com",
            "jane@example.com ",
            "jane@example.com\n",
            "ja\tne@example.com",
            "ja\0ne@example.com",
            "jane@exam\u{7f}ple.com",
            "jane@@example.com",
            "jane@doe@example.com",
            "<jane@example.com>",
            "jane..doe@example.com",
            ".jane@example.com",
            "jane.@example.com",
            "\"@example.com",
            "\"\"@example.com",
            "\"a\"b\"@example.com",
            "\"a\\\"@example.com",
            "\"a\nb\"@example.com",
            "\"a\u{0}b\"@example.com",
            "\"a b@example.com",
            &long,
            &longer,
        ] {
            assert!(!looks_like_an_address(text), "{text:?}");
        }
    }

    #[test]
    fn tags_do_not_make_another_mailbox() {
        let local = |text: &str| Address::parse(text).map(|address| address.local);
        for (text, expected) in [
            ("Jane+News@example.com", "jane"),
            (" jane@example.com ", "jane"),
            ("+jane@example.com", "+jane"),
            ("\"a+b\"@example.com", "\"a+b\""),
        ] {
            assert_eq!(local(text).as_deref(), Some(expected), "{text}");
        }
    }
}
