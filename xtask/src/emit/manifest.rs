//! The manifest of the generated crate.

use super::Context;

/// `Cargo.toml`.
pub fn manifest(context: Context<'_>) -> String {
    let Context { api, package, .. } = context;
    // What JSON escapes, TOML reads the same way.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let name = quoted(&package.name);
    let path = quoted(&package.runtime_path);
    let title: String = api
        .title
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let description = quoted(&format!("{}: a typed client", title.trim()));
    let axum = match api.webhooks {
        Some(_) => {
            "# An extractor of webhook deliveries, for servers made with axum.\n\
             axum = [\"openapi-client-runtime/axum\"]\n"
        }
        None => "",
    };
    let facts = &package.facts;
    let version = quoted(facts.version.as_deref().unwrap_or("0.1.0"));
    let authors = (!facts.authors.is_empty()).then(|| {
        let authors: Vec<String> = facts.authors.iter().map(|author| quoted(author)).collect();
        format!("authors = [{}]\n", authors.join(", "))
    });
    let authors = authors.unwrap_or_default();
    let line = |key: &str, value: Option<&String>| {
        let line = value.map(|value| format!("{key} = {}\n", quoted(value)));
        line.unwrap_or_default()
    };
    let license = line("license", license(context));
    let repository = line("repository", facts.repository.as_ref());
    let runtime = env!("CARGO_PKG_VERSION");
    let rust_version = env!("CARGO_PKG_RUST_VERSION");
    format!(
        r#"[package]
name = {name}
description = {description}
version = {version}
edition = "2024"
rust-version = "{rust_version}"
{license}{authors}{repository}readme = "README.md"

[package.metadata.docs.rs]
all-features = true
rustdoc-args = ["--cfg", "docsrs"]

[features]
default = ["rustls-tls", "tracing"]
# TLS by rustls, with the platform's trusted roots.
rustls-tls = ["openapi-client-runtime/rustls-tls"]
# TLS by the platform's own library.
native-tls = ["openapi-client-runtime/native-tls"]
# Calls that block, for programs that are not asynchronous.
blocking = ["openapi-client-runtime/blocking"]
# Spans of calls and attempts, without anything about people.
tracing = ["openapi-client-runtime/tracing"]
{axum}
[dependencies]
chrono = {{ version = "0.4", default-features = false, features = ["serde", "std"] }}
openapi-client-runtime = {{ version = "{runtime}", path = {path}, default-features = false }}
reqwest = {{ version = "0.13.4", default-features = false }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"

[dev-dependencies]
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}

[lints.rust]
unexpected_cfgs = {{ level = "warn", check-cfg = ["cfg(docsrs)"] }}
"#
    )
}

/// The licence of the crate: the package's own, or that of the description if Cargo
/// accepts it.
pub fn license(context: Context<'_>) -> Option<&String> {
    let is_expression = |text: &&String| {
        let is_known = |c: char| c.is_ascii_alphanumeric() || "-.+ ()".contains(c);
        let words = text.split_whitespace().count();
        let has_operator =
            text.contains(" OR ") || text.contains(" AND ") || text.contains(" WITH ");
        !text.is_empty() && text.chars().all(is_known) && (words == 1 || has_operator)
    };
    let own = context.package.facts.license.as_ref();
    own.or(context.api.license.as_ref().filter(is_expression))
}
