//! Takes the output apart and drops what users never need: the client that
//! sends by itself, conversions of enums that the runtime makes, helper modules.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Item, ItemImpl, Type};

use super::unexpected;
use crate::diagnostic::Diagnostics;

type Types = BTreeMap<String, Vec<Item>>;

/// The types by name, and the impl with the operations.
pub fn split(core: syn::File) -> Result<(Types, ItemImpl), Diagnostics> {
    let mut types = None;
    let mut operations = None;
    for item in core.items {
        match item {
            Item::Mod(module) if module.ident == "types" => types = module.content,
            Item::Impl(item) if item.trait_.is_none() && has_async(&item) => {
                operations = Some(item)
            }
            _ => {}
        }
    }
    let (_, items) = types.ok_or_else(|| vec![unexpected("there is no module `types`")])?;
    let operations = operations.unwrap_or_else(|| syn::parse_quote!(impl Client {}));
    Ok((by_name(items)?, operations))
}

fn has_async(item: &ItemImpl) -> bool {
    item.items
        .iter()
        .any(|item| matches!(item, syn::ImplItem::Fn(function) if function.sig.asyncness.is_some()))
}

fn by_name(items: Vec<Item>) -> Result<Types, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let mut types = Types::new();
    let mut impls = Vec::new();
    for item in items {
        match item {
            Item::Struct(item) => {
                types
                    .entry(item.ident.to_string())
                    .or_default()
                    .push(Item::Struct(item));
            }
            Item::Enum(item) => {
                types
                    .entry(item.ident.to_string())
                    .or_default()
                    .push(Item::Enum(item));
            }
            Item::Impl(item) => impls.push(item),
            // They serve what is dropped or rewritten.
            Item::Mod(module) if module.ident == "error" || module.ident == "defaults" => {}
            other => diagnostics.push(unexpected(format!(
                "nothing is known of `{}` in the module `types`",
                start(&other)
            ))),
        }
    }
    for item in impls {
        if let Some(items) = subject(&item).and_then(|name| types.get_mut(&name))
            && !is_unneeded(&item)
        {
            items.push(Item::Impl(item));
        }
    }
    if diagnostics.is_empty() {
        Ok(types)
    } else {
        Err(diagnostics)
    }
}

/// As much of an item as it takes to know it again.
fn start(item: &Item) -> String {
    item.to_token_stream()
        .to_string()
        .chars()
        .take(60)
        .collect()
}

/// The type that an impl is about: where it converts a type into something
/// else, that type.
fn subject(item: &ItemImpl) -> Option<String> {
    let own = last_segment(&item.self_ty);
    let argument = item.trait_.as_ref().and_then(|(path, _)| {
        let segment = path.segments.last()?;
        match &segment.arguments {
            syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
                syn::GenericArgument::Type(of) => last_segment(of),
                _ => None,
            },
            _ => None,
        }
    });
    match own {
        Some(name)
            if !["String", "Map", "Vec", "BTreeMap", "HashMap", "Option"]
                .contains(&name.as_str()) =>
        {
            Some(name)
        }
        _ => argument,
    }
}

fn last_segment(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// Fallible conversions from text, for types that are read from JSON anyway,
/// and defaults, which are derived.
fn is_unneeded(item: &ItemImpl) -> bool {
    let unneeded = ["FromStr", "TryFrom", "Default"];
    item.trait_.as_ref().is_some_and(|(path, _)| {
        path.segments
            .last()
            .is_some_and(|last| unneeded.iter().any(|name| last.ident == name))
    })
}
