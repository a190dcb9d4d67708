//! How a value is taken from a caller: the widest type that converts without a
//! choice, so that `"text"`, `vec![…]` and `[…]` can be given as they are.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::Context;

/// A value taken from a caller.
pub struct Argument {
    /// The type of the argument.
    pub accepts: TokenStream,
    /// The conversion of an expression of that type.
    pub convert: fn(TokenStream) -> TokenStream,
}

/// How a value of this type is taken. What may be null is taken as the option
/// that it is: of anything wider, `None` would not say its type.
pub fn argument(context: Context<'_>, of: &Type) -> Argument {
    if let Some(item) = generic(of, "Vec") {
        if is_number(&item) {
            return Argument {
                accepts: quote!(impl IntoIterator<Item = #item>),
                convert: |value| quote!(#value.into_iter().collect()),
            };
        }
        return Argument {
            accepts: quote!(impl IntoIterator<Item = impl Into<#item>>),
            convert: |value| quote!(#value.into_iter().map(Into::into).collect()),
        };
    }
    if converts(context, of) {
        return Argument {
            accepts: quote!(impl Into<#of>),
            convert: |value| quote!(#value.into()),
        };
    }
    Argument {
        accepts: of.to_token_stream(),
        convert: |value| value,
    }
}

/// Whether this is what `1` or `1.0` can be. What converts into one of these
/// would be taken for an `i32`, which does not convert into all of them.
fn is_number(of: &Type) -> bool {
    [
        "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64",
    ]
    .iter()
    .any(|name| is_path(of, name))
}

/// Whether something simpler converts into this type.
fn converts(context: Context<'_>, of: &Type) -> bool {
    let Type::Path(path) = of else {
        return false;
    };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let name = last.ident.to_string();
    let in_runtime = path.path.segments.len() > 1
        && path
            .path
            .segments
            .first()
            .is_some_and(|first| first.ident == "runtime");
    name == "String"
        || in_runtime
        || context.api.enums.iter().any(|known| known.name == name)
        || single_text(context, &name).is_some()
}

/// The only field of a request type that is one required string: such a type
/// is made from the string.
pub fn single_text<'a>(context: Context<'a>, name: &str) -> Option<&'a syn::Ident> {
    let facts = context.api.types.get(name)?;
    if !facts.direction.sent || facts.required.len() != 1 || facts.properties.len() != 1 {
        return None;
    }
    let structure = context.refined.structure(name)?;
    let field = structure.fields.iter().next()?;
    is_path(&field.ty, "String").then_some(field.ident.as_ref()?)
}

fn is_path(of: &Type, name: &str) -> bool {
    matches!(of, Type::Path(path) if path.path.is_ident(name))
}

/// `T` of `Name<T>`.
pub fn generic(of: &Type, name: &str) -> Option<Type> {
    let Type::Path(path) = of else {
        return None;
    };
    let last = path.path.segments.last()?;
    if last.ident != name {
        return None;
    }
    match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(of) => Some(of.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// A parameter of a request function: what a builder keeps for it, and how it
/// is passed on.
pub struct Parameter {
    /// Its name.
    pub name: syn::Ident,
    /// The type that is kept, without `Option`.
    pub kept: Type,
    /// Whether it may be left out.
    pub optional: bool,
    /// How the kept value is passed on.
    passing: Passing,
}

#[derive(Clone, Copy)]
enum Passing {
    Value,
    Reference,
    Text,
}

/// The parameters of a request function, but for the client.
pub fn parameters(function: &syn::ItemFn) -> Vec<Parameter> {
    function
        .sig
        .inputs
        .iter()
        .skip(1)
        .filter_map(parameter)
        .collect()
}

fn parameter(argument: &syn::FnArg) -> Option<Parameter> {
    let syn::FnArg::Typed(typed) = argument else {
        return None;
    };
    let syn::Pat::Ident(pattern) = &*typed.pat else {
        return None;
    };
    let inner = generic(&typed.ty, "Option");
    let optional = inner.is_some();
    let given = inner.unwrap_or_else(|| (*typed.ty).clone());
    let (kept, passing) = match &given {
        Type::Reference(reference) if is_path(&reference.elem, "str") => {
            (syn::parse_quote!(String), Passing::Text)
        }
        Type::Reference(reference) => ((*reference.elem).clone(), Passing::Reference),
        // The generic parameter of a body of bytes.
        Type::Path(path) if path.path.is_ident("B") => {
            (syn::parse_quote!(runtime::Bytes), Passing::Value)
        }
        _ => (given.clone(), Passing::Value),
    };
    Some(Parameter {
        name: pattern.ident.clone(),
        kept,
        optional,
        passing,
    })
}

impl Parameter {
    /// The type of the builder's field.
    pub fn field_type(&self) -> TokenStream {
        let kept = &self.kept;
        if self.optional {
            quote!(Option<#kept>)
        } else {
            quote!(#kept)
        }
    }

    /// The expression that passes on a field that is always there, to what may
    /// be left out.
    pub fn pass_some(&self) -> TokenStream {
        let name = format_ident!("{}", self.name);
        match self.passing {
            Passing::Value => quote!(Some(self.#name)),
            Passing::Reference | Passing::Text => quote!(Some(&self.#name)),
        }
    }

    /// The expression that passes the builder's field on.
    pub fn pass(&self) -> TokenStream {
        let name = format_ident!("{}", self.name);
        match (self.passing, self.optional) {
            (Passing::Value, _) => quote!(self.#name),
            (Passing::Reference | Passing::Text, false) => quote!(&self.#name),
            (Passing::Text, true) => quote!(self.#name.as_deref()),
            (Passing::Reference, true) => quote!(self.#name.as_ref()),
        }
    }
}
