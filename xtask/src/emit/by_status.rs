//! The enum of a response whose body depends on the status.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::docs::{Docs, RustDocs};
use crate::plan::{Answer, ByStatus, Resource, StatusVariant};
use crate::rust::{In, rust};

/// The enums of the responses of a resource.
pub struct StatusEnums<'a>(pub &'a Resource);

impl ToTokens for StatusEnums<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut done: Vec<&str> = Vec::new();
        for operation in &self.0.operations {
            if let Answer::ByStatus(by_status) = &operation.answer
                && !done.contains(&by_status.name.as_str())
            {
                done.push(&by_status.name);
                let method = &operation.methods[0].name;
                StatusEnum {
                    by_status,
                    method: format!("{}::{method}", self.0.type_name),
                }
                .to_tokens(tokens);
            }
        }
    }
}

struct StatusEnum<'a> {
    by_status: &'a ByStatus,
    /// The first method that returns it.
    method: String,
}

impl ToTokens for StatusEnum<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { by_status, method } = self;
        let name = format_ident!("{}", by_status.name);
        let docs = RustDocs(format!("The response to [`{method}`], by status."));
        let variants = by_status.variants.iter().map(variant);
        let arms = by_status.variants.iter().map(arm);
        // Only a success is read, so a class describes all that are not listed.
        let mut all = by_status.variants.iter();
        let is_open = !all.any(|variant| variant.status.ends_with("XX"));
        let other = is_open.then(|| {
            quote! {
                /// The body of a success with another status.
                Other(::serde_json::Value),
            }
        });
        let read_other =
            is_open.then(|| quote!(_ => ::serde::Deserialize::deserialize(body).map(Self::Other),));
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq, ::serde::Serialize)]
            #[serde(untagged)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #other
            }

            impl runtime::ByStatus for #name {
                fn read<'de, D: ::serde::Deserializer<'de>>(
                    status: u16,
                    body: D,
                ) -> Result<Self, D::Error> {
                    match status {
                        #(#arms,)*
                        #read_other
                    }
                }
            }
        }
        .to_tokens(tokens);
    }
}

fn variant(variant: &StatusVariant) -> TokenStream {
    let ident = format_ident!("{}", variant.name);
    let docs = Docs(match variant.description.trim() {
        "" => format!("Status {}.", variant.status),
        description => format!("Status {}: {description}", variant.status),
    });
    let of = variant.of.as_ref().map(|of| rust(of, In::Crate));
    let of = of.map(|of| quote!((#of)));
    quote!(#docs #ident #of)
}

fn arm(variant: &StatusVariant) -> TokenStream {
    let ident = format_ident!("{}", variant.name);
    let status = match variant.status.parse::<u16>() {
        Ok(status) => Literal::u16_unsuffixed(status).into_token_stream(),
        Err(_) => quote!(_),
    };
    match variant.of {
        Some(_) => quote!(#status => ::serde::Deserialize::deserialize(body).map(Self::#ident)),
        None => quote! {
            #status => <::serde::de::IgnoredAny as ::serde::Deserialize>::deserialize(body)
                .map(|_| Self::#ident)
        },
    }
}
