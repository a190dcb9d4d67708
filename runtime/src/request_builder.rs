//! What all request builders have in common.
//!
//! A generated builder holds a `client`, `options` and what it was given, and
//! has a method `request(self)` that makes a [`Request`](crate::Request) of
//! that. The rest is the same for each of them, and is written here once, by
//! [`request_builder!`](crate::request_builder). What is special about an
//! operation has no place here.

use std::time::Duration;

use crate::Request;

/// How one call is made, where that differs from how the client does it.
#[derive(Debug, Clone, Default)]
pub struct Options {
    timeout: Option<Duration>,
}

impl Options {
    /// Another timeout than the client's.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// The request, to be made this way.
    #[must_use]
    pub fn apply<T>(self, request: Request<T>) -> Request<T> {
        match self.timeout {
            Some(timeout) => request.with_timeout(timeout),
            None => request,
        }
    }
}

/// Writes the part of a request builder that does not depend on the operation:
/// options of the call, sending it, awaiting it, and a `Debug` that names the
/// builder only, as what it was given may be somebody's data.
///
/// The calling crate has a type `Response<T>`: the runtime's, with its receipt.
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
                client.send(options.apply(self.request()?)).await
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
