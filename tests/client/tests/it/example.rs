//! The example program, run as its users run it.

use std::process::Command;

use client_tests::confidential::ANSWERED_EMAIL;
use client_tests::{Extent, KEY, Service};

#[tokio::test]
async fn ten_lines_find_an_email() {
    let service = Service::start(Extent::Complete).await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_find_email"));
    command
        .env("ENRICH_API_KEY", KEY)
        .env("ENRICH_BASE_URL", service.base_url());
    let run = tokio::task::spawn_blocking(move || command.output());
    let output = run.await.expect("a thread").expect("a program");

    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(printed, format!("{ANSWERED_EMAIL}, for 7.5 credits\n"));
    assert_eq!(service.arrival().await.operation.id, "findEmail");
}
