//! How a job is submitted, watched and read: what the runtime's traits ask for,
//! and the method that makes a handle of an id.
//!
//! The request that submits a job stands for its kind. Waiting, splitting and
//! reading are the runtime's; only where things are found is written here.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Call;
use super::docs::RustDocs;
use super::way;
use crate::plan::types::Type;
use crate::plan::{self, Job, Teller, Way};
use crate::rust::{In, rust};
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
            kind(call, job).to_tokens(tokens);
        }
        submit(call, job).to_tokens(tokens);
    }
}

/// The job that a method starts, if it is the one that the kind and its handle
/// are written with. Several methods may start the same kind of job.
pub fn handle_of<'a>(call: Call<'a>) -> Option<&'a Job> {
    let first = call.operation.methods.first()?;
    let job = call.operation.job.as_ref()?;
    (first.name == call.method.name).then_some(job)
}

/// The type that stands for the kind of job that an operation starts.
fn kind_name(operation: &plan::Operation) -> syn::Ident {
    let first = operation.methods.first();
    format_ident!("{}", first.map_or("Job", |method| &method.builder))
}

fn submit(call: Call<'_>, job: &Job) -> TokenStream {
    let name = format_ident!("{}", call.method.builder);
    let kind = match kind_name(call.operation) {
        kind if kind == name => quote!(Self),
        kind => quote!(#kind),
    };
    let id = text(&job.id);
    let split = split(call, job);
    quote! {
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
    }
}

/// Splitting, where a job has items and not any number of them.
fn split(call: Call<'_>, job: &Job) -> Option<TokenStream> {
    let items = job.items.as_ref().filter(|_| call.method.sends_body)?;
    let most = usize::try_from(items.most?).ok()?;
    let field = format_ident!("{}", items.field);
    let most = Literal::usize_unsuffixed(most);
    let field = match items.is_optional {
        true => quote!(request.body.#field.get_or_insert_default()),
        false => quote!(&mut request.body.#field),
    };
    Some(quote! {
        fn split(self) -> Vec<runtime::job::Portion<Self>> {
            runtime::job::split(self, #most, |request| #field)
        }
    })
}

fn kind(call: Call<'_>, job: &Job) -> TokenStream {
    let name = format_ident!("{}", call.method.builder);
    let id = &call.operation.id;
    let poll = job.poll.map(|seconds| {
        let seconds = Literal::u64_unsuffixed(seconds);
        quote!(const POLL_SECONDS: u64 = #seconds;)
    });
    let request = request(&job.status);
    let answer = rust(&job.status.answer, In::Crate);
    let status = asking("status", &request, &job.status, None);
    let state = state(job);
    // What the server calls the state, unless it is a flag.
    let state_name = (job.state.of != Type::Boolean).then(|| {
        let name = text(&job.state);
        quote! {
            fn state_name(answer: &#answer) -> &str {
                #name
            }
        }
    });
    let progress = job.progress.as_ref().map(|(processed, total)| {
        let (processed, total) = (counts(processed), counts(total));
        quote! {
            fn progress(answer: &#answer) -> runtime::job::Progress {
                runtime::job::Progress::new(#processed, #total)
            }
        }
    });
    let reason = job.error.as_ref().map(|reason| {
        let place = way::borrowed(reason, quote!(answer));
        let reason = match reason.is_optional() {
            true => quote!(#place.map(ToString::to_string)),
            false => quote!(Some(#place.to_string())),
        };
        quote! {
            fn reason(answer: &#answer) -> Option<String> {
                #reason
            }
        }
    });
    let results = results(&name, job);
    quote! {
        impl runtime::job::JobKind for #name {
            const NAME: &'static str = #id;
            #poll
            type Status = #request;

            #status

            fn state(answer: &#answer) -> runtime::job::JobState {
                #state
            }

            #state_name
            #progress
            #reason
        }

        #results
    }
}

/// The first of several counts that is there.
fn counts(ways: &[Way]) -> TokenStream {
    let counts = ways.iter().map(|way| {
        let count = way::copied(way, quote!(answer));
        quote!(runtime::Count::count(#count))
    });
    let first = counts.reduce(|first, other| quote!(#first.or(#other)));
    first.unwrap_or_else(|| quote!(None))
}

/// The type of the request of an operation that reports on a job.
fn request(teller: &Teller) -> TokenStream {
    let module = format_ident!("{}", teller.resource.0);
    let builder = format_ident!("{}", teller.builder);
    quote!(crate::#module::#builder)
}

/// A function that makes a request of a client and the id of a job.
fn asking(
    name: &str,
    request: &TokenStream,
    teller: &Teller,
    more: Option<TokenStream>,
) -> TokenStream {
    let name = format_ident!("{name}");
    let (module, of) = &teller.resource;
    let (module, of) = (format_ident!("{module}"), format_ident!("{of}"));
    let start = format_ident!("{}", teller.method);
    quote! {
        fn #name(client: &runtime::Client, id: &str) -> #request {
            crate::#module::#of::new(client.clone()).#start(id) #more
        }
    }
}

fn results(name: &syn::Ident, job: &Job) -> TokenStream {
    let pages = job.pages.as_ref().map(|teller| {
        let request = request(teller);
        // All rows will be read, and each page is a call.
        let largest = teller.largest_page.as_ref().map(|(setter, largest)| {
            let setter = format_ident!("{setter}");
            let largest = Literal::u64_unsuffixed(*largest);
            quote!(.#setter(#largest))
        });
        let ask = asking("results", &request, teller, largest);
        quote! {
            impl runtime::job::PagedResults for #name {
                type Page = #request;

                #ask
            }
        }
    });
    let file = job.file.as_ref().map(|teller| {
        let request = request(teller);
        let ask = asking("download", &request, teller, None);
        quote! {
            impl runtime::job::FileResults for #name {
                type Download = #request;

                #ask
            }
        }
    });
    let inside = job.inside.as_ref().map(|result| {
        let answer = rust(&job.status.answer, In::Crate);
        let of = rust(&result.of, In::Crate);
        let place = way::taken(result, quote!(answer));
        let value = match result.is_optional() {
            true => place,
            false => quote!(Some(#place)),
        };
        quote! {
            impl runtime::job::ResultInside for #name {
                type Value = #of;

                fn result(answer: #answer) -> Option<#of> {
                    #value
                }
            }
        }
    });
    quote!(#pages #file #inside)
}

/// An expression for the state of a job, by its status.
pub fn state(job: &Job) -> TokenStream {
    let field = &job.state;
    if field.of == Type::Boolean {
        let done_if = quote!(runtime::job::JobState::done_if);
        let flag = way::copied(field, quote!(answer));
        let is_done = job.done.contains(&sdk::State::Flag(true));
        return match (is_done, field.is_optional()) {
            (true, false) => quote!(#done_if(#flag)),
            (false, false) => quote!(#done_if(!#flag)),
            (true, true) => quote!(#flag.map_or(runtime::job::JobState::Unknown, #done_if)),
            (false, true) => {
                quote!(#flag.map_or(runtime::job::JobState::Unknown, |flag| #done_if(!flag)))
            }
        };
    }
    let name = text(field);
    // An enum lists the states that there are; of a string any may be one.
    let is_known = if field.of == Type::Text && !field.is_optional() {
        let place = way::copied(field, quote!(answer));
        quote!(!#place.is_empty())
    } else if field.of == Type::Text {
        quote!(!#name.is_empty())
    } else if field.is_optional() {
        let place = way::borrowed(field, quote!(answer));
        quote!(#place.is_some_and(|value| value.is_known()))
    } else {
        let place = way::copied(field, quote!(answer));
        quote!(#place.is_known())
    };
    let (done, failed) = (names(&job.done), names(&job.failed));
    quote! {
        runtime::job::JobState::named(#name, #is_known, &[#(#done),*], &[#(#failed),*])
    }
}

fn names(states: &[sdk::State]) -> Vec<&str> {
    let names = states.iter().filter_map(|state| match state {
        sdk::State::Name(name) => Some(name.as_str()),
        sdk::State::Flag(_) => None,
    });
    names.collect()
}

/// An expression for the text in a field; empty if there is none.
fn text(field: &Way) -> TokenStream {
    if field.is_optional() {
        let place = way::borrowed(field, quote!(answer));
        quote!(#place.map_or("", |value| value.as_str()))
    } else {
        let place = way::copied(field, quote!(answer));
        quote!(#place.as_str())
    }
}

/// The method of a resource that makes a handle of the id of a job.
pub struct Handle<'a>(pub Call<'a>);

impl ToTokens for Handle<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let Some(job) = handle_of(call) else {
            return;
        };
        let (name, kind) = (format_ident!("{}", job.handle), kind_name(call.operation));
        let docs = RustDocs(format!(
            "Returns a handle of a job that [`{0}`](Self::{0}) started, by its\n\
             [`JobId`](runtime::job::JobId), to [wait](runtime::job::Job::wait) for the job and to\n\
             read its results. Sends nothing: whether the job exists is found out when the handle is\n\
             used.",
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
