//! What a request can cost and which bill its answer tells, for the runtime to
//! reckon with; and what the receipt's fields mean.
//!
//! Reckoning is the runtime's; only amounts, and where counts and bills are
//! found, are written here.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::argument::generic;
use super::field::{Field, follow, in_body};
use super::request::qualified;
use super::{Call, Context, job};
use crate::names::shouty;
use crate::sdk::{self, Each, Price};

/// The price of a request.
pub struct Pricing<'a>(pub Call<'a>);

impl ToTokens for Pricing<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let name = format_ident!("{}", call.method.builder);
        let operation = format_ident!("{}", shouty(&call.operation.function));
        let highest = self.highest_price();
        let charged = highest.is_some().then(|| quote!(runtime::charged!(#name);));
        let settles = self.settles();
        let opens = self.opens();
        let amounts = self.amounts();
        quote! {
            impl runtime::money::Priced for #name {
                const OPERATION: &'static runtime::Operation = &#operation;
                #highest
                #settles
                #opens
                #amounts
            }

            #charged
        }
        .to_tokens(tokens);
    }
}

impl Pricing<'_> {
    fn highest_price(&self) -> Option<TokenStream> {
        let call = self.0;
        let price = call.method.price.as_ref().or(call.operation.price.as_ref());
        let Price::Each(each) = price? else {
            return None;
        };
        let price = self.reckoned(each);
        Some(quote! {
            fn highest_price(&self) -> runtime::money::HighestPrice {
                self.options.highest_price(#price)
            }
        })
    }

    /// The price of one, times the sum of the counts.
    fn reckoned(&self, each: &Each) -> TokenStream {
        let unknown = quote!(runtime::money::HighestPrice::Unknown);
        let Some(one) = self.one(each) else {
            return unknown;
        };
        let counts: Option<Vec<_>> = each
            .count
            .iter()
            .map(|pointer| Some((&one, self.count(pointer)?)))
            .collect();
        match counts.as_deref() {
            None => unknown,
            Some([]) => one,
            Some([(one, count)]) => quote!(#one.times(#count)),
            Some(several) => {
                let parts = several
                    .iter()
                    .map(|(one, count)| quote!(#one.times(#count)));
                quote!([#(#parts),*].into_iter().sum())
            }
        }
    }

    /// The price of one of what is paid for; none if only the service knows.
    fn one(&self, each: &Each) -> Option<TokenStream> {
        if let Some(amount) = each.credits {
            let amount = credits(amount);
            return Some(quote!(runtime::money::HighestPrice::from(#amount)));
        }
        if let Some(choice) = &each.choice {
            return self.choice(choice);
        }
        let switches = each.switches.as_ref()?;
        let switches: Option<Vec<_>> = switches
            .iter()
            .map(|(pointer, amount)| {
                let (place, optional) = self.in_body(pointer)?;
                let amount = credits(*amount);
                Some(if optional {
                    quote!((#place.unwrap_or_default(), #amount))
                } else {
                    quote!((#place, #amount))
                })
            })
            .collect();
        let switches = switches?;
        Some(quote!(runtime::money::HighestPrice::switches(&[#(#switches),*])))
    }

    fn choice(&self, choice: &sdk::Choice) -> Option<TokenStream> {
        let (place, optional) = self.in_body(&choice.field)?;
        let chosen = if optional {
            quote!(#place.iter().flatten())
        } else {
            quote!(#place.iter())
        };
        let prices = choice.credits.iter().map(|(value, amount)| {
            let amount = credits(*amount);
            quote!((#value, #amount))
        });
        let absent = &choice.absent;
        Some(quote! {
            runtime::money::HighestPrice::choice(
                #chosen.map(|value| value.as_str()),
                &[#(#prices),*],
                &[#(#absent),*],
            )
        })
    }

    /// How many of something the request asks for: a list or a number in its
    /// body.
    fn count(&self, pointer: &str) -> Option<TokenStream> {
        let (place, optional) = self.in_body(pointer)?;
        let is_list = generic(&self.body_field(pointer)?.1, "Vec").is_some();
        let usual = self.0.operation.usual_counts.get(pointer);
        let usual = usual.map(|usual| Literal::u64_unsuffixed(*usual));
        Some(match (is_list, optional, usual) {
            (true, false, _) => quote!(#place.len()),
            (true, true, _) => quote!(#place.as_ref().map_or(0, Vec::len)),
            (false, true, Some(usual)) => quote!(#place.unwrap_or(#usual)),
            (false, ..) => place,
        })
    }

    fn in_body(&self, pointer: &str) -> Option<(TokenStream, bool)> {
        let (ident, _, optional) = self.body_field(pointer)?;
        Some((quote!(self.body.#ident), optional))
    }

    /// The field of the body at a pointer: its type, and whether it may be
    /// absent.
    fn body_field(&self, pointer: &str) -> Option<(syn::Ident, Type, bool)> {
        let (ident, of) = in_body(self.0, pointer.strip_prefix('/')?)?;
        let inner = generic(&of, "Option");
        let optional = inner.is_some();
        Some((ident, inner.unwrap_or(of), optional))
    }

    /// What tells of a job tells its bill.
    fn settles(&self) -> Option<TokenStream> {
        let call = self.0;
        call.context.api.job_told_by(&call.operation.id)?;
        let [id] = &call.method.arguments[..] else {
            return None;
        };
        let id = format_ident!("{}", id.name);
        Some(quote! {
            fn settles(&self) -> Option<&str> {
                Some(&self.#id)
            }
        })
    }

    fn opens(&self) -> Option<TokenStream> {
        let call = self.0;
        call.operation.job.as_ref()?;
        Some(quote! {
            fn opens(answer: &Self::Answer) -> Option<&str> {
                Some(<Self as runtime::job::Submit>::job_id(answer))
            }
        })
    }

    /// The bill in the answer itself, and whether it is the last one.
    fn amounts(&self) -> Option<TokenStream> {
        let call = self.0;
        let context = call.context;
        let bill = call.operation.bill.as_ref()?;
        let request = context.refined.requests.get(&call.operation.function)?;
        let answer = qualified(context, &request.answer);
        let members = [
            ("used", &bill.used),
            ("reserved", &bill.reserved),
            ("refunded", &bill.refunded),
        ];
        let known: Vec<(syn::Ident, Field)> = members
            .into_iter()
            .filter_map(|(name, pointer)| {
                let field = follow(context, &answer, pointer.as_ref()?)?;
                Some((format_ident!("{name}"), field))
            })
            .collect();
        let values = known.iter().enumerate().map(|(index, (name, field))| {
            let amount = amount(field, quote!(answer));
            match (field.is_optional(), index) {
                (false, _) => quote!(#name: #amount),
                (true, 0) => quote!(#name: #amount?),
                (true, _) => quote!(#name: #amount.unwrap_or_default()),
            }
        });
        let rest = (known.len() < members.len()).then(|| quote!(..Default::default()));
        let is_final = self.is_final(context, &answer);
        Some(quote! {
            fn amounts(answer: &Self::Answer) -> Option<runtime::money::Amounts> {
                Some(runtime::money::Amounts { #(#values,)* #rest })
            }
            #is_final
        })
    }

    /// A status that tells the bill tells the last one when the job has ended.
    fn is_final(&self, context: Context<'_>, answer: &Type) -> Option<TokenStream> {
        let id = &self.0.operation.id;
        let job = context.api.job_told_by(id)?;
        if job.decided.status.operation != *id {
            return None;
        }
        let state = job::state(context, job, answer)?;
        Some(quote! {
            fn is_final(answer: &Self::Answer) -> bool {
                #state.has_ended()
            }
        })
    }
}

/// A copy of an amount. What the description calls a number is made one.
fn amount(field: &Field, from: TokenStream) -> TokenStream {
    let place = field.copied(from);
    if is_credits(&field.of) {
        place
    } else if field.is_optional() {
        quote!(#place.map(runtime::Credits::from))
    } else {
        quote!(runtime::Credits::from(#place))
    }
}

fn is_credits(of: &Type) -> bool {
    matches!(of, Type::Path(path)
        if path.path.segments.last().is_some_and(|last| last.ident == "Credits"))
}

fn credits(amount: u32) -> TokenStream {
    let amount = Literal::u32_unsuffixed(amount);
    quote!(runtime::Credits::new(#amount))
}

/// What the fields of the receipt mean.
pub struct ReceiptImpl<'a>(pub Context<'a>);

impl ToTokens for ReceiptImpl<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let api = self.0.api;
        let (Some(name), Some(decided)) = (&api.receipt, &api.sdk.receipt) else {
            return;
        };
        let of = format_ident!("{name}");
        let flows = [
            ("used", &decided.charge),
            ("reserved", &decided.reserved),
            ("refunded", &decided.refunded),
        ];
        let flows = flows.into_iter().filter_map(|(method, field)| {
            let field = self.field(name, field.as_ref()?)?;
            let amount = amount(&field, quote!(self));
            let amount = if field.is_optional() {
                quote!(#amount.unwrap_or_default())
            } else {
                amount
            };
            let method = format_ident!("{method}");
            Some(quote! {
                fn #method(&self) -> runtime::Credits {
                    #amount
                }
            })
        });
        let remaining = decided.balance.as_ref().and_then(|balance| {
            let field = self.field(name, balance)?;
            let amount = amount(&field, quote!(self));
            let amount = if field.is_optional() {
                amount
            } else {
                quote!(Some(#amount))
            };
            Some(quote! {
                fn remaining(&self) -> Option<runtime::Credits> {
                    #amount
                }
            })
        });
        quote! {
            impl runtime::money::Receipt for #of {
                #(#flows)*
                #remaining
            }
        }
        .to_tokens(tokens);
    }
}

impl ReceiptImpl<'_> {
    fn field(&self, receipt: &str, wire: &str) -> Option<Field> {
        let of = format_ident!("{receipt}");
        follow(self.0, &syn::parse_quote!(#of), wire)
    }
}
