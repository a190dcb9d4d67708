//! What findings mean in a workspace: `[workspace.metadata.lint]`.
//!
//! A level needs a reason, which tells the next reader why. What no client can be made
//! of stays a problem at any level.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::{explain, suggest};

/// Rules that say nothing unless a workspace asks for them: they find much in a description
/// that did not follow them from the start.
pub const OFF: &[&str] = &["lint/member-description", "lint/unnamed-type"];

/// What findings mean, by code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Levels(BTreeMap<String, Setting>);

/// What the findings of a rule mean, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// What they mean.
    pub level: Level,
    /// Why they do.
    pub reason: String,
}

/// What a finding means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing: it is not reported.
    Allow,
    /// Something to know.
    Note,
    /// A warning, which ends a strict run.
    Warn,
    /// A problem, which ends every run.
    Deny,
}

impl Levels {
    /// What is wrong with the levels themselves, if anything is.
    pub fn fault(&self) -> Option<String> {
        self.0.iter().find_map(|(code, setting)| {
            if explain::explanation(code).is_none() {
                let near = suggest::closest(code, explain::codes());
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Some(format!(
                    "there is no rule `{code}`{near} `cargo xtask lint --explain` lists all"
                ));
            }
            let is_empty = setting.reason.trim().is_empty();
            is_empty.then(|| format!("the level of `{code}` has no reason"))
        })
    }

    /// Gives every finding its level.
    pub fn apply(&self, found: &mut Diagnostics) {
        found.retain_mut(|it| self.keep(it));
    }

    fn keep(&self, found: &mut Diagnostic) -> bool {
        if found.severity == Severity::Problem {
            return true;
        }
        found.severity = match self.0.get(found.code).map(|setting| setting.level) {
            None => return !OFF.contains(&found.code),
            Some(Level::Allow) => return false,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warn) => Severity::Warning,
            Some(Level::Deny) => Severity::Problem,
        };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(text: &str) -> Levels {
        toml::from_str(text).unwrap()
    }

    fn severities(levels: &Levels, found: &[Diagnostic]) -> Vec<(&'static str, Severity)> {
        let mut found = found.to_vec();
        levels.apply(&mut found);
        found.iter().map(|it| (it.code, it.severity)).collect()
    }

    #[test]
    fn a_level_changes_what_a_finding_means_but_not_a_problem() {
        let found = [
            Diagnostic::new("check/path", "a"),
            Diagnostic::warning("check/default", "b"),
            Diagnostic::note("plan/any", "c"),
            Diagnostic::note("lint/unnamed-type", "d"),
        ];
        let usual = severities(&Levels::default(), &found);
        assert_eq!(
            usual,
            [
                ("check/path", Severity::Problem),
                ("check/default", Severity::Warning),
                ("plan/any", Severity::Note),
            ]
        );
        let set = levels(
            r#"
            "check/path" = { level = "allow", reason = "a" }
            "check/default" = { level = "allow", reason = "a" }
            "plan/any" = { level = "deny", reason = "a" }
            "lint/unnamed-type" = { level = "warn", reason = "a" }
            "#,
        );
        assert_eq!(
            severities(&set, &found),
            [
                ("check/path", Severity::Problem),
                ("plan/any", Severity::Problem),
                ("lint/unnamed-type", Severity::Warning),
            ]
        );
    }

    #[test]
    fn a_level_has_a_rule_and_a_reason() {
        let fault = |text: &str| levels(text).fault();
        let good = r#""plan/any" = { level = "allow", reason = "nobody knows" }"#;
        assert_eq!(fault(good), None);
        let typo = fault(r#""plan/anny" = { level = "allow", reason = "a" }"#).unwrap();
        assert!(typo.contains("did you mean `plan/any`?"), "{typo}");
        let silent = fault(r#""plan/any" = { level = "allow", reason = " " }"#).unwrap();
        assert_eq!(silent, "the level of `plan/any` has no reason");
        assert!(toml::from_str::<Levels>(r#""plan/any" = { level = "allow" }"#).is_err());
    }
}
