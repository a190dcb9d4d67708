use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::*;
use crate::decode::{self, Reader};
use crate::{Credits, OneOrMany};

/// How sure the server is.
#[derive(Clone)]
enum Confidence {
    High,
    Unknown(String),
}

crate::open_enum!(Confidence, Unknown, High = "high");

/// As a generator writes answers: what is promised takes a default, what is not
/// is left out when it is absent.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
struct Person {
    #[serde(rename = "fullName", default)]
    name: String,
    #[serde(default)]
    age: u32,
    #[serde(default)]
    confidence: Confidence,
    #[serde(default)]
    paid: Credits,
    #[serde(default)]
    emails: Vec<String>,
    #[serde(default)]
    friends: Vec<Person>,
    /// Promised, and may be null.
    nickname: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<Employer>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    metadata: Map<String, Value>,
}

#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
struct Employer {
    #[serde(default)]
    domain: String,
}

fn person() -> Value {
    json!({
        "fullName": "Ada", "age": 36, "confidence": "high", "paid": 2.5, "emails": ["a@b.c"],
        "friends": [], "nickname": null, "phone": "1", "employer": { "domain": "b.c" },
        "metadata": { "a": null, "b": [null, { "c": null }] },
    })
}

fn odd_as<T: DeserializeOwned + Serialize>(came: &Value) -> Oddities {
    let (value, _) = decode::json::<T>(&came.to_string()).expect("an answer");
    let mut odd = Oddities::default();
    compare(
        Reader::new(&came.to_string()),
        &value,
        Promises::Kept,
        None,
        &mut odd,
    );
    odd
}

fn odd(came: &Value) -> String {
    odd_as::<Person>(came).to_string()
}

fn with(changes: Value) -> Value {
    let mut person = person();
    for (name, value) in changes.as_object().expect("an object") {
        person[name] = value.clone();
    }
    person
}

fn without(name: &str) -> Value {
    let mut person = person();
    person.as_object_mut().expect("an object").remove(name);
    person
}

#[test]
fn what_is_as_described_is_not_odd() {
    assert!(Confidence::High.is_known());
    assert_eq!(odd(&person()), "");
    for optional in ["phone", "employer", "metadata"] {
        assert_eq!(odd(&without(optional)), "");
        assert_eq!(odd(&with(json!({ optional: null }))), "");
    }
    assert_eq!(odd(&with(json!({ "friends": [person(), person()] }))), "");
}

#[test]
fn what_is_odd_is_named_by_its_place() {
    assert_eq!(odd(&without("fullName")), "`fullName` is missing");
    assert_eq!(odd(&without("nickname")), "`nickname` is missing");
    let nulls = with(json!({ "fullName": null, "paid": null, "emails": ["a", null] }));
    assert_eq!(
        odd(&nulls),
        "`fullName` is null, `paid` is null, `emails[1]` is null"
    );
    assert_eq!(
        odd(&with(json!({ "brand": null, "confidence": "so-so" }))),
        "`confidence` is new to `Confidence`, `brand` is not described"
    );
    assert_eq!(
        odd(&with(json!({ "employer": {} }))),
        "`employer.domain` is missing"
    );
}

#[test]
fn values_are_not_told() {
    let private = json!({ "jane@example.com": "jane", "confidence": "jane", "employer": {
        "domain": null, "jane doe": "jane",
    }});
    let odd = odd(&with(private));
    assert!(!odd.contains("jane"), "{odd}");
    assert_eq!(odd.matches('*').count(), 2, "{odd}");
}

#[test]
fn rows_with_the_same_oddity_are_one() {
    let mut row = without("age");
    row["brand"] = json!(1);
    let rows: Vec<_> = (0..1000).map(|_| row.clone()).collect();
    assert_eq!(
        odd(&with(json!({ "friends": rows }))),
        "`friends[0].age` is missing (1000 times), \
         `friends[0].brand` is not described (1000 times)"
    );
}

#[test]
fn of_many_oddities_the_first_are_told() {
    let brands: Map<String, Value> = (0..25).map(|n| (format!("n{n:02}"), json!(n))).collect();
    let odd = odd_as::<Person>(&with(Value::Object(brands)));
    assert_eq!(odd.iter().count(), 10);
    assert_eq!(odd.more(), 15);
    let first = odd.iter().next().expect("an oddity");
    assert_eq!(
        (first.path(), first.kind()),
        ("n00", OddityKind::Undescribed)
    );
    assert!(
        odd.to_string()
            .ends_with("`n09` is not described, and 15 more")
    );
}

#[test]
fn a_list_may_be_one() {
    #[derive(Deserialize, Serialize)]
    struct Holder {
        some: OneOrMany<Employer>,
    }
    for some in [
        json!({ "domain": "a" }),
        json!([{ "domain": "a" }]),
        json!([{ "domain": "a" }, { "domain": "b" }]),
    ] {
        assert_eq!(odd_as::<Holder>(&json!({ "some": some })).to_string(), "");
    }
    let odd = odd_as::<Holder>(&json!({ "some": [{ "domain": "a" }, {}] }));
    assert_eq!(odd.to_string(), "`some[1].domain` is missing");
}

/// As a generator writes what is in a union.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Rows {
    rows: u64,
}

/// As a generator writes a union.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
enum Progress {
    Number(f64),
    Rows(Rows),
    #[serde(serialize_with = "crate::open_enum::write_unknown")]
    Unknown(Value),
}

impl Default for Progress {
    fn default() -> Self {
        Self::Unknown(Value::Null)
    }
}

#[test]
fn a_value_that_is_no_alternative_of_a_union_is_odd() {
    #[derive(Deserialize, Serialize)]
    struct Holder {
        #[serde(default)]
        progress: Progress,
        #[serde(default)]
        list: Vec<Progress>,
        #[serde(default)]
        free: Value,
    }
    let odd = |progress: Value| {
        let list = [json!(1), json!({ "rows": 1 }), progress];
        let free = json!({ "a": [null] });
        odd_as::<Holder>(&json!({ "progress": 1.5, "list": list, "free": free })).to_string()
    };
    assert_eq!(odd(json!(2)), "");
    for (came, said) in [
        (json!("half"), "a string, which does not fit"),
        (json!(true), "a number or a boolean, which does not fit"),
        (json!(["x"]), "a list, which does not fit"),
        (
            json!({ "done": { "rows": null } }),
            "an object, which does not fit",
        ),
        (json!(null), "null"),
    ] {
        assert_eq!(odd(came), format!("`list[2]` is {said}"));
    }
    let odd = odd_as::<Holder>(&json!({ "list": [], "free": 1 }));
    assert_eq!(odd.to_string(), "`progress` is missing");
}

#[test]
fn a_type_that_was_merged_promises_nothing() {
    let came = json!({ "age": null, "brand": 1 });
    let (value, _) = decode::json::<Person>(&came.to_string()).expect("an answer");
    let mut odd = Oddities::default();
    compare(
        Reader::new(&came.to_string()),
        &value,
        Promises::None,
        Some("meta"),
        &mut odd,
    );
    assert_eq!(
        odd.to_string(),
        "`meta.age` is null, `meta.brand` is not described"
    );
}

#[test]
fn what_others_wrote_leaves_no_trace() {
    serde_json::to_string(&Confidence::from("so-so")).expect("JSON");
    assert_eq!(odd(&person()), "");
}

/// Something that a server may do to one member of a person.
#[derive(Debug, Clone)]
enum Change {
    Remove(&'static str),
    Null(&'static str),
    Add(String),
    Rename,
}

const PROMISED: [&str; 6] = ["fullName", "age", "confidence", "paid", "emails", "friends"];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        prop::sample::select(&PROMISED[..]).prop_map(Change::Remove),
        prop::sample::select(&PROMISED[..]).prop_map(Change::Null),
        "x[a-z]{0,3}".prop_map(Change::Add),
        Just(Change::Rename),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{0,3}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Changes one of the rows, and says what is odd about it then, if it was not
/// changed so already.
fn apply(rows: &mut [Value], row: usize, change: &Change, new: &Value) -> Option<String> {
    let index = row % rows.len();
    let members = rows[index].as_object_mut()?;
    let (name, word) = match change {
        Change::Remove(name) => (*name, "missing"),
        Change::Null(name) => (*name, "null"),
        Change::Add(name) => (name.as_str(), "not described"),
        Change::Rename => ("confidence", "new to `Confidence`"),
    };
    let is_there = members.get(name).is_some_and(|value| *value != "so-so");
    let is_new = matches!(change, Change::Add(_));
    if is_there == is_new || members.get(name).is_some_and(Value::is_null) {
        return None;
    }
    match change {
        Change::Remove(_) => drop(members.remove(name)),
        Change::Null(_) => drop(members.insert(name.into(), Value::Null)),
        Change::Add(_) => drop(members.insert(name.into(), new.clone())),
        Change::Rename => drop(members.insert(name.into(), "so-so".into())),
    }
    Some(format!("`friends[{index}].{name}` is {word}"))
}

proptest! {
    #[test]
    fn what_was_changed_is_what_is_odd(
        changes in prop::collection::vec((0..4_usize, change(), any_json()), 0..8),
        free in any_json(),
    ) {
        let mut rows = vec![with(json!({ "metadata": { "free": free } })); 4];
        let mut expected: Vec<String> = changes
            .iter()
            .filter_map(|(row, change, new)| apply(&mut rows, *row, change, new))
            .collect();
        let came = with(json!({ "friends": rows }));

        let (value, _) = decode::json::<Person>(&came.to_string()).expect("an answer");
        prop_assert_eq!(value.friends.len(), 4);
        for friend in &value.friends {
            prop_assert_eq!(&friend.metadata["free"], &free);
        }

        // The same in several rows is told once, so each row is looked at by itself.
        let mut found = Vec::new();
        for (index, friend) in value.friends.iter().enumerate() {
            let mut odd = Oddities::default();
            let came = came["friends"][index].to_string();
            compare(Reader::new(&came), friend, Promises::Kept, None, &mut odd);
            let at = |odd: &Oddity| odd.to_string().replacen('`', &format!("`friends[{index}]."), 1);
            found.extend(odd.iter().map(at));
        }
        let all = odd_as::<Person>(&came);
        let places = all.iter().map(Oddity::count).sum::<usize>() + all.more();
        prop_assert_eq!(places, expected.len());
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn nothing_that_comes_panics(came in any_json()) {
        if let Ok((value, _)) = decode::json::<Person>(&came.to_string()) {
            let mut odd = Oddities::default();
            compare(Reader::new(&came.to_string()), &value, Promises::Kept, None, &mut odd);
        }
    }
}

/// An object that may have any members besides.
#[derive(Debug, Deserialize, Serialize)]
struct Open {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[test]
fn many_members_are_compared_in_bearable_time() {
    let rest: Map<String, Value> = (0..200_000).map(|it| (it.to_string(), 1.into())).collect();
    let text = serde_json::to_string(&Open { name: None, rest }).expect("JSON");
    let text = text.replacen('{', r#"{"name":null,"#, 1);
    let value: Open = serde_json::from_str(&text).expect("an answer");
    let start = std::time::Instant::now();
    let mut odd = Oddities::default();
    compare(Reader::new(&text), &value, Promises::Kept, None, &mut odd);
    assert!(odd.is_empty());
    // If each were held against all others it would be minutes.
    assert!(start.elapsed().as_secs() < 20);
}
