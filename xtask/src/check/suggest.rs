//! What somebody may have meant.

/// The known word that is closest to what was written, if it is close enough
/// for a typo.
pub(super) fn closest<'a>(
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

/// The words as they stand in a sentence: `a`, `b` or `c`.
pub(super) fn one_of(words: &[&str]) -> String {
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
    fn words_make_a_list() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
