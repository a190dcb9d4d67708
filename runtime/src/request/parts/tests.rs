use serde_json::json;

use super::*;
use crate::testing::client;
use crate::{Error, Style};

static ALL: Operation = Operation {
    id: "getResults",
    method: "POST",
    path: "/batch/{batchId}/results",
    parameters: &[
        Parameter::path("batchId"),
        Parameter::query("limit"),
        Parameter::query("ids").style(Style::Pipes),
        Parameter::query("page").style(Style::DeepObject),
        Parameter::header("X-Trace"),
        Parameter::cookie("session"),
        Parameter::cookie("theme"),
        Parameter::query("filter").json(),
    ],
    accept: "text/csv",
    ..Operation::DEFAULT
};

static PATCH: Operation = Operation {
    method: "PATCH",
    path: "/x?beta=1",
    parameters: &[Parameter::query("a")],
    body: "application/merge-patch+json",
    ..Operation::DEFAULT
};

/// Finishes the request that `set` makes of an operation.
fn built(
    operation: &'static Operation,
    set: impl FnOnce(RequestParts<'_>) -> RequestParts<'_>,
) -> Result<reqwest::Request, BuildError> {
    set(Request::build(&client(), operation)).http()
}

fn header<'a>(request: &'a reqwest::Request, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

fn body(request: &reqwest::Request) -> Option<&str> {
    std::str::from_utf8(request.body()?.as_bytes()?).ok()
}

#[test]
fn puts_parameters_where_they_belong() {
    let request = built(&ALL, |parts| {
        parts
            .parameter(0, "a/b")
            .parameter(1, &Some(7))
            .parameter(2, &["x", "y"])
            .parameter(3, &json!({ "size": 2 }))
            .parameter(4, "t,1")
            .parameter(5, "s;1")
            .parameter(6, &true)
            .parameter(7, &json!({ "a": [1, null] }))
    })
    .unwrap();
    assert_eq!(
        request.url().as_str(),
        "http://127.0.0.1:9/batch/a%2Fb/results\
         ?limit=7&ids=x%7Cy&page[size]=2&filter=%7B%22a%22%3A%5B1%2Cnull%5D%7D"
    );
    assert_eq!(request.method(), Method::POST);
    assert_eq!(header(&request, &ACCEPT), Some("text/csv"));
    let trace = HeaderName::from_static("x-trace");
    assert_eq!(header(&request, &trace), Some("t,1"));
    assert_eq!(header(&request, &COOKIE), Some("session=s%3B1; theme=true"));
    assert!(request.body().is_none());
    assert_eq!(header(&request, &CONTENT_LENGTH), None);
}

#[test]
fn leaves_out_parameters_without_a_value() {
    let request = built(&ALL, |parts| {
        let absent = (1..=7).fold(parts, |parts, index| parts.parameter(index, &None::<u8>));
        absent.parameter(0, &1)
    })
    .unwrap();
    assert_eq!(request.url().query(), None);
    assert_eq!(request.headers().len(), 1);
}

#[test]
fn adds_to_a_query_in_the_path() {
    let request = built(&PATCH, |parts| parts.parameter(0, "b c")).unwrap();
    assert_eq!(request.url().query(), Some("beta=1&a=b%20c"));
    assert_eq!(header(&request, &ACCEPT), Some("application/json"));
}

#[test]
fn errors_name_the_parameter_and_not_the_value() {
    let message = |set: fn(RequestParts<'_>) -> RequestParts<'_>| {
        let error = Error::from(built(&ALL, set).unwrap_err());
        assert!(!format!("{error:?}").contains("secret"));
        error.to_string()
    };
    let unusable = "path parameter `batchId` must not be empty, `.` or `..`";
    assert_eq!(message(|parts| parts.parameter(0, "..")), unusable);
    assert_eq!(message(|parts| parts.parameter(0, &[0; 0])), unusable);
    let missing = "path parameter `batchId` must have a value";
    assert_eq!(message(|parts| parts.parameter(0, &())), missing);
    assert_eq!(message(|parts| parts), missing);
    let header = "header parameter `X-Trace` contains characters that a header cannot hold";
    assert_eq!(message(|parts| parts.parameter(4, "secret\n")), header);
    let keys = std::collections::BTreeMap::from([(vec![1], 1)]);
    let error = built(&ALL, |parts| parts.parameter(1, &keys)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "query parameter `limit` cannot be serialized"
    );
    let index = "operation `getResults` has no parameter 8";
    assert_eq!(message(|parts| parts.parameter(8, &1)), index);
    // The first error counts.
    assert_eq!(
        message(|parts| parts.parameter(8, &1).parameter(0, "")),
        index
    );
}

#[test]
fn bodies_have_the_usual_or_the_described_media_type() {
    type Set = fn(RequestParts<'_>) -> RequestParts<'_>;
    let cases: [(Set, &str, &str); 4] = [
        (|parts| parts.json(&[1]), "application/json", "[1]"),
        (
            |parts| parts.form(&json!({ "a": "1 ü", "b": ["x", "y"], "c": null })),
            "application/x-www-form-urlencoded",
            "a=1+%C3%BC&b=x&b=y",
        ),
        (|parts| parts.text("null"), "text/plain", "null"),
        (|parts| parts.bytes("b"), "application/octet-stream", "b"),
    ];
    for (set, usual, text) in cases {
        let request = built(&ALL, |parts| set(parts.parameter(0, "1"))).unwrap();
        assert_eq!(header(&request, &CONTENT_TYPE), Some(usual));
        assert_eq!(body(&request), Some(text));
        let request = built(&PATCH, set).unwrap();
        assert_eq!(header(&request, &CONTENT_TYPE), Some(PATCH.body));
    }
}

#[test]
fn an_absent_body_has_length_zero() {
    type Set = fn(RequestParts<'_>) -> RequestParts<'_>;
    let cases: [Set; 3] = [
        |parts| parts.json(&None::<u8>),
        |parts| parts.form(&None::<u8>),
        |parts| parts.no_body(),
    ];
    for set in cases {
        let request = built(&PATCH, set).unwrap();
        assert_eq!(header(&request, &CONTENT_LENGTH), Some("0"));
        assert_eq!(header(&request, &CONTENT_TYPE), None);
        assert!(request.body().is_none());
    }
}

#[test]
fn a_form_must_be_an_object() {
    let error = built(&PATCH, |parts| parts.form(&[1])).unwrap_err();
    let message = "the request body must be an object to be sent as a form";
    assert_eq!(error.to_string(), message);
}

#[test]
fn debug_shows_no_arguments() {
    let client = client();
    let parts = Request::build(&client, &ALL)
        .parameter(0, "secret")
        .json("secret");
    let debug = format!("{parts:?}");
    assert!(
        debug.contains("getResults") && !debug.contains("secret"),
        "{debug}"
    );
}
