//! The request of a generated crate's `blocking` module.
//!
//! A macro, because a generated crate adds setters to it, and only to a type of
//! its own. Everything that is the same for all requests is written here.

/// Writes the type `Request` of a generated crate's `blocking` module: any
/// request builder of that crate that is answered with `$receipt`, sent by a call
/// that blocks.
#[macro_export]
macro_rules! blocking_request {
    ($receipt:ty) => {
        /// A request that is sent by a call which blocks.
        ///
        /// It has the setters of the request that it is made of, and those that
        /// all have in common.
        #[derive(Clone)]
        #[must_use = "a request is sent by `send`"]
        pub struct Request<B>(B);

        impl<B> Request<B> {
            pub(crate) fn new(request: B) -> Self {
                Self(request)
            }

            pub(crate) fn map(self, set: impl FnOnce(B) -> B) -> Self {
                Self(set(self.0))
            }
        }

        impl<B: $crate::Call<Receipt = $receipt>> Request<B> {
            /// Sends the request, and waits for the answer. A download is read from
            /// [`Reader::new`]($crate::blocking::Reader::new) of it.
            ///
            /// # Errors
            /// As those of the asynchronous request; and of kind
            /// [`Blocking`]($crate::ErrorKind::Blocking) in an asynchronous task.
            pub fn send(
                self,
            ) -> ::std::result::Result<$crate::Response<B::Answer, $receipt>, $crate::Error> {
                $crate::blocking::run(self.0.call())
            }
        }

        impl<B: $crate::Adjustable> Request<B> {
            /// Gives up after this long in all, in place of the client's timeout.
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.0.options_mut().set_timeout(timeout);
                self
            }

            /// Repeats the call by this policy, in place of the client's, where it can
            /// be repeated without harm.
            pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
                self.0.options_mut().set_retry(policy);
                self
            }

            /// Sends this header as well, in place of the same one if there is one.
            pub fn header(
                mut self,
                name: impl ::std::convert::Into<::std::string::String>,
                value: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.0.options_mut().add_header(name, value);
                self
            }

            /// Takes no answer that is not as described; see
            /// [`ClientBuilder::strict`]($crate::ClientBuilder::strict).
            pub fn strict(mut self) -> Self {
                self.0.options_mut().set_strict();
                self
            }

            /// Sets the highest price of this call in credits, which a budget reserves instead
            /// of the computed one. Of a job that is split over several calls, this is the
            /// price of all of them.
            pub fn at_most(mut self, amount: impl ::std::convert::Into<$crate::Credits>) -> Self {
                self.0.options_mut().set_at_most(amount.into());
                self
            }

            /// Waits if the call only fits in the [budget]($crate::money::Budget) once the
            /// amounts that other calls and jobs hold are released, instead of failing with
            /// [`OverBudget`]($crate::ErrorKind::OverBudget).
            ///
            /// The call still fails if it would not fit even if nothing were held. Nothing is
            /// reserved while it waits, and the timeout starts after the wait.
            pub fn wait_for_budget(mut self) -> Self {
                self.0.options_mut().set_wait_for_budget();
                self
            }
        }

        impl<B: $crate::money::Priced> Request<B> {
            /// The highest price of this call in credits, computed from its arguments.
            #[must_use]
            pub fn highest_price(&self) -> $crate::money::HighestPrice {
                self.0.highest_price()
            }
        }

        impl<B: $crate::page::Paged> Request<B> {
            /// Reads the rows of this page and of all that follow.
            pub fn rows(self) -> $crate::blocking::Iter<$crate::page::Rows<B>> {
                $crate::blocking::Iter::new($crate::page::Rows::new(self.0))
            }

            /// Reads this page and all that follow, each with its receipt.
            pub fn pages(self) -> $crate::blocking::Iter<$crate::page::Pages<B>> {
                $crate::blocking::Iter::new($crate::page::Pages::new(self.0))
            }
        }

        impl<B: $crate::job::Submit> Request<B> {
            /// Submits the job: [`run`]($crate::blocking::Submission::run) what this
            /// returns. Where there are more items than one job may have, they are
            /// split over several.
            pub fn submit<'a>(self) -> $crate::blocking::Submission<'a, B> {
                $crate::blocking::Submission::new(self.0)
            }
        }

        impl<B> ::std::fmt::Debug for Request<B> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Request").finish_non_exhaustive()
            }
        }
    };
}
