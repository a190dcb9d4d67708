//! Nothing that the client logs, and nothing that its errors and requests look
//! like when they are printed, shows the key or somebody's data: looked for in
//! the output of a whole run of these tests.

use std::env;
use std::process::{Command, Output};

use client_tests::leaks::leaks;
use client_tests::{Description, shown};

/// What need not run again: this test, which would never end, and those of the
/// generator, which has neither key nor client.
const OTHERS: [&str; 4] = ["leaks::", "changes::", "regenerate::", "surface::"];

/// Runs these tests, with all that they see of the client shown.
fn run() -> Output {
    let program = env::current_exe().expect("a program that runs");
    let mut command = Command::new(program);
    command.arg("--nocapture").env(shown::VARIABLE, "1");
    for other in OTHERS {
        command.args(["--skip", other]);
    }
    command.output().expect("a run of the tests")
}

#[test]
fn nothing_confidential_is_in_any_output() {
    let run = run();
    let printed = [run.stdout, run.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    let end = printed.len().saturating_sub(4000);
    let end = printed.get(end..).unwrap_or_default();
    assert!(
        run.status.success(),
        "the tests that this runs have to pass first: {end}"
    );
    for operation in Description::enrich().operations() {
        let logged = format!("otel.name=\"{}\"", operation.id);
        assert!(printed.contains(&logged), "{logged} is not logged");
        let shown = format!("operation: Some(\n        \"{}\"", operation.id);
        assert!(printed.contains(&shown), "no error of {}", operation.id);
    }
    let leaks = leaks(&printed);
    assert!(
        leaks.is_empty(),
        "{} lines:\n{}",
        leaks.len(),
        leaks[..leaks.len().min(20)].join("\n")
    );
}
