//! Names that differ in Rust, for names that differ in signs only.

/// A name for what is called `wire`: the same if that is free, or one that says
/// in words what the signs say, and more if it has to.
pub fn name(wire: &str, hint: &str, is_free: impl Fn(&str) -> bool) -> String {
    let spelt = spelt_out(wire);
    [wire.to_owned(), spelt.clone(), format!("{spelt}_{hint}")]
        .into_iter()
        .chain((2..).map(|count| format!("{spelt}_{count}")))
        .find(|name| is_free(name))
        .unwrap_or(spelt)
}

/// The signs that tell names apart, in words.
fn spelt_out(name: &str) -> String {
    const SIGNS: &[(&str, &str)] = &[
        ("<=", "_at_most"),
        (">=", "_at_least"),
        ("<", "_before"),
        (">", "_after"),
        ("!", "_not"),
        ("@", "at_"),
        ("$", "dollar_"),
        ("#", "hash_"),
        ("+", "plus_"),
        ("*", "star_"),
    ];
    SIGNS.iter().fold(name.to_owned(), |name, (sign, word)| {
        name.replace(sign, word)
    })
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_name_says_what_the_signs_say() {
        let taken = ["start"];
        let is_free = |name: &str| !taken.contains(&crate::names::snake(name).as_str());
        assert_eq!(name("end", "query", is_free), "end");
        assert_eq!(name("start", "query", is_free), "start_query");
        assert_eq!(name("start<", "query", is_free), "start_before");
        assert_eq!(name("@start", "query", is_free), "at_start");
    }

    #[test]
    fn there_is_always_one_more() {
        assert_eq!(name("a", "b", |name| name == "a_4"), "a_4");
    }
}
