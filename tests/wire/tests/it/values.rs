use serde_json::{Value, json};
use wire_api::types::{Cat, Circle, Everything, EverythingBlank, NewPlant, Open, Pet, Shape};

use crate::server::{DONE, Server, exchange, json};

/// Sends a value as it was received.
async fn echo(value: Value) -> (Value, Everything) {
    let text = value.to_string();
    let received: Everything = serde_json::from_value(value).expect("a value");
    let (sent, answer) = exchange(json(&text), async |client| {
        let mut call = client.values().echo(received.shape.clone());
        if let Some(pet) = received.pet.clone() {
            call = call.pet(pet);
        }
        if let Some(child) = received.child.clone() {
            call = call.child(child);
        }
        if let Some(loose) = received.loose.clone() {
            call = call.loose(loose);
        }
        if let Some(more) = received.more.clone() {
            call = call.more(more);
        }
        call.await
    })
    .await;
    (sent.json(), answer.expect("an answer").into_inner())
}

#[tokio::test]
async fn nothing_is_lost_on_the_way_there_and_back() {
    let value = json!({
        "shape": {"form": "oval", "radius": 1.5},
        "pet": {"species": "Cat", "name": "Tom", "lives": 9},
        "child": {"shape": {"form": "Square", "side": 2.0}},
        "loose": {"width": 1},
        "more": {"known": "a", "b": 1, "c": 2}
    });
    let (sent, received) = echo(value.clone()).await;
    assert_eq!(sent, value);
    assert_eq!(serde_json::to_value(&received).expect("JSON"), value);
    assert!(matches!(received.shape, Shape::Oval(_)));
}

#[tokio::test]
async fn an_unknown_alternative_is_kept_whole() {
    let value = json!({
        "shape": {"form": "star", "points": [1, 2]},
        "pet": {"species": "Fish", "name": "Wanda", "fins": 3}
    });
    let (sent, received) = echo(value.clone()).await;
    assert_eq!(sent, value);
    assert!(matches!(received.shape, Shape::Unknown(_)));
    assert!(matches!(received.pet, Some(Pet::Unknown(_))));
}

#[tokio::test]
async fn callers_pass_alternatives_and_the_client_writes_the_tag() {
    let (received, _) = exchange(json(r#"{"shape":{}}"#), async |client| {
        client
            .values()
            .echo(Shape::Round(Circle::new(1.0)))
            .pet(Cat::new("Tom"))
            .loose("a")
            .blank(EverythingBlank::Empty)
            .pair(("a".to_owned(), 1))
            .large(i64::MAX)
            .day("2026-02-28".parse().expect("a date"))
            .more(Open::new("x"))
            .await
    })
    .await;
    let expected = json!({
        "shape": {"form": "round", "radius": 1.0},
        "pet": {"species": "Cat", "name": "Tom"},
        "loose": "a",
        "blank": "",
        "pair": ["a", 1],
        "large": i64::MAX,
        "day": "2026-02-28",
        "more": {"known": "x"}
    });
    assert_eq!(received.json(), expected);
}

#[tokio::test]
async fn an_odd_member_costs_that_member() {
    let odd = json!({
        "shape": {"form": "round", "radius": "large"},
        "small": 1.0,
        "large": 1e300,
        "day": "tomorrow",
        "time": "2026-02-28T12:00:00",
        "loose": [],
        "blank": null,
        "more": {"known": "a", "b": "no number"}
    });
    let (_, answer) = exchange(json(&odd.to_string()), async |client| {
        client.values().echo(Shape::Round(Circle::new(1.0))).await
    })
    .await;
    let answer = answer.expect("an answer").into_inner();
    assert_eq!(answer.small, Some(1));
    assert_eq!(answer.large, None);
    assert_eq!(answer.day, None);
    assert_eq!(answer.more.map(|more| more.known).as_deref(), Some("a"));
}

#[tokio::test]
async fn what_only_one_side_sends_is_no_part_of_the_other() {
    let (received, answer) = exchange(json(r#"{"id":"1","name":"a"}"#), async |client| {
        client.values().create_account("a", "secret").await
    })
    .await;
    assert_eq!(received.json(), json!({"name": "a", "password": "secret"}));
    assert_eq!(answer.expect("an answer").id, "1");
}

#[tokio::test]
async fn an_answer_of_any_depth_ends_and_is_no_crash() {
    let deep = format!(
        "{}{}",
        r#"{"shape":{},"child":"#.repeat(100_000),
        "}".repeat(100_000)
    );
    let (_, answer) = exchange(json(&deep), async |client| {
        client.values().echo(Shape::Round(Circle::new(1.0))).await
    })
    .await;
    // Levels that are too deep are left out.
    assert!(answer.is_ok_and(|answer| answer.child.is_some()));
}

#[tokio::test]
async fn what_was_read_can_be_changed_and_written_back() {
    let answer = json!({
        "id": 7, "area": 2.5, "name": "South", "plants": [{"kind": "oak", "height": 3.0}],
        "best": {"kind": "elm", "height": 1.0, "parent": {"kind": "ash", "height": 9.0}},
        "by_bed": {"left": {"kind": "fir", "height": 1.0}}, "water": {"source": "Rain", "seen": 4},
        "notes": ["dry"],
    });
    let server = Server::start(vec![json(&answer.to_string()), DONE.to_owned()]).await;
    let client = wire_api::Client::builder().base_url(&server.url).build();
    let client = client.expect("a client");
    let mut garden = client
        .values()
        .get_garden()
        .await
        .expect("an answer")
        .into_inner();
    garden.name = "North".to_owned();
    let none: [NewPlant; 0] = [];
    let call = client.values().update_garden("", none).with_body(garden);
    call.await.expect("a change");
    let received = server.received().await;
    assert_eq!(
        received[1].json(),
        json!({
            "id": 7, "name": "North", "plants": [{"kind": "oak"}],
            "best": {"kind": "elm", "parent": {"kind": "ash"}},
            "by_bed": {"left": {"kind": "fir"}}, "water": {"source": "Rain"}, "notes": ["dry"],
        })
    );
}
