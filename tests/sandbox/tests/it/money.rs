//! Prices, refunds and caches.

use std::time::Duration;

use chrono::{Datelike, Months, NaiveTime};
use enrich_api::money::Budget;
use enrich_api::types::{LeadFinderSearchFilters, RevealField};
use enrich_api::{Client, ErrorKind, Outcome};
use enrich_sandbox::Sandbox;
use enrich_sandbox::jobs::Ending;
use serde_json::Value;

use crate::support::{COMPANY, DAY, MINUTE, SECOND, builder, credits, emails, sandbox, time};

const NANOSECOND: Duration = Duration::from_nanos(1);

/// What a piece of work costs.
async fn cost(sandbox: &Sandbox, work: impl AsyncFnOnce()) -> u64 {
    let before = sandbox.balance();
    work().await;
    before - sandbox.balance()
}

#[tokio::test]
async fn single_lookups_cost_what_they_find() {
    let sandbox = sandbox().await;
    let enrich = sandbox.client();
    let (mut hits, mut misses) = (0, 0);
    for number in 0..40 {
        let before = sandbox.balance();
        let find = enrich
            .email_finder()
            .find("Ada", format!("Example{number}"), "robotics.example")
            .await
            .expect("a result");
        let used = find.meta().credits_used;
        assert_eq!(used, credits(if find.found { 10 } else { 0 }));
        assert_eq!(before - sandbox.balance(), if find.found { 10 } else { 0 });
        hits += u64::from(find.found);
        misses += u64::from(!find.found);

        let check = enrich
            .email_validation()
            .validate(format!("p{number}@c{number}.example"))
            .await
            .expect("a verdict");
        let risky = check.result.as_str() == "risky";
        assert_eq!(check.meta().credits_used, credits(u64::from(!risky)));

        let phone = enrich
            .phone_finder()
            .by_email(format!("p{number}@c.example"))
            .await
            .expect("a result");
        let price = if phone.phones.is_empty() { 0 } else { 500 };
        assert_eq!(phone.meta().credits_used, credits(price));
    }
    assert!(hits > 0 && misses > 0, "{hits} found, {misses} not");
}

#[tokio::test]
async fn lookups_are_free_again_for_seven_days() {
    let sandbox = sandbox().await;
    let enrich = sandbox.client();
    let mut email = String::new();
    for number in 0..50 {
        email = format!("person{number}@company.example");
        let work = async || {
            enrich
                .reverse_email_lookup()
                .lookup(&email)
                .await
                .expect("a result");
        };
        if cost(&sandbox, work).await == 10 {
            break;
        }
    }
    let again = async || {
        enrich
            .reverse_email_lookup()
            .lookup(email.to_uppercase())
            .await
            .expect("a result");
    };
    assert_eq!(cost(&sandbox, again).await, 0);
    sandbox.advance(DAY * 7 - MINUTE);
    assert_eq!(cost(&sandbox, again).await, 0);
    sandbox.advance(MINUTE);
    assert_eq!(cost(&sandbox, again).await, 10);
}

#[tokio::test]
async fn a_batch_does_not_pay_for_what_is_in_the_cache() {
    let sandbox = sandbox().await;
    let enrich = sandbox.client();
    let bulk = async || {
        let batch = enrich
            .reverse_email_lookup()
            .bulk(emails(40))
            .await
            .expect("covered");
        sandbox.advance(MINUTE);
        let results = enrich
            .reverse_email_lookup()
            .bulk_results(&batch.batch_id)
            .await;
        results.expect("results").meta().credits_used
    };
    assert!(bulk().await > credits(0));
    assert_eq!(bulk().await, credits(0));
    sandbox.advance(DAY * 7);
    assert!(bulk().await > credits(0));
}

#[tokio::test]
async fn a_batch_is_settled_once() {
    let sandbox = builder().credits(1_000).start().await.expect("a port");
    let enrich = sandbox.client();
    let mut addresses = emails(100);
    addresses.extend(emails(100).iter().map(|email| email.to_uppercase()));
    let submitted = enrich
        .email_validation()
        .batch(addresses)
        .await
        .expect("covered");
    assert_eq!(
        (
            submitted.item_count,
            submitted.original_count,
            submitted.duplicates_removed
        ),
        (100, Some(200), Some(100))
    );
    assert_eq!(submitted.meta().credits_reserved, credits(100));
    assert_eq!(sandbox.balance(), 900);
    let id = &submitted.batch_id;

    let early = enrich
        .email_validation()
        .batch_results(id)
        .await
        .expect("nothing yet");
    assert!(early.results.is_empty());
    assert_eq!(sandbox.balance(), 900);

    sandbox.advance(MINUTE);
    enrich
        .email_validation()
        .batch_status(id)
        .await
        .expect("a status");
    assert_eq!(
        sandbox.balance(),
        900,
        "a look at the status settles nothing"
    );
    let results = enrich
        .email_validation()
        .batch_results(id)
        .await
        .expect("all");
    let risky = results
        .results
        .iter()
        .filter(|row| row.result.as_str() == "risky")
        .count() as u64;
    assert!(risky > 0 && risky < 100);
    let receipt = results.meta().clone();
    assert_eq!(receipt.credits_used, credits(100 - risky));
    assert_eq!(receipt.credits_refunded, credits(risky));
    assert_eq!(sandbox.balance(), 900 + risky);

    let again = enrich
        .email_validation()
        .batch_results(id)
        .page(2)
        .await
        .expect("an empty page");
    assert_eq!(again.meta().credits_used, receipt.credits_used);
    assert_eq!(again.meta().credits_remaining, receipt.credits_remaining);
    assert_eq!(sandbox.balance(), 900 + risky);
    assert_eq!(sandbox.audit().reserved, 0);
}

#[tokio::test]
async fn a_failed_batch_costs_what_it_got_done() {
    let sandbox = builder().credits(100).start().await.expect("a port");
    let enrich = sandbox.client();
    sandbox.end_next("batchValidateEmails", Ending::Failed { share: 0.5 });
    let batch = enrich
        .email_validation()
        .batch(emails(100))
        .await
        .expect("covered");
    sandbox.advance(MINUTE);
    let status = enrich
        .email_validation()
        .batch_status(&batch.batch_id)
        .await
        .expect("a status");
    assert_eq!(
        (status.status.as_str(), status.processed_items),
        ("failed", Some(50))
    );
    let results = enrich
        .email_validation()
        .batch_results(&batch.batch_id)
        .await
        .expect("half");
    let paid = results
        .results
        .iter()
        .filter(|row| row.result.as_str() != "risky")
        .count() as u64;
    assert_eq!(results.results.len(), 50);
    assert_eq!(sandbox.balance(), 100 - paid);
}

#[tokio::test]
async fn an_estimate_is_cached_for_a_day_and_refunded_when_it_fails() {
    let sandbox = sandbox().await;
    let estimates = sandbox.client().count_estimate();
    let start = async || {
        estimates
            .start(COMPANY)
            .countries(["Germany", "Austria"])
            .await
            .expect("covered");
    };
    assert_eq!(cost(&sandbox, start).await, 100);
    assert_eq!(cost(&sandbox, start).await, 100, "the first has not ended");
    sandbox.advance(MINUTE);
    let cached = estimates
        .start(COMPANY)
        .countries(["Austria", "Germany"])
        .await
        .expect("cached");
    assert_eq!(
        (cached.from_cache, cached.status.as_str()),
        (Some(true), "completed")
    );
    assert!(cached.data.is_some());
    assert_eq!(cost(&sandbox, start).await, 0);
    let other = async || {
        estimates.start(COMPANY).await.expect("covered");
    };
    assert_eq!(cost(&sandbox, other).await, 100);
    sandbox.advance(DAY);
    assert_eq!(cost(&sandbox, start).await, 100);

    sandbox.advance(MINUTE);
    sandbox.end_next("startCountEstimate", Ending::Failed { share: 0.0 });
    let before = sandbox.balance();
    let failing = estimates
        .start(format!("{COMPANY}-2"))
        .await
        .expect("covered");
    assert_eq!(sandbox.balance(), before - 100);
    sandbox.advance(MINUTE);
    let status = estimates.status(&failing.batch_id).await.expect("a status");
    assert_eq!(status.status.as_str(), "failed");
    assert_eq!(status.meta().credits_refunded, credits(100));
    assert_eq!(sandbox.balance(), before);
}

#[tokio::test]
async fn refuses_counts_below_their_minimum_before_sending() {
    let sandbox = sandbox().await;
    let client = Client::builder()
        .api_key(sandbox.key())
        .base_url(sandbox.base_url())
        .budget(Budget::new(0))
        .build()
        .expect("a client");
    let finder = client.lead_finder();
    let nobody: [&str; 0] = [];
    let validation = client.email_validation();
    let refusals = [
        client
            .company_followers()
            .start(COMPANY, 0)
            .at_most(5)
            .await
            .err(),
        finder
            .search(in_country("Germany"))
            .page_size(0)
            .await
            .err(),
        finder
            .export(in_country("Germany"))
            .max_results(0)
            .await
            .err(),
        client
            .people_search()
            .employees(COMPANY)
            .max_results(0)
            .await
            .err(),
        validation.batch(nobody).await.err(),
        client.reverse_email_lookup().bulk(nobody).await.err(),
        finder.reveal(nobody).await.err(),
        finder.enrich(["x"], Vec::<RevealField>::new()).await.err(),
        validation.validate("a@b.example").at_most(0).await.err(),
    ];
    let fields = [
        "`max_limit`",
        "`pageSize`",
        "`maxResults`",
        "`max_results`",
        "`emails`",
        "`emails`",
        "`leads`",
        "`fields`",
        "`at_most`",
    ];
    for (error, field) in refusals.into_iter().zip(fields) {
        let error = error.expect("a refusal");
        assert_eq!(error.kind(), &ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(field), "{error}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
    }
    let split = validation
        .batch(nobody)
        .submit()
        .await
        .expect_err("a refusal");
    assert_eq!(split.kind(), &ErrorKind::InvalidRequest);
    let phones = client.phone_finder().bulk().await.expect_err("a refusal");
    assert_eq!(
        phones.kind(),
        &ErrorKind::OverBudget,
        "no price is described"
    );
}

fn in_country(name: &str) -> LeadFinderSearchFilters {
    LeadFinderSearchFilters {
        country_name: Some(name.to_owned().into()),
        ..LeadFinderSearchFilters::default()
    }
}

#[tokio::test]
async fn searches_are_free_up_to_a_point() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().lead_finder();
    let page = async |number: u64, size: u64| {
        let search = finder
            .search(in_country("Germany"))
            .page(number)
            .page_size(size);
        search.await.expect("leads");
    };
    assert_eq!(cost(&sandbox, async || page(1, 25).await).await, 0);
    assert_eq!(cost(&sandbox, async || page(3, 25).await).await, 0);
    assert_eq!(cost(&sandbox, async || page(4, 25).await).await, 25);
    assert_eq!(cost(&sandbox, async || page(1, 100).await).await, 25);
    // 49 more combinations are free this month; the next is paid from the start.
    for number in 0..49 {
        let filters = LeadFinderSearchFilters {
            first_name: Some(format!("Name{number}")),
            ..in_country("Germany")
        };
        finder.search(filters).await.expect("a free search");
    }
    let paid = async || {
        finder
            .search(in_country("France"))
            .page_size(10)
            .await
            .expect("leads");
    };
    assert_eq!(cost(&sandbox, paid).await, 10);
    assert_eq!(cost(&sandbox, async || page(1, 25).await).await, 0);
    let left = until_next_month(&sandbox);
    sandbox.advance(left - NANOSECOND);
    assert_eq!(cost(&sandbox, paid).await, 10);
    sandbox.advance(NANOSECOND);
    assert_eq!(cost(&sandbox, paid).await, 0, "a new month");
}

#[tokio::test]
async fn budget_agrees_with_ledger_about_free_searches() {
    let sandbox = sandbox().await;
    let client = Client::builder()
        .api_key(sandbox.key())
        .base_url(sandbox.base_url())
        .unpaced()
        .budget(Budget::new(150))
        .build()
        .expect("a client");
    let finder = client.lead_finder();
    let budget = client.budget().expect("a budget");
    let before = sandbox.balance();
    let agrees = || {
        let paid = credits(before - sandbox.balance());
        assert_eq!((budget.spent(), budget.held()), (paid, credits(0)));
        assert_eq!(
            (budget.doubtful(), client.totals().all.doubts),
            (credits(0), 0)
        );
    };
    for country in ["Germany", "France", "Spain"] {
        let search = finder.search(in_country(country)).page_size(75);
        assert_eq!(search.highest_price(), credits(75).into());
        assert!(!search.await.expect("leads").results.is_empty());
        agrees();
    }
    assert_eq!(budget.spent(), credits(0));
    for (page, size) in [(1, 100), (2, 40), (3, 30), (4, 10), (7, 5)] {
        let search = finder.search(in_country("Germany"));
        let leads = search.page(page).page_size(size).await.expect("leads");
        assert!(!leads.results.is_empty());
        agrees();
    }
    assert_eq!(budget.spent(), credits(25 + 5 + 15 + 10 + 5));
}

/// How long the month on the sandbox's clock still is.
fn until_next_month(sandbox: &Sandbox) -> Duration {
    let now = sandbox.now();
    let first = now.date_naive().with_day(1).expect("a first day");
    let next = (first + Months::new(1)).and_time(NaiveTime::MIN).and_utc();
    (next - now).to_std().expect("later than now")
}

#[tokio::test]
async fn the_month_of_free_searches_ends_at_midnight_utc() {
    for (start, price_a_second_later) in [
        ("2024-02-28T23:59:59Z", 10),
        ("2024-02-29T23:59:59Z", 0),
        ("2024-12-31T23:59:59Z", 0),
    ] {
        let builder = builder().start_time(time(start));
        let sandbox = builder.start().await.expect("a port");
        let finder = sandbox.client().lead_finder();
        for number in 0..50 {
            let filters = LeadFinderSearchFilters {
                first_name: Some(format!("Name{number}")),
                ..LeadFinderSearchFilters::default()
            };
            finder.search(filters).await.expect("a free search");
        }
        let another = async || {
            let search = finder.search(in_country("France")).page_size(10);
            search.await.expect("leads");
        };
        assert_eq!(cost(&sandbox, another).await, 10, "{start}");
        sandbox.advance(SECOND);
        let price = cost(&sandbox, another).await;
        assert_eq!(price, price_a_second_later, "{start}");
    }
}

#[tokio::test]
async fn reveals_are_paid_once_and_only_for_what_is_there() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().lead_finder();
    let leads = finder
        .search(LeadFinderSearchFilters::default())
        .await
        .expect("leads");
    let ids: Vec<String> = leads.results.iter().map(|lead| lead.id.clone()).collect();
    let reveal = async || {
        let job = finder.reveal(ids.clone()).await.expect("accepted");
        assert_eq!(job.credits_reserved, credits(535 * 25));
        sandbox.advance(MINUTE);
        finder.reveal_status(&job.job_id).await.expect("a job")
    };
    let before = sandbox.balance();
    let first = reveal().await;
    let results = first.results.clone().expect("it is completed");
    let worth: u64 = results
        .revealed
        .iter()
        .map(|lead| {
            let email = if lead.email_address.is_some() { 10 } else { 0 };
            let phone = if lead.phone.is_some() || lead.cellphone.is_some() {
                525
            } else {
                0
            };
            email + phone
        })
        .sum();
    assert_eq!(results.credits_used, Some(credits(worth)));
    assert_eq!(before - sandbox.balance(), worth);
    assert_eq!(results.newly_revealed, Some(25));

    let second = reveal().await.results.clone().expect("it is completed");
    assert_eq!(
        (second.newly_revealed, second.already_revealed),
        (Some(0), Some(25))
    );
    assert_eq!(second.credits_used, Some(credits(0)));
    assert_eq!(second.revealed, results.revealed);
}

#[tokio::test]
async fn a_reveal_without_credits_fails_later() {
    let sandbox = builder().credits(9).start().await.expect("a port");
    let finder = sandbox.client().lead_finder();
    let leads = finder
        .search(LeadFinderSearchFilters::default())
        .page_size(1)
        .await
        .expect("a lead");
    let job = finder
        .reveal([leads.results[0].id.clone()])
        .await
        .expect("accepted");
    sandbox.advance(MINUTE);
    let job = finder.reveal_status(&job.job_id).await.expect("a job");
    assert_eq!(job.status.as_str(), "failed");
    assert!(
        job.error
            .as_deref()
            .is_some_and(|error| error.contains("Insufficient credits"))
    );
    assert_eq!(sandbox.balance(), 9);
}

#[tokio::test]
async fn a_reveal_that_failed_leaves_names_hidden() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().lead_finder();
    let search = async || {
        let found = finder.search(LeadFinderSearchFilters::default());
        let found = found.page_size(1).await.expect("a lead").into_inner();
        found.results
    };
    let hidden = search().await;
    sandbox.end_next("revealLeads", Ending::Failed { share: 0.5 });
    let reveal = async || {
        let job = finder.reveal([hidden[0].id.clone()]).await;
        sandbox.advance(MINUTE);
        let job = job.expect("accepted").into_inner().job_id;
        finder.reveal_status(&job).await.expect("a job")
    };
    assert_eq!(reveal().await.status.as_str(), "failed");
    assert_eq!(search().await, hidden);
    assert_eq!(reveal().await.status.as_str(), "completed");
    assert_ne!(search().await, hidden);
}

#[tokio::test]
async fn an_export_costs_what_is_in_it() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().lead_finder();
    let free = finder
        .export(LeadFinderSearchFilters::default())
        .max_results(50)
        .await
        .expect("accepted");
    assert_eq!(free.credits_reserved, credits(0));
    let before = sandbox.balance();
    let paid = finder
        .export(LeadFinderSearchFilters::default())
        .max_results(50)
        .include_names(true)
        .include_contact_info(true)
        .await
        .expect("covered");
    assert_eq!(paid.credits_reserved, credits(536 * 50));
    let early = finder
        .download_export(&paid.job_id)
        .await
        .expect_err("not ready");
    assert_eq!(early.status().map(|status| status.as_u16()), Some(409));
    sandbox.advance(MINUTE);
    let file = finder.download_export(&paid.job_id).await.expect("ready");
    let used = file.meta().credits_used;
    assert_eq!(used, credits(before - sandbox.balance()));
    assert!(used < credits(536 * 50) && used > credits(50));
    assert_eq!(
        file.headers()["x-credits-used"].to_str().ok(),
        Some(used.to_string().as_str())
    );
    sandbox.advance(DAY * 7);
    let late = finder
        .download_export(&paid.job_id)
        .await
        .expect_err("expired");
    assert_eq!(late.status().map(|status| status.as_u16()), Some(410));
}

#[tokio::test]
async fn the_wallet_tells_every_movement() {
    let sandbox = builder().credits(1_000).start().await.expect("a port");
    let enrich = sandbox.client();
    let batch = enrich
        .email_validation()
        .batch(emails(20))
        .await
        .expect("covered");
    sandbox.top_up(50);
    sandbox.advance(MINUTE);
    enrich
        .email_validation()
        .batch_results(&batch.batch_id)
        .await
        .expect("settled");
    let kinds: Vec<Value> = sandbox
        .ledger()
        .iter()
        .map(|entry| entry["type"].clone())
        .collect();
    assert_eq!(kinds, ["topup", "deduction", "topup", "refund"]);
    let page = enrich.wallets().transactions().await.expect("a page");
    let sum: i64 = page
        .transactions
        .iter()
        .filter_map(|entry| entry.amount.to_i64())
        .sum();
    assert_eq!(u64::try_from(sum), Ok(sandbox.balance()));
    let refunds = enrich
        .wallets()
        .transactions()
        .type_("refund")
        .await
        .expect("a page");
    assert_eq!(refunds.transactions.len(), 1);
    assert_eq!(refunds.pagination.total, 1);
}
