//! Compares operations as a whole: which there are, and what they are called.
//!
//! What they send and return is compared in `parameters` and `bodies`.

use super::effect::{Direction, How, Rust};
use super::pairing::{Both, Call, pair};
use super::{Change, Comparison};

impl<'a> Comparison<'a> {
    /// Compares all operations except for what is decided about them. Returns those that
    /// both versions have.
    pub fn operations(&mut self) -> Vec<Both<'a>> {
        let paired = pair(self.base, self.head);
        let change = |call: &Call<'_>, code, how, what: &str| {
            let message = format!("`{}` is {what}", call.route());
            let label = call.label();
            let change = Change::new(code, label.clone(), message, Direction::Neither, how);
            let operation = call.operation;
            let mut change = change.used_by(&[label]);
            // Types that only it uses come and go with it.
            change.keys = (0..operation.methods.len().max(1))
                .map(|index| call.path(index))
                .collect();
            change.keys.push(format!("id:{}", operation.id));
            change
        };
        for call in &paired.removed {
            let place = self.before.spot(self.before.whole(&call.operation.origin));
            self.add(change(call, "operation/removed", How::Narrower, "gone").at(place, None));
        }
        for call in &paired.added {
            let place = self.after.spot(self.after.whole(&call.operation.origin));
            self.add(change(call, "operation/added", How::Wider, "new").at(None, place));
        }
        for both in &paired.both {
            self.operation(*both);
        }
        paired.both
    }

    fn operation(&mut self, both: Both<'_>) {
        let (base, head) = (both.base.operation, both.head.operation);
        let (before, after) = (both.base.route(), both.head.route());
        if before != after {
            let message = format!("was `{before}` and is `{after}`");
            self.add(self.of(
                both,
                "operation/moved",
                Direction::Neither,
                How::Different,
                message,
            ));
        }
        self.methods(both);
        if base.id != head.id {
            let message = format!("the id was `{}` and is `{}`", base.id, head.id);
            let change = self.of(both, "operation/id", Direction::Neither, How::Same, message);
            let change = self.at_member(change, both, &["operationId"]);
            self.add(change);
        }
        if base.deprecated != head.deprecated {
            let (rust, message) = match head.deprecated {
                true => (Rust::Warns, "is deprecated"),
                false => (Rust::Same, "is not deprecated any more"),
            };
            let change = self.of(
                both,
                "operation/deprecated",
                Direction::Neither,
                How::Same,
                message,
            );
            let change = self.at_member(change, both, &["deprecated"]);
            self.add(change.rust(rust));
        }
        if base.base_url != head.base_url {
            let usual = || "the usual one".to_owned();
            let told =
                |url: &Option<String>| url.as_ref().map_or_else(usual, |it| format!("`{it}`"));
            let (before, after) = (told(&base.base_url), told(&head.base_url));
            let message = format!("the server was {before} and is {after}");
            let change = self.of(
                both,
                "operation/server",
                Direction::Neither,
                How::Different,
                message,
            );
            let change = self.at_member(change, both, &["servers"]);
            self.add(change);
        }
        self.security(both);
        self.parameters(both);
        self.body(both);
        self.answer(both);
        self.headers(both);
        self.errors(both);
    }

    /// Gives a change the place of a member of the operation.
    pub fn at_member(&self, change: Change, both: Both<'_>, path: &[&str]) -> Change {
        let before = self.before.of_operation(both.base.operation, path);
        let after = self.after.of_operation(both.head.operation, path);
        let (before, after) = self.spots(Some(before), Some(after));
        change.at(before, after)
    }

    /// Compares the names of the methods.
    fn methods(&mut self, both: Both<'_>) {
        let names = |call: Call<'_>| -> Vec<String> {
            let methods = 0..call.operation.methods.len();
            methods.map(|index| call.path(index)).collect()
        };
        let (base, head) = (names(both.base), names(both.head));
        let gone: Vec<&String> = base.iter().filter(|it| !head.contains(it)).collect();
        let new: Vec<&String> = head.iter().filter(|it| !base.contains(it)).collect();
        let listed = |names: &[&String]| {
            let names: Vec<String> = names.iter().map(|it| format!("`{it}()`")).collect();
            names.join(" and ")
        };
        let (code, message) = match (gone.as_slice(), new.as_slice()) {
            ([], []) => return,
            ([one], [other]) => {
                self.renamed.push(((*one).clone(), (*other).clone()));
                (
                    "operation/renamed",
                    format!("`{one}()` is called `{other}()`"),
                )
            }
            ([one], several) if several.len() > 1 => {
                let message = format!("`{one}()` is split into {}", listed(several));
                ("operation/split", message)
            }
            (several, [one]) if several.len() > 1 => {
                let message = format!("{} are merged into `{one}()`", listed(several));
                ("operation/merged", message)
            }
            (gone, new) => {
                let parts = [(gone, "no method is called"), (new, "there are")];
                let parts = parts.into_iter().filter(|(names, _)| !names.is_empty());
                let parts = parts.map(|(names, what)| format!("{what} {}", listed(names)));
                let message = parts.collect::<Vec<_>>().join("; ");
                ("operation/methods", message)
            }
        };
        let change = self.of(both, code, Direction::Neither, How::Same, message);
        let mut change = self.at_member(change, both, &["x-sdk", "methods"]);
        if both.head.operation.sdk.methods.is_empty() && both.base.operation.sdk.methods.is_empty()
        {
            change = self.at_member(change, both, &["x-sdk", "method"]);
        }
        change.keys = gone.into_iter().chain(new).cloned().collect();
        if code == "operation/renamed" {
            change.rust = Rust::Breaks;
        }
        self.add(change);
    }
}
