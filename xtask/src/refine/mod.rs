//! From progenitor's output to code that is worth reading.
//!
//! Every pass is a rewrite of syntax with one purpose. A pass that does not
//! find what it expects fails: progenitor has changed, and the code it would
//! let through has not been thought about. Nothing is added here that is not
//! already in the output; that is `emit`'s work.

mod arguments;
mod derives;
mod docs;
mod leftovers;
mod lenient;
mod order;
mod paths;
mod requests;
mod unknown;
mod wire_names;

pub use docs::{attributes_of, markdown, wrap};
pub use order::wire_name;
pub use requests::RequestFn;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::Lowered;
use crate::model::Api;

/// Progenitor's output, in the form in which the facade uses it.
#[derive(Debug, Clone)]
pub struct Refined {
    /// The types, with their impls, sorted by name.
    pub types: BTreeMap<String, Vec<syn::Item>>,
    /// The functions that build requests, by name.
    pub requests: BTreeMap<String, RequestFn>,
}

impl Refined {
    /// The struct of a type, if it is one.
    pub fn structure(&self, name: &str) -> Option<&syn::ItemStruct> {
        self.types.get(name)?.iter().find_map(|item| match item {
            syn::Item::Struct(item) if item.ident == name => Some(item),
            _ => None,
        })
    }

    /// The enum of a type, if it is one.
    pub fn union(&self, name: &str) -> Option<&syn::ItemEnum> {
        self.types.get(name)?.iter().find_map(|item| match item {
            syn::Item::Enum(item) if item.ident == name => Some(item),
            _ => None,
        })
    }

    /// Everything in one file, for people to look at.
    pub fn to_file(&self) -> syn::File {
        let types = self.types.values().flatten();
        let requests = self.requests.values().map(|request| &request.item);
        syn::parse_quote!(#(#types)* #(#requests)*)
    }
}

/// Refines progenitor's output.
///
/// # Errors
/// What a pass expected and did not find.
pub fn refine(core: syn::File, lowered: &Lowered, api: &Api) -> Result<Refined, Diagnostics> {
    let (mut types, client) = leftovers::split(core)?;
    let requests = requests::extract(client, lowered)?;
    let mut diagnostics = Diagnostics::new();
    for (name, items) in &mut types {
        let Some(facts) = api.types.get(name) else {
            diagnostics.push(unexpected(format!("the type `{name}` is of no schema")));
            continue;
        };
        wire_names::restore(name, items, lowered);
        order::restore(items, facts);
        docs::tidy(items, facts);
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    unknown::keep(&mut types, api);
    derives::choose(&mut types, api);
    lenient::accept(&mut types, api);
    let generated: Vec<String> = types
        .keys()
        .cloned()
        .chain(api.enums.iter().map(|known| known.name.clone()))
        .collect();
    for item in types.values_mut().flatten() {
        paths::shorten(item, &generated);
    }
    Ok(Refined { types, requests })
}

/// What a pass says when progenitor's output is not what it was.
fn unexpected(what: impl Into<String>) -> Diagnostic {
    Diagnostic::new("refine/unexpected", what).help(
        "progenitor has changed; look at its output with `--emit core=PATH` and adapt the pass",
    )
}
