//! What is odd about an envelope, whatever is in it.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::{Oddities, OddityKind, Step};
use crate::decode::Reader;
use crate::{Envelope, Member};

/// Adds to `odd` how the members beside the data differ from those described.
pub(crate) fn look_around(
    text: &str,
    envelope: &Envelope,
    described: &[Member],
    odd: &mut Oddities,
) {
    if described.is_empty() {
        return;
    }
    // What is no envelope has not been opened either.
    let came = Reader::new(text).value::<BTreeMap<String, Option<IgnoredAny>>>();
    let Ok(came) = came else {
        return;
    };
    for member in described.iter().filter(|member| member.is_promised) {
        let kind = match came.get(member.name) {
            None => OddityKind::Missing,
            Some(None) => OddityKind::Null,
            Some(Some(_)) => continue,
        };
        odd.add(&[Step::Member(member.name)], kind);
    }
    for name in came.keys().filter(|name| **name != envelope.data) {
        if !described.iter().any(|member| member.name == name) {
            odd.add(&[Step::Member(name)], OddityKind::Undescribed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(body: &str, described: &[Member]) -> String {
        const ENVELOPE: Envelope = Envelope {
            data: "data",
            receipt: "meta",
        };
        let mut odd = Oddities::default();
        look_around(body, &ENVELOPE, described, &mut odd);
        odd.to_string()
    }

    #[test]
    fn what_is_around_the_data_is_as_described_or_odd() {
        const DESCRIBED: [Member; 2] = [Member::described("ok"), Member::promised("meta")];
        for body in [
            r#"{"ok":true,"data":1,"meta":{}}"#,
            r#"{"meta":{"a":null}}"#,
            r#"{"ok":null,"meta":1}"#,
            "",
            "[]",
        ] {
            assert_eq!(odd(body, &DESCRIBED), "", "{body}");
        }
        assert_eq!(odd("{}", &DESCRIBED), "`meta` is missing");
        assert_eq!(
            odd(r#"{"brand":null,"data":1,"meta":null}"#, &DESCRIBED),
            "`meta` is null, `brand` is not described"
        );
    }

    #[test]
    fn nothing_is_odd_where_nothing_is_described() {
        assert_eq!(odd(r#"{"brand":1}"#, &[]), "");
    }
}
