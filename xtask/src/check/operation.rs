//! Operations: what they answer, and to what.

use super::version::Version;
use super::{Checking, Thing, parameter};
use crate::diagnostic::Diagnostic;

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    parameter::check_list(checking, thing);
    let Some(responses) = thing.node.get("responses") else {
        // 3.1 leaves it to the author.
        if checking.version == Version::V3_0 && thing.node.as_object().is_some() {
            checking.found.push(
                Diagnostic::new("check/missing", "nothing says what this operation answers")
                    .at(thing.node.place)
                    .pointer(thing.at.clone())
                    .help("add `responses` with the status of a success, for instance `'200'`"),
            );
        }
        return;
    };
    let at = thing.at.child("responses");
    for (status, member) in responses.as_object().into_iter().flatten() {
        if status.starts_with("x-") || is_status(status) {
            continue;
        }
        let lower = status.len() == 3 && is_status(&status.to_uppercase());
        let help = if lower {
            format!("write `{}`", status.to_uppercase())
        } else if status.eq_ignore_ascii_case("default") {
            "write `default`".to_owned()
        } else {
            "write a number from 100 to 599, a class like `2XX`, or `default`".to_owned()
        };
        checking.found.push(
            Diagnostic::new("check/status", format!("`{status}` is no HTTP status"))
                .at(member.key)
                .pointer(at.child(status))
                .help(help),
        );
    }
}

fn is_status(text: &str) -> bool {
    let mut characters = text.chars();
    let class = characters.next();
    text == "default"
        || class.is_some_and(|class| ('1'..='5').contains(&class))
            && text.len() == 3
            && (&text[1..] == "XX" || characters.all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_status;

    #[test]
    fn statuses_are_numbers_classes_or_the_default() {
        for good in ["200", "599", "2XX", "default"] {
            assert!(is_status(good), "{good}");
        }
        for bad in [
            "", "20", "2000", "600", "2xx", "2X0", "ok", "Default", "2éé", "٢٠٠",
        ] {
            assert!(!is_status(bad), "{bad}");
        }
    }
}
