//! What people get wrong when they write a description by hand: the finding names the
//! line that has to change, it is the only one, and it is in the words of YAML.

use std::fs;

use xtask::cli::{Mode, Regen, Source};
use xtask::diagnostic::{Diagnostic, Severity, sorted};
use xtask::lint::Levels;
use xtask::regen;
use xtask::report::Stages;

/// The lines that every document of [`BROKEN`] starts with, unless it has its own.
const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Broken, version: 1.0.0}\nservers: [{url: 'https://api.example.com'}]\n";

/// Documents with one mistake each, on the line that ends with `# here`.
const BROKEN: &[(&str, &str)] = &[
    (
        "wrong indentation",
        "paths:\n  /a:\n    get:\n      operationId: a\n     responses: {'204': {description: b}} # here\n",
    ),
    ("tab", "paths:\n  /a:\n\t\tget: {} # here\n"),
    (
        "missing colon",
        "paths:\n  /a:\n    get:\n      operationId a # here\n      responses: {}\n",
    ),
    (
        "unclosed bracket",
        "paths: {/a: {get: {operationId: a, tags: [a, responses: {}}}} # here\n",
    ),
    (
        "key twice",
        "paths:\n  /a:\n    get:\n      operationId: a\n      operationId: b # here\n      responses: {'204': {description: b}}\n",
    ),
    ("paths as a list", "paths: [a] # here\n"),
    ("path as a text", "paths:\n  /a: get # here\n"),
    (
        "operation as a list",
        "paths:\n  /a:\n    get: [a] # here\n",
    ),
    (
        "parameters as a map",
        "paths:\n  /a:\n    get:\n      operationId: a\n      parameters: # here\n        q: {in: query, schema: {type: string}}\n        r: {in: query, schema: {type: string}}\n      responses: {'204': {description: b}}\n",
    ),
    (
        "components as a list",
        "paths: {}\ncomponents: [a] # here\n",
    ),
    (
        "schemas as a list",
        "paths: {}\ncomponents:\n  schemas: [a] # here\n",
    ),
    (
        "properties as a list",
        "paths: {}\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties: [a] # here\n",
    ),
    (
        "responses as a list",
        "paths:\n  /a:\n    get:\n      operationId: a\n      responses: [a] # here\n",
    ),
    (
        "status as a word",
        "paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '204': {description: b}\n        fine: {description: b} # here\n",
    ),
    (
        "reference with a typo",
        "paths:\n  /a:\n    get:\n      operationId: a\n      responses: {'200': {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/Pte'}}}}} # here\ncomponents: {schemas: {Pet: {type: object}}}\n",
    ),
    (
        "reference to a missing file",
        "paths:\n  /a: {$ref: a.yaml} # here\n",
    ),
    (
        "reference to the network",
        "paths:\n  /a: {$ref: 'https://example.com/a.yaml'} # here\n",
    ),
    (
        "parameter without a place",
        "paths:\n  /a:\n    get:\n      operationId: a\n      parameters: [{name: q, schema: {type: string}}] # here\n      responses: {'204': {description: b}}\n",
    ),
    (
        "parameter in a wrong place",
        "paths:\n  /a:\n    get:\n      operationId: a\n      parameters: [{name: q, in: qurey, schema: {type: string}}] # here\n      responses: {'204': {description: b}}\n",
    ),
    (
        "path parameter of another name",
        "paths:\n  /a/{id}:\n    get:\n      operationId: a\n      parameters: [{name: key, in: path, required: true, schema: {type: string}}] # here\n      responses: {'204': {description: b}}\n",
    ),
    (
        "brace that closes nothing",
        "paths:\n  /a/id}: # here\n    get:\n      operationId: a\n      responses: {'204': {description: b}}\n",
    ),
    (
        "unknown type",
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: sting} # here\n",
    ),
    (
        "enum of another type",
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: integer, enum: [1, two]} # here\n",
    ),
    (
        "misspelt keyword",
        "paths: {}\ncomponents:\n  schemas:\n    A:\n      type: object\n      propertes: {a: {type: string}} # here\n",
    ),
    (
        "required without a property",
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: object, required: [b], properties: {a: {type: string}}} # here\n",
    ),
    (
        "minimum above maximum",
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: integer, minimum: 5, maximum: 1} # here\n",
    ),
    (
        "no regular expression",
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: string, pattern: '(['} # here\n",
    ),
    (
        "unknown security scheme",
        "security: [{key: []}] # here\npaths: {}\ncomponents: {schemas: {A: {type: object}}}\n",
    ),
    (
        "operation id twice",
        "paths:\n  /a:\n    get: {operationId: a, responses: {'204': {description: b}}}\n    put: {operationId: a, responses: {'204': {description: b}}} # here\n",
    ),
    (
        "decision with a typo",
        "paths:\n  /a:\n    get:\n      operationId: a\n      x-sdk: {metod: find} # here\n      responses: {'204': {description: b}}\n",
    ),
    (
        "price that is a word",
        "paths:\n  /a:\n    get:\n      operationId: a\n      x-sdk: {method: a, repeat: always, price: {credits: ten, per: call}} # here\n      responses: {'204': {description: b}}\n",
    ),
    (
        "pointer that leads nowhere",
        "paths:\n  /a:\n    get:\n      operationId: a\n      x-sdk: {method: a, repeat: always, price: free, bill: {used: /cots}} # here\n      responses: {'200': {description: b, content: {application/json: {schema: {type: object, properties: {cost: {type: integer}}}}}}}\n",
    ),
    ("older version", "swagger: '2.0' # here\npaths: {}\n"),
    ("another kind of file", "Once upon a time. # here\n"),
];

fn findings(text: &str) -> (Vec<Diagnostic>, Vec<xtask::document::Source>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.yaml");
    fs::write(&path, text).unwrap();
    let spec = Source {
        path,
        shown: "openapi.yaml".to_owned(),
        recorded: "openapi.yaml".to_owned(),
    };
    let regen = Regen {
        out: spec.clone(),
        spec,
        overlays: Vec::new(),
        name: "broken".to_owned(),
        runtime: String::new(),
        package: Default::default(),
        strict: false,
        levels: Levels::default(),
        mode: Mode::Check,
        emits: Vec::new(),
    };
    let reading = regen::read(&regen, &mut Stages::silent()).unwrap();
    let found = sorted(&reading.found).into_iter();
    let wrong = found.filter(|it| it.severity != Severity::Note);
    (wrong.collect(), reading.sources)
}

#[test]
fn each_mistake_is_one_finding_at_its_line() {
    // Words of the language that the program is written in.
    const FOREIGN: &[&str] = &["expected u", "invalid type", "unknown field", "struct "];
    let mut faults = Vec::new();
    for (name, document) in BROKEN {
        let is_whole = ["Once", "swagger"]
            .iter()
            .any(|it| document.starts_with(it));
        let text = match is_whole {
            true => (*document).to_owned(),
            false => format!("{HEAD}{document}"),
        };
        let marked = text.lines().position(|line| line.ends_with("# here"));
        let marked = 1 + marked.expect("a marked line");
        let text = text.replace(" # here", "");
        let (found, sources) = findings(&text);
        let told: Vec<String> = found
            .iter()
            .map(|it| {
                let line = it.place.and_then(|place| {
                    let source = sources.get(place.source.0 as usize)?;
                    Some(source.position(place.start).line)
                });
                format!("line {line:?}: {}: {} ({})", it.code, it.message, it.help)
            })
            .collect();
        let is_at_line = told
            .first()
            .is_some_and(|first| first.starts_with(&format!("line Some({marked}):")));
        let is_foreign = told
            .iter()
            .any(|it| FOREIGN.iter().any(|word| it.contains(word)));
        if !is_at_line || told.len() > 1 || is_foreign {
            faults.push(format!("{name}, line {marked}:\n  {}", told.join("\n  ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
