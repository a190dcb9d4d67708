//! What the service calls back with, as typed events.
//!
//! ```
//! use enrich_api::webhooks::{Event, Error};
//!
//! fn receive(body: &[u8]) -> Result<(), Error> {
//!     match Event::from_slice(body)? {
//!         Event::EmailValidationResult(event) => println!("{event:?}"),
//!         other => println!("{}", other.name()),
//!     }
//!     Ok(())
//! }
//! # let unknown = br#"{"event": "something.new"}"#;
//! # assert!(receive(unknown).is_ok());
//! ```
use crate::types;
use openapi_client_runtime as runtime;
pub use runtime::webhook::{Error, UnknownEvent};
/// What the service calls back with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// Deliver an email validation.
    ///
    /// Sent for each address of a validation batch as soon as it has been checked.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:email_lookup.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/emailValidationResult`.
    EmailValidationResult(Box<types::EmailValidationResultEvent>),
    /// Report the end of an email validation batch.
    ///
    /// Sent once, when a validation batch has ended. Its credits are settled when the results are
    /// read.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `validation.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/emailValidationCompletion`.
    EmailValidationCompletion(Box<types::EmailValidationCompletionEvent>),
    /// Deliver an email find.
    ///
    /// Sent for each person of an email finder batch as soon as they have been looked for.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:finder_lookup.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/emailFinderResult`.
    EmailFinderResult(Box<types::EmailFinderResultEvent>),
    /// Report the end of an email finder batch.
    ///
    /// Sent once, when an email finder batch has ended. Its credits are settled when the results
    /// are read.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `finder.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/emailFinderCompletion`.
    EmailFinderCompletion(Box<types::EmailFinderCompletionEvent>),
    /// Deliver a phone lookup.
    ///
    /// Sent for each item of a phone batch as soon as it has been looked up.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:phone_result.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/phoneResult`.
    PhoneResult(Box<types::PhoneResultEvent>),
    /// Report the end of a phone batch.
    ///
    /// Sent once, when a phone batch has ended. Its credits are settled when the results are read.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:phone_completion.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/phoneCompletion`.
    PhoneCompletion(Box<types::PhoneCompletionEvent>),
    /// Deliver a reverse email lookup.
    ///
    /// Sent for each email address of a reverse lookup batch as soon as it has been looked up.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:email_result.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/reverseLookupResult`.
    ReverseLookupResult(Box<types::ReverseLookupResultEvent>),
    /// Report the end of a reverse lookup batch.
    ///
    /// Sent once, when a reverse lookup batch has ended. Its credits are settled when the results
    /// are read.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:email_completion.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/reverseLookupCompletion`.
    ReverseLookupCompletion(Box<types::ReverseLookupCompletionEvent>),
    /// Deliver a follower.
    ///
    /// Sent for each profile of a scrape as soon as it has been collected.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:company_follower_result.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/companyFollowerResult`.
    CompanyFollowerResult(Box<types::CompanyFollowerResultEvent>),
    /// Report the end of a follower scrape.
    ///
    /// Sent once, when a scrape has ended. The scrape settles its credits by itself.
    ///
    /// Deliveries are not signed: anyone who knows the URL can send them, so treat the payload as a
    /// hint and read the results to be sure. The same delivery can come more than once, and
    /// deliveries can overtake each other. Any 2xx status acknowledges it.
    ///
    /// Sent as `webhook:company_follower_completion.completed`; described at
    /// `openapi/enrich.yaml#/webhooks/companyFollowerCompletion`.
    CompanyFollowerCompletion(Box<types::CompanyFollowerCompletionEvent>),
    /// An event that this version of the crate does not know, as it came.
    Unknown(UnknownEvent),
}
impl Event {
    /// Reads the body of a delivery.
    ///
    /// # Errors
    /// A body that is not JSON, does not say which event it is, or does not have what
    /// its event promises.
    pub fn from_slice(body: &[u8]) -> Result<Self, Error> {
        let name = runtime::webhook::event_name(body, "event")?;
        match &*name {
            "webhook:email_lookup.completed" => {
                runtime::webhook::payload("webhook:email_lookup.completed", body)
                    .map(Box::new)
                    .map(Self::EmailValidationResult)
            }
            "validation.completed" => {
                runtime::webhook::payload("validation.completed", body)
                    .map(Box::new)
                    .map(Self::EmailValidationCompletion)
            }
            "webhook:finder_lookup.completed" => {
                runtime::webhook::payload("webhook:finder_lookup.completed", body)
                    .map(Box::new)
                    .map(Self::EmailFinderResult)
            }
            "finder.completed" => {
                runtime::webhook::payload("finder.completed", body)
                    .map(Box::new)
                    .map(Self::EmailFinderCompletion)
            }
            "webhook:phone_result.completed" => {
                runtime::webhook::payload("webhook:phone_result.completed", body)
                    .map(Box::new)
                    .map(Self::PhoneResult)
            }
            "webhook:phone_completion.completed" => {
                runtime::webhook::payload("webhook:phone_completion.completed", body)
                    .map(Box::new)
                    .map(Self::PhoneCompletion)
            }
            "webhook:email_result.completed" => {
                runtime::webhook::payload("webhook:email_result.completed", body)
                    .map(Box::new)
                    .map(Self::ReverseLookupResult)
            }
            "webhook:email_completion.completed" => {
                runtime::webhook::payload("webhook:email_completion.completed", body)
                    .map(Box::new)
                    .map(Self::ReverseLookupCompletion)
            }
            "webhook:company_follower_result.completed" => {
                runtime::webhook::payload(
                        "webhook:company_follower_result.completed",
                        body,
                    )
                    .map(Box::new)
                    .map(Self::CompanyFollowerResult)
            }
            "webhook:company_follower_completion.completed" => {
                runtime::webhook::payload(
                        "webhook:company_follower_completion.completed",
                        body,
                    )
                    .map(Box::new)
                    .map(Self::CompanyFollowerCompletion)
            }
            name => UnknownEvent::from_slice(name, body).map(Self::Unknown),
        }
    }
    /// The name of the event, as the service sends it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::EmailValidationResult(_) => "webhook:email_lookup.completed",
            Self::EmailValidationCompletion(_) => "validation.completed",
            Self::EmailFinderResult(_) => "webhook:finder_lookup.completed",
            Self::EmailFinderCompletion(_) => "finder.completed",
            Self::PhoneResult(_) => "webhook:phone_result.completed",
            Self::PhoneCompletion(_) => "webhook:phone_completion.completed",
            Self::ReverseLookupResult(_) => "webhook:email_result.completed",
            Self::ReverseLookupCompletion(_) => "webhook:email_completion.completed",
            Self::CompanyFollowerResult(_) => "webhook:company_follower_result.completed",
            Self::CompanyFollowerCompletion(_) => {
                "webhook:company_follower_completion.completed"
            }
            Self::Unknown(event) => &event.name,
        }
    }
}
