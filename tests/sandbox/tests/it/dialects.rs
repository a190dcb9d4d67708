//! The service as the vendor's SDKs read it.

use std::time::Duration;

use enrich_api::job::Job;
use enrich_api::lead_finder::Export;
use enrich_api::money::Budget;
use enrich_api::types::{ExportProgress, FilterValues, LeadFinderSearchFilters};
use enrich_api::{Client, Credits};
use enrich_sandbox::Sandbox;
use enrich_sandbox::dialect::Dialect;
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::problem::ErrorStyle;
use reqwest::Method;
use serde_json::json;

use crate::support::{MINUTE, SECOND, builder, credits, raw};

const DIALECTS: [Dialect; 2] = [Dialect::Documented, Dialect::Sdk];

async fn sandbox(dialect: Dialect) -> Sandbox {
    let builder = builder().dialect(dialect);
    builder.start().await.expect("a port")
}

/// A client that fails if an answer does not match the description.
fn strict(sandbox: &Sandbox) -> Client {
    Client::builder()
        .api_key(sandbox.key())
        .base_url(sandbox.base_url())
        .unpaced()
        .budget(Budget::new(1_000_000))
        .strict()
        .build()
        .expect("a client")
}

fn germany() -> LeadFinderSearchFilters {
    LeadFinderSearchFilters {
        country_name: Some("Germany".to_owned().into()),
        ..LeadFinderSearchFilters::default()
    }
}

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

#[tokio::test]
async fn filter_options_are_lists_or_objects() {
    let mut lists = Vec::new();
    for dialect in DIALECTS {
        let sandbox = sandbox(dialect).await;
        let options = strict(&sandbox).lead_finder().filter_options().await;
        let options = options.expect("options").into_inner();
        let level = options["jobLevel"].clone();
        match (dialect, level) {
            (Dialect::Documented, FilterValues::Array(values)) => assert!(!values.is_empty()),
            (Dialect::Sdk, FilterValues::FilterDefinition(level)) => {
                assert_eq!(level.label, "Job level");
                assert_eq!(level.category, "people");
                assert_eq!(level.mode, "multiple");
            }
            (dialect, level) => panic!("{dialect:?}: {level:?}"),
        }
        let values = options.into_iter().map(|(name, values)| match values {
            FilterValues::Array(values) => (name, values),
            FilterValues::FilterDefinition(filter) => (name, filter.values),
        });
        let mut values: Vec<_> = values.collect();
        values.sort_unstable();
        lists.push(values);
    }
    assert_eq!(lists[0], lists[1]);
}

/// Exports the emails of 100 leads, and looks at the export before it begins,
/// while it is at work and when it has ended.
#[tokio::test]
async fn exports_are_read_at_every_step() {
    for dialect in DIALECTS {
        let sandbox = sandbox(dialect).await;
        let client = strict(&sandbox);
        let finder = client.lead_finder();
        let export = finder.export(germany()).max_results(100);
        let id = export.await.expect("an export").into_inner().job_id;
        for (state, wait) in [
            ("pending", SECOND * 3),
            ("processing", MINUTE),
            ("completed", Duration::ZERO),
        ] {
            let status = finder.export_status(&id).await.expect("a status");
            let list = finder.exports().await.expect("a list");
            let listed = &list.jobs[0];
            assert_eq!((list.total, list.page, list.limit), (1.0, 1.0, 20.0));
            assert_eq!(status.status.as_str(), state, "{dialect:?}");
            assert_eq!(listed.status, status.status);
            let rows = match (dialect, &status.progress) {
                (Dialect::Documented, Some(ExportProgress::Number(_))) => {
                    assert!(status.name.is_some() && status.results.is_none());
                    assert!(listed.name.is_some() && listed.total.is_none());
                    assert_eq!(listed.total_rows, status.total_rows);
                    assert_eq!(listed.processed_rows, status.processed_rows);
                    (status.processed_rows, status.total_rows)
                }
                (Dialect::Sdk, Some(ExportProgress::LeadExportJobProgress(progress))) => {
                    assert!(status.name.is_none() && status.phase.is_none());
                    assert!(status.total_rows.is_none() && status.processed_rows.is_none());
                    assert!(listed.name.is_none() && listed.phase.is_none());
                    assert!(listed.total_rows.is_none() && listed.processed_rows.is_none());
                    assert!(listed.progress.is_none());
                    assert_eq!(status.results.is_some(), state == "completed");
                    (listed.processed, Some(progress.total))
                }
                (dialect, progress) => panic!("{dialect:?}: {progress:?}"),
            };
            assert_eq!(rows.1, Some(100.0));
            assert_eq!(rows.0 == Some(100.0), state == "completed", "{rows:?}");
            sandbox.advance(wait);
        }
    }
}

#[tokio::test]
async fn an_export_is_awaited_and_saved() {
    for dialect in DIALECTS {
        let sandbox = sandbox(dialect).await;
        let (client, before) = (strict(&sandbox), sandbox.balance());
        let export = client.lead_finder().export(germany()).max_results(100);
        let job = export.include_email(true).submit().await;
        let job: Job<Export> = job.expect("an export").into_job();
        let wait = job.wait().poll_every(Duration::ZERO);
        let done = wait.on_progress(|_| sandbox.advance(MINUTE)).await;
        let done = done.expect("an end");
        let mut file = Vec::new();
        let saved = done.save(&mut file).await.expect("a file");
        assert_eq!(csv::Reader::from_reader(&file[..]).records().count(), 100);

        let paid = credits(before - sandbox.balance());
        assert!(!paid.is_zero() && paid < credits(1_000), "{paid}");
        assert_eq!(saved.meta().credits_used, paid, "{dialect:?}");
        let budget = client.budget().expect("a budget");
        assert_eq!((budget.spent(), budget.held()), (paid, Credits::ZERO));
        if let Some(results) = &done.statuses()[0].results {
            assert_eq!(results.total_exported, Some(100.0));
            assert_eq!(results.credits_used, Some(paid));
        }
        assert_eq!(sandbox.audit().reserved, 0);
    }
}

#[tokio::test]
async fn the_results_of_an_export_come_when_it_has_ended() {
    for (ending, state, results) in [
        (None, "completed", (Some(100.0), 0, 0)),
        (
            Some(Ending::Failed { share: 0.5 }),
            "failed",
            (Some(0.0), 0, 1_000),
        ),
    ] {
        let sandbox = sandbox(Dialect::Sdk).await;
        let client = strict(&sandbox);
        let finder = client.lead_finder();
        if let Some(ending) = ending {
            sandbox.end_next("exportLeads", ending);
        }
        let export = finder.export(germany()).max_results(100);
        let export = export.include_email(ending.is_some()).await;
        let id = export.expect("an export").into_inner().job_id;
        sandbox.advance(MINUTE);
        let status = finder.export_status(&id).await.expect("a status");
        assert_eq!(status.status.as_str(), state);
        let ended = status.results.clone().expect("it has ended");
        let (rows, used, refunded) = results;
        assert_eq!(ended.total_exported, rows);
        assert_eq!(ended.credits_used, Some(credits(used)));
        assert_eq!(ended.credits_refunded, Some(credits(refunded)));
    }
}

#[tokio::test]
async fn numbers_are_written_with_a_fraction() {
    for (dialect, fraction) in [(Dialect::Documented, ""), (Dialect::Sdk, ".0")] {
        let sandbox = sandbox(dialect).await;
        let text = async |method, path: &str, body| {
            let answer = raw(&sandbox, method, path, body).await;
            assert_eq!(answer.status(), 200, "{path}");
            answer.text().await.expect("a body")
        };
        let body = json!({ "filters": {}, "maxResults": 12, "includeNames": true });
        let export = text(Method::POST, "/lead-finder/export", Some(body)).await;
        for name in ["estimatedRows", "estimatedCredits", "creditsReserved"] {
            let member = format!("\"{name}\":12{fraction}");
            assert!(export.contains(&member), "{member} in {export}");
        }
        let list = text(Method::GET, "/lead-finder/export-jobs", None).await;
        let members = match dialect {
            Dialect::Documented => vec!["\"totalRows\":12}", "\"total\":1}"],
            _ => vec!["\"processed\":0.0", "\"total\":12.0", "\"total\":1.0}"],
        };
        for member in members {
            assert!(list.contains(member), "{member} in {list}");
        }
        // These are described as `integer`.
        let list = text(Method::GET, "/lead-finder/reveal-jobs", None).await;
        assert!(list.contains("\"total\":0}"), "{list}");
    }
}
