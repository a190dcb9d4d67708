//! Bodies with a wrong type at each place, driven by `openapi/enrich.yaml`.

use std::sync::LazyLock;

use enrich_sandbox::Sandbox;
use enrich_sandbox::description::{Description, Operation};
use futures_util::{StreamExt, stream};
use reqwest::Client;
use serde_json::{Map, Value, json};

use crate::support::sandbox;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../../openapi/enrich.yaml");
    serde_yaml_ng::from_str(text).expect("YAML")
});

/// What serde says of data that does not fit. The service itself writes
/// `Expected`, with a capital letter.
const WORDS_OF_SERDE: [&str; 10] = [
    "invalid type",
    "invalid value",
    "invalid length",
    "missing field",
    "unknown field",
    "unknown variant",
    "duplicate field",
    "did not match",
    "expected",
    "at line",
];

/// The node itself, or the one that it refers to.
fn resolved(node: &'static Value) -> &'static Value {
    match node["$ref"].as_str() {
        None => node,
        Some(reference) => {
            let pointer = reference.strip_prefix('#').expect("a local reference");
            resolved(DOCUMENT.pointer(pointer).expect("it leads somewhere"))
        }
    }
}

/// A value that fits a schema, with all members that it describes.
fn sample(schema: &'static Value) -> Value {
    let schema = resolved(schema);
    if let Some(options) = schema["enum"].as_array() {
        return options[0].clone();
    }
    if let Some(options) = schema["oneOf"].as_array() {
        return sample(&options[0]);
    }
    match schema["type"].as_str() {
        Some("string") => match schema["format"].as_str() {
            Some("email") => json!("ada@robotics.example"),
            Some("uri") => json!("http://127.0.0.1:9/ada"),
            None => json!("93.184.216.34"),
            Some(other) => panic!("no sample of a string with the format {other}"),
        },
        Some("integer" | "number") => json!(schema["minimum"].as_i64().unwrap_or(1)),
        Some("boolean") => json!(true),
        Some("array") => json!([sample(&schema["items"])]),
        _ => Value::Object(members(schema)),
    }
}

fn members(schema: &'static Value) -> Map<String, Value> {
    let schema = resolved(schema);
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let mut all: Map<_, _> = parts.flat_map(members).collect();
    let own = schema["properties"].as_object().into_iter().flatten();
    all.extend(own.map(|(name, schema)| (name.clone(), sample(schema))));
    all
}

/// The operations that take a body, with a body for each.
fn bodies() -> Vec<(&'static Operation, Value)> {
    let operations = Description::get().operations().iter();
    operations
        .filter_map(|operation| {
            let validator = operation.body.as_ref()?.validator();
            let node = &DOCUMENT["paths"][&operation.path]["post"]["requestBody"];
            let body = sample(&node["content"]["application/json"]["schema"]);
            assert!(validator.is_valid(&body), "{}: {body}", operation.id);
            Some((operation, body))
        })
        .collect()
}

/// Pointers to everything in a value, itself included.
fn places(value: &Value, at: &str) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| places(member, &format!("{at}/{name}")))
            .collect(),
        Value::Array(items) => items
            .iter()
            .flat_map(|item| places(item, &format!("{at}/0")))
            .collect(),
        _ => Vec::new(),
    };
    std::iter::once(at.to_owned()).chain(below).collect()
}

fn with(body: &Value, place: &str, value: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(place).expect("it is there") = value;
    body
}

fn without(body: &Value, place: &str) -> Value {
    let mut body = body.clone();
    if let Some((parent, name)) = place.rsplit_once('/')
        && let Some(Value::Object(members)) = body.pointer_mut(parent)
    {
        members.remove(name);
    }
    body
}

/// Sends a text as a body. Returns the status and the answer.
async fn send(http: &Client, sandbox: &Sandbox, path: &str, body: String) -> (u16, String) {
    let path = path.replace("{teamId}", &sandbox.team_id());
    let request = http
        .post(format!("{}{path}", sandbox.base_url()))
        .header("x-api-key", sandbox.key())
        .header("content-type", "application/json")
        .body(body);
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    (status, answer.text().await.expect("a body"))
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_types_are_refused_in_the_words_of_the_service() {
    let sandbox = sandbox().await;
    let http = Client::new();
    let problem = Description::get().problem().validator();
    let mut wrong = Vec::new();
    for (operation, body) in bodies() {
        let validator = operation.body.as_ref().expect("it has one").validator();
        for place in places(&body, "") {
            let values = [
                Value::Null,
                json!(true),
                json!(-1),
                json!(1.5),
                json!(1e300),
                json!("x"),
                json!([7]),
                json!({ "x": 1 }),
            ];
            let replaced = values.map(|value| with(&body, &place, value));
            let removed = without(&body, &place);
            wrong.extend(
                replaced
                    .into_iter()
                    .chain([removed])
                    .filter(|body| !validator.is_valid(body))
                    .map(|body| (operation, place.clone(), body.to_string())),
            );
        }
    }
    assert!(wrong.len() > 1_000, "{}", wrong.len());
    let answers = stream::iter(wrong).map(async |(operation, place, body)| {
        let (status, answer) = send(&http, &sandbox, &operation.path, body.clone()).await;
        (operation, place, body, status, answer)
    });
    let mut answers = answers.buffer_unordered(8);
    while let Some((operation, place, body, status, answer)) = answers.next().await {
        let what = format!("{} {place}: {answer}\n{body}", operation.id);
        assert_eq!(status, 400, "{what}");
        let parsed: Value = serde_json::from_str(&answer).expect("JSON");
        assert!(problem.is_valid(&parsed), "{what}");
        assert!(
            operation
                .answer(400, enrich_sandbox::description::Form::Problem)
                .is_some_and(|schema| schema.validator().is_valid(&parsed)),
            "{what}"
        );
        let detail = parsed["detail"].as_str().expect("a detail");
        assert!(detail.starts_with("body"), "{what}");
        for words in WORDS_OF_SERDE {
            assert!(!detail.contains(words), "{what}");
        }
    }
}

#[tokio::test]
async fn bodies_that_are_not_json_are_refused_in_the_words_of_the_service() {
    let sandbox = sandbox().await;
    let http = Client::new();
    for (operation, body) in bodies() {
        let body = body.to_string();
        for broken in [
            "{".to_owned(),
            body.replacen(':', " ", 1),
            body.replacen('}', ",}", 1),
            "{\"x\": 1e999}".to_owned(),
            "{\"x\": \"\\ud800\"}".to_owned(),
            "[".repeat(1_000),
        ] {
            let (status, answer) = send(&http, &sandbox, &operation.path, broken).await;
            let what = format!("{}: {answer}", operation.id);
            assert_eq!(status, 400, "{what}");
            let problem: Value = serde_json::from_str(&answer).expect("JSON");
            let detail = problem["detail"].as_str().expect("a detail");
            assert!(detail.starts_with("body is not JSON"), "{what}");
            for words in WORDS_OF_SERDE {
                assert!(!detail.contains(words), "{what}");
            }
        }
    }
}

#[tokio::test]
async fn members_that_are_given_twice_are_taken_once() {
    let sandbox = sandbox().await;
    let http = Client::new();
    for (operation, body) in bodies() {
        for (name, member) in body.as_object().expect("an object") {
            let text = body.to_string();
            let twice = text.replacen('{', &format!("{{\"{name}\":{member},"), 1);
            let (status, answer) = send(&http, &sandbox, &operation.path, twice).await;
            assert_eq!(status, 200, "{} {name}: {answer}", operation.id);
        }
    }
}

#[tokio::test]
async fn whole_numbers_are_integers_however_they_are_written() {
    let sandbox = sandbox().await;
    let http = Client::new();
    let mut tried = 0;
    for (operation, body) in bodies() {
        for place in places(&body, "") {
            let Some(number) = body.pointer(&place).and_then(Value::as_i64) else {
                continue;
            };
            let marked = with(&body, &place, json!("@")).to_string();
            for written in [
                format!("{number}.0"),
                format!("{number}e0"),
                format!("{number}.0E+0"),
            ] {
                let text = marked.replace("\"@\"", &written);
                let (status, answer) = send(&http, &sandbox, &operation.path, text).await;
                assert_eq!(status, 200, "{} {place}: {answer}", operation.id);
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}
