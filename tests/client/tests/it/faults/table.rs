//! Endings as a table for people: operations downwards, faults across.

use client_tests::{Decisions, FAULTS, Fault, Manner};
use enrich_api::Outcome;

use super::trial::{End, Ending};

const LEGEND: &str = "\
`1/2 ok`: the service acted on 1 of 2 attempts, and the caller has the answer.
`1/1 unknown`: it acted on the only attempt; the caller is told that the outcome is unknown.
`0 by chance`: it did not act, but whether the client can know that is a matter of luck;
`0 or 1 by chance`: and with it whether another attempt follows, which is acted on.
`once`: no call may be acted on twice. `free`: it costs nothing.
";

/// The endings of all calls, in the order of the calls and then of the faults.
pub fn table(endings: &[Ending]) -> String {
    let faults = FAULTS.iter().map(|group| group.len()).sum();
    let mut text = LEGEND.to_owned();
    let mut first = 0;
    for group in FAULTS {
        let mut rows = vec![heading(group)];
        rows.extend(endings.chunks(faults).map(|of_call| {
            let of_group = &of_call[first..first + group.len()];
            row(of_group)
        }));
        text.push('\n');
        text.push_str(&aligned(&rows));
        first += group.len();
    }
    text
}

fn heading(group: &[(&str, Fault)]) -> Vec<String> {
    let names = group.iter().map(|(name, _)| (*name).to_owned());
    [String::new(), String::new()]
        .into_iter()
        .chain(names)
        .collect()
}

fn row(of_call: &[Ending]) -> Vec<String> {
    let operation = of_call[0].trial.call.operation;
    let decision = Decisions::enrich().about(operation);
    let sort = match (decision.is_repeatable, decision.is_charged) {
        (false, true) => "once",
        (false, false) => "once, free",
        (true, true) => "",
        (true, false) => "free",
    };
    [operation.to_owned(), sort.to_owned()]
        .into_iter()
        .chain(of_call.iter().map(cell))
        .collect()
}

/// What is the same in every run, of one ending.
fn cell(ending: &Ending) -> String {
    let trial = &ending.trial;
    let decision = Decisions::enrich().about(trial.call.operation);
    // A reset that comes before the request is read may come before it is
    // written or after; the client is sure of nothing in the second case.
    if trial.fault == Fault::ResetBefore {
        match (trial.manner, decision.is_repeatable) {
            (Manner::Always, _) => return "0 by chance".to_owned(),
            (Manner::Once, false) => return "0 or 1 by chance".to_owned(),
            (Manner::Once, true) => {}
        }
    }
    let end = match &ending.end {
        End::Good => "ok",
        End::Panicked(_) => "PANIC",
        End::Hung => "HUNG",
        End::Failed(error) => match error.outcome() {
            Outcome::NotSent => "not sent",
            Outcome::NotProcessed => "not processed",
            Outcome::Unknown => "unknown",
        },
    };
    format!("{}/{} {end}", ending.acted, ending.attempts)
}

fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column).unwrap_or_default();
            format!("{cell:width$}")
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
