use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::*;
use crate::head::Head;
use crate::{Price, Repeat};

static API: Api = Api {
    shortfall: Some("shortfall"),
    ledger: Some("the bill"),
    ..Api::DEFAULT
};

static PURCHASE: Operation = Operation {
    id: "buy",
    price: Price::call(Credits::new(1)),
    repeat: Repeat::NotProcessed,
    not_processed: &[402, 429, 503],
    ..Operation::DEFAULT
};

/// Free, but not to be done twice.
static INVITE: Operation = Operation {
    id: "invite",
    ..Operation::DEFAULT
};

static LOOK: Operation = Operation {
    id: "look",
    repeat: Repeat::Safe,
    ..Operation::DEFAULT
};

fn of(operation: &'static Operation, kind: ErrorKind) -> Error {
    let api = &API;
    Error::new(kind, "it failed").with_callee(Callee { api, operation })
}

fn status(operation: &'static Operation, status: u16, body: &str) -> Error {
    let head = Head {
        status: StatusCode::from_u16(status).expect("a status"),
        headers: HeaderMap::new(),
    };
    of(operation, ErrorKind::Status)
        .with_outcome(operation.outcome_of(head.status))
        .with_answer(FailedAnswer {
            problem: Problem::read(body.as_bytes()),
            body: body.to_owned().into(),
            head,
        })
}

fn every_kind() -> [(ErrorKind, Outcome, bool); 13] {
    let path = ".".to_owned();
    [
        (ErrorKind::Configuration, Outcome::NotSent, false),
        (ErrorKind::InvalidRequest, Outcome::NotSent, false),
        (ErrorKind::OverBudget, Outcome::NotSent, false),
        (ErrorKind::Blocking, Outcome::NotSent, false),
        (ErrorKind::Credential, Outcome::NotSent, false),
        (ErrorKind::Connect, Outcome::NotSent, true),
        (ErrorKind::Timeout, Outcome::Unknown, true),
        (ErrorKind::Transport, Outcome::Unknown, true),
        (ErrorKind::Status, Outcome::Unknown, false),
        (ErrorKind::Rejected, Outcome::Unknown, false),
        (ErrorKind::Decode { path }, Outcome::Unknown, false),
        (
            ErrorKind::Incomplete {
                rows: 1,
                total: Some(2),
                next_page: 2,
            },
            Outcome::Unknown,
            true,
        ),
        (ErrorKind::TooLarge { limit: 1 }, Outcome::Unknown, false),
    ]
}

#[test]
fn each_kind_has_an_outcome() {
    for (kind, outcome, transient) in every_kind() {
        let free = of(&LOOK, kind.clone());
        assert_eq!(free.outcome(), outcome, "{kind:?}");
        assert_eq!(free.is_retryable(), transient, "{kind:?}");
        let charged = of(&PURCHASE, kind.clone());
        assert_eq!(charged.outcome(), outcome, "{kind:?}");
        let certain = outcome != Outcome::Unknown;
        assert_eq!(charged.is_retryable(), transient && certain, "{kind:?}");
    }
}

#[test]
fn what_is_unknown_about_a_purchase_says_where_to_look() {
    for (kind, outcome, _) in every_kind() {
        let shown = of(&PURCHASE, kind.clone()).to_string();
        let looks = shown.contains("look at the bill before sending it again");
        assert_eq!(looks, outcome == Outcome::Unknown, "{shown}");
        let shown = of(&LOOK, kind).to_string();
        assert!(!shown.contains("charged"), "{shown}");
    }
}

#[test]
fn recommends_a_retry_only_where_it_does_no_harm_and_takes_time() {
    let shown = |operation, number, seconds| {
        let mut error = status(operation, number, "");
        if let Some(answer) = &mut error.0.answer {
            let value = reqwest::header::HeaderValue::from_static(seconds);
            answer.head.headers.insert("retry-after", value);
        }
        error.to_string()
    };
    assert!(shown(&LOOK, 503, "7").contains("try again in 7s"));
    assert!(shown(&PURCHASE, 429, "7").contains("try again in 7s"));
    let doubtful = shown(&PURCHASE, 504, "7");
    assert!(doubtful.contains("charged"), "{doubtful}");
    assert!(!doubtful.contains("try again"), "{doubtful}");
    assert!(!shown(&LOOK, 503, "0").contains("try again"));
    let waited = of(&LOOK, ErrorKind::Timeout).with_wait(Some(Duration::ZERO));
    assert!(!waited.to_string().contains("try again"), "{waited}");
}

#[test]
fn what_is_free_is_not_looked_for_among_what_was_charged() {
    for (kind, outcome, _) in every_kind() {
        let shown = of(&INVITE, kind).to_string();
        let doubts = shown.contains("may have acted on the request: find out before");
        assert_eq!(doubts, outcome == Outcome::Unknown, "{shown}");
        assert!(
            !shown.contains("charged") && !shown.contains("bill"),
            "{shown}"
        );
    }
}

#[test]
fn a_charged_call_is_repeated_after_statuses_that_say_it_was_not_processed() {
    for number in 100..600 {
        let charged = status(&PURCHASE, number, "");
        let marked = [402, 429, 503].contains(&number);
        let outcome = if marked {
            Outcome::NotProcessed
        } else {
            Outcome::Unknown
        };
        assert_eq!(charged.outcome(), outcome, "{number}");
        assert_eq!(
            charged.is_retryable(),
            [429, 503].contains(&number),
            "{number}"
        );
        let passing = [408, 425, 429, 500, 502, 503, 504].contains(&number);
        assert_eq!(
            status(&LOOK, number, "").is_retryable(),
            passing,
            "{number}"
        );
    }
}

#[test]
fn one_attempt_of_which_nothing_is_known_is_enough() {
    let error = of(&PURCHASE, ErrorKind::Connect).after(3, Outcome::Unknown);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(error.to_string().ends_with("(after 3 attempts)"));
    let error = of(&PURCHASE, ErrorKind::Timeout).after(2, Outcome::NotProcessed);
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 2));
}

#[test]
fn the_shortfall_is_an_amount() {
    let missing = |body| status(&PURCHASE, 402, body).shortfall();
    assert_eq!(missing(r#"{"shortfall":10}"#), Some(Credits::new(10)));
    assert_eq!(missing(r#"{"shortfall":"2.5"}"#), "2.5".parse().ok());
    assert_eq!(missing(r#"{"shortfall":"lots"}"#), None);
    assert_eq!(missing(r#"{"short":10}"#), None);
    assert_eq!(of(&PURCHASE, ErrorKind::Timeout).shortfall(), None);
}

#[test]
fn a_reset_is_a_waiting_time_only_for_calls_that_came_too_often() {
    let reset = |number| {
        let mut error = status(&LOOK, number, "");
        if let Some(answer) = &mut error.0.answer {
            let value = reqwest::header::HeaderValue::from_static("17");
            answer.head.headers.insert("x-ratelimit-reset", value);
        }
        error.retry_after()
    };
    assert_eq!(reset(429), Some(Duration::from_secs(17)));
    assert_eq!(reset(503), None);
}

#[test]
fn an_error_keeps_all_of_a_body() {
    let head = Head {
        status: StatusCode::OK,
        headers: HeaderMap::new(),
    };
    let body = Bytes::from(vec![b'a'; 2 * FailedAnswer::MOST_BYTES]);
    let answer = FailedAnswer::unexpected(head, body.clone());
    let error = of(&PURCHASE, ErrorKind::Transport).with_answer(answer);
    assert_eq!(error.body(), body);
}

#[test]
fn says_the_title_once() {
    for (body, said) in [
        (
            r#"{"title":"Unauthorized","detail":"No key"}"#,
            "401 Unauthorized: No key",
        ),
        (r#"{"title":"UNAUTHORIZED "}"#, "401 Unauthorized"),
        (
            r#"{"error":"Unauthorized","message":"unauthorized: no key"}"#,
            "401 Unauthorized: unauthorized: no key",
        ),
        (
            r#"{"title":"No key","detail":"No key was sent"}"#,
            "401 Unauthorized: No key was sent",
        ),
        (
            r#"{"title":"No key","detail":"Send one"}"#,
            "401 Unauthorized: No key: Send one",
        ),
        (r#"{"type":"urn:key"}"#, "401 Unauthorized: urn:key"),
    ] {
        let shown = status(&LOOK, 401, body).to_string();
        assert_eq!(shown, format!("look: {said}"), "{body}");
    }
}
