//! From an answer's bytes to a typed response.
//!
//! The only code that is compiled anew for every type that an operation
//! answers with, and therefore thin: whatever does not depend on the type is
//! in functions that do not either.

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use crate::decode::{self, Misfit};
use crate::dispatch::Answer;
use crate::envelope::{self, Contents};
use crate::error::FailedAnswer;
use crate::head::Head;
use crate::receipt::{self, Notes};
use crate::watch::CallWatch;
use crate::{Api, ByteStream, Envelope, Error, ErrorKind, Response};

/// A way to make a `T` of a body.
pub(crate) type Decode<T> =
    for<'a> fn(Option<&Envelope>, &'a [u8]) -> Result<Decoded<'a, T>, Misfit>;

/// A decoded body, and the text of the receipt that came in it.
pub(crate) struct Decoded<'a, T> {
    value: T,
    receipt: Option<&'a str>,
}

/// The `T` is JSON, in the API's envelope if it has one.
pub(crate) fn from_envelope<'a, T: DeserializeOwned>(
    envelope: Option<&Envelope>,
    body: &'a [u8],
) -> Result<Decoded<'a, T>, Misfit> {
    let Some(envelope) = envelope else {
        return from_whole(None, body);
    };
    let contents = unwrap(envelope, body)?;
    let value = match contents.data {
        Some(data) => decode::json(data).map_err(|misfit| misfit.inside(envelope.data))?,
        // Some servers leave out what others say is null.
        None => decode::json("null")
            .map_err(|_| Misfit::whole(format!("there is no `{}` in it", envelope.data)))?,
    };
    Ok(Decoded {
        value,
        receipt: contents.receipt,
    })
}

/// The `T` is JSON, and is all there is.
pub(crate) fn from_whole<'a, T: DeserializeOwned>(
    _: Option<&Envelope>,
    body: &'a [u8],
) -> Result<Decoded<'a, T>, Misfit> {
    let value = match text(body)? {
        "" => decode::json("null").map_err(|_| Misfit::whole("it is empty"))?,
        text => decode::json(text)?,
    };
    Ok(Decoded {
        value,
        receipt: None,
    })
}

/// There is nothing in the body that anyone asked for.
#[expect(clippy::unnecessary_wraps, reason = "it stands where a `Decode` does")]
pub(crate) fn nothing<'a>(
    envelope: Option<&Envelope>,
    body: &'a [u8],
) -> Result<Decoded<'a, ()>, Misfit> {
    let contents = envelope.and_then(|envelope| unwrap(envelope, body).ok());
    Ok(Decoded {
        value: (),
        receipt: contents.and_then(|contents| contents.receipt),
    })
}

fn unwrap<'a>(envelope: &Envelope, body: &'a [u8]) -> Result<Contents<'a>, Misfit> {
    match text(body)? {
        "" => Ok(Contents::default()),
        text => envelope::open(text, envelope),
    }
}

fn text(body: &[u8]) -> Result<&str, Misfit> {
    std::str::from_utf8(body)
        .map(str::trim_ascii)
        .map_err(|_| Misfit::whole("it is not UTF-8 text"))
}

/// Makes a response of an answer that was read whole.
pub(crate) fn receive<T, R>(
    api: &Api,
    watch: &CallWatch,
    decode: Decode<T>,
    answer: Answer<Bytes>,
) -> Result<Response<T, R>, Error>
where
    R: DeserializeOwned + Default,
{
    let Answer { head, body, .. } = answer;
    match decode(api.envelope.as_ref(), &body) {
        Ok(decoded) => {
            let receipt = decoded.receipt;
            Ok(respond(api, watch, decoded.value, receipt, head))
        }
        Err(misfit) => Err(unexpected(misfit, head, &body)),
    }
}

/// Makes a response of an answer whose body is still on its way.
pub(crate) fn receive_stream<T, R>(
    api: &Api,
    watch: &CallWatch,
    wrap: fn(ByteStream) -> T,
    answer: Answer<ByteStream>,
) -> Response<T, R>
where
    R: DeserializeOwned + Default,
{
    respond(api, watch, wrap(answer.body), None, answer.head)
}

fn respond<T, R>(
    api: &Api,
    watch: &CallWatch,
    value: T,
    receipt: Option<&str>,
    head: Head,
) -> Response<T, R>
where
    R: DeserializeOwned + Default,
{
    watch.noted(&Notes::read(receipt, &head, api));
    let receipt = receipt::read(receipt, &head.headers, api.receipt_headers);
    Response {
        value,
        receipt_reported: receipt.is_some(),
        receipt: receipt.unwrap_or_default(),
        head,
    }
}

/// A good status over a body that does not fit.
fn unexpected(misfit: Misfit, head: Head, body: &Bytes) -> Error {
    let Misfit { path, message } = misfit;
    let place = match path.as_str() {
        "" => String::new(),
        path => format!("`{path}`: "),
    };
    let media = match head.text(CONTENT_TYPE.as_str()) {
        Some(media) if !media.contains("json") => format!(", and is {}", media.escape_debug()),
        _ => String::new(),
    };
    let message = format!(
        "{} came with an answer that is not what was expected{media}: {place}{message}",
        head.status
    );
    let path = if path.is_empty() {
        ".".to_owned()
    } else {
        path
    };
    Error::new(ErrorKind::Decode { path }, message)
        .with_answer(FailedAnswer::unexpected(head, body))
}
