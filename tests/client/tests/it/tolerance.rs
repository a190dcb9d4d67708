//! An answer that is not as described still arrives, whatever it is that is odd;
//! and whoever asks for strictness is told the place.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use client_tests::service::{self, answer_of};
use client_tests::{Decisions, Description, Extent, Member, Service};
use enrich_api::{Client, ErrorKind};
use serde_json::{Value, json};
use wiremock::{Request, Respond, ResponseTemplate};

use crate::answers::plain;
use crate::calls::{CALLS, Call};

/// Answers with whatever was put there last.
#[derive(Clone, Default)]
struct Answering(Arc<Mutex<Value>>);

impl Answering {
    fn put(&self, answer: Value) {
        *self.0.lock().expect("no panic") = answer;
    }
}

impl Respond for Answering {
    fn respond(&self, _: &Request) -> ResponseTemplate {
        ResponseTemplate::new(200).set_body_json(&*self.0.lock().expect("no panic"))
    }
}

/// Answers to try in place of one, each with the place that is odd about it.
type Changes = fn(&Value, &[Member]) -> Vec<(String, Value)>;

/// Two clients of a service that answers what it is told to.
struct Bench {
    answering: Answering,
    _service: Service,
    client: Client,
    strict: Client,
}

impl Bench {
    async fn new() -> Self {
        let answering = Answering::default();
        let service = Service::answering(answering.clone()).await;
        let strict = service::client(service.base_url()).strict();
        Self {
            client: service.client(),
            strict: strict.build().expect("a client"),
            _service: service,
            answering,
        }
    }

    /// What is wrong with how `answer` is taken, if `pointer` is odd about it.
    async fn problem(&self, call: &Call, answer: &Value, pointer: &str) -> Option<String> {
        self.answering.put(answer.clone());
        let lacks_job = Decisions::enrich().job_id(call.operation).as_deref() == Some(pointer);
        match (call.send)(&self.client).await {
            // Without the id there is no job to go on with, but something to look for.
            Err(error) if lacks_job && error.body() == answer.to_string().as_bytes() => {}
            Err(error) => return Some(error.to_string()),
            Ok(_) if lacks_job => return Some("taken without the id of the job".to_owned()),
            Ok(kept) => {
                let kept = json!({"data": kept.data, "meta": kept.receipt});
                // A receipt has defaults of its own.
                let (sent, kept) = (
                    apart(answer, "data", pointer),
                    apart(&kept, "data", pointer),
                );
                if sent != kept {
                    return Some(format!("sent {sent}\n kept {kept}"));
                }
            }
        }
        match (call.send)(&self.strict).await {
            Err(error) => match error.kind() {
                ErrorKind::Decode { path, .. } if *path == place(pointer) => None,
                _ => Some(format!("refused for something else: {error}")),
            },
            Ok(_) => Some("taken by a strict client".to_owned()),
        }
    }

    /// All problems with the answers that come of changing the answer to each call
    /// in some way at some places.
    async fn problems(&self, changes: Changes) -> Vec<String> {
        let mut problems = Vec::new();
        let mut count = 0;
        for call in CALLS {
            let operation = Description::enrich().operation(call.operation);
            let Some(answer) = answer_of(&operation, Extent::Complete) else {
                continue;
            };
            let members = Description::enrich().members(operation.answer().schema, &answer);
            for (pointer, changed) in changes(&answer, &members) {
                count += 1;
                if let Some(problem) = self.problem(call, &changed, &pointer).await {
                    problems.push(format!("{} {pointer}: {problem}", call.operation));
                }
            }
        }
        assert!(count > 40, "only {count} places were tried");
        problems
    }
}

/// A part of an answer, without what is at `pointer` in the answer.
fn apart(answer: &Value, part: &str, pointer: &str) -> Value {
    let mut answer = answer.clone();
    remove(&mut answer, pointer);
    plain(&answer[part])
}

fn split(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').expect("a pointer to a member")
}

/// Takes out a member; an item leaves a gap, so that the others keep their places.
fn remove(value: &mut Value, pointer: &str) {
    let (parent, name) = split(pointer);
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.remove(name)),
        Some(list) => list[index(name)] = Value::Null,
        None => (),
    }
}

fn put(value: &Value, pointer: &str, new: Value) -> Value {
    let mut value = value.clone();
    let (parent, name) = split(pointer);
    match value.pointer_mut(parent).expect("a parent") {
        Value::Object(object) => drop(object.insert(name.to_owned(), new)),
        list => list[index(name)] = new,
    }
    value
}

fn index(name: &str) -> usize {
    name.parse().expect("a position")
}

/// How the client writes a pointer.
fn place(pointer: &str) -> String {
    let mut place = String::new();
    for name in pointer.split('/').skip(1) {
        match name.parse::<usize>() {
            Ok(index) => place.push_str(&format!("[{index}]")),
            Err(_) if place.is_empty() => place.push_str(name),
            Err(_) => place.push_str(&format!(".{name}")),
        }
    }
    place
}

/// Members of an export that the vendor documents and its SDKs do without. The
/// overlay makes them optional.
const OPTIONAL: [&str; 5] = ["name", "phase", "processedRows", "progress", "totalRows"];

/// The member that says whether a scrape has ended. The overlay makes it optional,
/// so that its absence differs from `false`.
const FLAG: &str = "/data/done";

/// The members that are promised, but for the answer itself: without it there is
/// nothing that could arrive.
fn promised(members: &[Member]) -> impl Iterator<Item = &Member> {
    let is_export = members
        .iter()
        .any(|it| it.pointer.ends_with("/processedRows"));
    let is_promised = move |member: &&Member| {
        let is_optional = is_export && OPTIONAL.contains(&split(&member.pointer).1);
        let is_optional = is_optional || member.pointer == FLAG;
        member.is_promised && !is_optional || member.pointer == "/meta"
    };
    members
        .iter()
        .filter(is_promised)
        .filter(|member| member.pointer != "/data")
}

fn removals(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let without = |member: &Member| {
        let mut changed = answer.clone();
        remove(&mut changed, &member.pointer);
        (member.pointer.clone(), changed)
    };
    promised(members).map(without).collect()
}

fn nulls(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let null = |member: &Member| {
        let changed = put(answer, &member.pointer, Value::Null);
        (member.pointer.clone(), changed)
    };
    let members = promised(members).filter(|member| !member.is_nullable);
    members.map(null).collect()
}

fn null_items(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let has_items = |member: &&Member| {
        let list = answer.pointer(&member.pointer).and_then(Value::as_array);
        list.is_some_and(|list| !list.is_empty())
    };
    let null = |member: &Member| {
        let pointer = format!("{}/0", member.pointer);
        let changed = put(answer, &pointer, Value::Null);
        (pointer, changed)
    };
    members.iter().filter(has_items).map(null).collect()
}

fn additions(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let objects: BTreeSet<&str> = members.iter().map(|it| split(&it.pointer).0).collect();
    let news = [json!({"deep": [1]}), Value::Null];
    let with = |object: &str| {
        let pointer = format!("{object}/brandNew");
        news.each_ref()
            .map(|new| (pointer.clone(), put(answer, &pointer, new.clone())))
    };
    objects.into_iter().flat_map(with).collect()
}

fn new_values(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let enums = members.iter().filter(|member| member.is_enum);
    enums
        .map(|it| {
            (
                it.pointer.clone(),
                put(answer, &it.pointer, json!("brand-new")),
            )
        })
        .collect()
}

/// A receipt in which something does not fit is none: see the tests of the runtime.
fn misfits(answer: &Value, members: &[Member]) -> Vec<(String, Value)> {
    let is_of_data = |member: &&Member| member.pointer.starts_with("/data/");
    let misfit = |member: &Member| {
        let unfit = match answer.pointer(&member.pointer)? {
            Value::Null => return None,
            Value::Object(_) | Value::Array(_) => json!("brand-new"),
            _ => json!({"brandNew": [1]}),
        };
        let changed = put(answer, &member.pointer, unfit);
        Some((member.pointer.clone(), changed))
    };
    members
        .iter()
        .filter(is_of_data)
        .filter_map(misfit)
        .collect()
}

#[tokio::test]
async fn a_member_that_does_not_fit_costs_no_other() {
    let problems = Bench::new().await.problems(misfits).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn what_was_promised_may_be_missing() {
    let problems = Bench::new().await.problems(removals).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn what_was_promised_may_be_null() {
    let problems = Bench::new().await.problems(nulls).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn what_is_in_a_list_may_be_null() {
    let problems = Bench::new().await.problems(null_items).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn what_is_new_does_no_harm_anywhere() {
    let problems = Bench::new().await.problems(additions).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn enums_may_grow() {
    let problems = Bench::new().await.problems(new_values).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn the_strict_take_what_is_as_described() {
    let bench = Bench::new().await;
    let mut problems = Vec::new();
    for extent in [Extent::Complete, Extent::Nulls, Extent::Bare] {
        for call in CALLS {
            let operation = Description::enrich().operation(call.operation);
            let Some(mut answer) = answer_of(&operation, extent) else {
                continue;
            };
            // Where there could be a receipt, its absence is odd.
            let complete = answer_of(&operation, Extent::Complete);
            if complete.is_some_and(|answer| answer.get("meta").is_some()) {
                let object = answer.as_object_mut().expect("an object");
                object.entry("meta").or_insert_with(|| json!({}));
            }
            bench.answering.put(answer.clone());
            if answer.get("data").is_some()
                && let Err(error) = (call.send)(&bench.strict).await
            {
                problems.push(format!("{} {extent:?}: {error}", call.operation));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn one_call_can_be_strict() {
    let bench = Bench::new().await;
    let data = json!({"email": "ada@example.com", "isCatchAll": null});
    bench.answering.put(json!({"success": true, "data": data}));
    let validate = || bench.client.email_validation().validate("ada@example.com");
    let validated = validate().await.expect("an answer");
    assert_eq!(validated.email, "ada@example.com");

    let error = validate().strict().await.expect_err("a refusal");
    assert_eq!(error.outcome(), enrich_api::Outcome::Unknown);
    assert!(String::from_utf8_lossy(error.body()).contains("ada@example.com"));
    let message = error.to_string();
    assert!(message.contains("`data.isCatchAll` is null"), "{message}");
    assert!(message.contains("`meta` is missing"), "{message}");
    assert!(!message.contains("ada@"), "{message}");
}
