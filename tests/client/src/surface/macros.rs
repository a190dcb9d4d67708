//! The macros of the runtime that generated crates call, as they are called.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token, Type};

/// What `open_enum!` is called with.
pub(super) struct OpenEnum {
    pub name: String,
    /// The variant for unknown values, where it is not called `Unknown`.
    pub fallback: Option<String>,
    pub variants: Vec<(String, String)>,
}

impl Parse for OpenEnum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        input.parse::<Token![,]>()?;
        let fallback: Ident = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        let variants = input.parse_terminated(variant, Token![,])?;
        Ok(Self {
            name: name.to_string(),
            fallback: Some(fallback.to_string()).filter(|name| name != "Unknown"),
            variants: variants.into_iter().collect(),
        })
    }
}

fn variant(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let name: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    let text: LitStr = input.parse()?;
    Ok((name.to_string(), text.value()))
}

/// What `request_builder!` is called with.
pub(super) struct RequestBuilder {
    pub name: String,
    /// What the request is answered with.
    pub answer: Type,
}

impl Parse for RequestBuilder {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        input.parse::<Token![,]>()?;
        let answer = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok(Self {
            name: name.to_string(),
            answer,
        })
    }
}
