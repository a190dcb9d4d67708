//! Keys that change while a client is in use.

use std::sync::atomic::{AtomicUsize, Ordering};

use openapi_client_runtime::{ApiKey, ErrorKind, Outcome};

use crate::scripted::*;
use crate::support::*;

#[tokio::test(start_paused = true)]
async fn any_clone_can_swap_the_key_of_all() {
    let stage = Stage::new([found()]);
    let client = stage.client();
    send_find(&client).await.expect("an answer");
    client.clone().set_api_key("sk_second").expect("a key");
    send_find(&client).await.expect("an answer");
    assert_eq!(stage.header("x-api-key"), [KEY, "sk_second"]);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_is_none_is_refused_and_the_old_one_kept() {
    let stage = Stage::new([found()]);
    let client = stage.client();
    for bad in ["", "pk_secret", "sk_sec ret"] {
        let error = client.set_api_key(bad).expect_err("no key");
        assert_eq!(error.kind(), &ErrorKind::Configuration);
        assert!(!format!("{error} {error:?}").contains("sec"), "{error}");
    }
    send_find(&client).await.expect("an answer");
    assert_eq!(stage.header("x-api-key"), [KEY]);
}

#[tokio::test(start_paused = true)]
async fn a_program_is_asked_for_the_key_at_every_attempt() {
    let stage = Stage::new([status(429), found()]);
    let asked = AtomicUsize::new(0);
    let client = stage
        .builder()
        .api_key_from(move || {
            let number = asked.fetch_add(1, Ordering::SeqCst);
            async move { Ok::<_, std::io::Error>(ApiKey::new(format!("sk_{number}"))) }
        })
        .build()
        .expect("a client");
    send_find(&client).await.expect("an answer");
    assert_eq!(stage.header("x-api-key"), ["sk_0", "sk_1"]);
    client.set_api_key("sk_given").expect("a key");
    send_find(&client).await.expect("an answer");
    assert_eq!(stage.header("x-api-key")[2], "sk_given");
}

#[tokio::test(start_paused = true)]
async fn a_program_that_has_no_key_sends_nothing() {
    let stage = Stage::new([found()]);
    let without = |key: fn() -> Result<ApiKey, std::io::Error>| {
        let client = stage.builder().api_key_from(move || async move { key() });
        client.build().expect("a client")
    };
    let vault = without(|| Err(std::io::Error::other("the vault is shut")));
    let wrong = without(|| Ok(ApiKey::new("pk_topsecret")));
    for client in [vault, wrong] {
        let error = send_find(&client).await.expect_err("no key");
        assert_eq!(error.kind(), &ErrorKind::Credential);
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
        shown(&error);
    }
    let never = stage
        .builder()
        .api_key_from(std::future::pending::<Result<ApiKey, std::io::Error>>)
        .build()
        .expect("a client");
    let error = send_find(&never).await.expect_err("no key");
    assert_eq!(error.kind(), &ErrorKind::Credential);
    assert!(stage.seconds().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_key_that_was_sent_is_taken_out_of_what_comes_back() {
    let quoting = Scene::Answer(401, &[], r#"{"error":"Unknown key sk_topsecret_2"}"#);
    let stage = Stage::new([quoting]);
    let client = stage.client();
    client.set_api_key("sk_topsecret_2").expect("a key");
    let error = send_find(&client).await.expect_err("a refusal");
    assert!(shown(&error).contains("Unknown key [key]"));
}

/// Wherever the server quotes the key, and however it spells it.
#[tokio::test(start_paused = true)]
async fn no_quoted_key_is_shown() {
    let quotes = [
        Scene::Answer(401, &[("x-request-id", "sk_live_topsecret")], ""),
        Scene::Answer(400, &[], r#"{"error":"\u0073k_live\u005ftopsecret"}"#),
        Scene::Answer(
            400,
            &[],
            r#"{"requestId":"sk_live_topsecret","error":"no"}"#,
        ),
        Scene::Answer(200, &[], r#"{"data":"sk_live_topsecret"}"#),
    ];
    for quote in quotes {
        let error = send_find(&Stage::new([quote.clone()]).client()).await;
        let error = error.expect_err("no answer");
        shown(&error);
        let body = String::from_utf8_lossy(error.body());
        let headers = format!("{:?}", error.headers());
        for text in [&*body, &headers, error.request_id().unwrap_or_default()] {
            assert!(!text.contains("topsecret"), "{quote:?}: {text}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn no_key_is_quoted_in_a_good_answer() {
    let stage = Stage::new([Scene::Answer(
        200,
        &[("x-request-id", "sk_live_topsecret")],
        r#"{"data":{"name":"Jane"},"meta":{"requestId":"for \u0073k_live_topsecret"}}"#,
    )]);
    let answer = send_find(&stage.client()).await.expect("an answer");
    assert_eq!(answer.name, "Jane");
    assert_eq!(answer.meta().request_id, "for [key]");
    assert_eq!(answer.headers()["x-request-id"], "[key]");
}

#[tokio::test(start_paused = true)]
async fn the_old_key_is_not_shown_after_a_new_one_is_set() {
    let stage = Stage::new([
        found(),
        Scene::Answer(
            401,
            &[],
            r#"{"error":"sk_live_topsecret was replaced by sk_new"}"#,
        ),
    ]);
    let client = stage.client();
    send_find(&client).await.expect("an answer");
    client.set_api_key("sk_new").expect("a key");
    let error = send_find(&client).await.expect_err("a refusal");
    assert!(shown(&error).contains("[key] was replaced by [key]"));
}
