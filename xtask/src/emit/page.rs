//! How a request of one page becomes that of the next.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::Call;
use super::argument::{generic, parameters};
use super::field::{follow, in_body};
use crate::model::{Body, Input, InputAt};
use crate::sdk;

/// The paging of a request.
pub struct Paging<'a>(pub Call<'a>);

impl ToTokens for Paging<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(page) = &self.0.operation.page {
            tokens.extend(self.emit(page));
        }
    }
}

/// A place in a request where a number stands.
struct Number {
    place: TokenStream,
    of: Type,
    optional: bool,
}

impl Paging<'_> {
    fn emit(&self, page: &sdk::Page) -> Option<TokenStream> {
        let call = self.0;
        let context = call.context;
        let answer = &context
            .refined
            .requests
            .get(&call.operation.function)?
            .answer;
        let rows = follow(context, answer, &page.rows)?;
        let row = generic(&rows.of, "Vec")?;
        let rows = rows.as_mut(quote!(answer))?;
        let name = format_ident!("{}", call.method.builder);
        let number = self.number(&page.number)?;
        let size = self.number(&page.size)?;
        let (get, set) = (number.get(), number.set(&quote!(number)));
        let usual = call.operation.page_size;
        let per_page = match (size.optional, usual) {
            (true, usual) => {
                let place = size.get();
                let usual = Literal::u64_unsuffixed(usual.unwrap_or(1));
                quote!(#place.unwrap_or(#usual))
            }
            (false, _) => size.place.clone(),
        };
        let max_offset = page
            .max_offset
            .map(Literal::u64_unsuffixed)
            .map(|offset| quote!(const MAX_OFFSET: Option<u64> = Some(#offset);));
        let sparse = page.sparse.then(|| {
            quote!(
                const SPARSE: bool = true;
            )
        });
        let totals: Option<Vec<_>> = page
            .total
            .iter()
            .map(|pointer| {
                let total = follow(context, answer, pointer)?.copied(quote!(answer));
                Some(quote!(runtime::Count::count(#total)))
            })
            .collect();
        let total = totals?
            .into_iter()
            .reduce(|total, other| quote!(#total.or(#other)));
        let total = total.map(|total| {
            quote! {
                fn total(answer: &Self::Answer) -> Option<u64> {
                    #total
                }
            }
        });
        let more = page.more.as_ref().and_then(|pointer| {
            let more = follow(context, answer, pointer)?.copied(quote!(answer));
            Some(quote! {
                fn more(answer: &Self::Answer) -> Option<bool> {
                    #more.into()
                }
            })
        });
        Some(quote! {
            impl runtime::page::Paged for #name {
                type Row = #row;
                #max_offset
                #sparse

                fn page_number(&self) -> Option<u64> {
                    #get
                }

                fn set_page_number(&mut self, number: u64) {
                    #set
                }

                fn rows_per_page(&self) -> u64 {
                    #per_page
                }

                fn rows(answer: &mut Self::Answer) -> &mut Vec<Self::Row> {
                    #rows
                }

                #total
                #more
            }

            runtime::paged!(#name);
        })
    }

    fn number(&self, wire: &str) -> Option<Number> {
        let method = self.0.method;
        let input: &Input = method
            .arguments
            .iter()
            .chain(&method.options)
            .find(|input| input.wire == wire)?;
        let field = format_ident!("{}", input.name);
        let context = self.0.context;
        match (input.at, &method.body) {
            (InputAt::Property, Body::Object(_)) => {
                let (ident, of) = in_body(self.0, wire)?;
                let inner = generic(&of, "Option");
                Some(Number {
                    place: quote!(self.body.#ident),
                    optional: inner.is_some(),
                    of: inner.unwrap_or(of),
                })
            }
            _ => {
                let request = context.refined.requests.get(&self.0.operation.function)?;
                let known = parameters(&request.item)
                    .into_iter()
                    .find(|known| known.name == input.name)?;
                Some(Number {
                    place: quote!(self.#field),
                    of: known.kept,
                    optional: known.optional,
                })
            }
        }
    }
}

impl Number {
    fn is_u64(&self) -> bool {
        matches!(&self.of, Type::Path(path) if path.path.is_ident("u64"))
    }

    /// The number, as an option.
    fn get(&self) -> TokenStream {
        let place = &self.place;
        match (self.is_u64(), self.optional) {
            (true, true) => quote!(#place),
            (true, false) => quote!(Some(#place)),
            (false, _) => quote!(runtime::Count::count(#place)),
        }
    }

    fn set(&self, number: &TokenStream) -> TokenStream {
        let place = &self.place;
        match (self.is_u64(), self.optional) {
            (true, true) => quote!(#place = Some(#number);),
            (true, false) => quote!(#place = #number;),
            (false, true) => quote!(#place = #number.try_into().ok();),
            (false, false) => quote!(#place = #number.try_into().unwrap_or(#place);),
        }
    }
}
