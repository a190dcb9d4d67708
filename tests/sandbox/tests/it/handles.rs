//! Jobs by their handles, and money by the client's own account of it: every
//! kind of job, from submission to the last row, against the service's ledger.

use enrich_api::job::{Job, JobError, JobKind, PagedResults, Submit, SubmitError};
use enrich_api::money::Budget;
use enrich_api::types::{Lead, LeadFinderSearchFilters, RevealField};
use enrich_api::{Client, Credits, ErrorKind};
use enrich_sandbox::Sandbox;
use enrich_sandbox::jobs::Ending;

use crate::support::{COMPANY, MINUTE, builder, credits, emails, sandbox};

/// A client with a budget, which has to come to the same as the ledger.
struct Accountant {
    sandbox: Sandbox,
    client: Client,
    before: u64,
}

impl Accountant {
    async fn new() -> Self {
        let sandbox = sandbox().await;
        let before = sandbox.balance();
        let client = Client::builder()
            .api_key(sandbox.key())
            .base_url(sandbox.base_url())
            .unpaced()
            .budget(Budget::new(1_000_000))
            .build()
            .expect("a client");
        Self {
            sandbox,
            client,
            before,
        }
    }

    fn budget(&self) -> &Budget {
        self.client.budget().expect("a budget")
    }

    /// Waits for a job; whenever it is looked at, a minute has passed.
    async fn wait<K: JobKind>(&self, job: &Job<K>) -> Result<enrich_api::job::Done<K>, JobError> {
        let wait = job.wait().poll_every(std::time::Duration::ZERO);
        wait.on_progress(|_| self.sandbox.advance(MINUTE)).await
    }

    /// Submits a job, waits for it, and reads its rows.
    async fn rows<B>(&self, request: B) -> usize
    where
        B: Submit<Kind: PagedResults>,
        B::Kind: PagedResults,
    {
        let job = enrich_api::job::Submission::new(request).await;
        let job = job.unwrap_or_else(|error| panic!("{error}"));
        assert!(!self.budget().held().is_zero(), "its price is set aside");
        self.wait(&job).await.expect("an end");
        let mut rows = job.results();
        let mut count = 0;
        while rows.try_next().await.expect("a row").is_some() {
            count += 1;
        }
        count
    }

    /// What was spent in all is what the ledger says, and nothing is pending.
    fn balances(&self) {
        let paid = credits(self.before - self.sandbox.balance());
        let all = self.client.totals().all;
        let seen = (self.budget().spent(), self.budget().held());
        assert_eq!(seen, (paid, Credits::ZERO), "{all:?}");
        assert_eq!((all.reserved, all.doubts), (Credits::ZERO, 0));
        assert_eq!(self.sandbox.audit().reserved, 0);
    }
}

#[tokio::test]
async fn batches_come_to_what_the_ledger_says() {
    let accountant = Accountant::new().await;
    let client = &accountant.client;
    let mut twice = emails(300);
    twice.extend(emails(40));
    assert_eq!(
        accountant
            .rows(client.email_validation().batch(twice))
            .await,
        300
    );
    accountant.balances();

    let leads = (0..120).map(|it| Lead::new("Ada", format!("E{it}"), "a.example"));
    assert_eq!(
        accountant.rows(client.email_finder().batch(leads)).await,
        120
    );
    accountant.balances();

    let found = accountant
        .rows(client.reverse_email_lookup().bulk(emails(60)))
        .await;
    assert!(found > 0 && found < 60);
    accountant.balances();

    let phones = client.phone_finder().bulk().emails(emails(30));
    assert_eq!(accountant.rows(phones).await, 30);
    accountant.balances();

    let ips = (1..40).map(|it| format!("93.184.216.{it}"));
    assert_eq!(accountant.rows(client.ip_to_company().batch(ips)).await, 39);
    accountant.balances();
    let by_operation = client.totals().by_operation;
    assert!(!by_operation["batchIpToCompany"].used.is_zero());
    assert!(by_operation["getIpToCompanyBatchResults"].used.is_zero());
}

/// Pages without a row are no end where mailboxes without a profile are left out.
#[tokio::test]
async fn reads_lookups_through_pages_without_rows() {
    let accountant = Accountant::new().await;
    let lookup = accountant.client.reverse_email_lookup();
    let job = lookup.bulk(emails(60)).submit().await.expect("a job");
    accountant.wait(&job).await.expect("an end");
    let id = job.id().ids().next().expect("an id");
    let mut counts = Vec::new();
    for limit in [1, 7, 1000] {
        let mut rows = lookup.bulk_results(id).limit(limit).stream();
        let mut count = 0;
        while rows.try_next().await.expect("a row").is_some() {
            count += 1;
        }
        counts.push(count);
    }
    assert!(counts[0] > 0 && counts[0] < 60, "{counts:?}");
    assert_eq!(counts, [counts[0]; 3]);
}

#[tokio::test]
async fn reads_the_rows_that_a_failed_batch_and_a_running_one_have() {
    let accountant = Accountant::new().await;
    let failing = Ending::Failed { share: 0.3 };
    accountant.sandbox.end_next("batchValidateEmails", failing);
    let validation = accountant.client.email_validation();
    for _ in ["failed", "running"] {
        let batch = validation.batch(emails(5000)).submit().await;
        let job = batch.expect("a batch");
        while job.settle().await.is_ok() {
            let status = validation.batch_status(job.id().ids().next().expect("an id"));
            if status.await.expect("a status").processed_items > Some(500) {
                break;
            }
            accountant
                .sandbox
                .advance(std::time::Duration::from_secs(1));
        }
        let mut rows = job.results();
        let mut count = 0;
        while rows.try_next().await.expect("a row").is_some() {
            count += 1;
        }
        assert!(count > 500 && count < 5000, "{count}");
    }
}

#[tokio::test]
async fn a_scrape_is_continued_and_saved() {
    let accountant = Accountant::new().await;
    let followers = accountant.client.company_followers();
    // Only the service knows what a profile costs, so a budget has to be told.
    let unknown = followers
        .start(COMPANY, 100)
        .submit()
        .await
        .expect_err("a refusal");
    assert_eq!(unknown.error().kind(), &ErrorKind::OverBudget);
    assert!(unknown.to_string().contains("at_most"), "{unknown}");
    let limit = followers.limit().await.expect("an approval");
    let each = limit.credits_per_profile.expect("a price");

    let partial = Ending::Partial {
        share: 0.5,
        recoverable: true,
    };
    accountant
        .sandbox
        .end_next("startCompanyFollowerScrape", partial);
    let scrape = followers.start(COMPANY, 100).at_most(each * 100u64);
    let job = scrape.submit().await.expect("a scrape").into_job();
    let done = accountant.wait(&job).await.expect("an end");
    assert_eq!(done.statuses()[0].partial, Some(true));
    job.settle().await.expect("a bill");
    accountant.balances();

    let id = job.id().ids().next().expect("an id").to_owned();
    let rest = followers.resume(id).at_most(each * 50u64).submit().await;
    let job = rest.expect("it can be continued").into_job();
    accountant.wait(&job).await.expect("an end");
    let mut file = Vec::new();
    let saved = job.save(&mut file).await.expect("a file");
    assert_eq!(*saved, file.len() as u64);
    assert_eq!(csv::Reader::from_reader(&file[..]).records().count(), 100);
    job.settle().await.expect("a bill");
    accountant.balances();
}

#[tokio::test]
async fn an_estimate_comes_with_the_status() {
    let accountant = Accountant::new().await;
    let estimate = accountant.client.count_estimate().start(COMPANY);
    assert_eq!(estimate.highest_price(), credits(100).into());
    let job = estimate.submit().await.expect("an estimate");
    let done = accountant.wait(&job).await.expect("an end");
    assert!(done.into_result().expect("a result").total_count > 0);
    accountant.balances();

    let failing = Ending::Failed { share: 0.0 };
    accountant.sandbox.end_next("startCountEstimate", failing);
    let other = "https://www.linkedin.com/company/another";
    let job = accountant
        .client
        .count_estimate()
        .start(other)
        .submit()
        .await;
    let job = job.expect("an estimate");
    let error = accountant.wait(&job).await.expect_err("a failure");
    assert!(matches!(error, JobError::Failed(_)), "{error}");
    accountant.balances();
}

#[tokio::test]
async fn leads_are_revealed_enriched_and_exported() {
    let accountant = Accountant::new().await;
    let finder = accountant.client.lead_finder();
    // By somebody else, as the receipt of a search does not say what it cost.
    let found = accountant
        .sandbox
        .client()
        .lead_finder()
        .search(LeadFinderSearchFilters::default())
        .page_size(60)
        .await
        .expect("leads");
    let ids: Vec<String> = found.results.iter().map(|lead| lead.id.clone()).collect();

    // More than a job takes at once, so it becomes three that look like one.
    let reveal = finder.reveal(ids.clone()).fields([RevealField::Email]);
    assert_eq!(reveal.highest_price(), credits(600).into());
    let job = reveal.submit().await.expect("a job");
    assert_eq!(job.id().ids().len(), 3);
    let done = accountant.wait(&job).await.expect("an end");
    let results = done.into_results();
    let revealed: usize = results.iter().flatten().map(|it| it.revealed.len()).sum();
    assert_eq!(revealed, 60);
    accountant.balances();

    let job = finder
        .enrich(ids[..5].to_vec(), [RevealField::Phone])
        .submit()
        .await;
    let job = job.expect("a job");
    accountant.wait(&job).await.expect("an end");
    accountant.balances();

    let filters = LeadFinderSearchFilters {
        country_name: Some("Germany".to_owned().into()),
        ..LeadFinderSearchFilters::default()
    };
    let export = finder.export(filters).max_results(200).include_email(true);
    assert_eq!(export.highest_price(), credits(2_000).into());
    let job = export.submit().await.expect("an export");
    assert!(!accountant.budget().held().is_zero());
    let done = accountant.wait(&job).await.expect("an end");
    accountant.balances();
    let mut file = Vec::new();
    let saved = done.save(&mut file).await.expect("a file");
    assert!(!saved.meta().credits_used.is_zero());
    accountant.balances();
}

#[tokio::test]
async fn a_batch_that_failed_gives_back_when_it_is_settled() {
    let accountant = Accountant::new().await;
    let failing = Ending::Failed { share: 0.3 };
    accountant.sandbox.end_next("batchValidateEmails", failing);
    let batch = accountant.client.email_validation().batch(emails(100));
    let job = batch.submit().await.expect("a batch");
    let error = accountant.wait(&job).await.expect_err("a failure");
    assert!(matches!(error, JobError::Failed(_)), "{error}");
    assert_eq!(accountant.budget().held(), credits(100));
    job.settle().await.expect("a bill");
    accountant.balances();
}

#[tokio::test]
async fn what_the_budget_does_not_cover_is_not_submitted() {
    let accountant = Accountant::new().await;
    accountant.budget().set_limit(99);
    let validation = accountant.client.email_validation();
    let error = validation
        .batch(emails(100))
        .submit()
        .await
        .expect_err("a refusal");
    let refused: &SubmitError<_> = &error;
    assert_eq!(refused.error().kind(), &ErrorKind::OverBudget);
    assert!(accountant.sandbox.ledger().len() <= 1, "only the top-up");
    validation
        .batch(emails(99))
        .submit()
        .await
        .expect("it fits");
    let error = validation
        .validate("a@b.example")
        .await
        .expect_err("nothing is left");
    assert_eq!(error.kind(), &ErrorKind::OverBudget);
    validation
        .batch_status("nothing")
        .await
        .expect_err("a 404, as it is free to ask");
}

#[tokio::test]
async fn a_handle_outlives_the_client() {
    let sandbox = builder().start().await.expect("a port");
    let job = sandbox
        .client()
        .email_validation()
        .batch(emails(10))
        .submit()
        .await;
    let stored = serde_json::to_string(&*job.expect("a batch")).expect("JSON");
    sandbox.advance(MINUTE);

    let validation = sandbox.client().email_validation();
    let id: enrich_api::job::JobId<enrich_api::email_validation::Batch> =
        serde_json::from_str(&stored).expect("a handle");
    let done = validation.job(id).wait().await.expect("an end");
    let mut rows = done.results();
    let mut count = 0;
    while rows.try_next().await.expect("a row").is_some() {
        count += 1;
    }
    assert_eq!(count, 10);
    let id =
        serde_json::from_str::<enrich_api::job::JobId<enrich_api::email_finder::Batch>>(&stored);
    assert!(id.is_err(), "that is another kind of job");
}

#[tokio::test]
async fn the_blocking_face_does_the_same() {
    let sandbox = sandbox().await;
    let client: enrich_api::blocking::Client = sandbox.client().into();
    let sandbox = tokio::task::spawn_blocking(move || {
        let found = client
            .email_finder()
            .find("Ada", "Example", "robotics.example");
        assert_eq!(found.highest_price(), credits(10).into());
        found.send().expect("an answer");

        let job = client.email_validation().batch(emails(250)).submit().run();
        let job = job.expect("a batch");
        let wait = job.wait().poll_every(std::time::Duration::ZERO);
        let done = wait
            .on_progress(|_| sandbox.advance(MINUTE))
            .run()
            .expect("an end");
        let rows: Vec<_> = done.results().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), 250);
        let entries = client.wallets().transactions().limit(2).rows();
        let entries: Vec<_> = entries.collect::<Result<_, _>>().expect("entries");
        assert!(entries.len() >= 3);
        sandbox
    })
    .await
    .expect("no panic");

    let client: enrich_api::blocking::Client = sandbox.client().into();
    let error = client
        .wallets()
        .balance()
        .send()
        .expect_err("a task must not block");
    assert_eq!(error.kind(), &ErrorKind::Blocking);
}
