//! Keys, and who may do what.

use enrich_api::AuthScheme;
use enrich_sandbox::keys::Role;
use enrich_sandbox::organization::{Approval, Standing};
use enrich_sandbox::plan::Plan;

use crate::support::{COMPANY, builder, credits, sandbox};

fn said(error: &enrich_api::Error) -> (u16, String) {
    let status = error.status().map_or(0, |status| status.as_u16());
    let detail = error.problem().and_then(|problem| problem.detail());
    (status, detail.unwrap_or_default().to_owned())
}

#[tokio::test]
async fn both_headers_carry_a_key() {
    let sandbox = sandbox().await;
    for scheme in [AuthScheme::Header("x-api-key"), AuthScheme::Bearer] {
        let builder = enrich_api::Client::builder()
            .api_key(sandbox.key())
            .auth_scheme(scheme)
            .base_url(sandbox.base_url());
        let client = builder.build().expect("a client");
        client.wallets().balance().await.expect("it is let in");
    }
}

#[tokio::test]
async fn every_state_of_a_key_says_what_it_is() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let driver = sandbox.driver();

    let unknown = sandbox.client_with("sk_unknown");
    let (status, detail) = said(&unknown.wallets().balance().await.expect_err("unknown"));
    assert_eq!(status, 401);
    assert!(
        detail.starts_with("This endpoint requires API key authentication."),
        "{detail}"
    );

    driver.put_key("sk_off", 0, Role::Member, false);
    let off = sandbox.client_with("sk_off");
    let (status, detail) = said(&off.wallets().balance().await.expect_err("disabled"));
    assert_eq!(
        (status, detail.as_str()),
        (401, "API key is disabled. Re-enable it from the dashboard.")
    );
    driver.put_key("sk_off", 0, Role::Member, true);
    off.wallets().balance().await.expect("it was switched on");

    sandbox.set_standing(Standing::Suspended);
    let (status, detail) = said(&client.wallets().balance().await.expect_err("suspended"));
    assert_eq!(status, 403);
    assert_eq!(
        detail,
        "Your account has been suspended. API access is disabled."
    );
    let (status, _) = said(
        &client
            .company_followers()
            .progress("x")
            .await
            .expect_err("suspended"),
    );
    assert_eq!(status, 403);

    sandbox.set_standing(Standing::Gone);
    let (status, detail) = said(&client.wallets().balance().await.expect_err("gone"));
    assert_eq!(status, 403);
    assert_eq!(
        detail,
        "The organization associated with this API key no longer exists"
    );
}

#[tokio::test]
async fn followers_need_an_approval() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let states = [
        (Approval::Pending, "pending"),
        (Approval::Rejected, "rejected"),
        (Approval::Revoked, "revoked"),
        (Approval::None, "none"),
    ];
    for (approval, name) in states {
        sandbox.set_approval(approval);
        let error = client
            .count_estimate()
            .start(COMPANY)
            .await
            .expect_err("not approved");
        let status = error
            .problem()
            .and_then(|problem| problem.extension("accessStatus"));
        assert_eq!(status.and_then(|status| status.as_str()), Some(name));
        let limit = client
            .company_followers()
            .limit()
            .await
            .expect("it may be asked");
        assert_eq!(limit.status.as_str(), name);
        assert_eq!(limit.credits_per_profile, None);
    }
    assert_eq!(sandbox.balance(), Plan::Enterprise.credits());
}

#[tokio::test]
async fn members_do_not_manage_invitations() {
    let sandbox = builder().role(Role::Member).start().await.expect("a port");
    let (client, team) = (sandbox.client(), sandbox.team_id());
    let error = client
        .teams()
        .invitations(&team)
        .await
        .expect_err("a member");
    assert_eq!(said(&error).0, 403);
    client
        .teams()
        .members(&team)
        .await
        .expect("anyone may look");
}

#[tokio::test]
async fn customers_do_not_see_each_other() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let (_, key) = sandbox
        .driver()
        .add_organization(Plan::Growth, 500, Role::Owner);
    let other = sandbox.client_with(&key);
    let batch = client
        .email_validation()
        .batch(["a@b.example"])
        .await
        .expect("covered");
    let error = other
        .email_validation()
        .batch_status(&batch.batch_id)
        .await
        .expect_err("another's");
    assert_eq!(said(&error).0, 404);
    let error = other
        .teams()
        .members(sandbox.team_id())
        .await
        .expect_err("another's");
    assert_eq!(said(&error).0, 404);
    let balance = other.wallets().balance().await.expect("its own").balance;
    assert_eq!(balance, credits(500));
}

#[tokio::test]
async fn sandboxes_run_side_by_side() {
    let (one, two) = tokio::join!(sandbox(), sandbox());
    assert_ne!(one.url(), two.url());
    one.client().wallets().balance().await.expect("the first");
    let url = one.url();
    drop(one);
    two.client()
        .wallets()
        .balance()
        .await
        .expect("the second goes on");
    crate::support::eventually(|| {
        let address = url.trim_start_matches("http://").to_owned();
        std::net::TcpStream::connect(address).is_err().then_some(())
    })
    .await;
}
