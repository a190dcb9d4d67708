//! Many callers at once, and the credits afterwards.
//!
//! Without sockets: thousands of operations on the engine itself.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;

use clap::ValueEnum;
use enrich_sandbox::answer::Answer;
use enrich_sandbox::call::{Call, Payload};
use enrich_sandbox::description::Description;
use enrich_sandbox::dialect::Dialect;
use enrich_sandbox::engine::{Engine, EngineOptions};
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::keys::{Key, Role};
use enrich_sandbox::plan::Plan;
use enrich_sandbox::state::Order;
use enrich_sandbox::world::LeadQuery;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use serde_json::{Value, json};

use crate::support::START;

/// Something that a caller does.
#[derive(Debug, Clone)]
enum Act {
    Find(u8),
    Validate(u8),
    Profile(u8),
    Ip(u8),
    Batch(u8, u8),
    Scrape(u8),
    Resume(u8),
    Estimate(u8),
    Reveal(u8),
    Export(u8),
    Employees(u8),
    Results(u8),
    Balance,
    Advance(u16),
    TopUp(u8),
    End(u8, bool),
    Speak(Dialect),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => any::<u8>().prop_map(Act::Find),
        8 => any::<u8>().prop_map(Act::Validate),
        8 => any::<u8>().prop_map(Act::Profile),
        8 => any::<u8>().prop_map(Act::Ip),
        8 => (any::<u8>(), any::<u8>()).prop_map(|(kind, count)| Act::Batch(kind, count)),
        8 => any::<u8>().prop_map(Act::Scrape),
        8 => any::<u8>().prop_map(Act::Resume),
        8 => any::<u8>().prop_map(Act::Estimate),
        8 => any::<u8>().prop_map(Act::Reveal),
        // Each of them looks through the whole index.
        1 => any::<u8>().prop_map(Act::Export),
        8 => any::<u8>().prop_map(Act::Employees),
        32 => any::<u8>().prop_map(Act::Results),
        8 => Just(Act::Balance),
        24 => (0..4_000_u16).prop_map(Act::Advance),
        8 => any::<u8>().prop_map(Act::TopUp),
        8 => (any::<u8>(), any::<bool>()).prop_map(|(kind, partial)| Act::End(kind, partial)),
        4 => select(Dialect::value_variants()).prop_map(Act::Speak),
    ]
}

const BATCHES: [(&str, &str, &str, &str); 5] = [
    (
        "batchFindEmails",
        "getEmailFinderBatchResults",
        "batchId",
        "leads",
    ),
    (
        "batchValidateEmails",
        "getEmailValidationBatchResults",
        "batchId",
        "emails",
    ),
    (
        "bulkReverseLookup",
        "getBulkLookupResults",
        "batchId",
        "emails",
    ),
    (
        "createPhoneBulkJob",
        "getPhoneBulkJobResults",
        "jobId",
        "emails",
    ),
    (
        "batchIpToCompany",
        "getIpToCompanyBatchResults",
        "batchId",
        "ips",
    ),
];

const COMPANY: &str = "https://www.linkedin.com/company/example-robotics";

/// Some leads. Finding them takes a look through the whole index, which is not
/// to be repeated thousands of times.
static LEADS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let engine = engine(0);
    let hits = engine.world().leads().search(&LeadQuery::default());
    hits.page(0..9)
        .iter()
        .map(|lead| lead.id().to_owned())
        .collect()
});

fn engine(credits: u64) -> Engine {
    let options = EngineOptions {
        seed: 1,
        start_time: Some(*START),
        speed: 0.0,
        checked: true,
        webhooks_anywhere: false,
    };
    let (engine, _) = Engine::new(options);
    engine.add_organization(Plan::Enterprise, credits);
    engine.with_state(|state| {
        state.rate_limits = false;
        let key = Key {
            organization: 0,
            role: Role::Member,
            enabled: true,
        };
        state.keys.insert("sk_test", key);
    });
    engine
}

fn call(
    engine: &Engine,
    operation: &str,
    parameters: &[(&str, &str)],
    body: Option<Value>,
) -> Answer {
    let operation = Description::get()
        .operation(operation)
        .expect("it is described");
    let parameters: Vec<_> = parameters
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let call = Call {
        path: parameters.clone(),
        query: parameters,
        api_key: Some("sk_test".to_owned()),
        content_type: Some("application/json".to_owned()),
        payload: Payload::Whole(body.map_or_else(Default::default, |body| body.to_string().into())),
        ..Call::default()
    };
    engine.answer(operation, &call, None)
}

/// The jobs that there are, by the operation that reads their results.
fn jobs(engine: &Engine) -> Vec<(&'static str, &'static str, String)> {
    engine
        .with_organization(0, |books| {
            let mut jobs: Vec<_> = books
                .jobs
                .batches
                .values()
                .map(|batch| {
                    let product = batch.work.product as usize;
                    // The order of products and that of the list differ.
                    let (_, results, parameter, _) = BATCHES[[1, 0, 2, 3, 4][product]];
                    (results, parameter, batch.id.clone())
                })
                .collect();
            let scrapes = books.jobs.scrapes.keys();
            jobs.extend(scrapes.map(|id| ("getCompanyFollowerResults", "batchId", id.clone())));
            jobs.sort();
            jobs
        })
        .expect("the first customer")
}

fn perform(engine: &Engine, act: &Act) {
    match *act {
        Act::Find(n) => {
            let body =
                json!({ "firstName": "A", "lastName": format!("B{n}"), "domain": "c.example" });
            call(engine, "findEmail", &[], Some(body));
        }
        Act::Validate(n) => {
            call(
                engine,
                "validateEmail",
                &[],
                Some(json!({ "email": format!("p{n}@c.example") })),
            );
        }
        Act::Profile(n) => {
            call(
                engine,
                "reverseLookup",
                &[],
                Some(json!({ "email": format!("p{}@c.example", n % 8) })),
            );
        }
        Act::Ip(n) => {
            call(
                engine,
                "ipToCompany",
                &[],
                Some(json!({ "ip": format!("93.184.216.{}", n % 8) })),
            );
        }
        Act::Batch(kind, count) => {
            let (submit, _, _, list) = BATCHES[usize::from(kind) % BATCHES.len()];
            let items: Vec<Value> = (0..=count % 12)
                .map(|n| match list {
                    "leads" => json!({ "firstName": "A", "lastName": format!("B{n}"), "domain": "c.example" }),
                    "ips" => json!({ "ip": format!("93.184.216.{n}") }),
                    _ => json!(format!("p{}@c.example", n % 7)),
                })
                .collect();
            call(engine, submit, &[], Some(json!({ list: items })));
        }
        Act::Scrape(n) => {
            let body = json!({ "companyUrl": COMPANY, "max_limit": u64::from(n) + 1 });
            call(engine, "startCompanyFollowerScrape", &[], Some(body));
        }
        Act::Resume(n) => {
            let jobs = jobs(engine);
            if let Some((_, _, id)) = jobs.get(usize::from(n) % jobs.len().max(1)) {
                call(
                    engine,
                    "startCompanyFollowerScrape",
                    &[("batchId", id)],
                    None,
                );
            }
        }
        Act::Estimate(n) => {
            call(
                engine,
                "startCountEstimate",
                &[],
                Some(json!({ "companyUrl": format!("{COMPANY}-{}", n % 3) })),
            );
        }
        Act::Reveal(n) => {
            let first = usize::from(n) % 6;
            let leads: Vec<Value> = LEADS[first..first + 3]
                .iter()
                .map(|id| json!({ "id": id }))
                .collect();
            let fields = if n % 2 == 0 {
                json!(["email"])
            } else {
                json!(["email", "phone"])
            };
            call(
                engine,
                "revealLeads",
                &[],
                Some(json!({ "leads": leads, "fields": fields })),
            );
        }
        Act::Export(n) => {
            let body = json!({ "filters": {}, "maxResults": u64::from(n) % 9 + 1, "includeEmail": true, "includeNames": n % 2 == 0 });
            call(engine, "exportLeads", &[], Some(body));
        }
        Act::Employees(n) => {
            let body =
                json!({ "company_linkedin_url": COMPANY, "max_results": u64::from(n) % 5 + 1 });
            call(engine, "employeeFinder", &[], Some(body));
        }
        Act::Results(n) => {
            let jobs = jobs(engine);
            if let Some((results, parameter, id)) = jobs.get(usize::from(n) % jobs.len().max(1)) {
                call(engine, results, &[(parameter, id)], None);
            }
        }
        Act::Balance => {
            call(engine, "getWalletBalance", &[], None);
        }
        Act::Advance(millis) => engine.clock().advance(Duration::from_millis(millis.into())),
        Act::TopUp(credits) => {
            let now = engine.clock().now();
            engine.with_organization(0, |books| {
                let memo = enrich_sandbox::ledger::Memo::new("Purchase", "test");
                books.ledger.top_up(credits.into(), memo, now);
            });
        }
        Act::Speak(dialect) => engine.with_state(|state| state.dialect = dialect),
        Act::End(kind, partial) => {
            let operation = match kind % 4 {
                0 => "batchValidateEmails",
                8 => "startCountEstimate",
                2 => "revealLeads",
                _ => "startCompanyFollowerScrape",
            };
            let share = f64::from(kind) / 255.0;
            let ending = if partial {
                Ending::Partial {
                    share,
                    recoverable: true,
                }
            } else {
                Ending::Failed { share }
            };
            engine.with_state(|state| {
                let operation = operation.to_owned();
                state.orders.push(Order { operation, ending });
            });
        }
    }
}

/// What has to be true at any moment.
fn check(engine: &Engine) -> Result<(), TestCaseError> {
    let audit = engine
        .with_organization(0, |books| books.ledger.audit())
        .expect("the first customer");
    prop_assert!(audit.consistent, "the ledger does not add up");
    prop_assert_eq!(i64::try_from(audit.balance), Ok(audit.sum));
    prop_assert_eq!(engine.undescribed(), Vec::<String>::new());
    Ok(())
}

/// Reads all results and checks that every job has been settled once, with all
/// of its items accounted for.
fn close(engine: &Engine) -> Result<(), TestCaseError> {
    engine.clock().advance(Duration::from_secs(3_600));
    for (results, parameter, id) in jobs(engine) {
        let first = call(engine, results, &[(parameter, &id)], None);
        let second = call(engine, results, &[(parameter, &id)], None);
        let settled = |answer: &Answer| {
            let meta = answer
                .value()
                .map(|value| value["meta"].clone())
                .unwrap_or_default();
            (
                meta["creditsUsed"].clone(),
                meta["creditsRefunded"].clone(),
                meta["creditsRemaining"].clone(),
            )
        };
        prop_assert_eq!(settled(&first), settled(&second));
    }
    let entries: Vec<_> = engine
        .with_organization(0, |books| books.ledger.entries().to_vec())
        .expect("the first customer");
    let mut reserved: Vec<(String, u64)> = Vec::new();
    let mut settled = Vec::new();
    for entry in &entries {
        let memo = &entry.memo.metadata;
        let job = memo
            .get("jobId")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        match memo.get("kind").and_then(Value::as_str) {
            Some("reservation") => reserved.push((job, entry.amount.unsigned_abs())),
            Some("settlement") => {
                let part = |name: &str| memo.get(name).and_then(Value::as_u64).unwrap_or_default();
                prop_assert_eq!(part("creditsRefunded"), entry.amount.unsigned_abs());
                settled.push((job, part("creditsUsed") + part("creditsRefunded")));
            }
            _ => {}
        }
    }
    reserved.sort();
    settled.sort();
    prop_assert_eq!(
        reserved,
        settled,
        "each reservation is settled once and to the credit"
    );
    let (tallied, charged) = engine
        .with_organization(0, |books| {
            let of = |batch: &enrich_sandbox::jobs::batch::Batch| {
                let tally = batch.work.tally(engine.world(), batch.timeline.reached);
                let settlement = books
                    .ledger
                    .settlement(batch.reservation)
                    .unwrap_or_default();
                let price = batch.work.product.batch_price();
                (
                    (tally.items(), tally.charged * price),
                    (batch.timeline.reached, settlement.used),
                )
            };
            books
                .jobs
                .batches
                .values()
                .map(of)
                .unzip::<_, _, Vec<_>, Vec<_>>()
        })
        .expect("the first customer");
    prop_assert_eq!(tallied, charged);
    Ok(())
}

/// As many as `PROPTEST_CASES` says, and otherwise no more than what a person
/// waits for.
fn cases() -> Config {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => Config::default(),
        None => Config::with_cases(48),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_credit_is_lost_or_made(
        credits in prop_oneof![0..3_000_u64, Just(1_000_000)],
        callers in proptest::collection::vec(proptest::collection::vec(act(), 5..25), 4),
    ) {
        let engine = engine(credits);
        std::thread::scope(|scope| {
            for acts in &callers {
                let engine = &engine;
                scope.spawn(move || acts.iter().for_each(|act| perform(engine, act)));
            }
        });
        check(&engine)?;
        close(&engine)?;
        check(&engine)?;
    }

    #[test]
    fn the_balance_is_right_after_every_step(acts in proptest::collection::vec(act(), 1..60)) {
        let engine = engine(2_000);
        for act in &acts {
            perform(&engine, act);
            check(&engine)?;
        }
        close(&engine)?;
    }
}

#[test]
fn many_readers_settle_once() {
    let engine = engine(1_000);
    let emails: BTreeSet<String> = (0..500).map(|n| format!("p{n}@c.example")).collect();
    let submitted = call(
        &engine,
        "batchValidateEmails",
        &[],
        Some(json!({ "emails": emails })),
    );
    let value = submitted.value().expect("JSON");
    let id = value["data"]["batchId"].as_str().expect("an id");
    engine.clock().advance(Duration::from_secs(60));
    let remaining: BTreeSet<String> = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    let results = call(
                        &engine,
                        "getEmailValidationBatchResults",
                        &[("batchId", id)],
                        None,
                    );
                    results
                        .value()
                        .map(|value| value["meta"]["creditsRemaining"].to_string())
                })
            })
            .collect();
        readers
            .into_iter()
            .filter_map(|reader| reader.join().ok().flatten())
            .collect()
    });
    assert_eq!(remaining.len(), 1, "{remaining:?}");
    let entries = engine.with_organization(0, |books| books.ledger.entries().len());
    assert_eq!(entries, Some(3));
}
