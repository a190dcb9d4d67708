//! One request out, one answer in.
//!
//! The only place where bytes are exchanged with a server, for all operations
//! alike. It knows nothing of types: what it returns is a good answer's head
//! and bytes, and everything else is an [`Error`]. It sends a request once;
//! whether to send it again is for its caller to decide.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::{CONTENT_TYPE, LOCATION};
use tokio::time::{Instant, timeout_at};

use crate::client::Settings;
use crate::error::FailedAnswer;
use crate::head::Head;
use crate::request::Call;
use crate::{ByteStream, Error, ErrorKind, Problem};

/// Sends `call` and reads the whole of its answer.
pub(crate) async fn fetch(settings: &Settings, call: Call) -> Result<(Head, Bytes), Error> {
    let operation = call.operation;
    let whole = async {
        let mut opened = send(settings, call).await?;
        match read_whole(&mut opened, settings.response_limit).await {
            Ok(body) => Ok((opened.head, body)),
            Err(error) => Err(error.with_answer(FailedAnswer::without_body(opened.head))),
        }
    };
    whole
        .await
        .map_err(|error: Error| error.with_operation(operation))
}

/// Sends `call` and returns once the body of its answer begins.
pub(crate) async fn open(settings: &Settings, call: Call) -> Result<(Head, ByteStream), Error> {
    let operation = call.operation;
    match send(settings, call).await {
        Ok(opened) => {
            let patience = opened.clock.patience;
            let stream = ByteStream::new(operation, opened.response, patience);
            Ok((opened.head, stream))
        }
        Err(error) => Err(error.with_operation(operation)),
    }
}

/// An answer whose body has not been read.
struct Opened {
    head: Head,
    response: reqwest::Response,
    clock: Clock,
}

impl Opened {
    async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        self.clock
            .limit(self.response.chunk())
            .await?
            .map_err(Error::transport)
    }
}

/// Sends `call`; any answer that is not a success is an error.
async fn send(settings: &Settings, mut call: Call) -> Result<Opened, Error> {
    settings.authorize(&mut call.http)?;
    let clock = Clock::start(call.timeout.unwrap_or(settings.timeout));
    let response = clock
        .limit(settings.http.execute(call.http))
        .await?
        .map_err(Error::transport)?;
    let opened = Opened {
        head: Head {
            status: response.status(),
            headers: response.headers().clone(),
        },
        response,
        clock,
    };
    if opened.head.status.is_success() {
        Ok(opened)
    } else {
        Err(refusal(settings, opened).await)
    }
}

/// The time that one exchange may take.
#[derive(Clone, Copy)]
struct Clock {
    patience: Duration,
    deadline: Option<Instant>,
}

impl Clock {
    fn start(patience: Duration) -> Self {
        Self {
            patience,
            // A patience that reaches past the end of time sets no deadline.
            deadline: Instant::now().checked_add(patience),
        }
    }

    async fn limit<F: Future>(self, work: F) -> Result<F::Output, Error> {
        let Some(deadline) = self.deadline else {
            return Ok(work.await);
        };
        timeout_at(deadline, work).await.map_err(|_| {
            let message = format!("no complete answer within {:?}", self.patience);
            Error::new(ErrorKind::Timeout, message)
        })
    }
}

/// Reads a body that is to be understood, so all of it or an error.
async fn read_whole(opened: &mut Opened, limit: usize) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    while let Some(chunk) = opened.chunk().await? {
        if body.len() + chunk.len() > limit {
            let message = format!(
                "the answer is larger than {limit} bytes, the most that the client is set to hold"
            );
            return Err(Error::new(ErrorKind::TooLarge { limit }, message));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// What the server says instead of doing what it was asked. The status is news
/// enough: a body that breaks off or does not end changes nothing about it.
async fn refusal(settings: &Settings, mut opened: Opened) -> Error {
    let mut body = Vec::new();
    while body.len() < FailedAnswer::MOST_BYTES
        && let Ok(Some(chunk)) = opened.chunk().await
    {
        body.extend_from_slice(&chunk);
    }
    let mut body = settings.redact(body);
    body.truncate(FailedAnswer::MOST_BYTES);
    let answer = FailedAnswer {
        problem: Problem::read(&body),
        body: body.into(),
        head: opened.head,
    };
    Error::new(ErrorKind::Status, describe(&answer)).with_answer(answer)
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
