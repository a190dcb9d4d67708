//! The README of the generated crate: what it is, how to begin, and a table of
//! every call with its price.

use super::documentation::price_in_words;
use super::{Context, calls, example};

/// `README.md`.
pub fn readme(context: Context<'_>) -> String {
    let Context { api, package, .. } = context;
    let mut parts = vec![
        format!("# {}", package.name),
        format!("{}: a typed client for Rust.", api.title.trim()),
        example::of_crate(context)
            .lines()
            .filter(|line| !line.starts_with("# "))
            .map(|line| line.replace("```no_run", "```rust"))
            .collect::<Vec<_>>()
            .join("\n"),
    ];
    parts.push(
        "The crate's docs tell how errors, pages, jobs and money are dealt with, each with an example, and\n\
         what every call costs, may fail with, and may be repeated after."
            .to_owned(),
    );
    let priced = api.operations().any(|operation| operation.price.is_some());
    for resource in &api.resources {
        let mut rows = Vec::new();
        for call in calls(context, resource) {
            let summary = call.method.summary.clone().unwrap_or_default();
            let summary = summary
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace('|', "\\|");
            let price = call.method.price.as_ref().or(call.operation.price.as_ref());
            let price = price
                .map(price_in_words)
                .unwrap_or_default()
                .replace('|', "\\|");
            let name = &call.method.name;
            rows.push(if priced {
                format!("| `{name}` | {summary} | {price} |")
            } else {
                format!("| `{name}` | {summary} |")
            });
        }
        let head = if priced {
            "| method | what it does | price |\n|---|---|---|"
        } else {
            "| method | what it does |\n|---|---|"
        };
        parts.push(format!(
            "## `client.{}()`\n\n{head}\n{}",
            resource.name,
            rows.join("\n")
        ));
    }
    parts.push(format!(
        "Everything in this folder is written by `cargo xtask regen` from `{}`. Do not edit it: change the\n\
         description and run the command again.",
        package.spec
    ));
    parts.push(format!("Licence: {}", env!("CARGO_PKG_LICENSE")));
    parts.join("\n\n") + "\n"
}
