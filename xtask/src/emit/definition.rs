//! Prints a type of the plan with its docs, attributes and impls.
//!
//! A plain struct comes from `core`, which made it from the same plan; of such a one
//! only docs, derives and attributes are set here. What `core` cannot make is printed
//! from the plan. Nothing is decided about the API.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Attribute;

use super::argument::argument;
use super::conversion::{Conversion, Pairs};
use super::docs::Docs;
use super::enumeration::Enumeration;
use super::rename::{self, Rename};
use super::request::too_many;
use super::union;
use crate::plan::types::{self, Field, Presence, Shape, Struct, Type, Types};
use crate::rust::{self, In, rust};

/// A type with its impls.
pub struct Definition<'a> {
    pub definition: &'a types::Definition,
    /// The struct that `core` made of it.
    pub core: Option<&'a syn::ItemStruct>,
    pub types: &'a Types,
    /// The types that can be made from those that are received.
    pub conversions: &'a Pairs,
    /// What comes after the docs of the description.
    pub more_docs: &'a [Attribute],
}

impl ToTokens for Definition<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let attributes = self.attributes();
        match &self.definition.shape {
            Shape::Enum(known) => Enumeration {
                name: &self.definition.name,
                values: &known.values,
                is_open: known.is_open,
                attributes: &attributes,
            }
            .to_tokens(tokens),
            Shape::Union(union) => union::Union {
                definition: self.definition,
                union,
                types: self.types,
                attributes: &attributes,
            }
            .to_tokens(tokens),
            Shape::Struct(structure) => {
                self.item(structure, &attributes).to_tokens(tokens);
                self.debug(structure).to_tokens(tokens);
                self.constructor(structure).to_tokens(tokens);
            }
        }
        Conversion {
            sent: self.definition,
            types: self.types,
            pairs: self.conversions,
        }
        .to_tokens(tokens);
    }
}

impl Definition<'_> {
    /// Docs and deprecation.
    fn attributes(&self) -> TokenStream {
        let Self {
            definition,
            more_docs,
            ..
        } = self;
        let described = definition.docs.clone();
        let described = described.filter(|text| !text.trim().is_empty());
        let docs = described.map(Docs);
        let deprecated = definition.deprecated.then(|| quote!(#[deprecated]));
        quote!(#docs #(#more_docs)* #deprecated)
    }

    fn name(&self) -> syn::Ident {
        format_ident!("{}", &*self.definition.name)
    }

    fn item(&self, structure: &Struct, attributes: &TokenStream) -> TokenStream {
        let name = self.name();
        let rename = rename::of(structure);
        let rename_all = rename.rule.map(|rule| {
            let rule = rule.name();
            quote!(#[serde(rename_all = #rule)])
        });
        let derives = self.derives(structure);
        let non_exhaustive = (!self.definition.direction.sent).then(|| quote!(#[non_exhaustive]));
        let fields = structure.fields.iter().map(|field| {
            let ident = format_ident!("{}", field.name);
            let mut made = self.core.into_iter().flat_map(|core| &core.fields);
            let core = made.find(|made| made.ident.as_ref() == Some(&ident));
            let of = match core {
                Some(core) => core.ty.to_token_stream(),
                None => rust::field(field, In::Types),
            };
            let docs = Docs(match field.docs.trim() {
                "" => format!("The property `{}`.", field.wire),
                text => text.to_owned(),
            });
            let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
            let serde = self.serde(field, &rename);
            quote!(#docs #deprecated #serde pub #ident: #of)
        });
        let rest = structure.rest.as_ref().map(|(field, of)| {
            let field = format_ident!("{field}");
            let is_tolerant =
                self.definition.is_received() && !self.definition.is_strict && *of != Type::Any;
            let read = format!("::{}::rest::read", crate::RUNTIME);
            let read = is_tolerant.then(|| quote!(, deserialize_with = #read));
            let of = rust(&Type::Map(Box::new(of.clone())), In::Types);
            quote! {
                /// All other members.
                #[serde(flatten #read)]
                pub #field: #of
            }
        });
        let fields = fields.chain(rest);
        quote! {
            #attributes
            #derives
            #rename_all
            #non_exhaustive
            pub struct #name {
                #(#fields,)*
            }
        }
    }

    /// Requests are serialized. Responses are deserialized, and serialized by users who store
    /// them. Unused derives would cost compile time.
    fn derives(&self, structure: &Struct) -> TokenStream {
        let is_received = self.definition.is_received();
        // What is only sent shows none of its values: they are about people.
        let hides = structure.fields.iter().any(Field::is_secret);
        let debug = (is_received && !hides).then(|| quote!(Debug,));
        let is_derived = self.has_default(structure) && !self.is_filled_in(structure);
        let default = is_derived.then(|| quote!(Default,));
        let deserialize = is_received.then(|| quote!(::serde::Deserialize,));
        quote!(#[derive(Clone, #debug #default PartialEq, #deserialize ::serde::Serialize)])
    }

    /// Whether the type has a default. A request that lacks what is required is not one.
    fn has_default(&self, structure: &Struct) -> bool {
        let lacks = structure.arguments().next().is_some();
        structure.has_default && (self.definition.is_received() || !lacks)
    }

    /// Whether constants have to be filled in.
    fn is_filled_in(&self, structure: &Struct) -> bool {
        let mut fields = structure.fields.iter();
        self.definition.direction.sent
            && fields.any(|field| field.is_required && field.constant.is_some())
    }

    fn debug(&self, structure: &Struct) -> Option<TokenStream> {
        let (name, text) = (self.name(), &*self.definition.name);
        let hides = structure.fields.iter().any(Field::is_secret);
        if self.definition.is_received() && !hides {
            return None;
        }
        if self.definition.is_received() {
            let fields = structure
                .fields
                .iter()
                .map(|field| (&field.name, field.is_secret()));
            let rest = structure.rest.iter().map(|(name, _)| (name, false));
            let fields = fields.chain(rest).map(|(name, is_secret)| {
                let ident = format_ident!("{name}");
                match is_secret {
                    true => quote!(.field(#name, &format_args!("…"))),
                    false => quote!(.field(#name, &self.#ident)),
                }
            });
            return Some(quote! {
                /// Shows no passwords.
                impl ::std::fmt::Debug for #name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.debug_struct(#text) #(#fields)* .finish()
                    }
                }
            });
        }
        Some(quote! {
            /// Shows none of the values, which may be confidential.
            impl ::std::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.debug_struct(#text).finish_non_exhaustive()
                }
            }
        })
    }

    /// An odd or missing member of an answer costs that member and not the answer.
    fn serde(&self, field: &Field, rename: &Rename) -> Option<TokenStream> {
        let is_lenient = self.definition.is_received() && !self.definition.is_strict;
        let mut metas = Vec::new();
        if rename.applies_to(field) {
            let wire = &field.wire;
            metas.push(quote!(rename = #wire));
        }
        let is_named_without_default = |of: &Type| {
            let definition = of.name().and_then(|name| self.types.get(name));
            definition.is_some_and(|it| match &it.shape {
                Shape::Struct(structure) => !structure.has_default,
                Shape::Union(_) | Shape::Enum(_) => false,
            })
        };
        let default = quote!(default);
        match field.presence {
            Presence::Always if is_lenient && !is_named_without_default(&field.of) => {
                metas.push(default);
            }
            Presence::Always => {}
            Presence::OrNull if is_lenient => metas.push(default),
            // To serde, a missing option is none, and null is not told from nothing.
            Presence::OrNull if self.definition.is_received() => {
                metas.push(quote!(
                    deserialize_with = "::serde::Deserialize::deserialize"
                ));
            }
            Presence::OrNull => {}
            Presence::Optional => metas.push(quote!(skip_serializing_if = "Option::is_none")),
            Presence::ThreeStates => {
                metas.push(default);
                metas.push(quote!(skip_serializing_if = "runtime::Nullable::is_absent"));
            }
            Presence::Listed => {
                let is_empty = match &field.of {
                    Type::Map(item) if **item == Type::Any => "::serde_json::Map::is_empty",
                    Type::Map(_) => "::std::collections::HashMap::is_empty",
                    _ => "Vec::is_empty",
                };
                metas.push(default);
                metas.push(quote!(skip_serializing_if = #is_empty));
            }
        }
        (!metas.is_empty()).then(|| quote!(#[serde(#(#metas),*)]))
    }

    /// How a type that is sent is made: what it requires is asked for, what has only one
    /// value is filled in.
    fn constructor(&self, structure: &Struct) -> Option<TokenStream> {
        if !self.definition.direction.sent {
            return None;
        }
        let arguments: Vec<&Field> = structure.arguments().collect();
        if arguments.is_empty() && !self.is_filled_in(structure) {
            return None;
        }
        let name = self.name();
        let taken = arguments.iter().map(|field| {
            let ident = format_ident!("{}", field.name);
            let accepts = match field.presence {
                Presence::OrNull => rust::field(field, In::Types),
                _ => argument(self.types, &field.of, In::Types).accepts,
            };
            quote!(#ident: #accepts)
        });
        let fixed = |field: &Field| {
            let constant = field.constant.as_ref().filter(|_| field.is_required);
            constant.map(|constant| self.constant(field, constant))
        };
        let values = structure.fields.iter().map(|field| {
            let ident = format_ident!("{}", field.name);
            let value = match fixed(field) {
                Some(value) => value,
                _ if !field.is_required => quote!(Default::default()),
                _ if field.presence == Presence::OrNull => quote!(#ident),
                _ => (argument(self.types, &field.of, In::Types).convert)(quote!(#ident)),
            };
            match ident == value.to_string() {
                true => quote!(#ident),
                false => quote!(#ident: #value),
            }
        });
        let rest = structure.rest.iter().map(|(field, _)| {
            let field = format_ident!("{field}");
            quote!(#field: Default::default())
        });
        let values = values.chain(rest.clone());
        let is_written = self.has_default(structure) && self.is_filled_in(structure);
        let default = is_written.then(|| {
            let made = match arguments.is_empty() {
                true => quote!(Self::new()),
                false => {
                    let fields = structure.fields.iter().map(|field| {
                        let ident = format_ident!("{}", field.name);
                        let value = fixed(field).unwrap_or_else(|| quote!(Default::default()));
                        quote!(#ident: #value)
                    });
                    let rest = rest.clone();
                    quote!(Self { #(#fields,)* #(#rest,)* })
                }
            };
            quote! {
                impl Default for #name {
                    fn default() -> Self {
                        #made
                    }
                }
            }
        });
        let text = self.definition.single_text().map(|_| {
            quote! {
                impl<T: Into<String>> From<T> for #name {
                    fn from(text: T) -> Self {
                        Self::new(text)
                    }
                }
            }
        });
        let allow = too_many(arguments.len());
        Some(quote! {
            impl #name {
                /// Creates one from its required members.
                #[must_use]
                #allow
                pub fn new(#(#taken),*) -> Self {
                    Self { #(#values),* }
                }
            }
            #default
            #text
        })
    }

    fn constant(&self, field: &Field, constant: &serde_json::Value) -> TokenStream {
        let value = match (constant, &field.of) {
            (serde_json::Value::String(text), _) => quote!(#text.into()),
            (serde_json::Value::Bool(flag), _) => quote!(#flag),
            (serde_json::Value::Number(number), Type::Float(_)) => {
                let number = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
                quote!(#number)
            }
            (other, _) => other
                .to_string()
                .parse()
                .unwrap_or_else(|_| quote!(Default::default())),
        };
        match field.presence {
            Presence::Always | Presence::Listed => value,
            Presence::Optional | Presence::OrNull => quote!(Some(#value)),
            Presence::ThreeStates => quote!(runtime::Nullable::Value(#value)),
        }
    }
}
