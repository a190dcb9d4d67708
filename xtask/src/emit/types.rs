//! The modules that hold the types: those that one resource uses stand
//! together, the others are shared. To a user they are all in `types`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, Fields, Item, parse_quote};

use super::Context;
use super::argument::{argument, single_text};
use super::documentation::RustDocs;
use super::enumeration::Enumeration;
use super::money::ReceiptImpl;
use super::resource::InnerDocs;
use super::union::SharedValue;
use super::usage::usage;
use crate::refine::wrap;

/// A module of types, by its path.
pub fn modules(context: Context<'_>) -> Vec<(String, TokenStream)> {
    let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let enums = context.api.enums.iter().map(|known| known.name.as_str());
    for name in context
        .refined
        .types
        .keys()
        .map(String::as_str)
        .chain(enums)
    {
        let home = context
            .api
            .types
            .get(name)
            .and_then(|facts| facts.home.as_deref());
        homes
            .entry(home.unwrap_or("shared"))
            .or_default()
            .push(name);
    }
    let mut modules = vec![("src/types.rs".to_owned(), root(&homes))];
    for (home, mut names) in homes {
        names.sort_unstable();
        let types = names.into_iter().map(|name| TypeOf { context, name });
        let docs = InnerDocs(match home {
            "shared" => "Types that several resources use.".to_owned(),
            home => format!("Types that only `{home}` uses."),
        });
        let module = quote! {
            #docs
            #[allow(unused_imports)]
            use super::*;
            #[allow(unused_imports)]
            use openapi_client_runtime as runtime;
            #(#types)*
        };
        modules.push((format!("src/types/{home}.rs"), module));
    }
    modules
}

fn root(homes: &BTreeMap<&str, Vec<&str>>) -> TokenStream {
    let modules: Vec<_> = homes.keys().map(|home| format_ident!("{home}")).collect();
    let docs = InnerDocs("What requests are made of, and what answers bring.".to_owned());
    quote! {
        #docs
        #(mod #modules;)*
        #(#[allow(unused_imports)] pub use #modules::*;)*
    }
}

/// A type with all its impls.
struct TypeOf<'a> {
    context: Context<'a>,
    name: &'a str,
}

impl ToTokens for TypeOf<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { context, name } = *self;
        let attributes = self.attributes();
        let known = context.api.enums.iter().find(|known| known.name == name);
        if let Some(known) = known {
            Enumeration {
                known,
                attributes: &attributes,
            }
            .to_tokens(tokens);
        }
        for item in context.refined.types.get(name).into_iter().flatten() {
            with_attributes(item, name, &attributes).to_tokens(tokens);
        }
        Constructor { context, name }.to_tokens(tokens);
        SharedValue { context, name }.to_tokens(tokens);
        if context.api.receipt.as_deref() == Some(name) {
            ReceiptImpl(context).to_tokens(tokens);
        }
    }
}

impl TypeOf<'_> {
    /// What is added to the docs of the type: where it is used, and the name
    /// that the description has for it, so that a search for that finds it.
    fn attributes(&self) -> Vec<Attribute> {
        let facts = self.context.api.types.get(self.name);
        let aliases = facts.into_iter().flat_map(|facts| &facts.written_names);
        let aliases = aliases.map(|alias| parse_quote!(#[doc(alias = #alias)]));
        let usage = usage(self.context, self.name);
        let usage = usage.map(|text| RustDocs(format!("\n{}", wrap(&text))));
        let usage = usage.map(|docs| docs.attributes()).unwrap_or_default();
        usage.into_iter().chain(aliases).collect()
    }
}

/// The item with more attributes after its docs, if it is the type itself.
fn with_attributes(item: &Item, name: &str, more: &[Attribute]) -> Item {
    let mut item = item.clone();
    let attributes = match &mut item {
        Item::Struct(item) if item.ident == name => &mut item.attrs,
        Item::Enum(item) if item.ident == name => &mut item.attrs,
        _ => return item,
    };
    let is_doc = |attribute: &Attribute| attribute.path().is_ident("doc");
    let end = attributes
        .iter()
        .take_while(|attribute| is_doc(attribute))
        .count();
    attributes.splice(end..end, more.iter().cloned());
    item
}

/// How a type that is sent is made: what it has to have is asked for.
struct Constructor<'a> {
    context: Context<'a>,
    name: &'a str,
}

impl ToTokens for Constructor<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { context, name } = *self;
        let Some((facts, structure)) = context
            .api
            .types
            .get(name)
            .zip(context.refined.structure(name))
        else {
            return;
        };
        let Fields::Named(fields) = &structure.fields else {
            return;
        };
        if !facts.direction.sent || facts.required.is_empty() {
            return;
        }
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        for field in &fields.named {
            let Some(ident) = &field.ident else {
                continue;
            };
            let wire = crate::refine::wire_name(field);
            if facts.required.contains(&wire) {
                let argument = argument(context, &field.ty);
                let accepts = argument.accepts;
                let value = (argument.convert)(quote!(#ident));
                arguments.push(quote!(#ident: #accepts));
                values.push(if *ident == value.to_string() {
                    quote!(#ident)
                } else {
                    quote!(#ident: #value)
                });
            } else {
                values.push(quote!(#ident: Default::default()));
            }
        }
        let ident = &structure.ident;
        let text = single_text(context, name).map(|_| {
            quote! {
                impl<T: Into<String>> From<T> for #ident {
                    fn from(text: T) -> Self {
                        Self::new(text)
                    }
                }
            }
        });
        quote! {
            impl #ident {
                /// One with what it has to have; the rest is left out.
                #[must_use]
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values),* }
                }
            }
            #text
        }
        .to_tokens(tokens);
    }
}
