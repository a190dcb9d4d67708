//! A typed client of Enrich API.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
//! let answer = client.email_finder().find("Ada", "Example", "example.com").await?;
//! println!("{:?} {:?}", *answer, answer.meta());
//! # Ok(())
//! # }
//! ```
//!
//! Finds and checks contact data of people and companies: email addresses, phone numbers,
//! profiles, the followers of a company page, the organization behind an IP address.
//!
//! **Answers.** A successful JSON answer wraps its outcome in an envelope: `data` holds the
//! outcome, `meta` the receipt. A lookup that finds nothing is answered with status 200 as
//! well, with an outcome that says so and a receipt of 0 credits.
//!
//! **Money.** Work is paid in credits. Single calls are charged when they succeed. Batches and
//! jobs reserve their full price on submission; the first read of their results after they have
//! ended charges what succeeded and gives the rest back. Nothing protects against sending a
//! charged request twice: the second one is a second purchase. When it is unclear whether a
//! call got through, look at the wallet's transactions before sending it again.
//!
//! **Errors.** Bodies are problem documents (RFC 9457), though some operations are documented
//! with shorter forms; be prepared for each of them. Statuses 500, 502, 503 and 504 are
//! transient, but a call that ran into 504 may have been charged.
//!
//! **Limits.** Rates are limited by organization, whichever of its keys is used. Batches count
//! as one call, whatever their size.
//!
//! # What there is
//!
//! | on the client | what it is for |
//! |---|---|
//! | [`company_followers`](Client::company_followers) | Collect the LinkedIn followers of a company, filtered by place, title, department and seniority. |
//! | [`count_estimate`](Client::count_estimate) | Learn how many followers match a set of filters, before paying for a scrape. |
//! | [`email_finder`](Client::email_finder) | Find the email address of a person from their name and their employer's domain, one at a time or in batches. |
//! | [`email_validation`](Client::email_validation) | Check whether addresses take mail, one at a time or in batches. |
//! | [`ip_to_company`](Client::ip_to_company) | Identify the organization behind an IP address, one at a time or in batches. |
//! | [`lead_finder`](Client::lead_finder) | Search a database of people and companies, then pay for the contact data of the leads that are worth it, or export them to a file. |
//! | [`people_search`](Client::people_search) | List the people of a company, or find those who fit best. |
//! | [`phone_finder`](Client::phone_finder) | Find the phone numbers of a person from an email address or a LinkedIn profile, one at a time or in batches. |
//! | [`reverse_email_lookup`](Client::reverse_email_lookup) | Find the professional profile behind an email address, one at a time or in batches. |
//! | [`teams`](Client::teams) | Invite people to a team and see who is in it. |
//! | [`wallets`](Client::wallets) | Read the balance and the ledger of the organization. |
//!
//! # How it works
//!
//! A method of a resource takes what the call cannot do without and returns a request; setters on the
//! request add the rest, and awaiting it sends it. What comes back is a [`Response`], which dereferences
//! to the answer and carries the receipt in [`meta()`](openapi_client_runtime::Response::meta).
//!
//! Every failure is an [`Error`]. It keeps what came: status, [`Problem`], request id and the start of
//! the body. Nothing is sent twice: each method says under *Repeat* whether doing so is safe.
//!
//! Types may grow with the service. Answers are `#[non_exhaustive]`, and enums keep a value that they do
//! not know in a variant of its own.
//!
//! Generated from `openapi/enrich.yaml`, version 3.0 of the description.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]
mod client;
pub mod company_followers;
pub mod count_estimate;
pub mod email_finder;
pub mod email_validation;
pub mod ip_to_company;
pub mod lead_finder;
pub mod people_search;
pub mod phone_finder;
pub mod reverse_email_lookup;
pub mod teams;
pub mod wallets;
pub mod types;
pub mod webhooks;
pub use client::Client;
pub use openapi_client_runtime::{
    ApiKey, AuthScheme, ByteStream, ClientBuilder, Credits, Error, ErrorKind, OneOrMany,
    Problem, RateLimit,
};
/// The answer to a call: dereferences to what was asked for, and carries what it cost.
pub type Response<T> = openapi_client_runtime::Response<T, types::Receipt>;
