use serde_json::json;

use super::*;

fn place() -> Place {
    Place {
        source: SourceId(0),
        start: 0,
        end: 0,
    }
}

fn document(json: serde_json::Value) -> Document {
    Document {
        sources: Vec::new(),
        root: Node::from_json(json, place()),
    }
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

#[test]
fn counts_lines_and_characters_from_one() {
    let source = Source {
        path: "a.yaml".into(),
        text: "a: ä\r\nb: 日本 c\n".to_owned(),
    };
    let at = |needle: &str| {
        let Position { line, column } = source.position(source.text.find(needle).unwrap());
        (line, column)
    };
    assert_eq!(at("a"), (1, 1));
    assert_eq!(at("ä"), (1, 4));
    assert_eq!(at("b"), (2, 1));
    assert_eq!(at("c"), (2, 7));
    let end = source.position(usize::MAX);
    assert_eq!((end.line, end.column), (3, 1));
}

#[test]
fn pointers_survive_both_spellings() {
    for text in ["", "/", "/a~1b", "/~0~1/%41/{id}/ä b", "/paths/~1a~1{id}"] {
        let pointer = pointer(text);
        assert_eq!(pointer.to_string(), text);
        let fragment = pointer.to_fragment();
        assert_eq!(Pointer::from_fragment(&fragment[1..]), Some(pointer));
    }
    assert_eq!(pointer("/~1a/{b}").to_fragment(), "#/~1a/%7Bb%7D");
    assert_eq!(Pointer::parse("a"), None);
}

#[test]
fn indices_have_one_spelling() {
    let node = document(json!([1, 2])).root;
    assert!(node.at(&pointer("/1")).is_some());
    for wrong in ["/2", "/01", "/+1", "/-1", "/a", "/"] {
        assert!(node.at(&pointer(wrong)).is_none(), "{wrong}");
    }
}

#[test]
fn resolves_as_far_as_it_can() {
    let document = document(json!({
        "a": {"$ref": "#/b"},
        "b": {"$ref": "#/c~1d"},
        "c/d": {"type": "string"},
        "round": {"$ref": "#/and-round"},
        "and-round": {"$ref": "#/round"},
        "lost": {"$ref": "#/nowhere"},
        "far": {"$ref": "https://example.com/#/a"},
    }));
    let resolve = |name: &str| {
        let (_, at) = document.resolve(document.root.get(name).unwrap());
        at.map(|at| at.to_string())
    };
    assert_eq!(resolve("a").as_deref(), Some("/c~1d"));
    assert_eq!(resolve("c/d"), None);
    assert_eq!(resolve("lost"), None);
    assert_eq!(resolve("far"), None);
    assert!(resolve("round").is_some());
}

#[test]
fn json_goes_in_and_comes_out_in_order() {
    let json = json!({"b": [1, 2.5, "x", null], "a": {"z": true, "y": {}}});
    let back = document(json.clone()).root.to_json();
    assert_eq!(back.to_string(), json.to_string());
}
