//! Percent-encoding, taken strictly.
//!
//! Most decoders pass on what they cannot decode, such as `%zz`, and replace
//! what is not UTF-8.

/// Decodes the parameters of a query string; `None` if that is not possible.
pub(super) fn pairs(query: &str) -> Option<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let text = |part: &str| decode(&part.replace('+', " "));
            Some((text(name)?, text(value)?))
        })
        .collect()
}

/// Whether a path can be decoded.
pub(super) fn is_valid(path: &str) -> bool {
    decode(path).is_some()
}

fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        // Without this, `u8` would parse `+1` too.
        if !code.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_pairs() {
        let pairs = pairs("a=1&b=x+y%20z%2B%C3%A9&c&&=d&a=2%3D=3").expect("it is valid");
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let expected = [
            ("a", "1"),
            ("b", "x y z+é"),
            ("c", ""),
            ("", "d"),
            ("a", "2==3"),
        ];
        assert_eq!(pairs, expected);
        assert_eq!(super::pairs(""), Some(Vec::new()));
    }

    #[test]
    fn refuses_what_cannot_be_decoded() {
        for text in ["%", "a%2", "%zz", "%+1", "%é", "%ff", "%C3", "%C3%28"] {
            assert_eq!(pairs(&format!("a={text}")), None, "{text}");
            assert_eq!(pairs(&format!("{text}=a")), None, "{text}");
            assert!(!is_valid(&format!("/a/{text}")), "{text}");
        }
        assert!(is_valid("/a+b/%C3%A9/%25"));
    }
}
