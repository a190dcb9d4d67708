//! Answers with a good status: what is made of their bodies.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use openapi_client_runtime::{Credits, Error, ErrorKind, Observer, Operation, Outcome, Request};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::scripted::*;
use crate::support::*;

fn ok() -> ResponseTemplate {
    ResponseTemplate::new(200)
}

async fn misfit(answer: ResponseTemplate) -> (Error, String) {
    let server = answering(answer).await;
    let error = send_find(&client(server.uri()))
        .await
        .expect_err("a misfit");
    assert_eq!(error.operation(), Some("find"));
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    let shown = shown(&error);
    match error.kind() {
        ErrorKind::Decode { path, .. } => {
            let path = path.clone();
            assert!(shown.contains("not what was expected"), "{shown}");
            (error, path)
        }
        other => panic!("not a misfit: {other:?}"),
    }
}

#[tokio::test]
async fn the_envelope_is_opened_and_the_receipt_kept() {
    let body = json!({
        "success": true,
        "meta": { "creditsUsed": 0.5, "requestId": "r7", "more": [1] },
        "data": { "name": "Jane", "age": 40, "more": {} },
    });
    let answer = ok()
        .set_body_json(body)
        .insert_header("x-ratelimit-remaining", "59")
        .insert_header("x-ratelimit-reset", "7");
    let server = answering(answer).await;
    let response = send_find(&client(server.uri())).await.expect("an answer");
    assert_eq!(response.name, "Jane");
    assert_eq!(response.status().as_u16(), 200);
    assert!(response.meta_reported());
    assert_eq!(response.meta().request_id, "r7");
    assert_eq!(
        response.meta().credits_used,
        "0.5".parse::<Credits>().expect("an amount")
    );
    let limit = response.rate_limit().expect("a rate limit");
    assert_eq!(limit.remaining, Some(59));
    assert_eq!(limit.reset, Some(Duration::from_secs(7)));
    let (age, receipt) = response.map(|person| person.age).into_parts();
    assert_eq!((age, receipt.request_id.as_str()), (Some(40), "r7"));
}

#[tokio::test]
async fn a_missing_or_odd_receipt_costs_nothing_but_the_receipt() {
    let person = json!({ "name": "Jane" });
    for body in [
        json!({ "data": person }),
        json!({ "data": person, "meta": null }),
        json!({ "data": person, "meta": "none" }),
        json!({ "data": person, "meta": { "creditsUsed": {} } }),
    ] {
        let server = answering(ok().set_body_json(body)).await;
        let response = send_find(&client(server.uri())).await.expect("an answer");
        assert!(!response.meta_reported());
        assert_eq!(response.meta(), &Receipt::default());
    }
}

#[tokio::test]
async fn an_answer_can_be_null_or_left_out() {
    for body in [
        json!({ "data": null }),
        json!({ "success": true }),
        json!({}),
    ] {
        let server = answering(ok().set_body_json(body)).await;
        let client = client(server.uri());
        let request = Request::<Option<Person>>::new(&LIST, list(&client).expect("a request"));
        let response = send(&client, request).await.expect("an answer");
        assert_eq!(*response, None);
    }
}

#[tokio::test]
async fn an_operation_may_do_without_the_envelope() {
    let server = answering(ok().set_body_json(json!({ "name": "Jane" }))).await;
    let client = client(server.uri());
    let http = list(&client).expect("a request");
    let response = send(&client, Request::<Person>::without_envelope(&LIST, http)).await;
    assert_eq!(response.expect("an answer").name, "Jane");
}

#[tokio::test]
async fn nothing_is_asked_of_the_body_of_an_empty_answer() {
    for answer in [
        ResponseTemplate::new(204),
        ok().set_body_string("<html>done</html>"),
        ok().set_body_json(json!({ "meta": { "creditsUsed": 3 } })),
    ] {
        let server = answering(answer).await;
        let client = client(server.uri());
        let request = Request::empty(&LIST, list(&client).expect("a request"));
        let response = send(&client, request).await.expect("an answer");
        let reported = response.meta().credits_used == 3;
        assert_eq!(response.meta_reported(), reported);
    }
}

#[tokio::test]
async fn a_field_that_does_not_fit_is_named_and_not_quoted() {
    let body = json!({ "data": { "age": 40, "name": { "given": EMAIL } } });
    let (error, path) = misfit(ok().set_body_json(body)).await;
    assert_eq!(path, "data.name");
    assert!(
        error
            .to_string()
            .contains("`data.name`: invalid type: object, expected a string")
    );
    assert!(error.body().starts_with(b"{"));
}

/// Members that do not fit, and the error of strict clients.
const UNFIT: &[(&[u8], &str)] = &[
    (br#""age":"jane""#, "`data.age` is a string, which"),
    (br#""age":{"years":40}"#, "`data.age` is an object, which"),
    (br#""age":1.5"#, "`data.age` is a number, which"),
    (br#""age":4000"#, "`data.age` is a number, which"),
    (br#""age":NaN"#, "`data.age` is a word, which"),
    (br#""name":"Joan""#, "`data.name` is given more than once"),
    (
        br#""note":"\ud800","age":7e0"#,
        "`data.note` is not described",
    ),
];

#[tokio::test]
async fn a_member_that_does_not_fit_does_not_cost_the_answer() {
    for (member, odd) in UNFIT {
        let mut body = br#"{"data":{"name":"Jane","#.to_vec();
        body.extend_from_slice(member);
        body.extend_from_slice(br#"},"meta":{"creditsUsed":10}}"#);
        let server = answering(ok().set_body_bytes(body.clone())).await;
        let found = send_find(&client(server.uri())).await.expect("an answer");
        assert_eq!(found.name, "Jane");
        assert_eq!(found.meta().credits_used, 10);

        let strict = builder(server.uri()).strict().build().expect("a client");
        let error = send_find(&strict).await.expect_err("a refusal");
        assert!(shown(&error).contains(odd), "{error}");
        assert_eq!(error.body(), body);
    }
}

#[tokio::test]
async fn text_that_is_not_quite_text_arrives() {
    let bodies: [(&[u8], &str); 4] = [
        (b"\xef\xbb\xbf{\"data\":{\"name\":\"Jane\"}}", "Jane"),
        (b"{\"data\":{\"name\":\"M\xfcller\"}}", "M\u{fffd}ller"),
        (br#"{"data":{"name":"Jane \ud83d"}}"#, "Jane \u{fffd}"),
        (
            br#"{"data":{"name":"Jane \ud83d\ude00"}}"#,
            "Jane \u{1f600}",
        ),
    ];
    for (body, name) in bodies {
        let server = answering(ok().set_body_bytes(body)).await;
        let found = send_find(&client(server.uri())).await.expect("an answer");
        assert_eq!(found.name, name);
    }
}

#[tokio::test]
async fn a_charge_is_reported_for_an_answer_that_cannot_be_read() {
    let body = r#"{"data":{"name":[]},"meta":{"creditsUsed":10}}"#;
    let stage = Stage::new([Scene::Answer(200, &[], body)]);
    let log = Arc::new(Mutex::new(Vec::new()));
    let builder = stage.builder().observer(Charges(Arc::clone(&log)));
    let client = builder.build().expect("a client");
    let error = send_find(&client).await.expect_err("a misfit");
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "data.name"));
    assert_eq!(*log.lock().expect("no panic"), [Credits::new(10)]);
}

#[tokio::test]
async fn an_answer_that_denies_its_success_is_an_error() {
    let says = r#""error":{"code":402,"message":"Insufficient credits"}"#;
    let cases = [
        (r#""data":{"name":"Jane"}"#, Outcome::Unknown),
        (r#""data":null"#, Outcome::Unknown),
        (r#""data":7,"meta":{"creditsUsed":10}"#, Outcome::Unknown),
        (r#""meta":{"creditsUsed":"?"}"#, Outcome::Unknown),
        (r#""meta":{"creditsUsed":0}"#, Outcome::NotProcessed),
    ];
    for (rest, outcome) in cases {
        let body = format!(r#"{{"success":false,{says},{rest}}}"#);
        let server = answering(ok().set_body_string(body.clone())).await;
        let error = send_find(&client(server.uri()))
            .await
            .expect_err("a refusal");
        assert_eq!(error.kind(), &ErrorKind::Rejected, "{body}");
        assert_eq!(error.outcome(), outcome, "{body}");
        assert_eq!(error.body(), body.as_bytes());
        let problem = error.problem().expect("a problem");
        assert_eq!(problem.detail(), Some("Insufficient credits"));
        let shown = shown(&error);
        assert!(
            shown.contains("(`success` is not `true`): Insufficient credits"),
            "{shown}"
        );
        let doubts = shown.contains("look at the bill");
        assert_eq!(doubts, outcome == Outcome::Unknown, "{shown}");
        assert_eq!(server.received_requests().await.map(|it| it.len()), Some(1));
    }
}

#[tokio::test]
async fn an_answer_need_not_say_that_it_is_a_success() {
    for success in ["", r#""success":null,"#, r#""success":true,"#] {
        let body = format!(r#"{{{success}"data":{{"name":"Jane"}}}}"#);
        let server = answering(ok().set_body_string(body)).await;
        send_find(&client(server.uri())).await.expect("an answer");
    }
}

/// Writes down what calls were charged.
struct Charges(Arc<Mutex<Vec<Credits>>>);

impl Observer for Charges {
    fn credits_reported(&self, _: &'static Operation, credits: Credits) {
        self.0.lock().expect("no panic").push(credits);
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_in_the_error_whole() {
    let page = format!("<html>{}{KEY}</html>", "x".repeat(200_000));
    let expected = page.replace(KEY, "[key]");
    let (error, _) = misfit(ok().set_body_raw(page.clone(), "text/html")).await;
    assert_eq!(error.body(), expected.as_bytes());

    let server = answering(ok().set_body_string(page.clone())).await;
    let limited = builder(server.uri()).response_limit(150_000);
    let error = send_find(&limited.build().expect("a client"))
        .await
        .expect_err("too much");
    assert!(matches!(error.kind(), ErrorKind::TooLarge { .. }));
    assert_eq!(error.body(), &page.as_bytes()[..150_000]);

    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":{\"name\":";
    let error = send_find(&client(writing(cut).await))
        .await
        .expect_err("a cut");
    assert_eq!(error.kind(), &ErrorKind::Transport);
    assert_eq!(error.body(), br#"{"data":{"name":"#);
}

#[tokio::test]
async fn html_with_a_good_status_is_a_misfit() {
    let page = "<!doctype html><title>Under maintenance</title>";
    let (error, path) = misfit(ok().set_body_raw(page, "text/html; charset=utf-8")).await;
    assert_eq!(path, ".");
    assert!(error.to_string().contains("is text/html"), "{error}");
    assert_eq!(error.body(), page.as_bytes());
    assert_eq!(error.problem(), None);
}

#[tokio::test]
async fn so_are_empty_cut_and_bare_bodies() {
    for (body, said) in [
        ("", "no `data`"),
        ("   \n", "no `data`"),
        (r#"{"success":true,"meta":{}}"#, "no `data`"),
        (r#"{"data":{"name":"Ja"#, "ends before"),
        (r#"[{"name":"Jane"}]"#, "expected an object with `data`"),
    ] {
        let (error, _) = misfit(ok().set_body_raw(body, "application/json")).await;
        assert!(error.to_string().contains(said), "{error}");
    }
    let (error, _) = misfit(ok().set_body_bytes(b"\xff\xfe")).await;
    assert!(error.to_string().contains("not JSON"), "{error}");
}

#[tokio::test]
async fn answers_are_read_up_to_a_limit() {
    let body = json!({ "data": { "name": "J".repeat(1000) } }).to_string();
    let length = body.len();
    let server = answering(ok().set_body_string(body)).await;
    let with_limit = |bytes| {
        builder(server.uri())
            .response_limit(bytes)
            .build()
            .expect("a client")
    };

    let response = send_find(&with_limit(length)).await.expect("an answer");
    assert_eq!(response.name.len(), 1000);

    let error = send_find(&with_limit(length - 1))
        .await
        .expect_err("too much");
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit, .. } if *limit == length - 1));
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    shown(&error);
}
