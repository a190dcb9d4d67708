//! The root of the generated crate: what it is, and what its parts are called.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::{InnerDocs, RustDocs};
use super::{Context, example, guide};
use crate::plan::types::{Shape, Type};
use crate::plan::{Answer, Streamed};

/// The crate's root.
pub struct CrateRoot<'a>(pub Context<'a>);

impl ToTokens for CrateRoot<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let context = self.0;
        let api = context.api;
        let docs = InnerDocs(self.docs());
        let resources = api
            .resources
            .iter()
            .map(|resource| format_ident!("{}", resource.name));
        let modules = resources.map(|name| quote!(pub mod #name;));
        let webhooks = api.webhooks.as_ref().map(|_| {
            quote!(
                pub mod webhooks;
            )
        });
        let receipt = receipt(context);
        let has_money = context.index.has_money;
        let takes_keys = !api.credential.schemes.is_empty();
        let keys = takes_keys.then(|| quote!(ApiKey, AuthScheme,));
        // The crate uses what is deprecated, to offer it.
        let allow = api.has_deprecated().then(|| quote!(#![allow(deprecated)]));
        // The description decides how large the alternatives are.
        let mut shapes = api.types.values().map(|definition| &definition.shape);
        let mut answers = api.operations().map(|operation| &operation.answer);
        let has_unions = shapes.any(|shape| matches!(shape, Shape::Union(_)))
            || answers.any(|answer| matches!(answer, Answer::ByStatus(_)));
        let large = has_unions.then(|| quote!(#![allow(clippy::large_enum_variant)]));
        let client = match api.servers.is_empty() {
            true => quote!(Client),
            false => quote!({Client, Server}),
        };
        let takes_file = |of: &Type| match of {
            Type::List(of) => **of == Type::File,
            of => *of == Type::File,
        };
        let mut parameters = api.operations().flat_map(|operation| &operation.parameters);
        let files = parameters.any(|parameter| takes_file(&parameter.of));
        let items = |form: Streamed| {
            let mut operations = api.operations();
            let is_form =
                |answer: &Answer| matches!(answer, Answer::Items { form: it, .. } if *it == form);
            operations.any(|operation| is_form(&operation.answer))
        };
        let events = items(Streamed::Events).then(|| quote!(Event, Events,));
        let lines = items(Streamed::Lines).then(|| quote!(JsonLines,));
        let files = files.then(|| quote!(File,));
        let takes_tokens = api.credential.schemes.iter().any(|scheme| scheme.is_oauth);
        let oauth = takes_tokens.then(|| quote!(ClientCredentials, TokenError,));
        let money = has_money.then(|| quote!(Credits, Price,));
        let plans = (!api.sdk.plans.is_empty()).then(|| quote!(Plan, Rate,));
        let jobs = api.has_jobs().then(|| quote!(job,));
        let pages = (api.has_pages() || api.has_jobs()).then(|| quote!(page,));
        let accounts = (has_money || api.has_jobs()).then(|| quote!(accounting, money,));
        let modules_of_runtime =
            quote!(pub use openapi_client_runtime::{#accounts #jobs #pages reqwest};);
        let response_docs = RustDocs(match has_money {
            true => "The response to a call: dereferences to the answer, and has its receipt."
                .to_owned(),
            false => "The response to a call: dereferences to the answer.".to_owned(),
        });
        quote! {
            #docs
            #allow
            #large
            #![forbid(unsafe_code)]
            #![warn(missing_docs)]
            #![cfg_attr(docsrs, feature(doc_cfg))]

            #[cfg(feature = "blocking")]
            pub mod blocking;
            mod client;
            #(#modules)*
            pub mod types;
            #webhooks

            pub use client::#client;
            #modules_of_runtime
            pub use openapi_client_runtime::{
                #keys Attempt, AttemptEnd, ByteStream, Bytes, ClientBuilder, #money Error, ErrorKind, #events #files #lines #oauth
                Nullable, Observer, Oddities, Oddity, OddityKind, OneOrMany, Operation, Outcome,
                Problem, RateLimit, #plans Repeat, RetryPolicy, Transport, TransportError,
            };

            #response_docs
            pub type Response<T> = openapi_client_runtime::Response<T, #receipt>;
        }
        .to_tokens(tokens);
    }
}

/// The type of receipts.
pub fn receipt(context: Context<'_>) -> TokenStream {
    match &context.api.receipt {
        Some(receipt) => {
            let name = format_ident!("{}", &*receipt.name);
            quote!(crate::types::#name)
        }
        None => quote!(()),
    }
}

impl CrateRoot<'_> {
    fn docs(&self) -> String {
        let context = self.0;
        let api = context.api;
        let mut parts = vec![format!(
            "{}: a typed client.",
            super::markdown::markdown(api.title.trim())
        )];
        parts.push(example::of_crate(context));
        parts.extend(api.description.as_deref().map(super::markdown::markdown));
        let rows: Vec<String> = api
            .resources
            .iter()
            .map(|resource| {
                let text = resource.description.as_deref().unwrap_or_default();
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let first = line
                    .split_inclusive(". ")
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .replace('|', "\\|");
                format!(
                    "| [`{0}`](Client::{0}) | {1} |",
                    resource.name,
                    super::markdown::markdown(&first).replace('\n', " ")
                )
            })
            .collect();
        parts.push(format!(
            "# What there is\n\n| on the client | what it is for |\n|---|---|\n{}",
            rows.join("\n")
        ));
        parts.extend(guide::chapters(context));
        parts.push(format!(
            "Generated from `{}`, version {} of the description.",
            context.package.spec, api.version
        ));
        parts.join("\n\n")
    }
}
