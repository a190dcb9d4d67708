//! The macros of the runtime that generated crates call, as they are called.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Token, Type, Visibility, braced};

/// What `open_enum!` is called with.
pub(super) struct OpenEnum {
    pub name: String,
    /// The variant for unknown values, where it is not called `Unknown`.
    pub fallback: Option<String>,
    pub variants: Vec<(String, String)>,
}

impl Parse for OpenEnum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let fallback = if input.peek(Ident) && input.peek2(Ident) {
            input.parse::<Ident>()?;
            let name: Ident = input.parse()?;
            input.parse::<Token![;]>()?;
            Some(name.to_string())
        } else {
            None
        };
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![enum]>()?;
        let name: Ident = input.parse()?;
        let body;
        braced!(body in input);
        let variants = body.parse_terminated(variant, Token![,])?;
        Ok(Self {
            name: name.to_string(),
            fallback,
            variants: variants.into_iter().collect(),
        })
    }
}

fn variant(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    input.call(Attribute::parse_outer)?;
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
