//! The blocking face of the client: the same resources and methods, whose
//! requests are sent by calls that block.
//!
//! Every method hands over to its asynchronous twin, where it is documented;
//! nothing about the API is said here a second time.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::client::{Accessor, FromEnv, General};
use super::crate_root::receipt;
use super::docs::{Docs, InnerDocs, RustDocs};
use super::documentation::headline;
use super::job::handle_of;
use super::request::{Setter, alias, arguments, like_operator, setters, too_many};
use super::{Call, Context, calls, example};
use crate::plan::Resource;

/// The root of the module.
pub struct Root<'a>(pub Context<'a>);

impl ToTokens for Root<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let context = self.0;
        let api = context.api;
        let docs = InnerDocs(format!(
            "{}: the same client for programs that are not asynchronous.\n\n{}\n\n\
             Calls behave as those of the asynchronous client; a client of one kind converts into the\n\
             other. In an asynchronous task, where blocking is not allowed, calls fail before anything\n\
             is sent with an error of kind [`Blocking`](crate::ErrorKind::Blocking).",
            super::markdown::markdown(api.title.trim()),
            example::of_blocking(context)
        ));
        let modules = api.resources.iter().map(|resource| {
            let name = format_ident!("{}", resource.name);
            quote!(pub mod #name;)
        });
        let receipt = receipt(context);
        let environment = api.sdk.environment.as_ref().map(|_| FromEnv(context));
        let general = General(context);
        let accessors = api.resources.iter().map(|resource| Accessor {
            resource,
            within: quote!(crate::blocking),
        });
        let jobs = api
            .has_jobs()
            .then(|| quote!(Done, Job, Submission, Submitted, Wait,));
        let pages = (api.has_pages() || api.has_jobs()).then(|| quote!(Iter,));
        let jobs = quote!(pub use runtime::blocking::{#jobs #pages Reader};);
        let client_docs = RustDocs(format!(
            "{}: a client whose calls block.\n\nCheap to clone: clones share one pool of connections.",
            super::markdown::markdown(api.title.trim())
        ));
        quote! {
            #docs

            #(#modules)*

            use openapi_client_runtime as runtime;
            use crate::client::API;

            #jobs

            runtime::blocking_request!(#receipt);

            #client_docs
            #[derive(Debug, Clone)]
            pub struct Client {
                inner: runtime::Client,
            }

            impl Client {
                #environment
                #general
                #(#accessors)*
            }

            impl From<crate::Client> for Client {
                fn from(client: crate::Client) -> Self {
                    Self { inner: client.inner }
                }
            }

            impl From<Client> for crate::Client {
                fn from(client: Client) -> Self {
                    Self { inner: client.inner }
                }
            }
        }
        .to_tokens(tokens);
    }
}

/// The file of a resource.
pub struct ResourceFile<'a> {
    pub context: Context<'a>,
    pub resource: &'a Resource,
}

impl ToTokens for ResourceFile<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { context, resource } = *self;
        let (module, name) = (
            format_ident!("{}", resource.name),
            format_ident!("{}", resource.type_name),
        );
        let docs = InnerDocs(format!(
            "The methods of [`{module}`](crate::{module}), whose requests are sent by calls that block.",
        ));
        let described = resource
            .description
            .clone()
            .unwrap_or_else(|| format!("`{module}`."));
        let described = Docs(described);
        let starts = calls(context, resource).map(Start);
        let handles = calls(context, resource).map(Handle);
        let setters = calls(context, resource).map(Setters);
        quote! {
            #docs

            #[allow(unused_imports)]
            use crate::types;
            #[allow(unused_imports)]
            use openapi_client_runtime as runtime;
            use super::Request;

            #described
            #[derive(Debug, Clone)]
            pub struct #name {
                inner: crate::#module::#name,
            }

            impl #name {
                pub(crate) fn new(client: runtime::Client) -> Self {
                    Self { inner: crate::#module::#name::new(client) }
                }

                #(#starts)*
                #(#handles)*
            }

            #(#setters)*
        }
        .to_tokens(tokens);
    }
}

/// The path of a request builder.
fn builder(call: Call<'_>) -> TokenStream {
    let module = format_ident!("{}", call.resource.name);
    let builder = format_ident!("{}", call.method.builder);
    quote!(crate::#module::#builder)
}

/// The method that starts a request.
struct Start<'a>(Call<'a>);

impl ToTokens for Start<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let name = format_ident!("{}", call.method.name);
        let builder = builder(call);
        let docs = RustDocs(format!(
            "{}\n\nSee [`{of}::{name}`](crate::{}::{of}::{name}) for details.",
            super::markdown::markdown(&headline(call)),
            call.resource.name,
            of = call.resource.type_name,
        ));
        let alias = alias(call).map(|id| quote!(#[doc(alias = #id)]));
        let deprecated = call.operation.deprecated.then(|| quote!(#[deprecated]));
        let arguments = arguments(call);
        let given = call.method.arguments.iter();
        let given = given.map(|input| format_ident!("{}", input.name));
        let allow = too_many(arguments.len() + 1);
        quote! {
            #docs
            #alias
            #deprecated
            #allow
            pub fn #name(&self, #(#arguments),*) -> Request<#builder> {
                Request::new(self.inner.#name(#(#given),*))
            }
        }
        .to_tokens(tokens);
    }
}

/// The method that makes a handle of the id of a job.
struct Handle<'a>(Call<'a>);

impl ToTokens for Handle<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let Some(job) = handle_of(call) else {
            return;
        };
        let name = format_ident!("{}", job.handle);
        let kind = builder(call);
        let docs = RustDocs(format!(
            "A job that [`{0}`](Self::{0}) started, by its id or by a handle that was stored.",
            call.method.name
        ));
        quote! {
            #docs
            pub fn #name(
                &self,
                id: runtime::job::JobId<#kind>,
            ) -> runtime::blocking::Job<#kind> {
                self.inner.#name(id).into()
            }
        }
        .to_tokens(tokens);
    }
}

/// What may be given besides.
struct Setters<'a>(Call<'a>);

impl ToTokens for Setters<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let setters = setters(self.0);
        if setters.is_empty() {
            return;
        }
        let builder = builder(self.0);
        let setters = setters.iter().map(|setter| {
            let Setter {
                docs,
                name,
                accepts,
                is_deprecated,
                ..
            } = setter;
            let deprecated = is_deprecated.then(|| quote!(#[deprecated]));
            let argument = accepts.as_ref().map(|accepts| quote!(, value: #accepts));
            let value = accepts.as_ref().map(|_| quote!(value));
            let allow = like_operator(name);
            quote! {
                #docs
                #deprecated
                #allow
                pub fn #name(self #argument) -> Self {
                    self.map(|request| request.#name(#value))
                }
            }
        });
        quote! {
            impl Request<#builder> {
                #(#setters)*
            }
        }
        .to_tokens(tokens);
    }
}
