//! Every operation, called through the generated client.

use std::collections::BTreeSet;

use enrich_api::types::{InvitationRole, LeadFinderSearchFilters, RevealField};
use enrich_api::{Client, Error, RetryPolicy};
use enrich_sandbox::Sandbox;
use enrich_sandbox::description::Description;
use enrich_sandbox::dialect::Dialect;

use crate::support::{COMPANY, MINUTE, builder, emails};

#[tokio::test]
async fn every_operation_answers_the_client() -> Result<(), Error> {
    for dialect in [Dialect::Documented, Dialect::Sdk] {
        every_operation_answers(dialect).await?;
    }
    Ok(())
}

/// All of them in one go, so that one that is forgotten is noticed. That each
/// answer is as it is described is checked by the sandbox itself, and by the
/// client, as it is strict.
async fn every_operation_answers(dialect: Dialect) -> Result<(), Error> {
    let sandbox = builder().dialect(dialect).start().await;
    let sandbox = sandbox.expect("a port");
    let enrich = Client::builder()
        .api_key(sandbox.key())
        .base_url(sandbox.base_url())
        .retry(RetryPolicy::none())
        .unpaced()
        .strict()
        .build()?;
    lookups(&enrich).await?;
    batches(&sandbox, &enrich).await?;
    followers(&sandbox, &enrich).await?;
    leads(&sandbox, &enrich).await?;
    searches(&enrich).await?;
    people(&enrich).await?;
    teams(&sandbox, &enrich).await?;
    wallets(&enrich).await?;

    let engine = &sandbox.driver().service().engine;
    let answered: BTreeSet<_> = engine
        .answered()
        .into_keys()
        .filter(|(_, status)| *status == 200)
        .map(|(operation, _)| operation)
        .collect();
    for operation in Description::get().operations() {
        assert!(
            answered.contains(operation.id.as_str()),
            "{} was not called: add a call to tests/sandbox/tests/it/operations.rs",
            operation.id
        );
    }
    assert!(sandbox.audit().consistent);
    Ok(())
}

async fn lookups(enrich: &Client) -> Result<(), Error> {
    for number in 0..20 {
        let email = format!("ada{number}@robotics{number}.example");
        let found = enrich
            .email_finder()
            .find(
                "Ada",
                format!("Example{number}"),
                format!("robotics{number}.example"),
            )
            .await?;
        assert_eq!(found.found, found.email.is_some());
        enrich.email_validation().validate(&email).await?;
        enrich.reverse_email_lookup().lookup(&email).await?;
        enrich.phone_finder().by_email(&email).await?;
        enrich
            .phone_finder()
            .by_linkedin(format!("https://www.linkedin.com/in/p{number}"))
            .await?;
        enrich
            .ip_to_company()
            .lookup(format!("93.184.{number}.7"))
            .await?;
    }
    Ok(())
}

async fn batches(sandbox: &Sandbox, enrich: &Client) -> Result<(), Error> {
    let leads = (0..30).map(|number| {
        enrich_api::types::Lead::new("Max", format!("Muster{number}"), "example.org")
    });
    let finder = enrich.email_finder().batch(leads).await?.batch_id.clone();
    let validation = enrich
        .email_validation()
        .batch(emails(30))
        .await?
        .batch_id
        .clone();
    let reverse = enrich
        .reverse_email_lookup()
        .bulk(emails(30))
        .await?
        .batch_id
        .clone();
    let phone = enrich
        .phone_finder()
        .bulk()
        .emails(emails(30))
        .await?
        .batch_id
        .clone();
    let ips = (0..30).map(|number| format!("93.184.216.{number}"));
    let ip = enrich
        .ip_to_company()
        .batch(ips)
        .await?
        .batch_id
        .clone()
        .unwrap_or_default();
    // Once before the work begins, once in its midst and once when it is done.
    for _ in 0..3 {
        enrich.email_finder().batch_status(&finder).await?;
        enrich.email_finder().batch_results(&finder).await?;
        enrich.email_validation().batch_status(&validation).await?;
        enrich.email_validation().batch_results(&validation).await?;
        enrich.reverse_email_lookup().bulk_status(&reverse).await?;
        enrich.reverse_email_lookup().bulk_results(&reverse).await?;
        enrich.phone_finder().bulk_status(&phone).await?;
        enrich.phone_finder().bulk_results(&phone).await?;
        enrich.ip_to_company().batch_status(&ip).await?;
        enrich.ip_to_company().batch_results(&ip).await?;
        sandbox.advance(std::time::Duration::from_secs(4));
    }
    let rows = enrich.email_finder().batch_results(&finder).await?;
    assert_eq!(rows.results.len(), 30);
    Ok(())
}

async fn followers(sandbox: &Sandbox, enrich: &Client) -> Result<(), Error> {
    let followers = enrich.company_followers();
    assert!(followers.limit().await?.credits_per_profile.is_some());
    let id = followers.start(COMPANY, 40).await?.batch_id.clone();
    followers.progress(&id).await?;
    sandbox.advance(MINUTE);
    let page = followers.results(&id).await?;
    assert_eq!(page.data.len(), 40);
    let file = followers
        .export_csv(&id)
        .await?
        .into_inner()
        .bytes()
        .await?;
    assert_eq!(String::from_utf8_lossy(&file).lines().count(), 41);

    let estimates = enrich.count_estimate();
    let id = estimates.start(COMPANY).await?.batch_id.clone();
    estimates.status(&id).await?;
    sandbox.advance(MINUTE);
    let estimate = estimates.status(&id).await?;
    assert!(
        estimate
            .data
            .as_ref()
            .is_some_and(|data| data.total_count > 40)
    );
    estimates.start(COMPANY).await?;
    Ok(())
}

async fn leads(sandbox: &Sandbox, enrich: &Client) -> Result<(), Error> {
    let finder = enrich.lead_finder();
    let filters = LeadFinderSearchFilters {
        country_name: Some("Germany".to_owned().into()),
        ..LeadFinderSearchFilters::default()
    };
    let found = finder.search(filters.clone()).await?;
    let ids: Vec<String> = found.results.iter().map(|lead| lead.id.clone()).collect();
    let count = finder.count(filters.clone()).await?.count;
    assert_eq!(count, found.pagination.total_results);
    finder.unlock_names(ids.clone()).await?;
    finder.reveal(ids.clone()).await?;
    let job = finder
        .enrich(ids, [RevealField::Email])
        .await?
        .job_id
        .clone();
    finder.reveal_status(&job).await?;
    sandbox.advance(MINUTE);
    let done = finder.reveal_status(&job).await?;
    assert!(done.results.is_some());
    assert_eq!(finder.reveals().await?.total, 2);

    let export = finder
        .export(filters)
        .include_email(true)
        .max_results(100)
        .await?;
    let job = export.job_id.clone();
    finder.export_status(&job).await?;
    sandbox.advance(MINUTE);
    assert_eq!(finder.exports().await?.total, 1.0);
    let file = finder
        .download_export(&job)
        .await?
        .into_inner()
        .bytes()
        .await?;
    assert_eq!(String::from_utf8_lossy(&file).lines().count(), 101);
    Ok(())
}

async fn searches(enrich: &Client) -> Result<(), Error> {
    let finder = enrich.lead_finder();
    let options = finder.filter_options().await?;
    assert!(!options.is_empty());
    let names = finder.suggest_companies("A").limit(5).await?;
    assert_eq!(names.values.len(), 5);
    let saved = finder
        .save_search("mine", LeadFinderSearchFilters::default())
        .await?
        .id
        .clone();
    assert_eq!(finder.saved_searches().await?.len(), 1);
    assert!(finder.delete_saved_search(&saved).await?.deleted);
    assert!(finder.saved_searches().await?.is_empty());
    Ok(())
}

async fn people(enrich: &Client) -> Result<(), Error> {
    let search = enrich.people_search();
    let page = search.employees(COMPANY).max_results(7).await?;
    assert_eq!(i64::try_from(page.results.len()), Ok(page.results_length));
    search.waterfall(COMPANY).await?;
    Ok(())
}

async fn teams(sandbox: &Sandbox, enrich: &Client) -> Result<(), Error> {
    let (teams, id) = (enrich.teams(), sandbox.team_id());
    assert_eq!(teams.members(&id).await?.len(), 3);
    let invitation = teams
        .invite(&id, "new@customer.example", InvitationRole::Member)
        .await?;
    assert_eq!(teams.invitations(&id).await?.len(), 1);
    assert!(teams.cancel_invitation(&id, &invitation.id).await?.success);
    assert!(teams.invitations(&id).await?.is_empty());
    Ok(())
}

async fn wallets(enrich: &Client) -> Result<(), Error> {
    let balance = enrich.wallets().balance().await?.balance;
    let page = enrich.wallets().transactions().limit(1).await?;
    assert_eq!(
        page.transactions.first().map(|entry| entry.balance_after),
        Some(balance)
    );
    Ok(())
}
