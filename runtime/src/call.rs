//! What all request builders are, whatever they ask for: calls that can be made.
//!
//! Pages and jobs are made of calls that differ in type only. This trait is
//! what they have in common, and it is there for every request builder without
//! anybody writing it. How a call is sent is not known here.

use crate::{BoxFuture, Error, Response};

/// Something that makes one call when it is awaited: a request builder.
pub trait Call: Clone + Send + 'static {
    /// What is asked for.
    type Answer: Send + 'static;
    /// What tells the price of it.
    type Receipt: Send + 'static;

    /// Makes the call.
    fn call(self) -> Calling<Self>;
}

/// A call `C` that is being made.
pub type Calling<C> =
    BoxFuture<'static, Result<Response<<C as Call>::Answer, <C as Call>::Receipt>, Error>>;

impl<C, T, R> Call for C
where
    C: IntoFuture<Output = Result<Response<T, R>, Error>, IntoFuture: Send + 'static>,
    C: Clone + Send + 'static,
    T: Send + 'static,
    R: Send + 'static,
{
    type Answer = T;
    type Receipt = R;

    fn call(self) -> Calling<Self> {
        Box::pin(self.into_future())
    }
}
