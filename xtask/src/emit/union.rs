//! A method for unions whose variants hold the same list.
//!
//! Some services send a list in one version and an object around the list in
//! another. Callers should not have to care. This module must not guess: where an
//! object has several lists of the type, and for all that is no list, callers match
//! on the union.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Fields, Ident, Type};

use super::Context;
use super::argument::generic;

/// A method that returns the list of a union whose forms are the list and objects
/// with exactly one list of its type. Named after the member.
pub struct SharedValue<'a> {
    pub context: Context<'a>,
    pub name: &'a str,
}

impl ToTokens for SharedValue<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.emit());
    }
}

impl SharedValue<'_> {
    fn emit(&self) -> Option<TokenStream> {
        let union = self.context.refined.union(self.name)?;
        let mut forms = Vec::new();
        for variant in &union.variants {
            let Fields::Unnamed(fields) = &variant.fields else {
                return None;
            };
            forms.push((&variant.ident, &fields.unnamed.first()?.ty));
        }
        let (plain, of) = forms.iter().find(|(_, of)| self.fields(of).is_none())?;
        let mut shared = None;
        let mut arms = vec![quote!(Self::#plain(value) => value)];
        for (variant, form) in forms.iter().filter(|(variant, _)| variant != plain) {
            if is_any(form) {
                arms.push(quote!(Self::#variant(_) => &[]));
                continue;
            }
            let member = only_of_type(self.fields(form)?, of)?;
            if shared.replace(member).is_some_and(|other| other != member) {
                return None;
            }
            arms.push(quote!(Self::#variant(form) => &form.#member));
        }
        let member = shared?;
        let item = generic(of, "Vec")?;
        // A method of that name would hide the one of a trait.
        if TRAIT_METHODS.contains(&member.to_string().as_str()) {
            return None;
        }
        let ident = format_ident!("{}", self.name);
        let docs = format!(" Returns `{member}` of either form; nothing if the form is unknown.");
        Some(quote! {
            impl #ident {
                #[doc = #docs]
                #[must_use]
                pub fn #member(&self) -> &[#item] {
                    match self {
                        #(#arms,)*
                    }
                }
            }
        })
    }

    fn fields(&self, of: &Type) -> Option<&Fields> {
        let Type::Path(path) = of else {
            return None;
        };
        let name = path.path.get_ident()?.to_string();
        Some(&self.context.refined.structure(&name)?.fields)
    }
}

/// Whether a variant keeps a value of none of the other forms.
fn is_any(form: &Type) -> bool {
    let path = quote!(#form).to_string().replace(' ', "");
    path.trim_start_matches("::") == "serde_json::Value"
}

/// Methods of the traits that unions implement.
const TRAIT_METHODS: &[&str] = &["clone", "eq", "fmt", "from", "into", "ne"];

/// The only field of a type.
fn only_of_type<'a>(fields: &'a Fields, of: &Type) -> Option<&'a Ident> {
    let mut found = fields.iter().filter(|field| field.ty == *of);
    let only = found.next()?;
    match found.next() {
        None => only.ident.as_ref(),
        Some(_) => None,
    }
}
