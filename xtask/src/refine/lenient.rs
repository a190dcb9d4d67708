//! Lets answers be read that lack what was promised.
//!
//! An answer may have been paid for, and a client that refuses all of it for
//! one property that it could do without loses what was bought, receipt and
//! all. So what is received takes the default of what is missing, and a
//! property that may be null may be absent. That it may also be sent changes
//! nothing: only answers are read, and a constructor still asks for what a
//! request has to have. What an untagged union may be stays as it is, at any
//! depth, because there the properties tell which it is; a union keeps what is
//! none of its alternatives.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Field, Fields, Item, Meta, parse_quote};

use super::derives;
use crate::model::Api;

type Metas = syn::punctuated::Punctuated<Meta, syn::Token![,]>;

pub fn accept(types: &mut BTreeMap<String, Vec<Item>>, api: &Api) {
    let without_default = derives::without_default(types);
    let told_apart = told_apart(types);
    for (name, items) in types.iter_mut() {
        let facts = api.types.get(name);
        let is_received = facts.is_some_and(|facts| facts.direction.received);
        if !is_received || told_apart.contains(name) {
            continue;
        }
        for item in items {
            if let Item::Struct(item) = item
                && let Fields::Named(fields) = &mut item.fields
            {
                for field in &mut fields.named {
                    if !derives::holds(field, &without_default) {
                        may_be_absent(field);
                    }
                }
            }
        }
    }
}

/// Gives a field serde's `default`, in the attribute that it has already. An
/// `Option` may be absent by itself, unless it is made to be there.
fn may_be_absent(field: &mut Field) {
    let metas: Vec<Meta> = field.attrs.iter().flat_map(metas).collect();
    let says = |known: &str| metas.iter().any(|meta| meta.path().is_ident(known));
    let is_made_to_be_there = says("deserialize_with");
    if says("default") || says("flatten") || is_option(field) && !is_made_to_be_there {
        return;
    }
    let default: Option<Meta> = (!is_option(field)).then(|| parse_quote!(default));
    let metas: Vec<Meta> = metas
        .into_iter()
        .filter(|meta| !is_option(field) || !meta.path().is_ident("deserialize_with"))
        .chain(default)
        .collect();
    field.attrs.retain(|attribute| !is_serde(attribute));
    if !metas.is_empty() {
        field.attrs.push(parse_quote!(#[serde(#(#metas),*)]));
    }
}

fn is_option(field: &Field) -> bool {
    matches!(&field.ty, syn::Type::Path(path)
        if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

fn is_serde(attribute: &Attribute) -> bool {
    attribute.path().is_ident("serde")
}

fn metas(attribute: &Attribute) -> Metas {
    if !is_serde(attribute) {
        return Metas::new();
    }
    // An attribute of another form is none of typify's.
    attribute
        .parse_args_with(Metas::parse_terminated)
        .unwrap_or_default()
}

/// What an untagged union may be, and all that is in it.
fn told_apart(types: &BTreeMap<String, Vec<Item>>) -> BTreeSet<String> {
    let mut wanted: Vec<&String> = types
        .iter()
        .filter(|(_, items)| items.iter().any(is_untagged_union))
        .map(|(name, _)| name)
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        if !reached.insert(name.clone()) {
            continue;
        }
        let mut named = Named(BTreeSet::new());
        for item in types.get(name).into_iter().flatten() {
            if matches!(item, Item::Struct(_) | Item::Enum(_)) {
                named.visit_item_mut(&mut item.clone());
            }
        }
        wanted.extend(types.keys().filter(|name| named.0.contains(*name)));
    }
    reached
}

fn is_untagged_union(item: &Item) -> bool {
    matches!(item, Item::Enum(item) if item.attrs.iter().any(is_untagged))
}

pub fn is_untagged(attribute: &Attribute) -> bool {
    metas(attribute)
        .iter()
        .any(|meta| meta.path().is_ident("untagged"))
}

/// The last segments of all types that something names.
struct Named(BTreeSet<String>);

impl VisitMut for Named {
    fn visit_type_path_mut(&mut self, path: &mut syn::TypePath) {
        let last = path.path.segments.last();
        self.0.extend(last.map(|segment| segment.ident.to_string()));
        visit_mut::visit_type_path_mut(self, path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn lenient(mut field: Field) -> String {
        may_be_absent(&mut field);
        quote!(#field).to_string()
    }

    fn same(field: Field) -> String {
        quote!(#field).to_string()
    }

    #[test]
    fn what_is_required_may_be_absent_under_its_name() {
        assert_eq!(
            lenient(parse_quote!(pub a: String)),
            same(parse_quote!(#[serde(default)] pub a: String))
        );
        assert_eq!(
            lenient(parse_quote!(#[doc = "A."] #[serde(rename = "aB")] pub a_b: String)),
            same(parse_quote!(#[doc = "A."] #[serde(rename = "aB", default)] pub a_b: String))
        );
    }

    #[test]
    fn what_may_be_null_may_be_absent() {
        assert_eq!(
            lenient(parse_quote!(
                #[serde(rename = "aB", deserialize_with = "::std::option::Option::deserialize")]
                pub a_b: Option<u8>
            )),
            same(parse_quote!(#[serde(rename = "aB")] pub a_b: Option<u8>))
        );
    }

    #[test]
    fn what_may_be_absent_already_stays() {
        let fields: [Field; 3] = [
            parse_quote!(#[serde(skip_serializing_if = "Option::is_none")] a: Option<u8>),
            parse_quote!(#[serde(default, skip_serializing_if = "Vec::is_empty")] a: Vec<u8>),
            parse_quote!(#[serde(flatten)] extra: Map<String, Value>),
        ];
        for field in fields {
            assert_eq!(lenient(field.clone()), same(field));
        }
    }

    #[test]
    fn what_tells_alternatives_apart_is_found_at_any_depth() {
        let items: [(&str, Item); 5] = [
            (
                "Union",
                parse_quote!(
                    #[serde(untagged)]
                    enum Union {
                        A(A),
                        Other(String),
                    }
                ),
            ),
            (
                "A",
                parse_quote!(
                    struct A {
                        b: Option<Vec<super::B>>,
                    }
                ),
            ),
            (
                "B",
                parse_quote!(
                    struct B {
                        c: u8,
                    }
                ),
            ),
            (
                "Tagged",
                parse_quote!(
                    #[serde(tag = "kind")]
                    enum Tagged {
                        C(C),
                    }
                ),
            ),
            (
                "C",
                parse_quote!(
                    struct C {
                        union: Union,
                    }
                ),
            ),
        ];
        let types = items
            .into_iter()
            .map(|(name, item)| (name.to_owned(), vec![item]))
            .collect();
        let expected = ["A", "B", "Union"].map(str::to_owned);
        assert_eq!(told_apart(&types), BTreeSet::from(expected));
    }
}
