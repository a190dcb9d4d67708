//! Batches, and how they are read.

use std::collections::HashSet;

use enrich_api::types::{Lead, LeadFinderSearchFilters};

use crate::support::{MINUTE, emails, sandbox};

#[tokio::test]
async fn a_batch_moves_through_its_states() {
    let sandbox = sandbox().await;
    let validation = sandbox.client().email_validation();
    let batch = validation.batch(emails(1_000)).await.expect("covered");
    let id = &batch.batch_id;
    let mut seen = Vec::new();
    let mut processed = 0;
    for _ in 0..12 {
        let status = validation.batch_status(id).await.expect("a status");
        assert!(status.processed_items >= Some(processed));
        processed = status.processed_items.unwrap_or_default();
        let rows = validation
            .batch_results(id)
            .limit(1_000)
            .await
            .expect("what is ready");
        assert_eq!(rows.results.len() as u64, processed);
        seen.push(status.status.as_str().to_owned());
        sandbox.advance(std::time::Duration::from_millis(500));
    }
    seen.dedup();
    assert_eq!(seen, ["queued", "processing", "completed"]);
}

#[tokio::test]
async fn pages_make_up_the_whole_and_are_the_same_again() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().email_finder();
    let leads = (0..250).map(|number| Lead::new("Ada", format!("E{number}"), "a.example"));
    let batch = finder.batch(leads).await.expect("covered");
    sandbox.advance(MINUTE);
    let mut names = Vec::new();
    for page in 1..=4 {
        let rows = finder
            .batch_results(&batch.batch_id)
            .page(page)
            .limit(80)
            .await
            .expect("a page");
        names.extend(rows.results.iter().map(|row| row.last_name.clone()));
    }
    let expected: Vec<String> = (0..250).map(|number| format!("E{number}")).collect();
    assert_eq!(names, expected);
    let first = finder
        .batch_results(&batch.batch_id)
        .limit(5)
        .await
        .expect("a page");
    for row in &first.results {
        let single = finder
            .find(&row.first_name, &row.last_name, &row.domain)
            .await
            .expect("a result");
        assert_eq!(
            single.email, row.email,
            "a batch finds what a single lookup finds"
        );
    }
}

#[tokio::test]
async fn rows_without_a_profile_are_left_out() {
    let sandbox = sandbox().await;
    let lookup = sandbox.client().reverse_email_lookup();
    let batch = lookup.bulk(emails(100)).await.expect("covered");
    sandbox.advance(MINUTE);
    let page = lookup.bulk_results(&batch.batch_id).await.expect("a page");
    assert_eq!(page.total_items, Some(100));
    assert_eq!(
        page.successful.unwrap_or_default() + page.failed.unwrap_or_default(),
        100
    );
    assert_eq!(Some(page.results.len() as u64), page.successful);
    assert!(page.results.len() < 100);
}

#[tokio::test]
async fn the_same_addresses_twice_are_a_conflict_while_they_are_at_work() {
    let sandbox = sandbox().await;
    let ips = sandbox.client().ip_to_company();
    let some = ["93.184.216.34", "93.184.216.35"];
    ips.batch(some).await.expect("covered");
    let error = ips.batch(some).await.expect_err("the same again");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(409));
    ips.batch([some[0]]).await.expect("others");
    sandbox.advance(MINUTE);
    ips.batch(some).await.expect("the first is done");
}

#[tokio::test]
async fn jobs_are_found_under_their_own_product_only() {
    let sandbox = sandbox().await;
    let enrich = sandbox.client();
    let batch = enrich
        .email_validation()
        .batch(["a@b.example"])
        .await
        .expect("covered");
    let id = &batch.batch_id;
    assert_eq!(id.len(), 24);
    enrich
        .email_finder()
        .batch_status(id)
        .await
        .expect_err("another product");
    enrich
        .phone_finder()
        .bulk_status(id)
        .await
        .expect_err("another product");
    enrich
        .company_followers()
        .progress(id)
        .await
        .expect_err("another product");
    enrich
        .count_estimate()
        .status(id)
        .await
        .expect_err("another product");
    enrich
        .lead_finder()
        .reveal_status(id)
        .await
        .expect_err("another product");
}

#[tokio::test]
async fn what_count_says_search_pages_through() {
    let sandbox = sandbox().await;
    let finder = sandbox.client().lead_finder();
    let filters = LeadFinderSearchFilters {
        city: Some("Berlin".to_owned()),
        job_level: Some("Director".to_owned().into()),
        ..LeadFinderSearchFilters::default()
    };
    let count = finder.count(filters.clone()).await.expect("a count").count;
    let mut ids = HashSet::new();
    let mut pages = 0;
    for page in 1..=5 {
        let found = finder
            .search(filters.clone())
            .page(page)
            .page_size(100)
            .await
            .expect("leads");
        assert_eq!(found.pagination.total_results, count);
        pages += 1;
        ids.extend(found.results.iter().map(|lead| lead.id.clone()));
        if !found.pagination.has_more {
            break;
        }
    }
    let reachable = (count as usize).min(pages * 100);
    assert_eq!(ids.len(), reachable);
    assert!(reachable > 0);
}

#[tokio::test]
async fn one_seed_has_one_truth() {
    let one = crate::support::builder()
        .seed(7)
        .start()
        .await
        .expect("a port");
    let same = crate::support::builder()
        .seed(7)
        .start()
        .await
        .expect("a port");
    let other = crate::support::builder()
        .seed(8)
        .start()
        .await
        .expect("a port");
    let mut differs = false;
    for number in 0..10 {
        let email = format!("p{number}@c.example");
        let ask = async |sandbox: &enrich_sandbox::Sandbox| {
            let profile = sandbox.client().reverse_email_lookup().lookup(&email).await;
            profile.expect("an answer").into_inner()
        };
        let truth = ask(&one).await;
        assert_eq!(truth, ask(&same).await);
        differs |= truth != ask(&other).await;
    }
    assert!(differs);
}
