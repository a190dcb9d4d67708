//! Puts fields back into the order in which they are described: what belongs
//! together was written together. typify sorts them by name.

use syn::{Fields, Item};

use crate::model::TypeFacts;

pub fn restore(items: &mut [Item], facts: &TypeFacts) {
    for item in items {
        let Item::Struct(item) = item else {
            continue;
        };
        if let Fields::Named(fields) = &mut item.fields {
            let mut sorted: Vec<_> = std::mem::take(&mut fields.named).into_iter().collect();
            sorted.sort_by_key(|field| {
                let name = wire_name(field);
                facts
                    .properties
                    .iter()
                    .position(|property| *property == name)
                    .unwrap_or(usize::MAX)
            });
            fields.named = sorted.into_iter().collect();
        }
    }
}

/// The name of a field in JSON.
pub fn wire_name(field: &syn::Field) -> String {
    let mut name = field
        .ident
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    for attribute in field
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
    {
        // Attributes of another form have no `rename`.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = meta.value()?.parse::<syn::LitStr>()?.value();
            } else if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
    }
    name
}
