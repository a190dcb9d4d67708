//! The client of the generated crate: the runtime's, with the facts of the API
//! and an accessor for each resource.

use indexmap::IndexMap;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Context;
use super::docs::{Docs, InnerDocs, RustDocs};
use super::operation::alternatives;
use crate::names::{Scope, snake};
use crate::plan::Auth;
use crate::{plan, sdk};

/// The file of the client.
pub struct Client<'a>(pub Context<'a>);

impl ToTokens for Client<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let context = self.0;
        let api = context.api;
        let docs = InnerDocs(format!(
            "{}: the client, and what is true of every call.",
            super::markdown::markdown(api.title.trim())
        ));
        let facts = Facts(context);
        let general = General(context);
        let accessors = api.resources.iter().map(|resource| Accessor {
            resource,
            within: quote!(crate),
        });
        let environment = api.sdk.environment.as_ref().map(|_| FromEnv(context));
        let client_docs = RustDocs(format!(
            "{}: a client.\n\nCheap to clone: clones share one pool of connections.",
            super::markdown::markdown(api.title.trim())
        ));
        let servers = super::server::Servers(&api.servers);
        quote! {
            #docs
            use openapi_client_runtime as runtime;

            #facts

            #client_docs
            #[derive(Debug, Clone)]
            pub struct Client {
                pub(crate) inner: runtime::Client,
            }

            impl Client {
                #environment

                #general

                #(#accessors)*
            }

            #servers
        }
        .to_tokens(tokens);
    }
}

/// The methods of a client that hardly depend on the API.
pub struct General<'a>(pub Context<'a>);

impl ToTokens for General<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let api = self.0.api;
        let usual = api.credential.usual();
        let new = new(&usual);
        let takes_key = matches!(usual[..], [only] if only.auth != Auth::Basic);
        let set_api_key = takes_key.then(|| quote! {
            /// Changes the key of this client and all of its clones. Attempts that start from now
            /// on use it.
            ///
            /// # Errors
            /// Fails if the key does not have the form of a key of this API; the old one stays.
            pub fn set_api_key(&self, key: impl Into<runtime::ApiKey>) -> Result<(), runtime::Error> {
                self.inner.set_api_key(key)
            }
        });
        let money = self.0.index.has_money.then(|| {
            quote! {
                /// Returns what this client and its clones have spent so far, in all and by operation.
                #[must_use]
                pub fn totals(&self) -> runtime::money::Totals {
                    self.inner.totals()
                }

                /// Returns the budget of this client and its clones, if one
                /// [was set](runtime::ClientBuilder::budget).
                #[must_use]
                pub fn budget(&self) -> Option<&runtime::money::Budget> {
                    self.inner.budget()
                }
            }
        });
        quote! {
            #new

            /// Starts the configuration of a client.
            pub fn builder() -> runtime::ClientBuilder<Self> {
                runtime::Client::builder(&API).making(|inner| Self { inner })
            }

            #set_api_key
            #money
        }
        .to_tokens(tokens);
    }
}

/// The facts that every call shares.
struct Facts<'a>(Context<'a>);

impl ToTokens for Facts<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let api = self.0.api;
        let (title, version) = (&api.title, &api.version);
        let base_url = api.base_url.clone().unwrap_or_default();
        let prefix = crate::names::shouty(&self.0.package.name);
        let environment = api.sdk.environment.as_ref();
        let key = environment.map_or_else(|| format!("{prefix}_KEY"), |names| names.key.clone());
        let url = environment.map_or_else(
            || format!("{prefix}_BASE_URL"),
            |names| names.base_url.clone(),
        );
        let credential = credential(api);
        let envelope = match &api.sdk.envelope {
            Some(envelope) => {
                let (data, receipt) = (&envelope.data, &envelope.receipt);
                quote!(Some(runtime::Envelope { data: #data, receipt: #receipt }))
            }
            None => quote!(None),
        };
        let charge = optional(
            api.sdk
                .receipt
                .as_ref()
                .and_then(|receipt| receipt.charge.as_ref()),
        );
        let shortfall = optional(api.sdk.shortfall.as_ref());
        let ledger = optional(api.sdk.ledger.as_ref());
        let plans = api.sdk.plans.iter().map(plan);
        let headers = api.sdk.receipt.iter().flat_map(|receipt| &receipt.headers);
        let headers = headers.map(|(field, header)| {
            let header = header.to_lowercase();
            quote!((#field, #header))
        });
        quote! {
            /// What is true of every call.
            pub(crate) static API: runtime::Api = runtime::Api {
                title: #title,
                version: #version,
                base_url: #base_url,
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
                environment: runtime::Environment { key: #key, base_url: #url },
                credential: #credential,
                envelope: #envelope,
                receipt_headers: &[#(#headers),*],
                charge: #charge,
                shortfall: #shortfall,
                ledger: #ledger,
                plans: &[#(#plans),*],
            };
        }
        .to_tokens(tokens);
    }
}

fn optional(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn plan((name, rates): (&String, &IndexMap<String, sdk::Rate>)) -> TokenStream {
    let rates = rates.iter().map(|(class, rate)| {
        let second = rate.per_second.map(Literal::u32_unsuffixed);
        let second = second.map(|calls| quote!(.per_second(#calls)));
        let minute = rate.per_minute.map(Literal::u32_unsuffixed);
        let minute = minute.map(|calls| quote!(.per_minute(#calls)));
        quote!(runtime::Rate::new(#class)#second #minute)
    });
    quote!(runtime::Plan { name: #name, rates: &[#(#rates),*] })
}

/// The constructor, which takes what calls usually need.
fn new(usual: &[&plan::Scheme]) -> TokenStream {
    match usual {
        [] => quote! {
            /// Creates a client with default settings.
            ///
            /// # Errors
            /// Fails if no HTTP client can be built.
            pub fn new() -> Result<Self, runtime::Error> {
                Self::builder().build()
            }
        },
        [only] if only.auth == Auth::Basic => quote! {
            /// Creates a client with a user name, a password and default settings.
            ///
            /// # Errors
            /// Fails if no HTTP client can be built.
            pub fn new(user_name: &str, password: &str) -> Result<Self, runtime::Error> {
                Self::builder().basic_auth(user_name, password).build()
            }
        },
        [only] if only.is_oauth => quote! {
            /// Creates a client with this access token and default settings.
            ///
            /// # Errors
            /// Fails if no token can look like that.
            pub fn new(token: impl Into<runtime::ApiKey>) -> Result<Self, runtime::Error> {
                Self::builder().api_key(token).build()
            }
        },
        [_] => quote! {
            /// Creates a client with this key and default settings.
            ///
            /// # Errors
            /// Fails if the key does not have the form of a key of this API.
            pub fn new(key: impl Into<runtime::ApiKey>) -> Result<Self, runtime::Error> {
                Self::builder().api_key(key).build()
            }
        },
        several => {
            let mut taken = Scope::default();
            let names = several.iter().map(|scheme| &scheme.name);
            let arguments: Vec<_> = names
                .clone()
                .map(|name| format_ident!("{}", taken.distinct(&snake(name), "_key")))
                .collect();
            quote! {
                /// Creates a client with these keys and default settings.
                ///
                /// # Errors
                /// Fails if a key does not have the form of a key.
                pub fn new(
                    #(#arguments: impl Into<runtime::ApiKey>,)*
                ) -> Result<Self, runtime::Error> {
                    Self::builder() #(.credential(#names, #arguments))* .build()
                }
            }
        }
    }
}

fn credential(api: &plan::Api) -> TokenStream {
    let credential = &api.credential;
    if credential.schemes.is_empty() {
        return quote!(runtime::Credential::none());
    }
    let schemes = credential.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let auth = match &scheme.auth {
            Auth::Header(name) => quote!(Header(#name)),
            Auth::Query(name) => quote!(Query(#name)),
            Auth::Cookie(name) => quote!(Cookie(#name)),
            Auth::Bearer => quote!(Bearer),
            Auth::Basic => quote!(Basic),
        };
        quote!(runtime::SecurityScheme { name: #name, scheme: runtime::AuthScheme::#auth })
    });
    let prefix = api.sdk.key_prefix.as_ref();
    let prefix = prefix.map(|prefix| quote!(.with_prefix(#prefix)));
    let open = credential.has_open_operations;
    let open = open.then(|| quote!(.with_open_operations()));
    let required = alternatives(&credential.required);
    quote!(runtime::Credential::new(&[#(#schemes),*], #required) #prefix #open)
}

/// Making a client of what the environment says.
pub struct FromEnv<'a>(pub Context<'a>);

impl ToTokens for FromEnv<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(names) = &self.0.api.sdk.environment else {
            return;
        };
        let docs = RustDocs(format!(
            "Creates a client with the key in `{}` and, if it is set, the base URL in `{}`.\n\n\
             # Errors\nFails if the key is missing or has the wrong form, or if the base URL is not a URL.\n\
             The error names the variable and never its value.",
            names.key, names.base_url
        ));
        quote! {
            #docs
            pub fn from_env() -> Result<Self, runtime::Error> {
                Ok(Self { inner: runtime::Client::from_env(&API)? })
            }
        }
        .to_tokens(tokens);
    }
}

/// The accessor of a resource.
pub struct Accessor<'a> {
    pub resource: &'a plan::Resource,
    /// The module that the resources are in.
    pub within: TokenStream,
}

impl ToTokens for Accessor<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { resource, within } = self;
        let name = format_ident!("{}", resource.name);
        let of = format_ident!("{}", resource.type_name);
        let described = resource
            .description
            .clone()
            .unwrap_or_else(|| format!("`{}`.", resource.name));
        let docs = Docs(described);
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> #within::#name::#of {
                #within::#name::#of::new(self.inner.clone())
            }
        }
        .to_tokens(tokens);
    }
}
