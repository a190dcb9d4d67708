//! Prints a union: an enum that reads and writes each alternative, and keeps a value
//! that is none of them.
//!
//! How the alternatives are told apart was decided by the plan. A union never fails to
//! read: an answer may have been paid for.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::docs::RustDocs;
use crate::plan::types::{self, Definition, Json, Rule, Shape, Type, Types, Variant};
use crate::rust::{In, rust};

/// A union with its impls.
pub struct Union<'a> {
    pub definition: &'a Definition,
    pub union: &'a types::Union,
    pub types: &'a Types,
    /// Docs and deprecation.
    pub attributes: &'a TokenStream,
}

impl ToTokens for Union<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let name = format_ident!("{}", &*self.definition.name);
        let unknown = format_ident!("{}", self.union.unknown);
        let attributes = self.attributes;
        let is_received = self.definition.is_received();
        let debug = is_received.then(|| quote!(Debug,));
        let variants = self.union.variants.iter().map(|variant| {
            let ident = format_ident!("{}", variant.name);
            let of = rust(&variant.of, In::Types);
            let docs = RustDocs(match (&self.union.rule, &variant.tag) {
                (Rule::Tag(property), Some(tag)) => {
                    let [property, tag] = [property, tag].map(|it| super::markdown::code(it));
                    format!("{property} is {tag}.")
                }
                (Rule::Tag(property), None) => {
                    format!(
                        "{} is something else, or missing.",
                        super::markdown::code(property)
                    )
                }
                _ => format!("A value of the form `{}`.", variant.name),
            });
            quote!(#docs #ident(#of))
        });
        let hidden = (!is_received).then(|| {
            let text = &*self.definition.name;
            quote! {
                /// Shows none of the values, which may be confidential.
                impl ::std::fmt::Debug for #name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.debug_struct(#text).finish_non_exhaustive()
                    }
                }
            }
        });
        let default = is_received.then(|| {
            quote! {
                impl Default for #name {
                    fn default() -> Self {
                        Self::#unknown(::serde_json::Value::Null)
                    }
                }
            }
        });
        let conversions = self.conversions(&name);
        let serialize = self.serialize(&name, &unknown);
        let deserialize = is_received.then(|| self.deserialize(&name, &unknown));
        let shared = self.shared_list(&name);
        quote! {
            #attributes
            #[derive(Clone, #debug PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// A value that is not in the API's description.
                #unknown(::serde_json::Value),
            }
            #hidden
            #default
            #(#conversions)*
            #serialize
            #deserialize
            #shared
        }
        .to_tokens(tokens);
    }
}

impl Union<'_> {
    /// Conversions from what only one variant holds.
    fn conversions(&self, name: &syn::Ident) -> Vec<TokenStream> {
        let variants = &self.union.variants;
        let only = variants.iter().filter(|variant| {
            let same = variants
                .iter()
                .filter(|other| unboxed(&other.of) == unboxed(&variant.of));
            // Any JSON would be taken for the variant of unknown values.
            same.count() == 1 && *unboxed(&variant.of) != Type::Any
        });
        only.map(|variant| {
            let ident = format_ident!("{}", variant.name);
            let of = rust(unboxed(&variant.of), In::Types);
            let value = match variant.of {
                Type::Boxed(_) => quote!(Box::new(value)),
                _ => quote!(value),
            };
            let literal = (variant.of == Type::Text).then(|| {
                quote! {
                    impl From<&str> for #name {
                        fn from(value: &str) -> Self {
                            Self::#ident(value.to_owned())
                        }
                    }
                }
            });
            quote! {
                impl From<#of> for #name {
                    fn from(value: #of) -> Self {
                        Self::#ident(#value)
                    }
                }
                #literal
            }
        })
        .collect()
    }

    fn serialize(&self, name: &syn::Ident, unknown: &syn::Ident) -> TokenStream {
        let arms = self.union.variants.iter().map(|variant| {
            let ident = format_ident!("{}", variant.name);
            match (&self.union.rule, &variant.tag) {
                (Rule::Tag(property), Some(tag)) => quote! {
                    Self::#ident(value) => runtime::union::tagged(serializer, #property, #tag, value)
                },
                _ => quote!(Self::#ident(value) => ::serde::Serialize::serialize(value, serializer)),
            }
        });
        quote! {
            impl ::serde::Serialize for #name {
                fn serialize<S: ::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    match self {
                        #(#arms,)*
                        Self::#unknown(value) => runtime::open_enum::write_unknown(value, serializer),
                    }
                }
            }
        }
    }

    fn deserialize(&self, name: &syn::Ident, unknown: &syn::Ident) -> TokenStream {
        let read = match &self.union.rule {
            Rule::Tag(property) => {
                let tagged = self.union.variants.iter().filter_map(|variant| {
                    let (ident, tag) = (format_ident!("{}", variant.name), variant.tag.as_ref()?);
                    let read = match self.keeps_others(variant, property) {
                        true => quote!(read_untagged(value, #property)),
                        false => quote!(read(value)),
                    };
                    Some(quote!(Some(#tag) => runtime::union::#read.map(Self::#ident)))
                });
                let mut variants = self.union.variants.iter();
                let default = match variants.find(|variant| variant.tag.is_none()) {
                    Some(variant) => {
                        let ident = format_ident!("{}", variant.name);
                        quote!(runtime::union::read(value).map(Self::#ident))
                    }
                    None => quote!(Err(value)),
                };
                let absent = self.union.is_tag_optional.then(|| {
                    let tries = self.tries();
                    quote!(None => #tries,)
                });
                quote! {
                    match runtime::union::tag(&value, #property) {
                        #(#tagged,)*
                        #absent
                        _ => #default,
                    }
                }
            }
            Rule::Fit if self.is_told_by_type() => {
                let arms = self.union.variants.iter().map(|variant| {
                    let ident = format_ident!("{}", variant.name);
                    let is_it = is_of(variant.json);
                    quote!(if #is_it(&value) { runtime::union::read(value).map(Self::#ident) })
                });
                quote!(#(#arms else)* { Err(value) })
            }
            Rule::Fit => self.tries(),
        };
        quote! {
            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Self, D::Error> {
                    let value = ::serde_json::Value::deserialize(deserializer)?;
                    let read = #read;
                    Ok(read.unwrap_or_else(Self::#unknown))
                }
            }
        }
    }

    /// Reads the alternative that fits best.
    fn tries(&self) -> TokenStream {
        let tries = self.union.variants.iter().map(|variant| {
            let ident = format_ident!("{}", variant.name);
            let fit = quote!(runtime::union::fit(&value));
            match variant.json {
                Json::Any => quote!(.or(Self::#ident, #fit)),
                json => {
                    let is_it = is_of(json);
                    quote!(.or(Self::#ident, #is_it(&value).then(|| #fit).flatten()))
                }
            }
        });
        quote!(runtime::union::Best::new() #(#tries)* .take().ok_or(value))
    }

    /// Whether a struct would take the tag for one of its other members.
    fn keeps_others(&self, variant: &Variant, property: &str) -> bool {
        let definition = variant.of.name().and_then(|name| self.types.get(name));
        let structure = definition.and_then(|definition| definition.structure());
        structure.is_some_and(|structure| {
            let mut fields = structure.fields.iter();
            structure.rest.is_some() && fields.all(|field| field.wire != property)
        })
    }

    /// Whether no two alternatives are of one type of JSON.
    fn is_told_by_type(&self) -> bool {
        let variants = &self.union.variants;
        variants.iter().enumerate().all(|(index, variant)| {
            let is_new = variants[..index]
                .iter()
                .all(|known| known.json != variant.json);
            is_new && variant.json != Json::Any
        })
    }

    /// A method that returns the list of a union whose forms are the list and objects
    /// with exactly one list of its type. Some services send a list in one version and an
    /// object around the list in another; callers should not have to care.
    fn shared_list(&self, name: &syn::Ident) -> Option<TokenStream> {
        let variants = &self.union.variants;
        let (plain, item) = variants.iter().find_map(|variant| match &variant.of {
            Type::List(item) => Some((variant, item)),
            _ => None,
        })?;
        let mut shared: Option<&str> = None;
        let mut arms = Vec::new();
        for variant in variants.iter().filter(|variant| variant.name != plain.name) {
            let member = self.only_list(variant, &plain.of)?;
            if shared.replace(member).is_some_and(|other| other != member) {
                return None;
            }
            let (ident, member) = (format_ident!("{}", variant.name), format_ident!("{member}"));
            arms.push(quote!(Self::#ident(form) => &form.#member));
        }
        // A method of that name would hide the one of a trait.
        let member = shared.filter(|member| !TRAIT_METHODS.contains(member))?;
        let docs = format!(" Returns `{member}` of either form; nothing if the form is unknown.");
        let (member, item) = (format_ident!("{member}"), rust(item, In::Types));
        let (plain, unknown) = (
            format_ident!("{}", plain.name),
            format_ident!("{}", self.union.unknown),
        );
        Some(quote! {
            impl #name {
                #[doc = #docs]
                #[must_use]
                pub fn #member(&self) -> &[#item] {
                    match self {
                        Self::#plain(value) => value,
                        #(#arms,)*
                        Self::#unknown(_) => &[],
                    }
                }
            }
        })
    }

    /// The only member of an alternative that is a list of this type.
    fn only_list(&self, variant: &Variant, list: &Type) -> Option<&str> {
        let definition = self.types.get(variant.of.name()?)?;
        let Shape::Struct(structure) = &definition.shape else {
            return None;
        };
        let mut found = structure.fields.iter().filter(|field| {
            field.of == *list
                && !field.presence.is_option()
                && field.presence != types::Presence::ThreeStates
        });
        let only = found.next()?;
        found.next().is_none().then_some(only.name.as_str())
    }
}

/// Methods of the traits that unions implement.
const TRAIT_METHODS: &[&str] = &["clone", "eq", "fmt", "from", "into", "ne"];

fn unboxed(of: &Type) -> &Type {
    match of {
        Type::Boxed(of) => of,
        other => other,
    }
}

/// The test for a type of JSON.
fn is_of(json: Json) -> TokenStream {
    let test = match json {
        Json::Any | Json::Object => "is_object",
        Json::Boolean => "is_bool",
        Json::Integer => "is_integer",
        Json::Number => "is_number",
        Json::Text => "is_string",
        Json::List => "is_array",
    };
    let test = format_ident!("{test}");
    quote!(runtime::union::#test)
}
