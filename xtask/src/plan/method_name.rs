//! The names of methods that `x-sdk` does not decide.
//!
//! A name comes from the `operationId` without the words of the resource: `getPetById`
//! is `pets().get()`. Without an `operationId`, it comes from method and path. Each
//! operation has several candidates, the best one first. Where two methods of a
//! resource have the same candidate, [`assign`] moves on to the next ones.

mod from_id;
mod from_path;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::Planned;
use super::view::{Of, Views};
use super::{resource, taken};
use crate::names::{Scope, snake};
use crate::spec::{SchemaId, Spec};
use from_id::Id;
use from_path::{Path, Repeats};

/// An operation, as far as its name is concerned.
#[derive(Debug, Clone)]
struct Subject<'a> {
    /// The name of its resource. `None` if it has no tag.
    resource: Option<String>,
    /// Its `operationId`.
    id: Option<&'a str>,
    /// The HTTP method.
    method: &'a str,
    /// The path template.
    path: &'a str,
    /// What it answers with.
    answer: Shape,
    /// A name of last resort.
    fallback: String,
}

/// What an answer is, as far as the choice between `get` and `list` is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A list.
    List,
    /// An object with a list in it.
    HasList,
    /// Something else.
    Other,
    /// Not known.
    Unknown,
}

/// How well a name fits. Of two methods with the same name, the better one keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// `x-sdk` says so.
    Decided,
    /// It is the whole `operationId`.
    Whole,
    /// It is the `operationId` without the resource.
    Short,
    /// It has lost another word, or got another verb.
    Shorter,
    /// It comes from a path for which there may be a shorter one: `list` from
    /// `/users/{id}/orders`, beside `/orders`.
    Nested,
    /// It is one of several names that would do.
    Long,
}

/// A name that an operation can have.
#[derive(Debug, Clone)]
struct Candidate {
    name: String,
    fit: Fit,
}

/// The names of the methods that `x-sdk` does not name, one for each representation.
pub fn names(spec: &Spec, planned: &[Planned<'_>], views: &Views<'_>) -> Vec<String> {
    let mut resources: IndexMap<String, Resource<'_>> = IndexMap::new();
    let accessors = resource::Accessors::of(spec);
    let mut usual = 0;
    for (
        index,
        Planned {
            representation,
            roots,
        },
    ) in planned.iter().enumerate()
    {
        let operation = representation.operation;
        let tag = resource::tag(spec, operation);
        let accessor = accessors.name(tag);
        let resource = resources.entry(accessor.clone()).or_default();
        let decided = &operation.sdk;
        if let Some(word) = &representation.word {
            resource.others.push((index, usual, word));
            continue;
        }
        usual = index;
        let names = decided.method.iter();
        let names = names.chain(decided.methods.iter().map(|method| &method.name));
        let before = resource.decided.len();
        resource.decided.extend(names.map(String::as_str));
        if resource.decided.len() == before {
            resource.indices.push(index);
            resource.subjects.push(Subject {
                resource: tag.map(|_| accessor),
                id: operation.own_id(),
                method: &operation.method,
                path: &operation.path.value,
                answer: roots
                    .answer
                    .map_or(Shape::Unknown, |answer| shape(answer, views)),
                fallback: operation.derived_id(),
            });
        }
    }
    let subjects = resources.values().flat_map(|resource| &resource.subjects);
    let habits = Habits::of(subjects);
    let mut names = vec![String::new(); planned.len()];
    for resource in resources.values() {
        let subjects = resource.subjects.iter();
        let candidates: Vec<_> = subjects.map(|it| candidates(it, &habits)).collect();
        let assigned = assign(&candidates, &resource.decided);
        for (index, name) in resource.indices.iter().zip(assigned) {
            names[*index] = name;
        }
        let mut taken = Scope::default();
        for name in &resource.decided {
            taken.take(name);
        }
        for index in &resource.indices {
            taken.take(&names[*index]);
        }
        for (index, usual, word) in &resource.others {
            let decided = planned[*usual].operation().sdk.method.as_ref();
            let base = decided.unwrap_or(&names[*usual]).trim_end_matches('_');
            let name = snake(&format!("{base}_{word}"));
            let name = match taken.has(&name) {
                true => snake(&format!("{base}_as_{word}")),
                false => name,
            };
            names[*index] = taken.distinct(&name, "_2");
        }
    }
    names
}

/// What decides about the names of the methods of one resource.
#[derive(Default)]
struct Resource<'a> {
    decided: Vec<&'a str>,
    /// The indices of the operations of `subjects`.
    indices: Vec<usize>,
    subjects: Vec<Subject<'a>>,
    /// The representations that are not the usual one: their indices, those of the usual
    /// ones, and their words.
    others: Vec<(usize, usize, &'a str)>,
}

/// What the operations of a description have in common.
#[derive(Debug, Default)]
struct Habits {
    /// Whether ids are made from method and path, as those of most operations are.
    makes_ids: bool,
    /// The segments that a parameter follows in some path. They are nouns.
    collections: BTreeSet<Vec<String>>,
    /// The paths that have a `PATCH`. A `PUT` of one of these replaces; any other updates.
    patched: BTreeSet<String>,
}

impl Habits {
    fn of<'a>(subjects: impl Iterator<Item = &'a Subject<'a>>) -> Self {
        let mut habits = Self::default();
        let (mut made, mut written) = (0, 0);
        let mut is_certain = false;
        for subject in subjects {
            let path = Path::of(subject.path);
            match subject.id.map(|id| Id::of(id, subject, &path).repeats) {
                Some(Repeats::No) => written += 1,
                Some(repeats) => {
                    made += 1;
                    is_certain |= repeats == Repeats::Yes;
                }
                None => {}
            }
            habits.collections.extend(path.collections().cloned());
            if subject.method == "PATCH" {
                habits.patched.insert(subject.path.to_owned());
            }
        }
        habits.makes_ids = is_certain && made > written;
        habits
    }
}

fn shape(answer: SchemaId, views: &Views<'_>) -> Shape {
    let is_list = |schema: SchemaId| matches!(views.view(schema).of, Of::List(_));
    match &views.view(answer).of {
        Of::List(_) => Shape::List,
        Of::Object(object) => {
            let mut members = object.properties.values();
            match members.any(|member| is_list(member.schema)) {
                true => Shape::HasList,
                false => Shape::Other,
            }
        }
        Of::Any | Of::Map(_) | Of::Union(_) | Of::OneOrMany(_) => Shape::Unknown,
        _ => Shape::Other,
    }
}

/// The candidates of an operation, the best one first.
fn candidates(subject: &Subject<'_>, habits: &Habits) -> Vec<Candidate> {
    let resource = phrase(subject.resource.as_deref().unwrap_or_default());
    let path = Path::of(subject.path);
    let id = subject.id.map(|id| Id::of(id, subject, &path));
    let mut candidates = from_path::candidates(&path, &resource, subject, habits);
    match id {
        Some(id) if id.repeats == Repeats::No || !habits.makes_ids => {
            for candidate in &mut candidates {
                candidate.fit = Fit::Long;
            }
            candidates.splice(0..0, from_id::candidates(&id, &resource, &path, subject));
        }
        Some(id) => candidates.push(whole(&id.words, Fit::Long)),
        None => {}
    }
    candidates.push(whole(&phrase(&subject.fallback), Fit::Long));
    candidates
}

/// Chooses one candidate for each operation. Where several have the same one, the one
/// that it fits best keeps it. If none fits better, all of them get longer names.
fn assign(candidates: &[Vec<Candidate>], decided: &[&str]) -> Vec<String> {
    let mut chosen = vec![0; candidates.len()];
    loop {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, which) in chosen.iter().enumerate() {
            let candidate = &candidates[index][*which];
            groups.entry(&candidate.name).or_default().push(index);
        }
        let mut has_moved = false;
        for (name, members) in groups {
            let fit = |index: &usize| candidates[*index][chosen[*index]].fit;
            let best = match decided.contains(&name) {
                true => Some(Fit::Decided),
                false => members.iter().map(fit).min(),
            };
            let is_best = |index: &&usize| Some(fit(index)) == best;
            let keeps = members.iter().filter(is_best).count() == 1;
            let losers: Vec<usize> = members
                .iter()
                .filter(|index| !(keeps && is_best(index)))
                .copied()
                .collect();
            for index in losers {
                if chosen[index] + 1 < candidates[index].len() {
                    chosen[index] += 1;
                    has_moved = true;
                }
            }
        }
        if !has_moved {
            break;
        }
    }
    // Paths such as `/a-b` and `/a_b` have no words that tell them apart.
    let mut scope = Scope::default();
    for name in decided {
        scope.take(name);
    }
    let names = candidates.iter().zip(chosen);
    names
        .map(|(candidates, which)| scope.distinct(&candidates[which].name, "_2"))
        .collect()
}

/// The words of a text.
fn phrase(text: &str) -> Vec<String> {
    if !text.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let words = snake(text);
    let words = words.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A name that is as good as any, whatever it is made of.
fn whole(words: &[String], fit: Fit) -> Candidate {
    let name = snake(&words.join("_"));
    let name = match taken::OF_RESOURCES.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    };
    Candidate { name, fit }
}

/// A name of these words, if they say enough and Rust has no other use for it.
fn short(words: &[String], fit: Fit) -> Option<Candidate> {
    let name = words.join("_");
    let last = words.last()?;
    let ends = !words::is_link(last) && last != "by";
    let says_enough = words.iter().any(|word| !words::is_filler(word)) && name.len() > 1;
    let is_free = snake(&name) == name && !taken::OF_RESOURCES.contains(&name.as_str());
    (ends && says_enough && is_free).then_some(Candidate { name, fit })
}

/// The words that name a resource, longest first: `box_sign_requests_api`,
/// `box_sign_requests`, `sign_requests`, `requests`.
fn own_phrases(resource: &[String]) -> Vec<&[String]> {
    let kept = resource.iter().rposition(|word| !words::is_suffix(word));
    let bare = &resource[..kept.map_or(resource.len(), |last| last + 1)];
    let mut phrases = Vec::new();
    if bare.len() < resource.len() {
        phrases.push(resource);
    }
    phrases.extend((0..bare.len()).map(|start| &bare[start..]));
    phrases
}

/// Removes candidates with the same name, but for the first.
fn distinct(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut seen = BTreeSet::new();
    let is_new = |candidate: &Candidate| seen.insert(candidate.name.clone());
    candidates.into_iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests;
