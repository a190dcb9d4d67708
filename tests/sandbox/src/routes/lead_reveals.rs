//! Lead Finder: revealing and enriching.

use std::collections::{BTreeSet, HashSet};

use serde::Deserialize;
use serde_json::{Value, json};

use super::pages::Page;
use crate::clock::Moment;
use crate::context::Context;
use crate::jobs::reveal::{Field, PACE, Reveal, RevealKind, Stage};
use crate::jobs::timeline::{Phase, Timeline};
use crate::problem::Refusal;
use crate::progress;
use crate::reply::Reply;
use crate::shapes;
use crate::world::{Contact, World};

#[derive(Deserialize)]
struct Reference {
    id: String,
}

#[derive(Deserialize)]
struct Body {
    leads: Vec<Reference>,
    fields: Option<BTreeSet<Field>>,
}

pub fn reveal(context: Context<'_>) -> Result<Reply, Refusal> {
    start(context, RevealKind::Reveal)
}

pub fn enrich(context: Context<'_>) -> Result<Reply, Refusal> {
    start(context, RevealKind::Enrich)
}

fn start(mut context: Context<'_>, kind: RevealKind) -> Result<Reply, Refusal> {
    let body: Body = context.input.body()?;
    let mut seen = HashSet::new();
    let leads: Vec<String> = body
        .leads
        .into_iter()
        .map(|lead| lead.id)
        .filter(|id| seen.insert(id.clone()))
        .collect();
    let fields = body
        .fields
        .unwrap_or_else(|| [Field::Email, Field::Phone].into());
    if context.dialect.answers_at_once() {
        return at_once(&context, kind, &leads, &fields);
    }
    let reveal = Reveal {
        id: context.new_id(),
        kind,
        timeline: Timeline::new(context.now, PACE, leads.len() as u64, context.ending()),
        leads,
        fields,
        stage: Stage::Waiting,
    };
    let data = json!({
        "jobId": reveal.id,
        "status": "pending",
        "totalLeads": reveal.leads.len(),
        "fields": reveal.fields,
        "creditsReserved": reveal.most(),
        "message": "Contact data is being looked up.",
    });
    context.books(|books| books.jobs.reveals.push(reveal));
    Ok(Reply::new(data))
}

/// Answers with the contact data itself. How jobs were ordered to end does not
/// matter, as there is none.
fn at_once(
    context: &Context<'_>,
    kind: RevealKind,
    leads: &[String],
    fields: &BTreeSet<Field>,
) -> Result<Reply, Refusal> {
    let (world, now) = (context.world(), context.now);
    let memo = context.memo(format!("Contact data of {} lead(s)", leads.len()));
    let (charge, balance) = context.books(|books| {
        let charge = progress::reveal_at_once(books, leads, fields, memo, world, now)?;
        Ok::<_, Refusal>((charge, books.ledger.balance()))
    })?;
    let (name, shape): (_, fn(&Contact, &BTreeSet<Field>) -> Value) = match kind {
        RevealKind::Reveal => ("revealed", shapes::contact),
        RevealKind::Enrich => ("results", shapes::enriched),
    };
    let reply = Reply::new(json!({
        name: contacts(leads, fields, world, shape),
        "alreadyRevealed": leads.len() - charge.new.len(),
        "newlyRevealed": charge.new.len(),
    }))
    .receipt("creditsUsed", charge.credits)
    .receipt("creditsRemaining", balance);
    Ok(match kind {
        RevealKind::Reveal => reply,
        RevealKind::Enrich => {
            let pricing = json!({ "email": Field::Email.price(), "phone": Field::Phone.price() });
            reply.receipt("pricing", pricing)
        }
    })
}

/// The leads with their contact data.
fn contacts(
    leads: &[String],
    fields: &BTreeSet<Field>,
    world: &World,
    shape: impl Fn(&Contact, &BTreeSet<Field>) -> Value,
) -> Vec<Value> {
    leads
        .iter()
        .map(|id| match world.leads().get(id) {
            Some(lead) => shape(&lead.contact(), fields),
            None => json!({ "id": id }),
        })
        .collect()
}

/// Credits that a job has used and got back.
fn credits(stage: &Stage) -> (u64, u64) {
    match stage {
        Stage::Waiting | Stage::Failed(_) => (0, 0),
        Stage::Charged(charge) => (charge.credits, 0),
        Stage::Settled(charge, refunded) => (charge.credits - refunded, *refunded),
    }
}

fn summary(reveal: &Reveal, now: Moment) -> Value {
    let (used, refunded) = credits(&reveal.stage);
    json!({
        "jobId": reveal.id,
        "status": reveal.timeline.phase(now).job_state(),
        "jobType": reveal.kind,
        "fields": reveal.fields,
        "total": reveal.leads.len(),
        "processed": reveal.timeline.done(now),
        "creditsUsed": used,
        "creditsRefunded": refunded,
        "createdAt": reveal.timeline.submitted,
        "completedAt": reveal.timeline.ended_at(now),
    })
}

pub fn list(context: Context<'_>) -> Result<Reply, Refusal> {
    let page = Page::of(&context, 20);
    let state = context.input.optional_text("status");
    let now = context.now;
    let (total, jobs) = context.books(|books| {
        let wanted: Vec<&Reveal> = books
            .jobs
            .reveals
            .iter()
            .rev()
            .filter(|job| state.is_none_or(|state| state == job.timeline.phase(now).job_state()))
            .collect();
        let total = wanted.len() as u64;
        let jobs: Vec<Value> = wanted[page.range(total)]
            .iter()
            .map(|job| summary(job, now))
            .collect();
        (total, jobs)
    });
    let data = json!({ "jobs": jobs, "total": total, "page": page.number, "limit": page.limit });
    Ok(Reply::new(data).without_receipt())
}

pub fn get(context: Context<'_>) -> Result<Reply, Refusal> {
    let id = context.input.text("jobId");
    let now = context.now;
    let world = context.world();
    let data = context.books(|books| {
        let reveal = books.jobs.reveals.iter().find(|reveal| reveal.id == id)?;
        let (_, refunded) = credits(&reveal.stage);
        Some(json!({
            "jobId": reveal.id,
            "status": reveal.timeline.phase(now).job_state(),
            "jobType": reveal.kind,
            "fields": reveal.fields,
            "progress": { "processed": reveal.timeline.done(now), "total": reveal.leads.len() },
            "results": results(reveal, world, now),
            "error": match &reveal.stage {
                Stage::Failed(reason) => Some(reason),
                _ => None,
            },
            "creditsRefunded": (refunded > 0).then_some(refunded),
            "createdAt": reveal.timeline.submitted,
            "completedAt": reveal.timeline.ended_at(now),
        }))
    });
    let data = data.ok_or_else(|| Refusal::NotFound(format!("There is no such job: {id}")))?;
    Ok(Reply::new(data).without_receipt())
}

fn results(reveal: &Reveal, world: &World, now: Moment) -> Value {
    let Stage::Settled(charge, refunded) = &reveal.stage else {
        return Value::Null;
    };
    if reveal.timeline.phase(now) != Phase::Completed {
        return Value::Null;
    }
    let (used, _) = credits(&reveal.stage);
    json!({
        "revealed": contacts(&reveal.leads, &reveal.fields, world, shapes::contact),
        "alreadyRevealed": reveal.leads.len() - charge.new.len(),
        "newlyRevealed": charge.new.len(),
        "creditsUsed": used,
        "creditsRefunded": (*refunded > 0).then_some(refunded),
    })
}
