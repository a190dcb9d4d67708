//! What the runtime has to know of an operation, as a constant.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::documentation::price_in_words;
use crate::model;
use crate::names::shouty;
use crate::sdk::{Price, Repeat};

/// The constant of an operation.
pub struct Operation<'a> {
    pub operation: &'a model::Operation,
    /// Statuses that say that the service has done nothing.
    pub not_processed: &'a [u16],
}

impl ToTokens for Operation<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let operation = self.operation;
        let statuses = self
            .not_processed
            .iter()
            .copied()
            .map(Literal::u16_unsuffixed);
        let not_processed =
            (!self.not_processed.is_empty()).then(|| quote!(not_processed: &[#(#statuses),*],));
        let members = operation.envelope.as_deref().unwrap_or_default();
        let envelope = (!members.is_empty()).then(|| {
            let members = members.iter().map(member);
            quote!(envelope: &[#(#members),*],)
        });
        // Where nothing is said, the runtime's own lists hold.
        let rest = (not_processed.is_none() || envelope.is_none())
            .then(|| quote!(..runtime::Operation::DEFAULT));
        let name = format_ident!("{}", shouty(&operation.function));
        let (id, verb, path) = (&operation.id, &operation.verb, &operation.path);
        let price = price(operation.price.as_ref());
        let repeat = repeat(operation);
        let rate = operation.rate.as_deref().unwrap_or("default");
        quote! {
            static #name: runtime::Operation = runtime::Operation {
                id: #id,
                method: #verb,
                path: #path,
                price: #price,
                repeat: #repeat,
                rate_class: #rate,
                #not_processed
                #envelope
                #rest
            };
        }
        .to_tokens(tokens);
    }
}

fn member(member: &model::EnvelopeMember) -> TokenStream {
    let name = &member.name;
    let always = member.always.as_ref().map(|json| quote!(.always(#json)));
    if member.is_promised {
        quote!(runtime::Member::promised(#name) #always)
    } else {
        quote!(runtime::Member::described(#name) #always)
    }
}

fn price(price: Option<&Price>) -> TokenStream {
    let Some(Price::Each(each)) = price else {
        return quote!(runtime::Price::Free);
    };
    let per = &each.per;
    match each.credits {
        Some(credits) => {
            let credits = Literal::u32_unsuffixed(credits);
            // To the runtime, no condition is one that always holds.
            let when = each.when.as_ref().filter(|when| *when != "always");
            let when = when.map(|when| quote!(.when(#when)));
            quote!(runtime::Price::each(runtime::Credits::new(#credits), #per)#when)
        }
        None => {
            let words = price_in_words(&Price::Each(each.clone()));
            quote!(runtime::Price::described(#words))
        }
    }
}

/// Where nothing is decided, what HTTP says of the method (RFC 9110, 9.2.2).
fn repeat(operation: &model::Operation) -> TokenStream {
    let idempotent =
        ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"].contains(&operation.verb.as_str());
    match operation.repeat {
        Some(Repeat::Always) => quote!(runtime::Repeat::Safe),
        None if idempotent => quote!(runtime::Repeat::Safe),
        _ => quote!(runtime::Repeat::NotProcessed),
    }
}
