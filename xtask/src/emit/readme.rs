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
        first_paragraph(api.description.as_deref().unwrap_or_default()),
        format!(
            "Add it to a crate with `cargo add {} --path` and the path of this folder. The futures run on `tokio`.",
            package.name
        ),
        example::of_crate(context)
            .lines()
            .filter(|line| !line.starts_with("# "))
            .map(|line| line.replace("```no_run", "```rust"))
            .collect::<Vec<_>>()
            .join("\n"),
    ];
    let priced = context.index.has_money;
    let subjects = [
        ("authentication", !api.credential.schemes.is_empty()),
        ("errors", true),
        ("pages", api.has_pages()),
        ("jobs", api.has_jobs()),
        ("money", priced),
        ("webhooks", api.webhooks.is_some()),
    ];
    let subjects = subjects
        .into_iter()
        .filter_map(|(subject, has)| has.then_some(subject));
    let subjects: Vec<&str> = subjects.collect();
    parts.push(format!(
        "The crate's documentation has a chapter on each of these: {}.",
        subjects.join(", ")
    ));
    for resource in &api.resources {
        let mut rows = Vec::new();
        for call in calls(context, resource) {
            let summary = call.method.summary.clone().unwrap_or_default();
            let summary = summary
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace('|', "\\|");
            let price = call.method.price.as_ref();
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
    if let Some(license) = super::manifest::license(context) {
        parts.push(format!("Licence: {license}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// The text up to the first empty line, if it is a paragraph.
fn first_paragraph(text: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .take_while(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.map(str::trim_end).collect();
    let is_paragraph = lines.iter().all(|line| {
        line.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '`' | '[' | '*'))
    });
    match is_paragraph {
        true => lines.join("\n"),
        false => String::new(),
    }
}
