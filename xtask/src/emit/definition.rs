use proc_macro2::TokenStream;
use quote::ToTokens;
use crate::plan::types::{self, Types};
pub struct Definition<'a> {
    pub definition: &'a types::Definition,
    pub core: Option<&'a syn::ItemStruct>,
    pub types: &'a Types,
    pub more_docs: &'a [syn::Attribute],
}
impl ToTokens for Definition<'_> { fn to_tokens(&self, _: &mut TokenStream) {} }
