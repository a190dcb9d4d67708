//! The request of one method: what was given so far, setters for what may be
//! given, and sending it.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::argument::{self, Parameter, argument, generic};
use super::documentation::{Docs, RustDocs, headline};
use super::{Call, Context};
use crate::model::{Body, Input, InputAt};
use crate::refine::wire_name;

/// The builder of a request.
pub struct Request<'a>(pub Call<'a>);

/// Names that the builder itself uses.
const TAKEN: &[&str] = &[
    "at_most",
    "highest_price",
    "map",
    "new",
    "rows",
    "send",
    "submit",
    "into_future",
    "pages",
    "request",
    "stream",
    "timeout",
    "retry",
    "header",
];

impl ToTokens for Request<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(parts) = Parts::new(self.0) else {
            return;
        };
        let call = self.0;
        let name = format_ident!("{}", call.method.builder);
        let docs = self.docs();
        let fields = parts.fields();
        let setters = parts.setters();
        let answer = &parts.answer;
        let build = parts.build();
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

                fn request(self) -> Result<runtime::Request<#answer>, runtime::BuildError> {
                    #build
                }
            }

            runtime::request_builder!(#name, #answer);
        }
        .to_tokens(tokens);
    }
}

impl Request<'_> {
    fn docs(&self) -> RustDocs {
        let call = self.0;
        RustDocs(format!(
            "The request of [`{}::{}`].\n\n{}",
            call.resource.type_name,
            call.method.name,
            crate::refine::markdown(&headline(call))
        ))
    }
}

/// The method of a resource that starts a request.
pub struct Start<'a>(pub Call<'a>);

impl ToTokens for Start<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(parts) = Parts::new(self.0) else {
            return;
        };
        let call = self.0;
        let name = format_ident!("{}", call.method.name);
        let builder = format_ident!("{}", call.method.builder);
        let docs = Docs(super::documentation::method(call));
        let deprecated = call
            .operation
            .deprecated
            .then(|| quote!(#[deprecated = "the description says so"]));
        let arguments = parts.arguments();
        let values = parts.values();
        quote! {
            #docs
            #deprecated
            pub fn #name(&self, #(#arguments),*) -> #builder {
                #builder { client: self.client.clone(), options: runtime::Options::default(), #(#values),* }
            }
        }
        .to_tokens(tokens);
    }
}

/// The name of the method that sets something which may be given.
pub fn setter_name(input: &Input) -> syn::Ident {
    if TAKEN.contains(&input.name.as_str()) {
        format_ident!("{}_", input.name)
    } else {
        format_ident!("{}", input.name)
    }
}

/// A method that sets something which may be given.
pub struct Setter {
    pub docs: Docs,
    pub name: syn::Ident,
    pub accepts: TokenStream,
    assignment: TokenStream,
}

impl ToTokens for Setter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            docs,
            name,
            accepts,
            assignment,
        } = self;
        quote! {
            #docs
            pub fn #name(mut self, value: #accepts) -> Self {
                #assignment
                self
            }
        }
        .to_tokens(tokens);
    }
}

/// A method, resolved against the code that it calls.
pub struct Parts<'a> {
    call: Call<'a>,
    function: syn::Ident,
    answer: syn::Type,
    parameters: Vec<Parameter>,
    /// The properties of the body: field, type, input.
    properties: Vec<(syn::Ident, syn::Type, &'a Input)>,
}

impl<'a> Parts<'a> {
    /// Resolves a method.
    pub fn new(call: Call<'a>) -> Option<Self> {
        let request = call
            .context
            .refined
            .requests
            .get(&call.operation.function)?;
        let properties = match &call.method.body {
            Body::Object(name) => properties(call, name),
            _ => Vec::new(),
        };
        Some(Self {
            call,
            function: request.item.sig.ident.clone(),
            answer: request.answer.clone(),
            parameters: argument::parameters(&request.item),
            properties,
        })
    }

    fn context(&self) -> Context<'a> {
        self.call.context
    }

    fn parameter(&self, input: &Input) -> Option<&Parameter> {
        self.parameters
            .iter()
            .find(|parameter| parameter.name == input.name)
    }

    /// Whether the method offers a parameter of the request function at all.
    fn offers(&self, parameter: &Parameter) -> bool {
        if parameter.name == "body" {
            return !matches!(self.call.method.body, Body::Absent | Body::Omitted);
        }
        let method = self.call.method;
        method
            .arguments
            .iter()
            .chain(&method.options)
            .any(|input| input.at == InputAt::Parameter && parameter.name == input.name)
    }

    fn fields(&self) -> Vec<TokenStream> {
        self.parameters
            .iter()
            .filter(|parameter| self.offers(parameter))
            .map(|parameter| {
                let name = &parameter.name;
                // A method that sends a body always has it.
                let of = if name == "body" {
                    parameter.kept.to_token_stream()
                } else {
                    parameter.field_type()
                };
                quote!(#name: #of)
            })
            .collect()
    }

    fn type_of(&self, input: &Input) -> Option<syn::Type> {
        match input.at {
            InputAt::Parameter => self
                .parameter(input)
                .map(|parameter| parameter.kept.clone()),
            InputAt::Body => self
                .parameters
                .iter()
                .find(|parameter| parameter.name == "body")
                .map(|parameter| parameter.kept.clone()),
            InputAt::Property => {
                let (_, of, _) = self
                    .properties
                    .iter()
                    .find(|(_, _, known)| known.wire == input.wire)?;
                Some(qualified(self.context(), of))
            }
        }
    }

    /// What the method takes.
    pub fn arguments(&self) -> Vec<TokenStream> {
        self.call
            .method
            .arguments
            .iter()
            .filter_map(|input| {
                let name = format_ident!("{}", input.name);
                let accepts = argument(self.context(), &self.type_of(input)?).accepts;
                Some(quote!(#name: #accepts))
            })
            .collect()
    }

    /// What the builder's fields start as.
    fn values(&self) -> Vec<TokenStream> {
        self.parameters
            .iter()
            .filter(|parameter| self.offers(parameter))
            .map(|parameter| {
                let name = &parameter.name;
                if name == "body" {
                    let body = self.body();
                    return initial(name, &body);
                }
                let given =
                    self.call.method.arguments.iter().find(|input| {
                        input.at == InputAt::Parameter && parameter.name == input.name
                    });
                let value = match given {
                    Some(_) => {
                        let convert = argument(self.context(), &parameter.kept).convert;
                        let value = convert(quote!(#name));
                        if parameter.optional {
                            quote!(Some(#value))
                        } else {
                            value
                        }
                    }
                    None => quote!(None),
                };
                initial(name, &value)
            })
            .collect()
    }

    fn body(&self) -> TokenStream {
        let Body::Object(schema) = &self.call.method.body else {
            let body = self
                .parameters
                .iter()
                .find(|parameter| parameter.name == "body");
            return match body {
                Some(parameter) => {
                    (argument(self.context(), &parameter.kept).convert)(quote!(body))
                }
                None => quote!(body),
            };
        };
        let of = format_ident!("{schema}");
        let required = self
            .call
            .method
            .arguments
            .iter()
            .filter(|input| input.at == InputAt::Property);
        let names: Vec<_> = required
            .map(|input| format_ident!("{}", input.name))
            .collect();
        if names.is_empty() {
            quote!(types::#of::default())
        } else {
            quote!(types::#of::new(#(#names),*))
        }
    }

    /// What may be given besides.
    pub fn setters(&self) -> Vec<Setter> {
        let options = &self.call.method.options;
        options
            .iter()
            .filter_map(|input| self.setter(input))
            .collect()
    }

    fn setter(&self, input: &Input) -> Option<Setter> {
        let of = self.type_of(input)?;
        let inner = generic(&of, "Option").unwrap_or_else(|| of.clone());
        let argument = argument(self.context(), &inner);
        let accepts = argument.accepts;
        let value = (argument.convert)(quote!(value));
        let name = setter_name(input);
        let described = input
            .description
            .clone()
            .unwrap_or_else(|| format!("Sets `{}`.", input.wire));
        let docs = Docs(described);
        let (place, optional) = match input.at {
            InputAt::Property => {
                let (field, of, _) = self
                    .properties
                    .iter()
                    .find(|(_, _, known)| known.wire == input.wire)?;
                (quote!(self.body.#field), generic(of, "Option").is_some())
            }
            _ => {
                let field = &self.parameter(input)?.name;
                (quote!(self.#field), true)
            }
        };
        let value = if optional {
            quote!(Some(#value))
        } else {
            value
        };
        Some(Setter {
            docs,
            name,
            accepts,
            assignment: quote!(#place = #value;),
        })
    }

    fn build(&self) -> TokenStream {
        let function = &self.function;
        let passed = self.parameters.iter().map(|parameter| {
            if !self.offers(parameter) {
                quote!(None)
            } else if parameter.name == "body" && parameter.optional {
                parameter.pass_some()
            } else {
                parameter.pass()
            }
        });
        quote!(#function(&self.client, #(#passed),*))
    }
}

/// A field of a struct expression, short where it can be.
fn initial(name: &syn::Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

fn properties<'a>(call: Call<'a>, schema: &str) -> Vec<(syn::Ident, syn::Type, &'a Input)> {
    let Some(structure) = call.context.refined.structure(schema) else {
        return Vec::new();
    };
    let inputs = call.method.arguments.iter().chain(&call.method.options);
    inputs
        .filter(|input| input.at == InputAt::Property)
        .filter_map(|input| {
            let field = structure
                .fields
                .iter()
                .find(|field| wire_name(field) == input.wire)?;
            Some((field.ident.clone()?, field.ty.clone(), input))
        })
        .collect()
}

/// A type as it is written outside of the module `types`.
pub fn qualified(context: Context<'_>, of: &syn::Type) -> syn::Type {
    use syn::visit_mut::VisitMut;

    struct Qualify<'a>(Context<'a>);
    impl VisitMut for Qualify<'_> {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            syn::visit_mut::visit_path_mut(self, path);
            let Some(only) = path.get_ident().map(ToString::to_string) else {
                return;
            };
            let generated = self.0.refined.types.contains_key(&only)
                || self.0.api.enums.iter().any(|known| known.name == only);
            if generated {
                path.segments.insert(0, syn::parse_quote!(types));
            }
        }
    }
    let mut of = of.clone();
    Qualify(context).visit_type_mut(&mut of);
    of
}
