//! Where a JSON Pointer of `x-sdk` leads in the Rust of an answer.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::Context;
use super::argument::generic;

/// A field of an answer.
pub struct Field {
    /// The fields on the way to it, each with whether it may be absent.
    way: Vec<(syn::Ident, bool)>,
    /// Its type, without `Option`.
    pub of: Type,
}

/// Follows a pointer from a type; `None` if it leads nowhere.
pub fn follow(context: Context<'_>, from: &Type, pointer: &str) -> Option<Field> {
    let mut field = Field {
        way: Vec::new(),
        of: from.clone(),
    };
    for token in pointer.split('/').filter(|token| !token.is_empty()) {
        let Type::Path(path) = &field.of else {
            return None;
        };
        let name = path.path.segments.last()?.ident.to_string();
        let structure = context.refined.structure(&name)?;
        let next = structure
            .fields
            .iter()
            .find(|field| crate::refine::wire_name(field) == token)?;
        let inner = generic(&next.ty, "Option");
        let ident = next.ident.as_ref()?;
        field.way.push((format_ident!("{ident}"), inner.is_some()));
        field.of = super::request::qualified(context, &inner.unwrap_or_else(|| next.ty.clone()));
    }
    Some(field)
}

impl Field {
    /// The field as something to change; made if it is absent.
    pub fn as_mut(&self, answer: TokenStream) -> TokenStream {
        let Some(((last, last_optional), before)) = self.way.split_last() else {
            return answer;
        };
        let mut place = answer;
        for (name, optional) in before {
            place = quote!(#place.#name);
            if *optional {
                place = quote!(#place.get_or_insert_default());
            }
        }
        if *last_optional {
            quote!(#place.#last.get_or_insert_default())
        } else {
            quote!(&mut #place.#last)
        }
    }

    /// A copy of the field: its value, or an option if it may be absent.
    pub fn copied(&self, answer: TokenStream) -> TokenStream {
        let mut place = answer;
        for (index, (name, optional)) in self.way.iter().enumerate() {
            let is_last = index + 1 == self.way.len();
            if *optional && !is_last {
                let rest = Self {
                    way: self.way[index + 1..].to_vec(),
                    of: self.of.clone(),
                };
                let below = rest.copied(quote!(value));
                let optional = rest.way.iter().any(|(_, optional)| *optional);
                let found = if optional {
                    below
                } else {
                    quote!(Some(#below))
                };
                return quote!(#place.#name.as_ref().and_then(|value| #found));
            }
            place = quote!(#place.#name);
        }
        place
    }
}
