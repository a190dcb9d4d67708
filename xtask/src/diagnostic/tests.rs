use insta::assert_snapshot;

use super::*;
use crate::document::SourceId;

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.to_owned(),
    }
}

fn place(start: usize, end: usize) -> Place {
    Place {
        source: SourceId(0),
        start,
        end,
    }
}

fn plain(diagnostics: &[Diagnostic], text: &str) -> String {
    render(diagnostics, &[source("api/spec.yaml", text)], Style::Plain)
}

#[test]
fn shows_place_pointer_and_help() {
    let diagnostic = Diagnostic::new("check/no-name", "this operation has no name")
        .at(place(5, 8))
        .pointer(Pointer::parse("/paths/~1a/get").unwrap())
        .help("give it an `operationId`");
    assert_snapshot!(plain(&[diagnostic], "a:\n  get: {}\n"));
}

#[test]
fn shows_a_second_place() {
    let diagnostic = Diagnostic::new("load/duplicate-key", "`a` is given twice")
        .at(place(5, 6))
        .also("first given here", place(0, 1))
        .help("remove one of them");
    assert_snapshot!(plain(&[diagnostic], "a: 1\na: 2\n"));
}

#[test]
fn shows_actions_that_mend_it() {
    let fix = Fix::certain(Action::replace(
        &Pointer::parse("/paths/~1a/get/deprecated").unwrap(),
        serde_json::json!(true),
    ));
    let diagnostic = Diagnostic::warning("check/kind", "this has to be `true` or `false`")
        .at(place(5, 8))
        .help("write it without quotes")
        .fix(fix);
    assert_snapshot!(plain(&[diagnostic], "a: \"yes\"\n"));
}

#[test]
fn needs_no_place() {
    let diagnostic = Diagnostic::new("load/no-file", "there is no file `x.yaml`");
    assert_snapshot!(plain(&[diagnostic], ""));
}

#[test]
fn sorts_and_tells_nothing_twice() {
    let late = Diagnostic::new("a/late", "second").at(place(3, 4));
    let early = Diagnostic::new("a/early", "first").at(place(0, 1));
    let text = plain(&[late.clone(), early, late], "a: b\n");
    assert_snapshot!(text);
}

#[test]
fn cuts_long_ranges_and_wide_lines() {
    let wide = format!("{}\"needle\": [1,\n2]", "\"ä\": 1, ".repeat(1000));
    let start = wide.find("\"needle\"").unwrap();
    let diagnostic = Diagnostic::new("a/b", "wide").at(place(start, wide.len()));
    assert_snapshot!(plain(&[diagnostic], &wide));
}

#[test]
fn survives_places_outside_the_text() {
    for text in ["", "ä", "a\r\nb\r\n", "\n\n"] {
        for start in 0..10 {
            for end in 0..10 {
                let diagnostic = Diagnostic::new("a/b", "message").at(place(start, end));
                assert!(plain(&[diagnostic], text).contains("api/spec.yaml:"));
            }
        }
    }
}

#[test]
fn colours_only_when_asked() {
    let diagnostics = [Diagnostic::new("a/b", "message").at(place(0, 1))];
    let sources = [source("a.yaml", "a: 1")];
    assert!(render(&diagnostics, &sources, Style::Colour).contains('\u{1b}'));
    assert!(!render(&diagnostics, &sources, Style::Plain).contains('\u{1b}'));
}

#[test]
fn shows_no_more_than_anyone_reads() {
    let problem = |index: usize| Diagnostic::new("a/b", format!("problem {index}"));
    let text = plain(&(0..1000).map(problem).collect::<Vec<_>>(), "");
    assert_eq!(text.matches("error[").count(), 100);
    assert!(text.ends_with("1000 problems, of which these are the first 100\n"));
}

#[test]
fn notes_look_and_count_as_such() {
    let note = Diagnostic::note("a/b", "left out").at(place(0, 1));
    assert_snapshot!(plain(std::slice::from_ref(&note), "a: 1\n"));
    let text = plain(
        &[Diagnostic::new("a/c", "wrong"), note.clone(), note],
        "a: 1\n",
    );
    assert!(text.ends_with("1 problem, 1 note\n"), "{text}");
}

#[test]
fn says_nothing_about_nothing() {
    assert_eq!(plain(&[], ""), "");
}
