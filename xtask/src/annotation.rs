//! Annotations of workflows on GitHub: how their texts are escaped.
//!
//! Which annotations there are, and what they say, is decided by those who print them.

/// A message, escaped.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property, escaped.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_a_property_or_a_command() {
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
    }
}
