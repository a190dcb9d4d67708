//! Names that the runtime or the generator needs, so that no description gets them.
//!
//! The one list of each kind. A test holds them against the methods that the runtime
//! writes on every request. Whether a name is good Rust is decided in `names`.

use crate::names::snake;

/// Methods of every request, which the runtime or the generator writes or Rust has.
pub const OF_REQUESTS: &[&str] = &[
    "at_most",
    "clone",
    "drop",
    "fmt",
    "header",
    "highest_price",
    "into_future",
    "map",
    "new",
    "on_submitted",
    "pages",
    "request",
    "retry",
    "rows",
    "send",
    "stream",
    "strict",
    "submit",
    "timeout",
    "wait_for_budget",
    "with_body",
];

/// The name of a parameter: like that of a field, but for those that are taken.
pub fn argument(text: &str) -> String {
    let name = snake(text);
    match FIELDS.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    }
}

/// Fields of every request.
pub const FIELDS: &[&str] = &["body", "client", "options"];

/// Methods of every resource: one makes it, the other copies it.
pub const OF_RESOURCES: &[&str] = &["clone", "new"];

/// Files, modules and functions of every client, and crates that it stands on.
pub const RESOURCES: &[&str] = &[
    "alloc",
    "blocking",
    "budget",
    "builder",
    "chrono",
    "client",
    "clone",
    "core",
    "from_env",
    "job",
    "lib",
    "main",
    "money",
    "new",
    "openapi_client_runtime",
    "page",
    "reqwest",
    "runtime",
    "serde",
    "serde_json",
    "set_api_key",
    "shared",
    "std",
    "tokio",
    "totals",
    "types",
    "webhooks",
];

/// Names that files cannot have on Windows, whatever their extension.
pub const FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::OF_REQUESTS;

    /// The methods that a macro of the runtime writes.
    fn written_by(file: &str) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../runtime/src")
            .join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let macros = text.split("macro_rules!").skip(1);
        let mut methods = Vec::new();
        for body in macros {
            let body = body.split("\n}\n").next().unwrap_or(body);
            for line in body.lines().map(str::trim_start) {
                let method = ["pub fn ", "pub async fn ", "fn "]
                    .iter()
                    .find_map(|start| line.strip_prefix(start));
                if let Some((name, _)) = method.and_then(|method| method.split_once(['(', '<'])) {
                    methods.push(name.trim_start_matches('$').to_owned());
                }
            }
        }
        methods
    }

    #[test]
    fn the_methods_of_the_runtime_are_taken() {
        let files = [
            "request_builder.rs",
            "page.rs",
            "job.rs",
            "blocking/request.rs",
        ];
        let internal = ["options_mut", "into_receipt"];
        let mut seen = 0;
        for file in files {
            for method in written_by(file) {
                if internal.contains(&method.as_str()) {
                    continue;
                }
                seen += 1;
                assert!(
                    OF_REQUESTS.contains(&method.as_str()),
                    "`{method}` of runtime/src/{file} is not in the list"
                );
            }
        }
        assert!(seen > 10, "only {seen} methods were found");
    }
}
