//! The struct of the described headers of a response.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::{Docs, RustDocs};
use super::markdown::wrap;
use crate::plan::types::Type;
use crate::plan::{HeaderField, Resource};
use crate::rust::{In, rust};

/// The structs of the headers of a resource.
pub struct HeaderStructs<'a>(pub &'a Resource);

impl ToTokens for HeaderStructs<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut done: Vec<&str> = Vec::new();
        for operation in &self.0.operations {
            if let Some(headers) = &operation.headers
                && !done.contains(&headers.name.as_str())
            {
                done.push(&headers.name);
                let of = &self.0.type_name;
                let method = &operation.methods[0].name;
                let docs = RustDocs(wrap(&format!(
                    "The headers of a response such as that to [`{of}::{method}`]:\n\
                     `{name}::from(answer.headers())`. One that is missing or malformed is `None`.",
                    name = headers.name
                )));
                structure(&headers.name, &docs, &headers.fields).to_tokens(tokens);
            }
        }
    }
}

fn structure(name: &str, docs: &RustDocs, fields: &[HeaderField]) -> TokenStream {
    let name = format_ident!("{name}");
    let declared = fields.iter().map(|field| {
        let docs = Docs(match field.docs.trim() {
            "" => format!("`{}`.", field.wire),
            docs => docs.to_owned(),
        });
        let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
        let (name, of) = (format_ident!("{}", field.name), rust(&field.of, In::Crate));
        quote!(#docs #deprecated pub #name: Option<#of>)
    });
    let read = fields.iter().map(|field| {
        let (name, wire) = (format_ident!("{}", field.name), &field.wire);
        let read = match (&field.of, field.is_json) {
            (_, true) => quote!(json),
            (Type::List(_), false) => quote!(list),
            _ => quote!(value),
        };
        quote!(#name: runtime::header::#read(headers, #wire))
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct #name {
            #(#declared,)*
        }

        impl From<&runtime::reqwest::header::HeaderMap> for #name {
            fn from(headers: &runtime::reqwest::header::HeaderMap) -> Self {
                Self { #(#read,)* }
            }
        }
    }
}
