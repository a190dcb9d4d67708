//! Follower scrapes, whole and partial.

use std::time::Duration;

use enrich_sandbox::Sandbox;
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::plan::Plan;

use crate::support::{COMPANY, DAY, MINUTE, credits, sandbox};

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
    assert_eq!((progress.done, progress.partial), (true, Some(true)));
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
        .countries(["Germany"])
        .levels(["Director"])
        .await
        .expect("covered");
    assert_eq!(scrape.meta().credits_reserved, credits(100_000));
    sandbox.advance(Duration::from_secs(3_600));
    let page = followers
        .results(&scrape.batch_id)
        .limit(500)
        .await
        .expect("a page");
    let total = page.pagination.total;
    assert!((1..50_000).contains(&total), "{total} followers");
    assert_eq!(before - sandbox.balance(), total as u64 * 2);
    let limit = followers.limit().await.expect("the limit");
    assert_eq!(limit.daily_used, Some(50_000));
}

#[tokio::test]
async fn a_day_has_only_so_many_profiles() {
    let sandbox = sandbox().await;
    let followers = sandbox.client().company_followers();
    for _ in 0..4 {
        followers.start(COMPANY, 50_000).await.expect("covered");
    }
    let error = followers
        .start(COMPANY, 1)
        .await
        .expect_err("the day is used up");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
    assert!(error.retry_after().is_some());
    sandbox.advance(DAY);
    followers.start(COMPANY, 1).await.expect("a new day");
}
