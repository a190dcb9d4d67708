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
        let job = self.job();
        let settles = self.settles();
        let opens = self.opens();
        let amounts = self.amounts();
        let end = self.end();
        let allowance = self.allowance();
        quote! {
            impl runtime::money::Priced for #name {
                const OPERATION: &'static runtime::Operation = &#operation;
                #job
                #highest
                #allowance
                #settles
                #opens
                #amounts
                #end
            }

            #charged
        }
        .to_tokens(tokens);
    }
}

impl Pricing<'_> {
    fn highest_price(&self) -> Option<TokenStream> {
        let Price::Each(each) = self.price()? else {
            return None;
        };
        let price = self.reckoned(each);
        Some(quote! {
            fn highest_price(&self) -> runtime::money::HighestPrice {
                self.options.highest_price(#price)
            }
        })
    }

    /// The free rows of a page.
    fn allowance(&self) -> Option<TokenStream> {
        let call = self.0;
        let Price::Each(each) = self.price()? else {
            return None;
        };
        let free = each.free?;
        let page = call.operation.page.as_ref()?;
        let request = call
            .context
            .refined
            .requests
            .get(&call.operation.function)?;
        let answer = qualified(call.context, &request.answer);
        let rows = follow(call.context, &answer, &page.rows)?;
        let place = rows.borrowed(quote!(answer));
        let rows = if rows.is_optional() {
            quote!(#place.map_or(0, Vec::len))
        } else {
            quote!(Vec::len(#place))
        };
        let each = credits(each.credits?);
        let [pages, items] = [free.pages, free.items].map(|most| match most {
            Some(most) => {
                let most = Literal::u64_unsuffixed(most);
                quote!(Some(#most))
            }
            None => quote!(None),
        });
        Some(quote! {
            fn allowance(&self) -> Option<runtime::money::Allowance> {
                Some(runtime::money::Allowance::of_page(
                    #each,
                    runtime::page::Paged::page_number(self).unwrap_or(1),
                    runtime::page::Paged::rows_per_page(self),
                    #pages,
                    #items,
                ))
            }

            fn paid_rows(answer: &Self::Answer) -> usize {
                #rows
            }
        })
    }

    fn price(&self) -> Option<&Price> {
        let call = self.0;
        call.method.price.as_ref().or(call.operation.price.as_ref())
    }

    /// The price of one, times the sum of the counts; invalid if one of them is
    /// below its minimum.
    fn reckoned(&self, each: &Each) -> TokenStream {
        let chosen = each.choice.as_ref().map(|choice| &choice.field);
        let minimums = each.count.iter().chain(chosen);
        let minimums = minimums.filter_map(|pointer| self.minimum(pointer));
        let total = self.total(each);
        let total = total.unwrap_or_else(|| quote!(runtime::money::HighestPrice::Unknown));
        quote!(#total #(#minimums)*)
    }

    fn total(&self, each: &Each) -> Option<TokenStream> {
        let one = self.one(each)?;
        let counts: Option<Vec<_>> = each.count.iter().map(|it| self.count(it)).collect();
        Some(match &counts?[..] {
            [] => one,
            [count] => quote!(#one.times(#count)),
            several => quote! {
                #one.times([#(runtime::Count::count(#several)),*].into_iter().sum::<Option<u64>>())
            },
        })
    }

    /// The check that a field is not below its minimum. An optional list that
    /// is empty is left out.
    fn minimum(&self, pointer: &str) -> Option<TokenStream> {
        let counted = self.0.operation.counted.get(pointer)?;
        let least = counted.least.filter(|least| *least > 0)?;
        let (place, optional) = self.in_body(pointer)?;
        let is_list = self.is_list(pointer)?;
        let count = match (is_list, optional) {
            (true, false) if !counted.required => return None,
            (true, false) => quote!(#place.len()),
            (true, true) => quote!(#place.as_ref().map(Vec::len)),
            (false, _) => place,
        };
        let field = pointer.strip_prefix('/')?;
        let least = Literal::u64_unsuffixed(least);
        Some(quote!(.at_least(#field, #least, #count)))
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
        let is_list = self.is_list(pointer)?;
        let usual = self
            .0
            .operation
            .counted
            .get(pointer)
            .and_then(|it| it.usual);
        let usual = usual.map(Literal::u64_unsuffixed);
        Some(match (is_list, optional, usual) {
            (true, false, _) => quote!(#place.len()),
            (true, true, _) => quote!(#place.as_ref().map_or(0, Vec::len)),
            (false, true, Some(usual)) => quote!(#place.unwrap_or(#usual)),
            (false, ..) => place,
        })
    }

    fn is_list(&self, pointer: &str) -> Option<bool> {
        Some(generic(&self.body_field(pointer)?.1, "Vec").is_some())
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

    /// The kind of the job that is opened or settled. Jobs with the same status
    /// operation have different ids.
    fn job(&self) -> Option<TokenStream> {
        let operation = &self.0.operation;
        let told = || self.0.context.api.job_told_by(&operation.id);
        let job = operation.job.as_ref().or_else(told)?;
        let kind = &job.decided.status.operation;
        Some(quote!(const JOB: &'static str = #kind;))
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
        Some(quote! {
            fn amounts(answer: &Self::Answer) -> Option<runtime::money::Amounts> {
                Some(runtime::money::Amounts { #(#values,)* #rest })
            }
        })
    }

    /// A status tells the end of the job. It also tells the last bill, if its
    /// data has one or nothing else is read of the job.
    fn end(&self) -> Option<TokenStream> {
        let call = self.0;
        let context = call.context;
        let job = context.api.job_told_by(&call.operation.id)?;
        let decided = &job.decided;
        if decided.status.operation != call.operation.id {
            return None;
        }
        let has_results = decided.results.pages.is_some() || decided.results.file.is_some();
        let tells_bill = call.operation.bill.is_some() || !has_results;
        let request = context.refined.requests.get(&call.operation.function)?;
        let state = job::state(context, job, &qualified(context, &request.answer))?;
        Some(quote! {
            fn end(answer: &Self::Answer) -> runtime::money::JobEnd {
                runtime::money::JobEnd::of(#state, #tells_bill)
            }
        })
    }
}

/// A copy of an amount. A number is converted to one; a float that is no amount,
/// such as infinity, counts as absent.
fn amount(field: &Field, from: TokenStream) -> TokenStream {
    let place = field.copied(from);
    let is = |name: &str| {
        matches!(&field.of, Type::Path(path)
            if path.path.segments.last().is_some_and(|last| last.ident == name))
    };
    match (is("f64"), field.is_optional()) {
        _ if is("Credits") => place,
        (true, true) => quote!(#place.and_then(|amount| amount.try_into().ok())),
        (true, false) => quote!(runtime::Credits::try_from(#place).unwrap_or_default()),
        (false, true) => quote!(#place.map(runtime::Credits::from)),
        (false, false) => quote!(runtime::Credits::from(#place)),
    }
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
