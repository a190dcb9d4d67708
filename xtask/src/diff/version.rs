//! The step that the version of the crate needs, by the rules of cargo: below 1.0, the
//! first number that is not 0 tells what breaks.

use semver::{Prerelease, Version};
use serde::Serialize;

use super::effect::Step;

/// The version of the crate in both versions of the description.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// The name of the crate.
    pub name: String,
    /// Its version before.
    pub base: Option<String>,
    /// Its version now.
    pub head: Option<String>,
}

/// Which version the crate needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionStep {
    /// The name of the crate.
    pub name: String,
    /// Its version before.
    pub base: String,
    /// Its version now.
    pub head: String,
    /// The least version that it has to have.
    pub needed: String,
    /// Whether it has that version.
    pub is_taken: bool,
}

impl Versions {
    /// The version that a step leads to; `None` if a version is not known, or none.
    pub fn step(&self, step: Step) -> Option<VersionStep> {
        let base = Version::parse(self.base.as_ref()?).ok()?;
        let head = Version::parse(self.head.as_ref()?).ok()?;
        let needed = needed(&base, step);
        // A pre-release of the needed version has taken the step, if it is one.
        let is_taken = match step {
            Step::None => true,
            _ if head.pre.is_empty() => head >= needed,
            _ => head > base && core(&head) >= core(&needed),
        };
        Some(VersionStep {
            name: self.name.clone(),
            base: base.to_string(),
            head: head.to_string(),
            needed: needed.to_string(),
            is_taken,
        })
    }
}

fn core(version: &Version) -> (u64, u64, u64) {
    (version.major, version.minor, version.patch)
}

/// The least version after a step.
fn needed(base: &Version, step: Step) -> Version {
    // A pre-release promises nothing; the release after it may be what comes.
    if step == Step::None {
        return base.clone();
    }
    if base.pre != Prerelease::EMPTY {
        return Version::new(base.major, base.minor, base.patch);
    }
    let next = |major: u64, minor: u64, patch: u64| Version::new(major, minor, patch);
    let (major, minor, patch) = core(base);
    match (step, major, minor) {
        (_, 0, 0) => next(0, 0, patch.saturating_add(1)),
        (Step::Major, 0, _) => next(0, minor.saturating_add(1), 0),
        (_, 0, _) => next(0, minor, patch.saturating_add(1)),
        (Step::Major, ..) => next(major.saturating_add(1), 0, 0),
        (Step::Minor, ..) => next(major, minor.saturating_add(1), 0),
        _ => next(major, minor, patch.saturating_add(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(base: &str, head: &str, step: Step) -> (String, bool) {
        let versions = Versions {
            name: "pets".to_owned(),
            base: Some(base.to_owned()),
            head: Some(head.to_owned()),
        };
        let step = versions.step(step).unwrap();
        (step.needed, step.is_taken)
    }

    #[test]
    fn below_1_0_a_minor_step_breaks() {
        let is = |needed: &str, is_taken| (needed.to_owned(), is_taken);
        assert_eq!(step("0.1.0", "0.1.0", Step::Major), is("0.2.0", false));
        assert_eq!(step("0.1.0", "0.1.1", Step::Major), is("0.2.0", false));
        assert_eq!(step("0.1.0", "0.2.0", Step::Major), is("0.2.0", true));
        assert_eq!(step("0.1.0", "0.1.1", Step::Minor), is("0.1.1", true));
        assert_eq!(step("0.0.3", "0.0.3", Step::Patch), is("0.0.4", false));
        assert_eq!(step("1.2.3", "1.3.0", Step::Major), is("2.0.0", false));
        assert_eq!(step("1.2.3", "1.3.0", Step::Minor), is("1.3.0", true));
        assert_eq!(step("1.2.3", "1.2.4", Step::Patch), is("1.2.4", true));
        assert_eq!(step("1.2.3", "1.2.3", Step::None), is("1.2.3", true));
    }

    #[test]
    fn a_pre_release_takes_the_step_of_its_release() {
        let is = |needed: &str, is_taken| (needed.to_owned(), is_taken);
        let major = Step::Major;
        assert_eq!(step("0.1.0", "0.2.0-rc.1", major), is("0.2.0", true));
        assert_eq!(step("1.0.0-rc.1", "1.0.0-rc.2", major), is("1.0.0", true));
        assert_eq!(step("1.0.0-rc.1", "1.0.0-rc.1", major), is("1.0.0", false));
    }

    #[test]
    fn says_nothing_without_a_version() {
        let versions = Versions {
            head: Some("0.1.0".to_owned()),
            ..Versions::default()
        };
        assert_eq!(versions.step(Step::Major), None);
    }
}
