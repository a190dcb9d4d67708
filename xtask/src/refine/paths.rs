//! Shortens the paths of the prelude: `Option<String>` says as much as
//! `::std::option::Option<::std::string::String>`. A type of the API that has
//! such a name keeps the long form for the other one.

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Item, LitStr, Path, PathSegment};

const PRELUDE: &[&str] = &["Option", "String", "Vec", "Result", "From"];

pub fn shorten(item: &mut Item, generated: &[String]) {
    Shorten { generated }.visit_item_mut(item);
}

struct Shorten<'a> {
    generated: &'a [String],
}

impl VisitMut for Shorten<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let from_std = path
            .segments
            .first()
            .is_some_and(|first| first.ident == "std");
        let Some(last) = path.segments.last().cloned() else {
            return;
        };
        // `fmt::Result` is another one.
        let is_fmt = path
            .segments
            .iter()
            .nth(1)
            .is_some_and(|module| module.ident == "fmt");
        if from_std && !is_fmt && path.segments.len() == 3 && self.is_free(&last) {
            path.leading_colon = None;
            path.segments = std::iter::once(last).collect();
        } else if path
            .segments
            .first()
            .is_some_and(|first| first.ident == "crate")
        {
            // `crate::types::X` is a neighbour.
            path.segments = std::iter::once(last).collect();
        } else if path
            .segments
            .first()
            .is_some_and(|first| first.ident == crate::RUNTIME)
        {
            path.leading_colon = None;
            if let Some(first) = path.segments.first_mut() {
                first.ident = syn::Ident::new("runtime", first.ident.span());
            }
        }
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        if attribute.path().is_ident("serde")
            && let syn::Meta::List(list) = &mut attribute.meta
        {
            list.tokens = std::mem::take(&mut list.tokens)
                .into_iter()
                .map(tidy)
                .collect();
        }
    }
}

impl Shorten<'_> {
    fn is_free(&self, segment: &PathSegment) -> bool {
        PRELUDE.iter().any(|name| segment.ident == name)
            && !self.generated.iter().any(|name| segment.ident == name)
    }
}

/// typify writes the paths of helper functions as it prints tokens.
fn tidy(token: proc_macro2::TokenTree) -> proc_macro2::TokenTree {
    if let proc_macro2::TokenTree::Literal(literal) = &token
        && let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string())
    {
        let value = text.value();
        if value.starts_with("::") || value.starts_with(":: ") {
            let mut value = value.replace(' ', "");
            for name in ["Option", "Vec"] {
                let long = format!("::std::{}::{name}", name.to_lowercase());
                value = value.replace(&long, name);
            }
            let mut literal = proc_macro2::Literal::string(&value);
            literal.set_span(token.span());
            return literal.into();
        }
    }
    token
}
