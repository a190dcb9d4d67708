//! One file of the client: a resource with its methods, and their requests.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::{Docs, InnerDocs, RustDocs};
use super::job::{Handle, Submission};
use super::money::Pricing;
use super::operation::Operation;
use super::page::Paging;
use super::request::{Request, Start};
use super::{Context, by_status, calls, example, header};
use crate::plan::Resource;

/// The file of a resource.
pub struct ResourceFile<'a> {
    pub context: Context<'a>,
    pub resource: &'a Resource,
}

impl ToTokens for ResourceFile<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { context, resource } = *self;
        let name = format_ident!("{}", resource.type_name);
        let title = resource
            .tag
            .as_deref()
            .unwrap_or("Operations without a tag");
        let described = resource
            .description
            .clone()
            .unwrap_or_else(|| format!("{title}."));
        let module_docs = InnerDocs(format!(
            "{}: the methods of [`{name}`], and their requests.",
            super::markdown::markdown(title)
        ));
        let docs = Docs(described);
        let example = RustDocs(example::of_resource(context, resource));
        let starts = calls(context, resource).map(Start);
        let handles = calls(context, resource).map(Handle);
        let requests = calls(context, resource).map(|call| {
            let (request, pricing) = (Request(call), Pricing(call));
            let (paging, submission) = (Paging(call), Submission(call));
            quote!(#request #pricing #paging #submission)
        });
        let statuses = by_status::StatusEnums(resource);
        let headers = header::HeaderStructs(resource);
        let constants = resource.operations.iter().map(|operation| Operation {
            operation,
            not_processed: &context.api.sdk.not_processed,
            has_money: context.index.has_money,
        });
        quote! {
            #module_docs

            #[allow(unused_imports)]
            use crate::types;
            use openapi_client_runtime as runtime;

            #docs
            #example
            #[derive(Debug, Clone)]
            pub struct #name {
                client: runtime::Client,
            }

            impl #name {
                pub(crate) fn new(client: runtime::Client) -> Self {
                    Self { client }
                }

                #(#starts)*

                #(#handles)*
            }

            #(#requests)*
            #statuses
            #headers
            #(#constants)*
        }
        .to_tokens(tokens);
    }
}
