//! The event enum: one variant for each webhook, and one for those to come.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::Context;
use super::docs::{Docs, InnerDocs};
use crate::plan::{WebhookEvent, Webhooks};
use crate::rust::{In, rust};

/// The file of the webhooks.
pub struct WebhooksFile<'a> {
    pub context: Context<'a>,
    pub webhooks: &'a Webhooks,
}

impl ToTokens for WebhooksFile<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let events = &self.webhooks.events;
        let docs = InnerDocs(self.module_docs());
        let variants = events.iter().map(|event| {
            let docs = Docs(self.event_docs(event));
            let (variant, payload) = names(event);
            quote!(#docs #variant(Box<#payload>))
        });
        let arms = events.iter();
        let arms = arms.map(|event| {
            let (variant, _) = names(event);
            let value = &event.value;
            quote!(#value => runtime::webhook::payload(#value, body).map(Box::new).map(Self::#variant))
        });
        let read = match (&self.webhooks.discriminator, events.first()) {
            (Some(discriminator), _) => quote! {
                let name = runtime::webhook::event_name(body, #discriminator)?;
                match &*name {
                    #(#arms,)*
                    name => UnknownEvent::from_slice(name, body).map(Self::Unknown),
                }
            },
            (None, Some(only)) => {
                let (variant, _) = names(only);
                let value = &only.value;
                quote!(runtime::webhook::payload(#value, body).map(Box::new).map(Self::#variant))
            }
            (None, None) => quote!(UnknownEvent::from_slice("", body).map(Self::Unknown)),
        };
        let name_arms = events.iter().map(|event| {
            let (variant, _) = names(event);
            let value = &event.value;
            quote!(Self::#variant(_) => #value)
        });
        quote! {
            #docs
            #[allow(unused_imports)]
            use crate::types;
            use openapi_client_runtime as runtime;

            pub use runtime::webhook::{
                Deliveries, Delivery, Error, PathToken, Reception, TokenError, UnknownEvent, WebhookEvent,
            };
            #[cfg(feature = "axum")]
            pub use runtime::webhook::{Receiver, Rejection, Webhook};

            /// A webhook event.
            #[derive(Debug, Clone, PartialEq)]
            #[non_exhaustive]
            pub enum Event {
                #(#variants,)*
                /// An event that this version of the crate does not know, as it came.
                Unknown(UnknownEvent),
            }

            impl WebhookEvent for Event {
                fn from_slice(body: &[u8]) -> Result<Self, Error> {
                    Self::from_slice(body)
                }
            }

            impl Event {
                /// Reads the body of a delivery.
                ///
                /// # Errors
                /// A body that is not JSON, does not say which event it is, or does not have what
                /// its event promises.
                pub fn from_slice(body: &[u8]) -> Result<Self, Error> {
                    #read
                }

                /// The name of the event, as the service sends it.
                #[must_use]
                pub fn name(&self) -> &str {
                    match self {
                        #(#name_arms,)*
                        Self::Unknown(event) => &event.name,
                    }
                }
            }
        }
        .to_tokens(tokens);
    }
}

impl WebhooksFile<'_> {
    fn module_docs(&self) -> String {
        let (crate_name, first) = (self.context.package.ident(), self.webhooks.events.first());
        let unknown = self.webhooks.discriminator.as_ref().map(|discriminator| {
            let example = serde_json::json!({ discriminator: "something.new" }).to_string();
            format!(
                "# let unknown = {example:?}.as_bytes();\n# assert!(receive(unknown).is_ok());\n"
            )
        });
        let variant = first.map_or("Unknown", |event| &event.variant);
        format!(
            "Typed webhook events.\n\n\
             ```\n\
             use {crate_name}::webhooks::{{Event, Error}};\n\n\
             fn receive(body: &[u8]) -> Result<(), Error> {{\n\
             \x20   match Event::from_slice(body)? {{\n\
             \x20       Event::{variant}(event) => println!(\"{{event:?}}\"),\n\
             \x20       other => println!(\"{{}}\", other.name()),\n\
             \x20   }}\n\
             \x20   Ok(())\n\
             }}\n\
             {}```",
            unknown.unwrap_or_default()
        )
    }

    fn event_docs(&self, event: &WebhookEvent) -> String {
        let summary = event
            .summary
            .clone()
            .unwrap_or_else(|| format!("`{}`.", event.name));
        let stop = if summary.ends_with('.') { "" } else { "." };
        let described = event.description.clone().unwrap_or_default();
        let location = format!(
            "Sent as `{}`; described at `{}#{}`.",
            event.value, self.context.package.spec, event.pointer
        );
        [format!("{summary}{stop}"), described, location]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

fn names(event: &WebhookEvent) -> (syn::Ident, TokenStream) {
    (
        format_ident!("{}", event.variant),
        rust(&event.payload, In::Crate),
    )
}
