//! Schemas for what is not in `openapi/enrich.yaml`.

use serde_json::{Value, json};

/// The schema of an object with these members and no others.
#[must_use]
pub fn object(required: &[&str], members: Value) -> Value {
    json!({
        "type": "object",
        "required": required,
        "properties": members,
        "additionalProperties": false,
    })
}

/// The schema of an object in which the value of one member decides which of
/// the others are there. Each row has such a value, members that it requires,
/// and members that it allows.
#[must_use]
pub fn decided_by(decisive: &str, rows: &[(&str, &[&str], &[&str])], mut schema: Value) -> Value {
    let names = |rows: &[(&str, &[&str], &[&str])]| -> Vec<String> {
        let members = rows
            .iter()
            .flat_map(|(_, required, allowed)| required.iter().chain(*allowed));
        members.map(|name| (*name).to_owned()).collect()
    };
    let all = names(rows);
    let conditions = rows.iter().map(|row| {
        let own = names(&[*row]);
        let others = all.iter().filter(|name| !own.contains(name));
        let others: serde_json::Map<_, _> =
            others.map(|name| (name.clone(), false.into())).collect();
        json!({
            "if": { "properties": { decisive: { "const": row.0 } }, "required": [decisive] },
            "then": { "required": row.1, "properties": others },
        })
    });
    schema["allOf"] = conditions.collect();
    schema
}
