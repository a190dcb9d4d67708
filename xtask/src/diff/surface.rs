//! What callers write, as a list of names with what they stand for, and what a change of
//! the list means for code that uses the crate.

use std::collections::BTreeMap;

use super::Change;
use super::effect::{Direction, How, Money, Rust, Wire};
use crate::plan::types::{Definition, Presence, Shape, Type};
use crate::plan::{Api, Input, InputAt, Method, Operation};
use crate::rust::{self, In};

/// A name that callers can write.
struct Item {
    /// What it takes, in order.
    arguments: Vec<Argument>,
    /// What it stands for or returns.
    result: String,
    /// The keys of changes that it belongs to.
    about: Vec<String>,
    /// Whether something new in it breaks code that writes out all of it.
    is_written_out: bool,
}

/// An argument of a method.
#[derive(Clone)]
struct Argument {
    name: String,
    of: String,
    /// The key of changes of its parameter or member.
    key: String,
}

type Surface = BTreeMap<String, Item>;

/// Judges what each change means for Rust, and adds changes for names that no other change
/// is about.
pub fn judge(base: &Api, head: &Api, renamed: &[(String, String)], changes: &mut Vec<Change>) {
    let before = renamed_items(surface(base), renamed);
    let after = surface(head);
    for (name, item) in &before {
        let Some(other) = after.get(name) else {
            settle(changes, name, &item.about, Rust::Breaks, "is gone");
            continue;
        };
        let same = |a: &Argument, b: &Argument| (&a.name, &a.of) == (&b.name, &b.of);
        let lacks = |list: &[Argument], it: &Argument| !list.iter().any(|other| same(other, it));
        let gone = item
            .arguments
            .iter()
            .filter(|it| lacks(&other.arguments, it));
        let new = other
            .arguments
            .iter()
            .filter(|it| lacks(&item.arguments, it));
        let mut about: Vec<String> = gone.chain(new).map(|it| it.key.clone()).collect();
        let is_moved = about.is_empty()
            && item
                .arguments
                .iter()
                .zip(&other.arguments)
                .any(|(a, b)| !same(a, b));
        if is_moved {
            let (rust, message) = match is_swap(item, other) {
                true => (
                    Rust::Silent,
                    "takes its arguments in another order, which compiles",
                ),
                false => (Rust::Breaks, "takes its arguments in another order"),
            };
            settle(changes, name, &[], rust, message);
        }
        if item.result != other.result {
            about.extend(other.about.clone());
        }
        if !about.is_empty() {
            let message = format!("was `{}` and is `{}`", told(item), told(other));
            settle(changes, name, &about, Rust::Breaks, &message);
        }
    }
    for (name, item) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        let holder = name.rsplit_once('.').map(|(holder, _)| holder);
        let breaks = holder
            .and_then(|holder| before.get(holder))
            .is_some_and(|it| it.is_written_out);
        let rust = if breaks { Rust::Breaks } else { Rust::Adds };
        settle(changes, name, &item.about, rust, "is new");
    }
    for (from, to) in renamed
        .iter()
        .filter(|(from, _)| from.starts_with("types::"))
    {
        let message = format!("`{from}` is called `{to}`");
        changes.push(change("rust/renamed", to, Rust::Breaks, message));
    }
}

/// The old names as they are called now.
fn renamed_items(surface: Surface, renamed: &[(String, String)]) -> Surface {
    let rename = |text: &str| -> String {
        for (from, to) in renamed {
            if let Some(rest) = text.strip_prefix(from.as_str())
                && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            {
                return format!("{to}{rest}");
            }
        }
        text.to_owned()
    };
    let types: Vec<(String, String)> = renamed
        .iter()
        .filter_map(|(from, to)| {
            let from = from.strip_prefix("types::")?;
            Some((from.to_owned(), to.strip_prefix("types::")?.to_owned()))
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
            let new = types.iter().find(|(from, _)| from == word);
            renamed.push_str(new.map_or(word, |(_, to)| to));
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

/// Whether code with the old order compiles with the new one.
fn is_swap(before: &Item, after: &Item) -> bool {
    let types =
        |item: &Item| -> Vec<String> { item.arguments.iter().map(|it| it.of.clone()).collect() };
    types(before) == types(after)
}

fn told(item: &Item) -> String {
    let arguments = item
        .arguments
        .iter()
        .map(|it| format!("{}: {}", it.name, it.of));
    let arguments: Vec<String> = arguments.collect();
    match (arguments.is_empty(), item.result.is_empty()) {
        (true, _) => item.result.clone(),
        (false, true) => format!("({})", arguments.join(", ")),
        (false, false) => format!("({}) -> {}", arguments.join(", "), item.result),
    }
}

/// Gives the verdict to the changes that a name belongs to, or makes it one of its own.
fn settle(changes: &mut Vec<Change>, name: &str, about: &[String], rust: Rust, message: &str) {
    // What changes an operation as a whole, and not its price or the like.
    const WHOLE: &[&str] = &[
        "operation/added",
        "operation/removed",
        "body/",
        "response/",
        "webhook/",
    ];
    let mut is_known = false;
    for change in changes
        .iter_mut()
        .filter(|change| about.contains(&change.key))
    {
        let is_part = change.key.starts_with("types::") || change.direction == Direction::Request;
        if is_part || WHOLE.iter().any(|code| change.code.starts_with(code)) {
            change.rust = change.rust.max(rust);
            is_known = true;
        }
    }
    if !is_known {
        changes.push(change(
            "rust/name",
            name,
            rust,
            format!("`{name}` {message}"),
        ));
    }
}

fn change(code: &'static str, name: &str, rust: Rust, message: String) -> Change {
    Change {
        code,
        subject: name.to_owned(),
        message,
        direction: Direction::Neither,
        how: How::Same,
        wire: Wire::Compatible,
        rust,
        money: Money::Same,
        operations: Vec::new(),
        before: None,
        after: None,
        key: name.to_owned(),
    }
}

fn surface(api: &Api) -> Surface {
    let mut surface = Surface::new();
    for resource in &api.resources {
        for operation in &resource.operations {
            for method in &operation.methods {
                let name = format!("{}().{}", resource.name, method.name);
                requests(&name, operation, method, &mut surface);
            }
        }
    }
    for definition in api.types.values() {
        types(definition, &mut surface);
    }
    for event in api.webhooks.iter().flat_map(|webhooks| &webhooks.events) {
        let name = format!("webhooks::Event::{}", event.variant);
        add(
            &mut surface,
            name,
            text(&event.payload),
            vec!["client".to_owned()],
        );
    }
    let usual = api.credential.usual();
    let keys: Vec<&str> = usual.iter().map(|scheme| scheme.name.as_str()).collect();
    add(
        &mut surface,
        "Client::new".to_owned(),
        keys.join(", "),
        Vec::new(),
    );
    surface
}

fn add(surface: &mut Surface, name: String, result: String, about: Vec<String>) {
    let item = Item {
        arguments: Vec::new(),
        result,
        about,
        is_written_out: false,
    };
    surface.insert(name, item);
}

fn requests(name: &str, operation: &Operation, method: &Method, surface: &mut Surface) {
    let body = operation
        .body
        .as_ref()
        .and_then(|body| body.structure.as_ref());
    let key = |input: &Input| match &input.at {
        InputAt::Parameter(_) => format!("{name}.{}", input.name),
        InputAt::Property(field) => match body {
            Some(body) => format!("types::{body}.{field}"),
            None => name.to_owned(),
        },
        InputAt::Body => name.to_owned(),
    };
    let given = |input: &Input| match input.presence {
        Presence::OrNull => format!("Option<{}>", text(&input.of)),
        _ => text(&input.of),
    };
    let arguments = method.arguments.iter().map(|input| Argument {
        name: input.name.clone(),
        of: given(input),
        key: key(input),
    });
    let answers: Vec<String> = operation.answer.types().into_iter().map(text).collect();
    let item = Item {
        arguments: arguments.collect(),
        result: answers.join(" | "),
        about: vec![name.to_owned()],
        is_written_out: false,
    };
    surface.insert(name.to_owned(), item);
    for input in &method.options {
        let setter = format!("{name}().{}", input.setter);
        add(
            surface,
            setter,
            given(input),
            vec![key(input), name.to_owned()],
        );
    }
    let extras = [
        ("stream", operation.page.is_some()),
        ("submit", operation.job.is_some()),
    ];
    for (extra, _) in extras.into_iter().filter(|(_, has)| *has) {
        add(
            surface,
            format!("{name}().{extra}"),
            String::new(),
            vec![name.to_owned()],
        );
    }
}

fn types(definition: &Definition, surface: &mut Surface) {
    let name = format!("types::{}", definition.name);
    let item = Item {
        arguments: Vec::new(),
        result: String::new(),
        about: vec![name.clone()],
        // Callers make it with all of its members.
        is_written_out: definition.direction.sent && matches!(definition.shape, Shape::Struct(_)),
    };
    surface.insert(name.clone(), item);
    let mut part = |part: String, result: String| {
        let name = format!("{name}{part}");
        add(surface, name.clone(), result, vec![name]);
    };
    match &definition.shape {
        Shape::Struct(structure) => {
            for field in &structure.fields {
                let of = rust::field(field, In::Types).to_string().replace(' ', "");
                part(format!(".{}", field.name), of);
            }
        }
        Shape::Enum(known) => {
            for value in &known.values {
                part(format!("::{value:?}"), String::new());
            }
        }
        Shape::Union(union) => {
            for variant in &union.variants {
                part(format!("::{}", variant.name), text(&variant.of));
            }
        }
    }
}

/// A type as Rust writes it.
fn text(of: &Type) -> String {
    rust::rust(of, In::Types).to_string().replace(' ', "")
}
