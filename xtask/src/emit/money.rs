//! What a request can cost and which bill its answer tells, for the runtime to
//! reckon with; and what the receipt's fields mean.
//!
//! Reckoning is the runtime's; only amounts, and where counts and bills are
//! found, are written here.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{Call, job, way};
use crate::plan::types::{Float, Presence, Type};
use crate::plan::{EachPrice, InputAt, Job, One, Place, Price, Receipt, Way};
use crate::sdk;

/// The price of a request.
pub struct Pricing<'a>(pub Call<'a>);

impl ToTokens for Pricing<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let name = format_ident!("{}", call.method.builder);
        let operation = format_ident!("{}", call.operation.constant);
        let index = call.context.index;
        if !index.has_money && !index.has_jobs {
            quote!(runtime::free!(#name, #operation);).to_tokens(tokens);
            return;
        }
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
    fn each(&self) -> Option<&EachPrice> {
        match self.0.method.price.as_ref()? {
            Price::Free => None,
            Price::Each(each) => Some(each),
        }
    }

    fn highest_price(&self) -> Option<TokenStream> {
        let price = reckoned(self.each()?);
        Some(quote! {
            fn highest_price(&self) -> runtime::money::HighestPrice {
                self.options.highest_price(#price)
            }
        })
    }

    /// The free rows of a page.
    fn allowance(&self) -> Option<TokenStream> {
        let each = self.each()?;
        let free = each.free?;
        let One::Credits(one) = each.one else {
            return None;
        };
        let page = self.0.operation.page.as_ref()?;
        let place = way::borrowed(&page.rows, quote!(answer));
        let rows = if page.rows.is_optional() {
            quote!(#place.map_or(0, Vec::len))
        } else {
            quote!(Vec::len(#place))
        };
        let one = credits(one);
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
                    #one,
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

    /// The job that the operation reports on.
    fn told_job(&self) -> Option<&Job> {
        let jobs = &self.0.context.index.jobs;
        jobs.get(self.0.operation.id.as_str()).copied()
    }

    /// The kind of the job that is opened or settled. Jobs with the same status
    /// operation have different ids.
    fn job(&self) -> Option<TokenStream> {
        let operation = &self.0.operation;
        let job = operation.job.as_ref().or_else(|| self.told_job())?;
        let kind = &job.status.operation;
        Some(quote!(const JOB: &'static str = #kind;))
    }

    /// What tells of a job tells its bill.
    fn settles(&self) -> Option<TokenStream> {
        let call = self.0;
        self.told_job()?;
        let [id] = &call.method.arguments[..] else {
            return None;
        };
        let InputAt::Parameter(index) = id.at else {
            return None;
        };
        let id = format_ident!("{}", call.operation.parameters[index].name);
        Some(quote! {
            fn settles(&self) -> Option<&str> {
                Some(&self.#id)
            }
        })
    }

    fn opens(&self) -> Option<TokenStream> {
        self.0.operation.job.as_ref()?;
        Some(quote! {
            fn opens(answer: &Self::Answer) -> Option<&str> {
                Some(<Self as runtime::job::Submit>::job_id(answer))
            }
        })
    }

    /// The bill in the answer itself, and whether it is the last one.
    fn amounts(&self) -> Option<TokenStream> {
        let bill = self.0.operation.bill.as_ref()?;
        let values = bill.flows.iter().enumerate().map(|(index, (name, field))| {
            let name = format_ident!("{name}");
            let amount = amount(field, quote!(answer));
            match (field.is_optional(), index) {
                (false, _) => quote!(#name: #amount),
                (true, 0) => quote!(#name: #amount?),
                (true, _) => quote!(#name: #amount.unwrap_or_default()),
            }
        });
        let rest = (bill.flows.len() < 3).then(|| quote!(..Default::default()));
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
        let job = self.told_job()?;
        if job.status.operation != call.operation.id {
            return None;
        }
        let has_results = job.pages.is_some() || job.file.is_some();
        let tells_bill = call.operation.bill.is_some() || !has_results;
        let state = job::state(job);
        Some(quote! {
            fn end(answer: &Self::Answer) -> runtime::money::JobEnd {
                runtime::money::JobEnd::of(#state, #tells_bill)
            }
        })
    }
}

/// The price of one, times the sum of the counts; invalid if one of them is
/// below its minimum.
fn reckoned(each: &EachPrice) -> TokenStream {
    let one = match &each.one {
        One::Credits(amount) => {
            let amount = credits(*amount);
            quote!(runtime::money::HighestPrice::from(#amount))
        }
        One::Choice(choice) => self::choice(&choice.0, &choice.1),
        One::Switches(switches) => {
            let switches = switches.iter().map(|(place, amount)| {
                let (amount, is_option) = (credits(*amount), is_option(place));
                let place = in_body(place);
                match is_option {
                    true => quote!((#place.unwrap_or_default(), #amount)),
                    false => quote!((#place, #amount)),
                }
            });
            quote!(runtime::money::HighestPrice::switches(&[#(#switches),*]))
        }
        One::Unknown => quote!(runtime::money::HighestPrice::Unknown),
    };
    let counts: Vec<TokenStream> = each.counts.iter().map(count).collect();
    let total = match &counts[..] {
        _ if matches!(each.one, One::Unknown) => one,
        [] => one,
        [count] => quote!(#one.times(#count)),
        several => quote! {
            #one.times([#(runtime::Count::count(#several)),*].into_iter().sum::<Option<u64>>())
        },
    };
    let minimums = each
        .minimums
        .iter()
        .filter_map(|(place, least)| minimum(place, *least));
    quote!(#total #(#minimums)*)
}

/// The check that a field is not below its minimum.
fn minimum(place: &Place, least: u64) -> Option<TokenStream> {
    let at = in_body(place);
    let count = match (place.is_list(), is_option(place)) {
        (true, false) if !place.is_required => return None,
        (true, false) => quote!(#at.len()),
        (true, true) => quote!(#at.as_ref().map(Vec::len)),
        (false, _) => at,
    };
    let field = &place.wire;
    let least = Literal::u64_unsuffixed(least);
    Some(quote!(.at_least(#field, #least, #count)))
}

fn choice(place: &Place, choice: &sdk::Choice) -> TokenStream {
    let at = in_body(place);
    let chosen = match is_option(place) {
        true => quote!(#at.iter().flatten()),
        false => quote!(#at.iter()),
    };
    let prices = choice.credits.iter().map(|(value, amount)| {
        let amount = credits(*amount);
        quote!((#value, #amount))
    });
    let absent = &choice.absent;
    quote! {
        runtime::money::HighestPrice::choice(
            #chosen.map(|value| value.as_str()),
            &[#(#prices),*],
            &[#(#absent),*],
        )
    }
}

/// How many of something the request asks for: a list or a number in its body.
fn count(place: &Place) -> TokenStream {
    let at = in_body(place);
    let usual = place.counts.usual.map(Literal::u64_unsuffixed);
    match (place.is_list(), is_option(place), usual) {
        (true, false, _) => quote!(#at.len()),
        (true, true, _) => quote!(#at.as_ref().map_or(0, Vec::len)),
        (false, true, Some(usual)) => quote!(#at.unwrap_or(#usual)),
        (false, ..) => at,
    }
}

fn in_body(place: &Place) -> TokenStream {
    let field = format_ident!("{}", place.field);
    match place.presence {
        Presence::ThreeStates => quote!(self.body.#field.clone().into_option()),
        _ => quote!(self.body.#field),
    }
}

fn is_option(place: &Place) -> bool {
    place.presence.is_option() || place.presence == Presence::ThreeStates
}

/// A copy of an amount. A number is converted to one; a float that is no amount,
/// such as infinity, counts as absent.
fn amount(field: &Way, from: TokenStream) -> TokenStream {
    let place = way::copied(field, from);
    match (&field.of, field.is_optional()) {
        (Type::Credits, _) => place,
        (Type::Float(Float::F64), true) => {
            quote!(#place.and_then(|amount| amount.try_into().ok()))
        }
        (Type::Float(Float::F64), false) => {
            quote!(runtime::Credits::try_from(#place).unwrap_or_default())
        }
        (Type::Float(Float::F32), true) => {
            quote!(#place.and_then(|amount| f64::from(amount).try_into().ok()))
        }
        (Type::Float(Float::F32), false) => {
            quote!(runtime::Credits::try_from(f64::from(#place)).unwrap_or_default())
        }
        (_, true) => quote!(#place.map(runtime::Credits::from)),
        (_, false) => quote!(runtime::Credits::from(#place)),
    }
}

fn credits(amount: u32) -> TokenStream {
    let amount = Literal::u32_unsuffixed(amount);
    quote!(runtime::Credits::new(#amount))
}

/// What the fields of the receipt mean.
pub struct ReceiptImpl<'a>(pub &'a Receipt);

impl ToTokens for ReceiptImpl<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let receipt = self.0;
        let of = format_ident!("{}", &*receipt.name);
        let flows = receipt.flows.iter().map(|(method, field)| {
            let amount = amount(field, quote!(self));
            let amount = if field.is_optional() {
                quote!(#amount.unwrap_or_default())
            } else {
                amount
            };
            let method = format_ident!("{method}");
            quote! {
                fn #method(&self) -> runtime::Credits {
                    #amount
                }
            }
        });
        let remaining = receipt.balance.as_ref().map(|field| {
            let amount = amount(field, quote!(self));
            let amount = if field.is_optional() {
                amount
            } else {
                quote!(Some(#amount))
            };
            quote! {
                fn remaining(&self) -> Option<runtime::Credits> {
                    #amount
                }
            }
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
