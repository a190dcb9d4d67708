//! Signatures on one line, in the spelling of prettyplease.

use syn::{File, Item, Signature, Type, parse_quote};

/// A function of `owner`, without its body.
pub(super) fn flat_fn(signature: &Signature, owner: &str) -> String {
    let mut signature = signature.clone();
    let name = std::mem::replace(&mut signature.ident, parse_quote!(f)).to_string();
    let text = unparse(parse_quote!(#signature {}));
    let text = text.trim_end().trim_end_matches("{}").trim_end();
    text.replacen("fn f", &format!("fn {owner}::{name}"), 1)
}

/// A type.
pub(super) fn flat_type(ty: &Type) -> String {
    let text = unparse(parse_quote!(type T = #ty;));
    text.trim_start_matches("type T = ")
        .trim_end_matches(';')
        .to_owned()
}

fn unparse(item: Item) -> String {
    flat(&prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    }))
}

/// Takes back the line breaks of long items, and leaves out where paths start.
pub(super) fn flat(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (long, short) in [
        (" :: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (", >", ">"),
        (" >", ">"),
        ("( ", "("),
        (", )", ")"),
        (" : ", ": "),
        ("crate::", ""),
        ("(::", "("),
        ("<::", "<"),
        (" ::", " "),
    ] {
        line = line.replace(long, short);
    }
    line.strip_prefix("::").unwrap_or(&line).to_owned()
}
