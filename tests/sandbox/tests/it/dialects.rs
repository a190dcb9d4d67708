//! The service as the vendor's SDKs read it.

use enrich_sandbox::problem::ErrorStyle;

use crate::support::builder;

#[tokio::test]
async fn coded_errors_reach_the_client() {
    let builder = builder().errors(ErrorStyle::Coded).credits(0);
    let sandbox = builder.start().await.expect("a port");
    let client = sandbox.client();
    let unknown = client.lead_finder().export_status("ej_0000000000000000");
    let error = unknown.await.expect_err("there is no such export");
    let problem = error.problem().expect("a body");
    assert_eq!(problem.status(), Some(404));
    assert_eq!(problem.title(), Some("Not Found"));
    assert_eq!(
        problem.detail(),
        Some("There is no such export: ej_0000000000000000")
    );

    let find = client.email_finder().find("Ada", "Example", "a.example");
    let error = find.await.expect_err("there are no credits");
    let problem = error.problem().expect("a body");
    assert_eq!(problem.title(), Some("Insufficient Credits"));
    let detail = problem.detail().unwrap_or_default();
    assert!(detail.contains("needs 10"), "{detail}");
}
