//! How a job is submitted, watched and read: what the runtime's traits ask for,
//! and the method that makes a handle of an id.
//!
//! The request that submits a job stands for its kind. Waiting, splitting and
//! reading are the runtime's; only where things are found is written here.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::argument::generic;
use super::documentation::RustDocs;
use super::field::{Field, follow, in_body};
use super::request::{qualified, setter_name};
use super::{Call, Context};
use crate::model;
use crate::sdk;

/// The impls by which a request submits a job.
pub struct Submission<'a>(pub Call<'a>);

impl ToTokens for Submission<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let Some(job) = &call.operation.job else {
            return;
        };
        if handle_of(call).is_some() {
            tokens.extend(Kind { call, job }.emit());
        }
        tokens.extend(submit(call, job));
    }
}

/// The job that a method starts, if it is the one that the kind and its handle
/// are written with. Several methods may start the same kind of job.
pub fn handle_of<'a>(call: Call<'a>) -> Option<&'a model::Job> {
    let first = call.operation.methods.first()?;
    let job = call.operation.job.as_ref()?;
    (first.name == call.method.name).then_some(job)
}

/// The kind of job that an operation starts.
fn kind(operation: &model::Operation) -> Option<syn::Ident> {
    let first = operation.methods.first()?;
    Some(format_ident!("{}", first.builder))
}

fn submit(call: Call<'_>, job: &model::Job) -> Option<TokenStream> {
    let name = format_ident!("{}", call.method.builder);
    let kind = match kind(call.operation)? {
        kind if kind == name => quote!(Self),
        kind => quote!(#kind),
    };
    let answer = answer(call.context, call.operation)?;
    let id = follow(call.context, &answer, &job.decided.id)?;
    let id = text(&id);
    let split = split(call, job);
    Some(quote! {
        impl runtime::job::Submit for #name {
            type Kind = #kind;

            fn client(&self) -> &runtime::Client {
                &self.client
            }

            fn job_id(answer: &Self::Answer) -> &str {
                #id
            }

            #split
        }

        runtime::submits!(#name);
    })
}

/// Splitting, where a job has items and not any number of them.
fn split(call: Call<'_>, job: &model::Job) -> Option<TokenStream> {
    let most = usize::try_from(job.most_items?).ok()?;
    let pointer = job.decided.items.as_ref()?;
    let (items, of) = in_body(call, pointer.strip_prefix('/')?)?;
    generic(&of, "Vec")?;
    let most = Literal::usize_unsuffixed(most);
    Some(quote! {
        fn split(self) -> Vec<runtime::job::Portion<Self>> {
            runtime::job::split(self, #most, |request| &mut request.body.#items)
        }
    })
}

struct Kind<'a> {
    call: Call<'a>,
    job: &'a model::Job,
}

impl Kind<'_> {
    fn emit(&self) -> Option<TokenStream> {
        let Self { call, job } = *self;
        let name = format_ident!("{}", call.method.builder);
        let id = &call.operation.id;
        let poll = job.decided.poll.as_ref().map(|poll| {
            let seconds = Literal::u64_unsuffixed(poll.seconds);
            quote!(const POLL_SECONDS: u64 = #seconds;)
        });
        let status = Teller::find(call.context, &job.decided.status.operation)?;
        let Teller {
            request,
            ask,
            answer,
            allow,
        } = &status;
        let state = state(call.context, job, &status.answer)?;
        let state_name = self.state_name(&status);
        let progress = self.progress(&status);
        let reason = self.reason(&status);
        let results = self.results(&name, &status);
        Some(quote! {
            impl runtime::job::JobKind for #name {
                const NAME: &'static str = #id;
                #poll
                type Status = #request;

                #allow
                fn status(client: &runtime::Client, id: &str) -> #request {
                    #ask
                }

                fn state(answer: &#answer) -> runtime::job::JobState {
                    #state
                }

                #state_name
                #progress
                #reason
            }

            #results
        })
    }

    /// What the server calls the state, unless it is a flag.
    fn state_name(&self, status: &Teller) -> Option<TokenStream> {
        let answer = &status.answer;
        let field = follow(self.call.context, answer, &self.job.decided.status.state)?;
        let name = (!is_plain(&field, "bool")).then(|| text(&field))?;
        Some(quote! {
            fn state_name(answer: &#answer) -> &str {
                #name
            }
        })
    }

    fn progress(&self, status: &Teller) -> Option<TokenStream> {
        let progress = self.job.decided.status.progress.as_ref()?;
        let answer = &status.answer;
        let count = |pointers: &[String]| {
            let mut counts = Vec::new();
            for pointer in pointers {
                let count = follow(self.call.context, answer, pointer)?.copied(quote!(answer));
                counts.push(quote!(runtime::Count::count(#count)));
            }
            let (first, others) = counts.split_first()?;
            Some(quote!(#first #(.or(#others))*))
        };
        let (processed, total) = (count(&progress.processed)?, count(&progress.total)?);
        Some(quote! {
            fn progress(answer: &#answer) -> runtime::job::Progress {
                runtime::job::Progress::new(#processed, #total)
            }
        })
    }

    fn reason(&self, status: &Teller) -> Option<TokenStream> {
        let answer = &status.answer;
        let pointer = self.job.decided.status.error.as_ref()?;
        let reason = follow(self.call.context, answer, pointer)?;
        let place = reason.borrowed(quote!(answer));
        let reason = if reason.is_optional() {
            quote!(#place.map(ToString::to_string))
        } else {
            quote!(Some(#place.to_string()))
        };
        Some(quote! {
            fn reason(answer: &#answer) -> Option<String> {
                #reason
            }
        })
    }

    fn results(&self, name: &syn::Ident, status: &Teller) -> TokenStream {
        let results = &self.job.decided.results;
        let context = self.call.context;
        let pages = results.pages.as_ref().and_then(|id| {
            let Teller {
                request,
                ask,
                allow,
                ..
            } = Teller::find(context, id)?;
            let largest = largest_page(context, id);
            Some(quote! {
                impl runtime::job::PagedResults for #name {
                    type Page = #request;

                    #allow
                    fn results(client: &runtime::Client, id: &str) -> #request {
                        #ask #largest
                    }
                }
            })
        });
        let file = results.file.as_ref().and_then(|id| {
            let Teller {
                request,
                ask,
                allow,
                ..
            } = Teller::find(context, id)?;
            Some(quote! {
                impl runtime::job::FileResults for #name {
                    type Download = #request;

                    #allow
                    fn download(client: &runtime::Client, id: &str) -> #request {
                        #ask
                    }
                }
            })
        });
        let inside = results
            .inside
            .as_ref()
            .and_then(|pointer| inside(context, name, &status.answer, pointer));
        quote!(#pages #file #inside)
    }
}

/// Setting the size of a page to the largest there is: all rows will be read,
/// and each page is a call.
fn largest_page(context: Context<'_>, id: &str) -> Option<TokenStream> {
    let operation = context.api.operations().find(|known| known.id == id)?;
    let size = &operation.page.as_ref()?.size;
    let mut options = operation.by_id()?.options.iter();
    let name = setter_name(options.find(|input| input.wire == *size)?);
    let largest = Literal::u64_unsuffixed(operation.largest_page?);
    Some(quote!(.#name(#largest)))
}

fn inside(
    context: Context<'_>,
    name: &syn::Ident,
    answer: &Type,
    pointer: &str,
) -> Option<TokenStream> {
    let result = follow(context, answer, pointer)?;
    let (of, place) = (&result.of, result.taken(quote!(answer)));
    let value = if result.is_optional() {
        place
    } else {
        quote!(Some(#place))
    };
    Some(quote! {
        impl runtime::job::ResultInside for #name {
            type Value = #of;

            fn result(answer: #answer) -> Option<#of> {
                #value
            }
        }
    })
}

/// An operation that tells of a job.
struct Teller {
    /// The type of its request.
    request: TokenStream,
    /// An expression that makes one of a `client` and an `id`.
    ask: TokenStream,
    /// What it answers with.
    answer: Type,
    /// Lets one be made of an operation that the description says goes away.
    allow: Option<TokenStream>,
}

impl Teller {
    fn find(context: Context<'_>, id: &str) -> Option<Self> {
        let (resource, operation) = context.api.resources.iter().find_map(|resource| {
            let mut operations = resource.operations.iter();
            Some((resource, operations.find(|known| known.id == id)?))
        })?;
        let method = operation.by_id()?;
        let module = format_ident!("{}", resource.name);
        let of = format_ident!("{}", resource.type_name);
        let (builder, start) = (
            format_ident!("{}", method.builder),
            format_ident!("{}", method.name),
        );
        Some(Self {
            request: quote!(crate::#module::#builder),
            ask: quote!(crate::#module::#of::new(client.clone()).#start(id)),
            answer: answer(context, operation)?,
            allow: operation.deprecated.then(|| quote!(#[allow(deprecated)])),
        })
    }
}

fn answer(context: Context<'_>, operation: &model::Operation) -> Option<Type> {
    let request = context.refined.requests.get(&operation.function)?;
    Some(qualified(context, &request.answer))
}

/// An expression for the state of a job, by its status.
pub fn state(context: Context<'_>, job: &model::Job, answer: &Type) -> Option<TokenStream> {
    let status = &job.decided.status;
    let field = follow(context, answer, &status.state)?;
    if is_plain(&field, "bool") {
        let done_if = quote!(runtime::job::JobState::done_if);
        let flag = field.copied(quote!(answer));
        let is_done = status.done.contains(&sdk::State::Flag(true));
        return Some(match (is_done, field.is_optional()) {
            (true, false) => quote!(#done_if(#flag)),
            (false, false) => quote!(#done_if(!#flag)),
            (true, true) => quote!(#flag.map_or(runtime::job::JobState::Unknown, #done_if)),
            (false, true) => {
                quote!(#flag.map_or(runtime::job::JobState::Unknown, |flag| #done_if(!flag)))
            }
        });
    }
    let name = text(&field);
    // An enum lists the states that there are; of a string any may be one.
    let is_known = if is_plain(&field, "String") {
        quote!(!#name.is_empty())
    } else if field.is_optional() {
        let place = field.borrowed(quote!(answer));
        quote!(#place.is_some_and(|value| value.is_known()))
    } else {
        let place = field.copied(quote!(answer));
        quote!(#place.is_known())
    };
    let (done, failed) = (names(&status.done), names(&status.failed));
    Some(quote! {
        runtime::job::JobState::named(#name, #is_known, &[#(#done),*], &[#(#failed),*])
    })
}

fn is_plain(field: &Field, name: &str) -> bool {
    matches!(&field.of, Type::Path(path) if path.path.is_ident(name))
}

fn names(states: &[sdk::State]) -> Vec<&str> {
    states
        .iter()
        .filter_map(|state| match state {
            sdk::State::Name(name) => Some(name.as_str()),
            sdk::State::Flag(_) => None,
        })
        .collect()
}

/// An expression for the text in a field; empty if there is none.
fn text(field: &Field) -> TokenStream {
    if field.is_optional() {
        let place = field.borrowed(quote!(answer));
        quote!(#place.map_or("", |value| value.as_str()))
    } else {
        let place = field.copied(quote!(answer));
        quote!(#place.as_str())
    }
}

/// The method of a resource that makes a handle of the id of a job.
pub struct Handle<'a>(pub Call<'a>);

impl ToTokens for Handle<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let (Some(job), Some(kind)) = (handle_of(call), kind(call.operation)) else {
            return;
        };
        let name = format_ident!("{}", job.handle);
        let docs = RustDocs(format!(
            "A job that [`{0}`](Self::{0}) started, by a [`JobId`](runtime::job::JobId) that was\n\
             stored or [made](runtime::job::JobId::new) of the server's id: to\n\
             [wait](runtime::job::Job::wait) for it, and to read its results. Whether there is one\n\
             is only found out when it is used.",
            call.method.name
        ));
        quote! {
            #docs
            pub fn #name(&self, id: runtime::job::JobId<#kind>) -> runtime::job::Job<#kind> {
                runtime::job::Job::new(&self.client, id)
            }
        }
        .to_tokens(tokens);
    }
}
