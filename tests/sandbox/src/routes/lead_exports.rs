//! Lead Finder: exports.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::lead_query::{Members, query};
use super::pages::{Page, place};
use crate::clock::Moment;
use crate::context::Context;
use crate::dialect::Dialect;
use crate::jobs::export::{Export, PACE, Selection, row_price};
use crate::jobs::timeline::{Phase, Timeline};
use crate::ledger::Ledger;
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::world::{ExportColumns, Lead, World};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_excessive_bools, reason = "this is what callers send")]
struct Body {
    filters: Members,
    exclude_filters: Members,
    name: Option<String>,
    max_results: u64,
    include_contact_info: bool,
    include_email: bool,
    include_phone: bool,
    include_names: bool,
    lead_ids: Option<HashSet<String>>,
    page: Option<u64>,
    page_size: Option<u64>,
}

impl Default for Body {
    fn default() -> Self {
        Self {
            filters: Members::new(),
            exclude_filters: Members::new(),
            name: None,
            max_results: 1_000,
            include_contact_info: false,
            include_email: false,
            include_phone: false,
            include_names: false,
            lead_ids: None,
            page: None,
            page_size: None,
        }
    }
}

impl Body {
    const fn columns(&self) -> ExportColumns {
        ExportColumns {
            names: self.include_names,
            email: self.include_email || self.include_contact_info,
            phone: self.include_phone || self.include_contact_info,
        }
    }

    fn selection(&mut self) -> Result<Selection, Refusal> {
        let most = place(self.max_results);
        let (skip, take) = match (self.page, self.page_size) {
            (None, None) => (0, most),
            (number, size) => {
                let (number, limit) = (number.unwrap_or(1), size.unwrap_or(25));
                let range = Page { number, limit }.range(u64::MAX);
                (range.start, range.len().min(most))
            }
        };
        Ok(Selection {
            query: query(&self.filters, &self.exclude_filters)?,
            ids: self.lead_ids.take(),
            skip,
            take,
        })
    }
}

/// The leads of a selection.
fn selected<'w>(world: &'w World, selection: &Selection) -> Vec<Lead<'w>> {
    let hits = world.leads().search(&selection.query);
    match &selection.ids {
        None => {
            let start = selection.skip.min(hits.count());
            let end = start.saturating_add(selection.take).min(hits.count());
            hits.page(start..end)
        }
        Some(ids) => hits
            .iter()
            .filter(|lead| ids.contains(lead.id()))
            .skip(selection.skip)
            .take(selection.take)
            .collect(),
    }
}

pub fn start(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let mut body: Body = context.input.body()?;
    let columns = body.columns();
    let selection = body.selection()?;
    let leads = selected(context.world(), &selection);
    if context.dialect.answers_at_once() {
        return at_once(&context, &leads, columns);
    }
    let rows = leads.len() as u64;
    let most = rows * row_price(columns);
    context.books(|books| books.ledger.cover(most))?;
    let cost = cost(&leads, columns);
    let now = context.now;
    let id = context.new_export_id();
    let ending = context.ending();
    let memo = context
        .memo(format!("Export of {rows} lead(s)"))
        .with("jobId", id.as_str());
    context.books(|books| {
        let reservation = books.ledger.reserve(most, memo, now)?;
        books.jobs.exports.push(Export {
            id: id.clone(),
            name: body
                .name
                .unwrap_or_else(|| format!("Export of {}", now.format("%Y-%m-%d"))),
            selection,
            columns,
            timeline: Timeline::new(now, PACE, rows, ending),
            cost,
            reservation,
        });
        Ok::<_, Refusal>(())
    })?;
    Ok(Reply::new(json!({
        "jobId": id,
        "status": "pending",
        "estimatedRows": rows,
        "estimatedCredits": most,
        "creditsReserved": most,
        "message": "The export has started.",
    })))
}

/// Credits for what is found.
fn cost(leads: &[Lead<'_>], columns: ExportColumns) -> u64 {
    if row_price(columns) == 0 {
        return 0;
    }
    let found = leads.iter().map(|lead| lead.export_row(&columns).found);
    found.map(row_price).sum()
}

/// Answers with the file itself. How jobs were ordered to end does not matter,
/// as there is none.
fn at_once(
    context: &Context<'_>,
    leads: &[Lead<'_>],
    columns: ExportColumns,
) -> Result<Reply, Refusal> {
    let cost = cost(leads, columns);
    let file = csv_file(leads, columns)?;
    let memo = context.memo(format!("Export of {} lead(s)", leads.len()));
    context.books(|books| books.ledger.charge(cost, memo, context.now))?;
    Ok(Reply::file("leads.csv".to_owned(), file)
        .header("x-credits-used", cost)
        .header("x-credits-refunded", 0))
}

/// The members of an export that are the same in every dialect.
fn outcome(export: &Export, ledger: &Ledger, now: Moment) -> Value {
    let settlement = ledger.settlement(export.reservation).unwrap_or_default();
    let phase = export.timeline.phase(now);
    json!({
        "jobId": export.id,
        "status": phase.job_state(),
        "creditsUsed": settlement.used,
        "creditsRefunded": settlement.refunded,
        "createdAt": export.timeline.submitted,
        "completedAt": export.timeline.ended_at(now),
        "error": (phase == Phase::Failed).then_some("The export failed; the credits were given back."),
    })
}

/// Adds how far an export has come, as documented.
fn add_progress(data: &mut Value, export: &Export, now: Moment) {
    data["name"] = export.name.as_str().into();
    data["phase"] = export.step(now).into();
    data["totalRows"] = export.timeline.total.into();
    data["processedRows"] = export.timeline.done(now).into();
    data["progress"] = export.timeline.percent(now).into();
}

/// An export as it appears in the list.
fn summary(export: &Export, ledger: &Ledger, now: Moment, dialect: Dialect) -> Value {
    let mut data = outcome(export, ledger, now);
    if dialect.is_of_sdk() {
        data["total"] = export.timeline.total.into();
        data["processed"] = export.timeline.done(now).into();
    } else {
        add_progress(&mut data, export, now);
    }
    data
}

/// The status of an export.
fn status(export: &Export, ledger: &Ledger, now: Moment, dialect: Dialect) -> Value {
    let mut data = outcome(export, ledger, now);
    let phase = export.timeline.phase(now);
    let path = format!("/api/v3/lead-finder/export-jobs/{}/download", export.id);
    data["downloadUrl"] = (phase == Phase::Completed).then_some(path).into();
    if dialect.is_of_sdk() {
        let timeline = &export.timeline;
        data["progress"] = json!({ "processed": timeline.done(now), "total": timeline.total });
        if phase.ended() {
            let rows = if phase == Phase::Completed {
                timeline.total
            } else {
                0
            };
            data["results"] = json!({
                "totalExported": rows,
                "creditsUsed": data["creditsUsed"],
                "creditsRefunded": data["creditsRefunded"],
            });
        }
    } else {
        add_progress(&mut data, export, now);
    }
    data
}

pub fn list(context: Context<'_>) -> Result<Reply, Refusal> {
    let page = Page::of(&context, 20);
    let state = context.input.optional_text("status");
    let (now, dialect) = (context.now, context.dialect);
    let (total, jobs) = context.books(|books| {
        let wanted: Vec<&Export> = books
            .jobs
            .exports
            .iter()
            .rev()
            .filter(|job| state.is_none_or(|state| state == job.timeline.phase(now).job_state()))
            .collect();
        let total = wanted.len() as u64;
        let jobs: Vec<Value> = wanted[page.range(total)]
            .iter()
            .map(|job| summary(job, &books.ledger, now, dialect))
            .collect();
        (total, jobs)
    });
    let data = json!({ "jobs": jobs, "total": total, "page": page.number, "limit": page.limit });
    Ok(Reply::new(data).without_receipt())
}

/// Works on the export that a call asks for.
fn with_export<R>(
    context: &Context<'_>,
    look: impl FnOnce(&Export, &Ledger) -> R,
) -> Result<R, Refusal> {
    let id = context.input.text("jobId");
    context.books(|books| {
        let export = books.jobs.exports.iter().find(|export| export.id == id);
        export
            .map(|export| look(export, &books.ledger))
            .ok_or_else(|| Refusal::NotFound(format!("There is no such export: {id}")))
    })
}

pub fn get(context: Context<'_>) -> Result<Reply, Refusal> {
    let (now, dialect) = (context.now, context.dialect);
    let data = with_export(&context, |export, ledger| {
        status(export, ledger, now, dialect)
    })?;
    Ok(Reply::new(data).without_receipt())
}

pub fn download(context: Context<'_>) -> Result<Reply, Refusal> {
    let now = context.now;
    let (id, selection, columns, settlement) =
        with_export(&context, |export, ledger| {
            match export.timeline.phase(now) {
                Phase::Completed if export.expired(now) => {
                    Err(Refusal::Gone("The file has expired.".to_owned()))
                }
                Phase::Completed => Ok((
                    export.id.clone(),
                    export.selection.clone(),
                    export.columns,
                    ledger.settlement(export.reservation).unwrap_or_default(),
                )),
                Phase::Failed => Err(Refusal::Conflict("The export failed.".to_owned())),
                Phase::Waiting | Phase::Working => {
                    Err(Refusal::Conflict("The export is not completed.".to_owned()))
                }
            }
        })??;
    let leads = selected(context.world(), &selection);
    let file = csv_file(&leads, columns)?;
    Ok(Reply::file(format!("{id}.csv"), file)
        .header("x-credits-used", settlement.used)
        .header("x-credits-refunded", settlement.refunded))
}

fn csv_file(leads: &[Lead<'_>], columns: ExportColumns) -> Result<Vec<u8>, Refusal> {
    let mut file = Vec::with_capacity(leads.len() * 200);
    write_csv(&mut file, leads, columns).map_err(|_| Refusal::Ordered(500))?;
    Ok(file)
}

fn write_csv(file: &mut Vec<u8>, leads: &[Lead<'_>], columns: ExportColumns) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(columns.header())?;
    for lead in leads {
        writer.write_record(lead.export_row(&columns).cells)?;
    }
    writer.flush()?;
    Ok(())
}
