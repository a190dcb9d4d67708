//! Typed streams: server-sent events, and lines of JSON.
//!
//! Both split a body into lines as it arrives. A value that cannot be read costs that
//! item and not the stream. Reconnecting is left to callers: they know whether the call
//! may be made again. This module must not send anything.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::BytesMut;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::decode::{self, Misfit};
use crate::{ByteStream, Error, ErrorKind};

/// The longest line that is read: 16 MiB.
const MOST: usize = 16 * 1024 * 1024;

/// A body of server-sent events (`text/event-stream`).
///
/// A [`Stream`] of [`Event`]s. An event whose data does not fit is an error, after which
/// the stream goes on. The stream ends with the body, or with data that is `[DONE]`,
/// as many services end it. Events without data are skipped.
pub struct Events<T> {
    lines: Lines,
    event: Fields,
    /// The last id, which holds until there is another one.
    id: Option<String>,
    of: PhantomData<fn() -> T>,
}

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The data: JSON, or text if a `T` can be made of that.
    pub data: T,
    /// The kind of event; `message` if the server names none.
    pub event: String,
    /// The id of this event or of the last one that had one, to go on from with the
    /// header `Last-Event-ID`.
    pub id: Option<String>,
    /// How long to wait before connecting again, if the server says so.
    pub retry: Option<Duration>,
}

/// What is known of an event before it ends.
#[derive(Default)]
struct Fields {
    data: Option<String>,
    event: String,
    retry: Option<Duration>,
}

impl<T> Events<T> {
    pub(crate) fn new(body: ByteStream) -> Self {
        Self {
            lines: Lines::new(body),
            event: Fields::default(),
            id: None,
            of: PhantomData,
        }
    }

    /// Takes up a line that is not empty.
    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => match &mut self.event.data {
                Some(data) => data.extend(["\n", value]),
                none => *none = Some(value.to_owned()),
            },
            "event" => value.clone_into(&mut self.event.event),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => self.event.retry = value.parse().ok().map(Duration::from_millis),
            // A comment, or a field of the future.
            _ => {}
        }
    }
}

impl<T: DeserializeOwned> Events<T> {
    /// The event that an empty line ends; `None` in the option if there is none.
    fn end(&mut self) -> Option<Item<Event<T>>> {
        let Fields { data, event, retry } = std::mem::take(&mut self.event);
        let data = data?;
        if data == "[DONE]" {
            return Some(Item::End);
        }
        Some(Item::Value(value(&data, true).map(|data| Event {
            data,
            event: match event.as_str() {
                "" => "message".to_owned(),
                _ => event,
            },
            id: self.id.clone(),
            retry,
        })))
    }
}

enum Item<T> {
    Value(Result<T, Error>),
    End,
}

impl<T: DeserializeOwned> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let item = match ready!(self.lines.poll(context)) {
                // Without an empty line at its end, an event is not complete.
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(line)) if line.is_empty() => self.end(),
                Some(Ok(line)) => {
                    self.field(&line);
                    continue;
                }
            };
            match item {
                None => {}
                Some(Item::Value(value)) => return Poll::Ready(Some(value)),
                Some(Item::End) => {
                    self.lines.end();
                    return Poll::Ready(None);
                }
            }
        }
    }
}

/// A body with a JSON value in each line (`application/x-ndjson` and others).
///
/// A [`Stream`] of values. A line that does not fit is an error, after which the stream
/// goes on. Empty lines are skipped.
pub struct JsonLines<T> {
    lines: Lines,
    of: PhantomData<fn() -> T>,
}

impl<T> JsonLines<T> {
    pub(crate) fn new(body: ByteStream) -> Self {
        Self {
            lines: Lines::new(body),
            of: PhantomData,
        }
    }
}

impl<T: DeserializeOwned> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.lines.poll(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(line)) if line.trim().is_empty() => {}
                Some(Ok(line)) => return Poll::Ready(Some(value(&line, false))),
            }
        }
    }
}

/// Reads a value from JSON, or from text where that may stand for itself.
fn value<T: DeserializeOwned>(text: &str, or_text: bool) -> Result<T, Error> {
    let read = decode::json(text).map(|(value, _)| value);
    let as_text = || serde_json::from_value(text.into()).ok();
    read.or_else(|misfit| {
        let value = or_text.then(as_text).flatten();
        value.ok_or_else(|| {
            let Misfit { path, message } = misfit;
            let message = format!("a part of the answer is not what was expected: {message}");
            let path = match path.as_str() {
                "" => ".".to_owned(),
                _ => path,
            };
            Error::new(ErrorKind::Decode { path }, message)
        })
    })
}

/// The lines of a body, which end with a line feed, a carriage return or both.
struct Lines {
    body: Option<ByteStream>,
    buffer: BytesMut,
    /// How much of the buffer has no end of a line.
    searched: usize,
    is_start: bool,
}

impl Lines {
    fn new(body: ByteStream) -> Self {
        Self {
            body: Some(body),
            buffer: BytesMut::new(),
            searched: 0,
            is_start: true,
        }
    }

    /// Reads no more.
    fn end(&mut self) {
        self.body = None;
        self.buffer.clear();
        self.searched = 0;
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<String, Error>>> {
        loop {
            if let Some(line) = self.line() {
                return Poll::Ready(Some(Ok(line)));
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(self.rest().map(Ok));
            };
            match ready!(Pin::new(body).poll_next(context)) {
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.body = None,
            }
            if self.buffer.len() > MOST && self.body.is_some() && self.line_end().is_none() {
                self.end();
                let message = format!("a line of the answer is longer than {MOST} bytes");
                let kind = ErrorKind::TooLarge { limit: MOST };
                return Poll::Ready(Some(Err(Error::new(kind, message))));
            }
        }
    }

    /// The position and the length of the end of the first line.
    fn line_end(&self) -> Option<(usize, usize)> {
        let found = memchr::memchr2(b'\n', b'\r', &self.buffer[self.searched..])?;
        let at = self.searched + found;
        match (self.buffer[at], self.buffer.get(at + 1)) {
            (b'\r', Some(b'\n')) => Some((at, 2)),
            // A line feed may follow.
            (b'\r', None) if self.body.is_some() => None,
            _ => Some((at, 1)),
        }
    }

    fn line(&mut self) -> Option<String> {
        let Some((at, length)) = self.line_end() else {
            // A carriage return at the end is looked at again.
            self.searched = match self.buffer.last() {
                Some(b'\r') => self.buffer.len() - 1,
                _ => self.buffer.len(),
            };
            return None;
        };
        let line = self.buffer.split_to(at + length);
        self.searched = 0;
        Some(self.text(&line[..at]))
    }

    /// What is left when the body has ended.
    fn rest(&mut self) -> Option<String> {
        let rest = self.buffer.split();
        self.searched = 0;
        (!rest.is_empty()).then(|| self.text(&rest))
    }

    fn text(&mut self, line: &[u8]) -> String {
        let text = String::from_utf8_lossy(line);
        // A byte order mark may come first.
        let is_start = std::mem::replace(&mut self.is_start, false);
        let marked = text.strip_prefix('\u{feff}').filter(|_| is_start);
        marked.unwrap_or(&text).to_owned()
    }
}

/// Shows no values.
impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// Shows no values.
impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt, stream};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Delta {
        delta: String,
    }

    /// A body that arrives in chunks of this size.
    fn body(text: &str, size: usize) -> ByteStream {
        let chunks: Vec<_> = text.as_bytes().chunks(size).map(<[u8]>::to_vec).collect();
        ByteStream::of(stream::iter(
            chunks.into_iter().map(|chunk| Ok(chunk.into())),
        ))
    }

    async fn events<T: DeserializeOwned>(text: &str, size: usize) -> Vec<Result<Event<T>, Error>> {
        Events::new(body(text, size)).collect().await
    }

    const STREAM: &str = "\u{feff}: hello\r\nid: 1\nretry: 500\ndata: {\"delta\":\ndata: \"a\"}\r\n\r\n\
        event: end\rdata:{\"delta\": \"b\"}\r\revent: nothing\n\ndata: odd\n\ndata: {\"delta\": \"c\"}\n\n\
        data: [DONE]\n\ndata: {\"delta\": \"d\"}\n\n";

    #[tokio::test]
    async fn events_are_read_however_they_arrive() {
        for size in [1, 2, 3, 7, 1000] {
            let found = events::<Delta>(STREAM, size).await;
            let shown = found.iter().map(|event| match event {
                Ok(it) => format!("{} {} {:?} {:?}", it.event, it.data.delta, it.id, it.retry),
                Err(error) => format!("{:?}", error.kind()),
            });
            let shown: Vec<String> = shown.collect();
            let expected = [
                "message a Some(\"1\") Some(500ms)",
                "end b Some(\"1\") None",
                "Decode { path: \".\" }",
                "message c Some(\"1\") None",
            ];
            assert_eq!(shown, expected, "chunks of {size}");
        }
    }

    #[tokio::test]
    async fn data_can_be_text() {
        let found = events::<String>("data: a\ndata:  b\n\ndata: \"c\"\n\n", 4).await;
        let data: Vec<_> = found
            .into_iter()
            .map(|event| event.map(|it| it.data).ok())
            .collect();
        assert_eq!(data, [Some("a\n b".to_owned()), Some("c".to_owned())]);
    }

    #[tokio::test]
    async fn an_event_that_is_cut_is_none() {
        assert!(
            events::<Delta>("data: {\"delta\": \"a\"}\n", 100)
                .await
                .is_empty()
        );
    }

    #[tokio::test]
    async fn lines_are_values() {
        let text = "{\"delta\": \"a\"}\n\n{\"delta\"\n{\"delta\": \"b\"}";
        for size in [1, 5, 100] {
            let found: Vec<_> = JsonLines::<Delta>::new(body(text, size)).collect().await;
            let found: Vec<_> = found
                .into_iter()
                .map(|line| line.map(|it| it.delta).ok())
                .collect();
            assert_eq!(found, [Some("a".to_owned()), None, Some("b".to_owned())]);
        }
    }

    #[tokio::test]
    async fn a_line_without_an_end_is_an_error() {
        let chunk = bytes::Bytes::from(vec![b'x'; 1024 * 1024]);
        let endless = ByteStream::of(stream::repeat_with(move || Ok(chunk.clone())));
        let found: Vec<_> = JsonLines::<String>::new(endless).collect().await;
        assert_eq!(found.len(), 1);
        let error = found
            .into_iter()
            .next()
            .and_then(Result::err)
            .expect("an error");
        assert_eq!(*error.kind(), ErrorKind::TooLarge { limit: MOST });
    }
}
