//! The service as the vendor's SDKs read it.

use std::sync::Mutex;
use std::time::Duration;

use enrich_api::job::Job;
use enrich_api::lead_finder::Export;
use enrich_api::money::Budget;
use enrich_api::types::{ExportProgress, FilterValues, LeadFinderSearchFilters, RevealField};
use enrich_api::{Client, Credits, Outcome};
use enrich_sandbox::Sandbox;
use enrich_sandbox::dialect::Dialect;
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::problem::ErrorStyle;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{MINUTE, SECOND, builder, credits, raw};

/// The dialects in which exports are jobs.
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
        let values = options.iter();
        let mut values: Vec<_> = values
            .map(|(name, filter)| (name.clone(), filter.values().to_vec()))
            .collect();
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
        let totals = Mutex::new(Vec::new());
        let wait = job
            .wait()
            .poll_every(Duration::ZERO)
            .on_progress(|progress| {
                totals.lock().expect("no panic").push(progress.total);
                sandbox.advance(MINUTE);
            });
        let done = wait.await.expect("an end");
        let totals = totals.into_inner().expect("no panic");
        assert!(!totals.is_empty() && totals.iter().all(|total| *total == Some(100)));
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
            assert_eq!(written(&export, name), [format!("12{fraction}")]);
        }
        let list = text(Method::GET, "/lead-finder/export-jobs", None).await;
        if dialect == Dialect::Documented {
            assert_eq!(written(&list, "totalRows"), ["12"]);
            assert_eq!(written(&list, "total"), ["1"]);
        } else {
            assert_eq!(written(&list, "processed"), ["0.0"]);
            assert_eq!(written(&list, "total"), ["1.0", "12.0"]);
        }
        // These are described as `integer`.
        let list = text(Method::GET, "/lead-finder/reveal-jobs", None).await;
        assert_eq!(written(&list, "total"), ["0"]);
    }
}

/// How the values of a member are written in a body, sorted. The order of members
/// depends on features of serde_json.
fn written<'a>(body: &'a str, name: &str) -> Vec<&'a str> {
    let member = format!("\"{name}\":");
    let values = body.split(&member).skip(1);
    let mut values: Vec<_> = values
        .filter_map(|it| it.split([',', '}']).next())
        .collect();
    values.sort_unstable();
    values
}

/// Sends a request that answers at once with JSON, and checks that it is charged
/// at once, in one entry of the ledger, and that it starts no job.
async fn paid(sandbox: &Sandbox, path: &str, body: Value) -> Value {
    let (balance, entries) = (sandbox.balance(), sandbox.audit().entries);
    let answer = raw(sandbox, Method::POST, path, Some(body)).await;
    assert_eq!(answer.status(), 200, "{path}");
    let answer: Value = answer.json().await.expect("JSON");
    let used = answer["meta"]["creditsUsed"].as_f64().expect("a receipt");
    let left = answer["meta"]["creditsRemaining"].as_f64();
    assert_eq!(left, Some(sandbox.balance() as f64));
    assert_eq!(used, (balance - sandbox.balance()) as f64);
    let audit = sandbox.audit();
    assert_eq!(audit.entries - entries, u64::from(used > 0.0));
    assert!(audit.consistent && audit.reserved == 0);
    assert!(answer["data"].get("jobId").is_none());
    let jobs = raw(sandbox, Method::GET, "/lead-finder/reveal-jobs", None).await;
    let jobs: Value = jobs.json().await.expect("JSON");
    assert_eq!(jobs["data"]["total"], 0);
    sandbox.advance(MINUTE);
    assert_eq!(sandbox.audit(), audit, "nothing is left to settle");
    answer
}

/// The worth of the contact data in an answer.
fn worth(contacts: &Value, email: &str) -> f64 {
    let contacts = contacts.as_array().expect("contacts");
    let found = |contact: &Value, name: &str| contact[name].is_string();
    contacts
        .iter()
        .map(|contact| {
            let phone = found(contact, "phone") || found(contact, "cellphone");
            f64::from(u8::from(found(contact, email))) * 10.0 + f64::from(u8::from(phone)) * 525.0
        })
        .sum()
}

/// The ids of some leads, as a reveal takes them.
async fn leads(sandbox: &Sandbox, count: usize) -> Value {
    let found = sandbox.client().lead_finder().search(germany()).await;
    let found = found.expect("leads").into_inner().results;
    let ids = found.iter().take(count);
    ids.map(|lead| json!({ "id": lead.id })).collect()
}

#[tokio::test]
async fn reveals_answer_and_charge_at_once() {
    let sandbox = sandbox(Dialect::OlderSdk).await;
    // An order for a job does not matter where there is none.
    sandbox.end_next("revealLeads", Ending::Failed { share: 0.0 });
    let leads = leads(&sandbox, 25).await;
    let (reveal, enrich) = ("/lead-finder/reveal", "/lead-finder/enrich");

    let emails = json!({ "leads": leads, "fields": ["email"] });
    let first = paid(&sandbox, reveal, emails.clone()).await;
    let used = worth(&first["data"]["revealed"], "emailAddress");
    assert!(used > 0.0 && used < 250.0, "some have no address: {used}");
    assert_eq!(first["meta"]["creditsUsed"], used);
    assert_eq!(first["data"]["newlyRevealed"], 25);
    assert_eq!(first["data"]["alreadyRevealed"], 0);
    assert!(first["meta"].get("pricing").is_none());

    let second = paid(&sandbox, reveal, emails.clone()).await;
    assert_eq!(second["meta"]["creditsUsed"], 0.0);
    assert_eq!(second["data"]["alreadyRevealed"], 25);
    assert_eq!(second["data"]["revealed"], first["data"]["revealed"]);

    // What is new here is the phone numbers alone.
    let both = json!({ "leads": leads, "fields": ["email", "phone"] });
    let third = paid(&sandbox, enrich, both).await;
    let all = worth(&third["data"]["results"], "email");
    assert_eq!(third["meta"]["creditsUsed"], all - used);
    assert!(all > used);
    let pricing = json!({ "email": 10.0, "phone": 525.0 });
    assert_eq!(third["meta"]["pricing"], pricing);

    let unknown = json!({ "leads": [{ "id": "nobody" }] });
    let unknown = paid(&sandbox, reveal, unknown).await;
    assert_eq!(unknown["data"]["revealed"], json!([{ "id": "nobody" }]));
}

/// A call that was paid for, though its answer is not what the client reads: the
/// error says so, keeps everything that came, and the budget counts the charge.
fn assert_is_kept(client: &Client, error: &enrich_api::Error, paid: u64) -> String {
    assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}");
    assert!(error.to_string().contains("charged"), "{error}");
    let budget = client.budget().expect("a budget");
    let counted = budget.spent() + budget.held() + budget.doubtful();
    assert!(counted >= credits(paid), "{counted} of {paid}");
    String::from_utf8(error.body().to_vec()).expect("text")
}

#[tokio::test]
async fn what_is_revealed_at_once_stays_in_the_error() {
    let sandbox = sandbox(Dialect::OlderSdk).await;
    let client = strict(&sandbox);
    let finder = client.lead_finder();
    let found = sandbox.client().lead_finder().search(germany()).await;
    let found = found.expect("leads").into_inner().results;
    let ids: Vec<String> = found.iter().take(25).map(|lead| lead.id.clone()).collect();

    let before = sandbox.balance();
    let reveal = finder.reveal(ids.clone()).fields([RevealField::Email]);
    let error = reveal.await.expect_err("contacts in place of a job");
    let body = assert_is_kept(&client, &error, before - sandbox.balance());
    assert!(before > sandbox.balance());
    assert!(ids.iter().all(|id| body.contains(id)), "{body}");

    let before = sandbox.balance();
    let enrich = finder.enrich(ids[..5].to_vec(), [RevealField::Phone]);
    let error = enrich
        .submit()
        .await
        .expect_err("contacts in place of a job");
    let body = assert_is_kept(&client, error.error(), before - sandbox.balance());
    assert!(ids[..5].iter().all(|id| body.contains(id)), "{body}");
}

#[tokio::test]
async fn what_is_exported_at_once_stays_in_the_error() {
    let sandbox = sandbox(Dialect::OlderSdk).await;
    let client = strict(&sandbox);
    let before = sandbox.balance();
    let export = client
        .lead_finder()
        .export(germany())
        .max_results(100)
        .include_email(true);
    let error = export.await.expect_err("a file in place of a job");
    let paid = before - sandbox.balance();
    assert!(paid > 0);
    let body = assert_is_kept(&client, &error, paid);
    let file = csv::Reader::from_reader(body.as_bytes());
    assert_eq!(file.into_records().count(), 100);
}

#[tokio::test]
async fn a_reveal_at_once_without_credits_is_refused() {
    for style in [ErrorStyle::Problem, ErrorStyle::Flat, ErrorStyle::Coded] {
        let builder = builder().dialect(Dialect::OlderSdk);
        let sandbox = builder.credits(9).errors(style).start().await;
        let sandbox = sandbox.expect("a port");
        let leads = leads(&sandbox, 25).await;
        let before = sandbox.audit();
        for path in ["/lead-finder/reveal", "/lead-finder/enrich"] {
            let body = json!({ "leads": leads, "fields": ["email"] });
            let refused = raw(&sandbox, Method::POST, path, Some(body)).await;
            assert_eq!(refused.status(), 402, "{path}");
            assert_eq!(sandbox.audit(), before);
        }
        // What was refused is not revealed.
        sandbox.top_up(1_000);
        let body = json!({ "leads": leads, "fields": ["email"] });
        let answer = paid(&sandbox, "/lead-finder/reveal", body).await;
        assert_eq!(answer["data"]["newlyRevealed"], 25);
    }
}

#[tokio::test]
async fn exports_answer_with_the_file_and_charge_at_once() {
    let sandbox = sandbox(Dialect::OlderSdk).await;
    let filters = json!({ "countryName": "Germany" });
    for (body, rows, least, most) in [
        (json!({ "filters": filters, "maxResults": 100 }), 100, 0, 0),
        (
            json!({ "filters": filters, "maxResults": 100, "includeEmail": true, "includeNames": true }),
            100,
            101,
            1_099,
        ),
        (
            json!({ "filters": { "city": "Atlantis" }, "includeEmail": true }),
            0,
            0,
            0,
        ),
    ] {
        let balance = sandbox.balance();
        let answer = raw(
            &sandbox,
            Method::POST,
            "/lead-finder/export",
            Some(body.clone()),
        )
        .await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/csv");
        let paid = balance - sandbox.balance();
        assert!((least..=most).contains(&paid), "{paid}");
        assert_eq!(answer.headers()["x-credits-used"], paid.to_string());
        assert_eq!(answer.headers()["x-credits-refunded"], "0");
        let at_once = answer.text().await.expect("a file");
        let file = csv::Reader::from_reader(at_once.as_bytes());
        assert_eq!(file.into_records().count(), rows);
        let audit = sandbox.audit();
        assert!(audit.consistent && audit.reserved == 0);
        assert_eq!(
            sandbox
                .client()
                .lead_finder()
                .exports()
                .await
                .expect("a list")
                .total,
            0.0
        );

        // A job brings the same file at the same price.
        let sandbox = self::sandbox(Dialect::Documented).await;
        let (client, before) = (sandbox.client(), sandbox.balance());
        let job = raw(&sandbox, Method::POST, "/lead-finder/export", Some(body)).await;
        let job: Value = job.json().await.expect("JSON");
        sandbox.advance(MINUTE);
        let id = job["data"]["jobId"].as_str().expect("an id");
        let file = client
            .lead_finder()
            .download_export(id)
            .await
            .expect("a file");
        let file = file.into_inner().bytes().await.expect("a file");
        assert_eq!(String::from_utf8_lossy(&file), at_once);
        assert_eq!(before - sandbox.balance(), paid);
    }
}

#[tokio::test]
async fn an_export_at_once_without_credits_is_refused() {
    let builder = builder().dialect(Dialect::OlderSdk).credits(9);
    let sandbox = builder.start().await.expect("a port");
    let before = sandbox.audit();
    let body = json!({ "filters": {}, "maxResults": 100, "includeNames": true });
    let refused = raw(&sandbox, Method::POST, "/lead-finder/export", Some(body)).await;
    assert_eq!(refused.status(), 402);
    let problem: Value = refused.json().await.expect("JSON");
    assert_eq!(problem["shortfall"], 91);
    assert_eq!(sandbox.audit(), before);
}
