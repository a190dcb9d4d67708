//! A string enum that keeps values it does not know.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::RustDocs;
use super::markdown::code;
use crate::names::pascal;

/// The variant for values that are not known, unless a value has that name.
const FALLBACK: &str = "Unknown";

/// A string enum.
pub struct Enumeration<'a> {
    pub name: &'a str,
    pub values: &'a [String],
    /// Docs and deprecation.
    pub attributes: &'a TokenStream,
}

impl ToTokens for Enumeration<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            name,
            values,
            attributes,
        } = *self;
        let name = format_ident!("{name}");
        let (variants, fallback) = variants(values);
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
                /// A value that is not in the API's description.
                #fallback(String),
            }

            runtime::open_enum!(#name, #fallback #(, #variants = #values)*);
        }
        .to_tokens(tokens);
    }
}

/// A name for each value, and one for values that are not known.
fn variants(values: &[String]) -> (Vec<String>, String) {
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
    (names, unique(FALLBACK.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_look_alike_get_different_names() {
        let values = ["C", "C++", "", "unknown"].map(str::to_owned);
        let (names, fallback) = variants(&values);
        assert_eq!(names, ["C", "C2", "Empty", "Unknown"]);
        assert_eq!(fallback, "Unknown2");
    }
}
