//! The story of an operation for its caller: what it does, what it costs,
//! whether it may be repeated, how it fails, where that is written.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, parse_quote};

use super::Call;
use crate::model::Operation;
use crate::refine::attributes_of;
use crate::sdk::{self, Price, Repeat};

/// Doc comments.
pub struct Docs(pub String);

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attribute in attributes_of(&self.0) {
            attribute.to_tokens(tokens);
        }
    }
}

/// Doc comments that are written for rustdoc, links and all.
pub struct RustDocs(pub String);

impl RustDocs {
    /// The same as attributes.
    pub fn attributes(&self) -> Vec<Attribute> {
        let lines = self.0.lines().map(|line| {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            parse_quote!(#[doc = #line])
        });
        lines.collect()
    }
}

impl ToTokens for RustDocs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attribute in self.attributes() {
            attribute.to_tokens(tokens);
        }
    }
}

/// The docs of a method.
pub fn method(call: Call<'_>) -> String {
    let Call {
        operation, method, ..
    } = call;
    let mut parts = vec![headline(call)];
    parts.extend(
        method
            .description
            .clone()
            .filter(|text| !text.trim().is_empty()),
    );
    parts.extend(money(operation, method.price.as_ref()));
    parts.extend(job(operation));
    parts.extend(limits(call));
    parts.extend(errors(operation));
    parts.push(location(call));
    parts.join("\n\n")
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

/// What a call costs and what that means for sending it again.
fn money(operation: &Operation, own: Option<&Price>) -> Option<String> {
    let mut lines = Vec::new();
    if let Some(price) = own.or(operation.price.as_ref()) {
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
    let items = job.decided.items.as_ref();
    let split = items.zip(job.most_items).map(|(items, most)| {
        format!(
            " It also takes more than {most} of `{}`, and splits them over several jobs that look like \
             one.",
            items.trim_start_matches('/')
        )
    });
    Some(format!(
        "**Job:** awaiting the request only starts it. `submit()` does that too, and gives a handle to wait \
         for the job and to read what it brought.{}",
        split.unwrap_or_default()
    ))
}

/// A price as a person would say it.
pub fn price_in_words(price: &Price) -> String {
    let Price::Each(each) = price else {
        return "free".to_owned();
    };
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
    let lines: Vec<String> = call
        .method
        .arguments
        .iter()
        .filter_map(|input| {
            let text = input
                .description
                .as_ref()?
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            Some(format!("- `{}`: {}", input.name, sentence(&text)))
        })
        .collect();
    (!lines.is_empty()).then(|| format!("# Arguments\n{}", lines.join("\n")))
}

fn errors(operation: &Operation) -> Option<String> {
    if operation.errors.is_empty() {
        return None;
    }
    let lines: Vec<String> = operation
        .errors
        .iter()
        .map(|(status, text)| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                format!("- {status}")
            } else {
                format!("- {status}: {}", sentence(&text))
            }
        })
        .collect();
    Some(format!("# Errors\n{}", lines.join("\n")))
}

/// Where the operation is described.
fn location(call: Call<'_>) -> String {
    format!(
        "Described at `{}#{}` (`{} {}`).",
        call.context.package.spec, call.operation.pointer, call.operation.verb, call.operation.path
    )
}
