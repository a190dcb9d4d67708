//! Compares what holds for the whole client: servers, credentials, decisions, rate limits,
//! webhooks.

use std::collections::BTreeSet;

use super::effect::{Direction, How, Rust};
use super::places::Places;
use super::{Change, Comparison, WEBHOOKS};
use crate::plan::{Api, Auth, Scheme, WebhookEvent};
use crate::sdk::{self, Rate};

impl Comparison<'_> {
    /// Compares the payloads of webhooks.
    pub fn payloads(&mut self) {
        let (base, head) = (self.base, self.head);
        for event in events(base) {
            if let Some(same) = events(head).find(|it| it.name == event.name) {
                let label = format!("webhook {}", event.name);
                self.value(&event.payload, &same.payload, Direction::Response, &label);
            }
        }
    }

    /// Compares what is true of the whole client.
    pub fn client(&mut self) {
        self.servers();
        self.schemes();
        self.root();
        self.rates();
        self.webhooks();
    }

    fn of_client(&self, code: &'static str, how: How, message: String, path: &[&str]) -> Change {
        let places = (self.before.of_root(path), self.after.of_root(path));
        let spots = self.spots(places.0, places.1);
        Change::new(code, "client", message, Direction::Neither, how)
            .at(spots.0, spots.1)
            .key("client".to_owned())
    }

    fn servers(&mut self) {
        let (base, head) = (self.base, self.head);
        if base.base_url != head.base_url {
            let told = |url: &Option<String>| {
                let url = url.as_ref();
                url.map_or("none".to_owned(), |url| format!("`{url}`"))
            };
            let (before, after) = (told(&base.base_url), told(&head.base_url));
            let message = format!("the server was {before} and is {after}");
            let change = self.of_client("client/server", How::Different, message, &["servers"]);
            self.add(change);
        }
        for server in &base.servers {
            let message = match head.servers.iter().find(|it| it.name == server.name) {
                None => format!("the server `{}` is gone", server.url),
                Some(same) if same.url != server.url => {
                    format!("the server `{}` is `{}`", server.url, same.url)
                }
                Some(_) => continue,
            };
            let change = self.of_client(
                "client/server-removed",
                How::Narrower,
                message,
                &["servers"],
            );
            self.add(change.key(format!("Server::{}", server.name)));
        }
        for server in &head.servers {
            if base.servers.iter().all(|it| it.name != server.name) {
                let message = format!("the server `{}` is new", server.url);
                let change =
                    self.of_client("client/server-added", How::Wider, message, &["servers"]);
                self.add(change.key(format!("Server::{}", server.name)));
            }
        }
    }

    fn schemes(&mut self) {
        let (base, head) = (&self.base.credential, &self.head.credential);
        let mut found: Vec<(&'static str, How, String, &str)> = Vec::new();
        for scheme in &base.schemes {
            let name = scheme.name.as_str();
            let Some(same) = head.schemes.iter().find(|it| it.name == scheme.name) else {
                let message = format!("the security scheme `{name}` is gone");
                found.push(("client/scheme-removed", How::Narrower, message, name));
                continue;
            };
            if same.auth != scheme.auth {
                let (before, after) = (sent(&scheme.auth), sent(&same.auth));
                let message = format!("the key of `{name}` was sent {before} and is sent {after}");
                found.push(("client/scheme", How::Different, message, name));
            }
            let tokens = |scheme: &Scheme| -> Vec<(String, Option<String>)> {
                let flows = scheme.flows.iter();
                flows
                    .map(|flow| (flow.name.clone(), flow.token_url.clone()))
                    .collect()
            };
            if tokens(same) != tokens(scheme) {
                let message = format!("tokens of `{name}` are obtained in another way");
                found.push(("client/scheme", How::Different, message, name));
            }
        }
        for scheme in &head.schemes {
            if base.schemes.iter().all(|it| it.name != scheme.name) {
                let message = format!("the security scheme `{}` is new", scheme.name);
                found.push(("client/scheme-added", How::Tolerated, message, &scheme.name));
            }
        }
        for (code, how, message, name) in found {
            let path = ["components", "securitySchemes", name];
            let change = self.of_client(code, how, message, &path);
            self.add(change.key("Client::new".to_owned()));
        }
    }

    /// A change of a decision about the whole client.
    fn decided(&self, code: &'static str, member: &str, how: How, message: String) -> Change {
        self.of_client(code, how, message, &["x-sdk", member])
    }

    /// Compares the decisions about the whole client.
    fn root(&mut self) {
        let (base, head) = (&self.base.sdk, &self.head.sdk);
        let statuses = |root: &sdk::Root| root.not_processed.iter().copied().collect();
        let (before, after): (BTreeSet<u16>, BTreeSet<u16>) = (statuses(base), statuses(head));
        for (one, other, what) in [(&before, &after, "say no more"), (&after, &before, "say")] {
            let statuses: Vec<String> = one.difference(other).map(u16::to_string).collect();
            if !statuses.is_empty() {
                let statuses = statuses.join(", ");
                let message = format!("statuses {what} that nothing was done: {statuses}");
                let code = "client/not-processed";
                let change = self.decided(code, "notProcessed", How::Same, message);
                self.add(change.money("retries"));
            }
        }
        let names = |root: &sdk::Root| {
            let names = root.environment.as_ref();
            names.map(|it| format!("{}` and `{}", it.key, it.base_url))
        };
        if let Some(was) = was(names(base), names(head)) {
            let message = format!("the environment variables {was}");
            let change = self.decided("client/environment", "environment", How::Same, message);
            self.add(change.rust(Rust::Silent));
        }
        if let Some(was) = was(base.key_prefix.clone(), head.key_prefix.clone()) {
            let message = format!("the start of every key {was}");
            let change = self.decided("client/key-prefix", "keyPrefix", How::Narrower, message);
            self.add(change);
        }
        let envelope = |root: &sdk::Root| {
            let envelope = root.envelope.as_ref();
            envelope.map(|it| format!("{}` and `{}", it.data, it.receipt))
        };
        if let Some(was) = was(envelope(base), envelope(head)) {
            let message = format!("the envelope of data and receipt {was}");
            let change = self.decided("client/envelope", "envelope", How::Different, message);
            self.add(change);
        }
        let flows = |api: &Api| {
            let receipt = api.receipt.as_ref()?;
            let flows = receipt.flows.iter().map(|(_, way)| &way.steps);
            let balance = receipt.balance.iter().map(|way| &way.steps);
            let ways: Vec<_> = flows.chain(balance).cloned().collect();
            Some((ways, receipt.reported.clone()))
        };
        if flows(self.base) != flows(self.head) {
            let message = "receipts report what was charged in another way".to_owned();
            let change = self.decided("client/receipt", "receipt", How::Same, message);
            self.add(change.money("what was charged"));
        }
    }

    /// Compares the classes and the plans of rate limits.
    fn rates(&mut self) {
        let (base, head) = (&self.base.sdk, &self.head.sdk);
        let mut found: Vec<(&'static str, Vec<String>, bool, String)> = Vec::new();
        for name in base.rate_classes.keys() {
            if !head.rate_classes.contains_key(name) {
                let path = vec!["rateClasses".to_owned()];
                let message = format!("the rate class `{name}` is gone");
                found.push(("client/rate-class", path, true, message));
            }
        }
        for name in head.rate_classes.keys() {
            if !base.rate_classes.contains_key(name) {
                let path = vec!["rateClasses".to_owned(), name.clone()];
                let message = format!("the rate class `{name}` is new");
                found.push(("client/rate-class", path, false, message));
            }
        }
        for (plan, classes) in &base.plans {
            let Some(same) = head.plans.get(plan) else {
                let path = vec!["plans".to_owned()];
                let message = format!("the plan `{plan}` is gone");
                found.push(("client/plan-removed", path, true, message));
                continue;
            };
            let names: BTreeSet<&String> = classes.keys().chain(same.keys()).collect();
            for class in names {
                let of = |rates: &indexmap::IndexMap<String, Rate>| {
                    let rate = rates.get(class);
                    [
                        ("second", rate.and_then(|it| it.per_second)),
                        ("minute", rate.and_then(|it| it.per_minute)),
                    ]
                };
                for ((span, before), (_, after)) in of(classes).into_iter().zip(of(same)) {
                    if before == after {
                        continue;
                    }
                    let told = |rate: Option<u32>| {
                        rate.map_or("unlimited".to_owned(), |it| it.to_string())
                    };
                    let falls = after.is_some_and(|after| before.is_none_or(|it| after < it));
                    let message = format!(
                        "the plan `{plan}` allowed {} calls of class `{class}` in a {span} and allows {}",
                        told(before),
                        told(after)
                    );
                    let path = vec!["plans".to_owned(), plan.clone(), class.clone()];
                    found.push(("client/plan-limit", path, falls, message));
                }
            }
        }
        for plan in head.plans.keys() {
            if !base.plans.contains_key(plan) {
                let path = vec!["plans".to_owned(), plan.clone()];
                let message = format!("the plan `{plan}` is new");
                found.push(("client/plan-added", path, false, message));
            }
        }
        for (code, path, falls, message) in found {
            let mut whole = vec!["x-sdk"];
            whole.extend(path.iter().map(String::as_str));
            let change = self.of_client(code, How::Same, message, &whole);
            self.add(match (code, falls) {
                // A plan is chosen by its name, which is not known any more.
                ("client/plan-removed", _) => {
                    change.rust(Rust::Silent).money("calls are not held back")
                }
                (_, true) => change.money("a limit falls"),
                (_, false) => change,
            });
        }
    }

    fn webhooks(&mut self) {
        let (base, head) = (self.base, self.head);
        let place = |event: &WebhookEvent, places: &Places<'_>| {
            places.spot(places.at(event.pointer.clone())?)
        };
        let change = |code, event: &WebhookEvent, how, message: String| {
            let subject = format!("webhook {}", event.name);
            Change {
                group: WEBHOOKS.to_owned(),
                ..Change::new(code, subject, message, Direction::Response, how)
            }
            .keys([
                format!("webhooks::Event::{}", event.variant),
                format!("id:webhook {}", event.name),
            ])
        };
        for event in events(base) {
            let spot = place(event, &self.before);
            let Some(same) = events(head).find(|it| it.name == event.name) else {
                let message = format!("the webhook `{}` is gone", event.name);
                let change = change("webhook/removed", event, How::Narrower, message);
                // Who waits for it waits in vain.
                let change = Change {
                    wire: super::Wire::OldClients,
                    ..change
                };
                self.add(change.at(spot, None));
                continue;
            };
            if same.value != event.value {
                let message = format!("its event was `{}` and is `{}`", event.value, same.value);
                let after = place(same, &self.after);
                let change = change("webhook/event", same, How::Different, message);
                self.add(change.at(spot, after));
            }
        }
        for event in events(head) {
            if events(base).all(|it| it.name != event.name) {
                let message = format!("the webhook `{}` is new", event.name);
                let after = place(event, &self.after);
                let change = change("webhook/added", event, How::Tolerated, message);
                self.add(change.at(None, after));
            }
        }
    }
}

fn events(api: &Api) -> impl Iterator<Item = &WebhookEvent> {
    api.webhooks.iter().flat_map(|it| &it.events)
}

/// What something was and is, if these differ.
fn was(base: Option<String>, head: Option<String>) -> Option<String> {
    let told = |text: Option<String>| text.map_or("none".to_owned(), |it| format!("`{it}`"));
    (base != head).then(|| format!("was {} and is {}", told(base), told(head)))
}

/// How a key is sent.
fn sent(auth: &Auth) -> String {
    match auth {
        Auth::Header(name) => format!("in the header `{name}`"),
        Auth::Query(name) => format!("in the query parameter `{name}`"),
        Auth::Cookie(name) => format!("in the cookie `{name}`"),
        Auth::Bearer => "as a bearer token".to_owned(),
        Auth::Basic => "by basic authentication".to_owned(),
    }
}
