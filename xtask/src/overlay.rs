//! The second stage: what we decide about a description, laid over what it
//! says, by the Overlay Specification 1.0.
//!
//! Actions are done in order, each on what the one before left. An action that
//! matches nothing is an error, so that a stale overlay cannot hide. Where 1.0
//! leaves open what merging means for arrays, this does what 1.1 made clear:
//! an array is appended to an array item by item.

mod action;
mod comparison;
mod target;
#[cfg(test)]
mod tests;

use self::action::{Action, Change};
use self::comparison::Comparison;
use self::target::Target;
use crate::diagnostic::{Diagnostic, Diagnostics, Failure, Severity};
use crate::document::{Document, MAX_DEPTH, Node, Place, Pointer, Value};
use crate::load::check_references;
use crate::suggest;

/// Lays overlays over a description, the first one first.
///
/// What an overlay brings keeps its place in the overlay's file.
///
/// # Errors
///
/// Everything that is wrong with any of the overlays, every action that does
/// not fit the description, and every reference that the result has no more
/// target for, unless it is to a schema: `spec` reports that.
pub fn apply(document: Document, overlays: &[Document]) -> Result<Document, Failure> {
    if overlays.is_empty() {
        return Ok(document);
    }
    let mut sources = document.sources;
    let mut target = Target::new(document.root);
    let mut problems = Diagnostics::new();
    // The texts that filters compare with and nothing has, with the problem of each.
    let mut missed: Vec<(String, usize)> = Vec::new();
    for overlay in overlays {
        let mut root = overlay.root.clone();
        move_sources(&mut root, u32::try_from(sources.len()).unwrap_or(u32::MAX));
        sources.extend(overlay.sources.iter().cloned());
        let actions = action::read(&root, &mut problems);
        let named: Vec<Comparison<'_>> = actions
            .iter()
            .flat_map(|action| comparison::all(action.text))
            .collect();
        for action in &actions {
            let found = perform(action, &named, &mut target);
            let text = found.as_ref().and_then(|_| missing_text(action, &target));
            let known = missed
                .iter()
                .find(|(known, _)| Some(known) == text.as_ref());
            match (found, known) {
                (Some(_), Some((_, problem))) => {
                    let problem = &mut problems[*problem];
                    let place = action.target;
                    *problem = problem.clone().also("this action, too", place);
                }
                (Some(found), None) => {
                    missed.extend(text.map(|text| (text, problems.len())));
                    problems.push(found);
                }
                (None, _) => {}
            }
        }
        for (text, problem) in &missed {
            let mut places = Vec::new();
            mentions(&root, text, &mut places);
            for place in places {
                let problem = &mut problems[*problem];
                *problem = problem.clone().also("this names it, too", place);
            }
        }
    }
    let root = target.into_root();
    let document = Document { sources, root };
    if problems.is_empty() {
        let references = check_references(&document).into_iter();
        problems.extend(references.filter(|found| found.severity == Severity::Problem));
    }
    if problems.is_empty() {
        return Ok(document);
    }
    Err(Failure {
        diagnostics: problems,
        sources: document.sources,
    })
}

/// Makes a node's places count sources from `by` on.
fn move_sources(node: &mut Node, by: u32) {
    node.place.source.0 += by;
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| move_sources(item, by)),
        Value::Object(members) => {
            for member in members.values_mut() {
                member.key.source.0 += by;
                move_sources(&mut member.node, by);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Does an action of an overlay whose actions have all those filters. Returns what is
/// wrong with it.
fn perform(
    action: &Action<'_>,
    named: &[Comparison<'_>],
    target: &mut Target,
) -> Option<Diagnostic> {
    let matches = target.select(&action.path);
    if matches.is_empty() {
        return Some(no_match(action, named, target));
    }
    match action.change {
        Change::Remove => remove(matches, action, target),
        // One action that does not fit is one problem, however often.
        Change::Update(update) => matches
            .iter()
            .filter_map(|at| merge(at, update, action, target))
            .next(),
    }
}

/// The text that a filter of an action compares with, if nothing in the description has
/// it: usually the old name of something that was renamed.
fn missing_text(action: &Action<'_>, target: &Target) -> Option<String> {
    let compared = comparison::all(action.text);
    let missing = compared.iter().find(|it| !target.has(it))?;
    Some(missing.text.to_owned())
}

/// Where an overlay has a text as a value.
fn mentions(node: &Node, text: &str, places: &mut Vec<Place>) {
    match &node.value {
        Value::String(found) if found == text => places.push(node.place),
        Value::Array(items) => items.iter().for_each(|it| mentions(it, text, places)),
        Value::Object(members) => {
            for member in members.values() {
                mentions(&member.node, text, places);
            }
        }
        _ => {}
    }
}

fn remove(
    mut matches: Vec<Pointer>,
    action: &Action<'_>,
    target: &mut Target,
) -> Option<Diagnostic> {
    if matches.iter().any(|at| at.0.is_empty()) {
        let problem = Diagnostic::new("overlay/remove-root", "this removes the whole description");
        return Some(
            problem
                .at(action.target)
                .help("target what is to be removed"),
        );
    }
    // What lies deeper goes first, and later items before earlier ones, so
    // that no pointer loses its meaning.
    let index = |at: &Pointer| at.0.last().and_then(|token| token.parse::<usize>().ok());
    matches.sort_by_key(|at| std::cmp::Reverse((at.0.len(), index(at))));
    for at in &matches {
        target.remove(at);
    }
    None
}

fn merge(
    at: &Pointer,
    update: &Node,
    action: &Action<'_>,
    target: &mut Target,
) -> Option<Diagnostic> {
    let node = target.root().at(at)?;
    let problem = |code, message: String| {
        Diagnostic::new(code, message)
            .at(action.target)
            .also("this is what it matches", node.place)
            .pointer(at.clone())
    };
    match (&node.value, &update.value) {
        _ if at.0.len() + depth(update) > MAX_DEPTH => {
            let message = format!("this makes the description more than {MAX_DEPTH} levels deep");
            Some(problem("overlay/too-deep", message).help("nest less"))
        }
        (Value::Array(_), _) | (Value::Object(_), Value::Object(_)) => {
            target.update(at, update);
            None
        }
        (Value::Object(_), _) => {
            let message = format!(
                "the target is an object, but the update is {}",
                update.kind()
            );
            Some(problem("overlay/wrong-update", message).help("write the members to merge"))
        }
        _ => {
            let message = format!("the target is {}, which cannot be updated", node.kind());
            let help = "target the object around it, and update the member";
            Some(problem("overlay/wrong-target", message).help(help))
        }
    }
}

/// How many collections stand inside one another.
fn depth(node: &Node) -> usize {
    let deepest = match &node.value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.values().map(|member| depth(&member.node)).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or_default()
}

fn no_match(action: &Action<'_>, named: &[Comparison<'_>], target: &Target) -> Diagnostic {
    let mut help = match target.longest_match(action.text) {
        Some((found, rest)) => format!("`{found}` matches, but not `{rest}` below it"),
        None => "correct the target, or remove the action if it is stale".to_owned(),
    };
    let compared = comparison::all(action.text);
    if let Some(near) = compared.iter().find_map(|it| target.near(it, named)) {
        help.push_str(&format!("; did you mean {}?", suggest::one_of(&near)));
    }
    let message = format!("`{}` matches nothing in the description", action.text);
    Diagnostic::new("overlay/no-match", message)
        .at(action.target)
        .help(help)
}
