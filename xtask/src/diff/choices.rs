//! Compares the texts of enums and the alternatives of unions.

use super::effect::{Direction, How, Rust};
use super::members::Pair;
use super::places::Places;
use super::values::same_variant;
use super::{Change, Comparison};
use crate::plan::types::{Definition, Enumeration, Json, Rule, Union, Variant};
use crate::sdk::State;

impl Pair<'_> {
    /// Compares the texts of enums.
    pub fn choices(
        &self,
        base: &Enumeration,
        head: &Enumeration,
        comparison: &Comparison<'_>,
    ) -> Vec<Change> {
        let spot = |places: &Places<'_>, of: &Definition, value: &str| {
            let place = places.value(of, value);
            places.spot(place.unwrap_or_else(|| places.whole(&of.origin)))
        };
        let change = |code, value: &str, how: How, what: &str| {
            let message = format!("the value `{value}` is {what}");
            self.change(comparison, code, &format!("::{value:?}"), how, message)
        };
        let gone = base.values.iter().filter(|it| !head.values.contains(it));
        let gone = gone.map(|value| {
            let how = How::Narrower.unless_received(self.direction);
            let place = spot(&comparison.before, self.base, value);
            change("value/removed", value, how, "gone").at(place, None)
        });
        let new = head.values.iter().filter(|it| !base.values.contains(it));
        let new = new.map(|value| {
            let how = How::Wider.unless_received(self.direction);
            let place = spot(&comparison.after, self.head, value);
            let change = change("value/added", value, how, "new").at(None, place);
            match self.ends_jobs(value, comparison) {
                true => change.money("a job can be in this state: decide whether it ends so"),
                false => change,
            }
        });
        let mut changes: Vec<Change> = gone.chain(new).collect();
        if base.is_open != head.is_open {
            let (how, message) = match head.is_open {
                true => (How::Wider, "any other text is allowed, too"),
                false => (How::Narrower, "no other text is allowed any more"),
            };
            let how = how.unless_received(self.direction);
            changes.push(self.change(comparison, "type/open", "", how, message.to_owned()));
        }
        changes
    }

    /// Whether jobs report this state and nothing is decided about it.
    fn ends_jobs(&self, value: &str, comparison: &Comparison<'_>) -> bool {
        let jobs = comparison
            .head
            .operations()
            .filter_map(|it| it.job.as_ref());
        let is_decided = |states: &[State]| {
            let mut states = states.iter();
            states.any(|it| matches!(it, State::Name(name) if name == value))
        };
        self.direction == Direction::Response
            && jobs
                .filter(|job| job.state.of.name() == Some(&self.head.name))
                .any(|job| !is_decided(&job.done) && !is_decided(&job.failed))
    }

    /// Compares the alternatives of unions.
    pub fn alternatives(
        &self,
        base: &Union,
        head: &Union,
        comparison: &Comparison<'_>,
    ) -> Vec<Change> {
        let change = |code, name: &str, how, message: String| {
            self.change(comparison, code, &format!("::{name}"), how, message)
        };
        let mut changes = Vec::new();
        for variant in base.variants.iter() {
            if same_variant(head, variant).is_none() {
                let message = format!("the alternative `{}` is gone", variant.name);
                let how = How::Narrower.unless_received(self.direction);
                changes.push(change("alternative/removed", &variant.name, how, message));
            }
        }
        for variant in head.variants.iter() {
            if same_variant(base, variant).is_none() {
                let message = format!("the alternative `{}` is new", variant.name);
                // What is not known is kept as such, if it is not taken for something else.
                let how = match is_told_apart(base, variant) {
                    true => How::Wider.unless_received(self.direction),
                    false => How::Wider,
                };
                changes.push(change("alternative/added", &variant.name, how, message));
            }
        }
        if base.rule != head.rule {
            let told = |rule: &Rule| match rule {
                Rule::Tag(property) => format!("by `{property}`"),
                Rule::Fit => "by what fits".to_owned(),
            };
            let (before, after) = (told(&base.rule), told(&head.rule));
            let message = format!("the alternatives were told apart {before} and are {after}");
            changes.push(self.change(comparison, "alternative/rule", "", How::Different, message));
        }
        for variant in &base.variants {
            let Some(same) = same_variant(head, variant) else {
                continue;
            };
            if same.name != variant.name {
                let message = format!(
                    "the alternative `{}` is called `{}`",
                    variant.name, same.name
                );
                let change = change("alternative/renamed", &same.name, How::Same, message);
                changes.push(change.rust(Rust::Breaks));
            }
            if same.tag != variant.tag {
                let told = |tag: &Option<String>| {
                    tag.as_ref()
                        .map_or("none".to_owned(), |tag| format!("`{tag}`"))
                };
                let (before, after) = (told(&variant.tag), told(&same.tag));
                let message = format!("its tag was {before} and is {after}");
                changes.push(change(
                    "alternative/tag",
                    &same.name,
                    How::Different,
                    message,
                ));
            }
            if let Some((how, message)) = comparison.outer(&variant.of, &same.of, self.direction) {
                changes.push(change("alternative/type", &same.name, how, message));
            }
        }
        changes
    }
}

/// Whether a new alternative cannot be taken for one of those that are known.
fn is_told_apart(known: &Union, new: &Variant) -> bool {
    let kind = |of: Json| match of {
        Json::Integer => Json::Number,
        of => of,
    };
    let is_other = |it: &Variant| it.json != Json::Any && kind(it.json) != kind(new.json);
    match &known.rule {
        Rule::Tag(_) => new.tag.is_some(),
        Rule::Fit => new.json != Json::Any && known.variants.iter().all(is_other),
    }
}
