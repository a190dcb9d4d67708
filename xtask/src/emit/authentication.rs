//! The chapter of the crate's docs on keys: which ones the API takes, how they are sent,
//! and where tokens and their scopes come from.

use super::markdown::{code, markdown, wrap};
use super::{Context, example};
use crate::plan::{Auth, Flow, Scheme};

/// The chapter, if callers authenticate.
pub fn chapter(context: Context<'_>) -> Option<String> {
    let credential = &context.api.credential;
    if credential.schemes.is_empty() {
        return None;
    }
    let usual = credential.usual();
    let takes = match usual.as_slice() {
        [] => None,
        [only] => Some(format!("[`Client::new`] takes {}.", key(only))),
        several => {
            let names = several.iter().map(|scheme| code(&scheme.name));
            let names: Vec<String> = names.collect();
            Some(format!(
                "[`Client::new`] takes the keys for {}.",
                names.join(" and ")
            ))
        }
    };
    let is_other = |scheme: &&Scheme| !usual.contains(scheme);
    let others = credential.schemes.iter().any(|scheme| is_other(&scheme));
    let others = others.then(|| {
        "[`credential`](ClientBuilder::credential) of the builder sets the key of a scheme by the \
         name of the scheme."
            .to_owned()
    });
    let environment = context.api.sdk.environment.as_ref();
    let environment = environment.map(|names| {
        format!(
            "[`Client::from_env`] reads it from the environment variable `{}`.",
            names.key
        )
    });
    let open = credential
        .has_open_operations
        .then(|| "Calls that need no key are sent without one.".to_owned());
    let sentences = [takes, environment, others, open];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    let schemes: Vec<String> = credential.schemes.iter().map(scheme).collect();
    let mut parts = vec!["# Authentication".to_owned()];
    parts.push(wrap(&sentences.join(" ")));
    parts.push(schemes.join("\n"));
    parts.extend(tokens(context));
    parts.retain(|part| !part.is_empty());
    Some(parts.join("\n\n"))
}

/// What is sent, as a noun.
fn key(scheme: &Scheme) -> &'static str {
    match (&scheme.auth, scheme.is_oauth) {
        (Auth::Basic, _) => "a user name and a password",
        (_, true) => "an access token",
        _ => "a key",
    }
}

/// A scheme as an item of a list.
fn scheme(scheme: &Scheme) -> String {
    let sent = match &scheme.auth {
        Auth::Header(name) => format!("in the header {}", code(name)),
        Auth::Query(name) => format!("in the query parameter {}", code(name)),
        Auth::Cookie(name) => format!("in the cookie {}", code(name)),
        Auth::Bearer => "as a bearer token".to_owned(),
        Auth::Basic => "by HTTP basic authentication".to_owned(),
    };
    let what = match scheme.is_oauth {
        true => "an OAuth 2.0 access token",
        false => key(scheme),
    };
    let mut item = format!("- {}: {what}, sent {sent}.", code(&scheme.name));
    let described = scheme.description.as_deref().unwrap_or_default();
    if !described.trim().is_empty() {
        item.push_str(&indented(&format!("\n\n{}", markdown(described)), "  "));
    }
    for flow in &scheme.flows {
        item.push_str(&indented(&format!("\n{}", flow_item(flow)), "  "));
    }
    item
}

fn flow_item(flow: &Flow) -> String {
    let urls = [
        ("authorize at", &flow.authorization_url),
        ("token from", &flow.token_url),
    ];
    let urls = urls.into_iter().filter_map(|(what, url)| {
        let url = url.as_deref().filter(|url| !url.trim().is_empty())?;
        Some(format!("{what} {}", code(url)))
    });
    let urls: Vec<String> = urls.collect();
    let mut item = format!("- {}", code(&flow.name));
    if !urls.is_empty() {
        item.push_str(&format!(": {}", urls.join(", ")));
    }
    for (name, allows) in &flow.scopes {
        let allows = markdown(&allows.split_whitespace().collect::<Vec<_>>().join(" "));
        let allows = match allows.is_empty() {
            true => String::new(),
            false => format!(": {}", allows.replace('\n', " ")),
        };
        item.push_str(&format!("\n  - scope {}{allows}", code(name)));
    }
    item
}

fn indented(text: &str, by: &str) -> String {
    let lines = text.split('\n').map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("{by}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How a client gets tokens by itself.
fn tokens(context: Context<'_>) -> Option<String> {
    let mut schemes = context.api.credential.schemes.iter();
    let (scheme, flow, url) = schemes.find_map(|scheme| {
        let mut flows = scheme.flows.iter();
        let flow = flows.find(|flow| flow.name == "clientCredentials")?;
        let url = flow.token_url.as_deref()?;
        url.starts_with("https://").then_some((scheme, flow, url))
    })?;
    let scopes = flow
        .scopes
        .first()
        .map(|(name, _)| format!(".scopes([{name:?}])"));
    let is_usual = context.api.credential.usual() == [scheme];
    let setter = match is_usual {
        true => "api_key_from(".to_owned(),
        false => format!("credential_from({:?}, ", scheme.name),
    };
    let ident = context.package.ident();
    let server = match context.api.base_url {
        Some(_) => "",
        None => ".base_url(\"https://api.example.com\")",
    };
    let client = format!(
        "let tokens = ClientCredentials::new({url:?}, \"client id\", \"client secret\"){};\n\
         let client = {ident}::Client::builder().{setter}tokens.provider()){server}.build()?;",
        scopes.unwrap_or_default()
    );
    let uses = [format!("use {ident}::ClientCredentials;")];
    Some(format!(
        "A [`ClientCredentials`] gets tokens when they are needed, and renews them before they expire.\n\n{}",
        example::block(&uses, &client, &["# let _ = client;".to_owned()])
    ))
}
