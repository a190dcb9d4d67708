//! How generated code is laid out before rustfmt sees it: as prettyplease does it, with
//! blank lines between items, which neither of them adds. What the code says is not
//! touched.

use syn::File;

/// The text of a file, without a header.
pub fn print(file: &File) -> String {
    spaced(&prettyplease::unparse(file))
}

/// Sets items apart by a blank line.
fn spaced(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + code.len() / 32);
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if lines.peek().is_some_and(|next| stand_apart(line, next)) {
            text.push('\n');
        }
    }
    text
}

fn stand_apart(line: &str, next: &str) -> bool {
    const ITEMS: &[&str] = &[
        "///",
        "#[",
        "async ",
        "const ",
        "enum ",
        "fn ",
        "impl",
        "mod ",
        "pub ",
        "runtime::",
        "static ",
        "struct ",
        "type ",
    ];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let starts_item = ITEMS.iter().any(|item| next.trim_start().starts_with(item));
    let is_empty = line.starts_with("pub struct ") && line.ends_with("{}");
    let ends_block =
        (is_empty || matches!(line.trim(), "}" | "};")) && indent(line) == indent(next);
    let ends_docs = line.starts_with("//!") && !next.starts_with("//!");
    let first_word = |line: &str| line.split([' ', '!']).next().map(str::to_owned);
    let changes_kind = first_word(line) != first_word(next);
    let ends_group = line.ends_with(';') && indent(line) == 0 && changes_kind;
    ends_docs || (starts_item && (ends_block || ends_group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_set_apart() {
        let file = syn::parse_quote! {
            //! Docs.
            use a::b;
            impl One { fn one() {} fn two() { if true {} else {} } }
            runtime::other!(a, b);
        };
        insta::assert_snapshot!(print(&file), @r"
        //! Docs.

        use a::b;

        impl One {
            fn one() {}
            fn two() {
                if true {} else {}
            }
        }

        runtime::other!(a, b);
        ");
    }
}
