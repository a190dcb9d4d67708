//! Writes two descriptions with many operations that differ in some of them, to measure
//! how long `diff` takes:
//!
//! ```text
//! cargo run -p xtask --example large_description -- 1000 target/large
//! cargo build --release -p xtask
//! time target/release/xtask diff target/large/base.json target/large/head.json
//! ```

use std::path::Path;
use std::{env, fs, io};

use serde_json::{Map, Value, json};

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let count = args.next().and_then(|count| count.parse().ok());
    let folder = args.next().unwrap_or_else(|| "target/large".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for (name, is_head) in [("base.json", false), ("head.json", true)] {
        let description = description(count.unwrap_or(1000), is_head);
        fs::write(folder.join(name), description.to_string())?;
    }
    Ok(())
}

/// How many types refer to each other.
const CIRCLE: usize = 20;

/// A description with five operations for each resource.
fn description(operations: usize, is_head: bool) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    let resources = operations.div_ceil(5);
    for index in 0..resources {
        // Every tenth resource differs.
        let is_changed = is_head && index % 10 == 0;
        let own = format!("Thing{index}");
        // Types refer to each other in circles, so that each is reached by many operations.
        let circle = index - index % CIRCLE;
        let other = format!(
            "Thing{}",
            circle + (index + 1) % CIRCLE.min(resources - circle)
        );
        schemas.insert(own.clone(), schema(&other, is_changed));
        let tag = format!("things {index}");
        let refers = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let content = |schema: Value| json!({"application/json": {"schema": schema}});
        let answer =
            |schema: Value| json!({"200": {"description": "It.", "content": content(schema)}});
        let id =
            json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
        let most = if is_changed { 50 } else { 100 };
        let limit =
            json!({"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": most}});
        let body = json!({"required": true, "content": content(refers(&own))});
        let operation = |verb: &str, parameters: Vec<Value>, body: Option<&Value>, of: Value| {
            let mut operation = json!({
                "operationId": format!("{verb}Thing{index}"),
                "tags": [tag],
                "summary": "Does something",
                "parameters": parameters,
                "responses": answer(of),
            });
            if let Some(body) = body {
                operation["requestBody"] = body.clone();
            }
            operation
        };
        let list = json!({"type": "array", "items": refers(&own)});
        paths.insert(
            format!("/things{index}"),
            json!({
                "get": operation("list", vec![limit], None, list),
                "post": operation("create", vec![], Some(&body), refers(&own)),
            }),
        );
        paths.insert(
            format!("/things{index}/{{id}}"),
            json!({
                "get": operation("get", vec![id.clone()], None, refers(&own)),
                "put": operation("update", vec![id.clone()], Some(&body), refers(&own)),
                "delete": operation("delete", vec![id], None, refers(&own)),
            }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn schema(other: &str, is_changed: bool) -> Value {
    let mut properties = Map::new();
    for index in 0..8 {
        let kind = ["string", "integer", "boolean"][index % 3];
        properties.insert(
            format!("member{index}"),
            json!({"type": kind, "description": "A member."}),
        );
    }
    properties.insert(
        "state".to_owned(),
        json!({"type": "string", "enum": ["on", "off"]}),
    );
    properties.insert(
        "other".to_owned(),
        json!({"$ref": format!("#/components/schemas/{other}")}),
    );
    if is_changed {
        properties.insert("more".to_owned(), json!({"type": "string"}));
    }
    json!({"type": "object", "required": ["member0"], "properties": properties})
}
