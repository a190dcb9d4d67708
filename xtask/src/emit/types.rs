//! The modules that hold the types: those that one resource uses stand
//! together, the others are shared. To a user they are all in `types`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, parse_quote};

use super::Context;
use super::definition::Definition;
use super::docs::{InnerDocs, RustDocs};
use super::markdown::wrap;
use super::money::ReceiptImpl;
use super::usage::usage;
use crate::plan::types;

/// Modules of types by path, each made when it is asked for, as they are large.
pub fn modules(context: Context<'_>) -> impl Iterator<Item = (String, TokenStream)> {
    let mut homes: BTreeMap<&str, Vec<&types::Definition>> = BTreeMap::new();
    for definition in context.api.types.values() {
        let home = definition.home.as_deref().unwrap_or("shared");
        homes.entry(home).or_default().push(definition);
    }
    let root = ("src/types.rs".to_owned(), root(&homes));
    let modules = homes.into_iter().map(move |(home, types)| {
        let types = types.into_iter().map(|definition| TypeOf {
            context,
            definition,
        });
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
        (format!("src/types/{home}.rs"), module)
    });
    std::iter::once(root).chain(modules)
}

fn root(homes: &BTreeMap<&str, Vec<&types::Definition>>) -> TokenStream {
    let modules: Vec<_> = homes.keys().map(|home| format_ident!("{home}")).collect();
    let docs = InnerDocs("Request and response types.".to_owned());
    quote! {
        #docs
        #(mod #modules;)*
        #(#[allow(unused_imports)] pub use #modules::*;)*
    }
}

/// A type with all its impls.
struct TypeOf<'a> {
    context: Context<'a>,
    definition: &'a types::Definition,
}

impl ToTokens for TypeOf<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            context,
            definition,
        } = *self;
        let more_docs = self.attributes();
        Definition {
            definition,
            core: context.structs.get(&definition.name),
            types: &context.api.types,
            conversions: &context.index.conversions,
            more_docs: &more_docs,
        }
        .to_tokens(tokens);
        if let Some(receipt) = &context.api.receipt
            && receipt.name == definition.name
        {
            ReceiptImpl(receipt).to_tokens(tokens);
        }
    }
}

impl TypeOf<'_> {
    /// What is added to the docs of the type: where it is used, and the name
    /// that the description has for it, so that a search for that finds it.
    fn attributes(&self) -> Vec<Attribute> {
        let aliases = self.definition.aliases.iter();
        let aliases = aliases.map(|alias| parse_quote!(#[doc(alias = #alias)]));
        let described = self.definition.docs.as_deref().unwrap_or_default();
        let docs = match (usage(self.context, self.definition), described.trim()) {
            (Some(usage), "") => wrap(&usage),
            (Some(usage), _) => format!("\n{}", wrap(&usage)),
            (None, "") => format!("The schema `{}`.", self.definition.name),
            (None, _) => String::new(),
        };
        let docs = RustDocs(docs).attributes();
        docs.into_iter().chain(aliases).collect()
    }
}
