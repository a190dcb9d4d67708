//! Doc comments as tokens.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, parse_quote};

use super::markdown::markdown;

/// Doc comments that say what a description says.
pub struct Docs(pub String);

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        RustDocs(markdown(&self.0)).to_tokens(tokens);
    }
}

/// Doc comments that are written for rustdoc, links and all.
pub struct RustDocs(pub String);

impl RustDocs {
    /// The same as attributes.
    pub fn attributes(&self) -> Vec<Attribute> {
        let lines = self.0.lines().map(spaced);
        lines.map(|line| parse_quote!(#[doc = #line])).collect()
    }
}

impl ToTokens for RustDocs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.0.lines().map(spaced) {
            quote!(#[doc = #line]).to_tokens(tokens);
        }
    }
}

/// Docs of the module that they are in.
pub struct InnerDocs(pub String);

impl ToTokens for InnerDocs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.0.lines().map(spaced) {
            quote!(#![doc = #line]).to_tokens(tokens);
        }
    }
}

fn spaced(line: &str) -> String {
    match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    }
}
