//! What a change of the names that callers write means for their code.
//!
//! The names of both versions are compared, and each difference goes to the change that
//! it comes from. What no change is about becomes one of its own.

mod names;

use std::collections::HashMap;

use super::effect::{Direction, How, Rust};
use super::places::{Places, Spot};
use super::{Change, group};
use crate::plan::Api;
use names::{Argument, Item, Surface, surface};

/// Judges what each change means for Rust, and adds changes for names that no other change
/// is about.
pub fn judge<'a>(
    base: &'a Api,
    head: &'a Api,
    places: (&Places<'a>, &Places<'a>),
    renamed: &[(String, String)],
    changes: &mut Vec<Change>,
) {
    let before = renamed_items(surface(base), renamed);
    let after = surface(head);
    let mut judging = Judging::new(changes);
    for (name, item) in &before {
        match after.get(name) {
            Some(other) => same(name, item, other, &mut judging),
            None if is_part_of_other(name, &before, &after) => {}
            None => judging.settle(name, &item.about, Rust::Breaks, "is gone"),
        }
    }
    for (name, item) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        if is_part_of_other(name, &after, &before) {
            continue;
        }
        let holder = holder(name).and_then(|holder| before.get(holder));
        match holder.is_some_and(|it| it.is_written_out) {
            true => {
                let message = "is new, and code that writes out all members has to give it";
                judging.settle(name, &item.about, Rust::Breaks, message);
            }
            false => judging.settle(name, &item.about, Rust::Adds, "is new"),
        }
    }
    judging.finish(|key| (spot(base, places.0, key), spot(head, places.1, key)));
}

/// Where the operation or the type is described that a name belongs to.
fn spot(api: &Api, places: &Places<'_>, name: &str) -> Option<Spot> {
    if let Some(rest) = name.strip_prefix("types::") {
        let (of, field) = rest.split_once('.').unwrap_or((rest, ""));
        let of = of.split("::").next().unwrap_or(of);
        let definition = api.types.get(of)?;
        let field = definition.structure().and_then(|it| {
            let field = it.fields.iter().find(|it| it.name == field)?;
            places.property(definition, &field.wire)
        });
        let place = field.map_or_else(|| places.whole(&definition.origin), |part| part.place);
        return places.spot(place);
    }
    let (resource, rest) = name.split_once("().")?;
    let method = rest.split(['(', '.']).next().unwrap_or(rest);
    let resource = api.resources.iter().find(|it| it.name == resource)?;
    let mut operations = resource.operations.iter();
    let operation = operations.find(|it| it.methods.iter().any(|it| it.name == method))?;
    places.spot(places.whole(&operation.origin))
}

/// The type of a member or of an alternative.
fn holder(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("types::")?;
    let end = rest.find(['.', ':'])?;
    name.get(.."types::".len() + end)
}

/// Whether a name is a part of a type that the other version does not have, or has as
/// something else.
fn is_part_of_other(name: &str, own: &Surface, other: &Surface) -> bool {
    let Some(holder) = holder(name) else {
        return false;
    };
    let kind = |surface: &Surface| surface.get(holder).map(|it| it.result.clone());
    kind(own) != kind(other)
}

/// Compares a name that both versions have.
fn same(name: &str, item: &Item, other: &Item, judging: &mut Judging<'_>) {
    let keys =
        |item: &Item| -> Vec<String> { item.arguments.iter().map(|it| it.key.clone()).collect() };
    let types =
        |item: &Item| -> Vec<String> { item.arguments.iter().map(|it| it.of.clone()).collect() };
    let is_same = |a: &Argument, b: &Argument| (&a.key, &a.of) == (&b.key, &b.of);
    let lacks = |list: &[Argument], it: &Argument| !list.iter().any(|other| is_same(other, it));
    let gone = item
        .arguments
        .iter()
        .filter(|it| lacks(&other.arguments, it));
    let new = other
        .arguments
        .iter()
        .filter(|it| lacks(&item.arguments, it));
    let about: Vec<String> = gone.chain(new).map(|it| it.key.clone()).collect();
    match (types(item) == types(other), keys(item) == keys(other)) {
        (true, true) => {}
        (true, false) if about.is_empty() => {
            let message = format!(
                "takes its arguments in another order, which compiles: `{}` and now `{}`",
                told(item),
                told(other)
            );
            judging.settle(name, &[], Rust::Silent, &message);
            judging.place_at(item.arguments.first().map(|it| it.key.as_str()));
        }
        (true, false) => {
            let message = format!(
                "takes other values in the same places, which compiles: `{}` and now `{}`",
                told(item),
                told(other)
            );
            judging.settle(name, &about, Rust::Silent, &message);
        }
        (false, _) if about.is_empty() => {
            let message = format!(
                "takes its arguments in another order: `{}` and now `{}`",
                told(item),
                told(other)
            );
            judging.settle(name, &[], Rust::Breaks, &message);
            judging.place_at(item.arguments.first().map(|it| it.key.as_str()));
        }
        (false, _) => {
            let message = format!("was `{}` and is `{}`", told(item), told(other));
            judging.settle(name, &about, Rust::Breaks, &message);
        }
    }
    if item.result != other.result {
        let message = match name.starts_with("types::") && holder(name).is_none() {
            true => format!("was a {} and is a {}", item.result, other.result),
            false => format!("was `{}` and is `{}`", returned(item), returned(other)),
        };
        judging.settle(name, &other.about, Rust::Breaks, &message);
    }
}

fn told(item: &Item) -> String {
    let arguments = item
        .arguments
        .iter()
        .map(|it| format!("{}: {}", it.name, it.of));
    format!("({})", arguments.collect::<Vec<_>>().join(", "))
}

fn returned(item: &Item) -> &str {
    match item.result.as_str() {
        "" => "nothing",
        result => result,
    }
}

/// The changes with the names that belong to them.
struct Judging<'a> {
    changes: &'a mut Vec<Change>,
    by_key: HashMap<String, Vec<usize>>,
    /// Types that are new or gone and that no change is about.
    types: Vec<(String, Rust)>,
    /// Changes that no other one is about, each with the name that it stands at.
    own: Vec<(String, Change)>,
}

/// What is said of an operation or a value without changing a name.
const WITHOUT_NAMES: &[&str] = &[
    "operation/deprecated",
    "operation/id",
    "operation/moved",
    "operation/scopes",
    "operation/security",
    "operation/server",
    "parameter/deprecated",
    "parameter/default",
    "parameter/style",
    "member/deprecated",
    "member/default",
    "header/deprecated",
    "body/media-type",
    "body/limit",
    "body/style",
    "type/deprecated",
    "type/open",
    "error/added",
    "error/removed",
    "price/",
    "rate/",
    "retry/",
    "page/by",
    "page/largest",
    "page/offset",
    "page/rows",
    "page/usual",
    "job/items",
    "job/reports",
    "job/state-added",
    "job/state-removed",
];

/// What types come and go with.
const WHOLE: &[&str] = &[
    "operation/added",
    "operation/removed",
    "webhook/added",
    "webhook/removed",
];

/// What changes a name only if nothing else does.
const WEAK: &[&str] = &["/limit", "/format", "/constant", "/nullable", "/not-null"];

impl<'a> Judging<'a> {
    fn new(changes: &'a mut Vec<Change>) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, change) in changes.iter().enumerate() {
            if WITHOUT_NAMES.iter().any(|it| change.code.starts_with(it)) {
                continue;
            }
            for key in &change.keys {
                by_key.entry(key.clone()).or_default().push(index);
            }
        }
        Self {
            changes,
            by_key,
            types: Vec::new(),
            own: Vec::new(),
        }
    }

    /// Gives the verdict to the changes that a name belongs to, or makes it one of its own.
    fn settle(&mut self, name: &str, about: &[String], rust: Rust, message: &str) {
        // Only what comes and goes as a whole takes types with it.
        let is_type = name.starts_with("types::") && holder(name).is_none();
        let mut found: Vec<usize> = Vec::new();
        for key in about {
            for index in self.by_key.get(key).into_iter().flatten() {
                let code = self.changes.get(*index).map_or("", |it| it.code);
                let is_whole = WHOLE.contains(&code);
                if !found.contains(index) && (!key.starts_with("id:") || is_type && is_whole) {
                    found.push(*index);
                }
            }
        }
        let is_weak = |index: &usize, changes: &[Change]| {
            let code = changes.get(*index).map_or("", |it| it.code);
            WEAK.iter().any(|it| code.ends_with(it))
        };
        if found.iter().any(|index| !is_weak(index, self.changes)) {
            found.retain(|index| !is_weak(index, self.changes));
        }
        let told = format!("`{name}` {message}");
        for index in &found {
            if let Some(change) = self.changes.get_mut(*index) {
                change.rust = change.rust.max(rust);
                change.names.push(told.clone());
            }
        }
        if !found.is_empty() {
            return;
        }
        if is_type && !message.starts_with("was") {
            return self.types.push((name.to_owned(), rust));
        }
        let code = match name.split_once("().") {
            Some(_) if rust == Rust::Silent => "rust/arguments",
            Some((_, rest)) if !rest.contains("().") && rust == Rust::Breaks => "rust/arguments",
            _ => "rust/name",
        };
        let users: Vec<String> = match name.split_once("().") {
            Some((resource, rest)) => {
                let method = rest.split("()").next().unwrap_or(rest);
                vec![format!("{resource}().{method}()")]
            }
            None => Vec::new(),
        };
        let mut change = Change::new(code, name, told, Direction::Neither, How::Same);
        change.group = match (users.is_empty(), name.starts_with("types::")) {
            (true, true) => super::SHARED.to_owned(),
            (true, false) => super::CLIENT.to_owned(),
            (false, _) => group(&users),
        };
        if let [only] = users.as_slice() {
            change.subject = only.clone();
        }
        self.own.push((name.to_owned(), change.rust(rust)));
    }

    /// Has the last change of its own stand at the place of another name.
    fn place_at(&mut self, key: Option<&str>) {
        if let (Some((place, _)), Some(key)) = (self.own.last_mut(), key) {
            *place = key.to_owned();
        }
    }

    /// Adds what no change is about. Types that are new with something else need no word.
    fn finish(self, spots: impl Fn(&str) -> (Option<Spot>, Option<Spot>)) {
        let own = self.own.into_iter().map(|(name, change)| {
            let (before, after) = spots(&name);
            change.at(before, after)
        });
        let own: Vec<Change> = own.collect();
        let is_told = |rust: Rust| {
            let mut all = self.changes.iter().chain(&own);
            all.any(|change| change.rust >= rust && change.rust != Rust::Silent)
        };
        let parts = [
            (Rust::Breaks, "type/gone", "are gone"),
            (Rust::Adds, "type/new", "are new"),
        ];
        let mut more = Vec::new();
        for (rust, code, what) in parts {
            let names = self.types.iter().filter(|(_, it)| *it == rust);
            let names: Vec<String> = names.map(|(name, _)| format!("`{name}`")).collect();
            if names.is_empty() || rust == Rust::Adds && is_told(Rust::Adds) {
                continue;
            }
            let message = match names.as_slice() {
                [only] => format!("{only} {}", what.replace("are", "is")),
                names => format!("{} {what}", names.join(", ")),
            };
            let subject = names.first().map_or("types", |it| it.trim_matches('`'));
            let mut change = Change::new(code, subject, message, Direction::Neither, How::Same);
            let (before, after) = spots(subject);
            change = change.at(before, after);
            change.group = super::SHARED.to_owned();
            more.push(change.rust(rust));
        }
        self.changes.extend(own);
        self.changes.extend(more);
    }
}

/// The old names as they are called now.
fn renamed_items(surface: Surface, renamed: &[(String, String)]) -> Surface {
    let rename = |text: &str| -> String {
        let mut text = text.to_owned();
        for (from, to) in renamed {
            if let Some(rest) = text.strip_prefix(from.as_str())
                && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            {
                text = format!("{to}{rest}");
            }
        }
        text
    };
    let types: HashMap<&str, &str> = renamed
        .iter()
        .filter_map(|(from, to)| {
            let (from, to) = (from.strip_prefix("types::")?, to.strip_prefix("types::")?);
            (!from.contains('.')).then_some((from, to))
        })
        .collect();
    let rename_types = |text: &str| -> String {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut renamed = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(is_word) {
            renamed.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            let word = &rest[..end];
            renamed.push_str(types.get(word).copied().unwrap_or(word));
            rest = &rest[end..];
        }
        renamed + rest
    };
    let items = surface.into_iter().map(|(name, item)| {
        let arguments = item.arguments.into_iter().map(|it| Argument {
            of: rename_types(&it.of),
            key: rename(&it.key),
            name: it.name,
        });
        let item = Item {
            arguments: arguments.collect(),
            result: rename_types(&item.result),
            about: item.about.iter().map(|it| rename(it)).collect(),
            is_written_out: item.is_written_out,
        };
        (rename(&name), item)
    });
    items.collect()
}
