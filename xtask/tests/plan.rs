//! Cases for `plan`: each entry of `tests/plan` is a description, and next to it is
//! what its client would be like, in a few lines, or what is in the way.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use xtask::diagnostic::{Severity, Style, render};
use xtask::plan::types::{Definition, Presence, Rule, Shape, Type};
use xtask::plan::{Answer, Api, Operation, plan};
use xtask::{load, repair, spec};

#[test]
fn plans_each_case_as_its_snapshot_says() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir("tests/plan")
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    insta::with_settings!({ snapshot_path => "plan", prepend_module_to_snapshot => false, omit_expression => true }, {
        for case in &cases {
            let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            insta::assert_snapshot!(name, outcome(case));
        }
    });
}

/// The overlay that a finding prints, after `edit`, laid over the description.
fn overlaid(edit: impl Fn(String) -> String) -> Vec<String> {
    let load = |path: &Path| load::load(path).unwrap();
    let case = Path::new("tests/plan/undecided.yaml");
    let document = load(case);
    let found = plan(&spec::read(&document).unwrap().spec, &document).unwrap_err();
    let actions = found[0].fix.as_ref().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("overlay.yaml");
    let head = "overlay: 1.0.0\ninfo: {title: Decisions, version: 1.0.0}\nactions:\n";
    std::fs::write(&path, edit(format!("{head}{actions}\n"))).unwrap();
    let document = xtask::overlay::apply(load(case), &[load(&path)]).unwrap();
    let read = spec::read(&document).unwrap();
    let mut problems = read.found;
    if problems.is_empty() {
        problems.extend(plan(&read.spec, &document).err().into_iter().flatten());
    }
    let problems = problems
        .iter()
        .filter(|it| it.severity == Severity::Problem);
    problems
        .map(|it| format!("{}: {}", it.code, it.message))
        .collect()
}

#[test]
fn an_action_that_is_pasted_passes_only_after_somebody_has_decided_on_the_price() {
    assert_eq!(
        overlaid(|text| text),
        [
            "check/x-sdk: this is the text `<credits>`, and has to be a whole number that is not negative"
        ]
    );
    let decided = overlaid(|text| text.replace("\"<credits>\"", "5"));
    assert_eq!(decided, [""; 0]);
}

fn outcome(case: &Path) -> String {
    let document = match load::load(case) {
        Ok(document) => repair::repair(document).0,
        Err(failure) => panic!("{} does not load:\n{failure}", case.display()),
    };
    let read = match spec::read(&document) {
        Ok(read) => read,
        Err(problem) => panic!("{}: {problem:#?}", case.display()),
    };
    let problems: Vec<_> = read
        .found
        .into_iter()
        .filter(|found| found.severity == Severity::Problem)
        .collect();
    assert!(
        problems.is_empty(),
        "{}:\n{}",
        case.display(),
        render(&problems, &document.sources, Style::Plain)
    );
    match plan(&read.spec, &document) {
        Ok(api) => format!(
            "{}{}",
            told(&api),
            render(&api.notes, &document.sources, Style::Plain)
        ),
        Err(found) => render(&found, &document.sources, Style::Plain),
    }
}

fn told(api: &Api) -> String {
    let mut text = String::new();
    for resource in &api.resources {
        for operation in &resource.operations {
            calls(&mut text, &resource.name, operation);
        }
    }
    for definition in api.types.values() {
        definition_of(&mut text, definition);
    }
    for webhook in api.webhooks.iter().flat_map(|webhooks| &webhooks.events) {
        let _ = writeln!(
            text,
            "event {} {} {}",
            webhook.variant,
            webhook.value,
            of(&webhook.payload)
        );
    }
    if let Some(receipt) = &api.receipt {
        let _ = writeln!(text, "receipt {}", receipt.name);
    }
    text
}

fn calls(text: &mut String, resource: &str, operation: &Operation) {
    for method in &operation.methods {
        let list = |inputs: &[xtask::plan::Input]| {
            let inputs = inputs.iter();
            let inputs: Vec<String> = inputs
                .map(|input| format!("{}: {}", input.name, of(&input.of)))
                .collect();
            inputs.join(", ")
        };
        let answer = match &operation.answer {
            Answer::Nothing => "nothing".to_owned(),
            Answer::Json(answer) => of(answer),
            Answer::ByStatus(by_status) => {
                let variants = by_status.variants.iter();
                let variants = variants.map(|it| format!("{} {}", it.status, it.name));
                variants.collect::<Vec<_>>().join(" or ")
            }
            Answer::Stream(media_type) => format!("bytes {media_type}"),
            Answer::Items { form, of: item, .. } => format!("{form:?} of {}", of(item)),
        };
        let _ = writeln!(
            text,
            "{resource}.{}({}) [{}] -> {answer}",
            method.name,
            list(&method.arguments),
            list(&method.options)
        );
    }
    for parameter in &operation.parameters {
        let _ = writeln!(
            text,
            "  {:?} {} {}{}",
            parameter.position,
            parameter.wire,
            of(&parameter.of),
            match &parameter.constant {
                Some(constant) => format!(" = {constant}"),
                None => String::new(),
            }
        );
    }
    if let Some(body) = &operation.body {
        let _ = writeln!(text, "  body {} {}", body.media_type, of(&body.of));
    }
    if let Some(envelope) = &operation.envelope {
        for member in envelope {
            let promised = if member.is_promised { " promised" } else { "" };
            let always = member.always.as_deref().map(|json| format!(" {json}"));
            let _ = writeln!(
                text,
                "  envelope {}{promised}{}",
                member.name,
                always.unwrap_or_default()
            );
        }
    }
}

fn definition_of(text: &mut String, definition: &Definition) {
    let direction = match (definition.direction.sent, definition.direction.received) {
        (true, true) => "sent and received",
        (true, false) => "sent",
        (false, true) => "received",
        (false, false) => "unused",
    };
    let aliases = match definition.aliases.is_empty() {
        true => String::new(),
        false => format!(", also {}", definition.aliases.join(", ")),
    };
    match &definition.shape {
        Shape::Struct(structure) => {
            let _ = writeln!(text, "struct {} ({direction}{aliases})", definition.name);
            for field in &structure.fields {
                let presence = match field.presence {
                    Presence::Always => "",
                    Presence::Optional => " or absent",
                    Presence::OrNull => " or null",
                    Presence::ThreeStates => " or absent or null",
                    Presence::Listed => " or empty",
                };
                let constant = field.constant.as_ref().map(|it| format!(" = {it}"));
                let wire = match field.wire == field.name {
                    true => String::new(),
                    false => format!(" `{}`", field.wire),
                };
                let docs = match field.docs.is_empty() {
                    true => String::new(),
                    false => format!(" // {}", field.docs.replace('\n', " ")),
                };
                let _ = writeln!(
                    text,
                    "  {}{wire}: {}{presence}{}{docs}",
                    field.name,
                    of(&field.of),
                    constant.unwrap_or_default()
                );
            }
            if let Some((field, rest)) = &structure.rest {
                let _ = writeln!(text, "  {field}: all others, {}", of(rest));
            }
        }
        Shape::Enum(known) => {
            let _ = writeln!(
                text,
                "enum {} ({direction}{aliases}) {:?}",
                definition.name, known.values
            );
        }
        Shape::Union(union) => {
            let rule = match &union.rule {
                Rule::Tag(property) => format!("by `{property}`"),
                Rule::Fit => "by fit".to_owned(),
            };
            let _ = writeln!(
                text,
                "union {} ({direction}{aliases}) {rule}",
                definition.name
            );
            for variant in &union.variants {
                let tag = variant.tag.as_ref().map(|tag| format!(" `{tag}`"));
                let _ = writeln!(
                    text,
                    "  {}{}: {}",
                    variant.name,
                    tag.unwrap_or_default(),
                    of(&variant.of)
                );
            }
        }
    }
}

fn of(wanted: &Type) -> String {
    match wanted {
        Type::Text => "text".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer(width) => width.name().to_owned(),
        Type::Float(width) => format!("{width:?}").to_lowercase(),
        Type::Time => "time".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Any => "any".to_owned(),
        Type::Bytes | Type::File => "bytes".to_owned(),
        Type::Credits => "credits".to_owned(),
        Type::Named(name) => name.to_string(),
        Type::List(item) => format!("[{}]", of(item)),
        Type::Map(item) => format!("{{{}}}", of(item)),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(of).collect();
            format!("({})", items.join(", "))
        }
        Type::OneOrMany(one) => format!("{} or [{}]", of(one), of(one)),
        Type::Nullable(inner) => format!("{}?", of(inner)),
        Type::Boxed(inner) => format!("box {}", of(inner)),
    }
}
