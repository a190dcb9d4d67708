//! Random texts, for boundaries and keys that must not repeat. Not for secrets.

use std::hash::{BuildHasher, Hasher, RandomState};

/// A random number. The hasher's keys come from the operating system.
fn number() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// 32 hexadecimal digits.
pub(crate) fn hex() -> String {
    format!("{:016x}{:016x}", number(), number())
}

/// A UUID of version 4 (RFC 9562).
pub(crate) fn uuid() -> String {
    let (high, low) = (number(), number());
    let high = high & !0xf000 | 0x4000;
    let low = low & !(0b11 << 62) | 0b10 << 62;
    let hex = format!("{high:016x}{low:016x}");
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_have_their_form_and_differ() {
        let one = uuid();
        assert_eq!(one.len(), 36);
        assert_eq!(one.as_bytes()[14], b'4');
        assert!(
            matches!(one.as_bytes()[19], b'8' | b'9' | b'a' | b'b'),
            "{one}"
        );
        assert_ne!(one, uuid());
        assert_ne!(hex(), hex());
    }
}
