//! Where a JSON Pointer of `x-sdk` leads in the Rust of an answer.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::argument::generic;
use super::{Call, Context};
use crate::model::Body;

/// A field of an answer.
pub struct Field {
    /// The way to it.
    way: Vec<Step>,
    /// Its type, without `Option`.
    pub of: Type,
}

/// A step on the way to a field.
enum Step {
    /// Into a field of a struct.
    Field { name: syn::Ident, optional: bool },
    /// Into the variants of a union that have the field, each by its own way.
    Union {
        of: Box<Type>,
        variants: Vec<(syn::Ident, Vec<Step>)>,
        /// Whether there are variants without it.
        others: bool,
    },
}

impl Step {
    /// Whether there may be nothing behind it.
    fn is_optional(&self) -> bool {
        match self {
            Self::Field { optional, .. } => *optional,
            Self::Union { .. } => true,
        }
    }
}

/// Follows a pointer from a type; `None` if it leads nowhere.
pub fn follow(context: Context<'_>, from: &Type, pointer: &str) -> Option<Field> {
    let mut field = Field {
        way: Vec::new(),
        of: from.clone(),
    };
    let tokens: Vec<&str> = pointer.split('/').filter(|it| !it.is_empty()).collect();
    for (index, token) in tokens.iter().enumerate() {
        let name = last_segment(&field.of)?;
        let Some(next) = named(context, &name, token) else {
            let (step, of) = union(context, &field.of, &tokens[index..].join("/"))?;
            field.way.push(step);
            field.of = of;
            return Some(field);
        };
        let inner = generic(&next.ty, "Option");
        let ident = next.ident.as_ref()?;
        field.way.push(Step::Field {
            name: format_ident!("{ident}"),
            optional: inner.is_some(),
        });
        field.of = super::request::qualified(context, &inner.unwrap_or_else(|| next.ty.clone()));
    }
    Some(field)
}

fn last_segment(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// The field of a struct with a name on the wire.
fn named<'a>(context: Context<'a>, structure: &str, wire: &str) -> Option<&'a syn::Field> {
    let mut fields = context.refined.structure(structure)?.fields.iter();
    fields.find(|field| crate::refine::wire_name(field) == wire)
}

/// The step into the variants of a union that have a field of one type, and that
/// type.
fn union(context: Context<'_>, of: &Type, pointer: &str) -> Option<(Step, Type)> {
    let all = &context.refined.union(&last_segment(of)?)?.variants;
    let mut found: Option<Type> = None;
    let mut variants = Vec::new();
    for variant in all {
        let inner = &variant.fields.iter().next()?.ty;
        let Some(field) = follow(context, inner, pointer) else {
            continue;
        };
        if found.get_or_insert_with(|| field.of.clone()) == &field.of {
            variants.push((variant.ident.clone(), field.way));
        }
    }
    let step = Step::Union {
        of: Box::new(of.clone()),
        others: variants.len() < all.len(),
        variants,
    };
    Some((step, found?))
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
    /// The field as something to change; made if it is absent. `None` if only
    /// one variant of a union has it.
    pub fn as_mut(&self, answer: TokenStream) -> Option<TokenStream> {
        let mut place = answer;
        let mut is_reference = true;
        for step in &self.way {
            let Step::Field { name, optional } = step else {
                return None;
            };
            place = quote!(#place.#name);
            is_reference = *optional;
            if *optional {
                place = quote!(#place.get_or_insert_default());
            }
        }
        Some(if is_reference {
            place
        } else {
            quote!(&mut #place)
        })
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
        self.way.iter().any(Step::is_optional)
    }

    fn walk(&self, from: TokenStream, way: &[Step], reach: Reach) -> TokenStream {
        let mut place = from;
        for (index, step) in way.iter().enumerate() {
            let rest = &way[index + 1..];
            let optional = match step {
                Step::Field { name, optional } => {
                    place = quote!(#place.#name);
                    *optional
                }
                Step::Union {
                    of,
                    variants,
                    others,
                } => {
                    let others = others.then(|| quote!(_ => None,));
                    let arms = variants.iter().map(|(name, rest)| {
                        let below = self.walk(quote!(value), rest, reach);
                        let below = match rest.iter().any(Step::is_optional) {
                            true => below,
                            false => quote!(Some(#below)),
                        };
                        quote!(#of::#name(value) => #below,)
                    });
                    let place = match reach {
                        Reach::Take => place,
                        Reach::Copy | Reach::Borrow => quote!(&#place),
                    };
                    return quote! {
                        match #place {
                            #(#arms)*
                            #others
                        }
                    };
                }
            };
            if !optional {
                continue;
            }
            let found = match (reach, rest.is_empty()) {
                (Reach::Take, _) | (Reach::Copy, true) => place,
                (Reach::Borrow, _) | (Reach::Copy, false) => quote!(#place.as_ref()),
            };
            if rest.is_empty() {
                return found;
            }
            let below = self.walk(quote!(value), rest, reach);
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
}

/// What is done with a field that was reached.
#[derive(Clone, Copy)]
enum Reach {
    Copy,
    Borrow,
    Take,
}
