//! How generated code is laid out: as prettyplease does it, but for what it
//! leaves out (blank lines between items) and what it prints as bare tokens
//! (calls of macros that it does not know). What the code says is not touched.

use std::borrow::Cow;

use syn::parse::{Parse, ParseStream};
use syn::{File, Ident, Item, ItemEnum, Token, parse_quote};

/// One step of prettyplease's indentation.
const INDENT: &str = "    ";

/// The text of a file, without a header.
pub fn print(file: &File) -> String {
    let mut file = file.clone();
    let enums = set_aside(&mut file);
    let mut text = spaced(&prettyplease::unparse(&file));
    for (placeholder, item) in enums {
        text = text.replacen(&prettyplease::unparse(&one(placeholder)), &item.print(), 1);
    }
    text
}

fn one(item: Item) -> File {
    parse_quote!(#item)
}

/// The enum in a call of a macro: `path! { fallback Name; pub enum … }`.
struct EnumCall {
    path: syn::Path,
    fallback: Option<Ident>,
    item: ItemEnum,
}

struct EnumBody {
    fallback: Option<Ident>,
    item: ItemEnum,
}

impl Parse for EnumBody {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let has_fallback = input.peek(Ident) && input.peek2(Ident) && input.peek3(Token![;]);
        let fallback = if has_fallback {
            input.parse::<Ident>()?;
            let name = input.parse()?;
            input.parse::<Token![;]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Self {
            fallback,
            item: input.parse()?,
        })
    }
}

impl EnumCall {
    fn print(&self) -> String {
        let path = &self.path;
        let path = quote::quote!(#path).to_string().replace(' ', "");
        let mut text = format!("{path}! {{\n");
        if let Some(fallback) = &self.fallback {
            text.push_str(&format!("{INDENT}fallback {fallback};\n"));
        }
        for line in prettyplease::unparse(&one(Item::Enum(self.item.clone()))).lines() {
            text.push_str(&format!("{INDENT}{line}\n"));
        }
        text + "}\n"
    }
}

/// Puts a placeholder in the place of each enum in a macro, and returns both.
fn set_aside(file: &mut File) -> Vec<(Item, EnumCall)> {
    let mut enums = Vec::new();
    for item in &mut file.items {
        let Item::Macro(call) = item else {
            continue;
        };
        let Ok(EnumBody {
            fallback,
            item: body,
        }) = call.mac.parse_body()
        else {
            continue;
        };
        let name = quote::format_ident!("__PLACEHOLDER_{}", enums.len());
        let placeholder: Item = parse_quote!(static #name: () = (););
        let path = call.mac.path.clone();
        enums.push((
            placeholder.clone(),
            EnumCall {
                path,
                fallback,
                item: body,
            },
        ));
        *item = placeholder;
    }
    enums
}

/// Sets items apart by a blank line.
fn spaced(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + code.len() / 32);
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(&tightened(line));
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
    let ends_block = matches!(line.trim(), "}" | "};") && indent(line) == indent(next);
    let ends_docs = line.starts_with("//!") && !next.starts_with("//!");
    let is_placeholder = |line: &str| line.starts_with("static __PLACEHOLDER_");
    let first_word = |line: &str| line.split([' ', '!']).next().map(str::to_owned);
    let changes_kind = first_word(line) != first_word(next) || is_placeholder(line);
    let ends_group = line.ends_with(';') && indent(line) == 0 && changes_kind;
    ends_docs || (starts_item && (ends_block || ends_group))
}

/// prettyplease puts spaces around the brackets of types in calls of macros
/// that it does not know.
fn tightened(line: &str) -> Cow<'_, str> {
    if line.starts_with("runtime::request_builder!") {
        line.replace(" < ", "<").replace(" >", ">").into()
    } else {
        line.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enums_in_macros_look_like_enums() {
        let file = parse_quote! {
            //! Docs.
            use a::b;
            a::open! { /// One.
                pub enum One { /// `x`
                    X = "x", /// `y`
                    Y = "y" } }
            a::open! { fallback Other; pub enum Two { Unknown = "unknown" } }
            impl One { fn one() {} fn two() { if true {} else {} } }
            other! { a, b }
        };
        insta::assert_snapshot!(print(&file), @r#"
        //! Docs.

        use a::b;

        a::open! {
            /// One.
            pub enum One {
                /// `x`
                X = "x",
                /// `y`
                Y = "y",
            }
        }

        a::open! {
            fallback Other;
            pub enum Two {
                Unknown = "unknown",
            }
        }

        impl One {
            fn one() {}
            fn two() {
                if true {} else {}
            }
        }
        other! {
            a, b
        }
        "#);
    }
}
