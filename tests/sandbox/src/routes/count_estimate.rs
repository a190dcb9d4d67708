//! Company Followers: Count Estimation.

use serde::Deserialize;
use serde_json::{Value, json};

use super::followers::{self, Filters};
use crate::context::Context;
use crate::jobs::estimate::{Estimate, PACE, PRICE};
use crate::jobs::timeline::{Phase, Timeline};
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::shapes;
use crate::world::FollowerFilters;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    company_url: String,
    #[serde(flatten)]
    filters: Filters,
}

pub fn start(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: Body = context.input.body()?;
    let filters = FollowerFilters::from(body.filters);
    let url = body.company_url;
    let now = context.now;
    let cached = context.books(|books| {
        let estimate = books
            .jobs
            .estimates
            .values()
            .find(|estimate| estimate.answers(&url, &filters, now))?;
        Some((
            estimate.id.clone(),
            estimate.timeline.ends,
            books.ledger.balance(),
        ))
    });
    if let Some((id, at, balance)) = cached {
        let reply = Reply::new(json!({
            "batchId": id,
            "status": "completed",
            "message": "The estimate was in the cache.",
            "fromCache": true,
            "cachedAt": at,
            "data": figures(&context, &url, &filters),
        }));
        return Ok(reply
            .receipt("creditsUsed", 0)
            .receipt("creditsRemaining", balance));
    }
    context.books(|books| books.ledger.cover(PRICE))?;
    let id = context.new_id();
    let ending = context.ending();
    let memo = context
        .memo(format!("Estimate of the followers of {url}"))
        .with("jobId", id.as_str());
    let balance = context.books(|books| {
        books.ledger.charge(PRICE, memo, now)?;
        let estimate = Estimate {
            id: id.clone(),
            company_url: url,
            filters,
            timeline: Timeline::new(now, PACE, 1, ending),
            refunded: None,
        };
        books.jobs.estimates.insert(id.clone(), estimate);
        Ok::<_, Refusal>(books.ledger.balance())
    })?;
    let reply = Reply::new(json!({
        "batchId": id,
        "status": "pending",
        "message": "The estimate has started.",
        "fromCache": false,
    }));
    Ok(reply
        .receipt("creditsUsed", PRICE)
        .receipt("creditsRemaining", balance))
}

pub fn status(context: Context<'_>) -> Result<Reply, Refusal> {
    let id = context.input.text("batchId");
    let now = context.now;
    let (url, filters, timeline, refunded, balance) = context
        .books(|books| {
            let estimate = books.jobs.estimates.get(id)?;
            Some((
                estimate.company_url.clone(),
                estimate.filters.clone(),
                estimate.timeline,
                estimate.refunded,
                books.ledger.balance(),
            ))
        })
        .ok_or_else(|| Refusal::NotFound(format!("There is no such estimate: {id}")))?;
    let phase = timeline.phase(now);
    let mut data = json!({
        "batchId": id,
        "status": phase.estimate_state(),
        "companyUrl": url,
        "message": match phase {
            Phase::Waiting => "The estimate is queued.",
            Phase::Working => "Counting is at work.",
            Phase::Completed => "The estimate is ready.",
            Phase::Failed => "Counting failed; the credits were given back.",
        },
        "createdAt": timeline.submitted,
        "completedAt": timeline.ended_at(now),
    });
    if phase == Phase::Completed {
        data["data"] = figures(&context, &url, &filters);
    }
    Ok(Reply::new(data)
        .receipt("creditsRefunded", refunded.unwrap_or(0))
        .receipt("creditsRemaining", balance))
}

fn figures(context: &Context<'_>, url: &str, filters: &FollowerFilters) -> Value {
    let estimate = context.world().followers(url, filters).estimate();
    shapes::estimate(&estimate, &followers::to_json(filters))
}
