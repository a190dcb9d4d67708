//! Why each kind of change has the verdicts that it has.
//!
//! One table: `--explain`, the page and the docs say the same.

/// Every code, with the reason for its verdicts.
pub const CODES: &[(&str, &str)] = &[
    (
        "alternative/added",
        "A service may refuse an alternative that it does not know. In a response, a tag tells that an alternative is unknown, and the value is kept; without a tag, the value may be taken for another alternative.",
    ),
    (
        "alternative/removed",
        "A service may refuse an alternative that is not described any more. In a response, it just does not come.",
    ),
    (
        "alternative/renamed",
        "The values are the same; the variant of the enum in Rust has another name.",
    ),
    (
        "alternative/rule",
        "Both sides have to find the alternative in the same way. A reader that looks at another property finds another one, or none.",
    ),
    (
        "alternative/tag",
        "The text that stands for an alternative is another one, so neither side finds it under the text of the other.",
    ),
    (
        "alternative/type",
        "An alternative has values of another type, which the other side cannot read.",
    ),
    (
        "body/added",
        "A service that needs a body refuses calls of old clients without one, and a service without a body may refuse the new ones.",
    ),
    (
        "body/limit",
        "A tighter limit makes the service refuse bodies that it took before.",
    ),
    (
        "body/media-type",
        "A service reads the media types that it describes. The code of callers stays the same, as the client writes the body.",
    ),
    (
        "body/optional",
        "An old service still refuses a call without a body.",
    ),
    (
        "body/removed",
        "A service may refuse a body that it does not expect, and the values in it have no effect.",
    ),
    (
        "body/required",
        "Calls of old clients without a body are refused.",
    ),
    (
        "body/style",
        "The same values are written in another form, which the other side cannot read.",
    ),
    (
        "body/type",
        "The body has values of another type, which the other side cannot read.",
    ),
    (
        "client/envelope",
        "The response is read from another member of the envelope, which the other version does not send.",
    ),
    (
        "client/environment",
        "A program that makes its client from the environment compiles, and reads another variable.",
    ),
    (
        "client/key-prefix",
        "Keys that start in another way are refused before they are sent.",
    ),
    (
        "client/not-processed",
        "These statuses say that the service has done nothing, so that the call may be repeated without the risk of paying twice. A status that says it wrongly makes calls run twice.",
    ),
    (
        "client/plan-added",
        "There is one more preset of rate limits to choose.",
    ),
    (
        "client/plan-limit",
        "The preset holds calls back at another rate. Where it falls, programs become slower; where it is too high, the service refuses calls.",
    ),
    (
        "client/plan-removed",
        "A plan is chosen by its name, at run time. Without the preset, calls are not held back, and the service refuses what is too much.",
    ),
    (
        "client/rate-class",
        "Calls of one class share a rate limit.",
    ),
    (
        "client/receipt",
        "What a call cost is read from another place, and budgets and totals follow it.",
    ),
    (
        "client/scheme",
        "The key is sent in another way, which the other version does not look at.",
    ),
    (
        "client/scheme-added",
        "One more way to authenticate breaks nothing. What operations require is told of them.",
    ),
    (
        "client/scheme-removed",
        "A client that authenticates in this way is refused.",
    ),
    (
        "client/server",
        "Clients call another address unless they are given one.",
    ),
    ("client/server-added", "There is one more server to choose."),
    (
        "client/server-removed",
        "Clients that chose this server call an address that is not described any more.",
    ),
    ("error/added", "Clients read any error, described or not."),
    ("error/removed", "Clients read any error, described or not."),
    (
        "header/added",
        "Clients do not look at headers that they do not know.",
    ),
    (
        "header/deprecated",
        "It still comes; code that reads it compiles with a warning.",
    ),
    (
        "header/removed",
        "A header that is missing is read as none. The field is gone, so code that reads it does not compile.",
    ),
    (
        "header/type",
        "A header that cannot be read is read as none.",
    ),
    ("job/added", "The result of a call can be waited for."),
    (
        "job/items",
        "A job that is larger is refused, or has to be split.",
    ),
    (
        "job/removed",
        "Code that waits for the end of a job does not compile.",
    ),
    (
        "job/reports",
        "A client that asks elsewhere for the state of a job does not see that it ended.",
    ),
    (
        "job/state-added",
        "A client that does not know that a job ends in this state waits for it in vain, and pays for what it does not read.",
    ),
    (
        "job/state-removed",
        "A job that reports this state is not taken as ended any more.",
    ),
    (
        "member/added",
        "Readers ignore members that they do not know; a service may refuse them. What is required and missing cannot be read. In Rust, code that writes out all members of an object has to give the new one.",
    ),
    (
        "member/constant",
        "The member had one value and has another one, which each side sends for the other.",
    ),
    (
        "member/default",
        "Code that leaves the member out compiles, and gets what the new default says.",
    ),
    (
        "member/deprecated",
        "It still works; code that uses it compiles with a warning.",
    ),
    (
        "member/format",
        "A tighter format makes the service refuse values that it took before. Formats of what is received are not checked.",
    ),
    (
        "member/limit",
        "A tighter limit makes the service refuse values that it took before. Limits of what is received are not checked, except where they decide on the type.",
    ),
    (
        "member/not-null",
        "A service refuses null where it is not described any more; a new client may not expect it from an old service.",
    ),
    (
        "member/nullable",
        "A reader that does not expect null cannot read it, unless the member may be absent too.",
    ),
    (
        "member/optional",
        "A reader that needs the member cannot do without it.",
    ),
    (
        "member/removed",
        "A reader that needs the member cannot do without it; a service may refuse it. The field is gone, so code that uses it does not compile.",
    ),
    (
        "member/renamed",
        "To the other side, one member is missing and an unknown one has come.",
    ),
    (
        "member/required",
        "A request without the member is refused. A response always has it, which an old service did not promise.",
    ),
    (
        "member/type",
        "The other side cannot read values of another type, unless all values of one are values of the other.",
    ),
    ("operation/added", "Old services do not have it."),
    (
        "operation/deprecated",
        "It still works; code that calls it compiles with a warning.",
    ),
    (
        "operation/id",
        "The id names the operation in logs and metrics, and in decisions about the client.",
    ),
    (
        "operation/merged",
        "Callers write one method where there were several.",
    ),
    (
        "operation/methods",
        "Callers write other methods for the same operation.",
    ),
    (
        "operation/moved",
        "A service answers at the paths that it describes. The method is the same, so code compiles, and needs the service that belongs to it.",
    ),
    (
        "operation/removed",
        "The new service does not answer, and the method is gone.",
    ),
    (
        "operation/renamed",
        "The call is the same; the method in Rust has another name.",
    ),
    ("operation/scopes", "A token without the scope is refused."),
    (
        "operation/security",
        "A service takes a call that shows all credentials of one of the sets that it asks for. A call that shows more than it needs is taken, too.",
    ),
    (
        "operation/server",
        "The operation is called at another address.",
    ),
    (
        "operation/split",
        "Callers write several methods where there was one.",
    ),
    (
        "page/added",
        "The rows of all pages can be read as one stream.",
    ),
    (
        "page/by",
        "The next page is asked for in another way, which the other version does not understand.",
    ),
    (
        "page/largest",
        "A page that is larger is refused, or is cut.",
    ),
    ("page/offset", "Rows behind this offset cannot be read."),
    (
        "page/removed",
        "Code that reads the rows of all pages as one stream does not compile.",
    ),
    (
        "page/rows",
        "The rows are read from another place of the response.",
    ),
    (
        "page/usual",
        "Code that does not choose the size of a page gets more or fewer rows for each call.",
    ),
    (
        "parameter/added",
        "An old service may refuse or ignore it. Where it is required, calls of old clients are refused.",
    ),
    (
        "parameter/constant",
        "The parameter had one value and has another one.",
    ),
    (
        "parameter/default",
        "Code that leaves the parameter out compiles, and gets what the new default says.",
    ),
    (
        "parameter/deprecated",
        "It still works; code that uses it compiles with a warning.",
    ),
    (
        "parameter/limit",
        "A tighter limit makes the service refuse values that it took before.",
    ),
    (
        "parameter/moved",
        "A service looks for a parameter where it describes it. Callers give it in the same way, so code compiles.",
    ),
    (
        "parameter/optional",
        "An old service still refuses a call without it.",
    ),
    (
        "parameter/removed",
        "It has no effect any more, or is refused; the method that sets it is gone.",
    ),
    (
        "parameter/renamed",
        "To the other side, one parameter is missing and an unknown one has come.",
    ),
    (
        "parameter/required",
        "Calls of old clients without it are refused.",
    ),
    (
        "parameter/style",
        "The same value is written in another form, which the other side cannot read.",
    ),
    (
        "parameter/type",
        "The other side cannot read values of another type, unless all values of one are values of the other.",
    ),
    (
        "price/bill",
        "What a call cost is read from another place, and budgets and totals follow it.",
    ),
    (
        "price/changed",
        "Callers who pay by the old price pay something else.",
    ),
    (
        "price/known",
        "Budgets can reserve the price before the call.",
    ),
    (
        "price/lowered",
        "Calls cost less; budgets reserve less before them.",
    ),
    (
        "price/raised",
        "Calls cost more; budgets that sufficed may refuse them.",
    ),
    (
        "price/unit",
        "The amount is charged for something else, so that the same call can cost a multiple.",
    ),
    (
        "price/unknown",
        "Budgets cannot reserve the price before the call.",
    ),
    (
        "rate/changed",
        "The call shares the rate limit of other calls.",
    ),
    (
        "response/media-type",
        "The response has another form. Where callers get its bytes, their code compiles and reads something else.",
    ),
    (
        "response/status-added",
        "A client that does not know the status reads its body as that of another one.",
    ),
    (
        "response/status-removed",
        "A new client does not expect the status, which an old service may send.",
    ),
    (
        "response/type",
        "The response has values of another type, which the other side cannot read.",
    ),
    (
        "retry/idempotency-key",
        "With a key, a service runs a call that is sent twice only once.",
    ),
    (
        "retry/less",
        "After a fault, the call fails instead of being sent again.",
    ),
    (
        "retry/more",
        "After a fault, the call is sent again, even if the service may have acted. If that is not harmless, it is done, and paid, twice.",
    ),
    (
        "rust/arguments",
        "The arguments of a method have an order. If two of the same type change places, old code compiles and swaps the values.",
    ),
    (
        "rust/name",
        "The description says the same as before on the wire, and a name in Rust differs.",
    ),
    (
        "type/additional",
        "A service that closes an object refuses members that it does not describe.",
    ),
    (
        "type/deprecated",
        "It still works; code that uses it compiles with a warning.",
    ),
    (
        "type/gone",
        "Nothing uses the type any more. Code that names it does not compile.",
    ),
    ("type/new", "There is one more type."),
    (
        "type/open",
        "A service that allows only the listed texts refuses all others.",
    ),
    (
        "type/renamed",
        "The values are the same; the type in Rust has another name.",
    ),
    (
        "value/added",
        "A service may refuse a text that it does not know. In a response, an unknown text is kept as it is.",
    ),
    (
        "value/removed",
        "A service may refuse a text that is not described any more. In a response, it just does not come. The constant is gone, so code that uses it does not compile.",
    ),
    (
        "webhook/added",
        "Receivers keep events that they do not know.",
    ),
    (
        "webhook/event",
        "The value that tells events apart is another one, so neither side finds the event under the value of the other.",
    ),
    (
        "webhook/removed",
        "The event does not come any more, and who waits for it waits in vain.",
    ),
];

/// Why a kind of change has its verdicts; `None` if there is no such code.
pub fn explain(code: &str) -> Option<&'static str> {
    let index = CODES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    CODES.get(index).map(|(_, why)| *why)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The codes in the sources of this module, except for this file.
    fn written() -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diff");
        let families: BTreeSet<&str> = CODES
            .iter()
            .filter_map(|(code, _)| code.split('/').next())
            .collect();
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_file() || path.ends_with("explain.rs") {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            for literal in text.split('"') {
                let Some((family, kind)) = literal.split_once('/') else {
                    continue;
                };
                let is_kind = |c: char| c.is_ascii_lowercase() || c == '-';
                if families.contains(family) && !kind.is_empty() && kind.chars().all(is_kind) {
                    found.insert(literal.to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn every_code_is_explained_and_every_explained_code_is_told() {
        let explained: BTreeSet<String> =
            CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
        assert_eq!(written(), explained);
    }

    #[test]
    fn codes_are_sorted() {
        assert!(CODES.is_sorted_by_key(|(code, _)| code));
    }

    #[test]
    fn the_docs_have_the_codes() {
        let rows = CODES
            .iter()
            .map(|(code, why)| format!("| `{code}` | {why} |\n"));
        let table: String = rows.collect();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.md");
        assert!(
            fs::read_to_string(path).unwrap().ends_with(&table),
            "{table}"
        );
    }
}
