//! The request of one method: what was given so far, setters for what may be
//! given, and building it from data.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::argument::{Argument, argument};
use super::docs::{Docs, RustDocs};
use super::documentation::{self, headline};
use super::{Call, Context};
use crate::names::snake;
use crate::plan::types::{Presence, Type};
use crate::plan::{Answer, Input, InputAt, Media, Parameter, Streamed};
use crate::rust::{In, rust};

/// The builder of a request.
pub struct Request<'a>(pub Call<'a>);

impl ToTokens for Request<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let name = format_ident!("{}", call.method.builder);
        let docs = RustDocs(format!(
            "The request of [`{}::{}`].\n\n{}",
            call.resource.type_name,
            call.method.name,
            super::markdown::markdown(&headline(call))
        ));
        let fields = fields(call);
        let setters = setters(call);
        let answer = answer(call.operation);
        let is_complex = answer.to_string().matches('<').count() > 2;
        let complex = is_complex.then(|| quote!(#[allow(clippy::type_complexity)]));
        let build = build(call);
        let switch = switch(call);
        let mutable = switch.as_ref().map(|_| quote!(mut));
        quote! {
            #docs
            #[derive(Clone)]
            #[must_use = "a request is sent when it is awaited"]
            pub struct #name {
                client: runtime::Client,
                options: runtime::Options,
                #(#fields,)*
            }

            impl #name {
                #(#setters)*

                #complex
                fn request(#mutable self) -> Result<runtime::Request<#answer>, runtime::BuildError> {
                    #switch
                    #build
                }
            }

            runtime::request_builder!(#name, #answer);
        }
        .to_tokens(tokens);
    }
}

/// The method of a resource that starts a request.
pub struct Start<'a>(pub Call<'a>);

impl ToTokens for Start<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let name = format_ident!("{}", call.method.name);
        let builder = format_ident!("{}", call.method.builder);
        let docs = RustDocs(documentation::method(call));
        let alias = alias(call).map(|id| quote!(#[doc(alias = #id)]));
        let deprecated = call.operation.deprecated.then(|| quote!(#[deprecated]));
        let arguments = arguments(call);
        let values = values(call);
        let allow = too_many(arguments.len() + 1);
        quote! {
            #docs
            #alias
            #deprecated
            #allow
            pub fn #name(&self, #(#arguments),*) -> #builder {
                #builder { client: self.client.clone(), options: runtime::Options::default(), #(#values),* }
            }
        }
        .to_tokens(tokens);
    }
}

/// What a function with so many arguments needs so that clippy accepts it. The description
/// decides how many there are.
pub fn too_many(arguments: usize) -> Option<TokenStream> {
    (arguments > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]))
}

/// The id of the operation, so that a search for it finds the method. rustdoc takes no
/// alias with quotes or some kinds of space.
pub fn alias(call: Call<'_>) -> Option<&str> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '#');
    let id = call.method.alias.as_deref();
    id.filter(|id| id.chars().all(is_plain))
}

/// The type of an answer.
pub fn answer(operation: &crate::plan::Operation) -> TokenStream {
    match &operation.answer {
        Answer::Nothing => quote!(()),
        Answer::Stream(_) => quote!(runtime::ByteStream),
        Answer::Items { form, of, .. } => {
            let of = rust(of, In::Crate);
            match form {
                Streamed::Events => quote!(runtime::Events<#of>),
                Streamed::Lines => quote!(runtime::JsonLines<#of>),
            }
        }
        Answer::ByStatus(by_status) => format_ident!("{}", by_status.name).into_token_stream(),
        Answer::Json(of) => rust(of, In::Crate),
    }
}

/// The parameters for which a request has a field: those with more than one value.
fn kept<'a>(call: Call<'a>) -> impl Iterator<Item = (usize, &'a Parameter, bool)> {
    let arguments = &call.method.arguments;
    call.method.parameters.iter().filter_map(move |index| {
        let parameter = &call.operation.parameters[*index];
        let needed = arguments
            .iter()
            .any(|input| input.at == InputAt::Parameter(*index));
        let is_constant = parameter.constant.is_some() && parameter.required;
        let is_switch =
            matches!(&call.method.switch, Some((InputAt::Parameter(it), _)) if it == index);
        (!is_constant && !is_switch).then_some((*index, parameter, needed))
    })
}

fn fields(call: Call<'_>) -> Vec<TokenStream> {
    let parameters = kept(call).map(|(_, parameter, needed)| {
        let name = format_ident!("{}", parameter.name);
        let of = rust(&parameter.of, In::Crate);
        if needed {
            quote!(#name: #of)
        } else {
            quote!(#name: Option<#of>)
        }
    });
    let body = call
        .operation
        .body
        .as_ref()
        .filter(|_| call.method.sends_body);
    let body = body.map(|body| {
        let of = rust(&body.of, In::Crate);
        match has_optional_body(call) {
            true => quote!(body: Option<#of>),
            false => quote!(body: #of),
        }
    });
    parameters.chain(body).collect()
}

/// Whether the body is given as a whole, and may be left out.
fn has_optional_body(call: Call<'_>) -> bool {
    let mut options = call.method.options.iter();
    options.any(|input| input.at == InputAt::Body)
}

/// How a value of an input is taken.
fn taken(context: Context<'_>, of: &Type) -> Argument {
    argument(&context.api.types, of, In::Crate)
}

/// What the method takes.
pub fn arguments(call: Call<'_>) -> Vec<TokenStream> {
    let inputs = call.method.arguments.iter();
    inputs
        .map(|input| {
            let name = format_ident!("{}", input.name);
            let accepts = match input.presence {
                Presence::OrNull => {
                    let of = rust(&input.of, In::Crate);
                    quote!(Option<#of>)
                }
                _ => taken(call.context, &input.of).accepts,
            };
            quote!(#name: #accepts)
        })
        .collect()
}

/// What the fields of a request start as.
fn values(call: Call<'_>) -> Vec<TokenStream> {
    let parameters = kept(call).map(|(_, parameter, needed)| {
        let name = format_ident!("{}", parameter.name);
        let value = match needed {
            true => (taken(call.context, &parameter.of).convert)(quote!(#name)),
            false => quote!(None),
        };
        initial(&name, &value)
    });
    let body = call
        .operation
        .body
        .as_ref()
        .filter(|_| call.method.sends_body);
    let body = body.map(|body| {
        let value = match &body.structure {
            Some(structure) => {
                let of = format_ident!("{structure}");
                let given = call.method.arguments.iter();
                let given = given.filter(|input| matches!(input.at, InputAt::Property(_)));
                let names: Vec<_> = given.map(|input| format_ident!("{}", input.name)).collect();
                match names.is_empty() {
                    true => quote!(types::#of::default()),
                    false => quote!(types::#of::new(#(#names),*)),
                }
            }
            None if has_optional_body(call) => quote!(None),
            None => {
                let whole = call
                    .method
                    .arguments
                    .iter()
                    .find(|input| input.at == InputAt::Body);
                let name = format_ident!("{}", whole.map_or("body", |input| &input.name));
                (taken(call.context, &body.of).convert)(quote!(#name))
            }
        };
        initial(&format_ident!("body"), &value)
    });
    parameters.chain(body).collect()
}

/// A field of a struct expression, short where it can be.
fn initial(name: &syn::Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

/// A method that sets something which may be given.
pub struct Setter {
    pub docs: Docs,
    pub name: syn::Ident,
    /// The type of its argument; none if it sets null.
    pub accepts: Option<TokenStream>,
    pub is_deprecated: bool,
    assignment: TokenStream,
}

impl ToTokens for Setter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            docs,
            name,
            accepts,
            is_deprecated,
            assignment,
        } = self;
        // A field of the body that is deprecated warns where it is set.
        let deprecated = is_deprecated.then(|| quote!(#[deprecated]));
        let argument = accepts.as_ref().map(|accepts| quote!(, value: #accepts));
        let allow = like_operator(name);
        quote! {
            #docs
            #deprecated
            #allow
            pub fn #name(mut self #argument) -> Self {
                #assignment
                self
            }
        }
        .to_tokens(tokens);
    }
}

/// What may be given besides.
pub fn setters(call: Call<'_>) -> Vec<Setter> {
    let options = call.method.options.iter();
    let mut setters: Vec<Setter> = options.flat_map(|input| setter(call, input)).collect();
    setters.extend(whole_body(call));
    setters
}

/// Sets the whole body at once, where callers give its members one by one.
fn whole_body(call: Call<'_>) -> Option<Setter> {
    let body = call.operation.body.as_ref()?;
    let structure = body.structure.as_ref().filter(|_| call.method.sends_body)?;
    let of = format_ident!("{structure}");
    Some(Setter {
        docs: Docs("Sends this body. Replaces the members that were given before.".to_owned()),
        name: format_ident!("with_body"),
        accepts: Some(quote!(impl Into<types::#of>)),
        is_deprecated: false,
        assignment: quote!(self.body = value.into();),
    })
}

fn setter(call: Call<'_>, input: &Input) -> Vec<Setter> {
    let Argument { accepts, convert } = taken(call.context, &input.of);
    let value = convert(quote!(value));
    let place = match &input.at {
        InputAt::Parameter(index) => {
            let field = format_ident!("{}", call.operation.parameters[*index].name);
            quote!(self.#field)
        }
        InputAt::Property(field) => {
            let field = format_ident!("{field}");
            quote!(self.body.#field)
        }
        InputAt::Body => quote!(self.body),
    };
    let described = match input.docs.trim() {
        "" => format!("Sets `{}`.", input.wire),
        text => text.to_owned(),
    };
    let set = |value: TokenStream| quote!(#place = #value;);
    let assignment = match input.presence {
        Presence::Optional | Presence::OrNull => set(quote!(Some(#value))),
        Presence::ThreeStates => set(quote!(runtime::Nullable::Value(#value))),
        Presence::Always | Presence::Listed => set(value),
    };
    let mut setters = vec![Setter {
        docs: Docs(described),
        name: format_ident!("{}", input.setter),
        accepts: Some(accepts),
        is_deprecated: input.deprecated,
        assignment,
    }];
    if input.presence == Presence::ThreeStates {
        setters.push(Setter {
            docs: Docs(format!(
                "Sets `{}` to null, instead of leaving it out.",
                input.wire
            )),
            name: format_ident!("{}", null_setter(call, input)),
            accepts: None,
            is_deprecated: input.deprecated,
            assignment: set(quote!(runtime::Nullable::Null)),
        });
    }
    setters
}

/// The name of the setter that sets null. Another input may have the usual one.
fn null_setter(call: Call<'_>, input: &Input) -> String {
    let mut name = snake(&format!("{}_null", input.name));
    while call.method.options.iter().any(|it| it.setter == name) {
        name.push('_');
    }
    name
}

/// What a method needs to be called like one of an operator, so that clippy accepts it.
pub fn like_operator(name: &syn::Ident) -> Option<TokenStream> {
    const OPERATORS: &[&str] = &[
        "add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub",
    ];
    let is_one = OPERATORS.iter().any(|operator| name == operator);
    is_one.then(|| quote!(#[allow(clippy::should_implement_trait)]))
}

/// Sets the property that chooses between a stream and a whole answer.
fn switch(call: Call<'_>) -> Option<TokenStream> {
    let (InputAt::Property(field), is_on) = call.method.switch.as_ref()? else {
        return None;
    };
    let body = call.operation.body.as_ref()?.structure.as_ref()?;
    let structure = call.context.api.types.get(body)?.structure()?;
    let known = structure.fields.iter().find(|it| it.name == *field)?;
    let value = match known.presence {
        Presence::Optional | Presence::OrNull => quote!(Some(#is_on)),
        Presence::ThreeStates => quote!(runtime::Nullable::Value(#is_on)),
        Presence::Always | Presence::Listed => quote!(#is_on),
    };
    let field = format_ident!("{field}");
    Some(quote!(self.body.#field = #value;))
}

/// Builds the request from its parts.
fn build(call: Call<'_>) -> TokenStream {
    let operation = format_ident!("{}", call.operation.constant);
    let parameters = call.method.parameters.iter().map(|index| {
        let parameter = &call.operation.parameters[*index];
        let mut arguments = call.method.arguments.iter();
        let is_needed = arguments.any(|input| input.at == InputAt::Parameter(*index));
        let is_switch = |at: &InputAt| *at == InputAt::Parameter(*index);
        let switch = call.method.switch.as_ref().filter(|(at, _)| is_switch(at));
        let index = proc_macro2::Literal::usize_unsuffixed(*index);
        if let Some((_, is_on)) = switch {
            return quote!(.parameter(#index, &#is_on));
        }
        match parameter.constant.as_ref().filter(|_| parameter.required) {
            Some(constant) => {
                let constant = literal(constant);
                quote!(.parameter(#index, &#constant))
            }
            None => {
                let name = format_ident!("{}", parameter.name);
                match (&parameter.of, is_needed) {
                    (Type::File, true) => quote!(.files(#index, [self.#name])),
                    (Type::File, false) => quote!(.files(#index, self.#name)),
                    (Type::List(of), true) if **of == Type::File => {
                        quote!(.files(#index, self.#name))
                    }
                    (Type::List(of), false) if **of == Type::File => {
                        quote!(.files(#index, self.#name.into_iter().flatten()))
                    }
                    _ => quote!(.parameter(#index, &self.#name)),
                }
            }
        }
    });
    let allows_body = matches!(call.operation.verb.as_str(), "POST" | "PUT" | "PATCH");
    let body = call.operation.body.as_ref();
    let has_parts = body.is_some_and(|body| body.media == Media::Multipart);
    let body = match body.filter(|_| call.method.sends_body) {
        Some(body) => match body.media {
            Media::Json => Some(quote!(.json(&self.body))),
            Media::Form => Some(quote!(.form(&self.body))),
            Media::Text => Some(quote!(.text(self.body))),
            Media::Bytes => Some(quote!(.bytes(self.body))),
            Media::Parts => {
                let types = &body.part_types;
                Some(quote!(.parts(&[#(#types),*], self.body)))
            }
            Media::Multipart => None,
        },
        None if has_parts => None,
        // A server may insist on a length where there could be a body (RFC 9110, 8.6).
        None => allows_body.then(|| quote!(.no_body())),
    };
    let end = match (&call.operation.answer, &call.operation.envelope) {
        (Answer::Nothing, _) => quote!(empty),
        (Answer::Stream(_), _) => quote!(stream),
        (Answer::Items { form, .. }, _) => match form {
            Streamed::Events => quote!(events),
            Streamed::Lines => quote!(json_lines),
        },
        (Answer::ByStatus(_), _) => quote!(by_status),
        (Answer::Json(_), Some(_)) => quote!(answer),
        (Answer::Json(_), None) => quote!(whole),
    };
    quote!(runtime::Request::build(&self.client, &#operation) #(#parameters)* #body .#end())
}

/// A constant as an expression.
fn literal(constant: &serde_json::Value) -> TokenStream {
    match constant {
        serde_json::Value::String(text) => quote!(#text),
        other => other.to_string().parse().unwrap_or_else(|_| quote!(())),
    }
}
