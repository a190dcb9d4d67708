//! What the runtime has to know of an operation, as a constant.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::documentation::price_in_words;
use crate::plan::{self, Answer, One, Parameter, Position, Price, Style};
use crate::sdk::Repeat;

/// The constant of an operation.
pub struct Operation<'a> {
    pub operation: &'a plan::Operation,
    /// Statuses that say that the service has done nothing.
    pub not_processed: &'a [u16],
    /// Whether anything has a price.
    pub has_money: bool,
}

impl ToTokens for Operation<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let operation = self.operation;
        let parameters = operation.parameters.iter().map(parameter);
        let parameters =
            (!operation.parameters.is_empty()).then(|| quote!(parameters: &[#(#parameters),*],));
        let accept = match &operation.answer {
            Answer::Stream(media_type) | Answer::Items { media_type, .. } => {
                Some(quote!(accept: #media_type,))
            }
            _ => operation
                .accept
                .as_ref()
                .map(|accept| quote!(accept: #accept,)),
        };
        let body = operation.body.as_ref().map(|body| {
            let media_type = &body.media_type;
            let form = body.form.iter().map(self::parameter);
            let form = (!body.form.is_empty()).then(|| quote!(form: &[#(#form),*],));
            quote!(body: #media_type, #form)
        });
        let statuses = self.not_processed.iter().copied();
        let statuses = statuses.map(Literal::u16_unsuffixed);
        let not_processed =
            (!self.not_processed.is_empty()).then(|| quote!(not_processed: &[#(#statuses),*],));
        let members = operation.envelope.as_deref().unwrap_or_default();
        let envelope = (!members.is_empty()).then(|| {
            let members = members.iter().map(member);
            quote!(envelope: &[#(#members),*],)
        });
        let security = operation.security.as_ref().map(|sets| {
            let sets = alternatives(sets);
            quote!(security: Some(#sets),)
        });
        let name = format_ident!("{}", operation.constant);
        let (id, verb, path) = (&operation.id, &operation.verb, &operation.path);
        let base_url = operation.base_url.as_ref();
        let base_url = base_url.map(|url| quote!(base_url: #url,));
        let price = self.has_money.then(|| {
            let price = price(operation.price.as_ref());
            quote!(price: #price,)
        });
        let repeat = repeat(operation);
        let rate = operation
            .rate
            .as_ref()
            .map(|rate| quote!(rate_class: #rate,));
        quote! {
            static #name: runtime::Operation = runtime::Operation {
                id: #id,
                method: #verb,
                path: #path,
                #base_url
                #parameters
                #body
                #accept
                #security
                #price
                repeat: #repeat,
                #rate
                #not_processed
                #envelope
                ..runtime::Operation::DEFAULT
            };
        }
        .to_tokens(tokens);
    }
}

/// Sets of security schemes.
pub fn alternatives(sets: &[Vec<usize>]) -> TokenStream {
    let sets = sets.iter().map(|set| {
        let indices = set.iter().map(|index| Literal::usize_unsuffixed(*index));
        quote!(&[#(#indices),*])
    });
    quote!(&[#(#sets),*])
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let position = match parameter.position {
        Position::Path => quote!(path),
        Position::Query => quote!(query),
        Position::QueryString => quote!(query_string),
        Position::Header => quote!(header),
        Position::Cookie => quote!(cookie),
        Position::Part => quote!(part),
    };
    let wire = &parameter.wire;
    let style = parameter.style.map(|style| {
        let style = match style {
            Style::Simple => quote!(Simple),
            Style::Label => quote!(Label),
            Style::Matrix => quote!(Matrix),
            Style::Form => quote!(Form),
            Style::Spaces => quote!(Spaces),
            Style::Pipes => quote!(Pipes),
            Style::DeepObject => quote!(DeepObject),
        };
        quote!(.style(runtime::Style::#style))
    });
    let explode = parameter.explode.map(|explode| quote!(.explode(#explode)));
    let json = parameter.is_json.then(|| quote!(.json()));
    let reserved = parameter.allow_reserved.then(|| quote!(.allow_reserved()));
    let media_type = parameter.media_type.as_ref();
    let media_type = media_type.map(|media_type| quote!(.media_type(#media_type)));
    let key = parameter.is_idempotency_key;
    let key = key.then(|| quote!(.idempotency_key()));
    quote!(runtime::Parameter::#position(#wire) #style #explode #json #reserved #media_type #key)
}

fn member(member: &plan::EnvelopeMember) -> TokenStream {
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
    let per = &each.decided.per;
    match each.one {
        One::Credits(credits) => {
            let credits = Literal::u32_unsuffixed(credits);
            // To the runtime, no condition is one that always holds.
            let when = each.decided.when.as_ref().filter(|when| *when != "always");
            let when = when.map(|when| quote!(.when(#when)));
            quote!(runtime::Price::each(runtime::Credits::new(#credits), #per)#when)
        }
        _ => {
            let words = price_in_words(&Price::Each(each.clone()));
            quote!(runtime::Price::described(#words))
        }
    }
}

/// Where nothing is decided, what HTTP says of the method (RFC 9110, 9.2.2). A key that
/// tells attempts of one call from other calls makes any method safe to repeat.
fn repeat(operation: &plan::Operation) -> TokenStream {
    let idempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]
        .contains(&operation.verb.as_str());
    let mut parameters = operation.parameters.iter();
    let has_key = parameters.any(|parameter| parameter.is_idempotency_key);
    match operation.repeat {
        Some(Repeat::Always) => quote!(runtime::Repeat::Safe),
        None if idempotent || has_key => quote!(runtime::Repeat::Safe),
        _ => quote!(runtime::Repeat::NotProcessed),
    }
}
