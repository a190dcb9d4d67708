//! What happens to an organization's books because time has passed.
//!
//! Most jobs move no credits until somebody reads their results. Those that do
//! so on their own are brought up to date here, before every look at the books.

use std::collections::BTreeSet;

use crate::clock::Moment;
use crate::jobs::estimate;
use crate::jobs::reveal::{Charge, Field, Reveal, Stage};
use crate::jobs::timeline::Phase;
use crate::ledger::{Memo, Shortfall};
use crate::organization::Organization;
use crate::world::World;

/// Does all that is due.
pub fn catch_up(organization: &mut Organization, world: &World, now: Moment) {
    settle_scrapes(organization, now);
    refund_estimates(organization, now);
    run_reveals(organization, world, now);
    settle_exports(organization, now);
}

/// A scrape with a webhook settles by itself.
fn settle_scrapes(organization: &mut Organization, now: Moment) {
    let scrapes = organization.jobs.scrapes.values();
    for scrape in scrapes.filter(|scrape| scrape.webhook.is_some() && scrape.done(now)) {
        scrape.settle(&mut organization.ledger, now);
    }
}

fn refund_estimates(organization: &mut Organization, now: Moment) {
    for estimate in organization.jobs.estimates.values_mut() {
        if estimate.refunded.is_none() && estimate.timeline.phase(now) == Phase::Failed {
            let memo = Memo::new(
                "Refund: follower count estimate failed",
                "startCountEstimate",
            )
            .with("jobId", estimate.id.as_str());
            organization.ledger.refund(estimate::PRICE, memo, now);
            estimate.refunded = Some(estimate::PRICE);
        }
    }
}

fn settle_exports(organization: &mut Organization, now: Moment) {
    for export in &organization.jobs.exports {
        match export.timeline.phase(now) {
            Phase::Completed => {
                organization
                    .ledger
                    .settle(export.reservation, export.cost, now);
            }
            Phase::Failed => {
                organization.ledger.settle(export.reservation, 0, now);
            }
            Phase::Waiting | Phase::Working => {}
        }
    }
}

fn run_reveals(organization: &mut Organization, world: &World, now: Moment) {
    let mut reveals = std::mem::take(&mut organization.jobs.reveals);
    for reveal in &mut reveals {
        if reveal.stage == Stage::Waiting && now >= reveal.timeline.starts {
            reveal.stage = begin(organization, reveal, world, now);
            if matches!(reveal.stage, Stage::Failed(_)) {
                reveal.timeline = reveal.timeline.cut_short();
            }
        }
        if let Stage::Charged(charge) = &reveal.stage {
            match reveal.timeline.phase(now) {
                Phase::Completed => {
                    let missing = missing(charge, organization);
                    reveal.stage = give_back(organization, reveal, charge.clone(), missing, now);
                }
                Phase::Failed => {
                    let all = charge.credits;
                    forget(organization, charge);
                    give_back(organization, reveal, charge.clone(), all, now);
                    reveal.stage = Stage::Failed("The job failed.".to_owned());
                }
                Phase::Waiting | Phase::Working => {}
            }
        }
    }
    organization.jobs.reveals = reveals;
}

/// Charges what is new. From then on it counts as revealed, so that no job that
/// runs meanwhile pays for it again.
fn begin(organization: &mut Organization, reveal: &Reveal, world: &World, now: Moment) -> Stage {
    let charge = charge(organization, &reveal.leads, &reveal.fields, world);
    let memo = Memo::new(
        format!("Contact data of {} lead(s)", reveal.leads.len()),
        reveal.kind.operation(),
    )
    .with("jobId", reveal.id.as_str());
    if let Err(shortfall) = organization.ledger.charge(charge.credits, memo, now) {
        return Stage::Failed(format!("Insufficient credits: {shortfall}."));
    }
    note(organization, &charge, world);
    Stage::Charged(charge)
}

/// Reveals contact data without a job. Charges what is new and found, and
/// returns the charge.
///
/// # Errors
/// The balance does not cover it; nothing is charged or revealed.
pub fn reveal_at_once(
    organization: &mut Organization,
    leads: &[String],
    fields: &BTreeSet<Field>,
    memo: Memo,
    world: &World,
    now: Moment,
) -> Result<Charge, Shortfall> {
    let mut charge = charge(organization, leads, fields, world);
    note(organization, &charge, world);
    charge.credits -= missing(&charge, organization);
    let paid = organization.ledger.charge(charge.credits, memo, now);
    if paid.is_err() {
        forget(organization, &charge);
    }
    paid.map(|()| charge)
}

/// The charge for what is new.
fn charge(
    organization: &Organization,
    leads: &[String],
    fields: &BTreeSet<Field>,
    world: &World,
) -> Charge {
    let exists = |lead: &str| world.leads().get(lead).is_some();
    Charge::of(leads, fields, &organization.revealed, exists)
}

/// Notes what is new as revealed, and whether it was found.
fn note(organization: &mut Organization, charge: &Charge, world: &World) {
    for (lead, fields) in &charge.new {
        let contact = world.leads().get(lead).map(|lead| lead.contact());
        let known = organization.revealed.entry(lead.clone()).or_default();
        for &field in fields {
            let found = contact.as_ref().is_some_and(|contact| match field {
                Field::Email => contact.email_address.is_some(),
                Field::Phone => contact.phone.is_some() || contact.cellphone.is_some(),
            });
            known.insert(field, found);
        }
    }
}

/// Credits for what was charged and not found.
fn missing(charge: &Charge, organization: &Organization) -> u64 {
    let absent = |lead: &String, fields: &BTreeSet<Field>| {
        let known = organization.revealed.get(lead);
        fields
            .iter()
            .filter(|field| {
                !known
                    .and_then(|known| known.get(field))
                    .copied()
                    .unwrap_or(false)
            })
            .map(|field| field.price())
            .sum::<u64>()
    };
    charge
        .new
        .iter()
        .map(|(lead, fields)| absent(lead, fields))
        .sum()
}

fn forget(organization: &mut Organization, charge: &Charge) {
    for (lead, fields) in &charge.new {
        if let Some(known) = organization.revealed.get_mut(lead) {
            known.retain(|field, _| !fields.contains(field));
            if known.is_empty() {
                organization.revealed.remove(lead);
            }
        }
    }
}

fn give_back(
    organization: &mut Organization,
    reveal: &Reveal,
    charge: Charge,
    credits: u64,
    now: Moment,
) -> Stage {
    if credits > 0 {
        let memo = Memo::new("Refund: contact data not found", reveal.kind.operation())
            .with("jobId", reveal.id.as_str());
        organization.ledger.refund(credits, memo, now);
    }
    Stage::Settled(charge, credits)
}
