//! What somebody may have meant.

/// The known word that is closest to what was written, if it is close enough
/// for a typo.
pub(crate) fn closest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let small = written.to_lowercase();
    let most = if written.len() < 6 { 1 } else { 2 };
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(&small, &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The known name that is nearest to what was written, if more of it stays
/// than changes, as after a rename.
pub(crate) fn renamed<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = |word: &str| word.chars().count();
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(written, word), word))
        .filter(|(distance, word)| distance * 2 < length(word).max(length(written)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The words as they stand in a sentence: `a`, `b` or `c`.
pub(crate) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_close_and_other_words_are_not() {
        let known = ["operationId", "tags", "string", "integer"];
        assert_eq!(closest("operationID", known), Some("operationId"));
        assert_eq!(closest("opertaionId", known), Some("operationId"));
        assert_eq!(closest("tag", known), Some("tags"));
        assert_eq!(closest("sting", known), Some("string"));
        assert_eq!(closest("int", known), None);
        assert_eq!(closest("file", known), None);
    }

    #[test]
    fn what_was_renamed_is_found_and_what_is_gone_is_not() {
        let known = ["listWallets", "readWalletBalance", "find"];
        let found = |written| renamed(written, known);
        assert_eq!(found("getWalletBalance"), Some("readWalletBalance"));
        assert_eq!(found("listWallet"), Some("listWallets"));
        assert_eq!(found("validateEmails"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn words_make_a_list() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
