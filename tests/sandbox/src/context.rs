//! [`Context`]: what an operation knows of the call that it answers.

use reqwest::Url;

use crate::clock::Moment;
use crate::description::Operation;
use crate::dialect::Dialect;
use crate::engine::{Engine, Subscription};
use crate::jobs::Ending;
use crate::keys::Role;
use crate::ledger::Memo;
use crate::organization::Organization;
use crate::problem::Refusal;
use crate::validate::{Input, refuse};
use crate::world::World;

/// A call that was let in.
#[derive(Debug)]
pub struct Context<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) organization: usize,
    /// The operation that was called.
    pub operation: &'static Operation,
    /// When it was called.
    pub now: Moment,
    /// What the caller may do.
    pub role: Role,
    /// The dialect of the answer.
    pub dialect: Dialect,
    /// What was sent.
    pub input: Input,
}

impl<'e> Context<'e> {
    /// The people and companies there are.
    #[must_use]
    pub const fn world(&self) -> &'e World {
        self.engine.world()
    }

    /// Works on the caller's books, alone.
    pub fn books<R>(&self, work: impl FnOnce(&mut Organization) -> R) -> R {
        self.engine
            .with_state(|state| work(&mut state.organizations[self.organization]))
    }

    /// A new id of 24 hexadecimal characters.
    #[must_use]
    pub fn new_id(&self) -> String {
        self.engine.with_state(|state| state.ids.object())
    }

    /// A new id of an export.
    #[must_use]
    pub fn new_export_id(&self) -> String {
        self.engine.with_state(|state| state.ids.export())
    }

    /// How the job that is submitted was ordered to end.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.engine
            .with_state(|state| state.take_order(&self.operation.id))
    }

    /// A movement of credits for this call.
    #[must_use]
    pub fn memo(&self, description: impl Into<String>) -> Memo {
        Memo::new(description, &self.operation.id)
    }

    /// Has the results of a job delivered.
    pub fn subscribe(&self, subscription: Subscription) {
        self.engine.subscribe(subscription);
    }

    /// Checks where results are to be delivered.
    ///
    /// # Errors
    /// It is not a place that the sandbox may call.
    pub fn webhook(&self, url: Option<String>) -> Result<Option<String>, Refusal> {
        let Some(text) = url else {
            return Ok(None);
        };
        let place = "body/webhookUrl";
        let url = Url::parse(&text).map_err(|_| refuse(place, "Invalid url"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse(place, "must be an http or https URL"));
        }
        if !self.engine.delivers_anywhere() && !is_loopback(&url) {
            return Err(refuse(
                place,
                "is not on this machine; the sandbox delivers only to localhost unless it was \
                 started with --webhooks-anywhere",
            ));
        }
        Ok(Some(text))
    }
}

/// Whether a URL can only lead to this machine. Names other than `localhost`
/// are not looked up, as what they lead to may change.
fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for (url, loopback) in [
            ("http://localhost:1/a", true),
            ("http://127.0.0.1/a", true),
            ("http://127.1.2.3/a", true),
            ("http://2130706433/a", true),
            ("http://[::1]:80/a", true),
            ("http://192.0.2.1/a", false),
            ("http://localhost.example/a", false),
            ("http://127.0.0.1.example/a", false),
            ("http://localhost@hooks.example/a", false),
        ] {
            let url = Url::parse(url).expect("a URL");
            assert_eq!(is_loopback(&url), loopback, "{url}");
        }
    }
}
