//! From an answer's bytes to a typed response.
//!
//! The code that depends on the type of the answer ends where its bytes become a
//! value, and begins again where the value is compared with them.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answer::Answer;
use crate::decode::{self, Misfit, Reader as Json};
use crate::envelope::{self, Contents, Take};
use crate::error::FailedAnswer;
use crate::head::Head;
use crate::oddity::{self, Promises, Step};
use crate::receipt::{self, Notes};
use crate::watch::CallWatch;
use crate::{
    Api, ByStatus, ByteStream, Credits, Envelope, Error, ErrorKind, Member, Oddities, OddityKind,
    Response,
};

/// How a `T` is made of a body, and compared with it afterwards.
pub(crate) struct Decode<T> {
    form: Form,
    read: fn(&mut Json<'_>, StatusCode) -> Result<T, Misfit>,
    compare: Compare<T>,
}

/// Takes what a `T` was made of, the `T`, and the member of the body that it is.
type Compare<T> = fn(Json<'_>, &T, Option<&str>, &mut Oddities);

/// What a body is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// JSON, in the API's envelope if it has one.
    Enveloped,
    /// JSON.
    Whole,
    /// Nothing that anyone asked for.
    Nothing,
}

impl<T: DeserializeOwned + Serialize> Decode<T> {
    /// The `T` is JSON, in the API's envelope if it has one.
    pub(crate) const ENVELOPED: Self = Self::by(Form::Enveloped);

    /// The `T` is JSON, and is all there is.
    pub(crate) const WHOLE: Self = Self::by(Form::Whole);

    const fn by(form: Form) -> Self {
        Self {
            form,
            read: |json, _| json.value(),
            compare,
        }
    }
}

impl<T: ByStatus + Serialize> Decode<T> {
    /// The status says what the `T` is.
    pub(crate) const BY_STATUS: Self = Self {
        form: Form::Enveloped,
        read: |json, status| json.by_status(status.as_u16()),
        compare,
    };
}

fn compare<T: Serialize>(json: Json<'_>, value: &T, member: Option<&str>, odd: &mut Oddities) {
    oddity::compare(json, value, Promises::Kept, member, odd);
}

impl Decode<()> {
    /// There is nothing in the body that anyone asked for.
    pub(crate) const NOTHING: Self = Self {
        form: Form::Nothing,
        read: |json, _| json.raw().map(drop),
        compare: |_, (), _, _| (),
    };
}

/// Reads the answers to one call.
pub(crate) struct Reader<'a> {
    pub(crate) api: &'static Api,
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
        let (text, is_lossy) = decode::text(&body);
        let mut json = Json::new(&text).lossy(is_lossy);
        let mut value = None;
        let contents = self.open(decode.form, &mut json, &mut |json| {
            value = Some((decode.read)(json, head.status)?);
            Ok(())
        });
        let contents = match contents {
            Ok(contents) => contents,
            Err(misfit) => return Err(unexpected(misfit, head, body)),
        };
        let charged = self.note(contents.receipt, &head);
        if let Some(member) = contents.refuted {
            return Err(self.rejected(member, charged, head, body.clone()));
        }
        let (data, value) = match (contents.data, value) {
            (Ok(data), Some(value)) => (data, value),
            (Ok(_), None) => return Err(unexpected(Misfit::whole("it is empty"), head, body)),
            (Err(misfit), _) => return Err(unexpected(misfit, head, body)),
        };
        let receipt = contents.receipt.and_then(receipt::read::<R>);
        let (mut odd, dropped) = json.findings();
        if self.is_strict || self.watch.looks_for_oddities() {
            if let Some(at) = data {
                let json = Json::again(&text, at, &dropped);
                (decode.compare)(json, &value, self.member(decode.form), &mut odd);
            }
            self.compare_envelope(&text, contents.receipt, receipt.as_ref(), &mut odd);
        }
        self.watch.odd(&odd);
        if let Some(first) = odd.iter().next().filter(|_| self.is_strict) {
            return Err(odd_answer(first.path(), &odd, head, body.clone()));
        }
        Ok(self.respond(value, receipt, charged, head))
    }

    /// Has `take` read the data of an answer, and reads what is around it.
    fn open<'de>(
        &self,
        form: Form,
        json: &mut Json<'de>,
        take: &mut Take<'_>,
    ) -> Result<Contents<'de>, Misfit> {
        let envelope = self.envelope(form);
        let opened = match envelope {
            _ if json.is_empty() => Ok(Contents::default()),
            Some(envelope) => {
                let members = self.watch.callee.operation.envelope;
                let opened = envelope::open(json, envelope, members, take);
                opened.and_then(|contents| json.end().map(|()| contents))
            }
            None if form == Form::Nothing => Ok(Contents::default()),
            None => {
                let at = json.begin();
                let taken = take(json).and_then(|()| json.end());
                taken.map(|()| Contents {
                    data: Ok(Some(at)),
                    ..Contents::default()
                })
            }
        };
        let mut contents = match opened {
            Err(_) if form == Form::Nothing => Contents::default(),
            opened => opened?,
        };
        // Some servers leave out what others say is null.
        if contents.data == Ok(None) && take(&mut Json::new("null")).is_err() {
            contents.data = Err(match envelope {
                Some(envelope) => Misfit::whole(format!("there is no `{}` in it", envelope.data)),
                None => Misfit::whole("it is empty"),
            });
        }
        Ok(contents)
    }

    fn envelope(&self, form: Form) -> Option<&'static Envelope> {
        self.api.envelope.as_ref().filter(|_| form != Form::Whole)
    }

    /// The member of the body that is the data.
    fn member(&self, form: Form) -> Option<&'static str> {
        self.envelope(form).map(|envelope| envelope.data)
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
        let charged = self.note(None, &answer.head);
        self.respond(wrap(answer.body), None, charged, answer.head)
    }

    /// Passes on what the receipt says, and returns the charge in it.
    fn note(&self, receipt: Option<&str>, head: &Head) -> Option<Credits> {
        let notes = Notes::read(receipt, head, self.api);
        self.watch.noted(&notes);
        notes.credits
    }

    /// A good status over a body that says that the call failed.
    fn rejected(
        &self,
        member: &Member,
        charged: Option<Credits>,
        head: Head,
        body: Bytes,
    ) -> Error {
        let message = format!(
            "{} came with an answer that says that the call failed (`{}` is not `{}`)",
            head.status,
            member.name,
            member.always.unwrap_or_default()
        );
        let outcome = self.watch.callee.operation.outcome_of_rejection(charged);
        Error::new(ErrorKind::Rejected, message)
            .with_outcome(outcome)
            .with_answer(FailedAnswer::rejected(head, body))
    }

    fn respond<T, R>(
        &self,
        value: T,
        receipt: Option<R>,
        charged: Option<Credits>,
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
            // Not all APIs have a name for it.
            charge_reported: charged.is_some() || self.api.charge.is_none(),
            head,
        }
    }

    fn compare_envelope<R: Serialize>(
        &self,
        text: &str,
        receipt_text: Option<&str>,
        receipt: Option<&R>,
        odd: &mut Oddities,
    ) {
        if let Some(envelope) = &self.api.envelope {
            let members = self.watch.callee.operation.envelope;
            oddity::look_around(text, envelope, members, odd);
            if let Some(text) = receipt_text {
                compare_receipt(text, receipt, envelope.receipt, odd);
            }
        }
    }
}

fn compare_receipt<R: Serialize>(
    text: &str,
    receipt: Option<&R>,
    member: &str,
    odd: &mut Oddities,
) {
    match receipt {
        Some(receipt) => {
            oddity::compare(Json::new(text), receipt, Promises::None, Some(member), odd)
        }
        // That is a matter of the envelope.
        None if text == "null" => (),
        None => odd.add(&[Step::Member(member)], OddityKind::Unreadable),
    }
}

/// A good status over a body that does not fit.
fn unexpected(misfit: Misfit, head: Head, body: Bytes) -> Error {
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
fn odd_answer(path: &str, odd: &Oddities, head: Head, body: Bytes) -> Error {
    let kind = ErrorKind::Decode {
        path: path.to_owned(),
    };
    let message = format!(
        "{} came with an answer that is not as described, which the call is strict about: {odd}",
        head.status
    );
    Error::new(kind, message).with_answer(FailedAnswer::unexpected(head, body))
}
