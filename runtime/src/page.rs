//! Reading all pages of a long answer, one row after the other.
//!
//! A generated request of one page says by [`Paged`] how it is turned into the
//! request of the next one: by the number of the page, by the number of rows before
//! it, or by a cursor or URL in the answer. From there on [`Rows`] and [`Pages`] do the same for
//! every operation: read until there is nothing left, and not beyond. What a
//! row is, and what is done with it, has no place here.
//!
//! # When reading ends
//!
//! Reading ends at the first of:
//!
//! - a page that the server calls the last;
//! - as many rows as the latest page says there are in all, so that a list which
//!   grows while it is read is read to its end;
//! - a page without rows, unless its answer says where the next page is;
//! - a page that came before, or a cursor or URL that came before;
//! - the offset that the service does not go beyond.
//!
//! [`Rows::end`] tells which it was. A short page does not end reading, because
//! services leave out rows and serve smaller pages than asked for. Neither does a
//! total that is less than the rows that came.
//!
//! Where a page has no new rows, but the server says that there are more, reading
//! ends with an error of kind [`Incomplete`](crate::ErrorKind::Incomplete). It
//! says how many rows of how many came. [`Rows::resume`] reads on from there.
//!
//! # What is read ahead
//!
//! While the rows of one page are used, the next page is fetched, in a task of
//! its own. So two pages are in memory at most. Only pages that are free and
//! safe to read are fetched ahead; one that costs something is fetched when the
//! first row of it is asked for, and not before.

mod course;
mod fingerprint;
mod pages;
mod rows;
#[cfg(test)]
mod tests;

use reqwest::header::{HeaderMap, LINK};
use serde::Serialize;

pub use self::course::End;
pub(crate) use self::fingerprint::fingerprint;
pub use self::pages::Pages;
pub use self::rows::Rows;
use crate::money::Priced;

/// What the request of the next page is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum By {
    /// The number of the page.
    Number,
    /// The number of rows before the page.
    Offset,
    /// What the answer says: a cursor or a URL.
    Answer,
}

/// A request of one page of many.
///
/// # What a generator writes
///
/// ```
/// # use openapi_client_runtime as runtime;
/// # use runtime::{Client, Credits, Operation, Options, Price, Repeat};
/// # static LIST_PEOPLE: Operation = Operation {
/// #     id: "listPeople", method: "GET", path: "/people",
/// #     price: Price::Free, repeat: Repeat::Safe, ..Operation::DEFAULT
/// # };
/// # #[derive(Default, serde::Deserialize, serde::Serialize)] pub struct Person { name: String }
/// # #[derive(Default, serde::Deserialize, serde::Serialize)] pub struct PeoplePage { results: Vec<Person>, total: Option<i64> }
/// # type Response<T> = runtime::Response<T, ()>;
/// # #[derive(Clone)]
/// # pub struct People { client: Client, options: Options, limit: Option<u64>, page: Option<u64> }
/// # impl People {
/// #     fn request(self) -> Result<runtime::Request<PeoplePage>, runtime::BuildError> {
/// #         let url = format!("{}/people", self.client.base_url());
/// #         Ok(runtime::Request::new(&LIST_PEOPLE, self.client.http().get(url).build()?))
/// #     }
/// # }
/// # impl std::future::IntoFuture for People {
/// #     type Output = Result<Response<PeoplePage>, runtime::Error>;
/// #     type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
/// #     fn into_future(self) -> Self::IntoFuture {
/// #         Box::pin(async move { self.client.clone().send(self.request()?).await })
/// #     }
/// # }
/// # impl runtime::money::Priced for People {
/// #     const OPERATION: &'static runtime::Operation = &LIST_PEOPLE;
/// # }
/// impl runtime::page::Paged for People {
///     type Row = Person;
///     fn page_number(&self) -> Option<u64> {
///         self.page
///     }
///     fn set_page_number(&mut self, number: u64) {
///         self.page = Some(number);
///     }
///     fn rows_per_page(&self) -> u64 {
///         self.limit.unwrap_or(100)
///     }
///     fn rows(answer: &mut PeoplePage) -> &mut Vec<Person> {
///         &mut answer.results
///     }
///     fn total(answer: &PeoplePage) -> Option<u64> {
///         runtime::Count::count(answer.total)
///     }
/// }
/// runtime::paged!(People);
///
/// async fn print(people: People) -> Result<(), runtime::Error> {
///     let mut rows = people.stream();
///     while let Some(person) = rows.try_next().await? {
///         println!("{}", person.name);
///     }
///     Ok(())
/// }
/// ```
pub trait Paged: Priced {
    /// What a page is made of. It can be serialized so that a page which comes
    /// twice is noticed.
    type Row: Serialize + Send + 'static;

    /// The first offset that the service refuses, if there is one.
    const MAX_OFFSET: Option<u64> = None;

    /// Whether pages leave out rows that [`total`](Self::total) counts. Such a list
    /// ends with the page on which the last of all rows would be; fewer rows than
    /// the total are no error, and neither is a page without rows.
    const SPARSE: bool = false;

    /// What the request of the next page is made from.
    const BY: By = By::Number;

    /// The page that is asked for, counted from 1; `None` for the first. Of use with
    /// [`By::Number`].
    fn page_number(&self) -> Option<u64> {
        None
    }

    /// Asks for another page.
    fn set_page_number(&mut self, _number: u64) {}

    /// The number of rows before the page; `None` for the first page. Of use with
    /// [`By::Offset`].
    fn offset(&self) -> Option<u64> {
        None
    }

    /// Asks for the page after this many rows.
    fn set_offset(&mut self, _rows: u64) {}

    /// Where the next page is, if there is one: a cursor or a URL. Of use with
    /// [`By::Answer`].
    fn next(_answer: &mut Self::Answer, _headers: &HeaderMap) -> Option<String> {
        None
    }

    /// Asks for the page with this cursor or URL.
    fn set_next(&mut self, _next: &str) {}

    /// The most rows that a page of this request has; 0 if that is not known.
    fn rows_per_page(&self) -> u64 {
        0
    }

    /// The rows of a page.
    fn rows(answer: &mut Self::Answer) -> &mut Vec<Self::Row>;

    /// How many rows there are on all pages, if the page says so.
    fn total(_answer: &Self::Answer) -> Option<u64> {
        None
    }

    /// Whether there are more pages, if the page says so.
    fn more(_answer: &Self::Answer) -> Option<bool> {
        None
    }
}

/// The URL of the next page in the header `Link` (RFC 8288).
#[must_use]
pub fn next_link(headers: &HeaderMap) -> Option<String> {
    let lines = headers.get_all(LINK).iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    lines.flat_map(links).find_map(|(url, parameters)| {
        let is_next = |parameter: &str| {
            let (name, value) = parameter.split_once('=')?;
            let relations = value.trim().trim_matches('"');
            let mut relations = relations.split_ascii_whitespace();
            let is_next = relations.any(|relation| relation.eq_ignore_ascii_case("next"));
            (name.trim().eq_ignore_ascii_case("rel") && is_next).then_some(())
        };
        parameters.split(';').find_map(is_next)?;
        Some(url.to_owned())
    })
}

/// The links of a header with their parameters. A URL may contain commas and semicolons.
fn links(header: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = header.split('<').skip(1);
    parts.filter_map(|part| {
        let (url, rest) = part.split_once('>')?;
        Some((url, rest))
    })
}

/// Writes the methods by which a [`Paged`](crate::page::Paged) request is read
/// page after page.
#[macro_export]
macro_rules! paged {
    ($builder:ident) => {
        impl $builder {
            /// Reads the rows of this page and of all that follow, fetching them
            /// as they are needed.
            pub fn stream(self) -> $crate::page::Rows<Self> {
                $crate::page::Rows::new(self)
            }

            /// Reads this page and all that follow, each with its receipt.
            pub fn pages(self) -> $crate::page::Pages<Self> {
                $crate::page::Pages::new(self)
            }
        }
    };
}
