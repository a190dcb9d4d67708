//! Renames the arguments of a request function that are called like something
//! of ours: the client that it is given, and what every builder keeps.

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprPath, FnArg, Ident, Pat, Signature};

use crate::names::{self, argument};

pub fn rename_taken(signature: &mut Signature, block: &mut Block) {
    for input in &mut signature.inputs {
        let FnArg::Typed(typed) = input else {
            continue;
        };
        let Pat::Ident(pattern) = &mut *typed.pat else {
            continue;
        };
        let old = pattern.ident.clone();
        if names::is_taken(&old.to_string()) {
            let new = Ident::new(&argument(&old.to_string()), old.span());
            Rename {
                old: &old,
                new: &new,
            }
            .visit_block_mut(block);
            pattern.ident = new;
        }
    }
}

struct Rename<'a> {
    old: &'a Ident,
    new: &'a Ident,
}

impl VisitMut for Rename<'_> {
    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        if path.path.is_ident(self.old) {
            path.path = self.new.clone().into();
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        type Arguments = syn::punctuated::Punctuated<Expr, syn::Token![,]>;
        visit_mut::visit_macro_mut(self, call);
        if let Ok(mut arguments) = call.parse_body_with(Arguments::parse_terminated) {
            for argument in &mut arguments {
                self.visit_expr_mut(argument);
            }
            call.tokens = arguments.to_token_stream();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::{ItemFn, parse_quote};

    #[test]
    fn only_the_argument_is_renamed() {
        let mut function: ItemFn = parse_quote! {
            fn f(&self, client: bool, url: bool) {
                let url = format!("{}/{}", self.baseurl, encode_path(&client.to_string()));
                self.client.get(url).query(&QueryParam::new("client", &client))
            }
        };
        rename_taken(&mut function.sig, &mut function.block);
        let expected: ItemFn = parse_quote! {
            fn f(&self, client_: bool, url: bool) {
                let url = format!("{}/{}", self.baseurl, encode_path(&client_.to_string()));
                self.client.get(url).query(&QueryParam::new("client", &client_))
            }
        };
        assert_eq!(function, expected);
    }
}
