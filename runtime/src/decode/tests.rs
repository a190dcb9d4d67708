use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::*;
use crate::Credits;

#[derive(Debug, PartialEq, Deserialize)]
struct Lead {
    score: u8,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Closed {
    Open,
    #[serde(rename = "lead")]
    Of(Lead),
    Pair(u8, u8),
    Named {
        name: String,
    },
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Union {
    Number(u8),
    Company(Box<Company>),
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Company {
    name: String,
    size: u32,
    open: bool,
    score: f64,
    funds: Credits,
    tags: Vec<String>,
    notes: Vec<Option<u8>>,
    extra: Map<String, Value>,
    any: Value,
    branches: Vec<Company>,
    site: Option<Box<Company>>,
    address: Option<std::net::IpAddr>,
    state: Option<Closed>,
    union: Option<Union>,
    pair: (u8, String),
    by_country: BTreeMap<String, u8>,
    by_number: BTreeMap<u8, bool>,
}

fn misfit<T: DeserializeOwned + Debug>(text: &str) -> (String, String) {
    let misfit = json::<T>(text).expect_err("a misfit");
    (misfit.path, misfit.message)
}

/// What is made of `text`, and what did not fit.
fn read<T: DeserializeOwned>(text: &str) -> (T, String) {
    let read = json(text).map(|(value, odd)| (value, odd.to_string()));
    read.unwrap_or_else(|misfit| panic!("{misfit:?}: {text}"))
}

fn company(value: Value) -> Company {
    read(&value.to_string()).0
}

#[test]
fn says_which_field() {
    let (path, message) = misfit::<Lead>(r#"{"score":"high"}"#);
    assert_eq!(path, "score");
    assert_eq!(message, "invalid type: string, expected u8");
    let (path, message) = misfit::<Lead>("{}");
    assert_eq!(path, "");
    assert_eq!(message, "missing field `score`");
    let (rows, odd) = read::<Vec<Lead>>(r#"[{"score":1},{"score":"high"}]"#);
    assert_eq!(rows, [Lead { score: 1 }]);
    assert_eq!(
        odd,
        "`[1].score` is a string, which does not fit, `[1]` is an object, which does not fit, \
         `[1]` is left out"
    );
}

#[test]
fn never_quotes_the_value() {
    let quoting = [
        misfit::<Lead>(r#"{"score":"jane@example.com"}"#),
        misfit::<Lead>(r#"{"score":"jane, expected jane"}"#),
        misfit::<Closed>(r#""jane@example.com""#),
        misfit::<Closed>(r#"{"jane@example.com":1}"#),
        misfit::<Credits>(r#""jane@example.com""#),
        misfit::<std::net::IpAddr>(r#""jane@example.com""#),
        misfit::<Lead>(r#"{"score":jane}"#),
    ];
    for (path, message) in quoting {
        assert!(
            !path.contains("jane") && !message.contains("jane@"),
            "{path}: {message}"
        );
    }
    let (map, odd) = read::<BTreeMap<String, u8>>(r#"{"jane@example.com":"x"}"#);
    assert_eq!(map["jane@example.com"], 0);
    assert_eq!(odd, "`*` is a string, which does not fit");
    assert_eq!(
        misfit::<u8>("5000").1.split(',').next(),
        Some("invalid value: integer")
    );
}

#[test]
fn says_that_it_is_not_json() {
    assert!(misfit::<Lead>("<html>").1.starts_with("not JSON"));
    assert!(misfit::<Lead>(r#"{"score":1"#).1.contains("ends before"));
    assert!(misfit::<u8>("1 2").1.starts_with("not JSON"));
    for broken in [
        r#"{"size" 1}"#,
        r#"{"size":}"#,
        r#"{"size":1,}"#,
        r#"{"tags":["a""b"]}"#,
        r#"{"tags":["a",]}"#,
        r#"{size:1}"#,
        r#"{"size":1]"#,
    ] {
        assert!(
            misfit::<Company>(broken).1.starts_with("not JSON"),
            "{broken}"
        );
    }
    for cut in [
        r#"{"name":"a"#,
        r#"{"name":"a\"#,
        r#"{"open":tr"#,
        r#"{"size":-"#,
        r#"{"x":[1"#,
    ] {
        assert!(misfit::<Company>(cut).1.contains("ends before"), "{cut}");
    }
}

#[test]
fn null_is_nothing_where_a_value_is_promised() {
    let members = [
        "name",
        "size",
        "open",
        "score",
        "funds",
        "tags",
        "notes",
        "extra",
        "any",
        "branches",
        "site",
        "address",
        "state",
        "union",
        "pair",
        "by_country",
        "by_number",
    ];
    for member in members {
        assert_eq!(company(json!({ member: null })), Company::default());
        let inner = company(json!({ "branches": [{ member: null }], "site": { member: null } }));
        assert_eq!(inner.branches, [Company::default()]);
        assert_eq!(inner.site.as_deref(), Some(&Company::default()));
    }
}

#[test]
fn lists_keep_their_length() {
    let company = company(json!({
        "tags": ["a", null, "b", 7], "notes": [1, null, "x"],
        "branches": [null, { "name": "B" }, "C", []],
    }));
    assert_eq!(company.tags, ["a", "", "b", ""]);
    assert_eq!(company.notes, [Some(1), None, None]);
    assert_eq!(company.branches.len(), 4);
    for unfit in [0, 2, 3] {
        assert_eq!(company.branches[unfit], Company::default());
    }
    assert_eq!(company.branches[1].name, "B");
}

#[test]
fn what_has_no_type_keeps_its_nulls() {
    let free = json!({ "a": null, "b": [null, { "c": null }] });
    let company = company(json!({ "name": null, "extra": free, "any": free }));
    assert_eq!(Value::Object(company.extra), free);
    assert_eq!(company.any, free);
}

#[test]
fn the_whole_is_not_nothing() {
    for nothing in ["null", " null ", "7", "[]", r#""""#] {
        assert!(json::<Company>(nothing).is_err(), "{nothing}");
    }
    assert!(json::<Vec<Company>>("null").is_err());
}

#[test]
fn a_member_that_does_not_fit_takes_its_default_and_the_rest_arrives() {
    let unfit = [
        ("name", json!(7), "a number"),
        ("name", json!({}), "an object"),
        ("size", json!("many"), "a string"),
        ("size", json!({ "a": 1 }), "an object"),
        ("size", json!(1.5), "a number"),
        ("size", json!(-1), "a number"),
        ("size", json!(5_000_000_000_u64), "a number"),
        ("open", json!(1), "a number"),
        ("score", json!("x"), "a string"),
        ("funds", json!(["x"]), "a list"),
        ("tags", json!("x"), "a string"),
        ("branches", json!({}), "an object"),
        ("site", json!([1, 2]), "a list"),
        ("site", json!(true), "a boolean"),
        ("address", json!("::x"), "a string"),
        ("state", json!("new"), "a string"),
        ("state", json!({ "lead": { "score": "x" } }), "an object"),
        ("union", json!("x"), "a string"),
        ("pair", json!([1]), "a list"),
        ("by_country", json!([]), "a list"),
    ];
    for (member, value, found) in unfit {
        let rest = json!({ "name": "A", "size": 3, "open": true, "tags": ["a"] });
        let mut came = rest.clone();
        came[member] = value;
        let mut expected = rest;
        expected.as_object_mut().expect("an object").remove(member);
        let (read, odd) = read::<Company>(&came.to_string());
        assert_eq!(read, company(expected), "{came}");
        let place = format!("`{member}` is {found}, which does not fit");
        assert!(odd.ends_with(&place), "{came}: {odd}");
    }
}

#[test]
fn a_field_takes_the_default_that_is_its_own() {
    #[derive(Deserialize)]
    struct Balance {
        #[serde(default = "euro")]
        currency: String,
    }
    fn euro() -> String {
        "euro".to_owned()
    }
    for unfit in ["{}", r#"{"currency":null}"#, r#"{"currency":7}"#] {
        assert_eq!(read::<Balance>(unfit).0.currency, "euro");
        let rows = format!("[{unfit}]");
        assert_eq!(read::<Vec<Balance>>(&rows).0[0].currency, "euro");
    }
}

#[test]
fn what_has_no_default_is_left_out_of_what_holds_it() {
    #[derive(Debug, Deserialize)]
    struct Holder {
        lead: Option<Lead>,
        by_name: BTreeMap<String, Lead>,
    }
    let text = r#"{"lead":{"score":"x"},"by_name":{"a":{"score":1},"b":{"score":null}}}"#;
    let (holder, odd) = read::<Holder>(text);
    assert_eq!(holder.lead, None);
    assert_eq!(holder.by_name.into_keys().collect::<Vec<_>>(), ["a"]);
    assert_eq!(
        odd,
        "`lead.score` is a string, which does not fit, `lead` is an object, which does not fit, \
         `by_name.*` is an object, which does not fit, `by_name.*` is left out"
    );
}

#[test]
fn whole_numbers_may_be_written_with_a_fraction_or_an_exponent() {
    for (text, size) in [
        ("1.0", 1),
        ("1e3", 1000),
        ("12.50e1", 125),
        ("0.0", 0),
        ("-0.0", 0),
    ] {
        let (company, odd) = read::<Company>(&format!(r#"{{"size":{text},"score":{text}}}"#));
        assert_eq!((company.size, odd.as_str()), (size, ""), "{text}");
        assert_eq!(company.score, f64::from(size));
    }
    assert_eq!(read::<i64>("-3.0").0, -3);
    assert_eq!(read::<i64>("-9223372036854775808").0, i64::MIN);
    assert_eq!(read::<u64>("18446744073709551615").0, u64::MAX);
    assert_eq!(
        read::<f64>("18446744073709551616").0,
        18_446_744_073_709_551_616.0
    );
    for unfit in [
        "1.5",
        "1e300",
        "1e400",
        "18446744073709551616",
        "NaN",
        "-Infinity",
        "+1",
        ".5",
    ] {
        let (company, odd) = read::<Company>(&format!(r#"{{"size":{unfit},"name":"A"}}"#));
        assert_eq!((company.size, company.name.as_str()), (0, "A"), "{unfit}");
        assert!(odd.starts_with("`size` is a "), "{unfit}: {odd}");
    }
}

#[test]
fn text_that_is_not_quite_text_arrives_as_far_as_it_goes() {
    for (text, expected) in [
        (r#"{"name":"a\ud800b"}"#, "a\u{fffd}b"),
        (r#"{"name":"a\udc00\ud83d"}"#, "a\u{fffd}\u{fffd}"),
        (r#"{"name":"\ud800\u0041"}"#, "\u{fffd}A"),
        (r#"{"name":"\u12"}"#, "\u{fffd}12"),
        (r#"{"name":"a\xb"}"#, "a\u{fffd}xb"),
    ] {
        let (company, odd) = read::<Company>(text);
        assert_eq!(company.name, expected, "{text}");
        assert_eq!(odd, "`name` is not quite text");
    }
    let escapes = r#"{"name":"\"\\\/\b\f\n\r\t\u0041\ud83d\ude00é"}"#;
    let (company, odd) = read::<Company>(escapes);
    assert_eq!(company.name, "\"\\/\u{8}\u{c}\n\r\tA😀é");
    assert_eq!(odd, "");
}

#[test]
fn bytes_that_are_not_utf8_are_replaced_where_they_stand() {
    let body = b"{\"size\":1,\"tags\":[\"a\",\"M\xfcller\"]}";
    let (text, is_lossy) = text(body);
    let mut reader = Reader::new(&text).lossy(is_lossy);
    let company: Company = reader.value().expect("a company");
    assert_eq!(company.tags, ["a", "M\u{fffd}ller"]);
    assert_eq!(company.size, 1);
    assert_eq!(
        reader.findings().0.to_string(),
        "`tags[1]` is not quite text"
    );
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(
        read::<Company>("\u{feff}{\"size\":1}"),
        (company(json!({"size":1})), String::new())
    );
}

#[test]
fn of_a_member_given_twice_the_first_counts() {
    let text = r#"[{"name":"A","name":"B","size":1,"size":2,"name":"C"},{"name":"D"}]"#;
    let (companies, odd) = read::<Vec<Company>>(text);
    assert_eq!((companies[0].name.as_str(), companies[0].size), ("A", 1));
    assert_eq!(companies[1].name, "D");
    assert_eq!(
        odd,
        "`[0].name` is given more than once (2 times), `[0].size` is given more than once"
    );
}

#[test]
fn many_repeated_members_are_read_in_one_more_pass() {
    let members = r#","name":"B""#.repeat(100_000);
    let (company, _) = read::<Company>(&format!(r#"{{"name":"A"{members}}}"#));
    assert_eq!(company.name, "A");
}

#[test]
fn deep_nesting_costs_what_is_deep() {
    let deep = format!("{}7{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!(r#"{{"size":1,"name":null,"new":{deep},"any":{deep},"open":true}}"#);
    let (company, odd) = read::<Company>(&text);
    assert_eq!((company.size, company.open), (1, true));
    assert!(company.any.is_array());
    assert!(odd.contains("is a list, which does not fit"), "{odd}");
}

#[test]
fn keys_of_maps_may_be_numbers() {
    let (company, odd) = read::<Company>(r#"{"by_number":{"1":true,"x":true,"300":true}}"#);
    assert_eq!(company.by_number, BTreeMap::from([(1, true)]));
    assert_eq!(odd, "`by_number.*` is left out (2 times)");
}

#[test]
fn variants_are_told_by_their_name() {
    let state = |text: &str| read::<Closed>(text).0;
    assert_eq!(state(r#""open""#), Closed::Open);
    assert_eq!(
        state(r#"{"lead":{"score":1.0}}"#),
        Closed::Of(Lead { score: 1 })
    );
    assert_eq!(state(r#"{"pair":[1,2]}"#), Closed::Pair(1, 2));
    let name = "A".to_owned();
    assert_eq!(state(r#"{"named":{"name":"A"}}"#), Closed::Named { name });
    assert!(json::<Closed>("{}").is_err());
}

/// Any JSON, and text that is nearly JSON.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn strings_where_numbers_belong_are_not_quoted(text in "[a-zA-Z@\", `]{0,20}") {
        let body = json!({ "score": format!("~{text}~") });
        let (_, message) = misfit::<Lead>(&body.to_string());
        prop_assert!(!message.contains('~'), "{}", message);
    }

    #[test]
    fn json_is_read_as_it_was_written(value in any_json(), is_pretty: bool) {
        let text = if is_pretty {
            serde_json::to_string_pretty(&value)
        } else {
            serde_json::to_string(&value)
        };
        let text = text.expect("JSON");
        let (read, odd) = read::<Value>(&text);
        prop_assert_eq!(read, value);
        prop_assert_eq!(odd, "");
    }

    #[test]
    fn no_text_panics(text: String) {
        let _ = json::<Company>(&text);
        let _ = json::<Value>(&text);
    }

    #[test]
    fn no_text_made_of_json_panics(text in r#"([\[\]{},:"\\u08dn.e-]|"name":|"tags":|"site":|null){0,24}"#) {
        let _ = json::<Company>(&text);
        let _ = json::<Value>(&text);
    }

    #[test]
    fn any_object_is_a_company(
        members in prop::collection::vec(
            (prop::sample::select(&[
                "name", "size", "open", "score", "funds", "tags", "notes", "extra", "any",
                "branches", "site", "address", "state", "union", "pair", "by_country", "by_number",
            ][..]), any_json()),
            0..8,
        ),
    ) {
        let members: Vec<_> = members
            .iter()
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        let text = format!("{{{}}}", members.join(","));
        prop_assert!(json::<Company>(&text).is_ok(), "{}", text);
    }
}
