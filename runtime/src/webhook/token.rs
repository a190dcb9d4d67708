//! A part of a URL that only the service knows.
//!
//! Where deliveries are not signed, all that tells them from forged ones is that
//! they came to an address which nobody can guess. Such an address is made and
//! recognized here. It is a secret: it is not shown, and comparing it takes the
//! same time whatever is guessed.

use std::fmt;
use std::fmt::Write;

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

/// A segment of a path that cannot be guessed, to be put in a webhook's URL.
///
/// ```
/// # use openapi_client_runtime::webhook::PathToken;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let token = PathToken::generate()?;
/// let url = format!("https://hooks.example.com/enriched/{}", token.expose());
/// assert!(token.matches(url.rsplit('/').next().unwrap_or_default()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PathToken(SecretString);

impl PathToken {
    /// The fewest characters that a token has.
    pub const FEWEST_CHARS: usize = 32;

    /// Makes a new one: 256 bits from the operating system, as 64 characters
    /// that need no escaping.
    ///
    /// # Errors
    /// If the operating system has no random numbers to give.
    pub fn generate() -> Result<Self, TokenError> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|_| TokenError::NoRandomness)?;
        let mut text = String::with_capacity(2 * bytes.len());
        for byte in bytes {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text.into()))
    }

    /// Takes one that was made before, from wherever secrets are kept.
    ///
    /// # Errors
    /// If it is so short that it could be guessed, or has characters that would
    /// have to be escaped in a path.
    pub fn new(text: impl Into<String>) -> Result<Self, TokenError> {
        let text = SecretString::from(text.into());
        let plain = |char: char| char.is_ascii_alphanumeric() || "-_.~".contains(char);
        if text.expose_secret().len() < Self::FEWEST_CHARS {
            Err(TokenError::TooShort)
        } else if !text.expose_secret().chars().all(plain) {
            Err(TokenError::NotPlain)
        } else {
            Ok(Self(text))
        }
    }

    /// Whether `given` is this token. Takes the same time for every guess of the
    /// same length.
    #[must_use]
    pub fn matches(&self, given: &str) -> bool {
        let token = self.0.expose_secret().as_bytes();
        token.ct_eq(given.as_bytes()).into()
    }

    /// The token itself, to put in a URL.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for PathToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PathToken([secret])")
    }
}

/// Why there is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// It is too short not to be guessed.
    #[error(
        "the token has fewer than {} characters, so that it could be guessed: \
         make one with `PathToken::generate`",
        PathToken::FEWEST_CHARS
    )]
    TooShort,
    /// It has characters that do not stay as they are in a path.
    #[error("the token has characters other than letters, digits, `-`, `_`, `.` and `~`")]
    NotPlain,
    /// The operating system has no random numbers to give.
    #[error("the operating system has no random numbers to make a token of")]
    NoRandomness,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn tokens_are_long_and_differ() {
        let one = PathToken::generate().expect("a token");
        let other = PathToken::generate().expect("a token");
        assert_eq!(one.expose().len(), 64);
        assert!(one.matches(one.expose()));
        assert!(!one.matches(other.expose()));
        assert!(PathToken::new(one.expose()).is_ok());
    }

    #[test]
    fn only_the_whole_token_matches() {
        let token = PathToken::new(TOKEN).expect("a token");
        for guess in ["", &TOKEN[1..], &TOKEN.to_uppercase(), &format!("{TOKEN}0")] {
            assert!(!token.matches(guess), "{guess}");
        }
    }

    #[test]
    fn what_could_be_guessed_is_refused() {
        assert_eq!(PathToken::new("hunter2").err(), Some(TokenError::TooShort));
        let odd = TOKEN.replace('a', "/");
        assert_eq!(PathToken::new(odd).err(), Some(TokenError::NotPlain));
    }

    #[test]
    fn a_token_is_not_shown() {
        let token = PathToken::new(TOKEN).expect("a token");
        assert!(!format!("{token:?}").contains("0123"));
    }
}
