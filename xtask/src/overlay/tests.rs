use std::path::Path;

use proptest::prelude::*;
use serde_json::json;
use serde_json_path::JsonPath;

use super::target::Target;
use super::*;
use crate::document::{Place, Source, SourceId};

/// A document of one file, each node of which stands at `start`.
fn document(path: &str, start: usize, json: serde_json::Value) -> Document {
    let place = Place {
        source: SourceId(0),
        start,
        end: start,
    };
    Document {
        sources: vec![Source {
            path: path.into(),
            text: " ".repeat(start + 1),
        }],
        root: Node::from_json(json, place),
    }
}

fn overlay(path: &str, start: usize, actions: serde_json::Value) -> Document {
    let info = json!({"title": "test", "version": "1"});
    let json = json!({"overlay": "1.0.0", "info": info, "actions": actions});
    document(path, start, json)
}

/// The file that a node was written in, and where.
fn written<'d>(document: &'d Document, pointer: &str) -> (&'d Path, usize) {
    let place = document
        .root
        .at(&Pointer::parse(pointer).unwrap())
        .unwrap()
        .place;
    (&document.sources[place.source.0 as usize].path, place.start)
}

#[test]
fn what_is_merged_keeps_its_place() {
    let description = document(
        "a.yaml",
        1,
        json!({"info": {"title": "a", "kept": {}}, "tags": []}),
    );
    let first = overlay(
        "b.yaml",
        2,
        json!([{"target": "$.info", "update": {"title": "b", "kept": {"new": 1}}}]),
    );
    let second = overlay(
        "c.yaml",
        3,
        json!([{"target": "$.tags", "update": {"name": "c"}}]),
    );
    let document = apply(description, &[first, second]).unwrap();

    assert_eq!(written(&document, "/info"), (Path::new("a.yaml"), 1));
    assert_eq!(written(&document, "/info/kept"), (Path::new("a.yaml"), 1));
    assert_eq!(written(&document, "/info/title"), (Path::new("b.yaml"), 2));
    assert_eq!(
        written(&document, "/info/kept/new"),
        (Path::new("b.yaml"), 2)
    );
    assert_eq!(written(&document, "/tags/0/name"), (Path::new("c.yaml"), 3));
    let key = document.root.get("info").unwrap().as_object().unwrap()["title"].key;
    assert_eq!(key.source, SourceId(0));
}

#[test]
fn problems_point_into_their_overlay() {
    let stale = || json!([{"target": "$.gone", "remove": true}]);
    let overlays = [overlay("b.yaml", 2, stale()), overlay("c.yaml", 3, stale())];
    let failure = apply(document("a.yaml", 1, json!({})), &overlays).unwrap_err();
    let places: Vec<_> = failure
        .diagnostics
        .iter()
        .map(|problem| (problem.code, problem.place.unwrap().source))
        .collect();
    assert_eq!(
        places,
        [
            ("overlay/no-match", SourceId(1)),
            ("overlay/no-match", SourceId(2))
        ]
    );
    assert_eq!(failure.sources.len(), 3);
}

#[test]
fn later_overlays_see_what_earlier_ones_did() {
    let add = overlay(
        "b.yaml",
        2,
        json!([{"target": "$", "update": {"x": {"y": 1}}}]),
    );
    let use_it = overlay("c.yaml", 3, json!([{"target": "$.x", "update": {"z": 2}}]));
    let document = apply(document("a.yaml", 1, json!({})), &[add, use_it]).unwrap();
    assert_eq!(document.root.to_json(), json!({"x": {"y": 1, "z": 2}}));
}

#[test]
fn removes_what_lies_inside_what_is_removed() {
    let actions = json!([{"target": "$..[?@.x]", "remove": true}]);
    let nested =
        json!({"a": {"x": 1, "b": {"x": 2}}, "c": [{"x": 1}, {"y": [{"x": 1}, 2]}, {"x": 3}]});
    let document = apply(
        document("a.yaml", 1, nested),
        &[overlay("b.yaml", 2, actions)],
    )
    .unwrap();
    assert_eq!(document.root.to_json(), json!({"c": [{"y": [2]}]}));
}

#[test]
fn does_not_grow_without_end() {
    let mut deep = json!({});
    for _ in 0..MAX_DEPTH {
        deep = json!({"a": deep});
    }
    let actions = json!([{"target": "$", "update": {"a": deep}}]);
    let failure = apply(
        document("a.yaml", 1, json!({})),
        &[overlay("b.yaml", 2, actions)],
    )
    .unwrap_err();
    assert_eq!(failure.diagnostics[0].code, "overlay/too-deep");
}

#[test]
fn without_overlays_nothing_changes() {
    let json = json!({"$ref": "is not looked at"});
    let document = apply(document("a.yaml", 1, json.clone()), &[]).unwrap();
    assert_eq!(document.root.to_json(), json);
}

/// JSON with few different keys, so that updates often meet what is there.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        (0..3).prop_map(|it| json!(it)),
        "[a-c]".prop_map(|it| json!(it))
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|it| json!(it)),
            prop::collection::vec(("[a-c/~]", inner), 0..4)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn tree_and_json_stay_in_step(
        start in any_json(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(any_json())), 0..8),
    ) {
        let everything = JsonPath::parse("$..*").unwrap();
        let node = |json| document("a.yaml", 1, json).root;
        let mut target = Target::new(node(start));
        for (which, change) in changes {
            let places = target.select(&everything);
            if places.is_empty() {
                break;
            }
            match change {
                Some(update) => target.update(which.get(&places), &node(update)),
                None => target.remove(which.get(&places)),
            }
            prop_assert_eq!(target.root().to_json(), target.json().clone());
        }
    }

    #[test]
    fn no_target_panics(text in "[$.@?*&|!<=>()'\"a-c0-2, \\[\\]:-]{0,24}") {
        let actions = json!([{"target": format!("${text}"), "update": {"a": 1}}]);
        let description = document("a.yaml", 1, json!({"a": [{"b": 1}, 2], "b": "c"}));
        if let Err(failure) = apply(description, &[overlay("b.yaml", 2, actions)]) {
            prop_assert!(failure.to_string().starts_with("error[overlay/"));
        }
    }
}
