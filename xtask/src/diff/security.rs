//! Compares which credentials operations require.
//!
//! A call shows one of several sets of credentials. A service takes it if one of the sets
//! that it asks for is part of what is shown.

use super::Comparison;
use super::effect::{Direction, How};
use super::pairing::Both;
use crate::plan::{Api, Operation};

type Set<'a> = Vec<&'a str>;

impl Comparison<'_> {
    /// Compares the credentials and the scopes that an operation requires.
    pub fn security(&mut self, both: Both<'_>) {
        let before = sets(self.base, both.base.operation);
        let after = sets(self.head, both.head.operation);
        let breaks = |shown: &[Set<'_>], asked: &[Set<'_>]| {
            let is_taken = |shown: &Set<'_>| {
                let mut asked = asked.iter();
                asked.any(|set| set.iter().all(|name| shown.contains(name)))
            };
            !shown.iter().all(is_taken)
        };
        let how = match (breaks(&before, &after), breaks(&after, &before)) {
            (false, false) => None,
            (true, false) => Some(How::Narrower),
            (false, true) => Some(How::Wider),
            (true, true) => Some(How::Different),
        };
        if let Some(how) = how {
            let message = format!("required {} and requires {}", told(&before), told(&after));
            let change = self.of(both, "operation/security", Direction::Neither, how, message);
            let own = |operation: &Operation| operation.security.is_some();
            let is_own = own(both.base.operation) || own(both.head.operation);
            let before = self.before.of_root(&["security"]);
            let after = self.after.of_root(&["security"]);
            let change = match is_own {
                true => self.at_member(change, both, &["security"]),
                false => {
                    let spots = self.spots(before, after);
                    change
                        .at(spots.0, spots.1)
                        .shared(Some("security".to_owned()))
                }
            };
            self.add(change);
        }
        let (base, head) = (&both.base.operation.scopes, &both.head.operation.scopes);
        let lacks = |list: &[String], of: &[String]| -> Vec<String> {
            let lacking = of.iter().filter(|it| !list.contains(it));
            lacking.map(|it| format!("`{it}`")).collect()
        };
        for (scopes, how, what) in [
            (lacks(base, head), How::Narrower, "needs the scope"),
            (lacks(head, base), How::Wider, "does not need the scope"),
        ] {
            if !scopes.is_empty() {
                let message = format!("the token {what} {}", scopes.join(" and "));
                let change = self.of(both, "operation/scopes", Direction::Neither, how, message);
                let change = self.at_member(change, both, &["security"]);
                self.add(change);
            }
        }
    }
}

/// The sets of schemes of which an operation requires one. To require nothing is one of
/// them, too.
fn sets<'a>(api: &'a Api, operation: &'a Operation) -> Vec<Set<'a>> {
    let credential = &api.credential;
    let sets = operation.security.as_ref().unwrap_or(&credential.required);
    let sets: Vec<Set<'a>> = credential.names(sets).collect();
    match sets.is_empty() {
        true => vec![Vec::new()],
        false => sets,
    }
}

fn told(sets: &[Set<'_>]) -> String {
    let sets = sets.iter().map(|set| match set.is_empty() {
        true => "nothing".to_owned(),
        false => {
            let names = set.iter().map(|name| format!("`{name}`"));
            names.collect::<Vec<_>>().join(" and ")
        }
    });
    sets.collect::<Vec<_>>().join(", or ")
}
