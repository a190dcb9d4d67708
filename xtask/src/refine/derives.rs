//! Chooses what each type derives by the way it travels.
//!
//! Requests are written, answers are read, and stored by people, so also
//! written; each derive that nobody needs is time that every build spends.
//! Answers may grow, so they are `#[non_exhaustive]`, and have a `Default`, so
//! that a user's own tests can still make one. What is only sent shows none of its
//! values in `Debug`: they are about people, or a URL that only the service may know.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Field, Fields, Ident, Item, parse_quote};

use crate::model::{Api, Direction, TypeFacts};

pub fn choose(types: &mut BTreeMap<String, Vec<Item>>, api: &Api) {
    let without_default = without_default(types);
    for (name, items) in types.iter_mut() {
        let Some(facts) = api.types.get(name) else {
            continue;
        };
        let direction = facts.direction;
        let has_default = !without_default.contains(name) && default_makes_sense(facts);
        let is_receipt = api.receipt.as_ref() == Some(name);
        let mut debugs = Vec::new();
        for item in items.iter_mut() {
            match item {
                Item::Struct(item) => {
                    if !direction.received {
                        debugs.push(debug_without_values(&item.ident));
                    }
                    replace(
                        &mut item.attrs,
                        &derives(direction, has_default, direction.received),
                    );
                    if !direction.sent && matches!(item.fields, Fields::Named(_)) {
                        item.attrs.push(parse_quote!(#[non_exhaustive]));
                    }
                    for field in &mut item.fields {
                        if is_receipt {
                            default_by_type(field);
                        }
                    }
                }
                Item::Enum(item) => {
                    replace(&mut item.attrs, &derives(direction, false, true));
                }
                _ => {}
            }
        }
        items.extend(debugs);
    }
}

/// A request that lacks what is required is not one.
fn default_makes_sense(facts: &TypeFacts) -> bool {
    facts.direction.received || facts.required.is_empty()
}

fn debug_without_values(name: &Ident) -> Item {
    let text = name.to_string();
    parse_quote! {
        /// Shows none of the values, which may be confidential.
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#text).finish_non_exhaustive()
            }
        }
    }
}

fn derives(direction: Direction, has_default: bool, shows_values: bool) -> TokenStream {
    let debug = shows_values.then(|| quote!(Debug,));
    let default = has_default.then(|| quote!(Default,));
    let deserialize = direction.received.then(|| quote!(::serde::Deserialize,));
    quote!(#[derive(Clone, #debug #default PartialEq, #deserialize ::serde::Serialize)])
}

fn replace(attributes: &mut Vec<Attribute>, derive: &TokenStream) {
    attributes.retain(|attribute| !attribute.path().is_ident("derive"));
    // What a derive reads must not stand before it.
    let docs = attributes
        .iter()
        .take_while(|attribute| attribute.path().is_ident("doc"))
        .count();
    attributes.insert(docs, parse_quote!(#derive));
}

/// The default that a description gives an amount is nought, and so is its
/// type's.
fn default_by_type(field: &mut Field) {
    for attribute in &mut field.attrs {
        if attribute.path().is_ident("serde")
            && let syn::Meta::List(list) = &mut attribute.meta
            && list.tokens.to_string().contains("defaults::")
        {
            let renamed = super::order::wire_name(&parse_field(&list.tokens));
            list.tokens = if renamed == "x" {
                quote!(default)
            } else {
                quote!(rename = #renamed, default)
            };
        }
    }
}

/// A field with nothing but one attribute, to read its name from.
fn parse_field(tokens: &TokenStream) -> Field {
    parse_quote!(#[serde(#tokens)] x: ())
}

/// The types that have no default: unions that are only sent, and what holds one.
pub fn without_default(types: &BTreeMap<String, Vec<Item>>) -> BTreeSet<String> {
    let mut without: BTreeSet<String> = types
        .iter()
        .filter(|(_, items)| items.iter().any(|item| matches!(item, Item::Enum(_))))
        .filter(|(_, items)| !items.iter().any(super::unknown::is_default))
        .map(|(name, _)| name.clone())
        .collect();
    loop {
        let more: Vec<String> = types
            .iter()
            .filter(|(name, items)| {
                !without.contains(*name)
                    && items.iter().any(|item| match item {
                        Item::Struct(item) => {
                            item.fields.iter().any(|field| holds(field, &without))
                        }
                        _ => false,
                    })
            })
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return without;
        }
        without.extend(more);
    }
}

/// Whether a field is always one of those types.
pub fn holds(field: &Field, without: &BTreeSet<String>) -> bool {
    match &field.ty {
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            without.contains(&last.ident.to_string())
                || last.ident == "Box" && names_one(&last.arguments, without)
        }),
        _ => false,
    }
}

fn names_one(arguments: &syn::PathArguments, without: &BTreeSet<String>) -> bool {
    let text = quote!(#arguments).to_string();
    text.split(|character: char| !character.is_alphanumeric() && character != '_')
        .any(|word| without.contains(word))
}
