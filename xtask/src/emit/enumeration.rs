//! A string enum that keeps values it does not know.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::RustDocs;
use super::markdown::code;
use crate::names::pascal;

/// The variant for values that are not described, unless a value has that name.
const UNKNOWN: &str = "Unknown";

/// The variant for values that are described without being listed.
const OTHER: &str = "Other";

/// A string enum.
pub struct Enumeration<'a> {
    pub name: &'a str,
    pub values: &'a [String],
    /// Whether the description allows any other text as well.
    pub is_open: bool,
    /// Docs and deprecation.
    pub attributes: &'a TokenStream,
}

impl ToTokens for Enumeration<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            name,
            values,
            is_open,
            attributes,
        } = *self;
        let name = format_ident!("{name}");
        let (fallback, docs_of_fallback, any) = match is_open {
            true => (OTHER, "Any other value.", Some(quote!(any))),
            false => (
                UNKNOWN,
                "A value that is not in the API's description.",
                None,
            ),
        };
        let docs_of_fallback = RustDocs(docs_of_fallback.to_owned());
        let (variants, fallback) = variants(values, fallback);
        let fallback = format_ident!("{fallback}");
        let variants: Vec<syn::Ident> = variants
            .iter()
            .map(|variant| format_ident!("{variant}"))
            .collect();
        let docs = values.iter().map(|value| RustDocs(code(value)));
        quote! {
            #attributes
            #[derive(Clone)]
            #[non_exhaustive]
            pub enum #name {
                #(#docs #variants,)*
                #docs_of_fallback
                #fallback(String),
            }

            runtime::open_enum!(#any #name, #fallback #(, #variants = #values)*);
        }
        .to_tokens(tokens);
    }
}

/// A name for each value, and one for all others.
fn variants(values: &[String], fallback: &str) -> (Vec<String>, String) {
    let mut taken = BTreeSet::new();
    let mut unique = |wanted: String| {
        let mut name = wanted.clone();
        let mut count = 1;
        while !taken.insert(name.clone()) {
            count += 1;
            name = format!("{}{count}", wanted.trim_end_matches('_'));
        }
        name
    };
    let names = values
        .iter()
        .map(|value| {
            unique(if value.is_empty() {
                "Empty".into()
            } else {
                pascal(value)
            })
        })
        .collect();
    (names, unique(fallback.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_look_alike_get_different_names() {
        let values = ["C", "C++", "", "unknown"].map(str::to_owned);
        let (names, fallback) = variants(&values, UNKNOWN);
        assert_eq!(names, ["C", "C2", "Empty", "Unknown"]);
        assert_eq!(fallback, "Unknown2");
    }
}
