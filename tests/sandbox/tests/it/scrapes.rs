//! Follower scrapes, whole and partial.

use std::time::Duration;

use enrich_sandbox::Sandbox;
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::plan::Plan;
use reqwest::Method;
use serde_json::json;

use crate::support::{COMPANY, DAY, MINUTE, SECOND, builder, credits, raw, sandbox, time};

const HOUR: Duration = Duration::from_secs(60 * 60);

const PARTIAL: Ending = Ending::Partial {
    share: 0.5,
    recoverable: true,
};

/// A scrape of 100 profiles that stopped half-way.
async fn partial(sandbox: &Sandbox, ending: Ending) -> String {
    sandbox.end_next("startCompanyFollowerScrape", ending);
    let followers = sandbox.client().company_followers();
    let scrape = followers.start(COMPANY, 100).await.expect("covered");
    sandbox.advance(MINUTE);
    scrape.batch_id.clone()
}

async fn resume(sandbox: &Sandbox, id: &str) -> u16 {
    let resumed = sandbox.client().company_followers().resume(id).await;
    resumed.map_or_else(
        |error| error.status().map_or(0, |status| status.as_u16()),
        |_| 200,
    )
}

#[tokio::test]
async fn a_partial_scrape_is_continued_in_place() {
    let sandbox = sandbox().await;
    let followers = sandbox.client().company_followers();
    let price = 2;
    let start = Plan::Enterprise.credits();
    let id = partial(&sandbox, PARTIAL).await;
    assert_eq!(sandbox.balance(), start - 100 * price);
    let progress = followers.progress(&id).await.expect("progress");
    assert_eq!((progress.done, progress.partial), (Some(true), Some(true)));
    assert_eq!(
        (progress.processed, progress.total, progress.errors),
        (50, 100, 50)
    );
    let first = followers.results(&id).await.expect("a half");
    assert_eq!(first.data.len(), 50);
    assert_eq!(first.meta().credits_used, credits(50 * price));
    assert_eq!(sandbox.balance(), start - 50 * price);

    let resumed = followers.resume(&id).await.expect("it can be continued");
    assert_eq!(resumed.batch_id, id);
    assert_eq!(resumed.meta().credits_reserved, credits(50 * price));
    assert_eq!(
        resume(&sandbox, &id).await,
        409,
        "it is being continued already"
    );
    sandbox.advance(MINUTE);
    let whole = followers.results(&id).await.expect("all");
    assert_eq!(whole.data.len(), 100);
    assert_eq!(whole.data[..50], first.data[..]);
    assert_eq!(whole.meta().credits_used, credits(100 * price));
    assert_eq!(sandbox.balance(), start - 100 * price);
    assert_eq!(resume(&sandbox, &id).await, 409, "it has everything");
    let audit = sandbox.audit();
    assert!(audit.consistent && audit.reserved == 0);
}

#[tokio::test]
async fn an_empty_object_continues_a_scrape() {
    let sandbox = sandbox().await;
    let before = sandbox.balance();
    let id = partial(&sandbox, PARTIAL).await;
    let path = format!("/company-follower?batchId={id}");
    let company = json!({ "companyUrl": COMPANY, "max_limit": 1 });
    for body in [company, json!({ "max_limit": 1 })] {
        let refused = raw(&sandbox, Method::POST, &path, Some(body)).await;
        assert_eq!(refused.status(), 400);
    }
    let resumed = raw(&sandbox, Method::POST, &path, Some(json!({}))).await;
    assert_eq!(resumed.status(), 200);
    sandbox.advance(MINUTE);
    let followers = sandbox.client().company_followers();
    let whole = followers.results(&id).await.expect("all");
    assert_eq!(whole.data.len(), 100);
    assert_eq!(before - sandbox.balance(), 200);
}

#[tokio::test]
async fn a_scrape_cannot_be_continued_for_ever() {
    let sandbox = sandbox().await;
    assert_eq!(resume(&sandbox, "nothing").await, 404);
    let id = partial(&sandbox, PARTIAL).await;
    sandbox.advance(DAY * 3);
    assert_eq!(resume(&sandbox, &id).await, 410);
    let lost = Ending::Partial {
        share: 0.5,
        recoverable: false,
    };
    let id = partial(&sandbox, lost).await;
    assert_eq!(resume(&sandbox, &id).await, 422);
    let id = sandbox
        .client()
        .company_followers()
        .start(COMPANY, 10)
        .await
        .expect("covered")
        .batch_id
        .clone();
    assert_eq!(resume(&sandbox, &id).await, 409, "it is at work");
}

#[tokio::test]
async fn a_scrape_reserves_what_it_was_asked_for_and_pays_what_it_delivers() {
    let sandbox = sandbox().await;
    let followers = sandbox.client().company_followers();
    let before = sandbox.balance();
    let scrape = followers
        .start(COMPANY, 50_000)
        .countries(["United States", "Germany"])
        .await
        .expect("covered");
    assert_eq!(scrape.meta().credits_reserved, credits(100_000));
    let today = sandbox.now().date_naive();
    sandbox.advance(HOUR);
    let page = followers
        .results(&scrape.batch_id)
        .limit(500)
        .await
        .expect("a page");
    let total = page.pagination.total;
    assert!((1..50_000).contains(&total), "{total} followers");
    assert_eq!(before - sandbox.balance(), total * 2);
    let ended_today = sandbox.now().date_naive() == today;
    let used = if ended_today { 50_000 } else { 0 };
    assert_eq!(daily_used(&sandbox).await, used);
}

/// The profiles that were asked for today, as the service tells it.
async fn daily_used(sandbox: &Sandbox) -> i64 {
    let limit = sandbox.client().company_followers().limit().await;
    let limit = limit.expect("the limit");
    let (used, left) = (limit.daily_used, limit.daily_remaining);
    assert_eq!(
        used.zip(left).map(|(used, left)| used + left),
        limit.daily_limit
    );
    used.expect("it is approved")
}

/// Tries to start a scrape of a profile. Returns how long to wait if the daily
/// allowance is used up.
async fn refused_for(sandbox: &Sandbox) -> Option<Duration> {
    let followers = sandbox.client().company_followers();
    let error = followers.start(COMPANY, 1).await.err()?;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
    Some(error.retry_after().expect("how long to wait"))
}

async fn use_the_day_up(sandbox: &Sandbox) {
    let followers = sandbox.client().company_followers();
    for _ in 0..4 {
        followers.start(COMPANY, 50_000).await.expect("covered");
    }
    assert_eq!(daily_used(sandbox).await, 200_000);
}

#[tokio::test]
async fn a_day_has_only_so_many_profiles() {
    let sandbox = sandbox().await;
    use_the_day_up(&sandbox).await;
    let wait = refused_for(&sandbox).await.expect("the day is used up");
    assert!((SECOND..=DAY).contains(&wait), "{wait:?}");
    sandbox.advance(wait - SECOND);
    assert_eq!(refused_for(&sandbox).await, Some(SECOND));
    sandbox.advance(SECOND);
    assert_eq!(refused_for(&sandbox).await, None, "a new day");
    assert_eq!(daily_used(&sandbox).await, 1);
}

#[tokio::test]
async fn the_day_of_profiles_ends_at_midnight_utc() {
    for (start, wait) in [
        ("2024-02-28T23:30:00Z", MINUTE * 30),
        ("2024-02-29T23:59:59.999Z", SECOND),
        ("2024-12-31T23:59:58.5Z", SECOND * 2),
        ("2025-01-01T00:00:00Z", DAY),
        ("2026-06-15T12:00:00Z", DAY / 2),
    ] {
        let builder = builder().start_time(time(start));
        let sandbox = builder.start().await.expect("a port");
        use_the_day_up(&sandbox).await;
        assert_eq!(refused_for(&sandbox).await, Some(wait), "{start}");
        sandbox.advance(wait);
        assert_eq!(daily_used(&sandbox).await, 0, "{start}");
        use_the_day_up(&sandbox).await;
        assert!(refused_for(&sandbox).await.is_some(), "{start}");
    }
}

#[tokio::test]
async fn a_scrape_counts_on_the_day_it_was_asked_for() {
    for (start, used_after_an_hour) in [
        ("2024-02-29T22:59:59.999Z", 50_000),
        ("2024-02-29T23:00:00Z", 0),
        ("2024-02-29T23:59:59.999Z", 0),
        ("2024-03-01T00:00:00Z", 50_000),
        ("2024-12-31T23:30:00Z", 0),
    ] {
        let builder = builder().start_time(time(start));
        let sandbox = builder.start().await.expect("a port");
        let followers = sandbox.client().company_followers();
        let scrape = followers.start(COMPANY, 50_000).await.expect("covered");
        assert_eq!(daily_used(&sandbox).await, 50_000, "{start}");
        sandbox.advance(HOUR);
        assert_eq!(daily_used(&sandbox).await, used_after_an_hour, "{start}");
        let progress = followers.progress(&scrape.batch_id).await;
        assert_eq!(progress.expect("progress").done, Some(true), "{start}");
        assert_eq!(daily_used(&sandbox).await, used_after_an_hour, "{start}");
    }
}
