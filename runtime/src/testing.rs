//! Calls that tests answer themselves, without a server or a socket.
//!
//! With these, tests of what is made of many calls can run in paused time. How a
//! call is made over a socket is tested in `tests/`.

use std::sync::LazyLock;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use crate::error::FailedAnswer;
use crate::head::Head;
use crate::{Api, Client, Credential, Environment, Error, ErrorKind, Operation, Response};

static API: Api = Api {
    title: "Test API",
    version: "1",
    base_url: "http://127.0.0.1:9",
    user_agent: "test",
    environment: Environment {
        key: "TEST_API_KEY",
        base_url: "TEST_BASE_URL",
    },
    credential: Credential::none(),
    envelope: None,
    ..Api::DEFAULT
};

/// A client that is only passed around.
pub(crate) fn client() -> Client {
    // Making one takes the time to read certificates.
    static CLIENT: LazyLock<Client> =
        LazyLock::new(|| Client::builder(&API).build().expect("a client"));
    CLIENT.clone()
}

fn head(status: u16) -> Head {
    Head {
        status: StatusCode::from_u16(status).expect("a status"),
        headers: HeaderMap::new(),
    }
}

/// A good answer, with or without a receipt.
pub(crate) fn answer<T, R: Default>(value: T, receipt: Option<R>) -> Response<T, R> {
    Response {
        value,
        receipt_reported: receipt.is_some(),
        charge_reported: receipt.is_some(),
        receipt: receipt.unwrap_or_default(),
        head: head(200),
    }
}

/// An answer with a status that is no success.
pub(crate) fn refusal(status: u16) -> Error {
    Error::new(ErrorKind::Status, "").with_answer(FailedAnswer::without_body(head(status)))
}

/// The same, with the outcome that it has for `operation`.
pub(crate) fn refusal_of(operation: &'static Operation, status: u16) -> Error {
    let error = refusal(status).with_operation(operation);
    error.with_outcome(operation.outcome_of(head(status).status))
}

/// The same, with a waiting time in seconds.
pub(crate) fn refusal_for(status: u16, seconds: u16) -> Error {
    let mut head = head(status);
    head.headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    Error::new(ErrorKind::Status, "").with_answer(FailedAnswer::without_body(head))
}

/// Makes a type a request builder that is answered by an async function.
macro_rules! calls {
    ($builder:ty, $answer:ty, $receipt:ty, $respond:expr) => {
        impl IntoFuture for $builder {
            type Output = Result<$crate::Response<$answer, $receipt>, $crate::Error>;
            type IntoFuture = $crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                let respond: fn(Self) -> Self::IntoFuture = $respond;
                respond(self)
            }
        }
    };
}

pub(crate) use calls;
