//! Company Followers.

use serde::Deserialize;
use serde_json::{Value, json};

use super::followers::Filters;
use super::pages::{Page, place};
use crate::allowance::DAILY_PROFILES;
use crate::clock::whole_seconds;
use crate::context::Context;
use crate::engine::Subscription;
use crate::jobs::Ending;
use crate::jobs::scrape::{CannotResume, PACE, PROFILE_PRICE, Run, Scrape};
use crate::jobs::timeline::Timeline;
use crate::organization::Approval;
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::shapes;
use crate::validate::refuse;
use crate::world::{Follower, FollowerFilters};

/// Columns of the file.
const COLUMNS: [&str; 12] = [
    "profileUrl",
    "name",
    "firstName",
    "lastName",
    "title",
    "companyName",
    "companyProfileUrl",
    "companyDomain",
    "companyLocation",
    "location",
    "industry",
    "tenureAtCompany",
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    company_url: String,
    #[serde(rename = "max_limit")]
    max_limit: u64,
    webhook_url: Option<String>,
    #[serde(flatten)]
    filters: Filters,
}

pub fn start(mut context: Context<'_>) -> Result<Reply, Refusal> {
    match (
        context.input.optional_text("batchId"),
        context.input.has_body(),
    ) {
        (Some(_), true) => Err(refuse("body", "must be empty when batchId is given")),
        (Some(_), false) => resume(&context),
        (None, true) => {
            let body = context.input.body()?;
            begin(&context, body)
        }
        (None, false) => Err(refuse("body", "Required")),
    }
}

fn begin(context: &Context<'_>, body: Body) -> Result<Reply, Refusal> {
    let webhook = context.webhook(body.webhook_url)?;
    let filters = FollowerFilters::from(body.filters);
    let found = context
        .world()
        .followers(&body.company_url, &filters)
        .count() as u64;
    let total = found.min(body.max_limit);
    let reserved = body.max_limit * PROFILE_PRICE;
    let now = context.now;
    context.books(|books| books.ledger.cover(reserved))?;
    let id = context.new_id();
    let ending = context.ending();
    let memo = context
        .memo(format!(
            "Followers of {}, at most {}",
            body.company_url, body.max_limit
        ))
        .with("jobId", id.as_str());
    context.books(|books| {
        books.ledger.cover(reserved)?;
        let allowed = books.profiles.use_up(body.max_limit, now);
        allowed.map_err(|wait| Refusal::RateLimited {
            retry_after: whole_seconds(wait),
            detail: "The daily allowance of follower profiles is used up.".to_owned(),
        })?;
        let reservation = books.ledger.reserve(reserved, memo, now)?;
        let scrape = Scrape {
            id: id.clone(),
            company_url: body.company_url,
            filters,
            total,
            webhook: webhook.clone(),
            earlier: Vec::new(),
            run: Run {
                timeline: Timeline::new(now, PACE, total, ending),
                reservation,
                recoverable: recoverable(ending),
            },
        };
        books.jobs.scrapes.insert(id.clone(), scrape);
        Ok::<_, Refusal>(())
    })?;
    if let Some(url) = webhook {
        subscribe(context, &id, url, 0);
    }
    Ok(submitted(&id, "Scraping has started.", reserved))
}

fn resume(context: &Context<'_>) -> Result<Reply, Refusal> {
    let id = context.input.text("batchId");
    let now = context.now;
    let ending = context.ending();
    let memo = context.memo("Continued scrape").with("jobId", id);
    let (reserved, webhook, before) = context.books(|books| {
        let (jobs, ledger) = (&mut books.jobs, &mut books.ledger);
        let scrape = jobs.scrapes.get_mut(id).ok_or_else(|| not_found(id))?;
        let gap = scrape.gap(now).map_err(refusal)?;
        let reserved = gap * PROFILE_PRICE;
        // What the last run collected is paid first, so that its rest can pay
        // for the next.
        scrape.settle(ledger, now);
        let reservation = ledger.reserve(reserved, memo, now)?;
        let run = Run {
            timeline: Timeline::new(now, PACE, gap, ending),
            reservation,
            recoverable: recoverable(ending),
        };
        scrape.earlier.push(std::mem::replace(&mut scrape.run, run));
        Ok::<_, Refusal>((reserved, scrape.webhook.clone(), scrape.before_run()))
    })?;
    if let Some(url) = webhook {
        subscribe(context, id, url, before);
    }
    Ok(submitted(id, "Scraping continues.", reserved))
}

fn subscribe(context: &Context<'_>, id: &str, url: String, from: u64) {
    context.subscribe(Subscription {
        organization: context.organization,
        job: id.to_owned(),
        url,
        from,
    });
}

fn submitted(id: &str, message: &str, reserved: u64) -> Reply {
    Reply::new(json!({ "batchId": id, "message": message }))
        .receipt("creditsReserved", reserved)
        .receipt("creditsPerItem", PROFILE_PRICE)
        .receipt("estimatedCredits", reserved)
}

const fn recoverable(ending: Option<Ending>) -> bool {
    match ending {
        None => true,
        Some(Ending::Failed { .. }) => false,
        Some(Ending::Partial { recoverable, .. }) => recoverable,
    }
}

fn refusal(reason: CannotResume) -> Refusal {
    match reason {
        CannotResume::Running => Refusal::Conflict("The scrape is at work.".to_owned()),
        CannotResume::Complete => Refusal::Conflict("The scrape is not partial.".to_owned()),
        CannotResume::TooOld => {
            Refusal::Gone("The scrape is older than 3 days and cannot be continued.".to_owned())
        }
        CannotResume::NothingLeft => {
            Refusal::NothingToRecover("Nothing of the scrape is left to recover.".to_owned())
        }
    }
}

fn not_found(id: &str) -> Refusal {
    Refusal::NotFound(format!("There is no such scrape: {id}"))
}

pub fn limit(context: Context<'_>) -> Result<Reply, Refusal> {
    let (approval, used) =
        context.books(|books| (books.approval, books.profiles.used(context.now)));
    let data = match approval {
        Approval::Approved => json!({
            "status": approval,
            "dailyLimit": DAILY_PROFILES,
            "dailyUsed": used,
            "dailyRemaining": DAILY_PROFILES - used,
            "creditsPerProfile": PROFILE_PRICE,
        }),
        approval => json!({ "status": approval }),
    };
    Ok(Reply::new(data))
}

/// Works on the scrape that a call asks for.
fn with_scrape<R>(context: &Context<'_>, look: impl FnOnce(&Scrape) -> R) -> Result<R, Refusal> {
    let id = context.input.text("batchId");
    context.books(|books| {
        books
            .jobs
            .scrapes
            .get(id)
            .map(look)
            .ok_or_else(|| not_found(id))
    })
}

pub fn progress(context: Context<'_>) -> Result<Reply, Refusal> {
    let now = context.now;
    let data = with_scrape(&context, |scrape| {
        let (delivered, partial) = (scrape.delivered(now), scrape.partial(now));
        json!({
            "batchId": scrape.id,
            "processed": delivered,
            "total": scrape.total,
            "errors": if partial { scrape.total - delivered } else { 0 },
            "done": scrape.done(now),
            "partial": partial,
            "message": match (scrape.done(now), partial) {
                (false, _) => "Scraping is at work.",
                (true, false) => "Scraping is done.",
                (true, true) => "Scraping stopped short.",
            },
        })
    })?;
    Ok(Reply::new(data))
}

/// What was collected so far, from one place to another.
fn collected(context: &Context<'_>, page: Page) -> Result<(u64, Vec<Follower>), Refusal> {
    let (url, filters, delivered) = with_scrape(context, |scrape| {
        (
            scrape.company_url.clone(),
            scrape.filters.clone(),
            scrape.delivered(context.now),
        )
    })?;
    let range = page.range(delivered);
    Ok((
        delivered,
        context.world().followers(&url, &filters).page(range),
    ))
}

pub fn results(context: Context<'_>) -> Result<Reply, Refusal> {
    let page = Page::of(&context, 100);
    let (total, followers) = collected(&context, page)?;
    let rows: Vec<Value> = followers.iter().map(shapes::follower).collect();
    let reply = Reply::new(json!({
        "batchId": context.input.text("batchId"),
        "count": rows.len(),
        "data": rows,
        "pagination": page.pagination(total),
    }));
    let id = context.input.text("batchId");
    let settlement = context.books(|books| {
        let scrape = books.jobs.scrapes.get(id)?;
        scrape
            .done(context.now)
            .then(|| scrape.settle(&mut books.ledger, context.now))
    });
    Ok(match settlement {
        None => reply,
        Some(settlement) => reply
            .receipt("creditsUsed", settlement.used)
            .receipt("creditsRefunded", settlement.refunded)
            .receipt("creditsRemaining", settlement.balance_after),
    })
}

pub fn export(context: Context<'_>) -> Result<Reply, Refusal> {
    let everything = Page {
        number: 1,
        limit: u64::MAX,
    };
    let (total, followers) = collected(&context, everything)?;
    let mut file = Vec::with_capacity(place(total) * 200);
    write_csv(&mut file, &followers).map_err(|_| Refusal::Ordered(500))?;
    let name = format!("company-followers-{}.csv", context.input.text("batchId"));
    Ok(Reply::file(name, file))
}

fn write_csv(file: &mut Vec<u8>, followers: &[Follower]) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(COLUMNS)?;
    for follower in followers {
        let shape = shapes::follower(follower);
        writer.write_record(
            COLUMNS.map(|column| shape[column].as_str().unwrap_or_default().to_owned()),
        )?;
    }
    writer.flush()?;
    Ok(())
}
