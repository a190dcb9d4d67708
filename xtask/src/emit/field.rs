//! Where a JSON Pointer of `x-sdk` leads in the Rust of an answer.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::argument::generic;
use super::{Call, Context};
use crate::model::Body;

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

/// The field of the body that a method sends, by its name on the wire, with its
/// type.
pub fn in_body(call: Call<'_>, wire: &str) -> Option<(syn::Ident, Type)> {
    let Body::Object(schema) = &call.method.body else {
        return None;
    };
    let structure = call.context.refined.structure(schema)?;
    let field = structure
        .fields
        .iter()
        .find(|field| crate::refine::wire_name(field) == wire)?;
    Some((field.ident.clone()?, field.ty.clone()))
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

    /// The value of the field, taken out of what it is in; an option if it may
    /// be absent.
    pub fn taken(&self, answer: TokenStream) -> TokenStream {
        self.walk(answer, &self.way, Reach::Take)
    }

    /// A copy of the field; an option if it may be absent.
    pub fn copied(&self, answer: TokenStream) -> TokenStream {
        self.walk(answer, &self.way, Reach::Copy)
    }

    /// The field where it is; an option if it may be absent.
    pub fn borrowed(&self, answer: TokenStream) -> TokenStream {
        self.walk(answer, &self.way, Reach::Borrow)
    }

    /// Whether anything on the way to it, or it itself, may be absent.
    pub fn is_optional(&self) -> bool {
        self.way.iter().any(|(_, optional)| *optional)
    }

    fn walk(&self, from: TokenStream, way: &[(syn::Ident, bool)], reach: Reach) -> TokenStream {
        let mut place = from;
        for (index, (name, optional)) in way.iter().enumerate() {
            place = quote!(#place.#name);
            if !optional {
                continue;
            }
            let rest = &way[index + 1..];
            let found = match (reach, rest.is_empty()) {
                (Reach::Take, _) | (Reach::Copy, true) => place,
                (Reach::Borrow, _) | (Reach::Copy, false) => quote!(#place.as_ref()),
            };
            if rest.is_empty() {
                return found;
            }
            let below = self.walk(quote!(value), rest, reach);
            return if rest.iter().any(|(_, optional)| *optional) {
                quote!(#found.and_then(|value| #below))
            } else {
                quote!(#found.map(|value| #below))
            };
        }
        match reach {
            Reach::Borrow => quote!(&#place),
            Reach::Copy | Reach::Take => place,
        }
    }
}

/// What is done with a field that was reached.
#[derive(Clone, Copy)]
enum Reach {
    Copy,
    Borrow,
    Take,
}
