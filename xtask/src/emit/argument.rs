//! How a value is taken from a caller: the widest type that converts without a
//! choice, so that `"text"`, `vec![…]` and `[…]` can be given as they are.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::types::{Shape, Type, Types};
use crate::rust::{In, rust};

/// A value taken from a caller.
pub struct Argument {
    /// The type of the argument.
    pub accepts: TokenStream,
    /// The conversion of an expression of that type.
    pub convert: fn(TokenStream) -> TokenStream,
}

/// How a value of this type is taken. What may be null is taken as the option
/// that it is: of anything wider, `None` would not say its type.
pub fn argument(types: &Types, of: &Type, place: In) -> Argument {
    let written = rust(of, place);
    match of {
        Type::List(item) if is_number(item) => {
            let item = rust(item, place);
            Argument {
                accepts: quote!(impl IntoIterator<Item = #item>),
                convert: |value| quote!(#value.into_iter().collect()),
            }
        }
        Type::List(item) => {
            let item = rust(item, place);
            Argument {
                accepts: quote!(impl IntoIterator<Item = impl Into<#item>>),
                convert: |value| quote!(#value.into_iter().map(Into::into).collect()),
            }
        }
        _ if converts(types, of) => Argument {
            accepts: quote!(impl Into<#written>),
            convert: |value| quote!(#value.into()),
        },
        _ => Argument {
            accepts: written,
            convert: |value| value,
        },
    }
}

/// Whether this is what `1` or `1.0` can be. What converts into one of these would be
/// taken for an `i32`, which does not convert into all of them.
fn is_number(of: &Type) -> bool {
    matches!(of, Type::Integer(_) | Type::Float(_))
}

/// Whether something simpler converts into this type.
fn converts(types: &Types, of: &Type) -> bool {
    match of {
        Type::Text
        | Type::Credits
        | Type::Bytes
        | Type::File
        | Type::OneOrMany(_)
        | Type::Any
        | Type::Boxed(_) => true,
        Type::Named(name) => types.get(name).is_some_and(|definition| {
            let has_variants = matches!(definition.shape, Shape::Enum(_) | Shape::Union(_));
            has_variants || definition.single_text().is_some()
        }),
        _ => false,
    }
}
