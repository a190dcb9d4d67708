//! The caller's key: held so that it cannot be printed, checked before it is
//! sent, and put on a request.
//!
//! This is the only module that looks at the key's text. It must not put any
//! part of it into a message, whatever is wrong with it.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use crate::{AuthScheme, Credential};

/// A caller's API key.
///
/// It is wiped from memory when it is dropped, and prints as `ApiKey(…)`. So is
/// the copy that travels as a header, which is marked sensitive as well. What
/// the connection makes of that is out of our hands.
#[derive(Clone)]
pub struct ApiKey(SecretString);

impl ApiKey {
    /// Takes hold of a key. White space around it, such as the line end of the
    /// file that it was read from, is not part of it.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        let key = SecretString::from(key.into());
        let trimmed = key.expose_secret().trim();
        if trimmed.len() == key.expose_secret().len() {
            Self(key)
        } else {
            Self(SecretString::from(trimmed))
        }
    }

    /// The key of the scheme `basic` of HTTP: a user name and a password.
    #[must_use]
    pub fn basic(user_name: &str, password: &str) -> Self {
        let pair = Zeroizing::new(format!("{user_name}:{password}"));
        Self(SecretString::from(BASE64.encode(pair.as_bytes())))
    }

    /// Says what is wrong with the key, as the end of a sentence about it.
    pub(crate) fn check(&self, credential: &Credential) -> Result<(), KeyFault> {
        let key = self.0.expose_secret();
        if key.is_empty() {
            Err(KeyFault::Blank)
        } else if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            Err(KeyFault::NotHeaderText)
        } else if !key.starts_with(credential.prefix()) {
            Err(KeyFault::WrongPrefix(credential.prefix()))
        } else {
            Ok(())
        }
    }

    /// Puts the key on a request. Replaces a header of the same name.
    pub(crate) fn apply(
        &self,
        scheme: AuthScheme,
        request: &mut reqwest::Request,
    ) -> Result<(), KeyFault> {
        let (name, before) = match scheme {
            AuthScheme::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes());
                (name.map_err(|_| KeyFault::BadHeaderName)?, String::new())
            }
            AuthScheme::Bearer => (AUTHORIZATION, "Bearer ".to_owned()),
            AuthScheme::Basic => (AUTHORIZATION, "Basic ".to_owned()),
            AuthScheme::Cookie(name) => {
                let others = request.headers().get(COOKIE);
                let others = others.and_then(|cookies| cookies.to_str().ok());
                let others = others.map(|cookies| format!("{cookies}; "));
                (COOKIE, format!("{}{name}=", others.unwrap_or_default()))
            }
            AuthScheme::Query(name) => {
                let key = self.0.expose_secret();
                let url = request.url_mut();
                // A URL that the service gave may have it already.
                let pairs = url.query_pairs().into_owned();
                let others: Vec<_> = pairs.filter(|(other, _)| other != name).collect();
                if others.len() < url.query_pairs().count() {
                    url.query_pairs_mut().clear().extend_pairs(others);
                }
                url.query_pairs_mut().append_pair(name, key);
                return Ok(());
            }
        };
        let headers = request.headers_mut();
        let value = HeaderValue::from_maybe_shared(self.wiped_after(&before));
        let mut value = value.map_err(|_| KeyFault::NotHeaderText)?;
        value.set_sensitive(true);
        headers.insert(name, value);
        Ok(())
    }

    /// `before` and the key, in memory that is wiped when nobody has it any more.
    fn wiped_after(&self, before: &str) -> Bytes {
        let key = self.0.expose_secret();
        // Enough room from the start: a vector that grows leaves copies behind.
        let mut text = Zeroizing::new(Vec::with_capacity(before.len() + key.len()));
        text.extend_from_slice(before.as_bytes());
        text.extend_from_slice(key.as_bytes());
        Bytes::from_owner(text)
    }

    /// Replaces the key in text that came back from the server: some servers quote
    /// the key that they refuse. Finds the key behind JSON escapes as well.
    fn redact(&self, text: Bytes) -> Bytes {
        let key = self.0.expose_secret().as_bytes();
        let Some(first) = key.first() else {
            return text;
        };
        let mut clean = Vec::new();
        let mut rest = 0;
        for at in memchr::memchr2_iter(*first, b'\\', &text) {
            if at < rest {
                continue;
            }
            if let Some(length) = spelled(key, &text[at..]) {
                clean.extend_from_slice(&text[rest..at]);
                clean.extend_from_slice(b"[key]");
                rest = at + length;
            }
        }
        if rest == 0 {
            return text;
        }
        clean.extend_from_slice(&text[rest..]);
        clean.into()
    }

    fn is_same(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

/// The length of `key` at the start of `text`, with or without JSON escapes.
fn spelled(key: &[u8], text: &[u8]) -> Option<usize> {
    let mut at = 0;
    for byte in key {
        let rest = text.get(at..)?;
        at += match rest {
            // `\u0073` is `s`.
            [b'\\', b'u', hex @ ..] => {
                let hex = std::str::from_utf8(hex.get(..4)?).ok()?;
                (u16::from_str_radix(hex, 16) == Ok(u16::from(*byte))).then_some(6)?
            }
            [b'\\', escaped @ (b'"' | b'\\' | b'/'), ..] if escaped == byte => 2,
            [raw, ..] if raw == byte => 1,
            _ => return None,
        };
    }
    Some(at)
}

/// The keys that a client has used, newest last, so that none is shown when the server
/// quotes it. The old key is valid for a while after it was replaced.
#[derive(Clone, Default)]
pub(crate) struct UsedKeys(Vec<Arc<ApiKey>>);

impl UsedKeys {
    /// The most that are remembered. Programs with short-lived keys have many.
    const MOST: usize = 16;

    pub(crate) fn add(&mut self, key: &Arc<ApiKey>) {
        if self.0.last().is_some_and(|last| last.is_same(key)) {
            return;
        }
        self.0.retain(|used| !used.is_same(key));
        let surplus = (self.0.len() + 1).saturating_sub(Self::MOST);
        self.0.drain(..surplus);
        self.0.push(Arc::clone(key));
    }

    /// Replaces every one of them in the body of a response.
    pub(crate) fn redact(&self, text: Bytes) -> Bytes {
        let keys = self.0.iter().rev();
        keys.fold(text, |text, key| key.redact(text))
    }

    /// Replaces every one of them in headers.
    pub(crate) fn redact_headers(&self, headers: &mut HeaderMap) {
        for value in headers.values_mut() {
            let clean = self.redact(Bytes::copy_from_slice(value.as_bytes()));
            if *clean != *value.as_bytes() {
                *value = HeaderValue::from_maybe_shared(clean)
                    .unwrap_or(HeaderValue::from_static("[key]"));
            }
        }
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

impl From<String> for ApiKey {
    fn from(key: String) -> Self {
        Self::new(key)
    }
}

impl From<&str> for ApiKey {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

/// What is wrong with a key. Reads as the end of a sentence about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum KeyFault {
    #[error("is blank")]
    Blank,
    #[error("contains characters that cannot stand in a header; was it copied whole?")]
    NotHeaderText,
    #[error("does not start with `{0}`; is it a key for this API?")]
    WrongPrefix(&'static str),
    #[error("cannot be sent: the API names an impossible header for it")]
    BadHeaderName,
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREDENTIAL: Credential = Credential::new(&[], &[]).with_prefix("sk_");

    fn request() -> reqwest::Request {
        let url = "https://api.example.com/a?b=%20".parse().expect("a URL");
        reqwest::Request::new(reqwest::Method::GET, url)
    }

    #[test]
    fn a_key_is_checked_and_never_shown() {
        let check = |key: &str| ApiKey::new(key).check(&CREDENTIAL);
        assert_eq!(check("sk_live_1"), Ok(()));
        assert_eq!(check(" sk_live_1\n"), Ok(()));
        assert_eq!(check(" \t"), Err(KeyFault::Blank));
        assert_eq!(check("pk_live_1"), Err(KeyFault::WrongPrefix("sk_")));
        assert_eq!(check("sk_li ve"), Err(KeyFault::NotHeaderText));
        assert_eq!(check("sk_lïve"), Err(KeyFault::NotHeaderText));
        assert_eq!(format!("{:?}", ApiKey::new("sk_live_1")), "ApiKey(…)");
    }

    #[test]
    fn headers_that_carry_the_key_are_sensitive() -> Result<(), KeyFault> {
        for scheme in [
            AuthScheme::Header("x-api-key"),
            AuthScheme::Bearer,
            AuthScheme::Basic,
            AuthScheme::Cookie("session"),
        ] {
            let mut request = request();
            ApiKey::new("sk_live_1").apply(scheme, &mut request)?;
            let headers = request.headers();
            assert_eq!(headers.len(), 1);
            assert!(headers.values().all(HeaderValue::is_sensitive));
            assert!(!format!("{headers:?}").contains("sk_live_1"));
        }
        Ok(())
    }

    #[test]
    fn keys_join_other_parameters_and_cookies() -> Result<(), KeyFault> {
        let mut request = request();
        let cookies = HeaderValue::from_static("a=1");
        request.headers_mut().insert(COOKIE, cookies);
        ApiKey::new("k&1").apply(AuthScheme::Query("key"), &mut request)?;
        ApiKey::new("s2").apply(AuthScheme::Cookie("session"), &mut request)?;
        assert_eq!(request.url().query(), Some("b=%20&key=k%261"));
        assert_eq!(request.headers()[COOKIE], "a=1; session=s2");
        Ok(())
    }

    #[test]
    fn a_user_name_and_a_password_are_one_key() -> Result<(), KeyFault> {
        let mut request = request();
        ApiKey::basic("Aladdin", "open sesame").apply(AuthScheme::Basic, &mut request)?;
        // The example of RFC 7617, section 2.
        let expected = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
        assert_eq!(request.headers()[AUTHORIZATION], expected);
        Ok(())
    }

    #[test]
    fn every_copy_of_the_key_is_taken_out() {
        let mut keys = UsedKeys::default();
        keys.add(&Arc::new(ApiKey::new("sk_old/1")));
        keys.add(&Arc::new(ApiKey::new("sk_1")));
        for (text, clean) in [
            (r#"sk_1: no, sk_1!"#, "[key]: no, [key]!"),
            (r#"\u0073k_1 s\u006B\u005f1"#, "[key] [key]"),
            (r#"sk_old/1 sk_old\/1 sk_o"#, "[key] [key] sk_o"),
            (r#"ssk_1 \sk_1"#, r#"s[key] \[key]"#),
            (r#"nothing \u0073k_ \u007"#, r#"nothing \u0073k_ \u007"#),
        ] {
            assert_eq!(keys.redact(text.into()), clean, "{text}");
        }
    }

    #[test]
    fn only_the_latest_keys_are_remembered() {
        let mut keys = UsedKeys::default();
        for number in 100..200 {
            keys.add(&Arc::new(ApiKey::new(format!("sk_{number}"))));
        }
        assert_eq!(
            keys.redact("sk_199 sk_184 sk_183".into()),
            "[key] [key] sk_183"
        );
    }
}
