//! One request out, one answer in.
//!
//! The only place where bytes are exchanged with a server, for all operations
//! alike. It knows nothing of types: what it returns is a good answer's head
//! and body, and everything else is an [`Error`]. It sends a request once;
//! whether to send it again is for its caller to decide.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, LOCATION};

use crate::callee::Callee;
use crate::clock::{Clock, TimeIsUp};
use crate::error::FailedAnswer;
use crate::head::Head;
use crate::key::UsedKeys;
use crate::media_type;
use crate::outcome::OutcomeSoFar;
use crate::unwritten;
use crate::{ByteStream, Error, ErrorKind, Outcome, Problem, Transport, TransportError};

/// The circumstances of one exchange.
pub(crate) struct Exchange<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) callee: Callee,
    /// The keys that were sent, to be taken out of what comes back.
    pub(crate) keys: UsedKeys,
    pub(crate) clock: Clock,
    /// Kept up to date with what the server may have done.
    pub(crate) so_far: OutcomeSoFar,
}

impl Exchange<'_> {
    /// Sends `request`; any answer that is not a success is an error.
    pub(crate) async fn open(self, request: reqwest::Request) -> Result<Opened, Error> {
        let accepted = request.headers().get(ACCEPT).cloned();
        let response = self
            .clock
            .limit(unwritten::carry(
                &self.so_far,
                self.transport.carry(request),
            ))
            .await
            .map_err(|TimeIsUp| self.out_of_time())??;
        self.so_far.set(Outcome::Unknown);
        let mut headers = response.headers().clone();
        self.keys.redact_headers(&mut headers);
        let opened = Opened {
            head: Head {
                status: response.status(),
                headers,
            },
            response,
            accepted,
            keys: self.keys,
            clock: self.clock,
        };
        if opened.head.status.is_success() {
            Ok(opened)
        } else {
            Err(opened.refusal(self.callee).await)
        }
    }

    fn out_of_time(&self) -> Error {
        let patience = self.clock.patience;
        if self.so_far.is_certain() {
            let message = format!("no connection to the server within {patience:?}");
            return Error::new(ErrorKind::Connect, message).with_outcome(Outcome::NotSent);
        }
        no_answer_in_time(self.clock)
    }
}

/// An answer whose body has not been read.
pub(crate) struct Opened {
    head: Head,
    response: reqwest::Response,
    /// What was asked for.
    accepted: Option<HeaderValue>,
    keys: UsedKeys,
    clock: Clock,
}

impl Opened {
    /// The error for a status that is not a success. The status says enough: a
    /// body that breaks off or does not end changes nothing about it.
    async fn refusal(mut self, callee: Callee) -> Error {
        let body = self.start_of_body().await;
        let outcome = callee.operation.outcome_of(self.head.status);
        let answer = FailedAnswer {
            problem: Problem::read(&body),
            body,
            head: self.head,
        };
        Error::new(ErrorKind::Status, describe(&answer))
            .with_outcome(outcome)
            .with_answer(answer)
    }

    /// The part of the body that an error keeps, without keys.
    async fn start_of_body(&mut self) -> Bytes {
        /// A key that begins in the part that is kept is read to its end.
        const MORE_BYTES: usize = 4 * 1024;
        /// The time that the body may take once the status is known.
        const MOST: Duration = Duration::from_secs(5);
        self.clock = self.clock.within(MOST);
        let mut body = BytesMut::new();
        while body.len() < FailedAnswer::MOST_BYTES + MORE_BYTES
            && let Ok(Some(chunk)) = self.chunk().await
        {
            body.extend_from_slice(&chunk);
        }
        let mut body = self.keys.redact(body.freeze());
        body.truncate(FailedAnswer::MOST_BYTES);
        body
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.clock.limit(self.response.chunk()).await;
        chunk
            .map_err(|TimeIsUp| no_answer_in_time(self.clock))?
            .map_err(broken_off)
    }

    /// Why the body cannot be the file that was asked for. Proxies and sign-in
    /// portals answer with a page, and servers with a problem, under a good status.
    fn misplaced(&self) -> Option<String> {
        let head = &self.head;
        match head.status {
            StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => {
                return Some("has no content".to_owned());
            }
            StatusCode::PARTIAL_CONTENT => {
                return Some("is a part, which was not asked for".to_owned());
            }
            _ => {}
        }
        let encoding = head.text(CONTENT_ENCODING.as_str());
        if let Some(encoding) = encoding.filter(|it| !it.eq_ignore_ascii_case("identity")) {
            return Some(format!("is encoded as {}", encoding.escape_debug()));
        }
        let media = head.text(CONTENT_TYPE.as_str())?;
        let is_accepted = self.accepted.as_ref().is_none_or(|accepted| {
            let accepted = accepted.to_str().unwrap_or("*/*");
            media_type::is_accepted(media, accepted)
        });
        (!is_accepted).then(|| format!("is {}", media.escape_debug()))
    }

    /// The error for an answer that is not what was asked for, and why.
    async fn refuse(mut self, why: &str) -> Error {
        let body = self.start_of_body().await;
        let message = format!(
            "{} came with an answer that is not what was expected, and {why}",
            self.head.status
        );
        let path = ".".to_owned();
        Error::new(ErrorKind::Decode { path }, message)
            .with_answer(FailedAnswer::rejected(self.head, body))
    }
}

/// A way to take in the body of a good answer.
pub(crate) trait Intake: Sync {
    /// What the body becomes.
    type Body: Send;

    /// Takes it in, for the attempt with this number.
    fn take(
        &self,
        opened: Opened,
        callee: Callee,
        attempt: u32,
    ) -> impl Future<Output = Result<(Head, Self::Body), Error>> + Send;
}

/// Reads all of a body that is to be understood, up to a limit.
pub(crate) struct Whole {
    pub(crate) limit: usize,
}

impl Intake for Whole {
    type Body = Bytes;

    async fn take(&self, mut opened: Opened, _: Callee, _: u32) -> Result<(Head, Bytes), Error> {
        let mut body = BytesMut::new();
        let read = self.read(&mut opened, &mut body).await;
        let body = opened.keys.redact(body.freeze());
        match read {
            Ok(()) => Ok((opened.head, body)),
            Err(error) => Err(error.with_answer(FailedAnswer::unexpected(opened.head, body))),
        }
    }
}

impl Whole {
    async fn read(&self, opened: &mut Opened, body: &mut BytesMut) -> Result<(), Error> {
        let limit = self.limit;
        while let Some(chunk) = opened.chunk().await? {
            let room = limit - body.len();
            if chunk.len() > room {
                body.extend_from_slice(&chunk[..room]);
                let message = format!(
                    "the answer is larger than {limit} bytes, the most that the client is set to hold"
                );
                return Err(Error::new(ErrorKind::TooLarge { limit }, message));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(())
    }
}

/// Hands a body over as it arrives.
pub(crate) struct Streamed {
    /// How long it may be silent.
    pub(crate) patience: Duration,
}

impl Intake for Streamed {
    type Body = ByteStream;

    async fn take(
        &self,
        opened: Opened,
        callee: Callee,
        attempt: u32,
    ) -> Result<(Head, ByteStream), Error> {
        if let Some(why) = opened.misplaced() {
            return Err(opened.refuse(&why).await);
        }
        let stream = ByteStream::new(callee, opened.response, self.patience, attempt);
        Ok((opened.head, stream))
    }
}

fn no_answer_in_time(clock: Clock) -> Error {
    let message = format!("no complete answer within {:?}", clock.patience);
    Error::new(ErrorKind::Timeout, message)
}

/// The server was at work on an answer: whatever `source` says, the request
/// has reached it.
pub(crate) fn broken_off(source: reqwest::Error) -> Error {
    Error::from(TransportError::from(source)).with_outcome(Outcome::Unknown)
}

/// Our own words for an answer in which the server has none.
fn describe(answer: &FailedAnswer) -> String {
    if answer.head.status.is_redirection() && answer.head.headers.contains_key(LOCATION) {
        return "the server points elsewhere, which is not followed so that the key stays with \
                the host it is for; is the base URL right?"
            .to_owned();
    }
    match (answer.body.len(), answer.head.text(CONTENT_TYPE.as_str())) {
        (0, _) => "the server gives no reason".to_owned(),
        (length, Some(media)) => format!("{length} bytes of {}", media.escape_debug()),
        (length, None) => format!("{length} bytes"),
    }
}
