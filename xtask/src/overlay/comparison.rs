//! What the filters of a target compare with.
//!
//! The JSONPath parser does not show what it has read, so this reads the text
//! again, and only as much as helps to say what was meant: it decides nothing.

/// `@.member == 'text'` in a filter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comparison<'t> {
    /// The last name before the comparison.
    pub member: &'t str,
    /// What it is compared with, without the quotes.
    pub text: &'t str,
}

/// All comparisons of a member with a text, in order.
pub(super) fn all(target: &str) -> Vec<Comparison<'_>> {
    let equals = target.match_indices("==");
    equals
        .filter_map(|(at, equals)| {
            Some(Comparison {
                member: member(&target[..at])?,
                text: text(&target[at + equals.len()..])?,
            })
        })
        .collect()
}

/// The name at the end of a path that starts at `@`.
fn member(before: &str) -> Option<&str> {
    let (_, path) = before.trim_end().rsplit_once('@')?;
    let names = path.strip_prefix('.')?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    names
        .chars()
        .all(is_plain)
        .then(|| names.rsplit('.').next())?
}

/// The quoted text at the beginning.
fn text(after: &str) -> Option<&str> {
    let after = after.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let (text, _) = after[1..].split_once(quote)?;
    (!text.contains('\\')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(target: &str) -> Vec<(&str, &str)> {
        let compared = all(target).into_iter();
        compared.map(|it| (it.member, it.text)).collect()
    }

    #[test]
    fn members_and_texts_are_found() {
        assert_eq!(found("$.a[?@.b == 'c d'].e"), [("b", "c d")]);
        assert_eq!(
            found(r#"$.a[?@.b.c=="d" && @.e == 'f']"#),
            [("c", "d"), ("e", "f")]
        );
    }

    #[test]
    fn what_is_no_such_comparison_is_left_out() {
        for target in [
            "$.a.b",
            "$[?@.b == 1]",
            "$[?@.b == 'c",
            r"$[?@.b == 'c\'d']",
            "$[?@ == 'c']",
            "$[?$.b == 'c']",
            "$[?@['b'] == 'c']",
            "==",
        ] {
            assert_eq!(found(target), [], "{target}");
        }
    }
}
