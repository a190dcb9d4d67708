//! Writes the value of a parameter by its style.
//!
//! One encoder covers all styles of OpenAPI: a style is a row of [`Rules`].
//! Escaping is done here and nowhere else, so that every separator in the text is
//! one that the encoder wrote. This module must not know what types the values had,
//! nor which request the text becomes part of.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::value::Value;
use super::{Location, Parameter, Style};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Everything but the unreserved characters and those reserved characters that have
/// no meaning in a query.
const ENCODED_IF_RESERVED_ALLOWED: &AsciiSet = &ENCODED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What is written between the parts of a value.
struct Rules {
    /// Before the first part.
    lead: &'static str,
    /// Between parts that are written separately.
    between: &'static str,
    /// Between values that are written as one part.
    within: &'static str,
    /// Whether a part starts with the name of the parameter.
    is_named: bool,
}

impl Rules {
    fn of(parameter: &Parameter) -> Self {
        let (lead, between, within, is_named) = match parameter.actual_style() {
            Style::Simple => ("", ",", ",", false),
            Style::Label => (".", ".", ",", false),
            Style::Matrix => (";", ";", ",", true),
            Style::Form if parameter.location == Location::Cookie => ("", "; ", ",", true),
            Style::Form | Style::DeepObject => ("", "&", ",", true),
            Style::Spaces => ("", "&", "%20", true),
            Style::Pipes => ("", "&", "%7C", true),
        };
        Self {
            lead,
            between,
            within,
            is_named,
        }
    }
}

/// Writes `value` as its parameter says. `None` if nothing is to be sent.
///
/// An empty list or object is left out, except in a query or cookie parameter that is
/// not exploded: there it is `name=`. An empty text is sent.
pub(crate) fn encode(parameter: &Parameter, value: &Value) -> Option<String> {
    let rules = Rules::of(parameter);
    let parts = parts(parameter, &rules, value);
    if parts.is_empty() {
        return None;
    }
    Some(rules.lead.to_owned() + &parts.join(rules.between))
}

fn parts(parameter: &Parameter, rules: &Rules, value: &Value) -> Vec<String> {
    let escape = |text| escape(parameter, text);
    let part = |text: &str| named(parameter, rules, text);
    let joined = |texts: Vec<Cow<'_, str>>| {
        // Paths and headers cannot express an empty list.
        if texts.is_empty() && matches!(parameter.location, Location::Path | Location::Header) {
            return Vec::new();
        }
        vec![part(&texts.join(rules.within))]
    };
    match value {
        Value::Absent => Vec::new(),
        Value::Text(text) => vec![part(&escape(text))],
        Value::List(items) if parameter.is_exploded() => {
            items.iter().map(|item| part(&escape(item))).collect()
        }
        Value::List(items) => joined(items.iter().map(|item| escape(item)).collect()),
        Value::Object(members) if parameter.is_exploded() => members
            .iter()
            .map(|(name, value)| match parameter.actual_style() {
                Style::DeepObject => {
                    let outer = percent(parameter.name);
                    format!("{outer}[{}]={}", percent(name), escape(value))
                }
                _ => format!("{}={}", key(parameter, name), escape(value)),
            })
            .collect(),
        Value::Object(members) => joined(
            members
                .iter()
                .flat_map(|(name, value)| [key(parameter, name), escape(value)])
                .collect(),
        ),
    }
}

fn named(parameter: &Parameter, rules: &Rules, text: &str) -> String {
    if !rules.is_named {
        return text.to_owned();
    }
    let name = percent(parameter.name);
    if text.is_empty() && parameter.actual_style() == Style::Matrix {
        return name.into_owned();
    }
    format!("{name}={text}")
}

/// The name of a member. Reserved characters are always encoded in it.
fn key<'a>(parameter: &Parameter, name: &'a str) -> Cow<'a, str> {
    match parameter.location {
        Location::Header | Location::Part => name.into(),
        Location::Path | Location::Query | Location::QueryString | Location::Cookie => {
            percent(name)
        }
    }
}

fn escape<'a>(parameter: &Parameter, text: &'a str) -> Cow<'a, str> {
    match parameter.location {
        Location::Header | Location::Part => text.into(),
        Location::Query if parameter.allows_reserved => {
            utf8_percent_encode(text, ENCODED_IF_RESERVED_ALLOWED).into()
        }
        Location::Path | Location::Query | Location::QueryString | Location::Cookie => {
            percent(text)
        }
    }
}

pub(crate) fn percent(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, ENCODED).into()
}
