//! Prints types of the plan as types of Rust.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::types::{Field, Float, Presence, Type};

/// Where a type is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// In the module `types`.
    Types,
    /// Anywhere else in the crate.
    Crate,
}

/// A type.
pub fn rust(of: &Type, place: In) -> TokenStream {
    match of {
        Type::Text => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Integer(width) => {
            let name = format_ident!("{}", width.name());
            quote!(#name)
        }
        Type::Float(Float::F32) => quote!(f32),
        Type::Float(Float::F64) => quote!(f64),
        Type::Time => quote!(::chrono::DateTime<::chrono::offset::Utc>),
        Type::Date => quote!(::chrono::naive::NaiveDate),
        Type::Any => quote!(::serde_json::Value),
        Type::Bytes => quote!(runtime::Bytes),
        Type::File => quote!(runtime::File),
        Type::Credits => quote!(runtime::Credits),
        Type::Named(name) => {
            let name = format_ident!("{name}");
            match place {
                In::Types => quote!(#name),
                In::Crate => quote!(types::#name),
            }
        }
        Type::List(item) => {
            let item = rust(item, place);
            quote!(Vec<#item>)
        }
        Type::Map(item) if **item == Type::Any => {
            quote!(::serde_json::Map<String, ::serde_json::Value>)
        }
        Type::Map(item) => {
            let item = rust(item, place);
            quote!(::std::collections::HashMap<String, #item>)
        }
        Type::Tuple(items) => {
            let items = items.iter().map(|item| rust(item, place));
            quote!((#(#items,)*))
        }
        Type::OneOrMany(one) => {
            let one = rust(one, place);
            quote!(runtime::OneOrMany<#one>)
        }
        Type::Nullable(inner) => {
            let inner = rust(inner, place);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = rust(inner, place);
            quote!(Box<#inner>)
        }
    }
}

/// The type of a field.
pub fn field(field: &Field, place: In) -> TokenStream {
    let of = rust(&field.of, place);
    match field.presence {
        Presence::Always | Presence::Listed => of,
        Presence::Optional | Presence::OrNull => quote!(Option<#of>),
        Presence::ThreeStates => quote!(runtime::Nullable<#of>),
    }
}
