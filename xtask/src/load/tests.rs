use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::document::{MAX_DEPTH, Node, Value};

/// Loads a file that has this content.
fn load_bytes(name: &str, content: &[u8]) -> Result<Document, Failure> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    load(&path)
}

fn loaded(name: &str, content: &[u8]) -> serde_json::Value {
    load_bytes(name, content).unwrap().root.to_json()
}

/// The codes of what is wrong, each with its line and column.
fn problems(name: &str, content: &[u8]) -> Vec<(&'static str, usize, usize)> {
    let failure = load_bytes(name, content).unwrap_err();
    let told = failure.diagnostics.iter().map(|problem| {
        let place = problem.place.unwrap();
        let source = &failure.sources[place.source.0 as usize];
        let position = source.position(place.start);
        (problem.code, position.line, position.column)
    });
    told.collect()
}

#[test]
fn reads_past_a_byte_order_mark() {
    assert_eq!(loaded("a.yaml", b"\xef\xbb\xbfa: 1"), json!({"a": 1}));
    assert_eq!(loaded("a.json", b"\xef\xbb\xbf{\"a\": 1}"), json!({"a": 1}));
    let marked = problems("a.yaml", b"\xef\xbb\xbfa: 1\na: 2");
    assert_eq!(marked, [("load/duplicate-key", 2, 1)]);
}

#[test]
fn takes_any_line_break() {
    let yaml = b"a:\r\n  - 1\r\nb: |\r\n  one\r\n  two\r\n";
    assert_eq!(loaded("a.yaml", yaml), json!({"a": [1], "b": "one\ntwo\n"}));
    assert_eq!(loaded("a.json", b"{\r\n\"a\":\r\n1}\r\n"), json!({"a": 1}));
    let problem = problems("a.yaml", b"a: 1\r\nb: 2\r\na: 3\r\n");
    assert_eq!(problem, [("load/duplicate-key", 3, 1)]);
}

#[test]
fn goes_by_the_extension_then_by_the_start() {
    let json = b"  {\"a\":\t\"\\ud83d\\ude00\"}";
    assert_eq!(loaded("a.JSON", json), json!({"a": "😀"}));
    assert_eq!(loaded("openapi", json), json!({"a": "😀"}));
    assert_eq!(loaded("openapi.txt", b"a: 1"), json!({"a": 1}));
    assert_eq!(problems("a.json", b"a: 1"), [("load/json", 1, 1)]);
}

#[test]
fn tells_what_is_no_text() {
    assert_eq!(problems("a.yaml", b"a: \xff"), [("load/not-utf8", 1, 4)]);
    assert_eq!(
        problems("a.yaml", b"\xef\xbb\xbfa: \xff"),
        [("load/not-utf8", 1, 4)]
    );
    let utf16 = load_bytes("a.yaml", b"\xff\xfea\0:\0").unwrap_err();
    assert!(utf16.to_string().contains("UTF-16"));
    let nul = b"a: 1\nb: \0\nc: 3";
    assert_eq!(problems("a.yaml", nul), [("load/control-character", 2, 4)]);
    assert_eq!(
        problems("a.json", b"\x0c{}"),
        [("load/control-character", 1, 1)]
    );
}

#[test]
fn tells_what_is_empty() {
    for content in ["", "\n \n", "\u{feff}"] {
        let yaml = problems("a.yaml", content.as_bytes());
        assert_eq!(yaml, [("load/empty", 1, 1)]);
        let json = problems("a.json", content.as_bytes());
        assert_eq!(json, [("load/empty", 1, 1)]);
    }
}

#[test]
fn tells_what_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for (path, code) in [
        (folder.path().to_owned(), "load/directory"),
        (folder.path().join("no.yaml"), "load/no-file"),
        (Path::new("").to_owned(), "load/no-file"),
    ] {
        let failure = load(&path).unwrap_err();
        assert_eq!(failure.diagnostics[0].code, code);
        assert_eq!(failure.diagnostics[0].place, None);
    }
}

#[test]
fn nests_only_so_deep() {
    let json = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let objects = |depth: usize| "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
    let block = |depth: usize| "- ".repeat(depth) + "1";
    for (name, text) in [
        ("a.json", json as fn(usize) -> String),
        ("a.json", objects),
        ("a.yaml", json),
        ("a.yaml", objects),
        ("a.yaml", block),
    ] {
        assert!(load_bytes(name, text(MAX_DEPTH).as_bytes()).is_ok());
        for depth in [MAX_DEPTH + 1, 1_000, 100_000] {
            let failure = load_bytes(name, text(depth).as_bytes()).unwrap_err();
            assert_eq!(
                failure.diagnostics[0].code, "load/too-deep",
                "{name} {depth}"
            );
        }
    }
}

#[test]
fn knows_where_yaml_was_written() {
    let text = "ä: [1, 'two']\nmap:\n  key: value  # why\n  text: |\n    one\n\nend: &x {a: b}\nnothing:\n";
    let document = load_bytes("a.yaml", text.as_bytes()).unwrap();
    let written = |pointer: &str| {
        let pointer = crate::document::Pointer::parse(pointer).unwrap();
        let place = document.root.at(&pointer).unwrap().place;
        &text[place.start..place.end]
    };
    assert_eq!(written("/ä"), "[1, 'two']");
    assert_eq!(written("/ä/1"), "'two'");
    assert_eq!(written("/map"), "key: value  # why\n  text: |\n    one");
    assert_eq!(written("/map/key"), "value");
    assert_eq!(written("/map/text"), "one");
    assert_eq!(written("/end"), "&x {a: b}");
    assert_eq!(written("/nothing"), "nothing");
    assert_eq!(written(""), text.trim_end().trim_end_matches(':'));
    for member in document.root.as_object().unwrap().values() {
        let key = &text[member.key.start..member.key.end];
        assert!(["ä", "map", "end", "nothing"].contains(&key), "{key}");
    }
}

#[test]
fn copies_only_so_many_path_items() {
    let same = |count: usize| {
        let paths = (0..count).map(|index| format!("  /{index}: {{$ref: '#/paths/~1a'}}\n"));
        format!(
            "paths:\n  /a: {{summary: a}}\n{}",
            paths.collect::<String>()
        )
    };
    assert!(load_bytes("a.yaml", same(201).as_bytes()).is_ok());
    let told = problems("a.yaml", same(203).as_bytes());
    assert_eq!(
        told,
        [
            ("load/path-item-flood", 204, 16),
            ("load/path-item-flood", 205, 16)
        ]
    );
}

#[test]
fn parts_of_other_files_keep_their_place() {
    let document = load(Path::new("tests/load/bundle/openapi.yaml")).unwrap();
    let limit = document
        .root
        .at(&crate::document::Pointer::parse("/components/schemas/Limit/type").unwrap());
    let place = limit.unwrap().place;
    let source = &document.sources[place.source.0 as usize];
    assert_eq!(source.path, Path::new("tests/load/bundle/parts.yaml"));
    assert_eq!(&source.text[place.start..place.end], "integer");
}

/// Any JSON value, of a moderate size.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![any::<String>(), "[a-z$/~{}:#&*!|>'\"%@`, -]{0,8}"];
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|it| json!(it)),
        any::<i64>().prop_map(|it| json!(it)),
        any::<u64>().prop_map(|it| json!(it)),
        any::<f64>().prop_map(|it| json!(it)),
        text.clone().prop_map(|it| json!(it)),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|it| json!(it)),
            prop::collection::vec((text.clone(), inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A text with some of its characters exchanged for others that matter.
fn mutated(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let bytes = prop_oneof![
        prop::sample::select(b"\0\t\n\r !\"#$%&'()*,-./01:<>?@[\\]^_`{|}~e".to_vec()),
        any::<u8>(),
    ];
    let edits = (
        any::<prop::sample::Index>(),
        0..4_usize,
        prop::collection::vec(bytes, 0..4),
    );
    prop::collection::vec(edits, 0..6).prop_map(move |edits| {
        let mut text = text.as_bytes().to_vec();
        for (at, removed, added) in edits {
            let start = at.index(text.len() + 1);
            let end = (start + removed).min(text.len());
            text.splice(start..end, added);
        }
        text
    })
}

/// Each value stands where its place says, in JSON.
fn stands_in_place(node: &Node, text: &str) {
    let read = |start: usize, end: usize| -> serde_json::Value {
        serde_json::from_str(&text[start..end]).unwrap()
    };
    assert_eq!(read(node.place.start, node.place.end), node.to_json());
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| stands_in_place(item, text)),
        Value::Object(members) => {
            for (name, member) in members {
                assert_eq!(read(member.key.start, member.key.end), json!(name));
                stands_in_place(&member.node, text);
            }
        }
        _ => {}
    }
}

/// Whatever is wrong can be shown.
fn can_be_shown(outcome: Result<Document, Failure>) {
    if let Err(failure) = outcome {
        assert!(failure.to_string().starts_with("error[load/"));
    }
}

const YAML: &str = include_str!("../../tests/load/scalars.yaml");
const PROBLEMS: &str = include_str!("../../tests/load/yaml-problems.yaml");
const REFERENCES: &str = include_str!("../../tests/load/local-refs.yaml");
const JSON: &str = include_str!("../../tests/load/json-strings.json");

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        can_be_shown(load_bytes("a.yaml", &bytes));
        can_be_shown(load_bytes("a.json", &bytes));
    }

    #[test]
    fn no_mutation_panics(bytes in prop_oneof![mutated(YAML), mutated(PROBLEMS), mutated(REFERENCES)]) {
        can_be_shown(load_bytes("a.yaml", &bytes));
    }

    #[test]
    fn reads_json_as_serde_json_does(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        let document = load_bytes("a.json", text.as_bytes()).unwrap();
        let read = document.root.to_json();
        prop_assert_eq!(read.to_string(), expected.to_string());
        stands_in_place(&document.root, &text);
    }

    #[test]
    fn accepts_only_what_serde_json_accepts(bytes in mutated(JSON)) {
        let expected = std::str::from_utf8(&bytes).ok()
            .and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
        match (load_bytes("a.json", &bytes), expected) {
            (Ok(document), expected) => prop_assert_eq!(Some(document.root.to_json()), expected),
            (Err(failure), Some(_)) => {
                prop_assert!(failure.diagnostics.iter().all(|it| it.code == "load/duplicate-key"));
            }
            (Err(_), None) => {}
        }
    }

    #[test]
    fn reads_json_as_yaml(value in any_json()) {
        let text = value.to_string();
        let document = load_bytes("a.yaml", text.as_bytes()).unwrap();
        prop_assert_eq!(document.root.to_json(), serde_json::from_str::<serde_json::Value>(&text).unwrap());
        stands_in_place(&document.root, &text);
    }
}
