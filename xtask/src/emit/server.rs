//! The enum of the servers to choose from.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::{Docs, RustDocs};
use super::markdown::code;
use crate::plan::Server;

/// The enum, if there is a choice.
pub struct Servers<'a>(pub &'a [Server]);

impl ToTokens for Servers<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(servers) = self;
        if servers.is_empty() {
            return;
        }
        let docs = RustDocs(
            "The servers of the API, for [`ClientBuilder::base_url`](runtime::ClientBuilder::base_url)."
                .to_owned(),
        );
        let variants = servers.iter().map(variant);
        let arms = servers.iter().map(arm);
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum Server {
                #(#variants,)*
            }

            impl From<Server> for String {
                fn from(server: Server) -> Self {
                    match server {
                        #(#arms,)*
                    }
                }
            }
        }
        .to_tokens(tokens);
    }
}

fn variant(server: &Server) -> TokenStream {
    let name = format_ident!("{}", server.name);
    let url = code(&server.url);
    let docs = Docs(match server.description.as_deref().map(str::trim) {
        None | Some("") => format!("{url}."),
        Some(text) => format!("{}: {url}.", text.trim_end_matches('.')),
    });
    let fields = server.variables.iter().map(|variable| {
        let docs = Docs(match variable.docs.as_str() {
            "" => format!("The part {} of the address.", code(&variable.wire)),
            docs => docs.to_owned(),
        });
        let name = format_ident!("{}", variable.name);
        quote!(#docs #name: String)
    });
    let fields = (!server.variables.is_empty()).then(|| quote!({ #(#fields,)* }));
    quote!(#docs #name #fields)
}

fn arm(server: &Server) -> TokenStream {
    let name = format_ident!("{}", server.name);
    if server.variables.is_empty() {
        let url = &server.url;
        return quote!(Server::#name => #url.to_owned());
    }
    let mut template = server.url.replace('{', "{{").replace('}', "}}");
    for variable in &server.variables {
        let place = format!("{{{{{}}}}}", variable.wire);
        template = template.replace(&place, &format!("{{{}}}", variable.name));
    }
    let fields = server
        .variables
        .iter()
        .map(|variable| format_ident!("{}", variable.name));
    quote!(Server::#name { #(#fields),* } => format!(#template))
}
