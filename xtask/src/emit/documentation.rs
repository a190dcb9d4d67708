//! The documentation of a method: what it does and returns, what it costs, whether it
//! may be repeated, what is special about its errors, where it is described.
//!
//! What is common to all methods is in the crate's docs and not repeated here.

use std::collections::{BTreeMap, BTreeSet};

use super::Call;
use super::markdown::markdown;
use crate::plan::types::Type;
use crate::plan::{Answer, Api, Failure, Operation, Price, Streamed};
use crate::sdk::{self, Repeat};

/// The docs of a method, as CommonMark for rustdoc.
pub fn method(call: Call<'_>) -> String {
    let Call {
        operation, method, ..
    } = call;
    let mut parts = vec![markdown(&headline(call))];
    parts.extend(media(call));
    let description = method.description.as_deref();
    parts.extend(
        description
            .filter(|text| !text.trim().is_empty())
            .map(markdown),
    );
    parts.extend(authentication(call));
    parts.extend(
        money(operation, method.price.as_ref())
            .as_deref()
            .map(markdown),
    );
    parts.extend(job(operation).as_deref().map(markdown));
    parts.extend(limits(call).as_deref().map(markdown));
    parts.extend(errors(call));
    parts.push(markdown(&location(call)));
    parts.join("\n\n")
}

/// What a method sends if it is no JSON, and what it returns, with a link.
fn media(call: Call<'_>) -> Option<String> {
    let operation = call.operation;
    let sent = operation.body.as_ref().map(|body| body.media_type.as_str());
    let sent = sent.filter(|sent| *sent != "application/json");
    let sent = sent.map(|sent| format!("Sends {}.", super::markdown::code(sent)));
    let switch = call.method.switch.as_ref();
    let switch = switch.map(|switch| format!("Sets `stream` to `{}`.", switch.1));
    let answer = answer(&operation.answer);
    let headers = operation
        .headers
        .as_ref()
        .map(|headers| format!("Its headers: [`{}`].", headers.name));
    let parts = sent.into_iter().chain(switch).chain(answer).chain(headers);
    let text = parts.collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| super::markdown::wrap(&text))
}

fn answer(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Nothing => None,
        Answer::Stream(media_type) if media_type.is_empty() => {
            Some("Returns a stream of bytes.".to_owned())
        }
        Answer::Stream(media_type) => Some(format!(
            "Returns a stream of bytes (`{}`).",
            media_type.replace('`', "")
        )),
        Answer::Items { form, of, .. } => {
            let form = match form {
                Streamed::Events => "server-sent [events](openapi_client_runtime::Events)",
                Streamed::Lines => "[lines of JSON](openapi_client_runtime::JsonLines)",
            };
            Some(format!(
                "Returns a stream of {form}, each with {}.",
                noun(of)
            ))
        }
        Answer::ByStatus(by_status) => Some(format!("Returns [`{}`], by status.", by_status.name)),
        Answer::Json(of) => Some(format!("Returns {}.", noun(of))),
    }
}

/// A type in a sentence.
fn noun(of: &Type) -> String {
    match of {
        Type::Named(name) => format!("[`{name}`](crate::types::{name})"),
        Type::Boxed(of) => noun(of),
        Type::Nullable(of) => format!("{}, or null", noun(of)),
        Type::List(of) => match of.name() {
            Some(name) => format!("a list of [`{name}`](crate::types::{name})"),
            None => "a list".to_owned(),
        },
        Type::Map(of) => match of.name() {
            Some(name) => format!("a map of [`{name}`](crate::types::{name})"),
            None => "a map".to_owned(),
        },
        Type::Text | Type::Bytes | Type::File => "text".to_owned(),
        Type::Boolean => "a boolean".to_owned(),
        Type::Integer(_) | Type::Float(_) => "a number".to_owned(),
        Type::Credits => "an amount".to_owned(),
        Type::Time => "a time".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::Any => "any JSON".to_owned(),
        Type::Tuple(_) => "a list of fixed length".to_owned(),
        Type::OneOrMany(of) => format!("{}, or several", noun(of)),
    }
}

/// The first line of a method's docs, with a full stop.
pub fn headline(call: Call<'_>) -> String {
    let summary = call
        .method
        .summary
        .clone()
        .filter(|text| !text.trim().is_empty());
    let text = summary.unwrap_or_else(|| format!("Calls `{}`", call.operation.id));
    sentence(text.trim())
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// What the operation requires of callers, if it is not what most require, and the scopes
/// that its token needs.
fn authentication(call: Call<'_>) -> Option<String> {
    let scopes = call.operation.scopes.iter();
    let scopes: Vec<String> = scopes.map(|scope| super::markdown::code(scope)).collect();
    let scopes = (!scopes.is_empty()).then(|| format!("**Scopes:** {}.", scopes.join(", ")));
    let parts = schemes(call).into_iter().chain(scopes);
    let text = parts.collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn schemes(call: Call<'_>) -> Option<String> {
    let sets = call.operation.security.as_ref()?;
    let sets = call.context.api.credential.names(sets).map(|names| {
        let names = names.iter().map(|name| super::markdown::code(name));
        names.collect::<Vec<_>>().join(" and ")
    });
    let sets = sets.map(|set| match set.as_str() {
        "" => "none".to_owned(),
        _ => set,
    });
    Some(match sets.collect::<Vec<_>>().as_slice() {
        [] => "**Authentication:** none.".to_owned(),
        sets => format!("**Authentication:** {}.", sets.join(", or ")),
    })
}

/// What a call costs and what that means for sending it again.
fn money(operation: &Operation, own: Option<&Price>) -> Option<String> {
    let mut lines = Vec::new();
    if let Some(price) = own {
        lines.push(format!("**Price:** {}", sentence(&price_in_words(price))));
    }
    if let Some(repeat) = operation.repeat {
        let told = match repeat {
            Repeat::Always => "safe. A second call does no harm.",
            Repeat::NotProcessed => {
                "only when the service cannot have acted on the first call. Each call that it acts \
                 on counts by itself."
            }
        };
        lines.push(format!("**Repeat:** {told}"));
    }
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

/// That a call starts something, and how that is followed.
fn job(operation: &Operation) -> Option<String> {
    let job = operation.job.as_ref()?;
    let split = job.items.as_ref().and_then(|items| {
        let most = items.most?;
        Some(format!(
            " It also takes more than {most} of `{}`, and splits them over several jobs that look like \
             one.",
            items.wire
        ))
    });
    Some(format!(
        "**Job:** awaiting the request only starts it. `submit()` starts it too, and returns a handle to wait \
         for the job and to read its results.{}",
        split.unwrap_or_default()
    ))
}

/// A price as a person would say it.
pub fn price_in_words(price: &Price) -> String {
    let Price::Each(each) = price else {
        return "free".to_owned();
    };
    let each = &each.decided;
    let per = &each.per;
    let amount = match (&each.credits, &each.choice, &each.switches, &each.quoted) {
        (Some(credits), ..) => format!("{} per {per}", credits_in_words(*credits)),
        (_, Some(choice), ..) => format!("{} per {per}", choice_in_words(choice)),
        (_, _, Some(switches), _) => {
            let list = switches
                .iter()
                .map(|(name, credits)| format!("{credits} for `{}`", name.trim_start_matches('/')));
            format!("credits per {per}: {}", list.collect::<Vec<_>>().join(", "))
        }
        (.., Some(quoted)) => format!(
            "per {per}, as `{}` of `{}` says",
            quoted.field.trim_start_matches('/'),
            quoted.operation
        ),
        _ => format!("per {per}"),
    };
    let when = each.when.as_deref().map(|when| match when {
        "always" => ", charged every time".to_owned(),
        when => format!(", charged when {}", when.trim_start_matches("when ")),
    });
    let note = each
        .note
        .as_ref()
        .map(|note| format!(". {}", capitalized(note.trim())));
    format!(
        "{amount}{}{}",
        when.unwrap_or_default(),
        note.unwrap_or_default()
    )
}

fn credits_in_words(credits: u32) -> String {
    if credits == 1 {
        "1 credit".into()
    } else {
        format!("{credits} credits")
    }
}

fn choice_in_words(choice: &sdk::Choice) -> String {
    let list: Vec<String> = choice
        .credits
        .iter()
        .map(|(value, credits)| format!("{credits} for `{value}`"))
        .collect();
    let absent: u32 = choice
        .absent
        .iter()
        .filter_map(|value| choice.credits.get(value))
        .sum();
    let left_out = match absent {
        0 => String::new(),
        credits => format!(
            "; {credits} when `{}` is left out",
            choice.field.trim_start_matches('/')
        ),
    };
    format!("credits added up ({}{left_out})", list.join(", "))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What is known of each argument.
fn limits(call: Call<'_>) -> Option<String> {
    let inputs = call.method.arguments.iter();
    let lines = inputs
        .filter(|input| !input.docs.trim().is_empty())
        .map(|input| {
            let words: Vec<&str> = input.docs.split_whitespace().collect();
            format!("- `{}`: {}", input.name, sentence(&words.join(" ")))
        });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("# Arguments\n{}", lines.join("\n")))
}

/// The errors that are not common to many operations.
fn errors(call: Call<'_>) -> Option<String> {
    let common = &call.context.index.common_errors;
    let errors = call.operation.errors.iter();
    let special = errors.filter(|error| !common.contains(error));
    let lines: Vec<String> = special.map(error_line).collect();
    (!lines.is_empty()).then(|| format!("# Errors\n{}", lines.join("\n")))
}

/// An error as an item of a list, as CommonMark for rustdoc.
pub fn error_line(error: &Failure) -> String {
    let status = &error.status;
    let text = error
        .description
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let line = match (text.as_str(), &error.body) {
        ("", None) => format!("- {status}"),
        ("", Some(_)) => format!("- {status}:"),
        (text, _) => format!("- {status}: {}", sentence(text)),
    };
    let line = markdown(&line).replace("\n  ", " ");
    let body = error.body.as_ref();
    let body = body.map(|name| format!(" Body: [`{name}`](crate::types::{name})."));
    super::markdown::wrap(&format!("{line}{}", body.unwrap_or_default()))
}

/// The errors that at least three operations document in the same words, and more than
/// half of those that document the status.
pub fn common_errors(api: &Api) -> BTreeSet<&Failure> {
    let mut counts: BTreeMap<&Failure, usize> = BTreeMap::new();
    let mut by_status: BTreeMap<&str, usize> = BTreeMap::new();
    for error in api.operations().flat_map(|operation| &operation.errors) {
        *counts.entry(error).or_default() += 1;
        *by_status.entry(&error.status).or_default() += 1;
    }
    let is_common = |(error, count): &(&Failure, usize)| {
        *count >= 3 && count * 2 > by_status.get(error.status.as_str()).copied().unwrap_or(0)
    };
    let common = counts.into_iter().filter(is_common);
    common.map(|(error, _)| error).collect()
}

/// The request that is sent, and the operation of the description.
fn location(call: Call<'_>) -> String {
    let alias = call.method.alias.as_ref();
    let id = alias.map(|id| format!(", the operation `{}`", id.replace('`', "")));
    format!(
        "Sends `{} {}`{}.",
        call.operation.verb,
        call.operation.path,
        id.unwrap_or_default()
    )
}
