//! How a type that is received becomes the type that is sent for the same schema, so that
//! a value can be read, changed and written back.
//!
//! There is a conversion only if it loses nothing that the request must have. Which types
//! belong together is decided in the plan.

use std::collections::BTreeSet;
use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::plan::types::{Definition, Field, Presence, Shape, Struct, Type, Types, Union};

/// The types that are sent and can be made from those that are received.
pub type Pairs = BTreeSet<Rc<str>>;

/// Finds all types that can be made: those whose parts can be made, too.
pub fn pairs(types: &Types) -> Pairs {
    let sent = types.values().filter(|it| it.counterpart.is_some());
    let mut pairs: Pairs = sent.map(|it| Rc::clone(&it.name)).collect();
    loop {
        let count = pairs.len();
        let is_made = |name: &Rc<str>| converted(types, types.get(name)?, &pairs);
        pairs = pairs
            .iter()
            .filter(|name| is_made(name).is_some())
            .cloned()
            .collect();
        if pairs.len() == count {
            return pairs;
        }
    }
}

/// `From` the received type, if a type that is sent has one.
pub struct Conversion<'a> {
    pub sent: &'a Definition,
    pub types: &'a Types,
    pub pairs: &'a Pairs,
}

impl ToTokens for Conversion<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { sent, types, pairs } = *self;
        let made = pairs
            .contains(&sent.name)
            .then(|| converted(types, sent, pairs));
        let Some((received, body)) = made.flatten() else {
            return;
        };
        let members = |it: &Definition| -> Vec<String> {
            let fields = it.structure().into_iter().flat_map(|it| &it.fields);
            fields.map(|field| field.wire.clone()).collect()
        };
        let rest = |it: &Definition| it.structure().is_none_or(|it| it.rest.is_some());
        let known = members(received);
        let is_used =
            members(sent).iter().any(|name| known.contains(name)) || rest(sent) && rest(received);
        let (name, received) = (
            format_ident!("{}", &*sent.name),
            format_ident!("{}", &*received.name),
        );
        let value = match is_used {
            true => format_ident!("value"),
            false => format_ident!("_value"),
        };
        let docs = super::docs::RustDocs(
            "Keeps what can be sent, to write back what was read.".to_owned(),
        );
        quote! {
            #docs
            impl From<#received> for #name {
                fn from(#value: #received) -> Self {
                    #body
                }
            }
        }
        .to_tokens(tokens);
    }
}

/// The received type, and the expression that converts a `value` of it. Its parts are
/// among the pairs.
fn converted<'a>(
    types: &'a Types,
    sent: &Definition,
    pairs: &Pairs,
) -> Option<(&'a Definition, TokenStream)> {
    let received = types.get(sent.counterpart.as_ref()?)?;
    // It is made from any text, which a second conversion would make ambiguous.
    if sent.single_text().is_some() {
        return None;
    }
    let body = match (&received.shape, &sent.shape) {
        (Shape::Struct(from), Shape::Struct(to)) => structure(types, from, to, pairs),
        (Shape::Union(from), Shape::Union(to)) => union(types, received, (from, to), pairs),
        _ => None,
    };
    Some((received, body?))
}

fn structure(types: &Types, from: &Struct, to: &Struct, pairs: &Pairs) -> Option<TokenStream> {
    let mut values = Vec::new();
    for field in &to.fields {
        let ident = format_ident!("{}", field.name);
        let source = from.fields.iter().find(|known| known.wire == field.wire);
        let value = match source {
            Some(source) => member(types, source, field, pairs)?,
            None if field.presence == Presence::Always => return None,
            None => quote!(Default::default()),
        };
        values.push(quote!(#ident: #value));
    }
    if let Some((name, of)) = &to.rest {
        let ident = format_ident!("{name}");
        let value = match &from.rest {
            Some((source, from)) => {
                let source = format_ident!("{source}");
                let (from, of) = (
                    Type::Map(Box::new(from.clone())),
                    Type::Map(Box::new(of.clone())),
                );
                value(types, &from, &of, quote!(value.#source), pairs)?
            }
            None => quote!(Default::default()),
        };
        values.push(quote!(#ident: #value));
    }
    Some(quote!(Self { #(#values),* }))
}

fn union(
    types: &Types,
    received: &Definition,
    (from, to): (&Union, &Union),
    pairs: &Pairs,
) -> Option<TokenStream> {
    let name = format_ident!("{}", &*received.name);
    let mut arms = Vec::new();
    for variant in &from.variants {
        let same = to
            .variants
            .iter()
            .find(|known| known.name == variant.name)?;
        let ident = format_ident!("{}", variant.name);
        let value = value(types, &variant.of, &same.of, quote!(value), pairs)?;
        arms.push(quote!(#name::#ident(value) => Self::#ident(#value)));
    }
    let (other, own) = (
        format_ident!("{}", from.unknown),
        format_ident!("{}", to.unknown),
    );
    Some(quote! {
        match value {
            #(#arms,)*
            #name::#other(value) => Self::#own(value),
        }
    })
}

/// The value of a member.
fn member(types: &Types, from: &Field, to: &Field, pairs: &Pairs) -> Option<TokenStream> {
    use Presence::{Always, Listed, Optional, OrNull, ThreeStates};
    let ident = format_ident!("{}", from.name);
    let place = quote!(value.#ident);
    let is_same = from.of == to.of;
    let mapped = match is_same {
        true => place.clone(),
        false => {
            let inner = value(types, &from.of, &to.of, quote!(value), pairs)?;
            quote!(#place.map(|value| #inner))
        }
    };
    let whole = value(types, &from.of, &to.of, place.clone(), pairs)?;
    Some(match (from.presence, to.presence) {
        (Always, Always) | (Listed, Listed) => whole,
        (Always, Optional | OrNull) => quote!(Some(#whole)),
        (Always, ThreeStates) => quote!(runtime::Nullable::Value(#whole)),
        (Optional | OrNull, Optional | OrNull) => mapped,
        (Optional | OrNull, ThreeStates) => {
            quote!(#mapped.map_or(runtime::Nullable::Absent, runtime::Nullable::Value))
        }
        // An empty list may not have been there.
        (Listed, Optional) => quote!((!#place.is_empty()).then_some(#whole)),
        (ThreeStates, ThreeStates) if is_same => whole,
        _ => return None,
    })
}

/// `place`, of one type, as a value of another one.
fn value(
    types: &Types,
    from: &Type,
    to: &Type,
    place: TokenStream,
    pairs: &Pairs,
) -> Option<TokenStream> {
    if from == to {
        return Some(place);
    }
    let inner = |from: &Type, to: &Type| value(types, from, to, quote!(value), pairs);
    Some(match (from, to) {
        (Type::Named(from), Type::Named(to)) => {
            let sent = types.get(to)?;
            let is_pair = sent.counterpart.as_ref() == Some(from);
            if !is_pair || !pairs.contains(to) {
                return None;
            }
            quote!(#place.into())
        }
        (Type::Boxed(from), Type::Boxed(to)) => {
            let value = value(types, from, to, quote!((*#place)), pairs)?;
            quote!(Box::new(#value))
        }
        (Type::List(from), Type::List(to)) => {
            let value = inner(from, to)?;
            quote!(#place.into_iter().map(|value| #value).collect())
        }
        (Type::Map(from), Type::Map(to)) => {
            let value = inner(from, to)?;
            quote!(#place.into_iter().map(|(name, value)| (name, #value)).collect())
        }
        (Type::Nullable(from), Type::Nullable(to)) => {
            let value = inner(from, to)?;
            quote!(#place.map(|value| #value))
        }
        _ => return None,
    })
}
