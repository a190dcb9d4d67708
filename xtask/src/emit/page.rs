//! How a request of one page becomes that of the next.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Call;
use super::way;
use crate::plan::types::{Integer, Presence, Type};
use crate::plan::{Input, InputAt, Page};
use crate::rust::{In, rust};

/// The paging of a request.
pub struct Paging<'a>(pub Call<'a>);

impl ToTokens for Paging<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(page) = &self.0.operation.page else {
            return;
        };
        // A method that does not offer both numbers has no pages.
        if let (Some(number), Some(size)) = (self.number(&page.number), self.number(&page.size)) {
            tokens.extend(self.emit(page, &number, &size));
        }
    }
}

/// A place in a request where a number is.
struct Number {
    place: TokenStream,
    of: Integer,
    optional: bool,
}

impl Paging<'_> {
    fn emit(&self, page: &Page, number: &Number, size: &Number) -> TokenStream {
        let call = self.0;
        let row = match &page.rows.of {
            Type::List(row) => rust(row, In::Crate),
            other => rust(other, In::Crate),
        };
        let rows = way::as_mut(&page.rows, quote!(answer));
        let name = format_ident!("{}", call.method.builder);
        let (get, set) = (number.get(), number.set(&quote!(number)));
        let per_page = match size.optional {
            true => {
                let place = size.get();
                let usual = Literal::u64_unsuffixed(page.usual.unwrap_or(1));
                quote!(#place.unwrap_or(#usual))
            }
            false if size.of == Integer::U64 => size.place.clone(),
            false => {
                let place = size.get();
                quote!(#place.unwrap_or(1))
            }
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
        let totals = page.total.iter().map(|total| {
            let total = way::copied(total, quote!(answer));
            quote!(runtime::Count::count(#total))
        });
        let total = totals.reduce(|total, other| quote!(#total.or(#other)));
        let total = total.map(|total| {
            quote! {
                fn total(answer: &Self::Answer) -> Option<u64> {
                    #total
                }
            }
        });
        let more = page.more.as_ref().map(|more| {
            let is_optional = more.is_optional();
            let more = way::copied(more, quote!(answer));
            let more = match is_optional {
                true => more,
                false => quote!(Some(#more)),
            };
            quote! {
                fn more(answer: &Self::Answer) -> Option<bool> {
                    #more
                }
            }
        });
        quote! {
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
        }
    }

    fn number(&self, wire: &str) -> Option<Number> {
        let method = self.0.method;
        let input: &Input = method.inputs().find(|input| input.wire == wire)?;
        let Type::Integer(of) = input.of else {
            return None;
        };
        let place = match &input.at {
            InputAt::Parameter(index) => {
                let field = format_ident!("{}", self.0.operation.parameters[*index].name);
                quote!(self.#field)
            }
            InputAt::Property(field) => {
                let field = format_ident!("{field}");
                quote!(self.body.#field)
            }
            InputAt::Body => return None,
        };
        Some(Number {
            place,
            of,
            optional: input.presence != Presence::Always,
        })
    }
}

impl Number {
    /// The number, as an option.
    fn get(&self) -> TokenStream {
        let place = &self.place;
        match (self.of == Integer::U64, self.optional) {
            (true, true) => quote!(#place),
            (true, false) => quote!(Some(#place)),
            (false, _) => quote!(runtime::Count::count(#place)),
        }
    }

    fn set(&self, number: &TokenStream) -> TokenStream {
        let place = &self.place;
        match (self.of == Integer::U64, self.optional) {
            (true, true) => quote!(#place = Some(#number);),
            (true, false) => quote!(#place = #number;),
            (false, true) => quote!(#place = #number.try_into().ok();),
            (false, false) => quote!(#place = #number.try_into().unwrap_or(#place);),
        }
    }
}
