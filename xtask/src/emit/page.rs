//! How a request of one page becomes that of the next.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Call;
use super::way;
use crate::plan::types::{Integer, Presence, Type};
use crate::plan::{Input, InputAt, Page, PageBy, Way};
use crate::rust::{In, rust};

/// The paging of a request.
pub struct Paging<'a>(pub Call<'a>);

impl ToTokens for Paging<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(page) = &self.0.operation.page else {
            return;
        };
        // A method that does not offer what asks for a page has none.
        if let Some(asking) = self.asking(page) {
            tokens.extend(self.emit(page, &asking));
        }
    }
}

/// A place in a request where a number is.
struct Number {
    place: TokenStream,
    of: Integer,
    presence: Presence,
}

impl Paging<'_> {
    /// How the next page is asked for.
    fn asking(&self, page: &Page) -> Option<TokenStream> {
        let by = |by: &str| {
            let by = format_ident!("{by}");
            quote!(const BY: runtime::page::By = runtime::page::By::#by;)
        };
        Some(match &page.by {
            PageBy::Number { input, first } => {
                let number = self.number(input)?;
                let mut get = number.get();
                let mut set = quote!(number);
                if *first == 0 {
                    get = quote!(#get.map(|number| number.saturating_add(1)));
                    set = quote!(number.saturating_sub(1));
                }
                let set = number.set(&set);
                quote! {
                    fn page_number(&self) -> Option<u64> {
                        #get
                    }

                    fn set_page_number(&mut self, number: u64) {
                        #set
                    }
                }
            }
            PageBy::Offset(input) => {
                let offset = self.number(input)?;
                let (by, get, set) = (by("Offset"), offset.get(), offset.set(&quote!(rows)));
                quote! {
                    #by

                    fn offset(&self) -> Option<u64> {
                        #get
                    }

                    fn set_offset(&mut self, rows: u64) {
                        #set
                    }
                }
            }
            PageBy::Cursor {
                input,
                from,
                is_in_row,
            } => {
                let set = self.set_cursor(input)?;
                let next = match is_in_row {
                    false => text(from, quote!(answer)),
                    true => {
                        let cursor = way::borrowed(from, quote!(row));
                        let last = quote!(Self::rows(answer).last());
                        match from.is_optional() {
                            true => {
                                quote!(#last.and_then(|row| #cursor.map(ToString::to_string)))
                            }
                            false => quote!(#last.map(|row| ToString::to_string(#cursor))),
                        }
                    }
                };
                self.next(&by("Answer"), false, &next, &set)
            }
            PageBy::Url(from) => {
                let next = text(from, quote!(answer));
                let set = quote!(self.options.set_url(next););
                self.next(&by("Answer"), false, &next, &set)
            }
            PageBy::Link => {
                let set = quote!(self.options.set_url(next););
                let next = quote!(runtime::page::next_link(headers));
                self.next(&by("Answer"), true, &next, &set)
            }
        })
    }

    /// Asking for what the answer says.
    fn next(
        &self,
        by: &TokenStream,
        is_in_headers: bool,
        next: &TokenStream,
        set: &TokenStream,
    ) -> TokenStream {
        let (answer, headers) = match is_in_headers {
            true => (quote!(_answer), quote!(headers)),
            false => (quote!(answer), quote!(_headers)),
        };
        quote! {
            #by

            fn next(
                #answer: &mut Self::Answer,
                #headers: &runtime::reqwest::header::HeaderMap,
            ) -> Option<String> {
                #next
            }

            fn set_next(&mut self, next: &str) {
                #set
            }
        }
    }

    fn set_cursor(&self, wire: &str) -> Option<TokenStream> {
        let (input, place) = self.place(wire)?;
        let value = match &input.of {
            Type::Text => quote!(next.to_owned()),
            Type::Integer(_) => {
                return self.number(wire).map(|number| {
                    let set = number.set(&quote!(number));
                    quote!(if let Ok(number) = next.parse::<u64>() { #set })
                });
            }
            _ => return None,
        };
        Some(match input.presence {
            Presence::Optional | Presence::OrNull => quote!(#place = Some(#value);),
            Presence::ThreeStates => quote!(#place = runtime::Nullable::Value(#value);),
            Presence::Always | Presence::Listed => quote!(#place = #value;),
        })
    }

    fn emit(&self, page: &Page, asking: &TokenStream) -> TokenStream {
        let call = self.0;
        let row = match &page.rows.of {
            Type::List(row) => rust(row, In::Crate),
            other => rust(other, In::Crate),
        };
        let rows = way::as_mut(&page.rows, quote!(answer));
        let name = format_ident!("{}", call.method.builder);
        let size = page.size.as_ref().and_then(|size| self.number(size));
        let per_page = size.map(|size| {
            let value = match size.is_optional() {
                true => {
                    let place = size.get();
                    let usual = Literal::u64_unsuffixed(page.usual.unwrap_or(0));
                    quote!(#place.unwrap_or(#usual))
                }
                false if size.of == Integer::U64 => size.place.clone(),
                false => {
                    let place = size.get();
                    quote!(#place.unwrap_or(0))
                }
            };
            quote! {
                fn rows_per_page(&self) -> u64 {
                    #value
                }
            }
        });
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

                #asking

                #per_page

                fn rows(answer: &mut Self::Answer) -> &mut Vec<Self::Row> {
                    #rows
                }

                #total
                #more
            }

            runtime::paged!(#name);
        }
    }

    fn place(&self, wire: &str) -> Option<(&Input, TokenStream)> {
        let method = self.0.method;
        let input: &Input = method.inputs().find(|input| input.wire == wire)?;
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
        Some((input, place))
    }

    fn number(&self, wire: &str) -> Option<Number> {
        let (input, place) = self.place(wire)?;
        let Type::Integer(of) = input.of else {
            return None;
        };
        Some(Number {
            place,
            of,
            presence: input.presence,
        })
    }
}

/// The text of a cursor or URL, as an option.
fn text(from: &Way, place: TokenStream) -> TokenStream {
    let found = way::borrowed(from, place);
    match from.is_optional() {
        true => quote!(#found.map(ToString::to_string)),
        false => quote!(Some(ToString::to_string(#found))),
    }
}

impl Number {
    fn is_optional(&self) -> bool {
        self.presence != Presence::Always
    }

    /// The number, as an option.
    fn get(&self) -> TokenStream {
        let place = &self.place;
        let found = match self.presence {
            Presence::ThreeStates => quote!(#place.value().copied()),
            _ => quote!(#place),
        };
        match (self.of == Integer::U64, self.is_optional()) {
            (true, true) => found,
            (true, false) => quote!(Some(#found)),
            (false, _) => quote!(runtime::Count::count(#found)),
        }
    }

    fn set(&self, number: &TokenStream) -> TokenStream {
        let place = &self.place;
        let value = match self.of == Integer::U64 {
            true => quote!(Some(#number)),
            false => quote!(#number.try_into().ok()),
        };
        match (self.of == Integer::U64, self.presence) {
            (_, Presence::ThreeStates) => quote!(#place = #value.into();),
            (true, Presence::Always) => quote!(#place = #number;),
            (false, Presence::Always) => {
                quote!(#place = #number.try_into().unwrap_or(#place);)
            }
            _ => quote!(#place = #value;),
        }
    }
}
