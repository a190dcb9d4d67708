//! What all request builders have in common.
//!
//! A generated builder holds a `client`, `options` and what it was given, and
//! has a method `request(self)` that makes a [`Request`](crate::Request) of
//! that. The rest is the same for each of them, and is written here once, by
//! [`request_builder!`](crate::request_builder). What is special about an
//! operation has no place here.

use std::fmt;
use std::time::Duration;

use crate::money::{Fund, HighestPrice, InvalidPrice};
use crate::{Credits, Request, RetryPolicy};

/// How one call is made, where that differs from how the client does it.
#[derive(Clone, Default)]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) is_strict: bool,
    /// Where the request goes instead, relative to where it would go.
    pub(crate) url: Option<String>,
    pub(crate) at_most: Option<Credits>,
    pub(crate) waits_for_budget: bool,
    /// The amount that was reserved for this call and others.
    pub(crate) fund: Option<Fund>,
}

impl Options {
    /// Another timeout than the client's, for all attempts together.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Another way to repeat the call than the client's.
    pub fn set_retry(&mut self, policy: RetryPolicy) {
        self.retry = Some(policy);
    }

    /// Another header, in place of the same one if there is one. It cannot
    /// replace the key.
    pub fn add_header(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    /// Another URL, as a service gave it for the next page. It may be relative. It has to
    /// be on the host of the request, as credentials go nowhere else.
    pub fn set_url(&mut self, url: impl Into<String>) {
        self.url = Some(url.into());
    }

    /// No answer that is not as described.
    pub fn set_strict(&mut self) {
        self.is_strict = true;
    }

    /// Sets the highest price, overriding the computed one.
    pub fn set_at_most(&mut self, amount: Credits) {
        self.at_most = Some(amount);
    }

    /// Makes the call wait until the budget has room for it.
    pub fn set_wait_for_budget(&mut self) {
        self.waits_for_budget = true;
    }

    /// Pays the call from `fund`, which was reserved for it and others. A price
    /// that the caller set is that of all of them.
    pub(crate) fn pay_from(&mut self, fund: Option<Fund>) {
        if fund.is_some() {
            self.at_most = None;
        }
        self.fund = fund;
    }

    /// The highest price: the one that the caller set, or else `computed`. The
    /// caller cannot make a call free, nor allow what is invalid.
    #[must_use]
    pub fn highest_price(&self, computed: HighestPrice) -> HighestPrice {
        match (computed, self.at_most) {
            (HighestPrice::Free | HighestPrice::Invalid(_), _) | (_, None) => computed,
            (_, Some(amount)) if amount <= Credits::ZERO => {
                HighestPrice::Invalid(InvalidPrice::AtMost)
            }
            (_, Some(amount)) => HighestPrice::AtMost(amount),
        }
    }

    /// Takes over whatever is set in `other`.
    pub(crate) fn update(&mut self, other: Self) {
        self.timeout = other.timeout.or(self.timeout);
        self.retry = other.retry.or(self.retry);
        self.headers.extend(other.headers);
        self.is_strict |= other.is_strict;
        self.url = other.url.or(self.url.take());
        self.at_most = other.at_most.or(self.at_most);
        self.waits_for_budget |= other.waits_for_budget;
        self.fund = other.fund.or(self.fund.take());
    }

    /// The request, to be made this way.
    #[must_use]
    pub fn apply<T>(self, request: Request<T>) -> Request<T> {
        request.with_options(self)
    }
}

/// A request builder: how the call is made can be set on it.
pub trait Adjustable {
    /// How the call is made.
    fn options_mut(&mut self) -> &mut Options;
}

/// Leaves out the values of headers: nobody knows what is in them.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("headers", &names)
            .field("is_strict", &self.is_strict)
            .field("at_most", &self.at_most)
            .field("waits_for_budget", &self.waits_for_budget)
            .finish()
    }
}

/// Writes the part of a request builder that does not depend on the operation:
/// options of the call, sending it, awaiting it, and a `Debug` that names the
/// builder only, as what it was given may be somebody's data.
///
/// The builder says what it costs: it is [`Priced`](crate::money::Priced). The
/// calling crate has a type `Response<T>`: the runtime's, with its receipt.
#[macro_export]
#[expect(
    clippy::crate_in_macro_def,
    reason = "the response is that of the crate which the builder is in"
)]
macro_rules! request_builder {
    ($builder:ident, $answer:ty) => {
        impl $builder {
            /// Gives up after this long in all, in place of the client's timeout.
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.options.set_timeout(timeout);
                self
            }

            /// Repeats the call by this policy, in place of the client's, where it can be
            /// repeated without harm.
            pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
                self.options.set_retry(policy);
                self
            }

            /// Sends this header as well, in place of the same one if there is one.
            pub fn header(
                mut self,
                name: impl ::std::convert::Into<::std::string::String>,
                value: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.options.add_header(name, value);
                self
            }

            /// Takes no answer that is not as described; see
            /// [`ClientBuilder::strict`]($crate::ClientBuilder::strict).
            pub fn strict(mut self) -> Self {
                self.options.set_strict();
                self
            }

            /// Sends the request. Awaiting it does the same.
            ///
            /// # Errors
            /// If there is no answer, or none that is a success, or one that does not
            /// fit the description; see [`ErrorKind`]($crate::ErrorKind).
            pub async fn send(
                self,
            ) -> ::std::result::Result<crate::Response<$answer>, $crate::Error> {
                let client = self.client.clone();
                let options = self.options.clone();
                let charge = $crate::money::Charge::of(&self);
                client.pay(charge, options.apply(self.request()?)).await
            }
        }

        impl $crate::Adjustable for $builder {
            fn options_mut(&mut self) -> &mut $crate::Options {
                &mut self.options
            }
        }

        impl ::std::future::IntoFuture for $builder {
            type Output = ::std::result::Result<crate::Response<$answer>, $crate::Error>;
            type IntoFuture = $crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }

        impl ::std::fmt::Debug for $builder {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($builder)).finish_non_exhaustive()
            }
        }
    };
}

/// Writes that a call of an API without prices costs nothing.
#[macro_export]
macro_rules! free {
    ($builder:ident, $operation:ident) => {
        impl $crate::money::Priced for $builder {
            const OPERATION: &'static $crate::Operation = &$operation;
        }
    };
}

/// Writes what the builder of a charged call has besides: what it can cost.
///
/// Its [`Priced`](crate::money::Priced) asks the options for the highest price.
#[macro_export]
macro_rules! charged {
    ($builder:ident) => {
        impl $builder {
            /// The highest price of this call in credits, computed from its arguments.
            /// Duplicates, and items that may not be found, count in full.
            #[must_use]
            pub fn highest_price(&self) -> $crate::money::HighestPrice {
                $crate::money::Priced::highest_price(self)
            }

            /// Sets the highest price of this call in credits, which a budget reserves instead
            /// of the computed [`highest_price`](Self::highest_price). Of a job that is split
            /// over several calls, this is the price of all of them. It is not sent to the
            /// service, which may charge more. The call is refused if `amount` is not more
            /// than 0, as that does not make it free.
            pub fn at_most(mut self, amount: impl ::std::convert::Into<$crate::Credits>) -> Self {
                self.options.set_at_most(amount.into());
                self
            }

            /// Waits if the call only fits in the [budget]($crate::money::Budget) once the
            /// amounts that other calls and jobs hold are released, instead of failing with
            /// [`OverBudget`]($crate::ErrorKind::OverBudget).
            ///
            /// The call still fails if it would not fit even if nothing were held. Nothing is
            /// reserved while it waits, and the timeout starts after the wait; to limit the
            /// wait, drop the future.
            pub fn wait_for_budget(mut self) -> Self {
                self.options.set_wait_for_budget();
                self
            }
        }
    };
}
