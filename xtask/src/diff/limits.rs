//! Compares limits, patterns, formats and defaults.

use serde_json::Value;

use super::effect::How;
use super::places::Inside;
use crate::document::{Node, Value as Written};
use crate::plan::types::Type;
use crate::spec::{Limit, Limits};

/// Compares two defaults. Code that leaves the value out may mean something else then.
pub fn default(wire: &str, base: Option<&Value>, head: Option<&Value>) -> Option<String> {
    let told = |value: Option<&Value>| {
        value.map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
    };
    (base != head).then(|| {
        format!(
            "the default of `{wire}` was {} and is {}",
            told(base),
            told(head)
        )
    })
}

/// Compares the only values. Those of a type with a name are changes of the type.
pub fn constant(
    wire: &str,
    base: (&Type, Option<&Value>),
    head: (&Type, Option<&Value>),
) -> Option<(How, String)> {
    if base.1 == head.1 || base.0.name().is_some() && head.0.name().is_some() {
        return None;
    }
    let how = match (base.1, head.1) {
        (None, _) => How::Narrower,
        (_, None) => How::Wider,
        _ => How::Different,
    };
    let told = |value: Option<&Value>| value.map_or("any".to_owned(), |it| format!("`{it}`"));
    let (before, after) = (told(base.1), told(head.1));
    Some((
        how,
        format!("the only value of `{wire}` was {before} and is {after}"),
    ))
}

/// Compares two formats. Whether they have different types is not decided here.
pub fn format(wire: &str, base: Option<&str>, head: Option<&str>) -> Option<(How, String)> {
    let how = match (base, head) {
        (base, head) if base == head => return None,
        (None, _) => How::Narrower,
        (_, None) => How::Wider,
        _ => How::Different,
    };
    let told = |format: Option<&str>| format.map_or("none".to_owned(), |it| format!("`{it}`"));
    let (before, after) = (told(base), told(head));
    Some((
        how,
        format!("the format of {wire} was {before} and is {after}"),
    ))
}

/// Compares two sets of limits.
pub fn limits(wire: &str, base: &Limits, head: &Limits, add: &mut dyn FnMut(How, String)) {
    let of = format!("`{wire}`");
    for (limit, name) in Limit::ALL {
        let bound = |limits: &Limits| {
            let bound = limits.get(limit)?;
            Some((bound.number.as_f64()?, bound.is_exclusive))
        };
        let written = |limits: &Limits| {
            let bound = limits.get(limit)?;
            let exclusive = if bound.is_exclusive {
                " (exclusive)"
            } else {
                ""
            };
            Some(format!("{}{exclusive}", bound.number))
        };
        if let Some(how) = bounds(name, bound(base), bound(head)) {
            add(how, told(name, &of, written(base), written(head)));
        }
    }
    let pattern = |limits: &Limits| limits.pattern.as_ref().map(|it| format!("`{}`", it.value));
    text("pattern", &of, pattern(base), pattern(head), add);
    unique(&of, base.unique_items, head.unique_items, add);
}

/// Compares the limits of the values inside of a list or a map, and of alternatives.
pub fn inner(
    wire: &str,
    base: &[(String, Inside, &Node)],
    head: &[(String, Inside, &Node)],
    add: &mut dyn FnMut(How, String),
) {
    for (way, inside, before) in base {
        let Some((_, _, after)) = head.iter().find(|(other, ..)| other == way) else {
            continue;
        };
        let of = match inside {
            Inside::Same => format!("`{wire}`"),
            Inside::Item => format!("an item of `{wire}`"),
            Inside::Value => format!("a value of `{wire}`"),
        };
        for (_, name) in Limit::ALL {
            let bound = |node: &Node| written_bound(node, name);
            let written = |node: &Node| bound(node).map(|(number, _)| number.to_string());
            if let Some(how) = bounds(name, bound(before), bound(after)) {
                add(how, told(name, &of, written(before), written(after)));
            }
        }
        let string = |node: &Node, key| Some(node.get(key)?.as_str()?.to_owned());
        let pattern = |node: &Node| Some(format!("`{}`", string(node, "pattern")?));
        text("pattern", &of, pattern(before), pattern(after), add);
        let formats = (string(before, "format"), string(after, "format"));
        if let Some((how, message)) = format(&of, formats.0.as_deref(), formats.1.as_deref()) {
            add(how, message);
        }
        let is_unique = |node: &Node| node.get("uniqueItems").and_then(Node::as_bool);
        unique(
            &of,
            is_unique(before).unwrap_or(false),
            is_unique(after).unwrap_or(false),
            add,
        );
    }
}

/// A bound as it is written, in any dialect.
fn written_bound(node: &Node, name: &str) -> Option<(f64, bool)> {
    let number = |key: &str| match &node.get(key)?.value {
        Written::Number(number) => number.as_f64(),
        _ => None,
    };
    let exclusive = match name {
        "minimum" => "exclusiveMinimum",
        "maximum" => "exclusiveMaximum",
        _ => return Some((number(name)?, false)),
    };
    let is_exclusive = node.get(exclusive).and_then(Node::as_bool) == Some(true);
    let own = number(exclusive).map(|number| (number, true));
    own.or_else(|| Some((number(name)?, is_exclusive)))
}

/// What becomes of the allowed values if a bound changes.
fn bounds(name: &str, base: Option<(f64, bool)>, head: Option<(f64, bool)>) -> Option<How> {
    Some(match (base, head) {
        (before, after) if before == after => return None,
        (None, _) => How::Narrower,
        (_, None) => How::Wider,
        (Some((before, _)), Some((after, _))) if name == "multipleOf" => {
            // Every multiple of 10 is one of 5.
            let divides = |whole: f64, part: f64| part != 0.0 && (whole / part).fract() == 0.0;
            match (divides(after, before), divides(before, after)) {
                (true, _) => How::Narrower,
                (_, true) => How::Wider,
                _ => How::Different,
            }
        }
        (Some(before), Some(after)) => {
            let is_least = name.starts_with("min");
            let is_higher = match before.0 == after.0 {
                // An exclusive bound allows less.
                true => after.1 == is_least,
                false => after.0 > before.0,
            };
            match is_higher == is_least {
                true => How::Narrower,
                false => How::Wider,
            }
        }
    })
}

fn told(name: &str, of: &str, base: Option<String>, head: Option<String>) -> String {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "none".to_owned());
    let (base, head) = (or_none(base), or_none(head));
    format!("`{name}` of {of} was {base} and is {head}")
}

fn text(
    name: &str,
    of: &str,
    base: Option<String>,
    head: Option<String>,
    add: &mut dyn FnMut(How, String),
) {
    let how = match (&base, &head) {
        (before, after) if before == after => return,
        (None, _) => How::Narrower,
        (_, None) => How::Wider,
        _ => How::Different,
    };
    add(how, told(name, of, base, head));
}

fn unique(of: &str, base: bool, head: bool, add: &mut dyn FnMut(How, String)) {
    match (base, head) {
        (false, true) => add(How::Narrower, format!("no item of {of} may come twice")),
        (true, false) => add(How::Wider, format!("an item of {of} may come twice")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_that_allows_less_is_narrower() {
        let at = |number| Some((number, false));
        let below = |number| Some((number, true));
        assert_eq!(bounds("maximum", at(9.0), at(5.0)), Some(How::Narrower));
        assert_eq!(bounds("maximum", at(9.0), below(9.0)), Some(How::Narrower));
        assert_eq!(bounds("minimum", at(1.0), below(1.0)), Some(How::Narrower));
        assert_eq!(bounds("minimum", below(1.0), at(1.0)), Some(How::Wider));
        assert_eq!(bounds("minItems", at(1.0), None), Some(How::Wider));
        assert_eq!(bounds("maxLength", None, at(1.0)), Some(How::Narrower));
        assert_eq!(bounds("multipleOf", at(5.0), at(10.0)), Some(How::Narrower));
        assert_eq!(bounds("multipleOf", at(5.0), at(3.0)), Some(How::Different));
        assert_eq!(bounds("maximum", at(9.0), at(9.0)), None);
    }
}
