//! From an answer's bytes to a typed response.
//!
//! The only code that is compiled anew for every type that an operation
//! answers with, and therefore thin: whatever does not depend on the type is
//! in functions that do not either.

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::decode::{self, Misfit};
use crate::dispatch::Answer;
use crate::envelope::{self, Contents};
use crate::error::FailedAnswer;
use crate::head::Head;
use crate::oddity::{self, Promises, Step};
use crate::receipt::{self, Notes};
use crate::watch::CallWatch;
use crate::{Api, ByteStream, Envelope, Error, ErrorKind, Oddities, OddityKind, Response};

/// How a `T` is made of a body, and held against it afterwards.
pub(crate) struct Decode<T> {
    read: Read<T>,
    compare: Compare<T>,
}

type Read<T> = for<'a> fn(Option<&'a Envelope>, &'a [u8]) -> Result<Decoded<'a, T>, Misfit>;

/// Takes what a `T` was made of, the `T`, and the member of the body that it is.
type Compare<T> = fn(&str, &T, Option<&str>, &mut Oddities);

/// A decoded body, and the texts in it that matter.
pub(crate) struct Decoded<'a, T> {
    value: T,
    /// What the value was made of.
    data: &'a str,
    /// The member of the body that this is, if it is not all of it.
    member: Option<&'a str>,
    receipt: Option<&'a str>,
}

impl<T: DeserializeOwned + Serialize> Decode<T> {
    /// The `T` is JSON, in the API's envelope if it has one.
    pub(crate) const ENVELOPED: Self = Self::by(from_envelope);

    /// The `T` is JSON, and is all there is.
    pub(crate) const WHOLE: Self = Self::by(from_whole);

    const fn by(read: Read<T>) -> Self {
        Self {
            read,
            compare: |text, value, member, odd| {
                oddity::compare(text, value, Promises::Kept, member, odd);
            },
        }
    }
}

impl Decode<()> {
    /// There is nothing in the body that anyone asked for.
    pub(crate) const NOTHING: Self = Self {
        read: nothing,
        compare: |_, (), _, _| (),
    };
}

fn from_envelope<'a, T: DeserializeOwned>(
    envelope: Option<&'a Envelope>,
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
        data: contents.data.unwrap_or("null"),
        member: Some(envelope.data),
        receipt: contents.receipt,
    })
}

fn from_whole<'a, T: DeserializeOwned>(
    _: Option<&'a Envelope>,
    body: &'a [u8],
) -> Result<Decoded<'a, T>, Misfit> {
    let data = text(body)?;
    let value = match data {
        "" => decode::json("null").map_err(|_| Misfit::whole("it is empty"))?,
        text => decode::json(text)?,
    };
    Ok(Decoded {
        value,
        data,
        member: None,
        receipt: None,
    })
}

#[expect(clippy::unnecessary_wraps, reason = "it stands where others can fail")]
fn nothing<'a>(envelope: Option<&'a Envelope>, body: &'a [u8]) -> Result<Decoded<'a, ()>, Misfit> {
    let contents = envelope.and_then(|envelope| unwrap(envelope, body).ok());
    Ok(Decoded {
        value: (),
        data: "",
        member: None,
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

/// Reads the answers to one call.
pub(crate) struct Reader<'a> {
    pub(crate) api: &'a Api,
    pub(crate) watch: &'a CallWatch,
    /// Whether an answer that is not as described is no answer.
    pub(crate) is_strict: bool,
}

impl Reader<'_> {
    /// Makes a response of an answer that was read whole.
    pub(crate) fn receive<T, R>(
        &self,
        decode: &Decode<T>,
        answer: Answer<Bytes>,
    ) -> Result<Response<T, R>, Error>
    where
        R: DeserializeOwned + Default + Serialize,
    {
        let Answer { head, body, .. } = answer;
        let decoded = match (decode.read)(self.api.envelope.as_ref(), &body) {
            Ok(decoded) => decoded,
            Err(misfit) => return Err(unexpected(misfit, head, &body)),
        };
        let charge_reported = self.note(decoded.receipt, &head);
        let receipt = decoded.receipt.and_then(receipt::read::<R>);
        if self.is_strict || self.watch.looks_for_oddities() {
            let odd = self.oddities(decode, &decoded, receipt.as_ref(), &body);
            self.watch.odd(&odd);
            if let Some(first) = odd.iter().next().filter(|_| self.is_strict) {
                return Err(odd_answer(first.path(), &odd, head, &body));
            }
        }
        Ok(self.respond(decoded.value, receipt, charge_reported, head))
    }

    /// Makes a response of an answer whose body is still on its way.
    pub(crate) fn receive_stream<T, R>(
        &self,
        wrap: fn(ByteStream) -> T,
        answer: Answer<ByteStream>,
    ) -> Response<T, R>
    where
        R: DeserializeOwned + Default,
    {
        let charge_reported = self.note(None, &answer.head);
        self.respond(wrap(answer.body), None, charge_reported, answer.head)
    }

    /// Passes on what the receipt says. Whether it says what was charged, which
    /// not all APIs have a name for.
    fn note(&self, receipt: Option<&str>, head: &Head) -> bool {
        let notes = Notes::read(receipt, head, self.api);
        self.watch.noted(&notes);
        notes.credits.is_some() || self.api.charge.is_none()
    }

    fn respond<T, R>(
        &self,
        value: T,
        receipt: Option<R>,
        charge_reported: bool,
        head: Head,
    ) -> Response<T, R>
    where
        R: DeserializeOwned + Default,
    {
        let in_headers = || receipt::from_headers(&head.headers, self.api.receipt_headers);
        let receipt = receipt.or_else(in_headers);
        Response {
            value,
            receipt_reported: receipt.is_some(),
            receipt: receipt.unwrap_or_default(),
            charge_reported,
            head,
        }
    }

    fn oddities<T, R: Serialize>(
        &self,
        decode: &Decode<T>,
        decoded: &Decoded<'_, T>,
        receipt: Option<&R>,
        body: &[u8],
    ) -> Oddities {
        let mut odd = Oddities::default();
        let Decoded { value, data, .. } = decoded;
        (decode.compare)(data, value, decoded.member, &mut odd);
        if let Some(envelope) = &self.api.envelope {
            let members = self.watch.callee.operation.envelope;
            oddity::look_around(body, envelope, members, &mut odd);
            if let Some(text) = decoded.receipt {
                compare_receipt(text, receipt, envelope.receipt, &mut odd);
            }
        }
        odd
    }
}

fn compare_receipt<R: Serialize>(
    text: &str,
    receipt: Option<&R>,
    member: &str,
    odd: &mut Oddities,
) {
    match receipt {
        Some(receipt) => oddity::compare(text, receipt, Promises::None, Some(member), odd),
        // That is a matter of the envelope.
        None if text == "null" => (),
        None => odd.add(&[Step::Member(member)], OddityKind::Unreadable),
    }
}

/// A good status over a body that does not fit.
fn unexpected(misfit: Misfit, head: Head, body: &[u8]) -> Error {
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

/// A good status over a body that could be used, but not by those who are strict.
fn odd_answer(path: &str, odd: &Oddities, head: Head, body: &[u8]) -> Error {
    let kind = ErrorKind::Decode {
        path: path.to_owned(),
    };
    let message = format!(
        "{} came with an answer that is not as described, which the call is strict about: {odd}",
        head.status
    );
    Error::new(kind, message).with_answer(FailedAnswer::unexpected(head, body))
}
