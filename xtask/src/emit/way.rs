//! Prints the way from an answer to a field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::types::Presence;
use crate::plan::{Step, Way};

/// What is done with a field that was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Copy,
    Borrow,
    Take,
}

/// The field as something to change; made if it is absent. Only for a way that leads
/// through no union.
pub fn as_mut(way: &Way, answer: TokenStream) -> TokenStream {
    let mut place = answer;
    let mut is_reference = true;
    for step in &way.steps {
        let Step::Field { name, presence } = step else {
            continue;
        };
        let name = format_ident!("{name}");
        place = quote!(#place.#name);
        is_reference = presence.is_option();
        if is_reference {
            place = quote!(#place.get_or_insert_default());
        }
    }
    if is_reference {
        place
    } else {
        quote!(&mut #place)
    }
}

/// The value of the field, taken out of what it is in; an option if it may be absent.
pub fn taken(way: &Way, answer: TokenStream) -> TokenStream {
    walk(answer, &way.steps, Reach::Take)
}

/// A copy of the field; an option if it may be absent.
pub fn copied(way: &Way, answer: TokenStream) -> TokenStream {
    walk(answer, &way.steps, Reach::Copy)
}

/// The field where it is; an option if it may be absent.
pub fn borrowed(way: &Way, answer: TokenStream) -> TokenStream {
    walk(answer, &way.steps, Reach::Borrow)
}

fn walk(from: TokenStream, way: &[Step], reach: Reach) -> TokenStream {
    let mut place = from;
    for (index, step) in way.iter().enumerate() {
        let rest = &way[index + 1..];
        let presence = match step {
            Step::Field { name, presence } => {
                let name = format_ident!("{name}");
                place = quote!(#place.#name);
                *presence
            }
            Step::Union { of, variants } => return union(of, variants, place, reach),
        };
        if !step.is_optional() {
            continue;
        }
        let is_end = rest.is_empty();
        let found = match (presence, reach) {
            (Presence::ThreeStates, Reach::Take) => quote!(#place.into_option()),
            (Presence::ThreeStates, Reach::Copy) if is_end => quote!(#place.clone().into_option()),
            (Presence::ThreeStates, _) => quote!(#place.value()),
            (_, Reach::Take) => place,
            (_, Reach::Copy) if is_end => place,
            (_, Reach::Borrow | Reach::Copy) => quote!(#place.as_ref()),
        };
        if is_end {
            return found;
        }
        let below = walk(quote!(value), rest, reach);
        return if rest.iter().any(Step::is_optional) {
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

fn union(
    of: &str,
    variants: &[(String, Vec<Step>)],
    place: TokenStream,
    reach: Reach,
) -> TokenStream {
    let of = format_ident!("{of}");
    let arms = variants.iter().map(|(name, rest)| {
        let name = format_ident!("{name}");
        let below = walk(quote!(value), rest, reach);
        let below = match rest.iter().any(Step::is_optional) {
            true => below,
            false => quote!(Some(#below)),
        };
        quote!(types::#of::#name(value) => #below,)
    });
    let place = match reach {
        Reach::Take => place,
        Reach::Copy | Reach::Borrow => quote!(&#place),
    };
    // Every union has one more variant, for values that are none of the others.
    quote! {
        match #place {
            #(#arms)*
            _ => None,
        }
    }
}
