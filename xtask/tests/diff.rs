//! What `diff` says of small changes of one description.

use std::fs;
use std::path::Path;

use xtask::document::Document;
use xtask::plan::Api;
use xtask::{diff, load, plan, repair, spec};

/// Changes of `diff/base.yaml`: a name, and texts with those that replace them.
const CHANGES: &[(&str, &[(&str, &str)])] = &[
    (
        "argument order",
        &[(
            "        from: {type: string}\n        to: {type: string}\n",
            "        to: {type: string}\n        from: {type: string}\n",
        )],
    ),
    ("default changed", &[("default: 20", "default: 50")]),
    (
        "enum value added",
        &[("enum: [open, paid]", "enum: [open, paid, lost]")],
    ),
    (
        "enum value removed",
        &[("enum: [open, paid]", "enum: [open]")],
    ),
    ("limit tightened", &[("maximum: 100", "maximum: 50")]),
    ("limit loosened", &[("maximum: 9", "maximum: 12")]),
    (
        "member added to a request",
        &[(
            "maximum: 9}\n",
            "maximum: 9}\n        note: {type: string}\n",
        )],
    ),
    (
        "member added to a response",
        &[(
            "price: {type: integer}\n",
            "price: {type: integer}\n        note: {type: string}\n",
        )],
    ),
    (
        "member removed from a response",
        &[("        price: {type: integer}\n", "")],
    ),
    (
        "member required in a request",
        &[("required: [from, to]", "required: [from, to, seats]")],
    ),
    (
        "member of another type",
        &[("price: {type: integer}", "price: {type: string}")],
    ),
    (
        "operation added",
        &[(
            "  /bookings/{id}:\n",
            "  /bookings/{id}:\n    get:\n      tags: [bookings]\n      operationId: getBooking\n      x-sdk: {method: get, price: free, repeat: always}\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {\"204\": {description: There.}}\n",
        )],
    ),
    (
        "operation deprecated",
        &[(
            "operationId: deleteBooking",
            "operationId: deleteBooking\n      deprecated: true",
        )],
    ),
    (
        "operation moved",
        &[("  /bookings/{id}:", "  /booking/{id}:")],
    ),
    ("operation renamed", &[("method: delete", "method: cancel")]),
    (
        "parameter moved",
        &[("{name: agent, in: query", "{name: agent, in: header")],
    ),
    (
        "parameter removed",
        &[(
            "        - {name: agent, in: query, schema: {type: string}}\n",
            "",
        )],
    ),
    ("price raised", &[("credits: 1,", "credits: 2,")]),
    (
        "retry made unsafe",
        &[("repeat: always}", "repeat: not-processed}")],
    ),
    (
        "schema renamed",
        &[
            ("schemas/Order", "schemas/Wish"),
            ("    Order:", "    Wish:"),
        ],
    ),
    (
        "security added",
        &[
            (
                "operationId: deleteBooking\n",
                "operationId: deleteBooking\n      security: [{key: [], token: []}]\n",
            ),
            (
                "    key: {type: apiKey",
                "    token: {type: http, scheme: bearer}\n    key: {type: apiKey",
            ),
        ],
    ),
    (
        "server changed",
        &[("https://api.example.com", "https://api.example.org")],
    ),
    (
        "only words changed",
        &[("description: Gone.", "description: Gone for good.")],
    ),
];

fn planned(path: &Path) -> (Api, Document) {
    let mut document = load::load(path).unwrap();
    let name = path.file_name().unwrap();
    document.sources[0].path = name.into();
    let (document, _) = repair::repair(document);
    let read = spec::read(&document).unwrap();
    let api = plan::plan(&read.spec, &document)
        .unwrap_or_else(|found| panic!("{}: {found:#?}", path.display()));
    (api, document)
}

fn version((api, document): &(Api, Document)) -> diff::Version<'_> {
    diff::Version { api, document }
}

#[test]
fn each_change_has_its_verdicts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let path = folder.join("base.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let base = planned(&path);
    let heads = tempfile::tempdir().unwrap();
    let mut told = String::new();
    for (name, replaced) in CHANGES {
        let changed = replaced.iter().fold(text.clone(), |text, (from, to)| {
            assert!(text.contains(from), "{name}: {from}");
            text.replace(from, to)
        });
        let path = heads.path().join("head.yaml");
        fs::write(&path, changed).unwrap();
        let head = planned(&path);
        let found = diff::diff(version(&base), version(&head));
        told.push_str(&format!("===== {name}\n{}\n", diff::text(&found)));
    }
    insta::with_settings!({ snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("changes", told);
    });
}
