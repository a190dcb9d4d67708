//! Taking an answer out of the envelope that the API puts it in.
//!
//! The data is read where it stands, straight into its type; the receipt is left
//! as text. This module does not know what is in them.

use serde_json::Value;

use crate::decode::{self, Misfit, Reader};
use crate::{Envelope, Member};

/// What is in an envelope.
#[derive(Debug)]
pub(crate) struct Contents<'de> {
    /// Where the data begins; nothing if there is none.
    pub(crate) data: Result<Option<usize>, Misfit>,
    /// The receipt, as JSON.
    pub(crate) receipt: Option<&'de str>,
    /// The first member whose value is not the one that it always has.
    pub(crate) refuted: Option<&'static Member>,
}

impl Default for Contents<'_> {
    fn default() -> Self {
        Self {
            data: Ok(None),
            receipt: None,
            refuted: None,
        }
    }
}

/// Reads a value and keeps it.
pub(crate) type Take<'t> = dyn for<'de> FnMut(&mut Reader<'de>) -> Result<(), Misfit> + 't;

/// Opens the envelope that comes next, and has `take` read the data in it. Data
/// that does not fit is no reason not to read the rest.
pub(crate) fn open<'de>(
    reader: &mut Reader<'de>,
    envelope: &Envelope,
    described: &'static [Member],
    take: &mut Take<'_>,
) -> Result<Contents<'de>, Misfit> {
    let mut contents = Contents::default();
    let mut members = reader.members(&format!("an object with `{}`", envelope.data))?;
    while let Some(name) = members.next(reader)? {
        if name == envelope.data && contents.data == Ok(None) {
            let data = reader.inside(envelope.data, &mut |reader| take(reader))?;
            contents.data = data.map(Some);
            continue;
        }
        let value = reader.raw()?;
        if name == envelope.receipt {
            contents.receipt = contents.receipt.or(Some(value));
        }
        let known = described.iter().find(|member| member.name == name);
        if contents.refuted.is_none() {
            contents.refuted = known.filter(|member| is_refuted(member, value));
        }
    }
    Ok(contents)
}

/// Whether the member is something other than it always is. Null says nothing.
fn is_refuted(member: &Member, value: &str) -> bool {
    let Some(always) = member
        .always
        .filter(|always| *always != value && value != "null")
    else {
        return false;
    };
    let (always, value) = (decode::json::<Value>(always), decode::json::<Value>(value));
    always.ok().map(|it| it.0) != value.ok().map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENVELOPE: Envelope = Envelope {
        data: "data",
        receipt: "meta",
    };
    const MEMBERS: &[Member] = &[
        Member::promised("success").always("true"),
        Member::described("version").always("\"3\""),
    ];

    /// The data and the receipt, and the member that refutes itself.
    fn opened(text: &str) -> Result<[Option<&str>; 3], Misfit> {
        let mut reader = Reader::new(text);
        let mut data = None;
        let contents = open(&mut reader, &ENVELOPE, MEMBERS, &mut |reader| {
            data = Some(reader.raw()?.to_owned());
            Ok(())
        })?;
        reader.end()?;
        let data = data.map(|data| &*data.leak());
        let refuted = contents.refuted.map(|member| member.name);
        Ok([data, contents.receipt, refuted])
    }

    #[test]
    fn finds_data_and_receipt_wherever_they_stand() {
        let text = r#"{"meta":{"a":[1]}, "success":true, "data" : [ 1, {"data":2} ] }"#;
        let data = Some(r#"[ 1, {"data":2} ]"#);
        assert_eq!(opened(text), Ok([data, Some(r#"{"a":[1]}"#), None]));
    }

    #[test]
    fn either_may_be_missing_or_null() {
        assert_eq!(opened("{}"), Ok([None, None, None]));
        assert_eq!(opened(r#"{"data":null}"#), Ok([Some("null"), None, None]));
        assert_eq!(opened(r#"{"meta":1}"#), Ok([None, Some("1"), None]));
        assert_eq!(opened(r#"{"d\u0061ta":1}"#), Ok([Some("1"), None, None]));
    }

    #[test]
    fn of_members_given_twice_the_first_counts() {
        let text = r#"{"data":1,"meta":2,"data":3,"meta":4}"#;
        assert_eq!(opened(text), Ok([Some("1"), Some("2"), None]));
    }

    #[test]
    fn finds_constants_that_differ() {
        fn refuted(text: &str) -> Result<Option<&str>, Misfit> {
            opened(text).map(|[.., refuted]| refuted)
        }
        for text in [
            r#"{"success":true,"version":"3"}"#,
            r#"{"success":null}"#,
            r#"{"version":"\u0033"}"#,
            r#"{"other":false}"#,
        ] {
            assert_eq!(refuted(text), Ok(None), "{text}");
        }
        for success in ["false", "0", "\"true\"", "{}"] {
            let text = format!(r#"{{"success":{success},"version":"2"}}"#);
            assert_eq!(refuted(&text), Ok(Some("success")));
        }
        assert_eq!(refuted(r#"{"version":"2"}"#), Ok(Some("version")));
    }

    #[test]
    fn data_that_does_not_fit_leaves_the_rest_readable() {
        let mut reader = Reader::new(r#"{"data":[1,{"a":"b"}],"meta":7,"success":false}"#);
        let contents = open(&mut reader, &ENVELOPE, MEMBERS, &mut |reader| {
            reader.value::<u8>().map(drop)
        });
        let contents = contents.expect("an envelope");
        assert_eq!(contents.data.expect_err("a misfit").path, "data");
        assert_eq!(contents.receipt, Some("7"));
        assert!(contents.refuted.is_some());
    }

    #[test]
    fn other_things_are_no_envelope() {
        for text in ["", "[]", "7", "<html>", r#"{"data":[1"#, "{} {}"] {
            assert!(opened(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text: String) {
            let _ = opened(&text);
        }
    }
}
