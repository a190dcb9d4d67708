//! Rust names for the names of a description.
//!
//! The rules are those of progenitor and typify, so that a name made here is
//! one that they keep. Knows nothing of what the names are for.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// Words that cannot name anything, in any edition, or not without `r#`.
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A type's name: `email-finder result` becomes `EmailFinderResult`.
pub fn pascal(text: &str) -> String {
    identifier(words(text).to_pascal_case(), "X")
}

/// A field's or function's name: `firstName` becomes `first_name`.
pub fn snake(text: &str) -> String {
    identifier(words(text).to_snake_case(), "x")
}

/// A constant's name: `findEmail` becomes `FIND_EMAIL`. One without letters
/// that have a case gets one, lest it be the name of a function as well.
pub fn shouty(text: &str) -> String {
    match identifier(words(text).to_shouty_snake_case(), "X") {
        name if name.contains(char::is_uppercase) => name,
        name => format!("X_{name}"),
    }
}

/// Types, traits and variants that generated code names without a path.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Whether a type of this name would hide one that every module has.
pub fn is_prelude(name: &str) -> bool {
    PRELUDE.contains(&name)
}

/// A type's name that is not also one of the prelude, and that typify keeps:
/// `a.b` is `AB` at first, which it would spell `Ab`, and `2fa` needs a letter.
pub fn type_name(text: &str) -> String {
    let name = pascal(&pascal(text));
    let name = match name.strip_prefix('_') {
        Some(digits) => pascal(&format!("X{digits}")),
        None => name,
    };
    match name.as_str() {
        "Self_" => "SelfType".to_owned(),
        _ if HIDDEN.contains(&name.as_str()) => format!("{name}Type"),
        _ => name,
    }
}

/// The name of a type for a member of another type: `BankAccount` and `AccountType` are
/// `BankAccountType`.
pub fn below(parent: &str, member: &str) -> String {
    let starts = |text: &str| {
        let capitals = text.char_indices().filter(|(_, it)| it.is_uppercase());
        capitals.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    // What is not repeated is at least a word of the member.
    let ends = starts(member).into_iter().skip(1).rev();
    let mut repeated = ends.map(|end| &member[..end]);
    let is_repeated = |words: &&str| {
        let start = parent.strip_suffix(words).map(str::len);
        start.is_some_and(|start| starts(parent).contains(&start))
    };
    match repeated.find(is_repeated) {
        Some(words) => format!("{parent}{}", &member[words.len()..]),
        None => format!("{parent}{member}"),
    }
}

/// What every module of generated types names without a path.
const HIDDEN: &[&str] = &[
    "Box",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// The names that are used in one place, where no two may be the same.
#[derive(Debug, Default)]
pub struct Scope(BTreeSet<String>);

impl Scope {
    /// Keeps a name from being given out. Returns whether it was free.
    pub fn take(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned())
    }

    /// Whether something has this name.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// The name as it is, or with the suffix, or with the suffix and a number:
    /// the first of these that nothing has yet.
    pub fn distinct(&mut self, name: &str, suffix: &str) -> String {
        let mut candidate = name.to_owned();
        let mut number = 1;
        while !self.0.insert(candidate.clone()) {
            candidate = match number {
                1 => format!("{name}{suffix}"),
                number => format!("{name}{suffix}{number}"),
            };
            number += 1;
        }
        candidate
    }
}

/// A name for what is called `wire`: the same if that is free, or one that says in
/// words what the signs say, and more if it has to.
pub fn distinct(wire: &str, hint: &str, is_free: impl Fn(&str) -> bool) -> String {
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

/// `text` with a space for each character that no identifier has.
fn words(text: &str) -> String {
    let text = match text {
        "+1" => "plus1",
        "-1" => "minus1",
        text => text,
    };
    text.chars()
        .filter(|character| *character != '\'')
        .map(|character| {
            if unicode_ident::is_xid_continue(character) {
                character
            } else {
                '-'
            }
        })
        .collect()
}

fn identifier(name: String, empty: &str) -> String {
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        Some(_) if RESERVED.contains(&name.as_str()) => format!("{name}_"),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_names() {
        assert_eq!(pascal("email-finder result"), "EmailFinderResult");
        assert_eq!(pascal("Owner / Partner"), "OwnerPartner");
        assert_eq!(pascal(""), "X");
        assert_eq!(pascal("2fa"), "_2fa");
        assert_eq!(snake("firstName"), "first_name");
        assert_eq!(snake("type"), "type_");
        assert_eq!(below("BankAccount", "AccountType"), "BankAccountType");
        assert_eq!(below("Order", "OrderItem"), "OrderItem");
        assert_eq!(below("Reorder", "OrderItem"), "ReorderOrderItem");
        assert_eq!(below("Order", "Order"), "OrderOrder");
        assert_eq!(snake("hasSEG"), "has_seg");
        assert_eq!(shouty("findEmail"), "FIND_EMAIL");
        assert_eq!(shouty("日本"), "X_日本");
    }

    proptest::proptest! {
        #[test]
        fn typify_keeps_the_names_of_types(text in "[aAbZ0-9é._ $-]{0,12}", count in 2..99) {
            let name = type_name(&text);
            proptest::prop_assert_eq!(&pascal(&name), &name);
            proptest::prop_assert!(!name.starts_with('_'));
            let name = format!("{name}{count}");
            proptest::prop_assert_eq!(&pascal(&name), &name);
        }
    }

    #[test]
    fn a_scope_gives_no_name_twice() {
        let mut scope = Scope::default();
        scope.take("Search");
        let mut given = || scope.distinct("Search", "Request");
        assert_eq!(given(), "SearchRequest");
        assert_eq!(given(), "SearchRequest2");
        assert_eq!(scope.distinct("Find", "Request"), "Find");
    }
}
