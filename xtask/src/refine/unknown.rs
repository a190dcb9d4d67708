//! Lets unions keep a value that is none of their alternatives.
//!
//! An answer may have been paid for, and must not be lost for one value that is
//! new. So a union that is received has one more variant, which holds any JSON.
//! It is the default as well, with null in it: no server sends that for a union,
//! so it cannot be taken for a value that one has sent.

use std::collections::BTreeMap;

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Ident, Item, ItemEnum, ItemImpl, parse_quote};

use crate::model::Api;

/// What the variant is called, unless an alternative has that name.
const NAMES: [&str; 3] = ["Unknown", "Other", "NotDescribed"];

pub fn keep(types: &mut BTreeMap<String, Vec<Item>>, api: &Api) {
    for (name, items) in types {
        let facts = api.types.get(name);
        if facts.is_some_and(|facts| facts.direction.received) {
            keep_in(items);
        }
    }
}

fn keep_in(items: &mut Vec<Item>) {
    let unions = items.iter_mut().filter_map(|item| match item {
        Item::Enum(union) => Some((union.ident.clone(), add_variant(union)?)),
        _ => None,
    });
    let added: Vec<(Ident, Ident)> = unions.collect();
    for (union, variant) in added {
        for item in items.iter_mut() {
            if let Item::Impl(item) = item
                && is_impl_of("Display", item)
            {
                ShowIn(&variant).visit_item_impl_mut(item);
            }
        }
        items.push(parse_quote! {
            impl ::std::default::Default for #union {
                fn default() -> Self {
                    Self::#variant(::serde_json::Value::Null)
                }
            }
        });
    }
}

/// Adds the variant, and returns its name. A union that has all of the names
/// already stays as it is.
fn add_variant(union: &mut ItemEnum) -> Option<Ident> {
    let is_taken = |name: &&&str| union.variants.iter().any(|variant| variant.ident == **name);
    let name = NAMES.iter().find(|name| !is_taken(name))?;
    let name = Ident::new(name, union.ident.span());
    let written = "runtime::open_enum::write_unknown";
    let serde: Attribute = if union.attrs.iter().any(super::lenient::is_untagged) {
        parse_quote!(#[serde(serialize_with = #written)])
    } else {
        parse_quote!(#[serde(untagged, serialize_with = #written)])
    };
    union.variants.push(parse_quote! {
        /// A value that is not in the API's description.
        #serde
        #name(::serde_json::Value)
    });
    Some(name)
}

/// Whether this is the default that a union has.
pub fn is_default(item: &Item) -> bool {
    matches!(item, Item::Impl(item) if is_impl_of("Default", item))
}

fn is_impl_of(name: &str, item: &ItemImpl) -> bool {
    item.trait_.as_ref().is_some_and(|(path, _)| {
        let last = path.segments.last();
        last.is_some_and(|last| last.ident == name)
    })
}

/// Shows the variant where the others are shown.
struct ShowIn<'a>(&'a Ident);

impl VisitMut for ShowIn<'_> {
    fn visit_expr_match_mut(&mut self, shown: &mut syn::ExprMatch) {
        let variant = self.0;
        shown
            .arms
            .push(parse_quote!(Self::#variant(x) => x.fmt(f),));
        visit_mut::visit_expr_match_mut(self, shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn kept(mut items: Vec<Item>) -> String {
        keep_in(&mut items);
        quote!(#(#items)*).to_string()
    }

    fn same(items: Vec<Item>) -> String {
        quote!(#(#items)*).to_string()
    }

    #[test]
    fn an_untagged_union_keeps_any_json() {
        let union = parse_quote! {
            #[serde(untagged)]
            enum Progress { Number(f64) }
        };
        let display = parse_quote! {
            impl ::std::fmt::Display for Progress {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    match self { Self::Number(x) => x.fmt(f), }
                }
            }
        };
        let expected = vec![
            parse_quote! {
                #[serde(untagged)]
                enum Progress {
                    Number(f64),
                    /// A value that is not in the API's description.
                    #[serde(serialize_with = "runtime::open_enum::write_unknown")]
                    Unknown(::serde_json::Value)
                }
            },
            parse_quote! {
                impl ::std::fmt::Display for Progress {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        match self { Self::Number(x) => x.fmt(f), Self::Unknown(x) => x.fmt(f), }
                    }
                }
            },
            parse_quote! {
                impl ::std::default::Default for Progress {
                    fn default() -> Self {
                        Self::Unknown(::serde_json::Value::Null)
                    }
                }
            },
        ];
        assert_eq!(kept(vec![union, display]), same(expected));
    }

    #[test]
    fn the_variant_of_a_tagged_union_is_not_tagged() {
        let union = parse_quote!(
            enum Shape {
                #[serde(rename = "circle")]
                Circle(Circle),
                Unknown(u8),
            }
        );
        let kept = kept(vec![union]);
        assert!(kept.contains("untagged , serialize_with"), "{kept}");
        assert!(kept.contains("Other (:: serde_json :: Value)"), "{kept}");
        assert!(
            kept.contains("Self :: Other (:: serde_json :: Value :: Null)"),
            "{kept}"
        );
    }
}
