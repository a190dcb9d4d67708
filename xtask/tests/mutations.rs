//! No description makes the generator panic: small descriptions, mutated at random, go
//! through all stages, and either become a crate or are refused with diagnostics that
//! do not blame the generator.
//!
//! The test is short and the same at every run. To look for longer:
//! `XTASK_FUZZ_SECONDS=3600 XTASK_FUZZ_SEED=1 cargo test -p xtask --release --test mutations -- --ignored --nocapture`.
//! With `XTASK_FUZZ_KEEP=FILE`, the description that is being tried is in that file.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use xtask::diagnostic::{Diagnostics, Severity};
use xtask::document::{Document, Node, Place, SourceId};
use xtask::emit::{Package, PackageFacts};
use xtask::{check, core, emit, load, plan, repair, spec};

/// Names that are hard to make Rust of, and values that are hard to make a type of.
const NAMES: &[&str] = &[
    "",
    " ",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "1",
    "_",
    "__",
    "a/b",
    "a~b",
    "{id}",
    "-1",
    "+1",
    "r#type",
    "Option",
    "Vec",
    "String",
    "Default",
    "None",
    "body",
    "client",
    "options",
    "new",
    "clone",
    "send",
    "pets/:id",
    "/a?b={b}",
    "/{a:int}",
    "https://a.example/b",
    "日本",
    "é",
    "😀",
    "a\nb",
    "\"",
    "*/",
    "`",
    "data",
    "meta",
    "Item",
    "Item2",
];

/// Members with which descriptions surprise.
fn surprises() -> Vec<(&'static str, Value)> {
    vec![
        ("nullable", json!(true)),
        ("readOnly", json!(true)),
        ("writeOnly", json!(true)),
        ("deprecated", json!(true)),
        ("required", json!(["id", "missing", "id"])),
        ("enum", json!([])),
        ("enum", json!(["a", null, 1])),
        ("const", json!({"a": 1})),
        ("const", json!("x")),
        ("default", json!([])),
        ("type", json!(["string", "null", "object"])),
        ("type", json!("array")),
        ("items", json!(false)),
        ("items", json!([{"type": "string"}])),
        ("prefixItems", json!([{"type": "string"}, {}])),
        ("additionalProperties", json!(true)),
        ("additionalProperties", json!({"type": "integer"})),
        ("patternProperties", json!({"^x": {}})),
        ("allOf", json!([])),
        ("oneOf", json!([{"type": "string"}, {"type": "array"}])),
        ("anyOf", json!([{"required": ["id"]}])),
        (
            "discriminator",
            json!({"propertyName": "kind", "mapping": {"a": "Missing"}}),
        ),
        ("format", json!("date-time")),
        ("minimum", json!(1e300)),
        ("maxLength", json!(-1)),
        ("maxItems", json!(u64::MAX)),
        ("pattern", json!("([")),
        ("title", json!("1 bad title")),
        ("description", json!("```\n# x\n[link] <b> \u{202e}")),
        ("$ref", json!("#/nowhere")),
        ("style", json!("deepObject")),
        ("explode", json!(false)),
        ("in", json!("cookie")),
        (
            "content",
            json!({"multipart/form-data": {}, "text/x": {"schema": {}}}),
        ),
        ("servers", json!([{"url": "/{a}"}])),
        ("required", json!(true)),
        ("required", json!("true")),
        ("required", json!("id")),
        ("type", json!("float")),
        ("type", json!(["String", "any", "NULL"])),
        ("type", json!("bearer")),
        ("in", json!("Path")),
        ("default", json!("10")),
        ("maxLength", json!("10")),
        ("exclusiveMinimum", json!("true")),
        ("additionalProperties", json!("false")),
        ("allOf", json!({"$ref": "#/definitions/Pet"})),
        ("discriminator", json!("kind")),
        ("examples", json!([1, {"value": 2}])),
        ("examples", json!({"a": {"value": 1}, "b": 2})),
        ("security", json!({"key": null})),
        ("security", json!(["key", {"key": "a b", "x-note": 1}])),
        ("tags", json!(["a", {"name": "a"}, "a"])),
        ("servers", json!("https://a.example")),
        ("parameters", json!({"name": "id", "in": "path"})),
        (
            "parameters",
            json!([{"name": "id", "in": "path"}, {"name": "id", "in": "path"}, {"$ref": "#/paths/~1/get"}]),
        ),
        ("schema", json!("string")),
        ("content", json!({"schema": {"type": "int"}})),
        ("collectionFormat", json!("csv")),
        ("GET", json!({"parameters": []})),
        ("2xx", json!({"schema": {}})),
        ("x-sdk", json!({"name": "Given"})),
        ("x-sdk", json!({"type": "Credits"})),
        (
            "x-sdk",
            json!({"page": {"number": "page", "size": "limit", "rows": "/rows"}}),
        ),
        (
            "x-sdk",
            json!({"price": {"credits": 1, "per": "row", "count": "/items"}}),
        ),
        (
            "x-sdk",
            json!({"envelope": {"data": "data", "receipt": "meta"}}),
        ),
    ]
}

/// Numbers that are the same for the same seed (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Every place of a tree, as JSON Pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                places(member, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn mutate(root: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    places(root, "", &mut all);
    let at = random.pick(&all).clone();
    let elsewhere = random.pick(&all).clone();
    let copy = root.pointer(&elsewhere).cloned().unwrap_or_default();
    let schemas: Vec<String> = root
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .map(|schemas| schemas.keys().cloned().collect())
        .unwrap_or_default();
    let Some(target) = root.pointer_mut(&at) else {
        return;
    };
    match random.below(9) {
        0 => *target = copy,
        1 => {
            let values = [
                json!(null),
                json!(true),
                json!(-1.5),
                json!(""),
                json!([]),
                json!({}),
            ];
            *target = random.pick(&values).clone();
        }
        2 if !schemas.is_empty() => {
            let name = random.pick(&schemas);
            *target = json!({"$ref": format!("#/components/schemas/{name}")});
        }
        3 => {
            let (name, value) = random.pick(&surprises()).clone();
            if let Value::Object(members) = target {
                members.insert(name.to_owned(), value);
            }
        }
        4 => {
            if let Value::Object(members) = target {
                let names: Vec<String> = members.keys().cloned().collect();
                if !names.is_empty() {
                    members.shift_remove(random.pick(&names));
                }
            }
        }
        5 => {
            if let Value::Object(members) = target {
                let names: Vec<String> = members.keys().cloned().collect();
                if !names.is_empty() {
                    let old = random.pick(&names).clone();
                    let new = *random.pick(NAMES);
                    *members = std::mem::take(members)
                        .into_iter()
                        .map(|(name, value)| match name == old {
                            true => (new.to_owned(), value),
                            false => (name, value),
                        })
                        .collect();
                }
            }
        }
        6 => {
            if let Value::String(text) = target {
                *text = (*random.pick(NAMES)).to_owned();
            }
        }
        7 => {
            let alone = std::mem::take(target);
            let keyword = *random.pick(&["allOf", "oneOf", "anyOf", "items", "not"]);
            let mut wrapped = Map::new();
            let inner = match keyword {
                "items" | "not" => alone,
                _ => json!([alone, copy]),
            };
            wrapped.insert(keyword.to_owned(), inner);
            *target = Value::Object(wrapped);
        }
        _ => {
            if let (Value::Object(members), Value::Object(more)) = (target, copy) {
                members.extend(more);
            }
        }
    }
}

/// Runs all stages. Returns whether a crate came out.
fn run(root: &Value) -> Result<bool, String> {
    let place = Place {
        source: SourceId(0),
        start: 0,
        end: 0,
    };
    let document = Document {
        sources: Vec::new(),
        root: Node::from_json(root.clone(), place),
    };
    let blames = |found: &Diagnostics| {
        let mut defects = found
            .iter()
            .filter(|it| it.code.starts_with("emit/") || it.code.starts_with("core/"));
        defects
            .next()
            .map(|it| format!("{}: {}", it.code, it.message))
    };
    let (document, mut found) = repair::repair(document);
    let Ok(read) = spec::read(&document) else {
        return Ok(false);
    };
    found.extend(read.found);
    found.extend(check::check(&read.spec));
    if found.iter().any(|it| it.severity == Severity::Problem) {
        return Ok(false);
    }
    let Ok(api) = plan::plan(&read.spec, &document) else {
        return Ok(false);
    };
    let structs = core::core(&api.types).map_err(|found| blames(&found).unwrap_or_default())?;
    let package = Package {
        name: "small-api".into(),
        runtime_path: "../runtime".into(),
        spec: "small.yaml".into(),
        facts: PackageFacts::default(),
    };
    match emit::emit(&api, &structs, &package, &mut |_, _| {}) {
        Ok(_) => Ok(true),
        Err(found) => Err(blames(&found).unwrap_or_default()),
    }
}

/// The descriptions to start from.
fn seeds() -> Vec<Value> {
    let mut seeds = BTreeMap::new();
    for folder in ["check", "plan", "emit"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "yaml") {
                let document = load::load(&path).unwrap();
                seeds.insert(path, document.root.to_json());
            }
        }
    }
    assert!(seeds.len() > 50);
    seeds.into_values().collect()
}

/// What a run over many descriptions came to.
#[derive(Default)]
struct Tally {
    tried: usize,
    accepted: usize,
    slowest: Duration,
}

fn fuzz(seed: u64, goes_on: &mut dyn FnMut(&Tally) -> bool) -> Tally {
    let seeds = seeds();
    let mut random = Random(seed);
    let mut tally = Tally::default();
    let keep = std::env::var_os("XTASK_FUZZ_KEEP");
    while goes_on(&tally) {
        let mut root = random.pick(&seeds).clone();
        for _ in 0..=random.below(4) {
            mutate(&mut root, &mut random);
        }
        // A stack that overflows ends the process without a word.
        if let Some(path) = &keep {
            std::fs::write(path, root.to_string()).unwrap();
        }
        let start = Instant::now();
        let ran = catch_unwind(AssertUnwindSafe(|| run(&root)));
        tally.slowest = tally.slowest.max(start.elapsed());
        tally.tried += 1;
        match ran {
            Ok(Ok(accepted)) => tally.accepted += usize::from(accepted),
            Ok(Err(defect)) => panic!("a defect: {defect}\nof this description:\n{root:#}"),
            Err(_) => panic!("a panic, of this description:\n{root:#}"),
        }
    }
    tally
}

#[test]
fn no_mutated_description_makes_the_generator_fail() {
    let tally = fuzz(1, &mut |tally| tally.tried < 1_500);
    assert!(
        tally.accepted > 100,
        "only {} were accepted",
        tally.accepted
    );
}

#[test]
#[ignore = "runs for as long as the environment says"]
fn no_mutated_description_makes_the_generator_fail_for_long() {
    let number = |name: &str, usual: u64| {
        let text = std::env::var(name).ok();
        text.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let end = Instant::now() + Duration::from_secs(number("XTASK_FUZZ_SECONDS", 60));
    let tally = fuzz(number("XTASK_FUZZ_SEED", 1), &mut |_| Instant::now() < end);
    println!(
        "{} descriptions, {} accepted, the slowest took {:?}",
        tally.tried, tally.accepted, tally.slowest
    );
}
