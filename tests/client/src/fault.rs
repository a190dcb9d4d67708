//! The ways in which a service fails.

use crate::Decisions;

/// A way to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody listens.
    Refused,
    /// The connection is reset as soon as it is there.
    ResetBefore,
    /// It is reset when the request has arrived.
    ResetAfter,
    /// It is closed when the request has arrived.
    ClosedAfter,
    /// The request is answered with silence.
    StalledHead,
    /// The answer stops in its body.
    StalledBody,
    /// The answer is cut off in its body.
    Truncated,
    /// The answer comes one byte at a time, and takes too long for most calls.
    SlowDrip,
    /// The answer has this status, and these headers.
    Status(u16, &'static str),
    /// The answer is a page for people.
    Html,
    /// The answer is that the answer is where it was looked for.
    RedirectLoop,
    /// The status says that the call succeeded, and something else is wrong.
    Success(Success),
}

/// What is wrong with an answer whose status says that the call succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Success {
    /// It says in its body that the call failed.
    Rejected,
    /// It has no data.
    NoData,
    /// Its data is null.
    NullData,
    /// Its data is an object without members.
    EmptyData,
    /// Its status says that there is no body.
    NoContent,
    /// Its status says that it is a part.
    Partial,
    /// It comes in chunks, and the last one is missing.
    CutChunks,
    /// It starts with a byte order mark.
    ByteOrderMark,
    /// It has a byte in a text that is not UTF-8.
    Latin1,
    /// It has half a surrogate pair in a text.
    Surrogate,
    /// It has each member twice.
    Twice,
}

/// All faults, under the names that they have in tables, and in groups that
/// are no wider than a table can be.
pub const FAULTS: [&[(&str, Fault)]; 5] = [
    &[
        ("refused", Fault::Refused),
        ("reset before", Fault::ResetBefore),
        ("reset after", Fault::ResetAfter),
        ("closed after", Fault::ClosedAfter),
        ("stalled head", Fault::StalledHead),
        ("stalled body", Fault::StalledBody),
        ("truncated", Fault::Truncated),
        ("slow drip", Fault::SlowDrip),
    ],
    &[
        ("429", Fault::Status(429, "")),
        ("429, at once", Fault::Status(429, "retry-after: 0\r\n")),
        (
            "429, in an hour",
            Fault::Status(429, "retry-after: 3600\r\n"),
        ),
        ("429, dated", Fault::Status(429, A_SECOND_LATER)),
        ("429, reset", Fault::Status(429, "x-ratelimit-reset: 1\r\n")),
    ],
    &[
        ("405", Fault::Status(405, "")),
        ("408", Fault::Status(408, "")),
        ("418", Fault::Status(418, "")),
        ("423", Fault::Status(423, "")),
        ("425", Fault::Status(425, "")),
        ("499", Fault::Status(499, "")),
    ],
    &[
        ("500", Fault::Status(500, "")),
        ("502", Fault::Status(502, "")),
        ("503", Fault::Status(503, "")),
        ("504", Fault::Status(504, "")),
        ("HTML", Fault::Html),
        ("redirect loop", Fault::RedirectLoop),
    ],
    &[
        ("rejected", Fault::Success(Success::Rejected)),
        ("no data", Fault::Success(Success::NoData)),
        ("null data", Fault::Success(Success::NullData)),
        ("empty data", Fault::Success(Success::EmptyData)),
        ("204", Fault::Success(Success::NoContent)),
        ("206", Fault::Success(Success::Partial)),
        ("cut chunks", Fault::Success(Success::CutChunks)),
        ("BOM", Fault::Success(Success::ByteOrderMark)),
        ("Latin-1", Fault::Success(Success::Latin1)),
        ("surrogate", Fault::Success(Success::Surrogate)),
        ("twice", Fault::Success(Success::Twice)),
    ],
];

/// By the clock of the server, which is not ours.
const A_SECOND_LATER: &str =
    "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:49:38 GMT\r\n";

impl Fault {
    /// Whether a server that fails like this has done before what it was asked:
    /// whenever the request arrived and the answer does not say otherwise.
    #[must_use]
    pub fn acts(self) -> bool {
        match self {
            Self::Refused | Self::ResetBefore => false,
            Self::Status(status, _) => !Decisions::enrich().is_refusal(status),
            _ => true,
        }
    }

    /// Whether all that was asked for is in the answer, so that a caller can have
    /// it.
    #[must_use]
    pub fn keeps_answer(self) -> bool {
        use Success::{ByteOrderMark, Latin1, Surrogate, Twice};
        matches!(
            self,
            Self::Success(ByteOrderMark | Latin1 | Surrogate | Twice)
        )
    }

    /// Whether an answer arrives whole whose body says something.
    #[must_use]
    pub fn has_body(self) -> bool {
        use Success::{EmptyData, NoData, NullData, Rejected};
        matches!(
            self,
            Self::Success(Rejected | NoData | NullData | EmptyData)
        )
    }

    /// Whether it is over only when somebody's patience is.
    #[must_use]
    pub fn is_silence(self) -> bool {
        matches!(self, Self::StalledHead | Self::StalledBody | Self::SlowDrip)
    }
}

impl Success {
    /// The answer with what is wrong with it, made of a good one.
    #[must_use]
    pub fn spoil(self, good: &[u8]) -> Vec<u8> {
        let end = good.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, body) = good.split_at(end.expect("a head before the body") + 4);
        let head = String::from_utf8_lossy(head);
        let media = head
            .lines()
            .find(|line| line.starts_with("content-type:"))
            .unwrap_or_default();
        match self {
            Self::Rejected => {
                let problem = br#"{"success":false,"title":"No","detail":"It did not work"}"#;
                answer("200 OK", JSON, problem)
            }
            Self::NoData => answer("200 OK", JSON, br#"{"success":true}"#),
            Self::NullData => answer("200 OK", JSON, br#"{"success":true,"data":null}"#),
            Self::EmptyData => answer("200 OK", JSON, br#"{"success":true,"data":{}}"#),
            Self::NoContent => b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec(),
            Self::Partial => answer("206 Partial Content", media, body),
            Self::CutChunks => {
                let head = format!(
                    "HTTP/1.1 200 OK\r\n{media}\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
                    body.len()
                );
                [head.as_bytes(), body, b"\r\n"].concat()
            }
            Self::ByteOrderMark => answer("200 OK", media, &[b"\xef\xbb\xbf", body].concat()),
            Self::Latin1 => answer("200 OK", media, &in_text(body, b"\xe9")),
            Self::Surrogate => answer("200 OK", media, &in_text(body, br"\ud83d")),
            Self::Twice => answer("200 OK", media, &twice(body)),
        }
    }
}

const JSON: &str = "content-type: application/json";

fn answer(status: &str, media: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{media}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// The body with something more at the start of its last text, if it has one.
fn in_text(body: &[u8], more: &[u8]) -> Vec<u8> {
    let start = (0..body.len()).rfind(|start| body[*start..].starts_with(br#"":""#));
    match start {
        Some(start) => {
            let (before, after) = body.split_at(start + 3);
            [before, more, after].concat()
        }
        None => body.to_vec(),
    }
}

/// The object with each of its members twice; anything else as it is.
fn twice(body: &[u8]) -> Vec<u8> {
    match body {
        [b'{', members @ .., b'}'] => [b"{", members, b",", members, b"}"].concat(),
        other => other.to_vec(),
    }
}
