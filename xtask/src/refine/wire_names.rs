//! Gives fields the names that they have on the wire, where lowering had to give
//! the properties others to tell them apart.

use syn::{Attribute, Field, Fields, Item, Meta, parse_quote};

use super::order::wire_name;
use crate::document::{Node, Pointer};
use crate::lower::{Lowered, wire_name_of_property};

pub fn restore(name: &str, items: &mut [Item], lowered: &Lowered) {
    let at = Pointer(vec!["components".into(), "schemas".into(), name.into()]);
    let Some(schema) = lowered.document.root.at(&at) else {
        return;
    };
    for item in items {
        if let Item::Struct(item) = item
            && item.ident == name
            && let Fields::Named(fields) = &mut item.fields
        {
            fields
                .named
                .iter_mut()
                .for_each(|field| rename(field, schema));
        }
    }
}

fn rename(field: &mut Field, schema: &Node) {
    let name = wire_name(field);
    let wire = wire_name_of_property(schema, &name);
    if wire == name {
        return;
    }
    field.attrs.iter_mut().for_each(without_rename);
    field.attrs.push(parse_quote!(#[serde(rename = #wire)]));
}

/// What else the attribute says stays.
fn without_rename(attribute: &mut Attribute) {
    type Metas = syn::punctuated::Punctuated<Meta, syn::Token![,]>;
    if !attribute.path().is_ident("serde") {
        return;
    }
    let Ok(metas) = attribute.parse_args_with(Metas::parse_terminated) else {
        return;
    };
    let kept = metas.iter().filter(|meta| !meta.path().is_ident("rename"));
    *attribute = parse_quote!(#[serde(#(#kept),*)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn only_the_name_goes() {
        let mut field: Field = parse_quote!(
            #[serde(rename = "a", default)]
            a: u8
        );
        field.attrs.iter_mut().for_each(without_rename);
        let expected: Field = parse_quote!(
            #[serde(default)]
            a: u8
        );
        assert_eq!(quote!(#field).to_string(), quote!(#expected).to_string());
    }
}
