//! Whatever the description allows as an answer is understood, and nothing of
//! it is lost.

use client_tests::confidential::{DOMAIN, EMAIL, FIRST_NAME, LAST_NAME};
use client_tests::service::{CSV, answer_of};
use client_tests::sockets::read_request;
use client_tests::{Description, Extent, Service};
use enrich_api::types::{BatchState, Confidence};
use enrich_api::{Client, Credits, ErrorKind};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wiremock::ResponseTemplate;

use crate::calls::CALLS;

/// Calls every method, and holds what it gives back against what it was sent.
async fn round_trips(extent: Extent) -> Vec<String> {
    let service = Service::start(extent).await;
    let client = service.client();
    let mut problems = Vec::new();
    for call in CALLS {
        let operation = Description::enrich().operation(call.operation);
        let sent = answer_of(&operation, extent);
        match ((call.send)(&client).await, sent) {
            // Some operations do not even promise `data`. Without it there is
            // no answer, and the client does not make one up.
            (Err(error), Some(sent)) if sent.get("data").is_none() => {
                assert!(
                    matches!(error.kind(), ErrorKind::Decode { .. }),
                    "{error:?}"
                );
            }
            (Err(error), _) => problems.push(format!("{}: {error}", call.operation)),
            (Ok(answer), None) => assert_eq!(answer.data, CSV),
            (Ok(answer), Some(sent)) => {
                let wrong = Description::enrich().problems(operation.answer().schema, &sent);
                assert!(
                    wrong.is_empty(),
                    "the test's own answer does not fit: {wrong:#?}"
                );
                if plain(&answer.data) != plain(&sent["data"]) {
                    let (sent, kept) = (&sent["data"], &answer.data);
                    problems.push(format!("{}:\n sent {sent}\n kept {kept}", call.operation));
                }
                let receipt = plain(&answer.receipt);
                for (name, value) in plain(&sent["meta"]).as_object().into_iter().flatten() {
                    if receipt.get(name) != Some(value) {
                        let kept = &receipt[name];
                        problems.push(format!("{}: `meta.{name}` is {kept}", call.operation));
                    }
                }
            }
        }
    }
    problems
}

/// Without the differences that mean nothing: 1 and 1.0, null and absent.
pub fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            members
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Number(number) => json!(number.as_f64()),
        other => other.clone(),
    }
}

#[tokio::test]
async fn nothing_of_a_full_answer_is_lost() {
    let problems = round_trips(Extent::Complete).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn null_is_taken_wherever_it_is_allowed() {
    let problems = round_trips(Extent::Nulls).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn nothing_is_needed_that_is_not_promised() {
    let problems = round_trips(Extent::Bare).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

async fn answering(body: Value) -> (Service, Client) {
    let service = Service::answering(ResponseTemplate::new(200).set_body_json(body)).await;
    let client = service.client();
    (service, client)
}

#[tokio::test]
async fn a_value_that_is_new_to_an_enum_is_kept() {
    let (_service, client) = answering(json!({"success": true, "data": {
        "batchId": "1", "status": "paused", "itemCount": 1,
    }}))
    .await;
    let batch = client
        .email_validation()
        .batch([EMAIL])
        .await
        .expect("an answer");
    assert_eq!(batch.status, BatchState::from("paused"));
    assert!(!batch.status.is_known());
    assert_eq!(serde_json::to_value(&batch.status).expect("JSON"), "paused");
}

#[tokio::test]
async fn what_is_new_to_the_client_does_no_harm() {
    let (_service, client) = answering(json!({"success": true, "brand": "new", "data": {
        "firstName": FIRST_NAME, "lastName": LAST_NAME, "domain": DOMAIN, "found": true,
        "email": EMAIL, "confidence": "high", "message": "Email found",
        "brand": {"new": [1]},
    }, "meta": {"requestId": "req_1", "creditsUsed": 10, "brand": "new"}}))
    .await;
    let found = client
        .email_finder()
        .find(FIRST_NAME, LAST_NAME, DOMAIN)
        .await
        .expect("an answer");
    assert_eq!(found.email.as_deref(), Some(EMAIL));
    assert_eq!(found.confidence, Some(Confidence::High));
    assert_eq!(found.meta().credits_used, Credits::new(10));
}

#[tokio::test]
async fn a_receipt_says_what_moved_and_an_absent_one_that_nothing_is_known() {
    let submission = json!({"batchId": "1", "status": "queued", "itemCount": 3});
    let meta = json!({"requestId": "req_1", "creditsReserved": 30, "creditsPerItem": 10});
    let (_service, client) =
        answering(json!({"success": true, "data": submission, "meta": meta})).await;
    let batch = client
        .email_validation()
        .batch([EMAIL])
        .await
        .expect("an answer");
    assert!(batch.meta_reported());
    assert_eq!(batch.meta().credits_reserved, Credits::new(30));
    assert_eq!(batch.meta().credits_per_item, Some(Credits::new(10)));
    assert_eq!(batch.meta().credits_used, Credits::ZERO);
    assert_eq!(batch.meta().credits_remaining, None);
    assert_eq!(batch.meta().request_id.as_deref(), Some("req_1"));

    let (_service, client) = answering(json!({"success": true, "data": submission})).await;
    let batch = client
        .email_validation()
        .batch([EMAIL])
        .await
        .expect("an answer");
    assert!(!batch.meta_reported());
}

#[tokio::test]
async fn a_download_brings_its_receipt_in_headers() {
    let service = Service::start(Extent::Complete).await;
    let leads = service.client().lead_finder();
    let file = leads
        .download_export("ej_0123456789abcdef")
        .await
        .expect("an answer");
    assert_eq!(file.meta().credits_used, Credits::new(30));
    assert_eq!(
        file.meta().credits_refunded,
        "12.5".parse::<Credits>().expect("an amount")
    );
    assert_eq!(file.into_inner().bytes().await.expect("a file"), CSV);
}

/// A server that sends the second part of a file only when it is told to.
async fn two_parts(proceed: oneshot::Receiver<()>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        read_request(&mut socket).await.expect("a request");
        let head =
            "HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\n";
        let first = format!("{head}7\r\na,b\n1,2\r\n");
        socket
            .write_all(first.as_bytes())
            .await
            .expect("an open connection");
        proceed.await.expect("somebody who reads");
        socket
            .write_all(b"5\r\n\n3,4\n\r\n0\r\n\r\n")
            .await
            .expect("an open connection");
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_download_can_be_read_while_it_arrives() {
    let (proceed, may_proceed) = oneshot::channel();
    let builder = client_tests::client(two_parts(may_proceed).await);
    let client = builder.build().expect("a client");
    let file = client
        .company_followers()
        .export_csv("665a")
        .await
        .expect("an answer");

    let mut chunks = file.into_inner();
    let first = chunks.try_next().await.expect("a chunk");
    assert_eq!(first.as_deref(), Some(&b"a,b\n1,2"[..]));
    proceed.send(()).expect("a server");
    let rest: Vec<_> = chunks.try_collect().await.expect("chunks");
    assert_eq!(rest.concat(), b"\n3,4\n");
}

#[tokio::test]
async fn what_was_paid_for_arrives_though_something_is_missing() {
    let meta = json!({"requestId": "req_1", "creditsUsed": 1});
    for missing in ["message", "isCatchAll"] {
        let mut data = json!({"email": EMAIL, "isCatchAll": true, "message": "Valid"});
        data.as_object_mut().expect("an object").remove(missing);
        let (_service, client) =
            answering(json!({"success": true, "data": data, "meta": meta})).await;
        let validated = client
            .email_validation()
            .validate(EMAIL)
            .await
            .unwrap_or_else(|error| panic!("without `{missing}`: {error}"));
        assert_eq!(validated.email, EMAIL);
        assert_eq!(validated.meta().credits_used, Credits::new(1));
    }
}
