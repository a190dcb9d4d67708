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
}

/// All faults, under the names that they have in tables, and in groups that
/// are no wider than a table can be.
pub const FAULTS: [&[(&str, Fault)]; 3] = [
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
        ("408", Fault::Status(408, "")),
        ("425", Fault::Status(425, "")),
        ("500", Fault::Status(500, "")),
        ("502", Fault::Status(502, "")),
        ("503", Fault::Status(503, "")),
        ("504", Fault::Status(504, "")),
        ("HTML", Fault::Html),
        ("redirect loop", Fault::RedirectLoop),
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

    /// Whether it is over only when somebody's patience is.
    #[must_use]
    pub fn is_silence(self) -> bool {
        matches!(self, Self::StalledHead | Self::StalledBody | Self::SlowDrip)
    }
}
