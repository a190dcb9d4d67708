//! A string enum that keeps values it does not know.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::Attribute;

use super::docs::Docs;
use crate::names::pascal;

/// The variant for values that are not known, unless a value has that name.
const FALLBACK: &str = "Unknown";

/// A string enum.
pub struct Enumeration<'a> {
    pub known: &'a StringEnum,
    /// What comes after the docs.
    pub attributes: &'a [Attribute],
}

impl ToTokens for Enumeration<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { known, attributes } = *self;
        let name = format_ident!("{}", known.name);
        let described = known
            .description
            .clone()
            .filter(|text| !text.trim().is_empty());
        let docs = Docs(described.unwrap_or_else(|| format!("The schema `{}`.", known.name)));
        let (variants, fallback) = variants(&known.values);
        let variants = variants.iter().zip(&known.values).map(|(variant, value)| {
            let variant = format_ident!("{variant}");
            let docs = Docs(format!("`{value}`"));
            quote!(#docs #variant = #value)
        });
        let fallback = (fallback != FALLBACK).then(|| {
            let fallback = format_ident!("{fallback}");
            quote!(fallback #fallback;)
        });
        quote! {
            runtime::open_enum! {
                #fallback
                #docs
                #(#attributes)*
                pub enum #name {
                    #(#variants,)*
                }
            }
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
