//! Examples for the docs, made from the description so that they always fit.
//! They compile as tests of the generated crate; none is run.

use super::argument::argument;
use super::{Call, Context, all_calls, calls};
use crate::names::snake;
use crate::noun::singular;
use crate::plan::types::{Presence, Shape, Struct, Type};
use crate::plan::{Answer, Auth, Input, Price, Resource, Step};
use crate::rust::In;

/// Stands for a text of which the description gives no example.
pub const UNKNOWN: &str = "…";

/// The example that opens the crate's docs: its cheapest way to a result.
pub fn of_crate(context: Context<'_>) -> String {
    match simplest(all_calls(context)) {
        Some(call) => fenced(context, &[], &lines(call)),
        None => String::new(),
    }
}

/// The same for the blocking module.
pub fn of_blocking(context: Context<'_>) -> String {
    of_crate(context)
        .replace("# async fn example", "# fn example")
        .replace("::Client::", "::blocking::Client::")
        .replace(".await?", ".send()?")
}

/// What a newcomer tries first: it is small, costs something and says what.
pub fn simplest<'a>(calls: impl Iterator<Item = Call<'a>>) -> Option<Call<'a>> {
    calls
        .filter(|call| call.operation.envelope.is_some() || call.context.api.sdk.envelope.is_none())
        .min_by_key(|call| rank(*call))
}

fn rank(call: Call<'_>) -> impl Ord + use<> {
    let arguments = &call.method.arguments;
    let values: Option<Vec<String>> = arguments.iter().map(|input| value(call, input)).collect();
    let is_charged = matches!(call.operation.price, Some(Price::Each(_)));
    // A purchase shows most with the most arguments; anything else is shown by the least.
    let (is_plain, arguments) = match (&values, is_charged) {
        (Some(values), true) => (
            !values.is_empty() && values.iter().all(|text| text.starts_with('"')),
            usize::MAX - values.len(),
        ),
        (Some(values), false) => {
            let is_known = !values.iter().any(|text| text.contains(UNKNOWN));
            let is_read = call.operation.verb == "GET" && call.operation.answer.json().is_some();
            (is_known && is_read, values.len())
        }
        (None, _) => (false, usize::MAX),
    };
    (
        !is_plain,
        call.operation.job.is_some(),
        !is_charged,
        arguments,
    )
}

/// The example of a resource: the first of its methods.
pub fn of_resource(context: Context<'_>, resource: &Resource) -> String {
    match calls(context, resource).next() {
        Some(call) => format!("\n{}", fenced(context, &[], &lines(call))),
        None => String::new(),
    }
}

/// A block of docs: what is used, making a client, and `lines`.
pub fn fenced(context: Context<'_>, uses: &[String], lines: &[String]) -> String {
    let crate_name = context.package.ident();
    let client = match (&context.api.sdk.environment, context.api.base_url.is_some()) {
        (_, false) => return fenced_with(context, "", uses, lines),
        (Some(names), true) => {
            format!(
                "let client = {crate_name}::Client::from_env()?; // {}",
                names.key
            )
        }
        (None, true) => {
            let keys = match context.api.credential.usual()[..] {
                [] => "",
                [only] if only.auth == Auth::Basic => "\"user\", \"password\"",
                [only] if only.is_oauth => "\"token\"",
                [_] => "\"key\"",
                ref several => &vec!["\"key\""; several.len()].join(", "),
            };
            format!("let client = {crate_name}::Client::new({keys})?;")
        }
    };
    block(uses, &client, lines)
}

/// The same, where the client is made with a setting.
pub fn fenced_with(
    context: Context<'_>,
    setting: &str,
    uses: &[String],
    lines: &[String],
) -> String {
    let crate_name = context.package.ident();
    let usual = context.api.credential.usual();
    let named = usual
        .iter()
        .map(|scheme| format!(".credential({:?}, \"key\")", scheme.name));
    let key = match (&context.api.sdk.environment, &usual[..]) {
        (Some(_), _) => ".with_environment()".to_owned(),
        (None, []) => String::new(),
        (None, [only]) if only.auth == Auth::Basic => {
            ".basic_auth(\"user\", \"password\")".to_owned()
        }
        (None, [only]) if only.is_oauth => ".api_key(\"token\")".to_owned(),
        (None, [_]) => ".api_key(\"key\")".to_owned(),
        (None, _) => named.collect(),
    };
    let server = match context.api.base_url {
        Some(_) => "",
        None => ".base_url(\"https://api.example.com\")",
    };
    let client =
        format!("let client = {crate_name}::Client::builder(){key}{server}{setting}.build()?;");
    block(uses, &client, lines)
}

/// The same, where `client` makes the client.
pub fn block(uses: &[String], client: &str, lines: &[String]) -> String {
    let uses: String = uses.iter().map(|line| format!("{line}\n")).collect();
    let client: Vec<String> = client.lines().map(laid_out).collect();
    let client = client.join("\n");
    let lines: Vec<String> = lines.iter().map(|line| laid_out(line)).collect();
    format!(
        "```no_run\n{uses}# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n\
         {client}\n{}\n# Ok(())\n# }}\n```",
        lines.join("\n")
    )
}

/// A statement in several lines, if it is too long for one.
fn laid_out(line: &str) -> String {
    const WIDTH: usize = 90;
    let statement = (line.chars().count() > WIDTH).then(|| syn::parse_str(line));
    let Some(Ok(statement)) = statement else {
        return line.to_owned();
    };
    let statement: syn::Stmt = statement;
    let file = syn::parse_quote!(fn example() { #statement });
    let text = prettyplease::unparse(&file);
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.pop();
    let lines = lines
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// An expression for a request of `client`.
pub fn request(call: Call<'_>) -> String {
    let arguments: Vec<String> = call
        .method
        .arguments
        .iter()
        .map(|input| value(call, input).unwrap_or_else(|| "todo!()".to_owned()))
        .collect();
    format!(
        "client.{}().{}({})",
        call.resource.name,
        call.method.name,
        arguments.join(", ")
    )
}

fn lines(call: Call<'_>) -> Vec<String> {
    let told = match call.operation.answer {
        Answer::Nothing | Answer::Stream(_) | Answer::Items { .. } => {
            "println!(\"{}\", answer.status());".to_owned()
        }
        _ => tell(call),
    };
    vec![format!("let answer = {}.await?;", request(call)), told]
}

/// Prints what a newcomer looks for in an answer: one thing in it, and what it cost.
fn tell(call: Call<'_>) -> String {
    let answer = Told(call);
    let is_charged = matches!(call.operation.price, Some(Price::Each(_)));
    let receipt = call.context.api.receipt.as_ref();
    let cost = receipt.and_then(|receipt| receipt.reported.as_ref());
    match cost.filter(|_| is_charged) {
        Some(cost) => {
            format!("println!(\"{{:?}} for {{}} credits\", {answer}, answer.meta().{cost});")
        }
        None => format!("println!(\"{{:?}}\", {answer});"),
    }
}

/// An expression for what an `answer` tells: one thing in it, or all of it.
pub struct Told<'a>(pub Call<'a>);

impl Told<'_> {
    /// The same of another expression than `answer`.
    pub fn of(&self, answer: &str) -> String {
        match found(self.0) {
            Some(field) => format!("{answer}.{field}"),
            None => format!("*{answer}"),
        }
    }
}

impl std::fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.of("answer"))
    }
}

/// The member of an answer that is shown: the rows of a page, or what the operation is
/// named after. Words and not positions decide, so that a new member changes no example.
fn found(call: Call<'_>) -> Option<&str> {
    let answer = call.operation.answer.json()?;
    if let Some(page) = &call.operation.page
        && let [Step::Field { name, .. }] = page.rows.steps.as_slice()
    {
        return Some(name);
    }
    let definition = call.context.api.types.get(answer.name()?)?;
    let fields = &definition.structure()?.fields;
    let is_given = |wire: &str| call.method.inputs().any(|input| input.wire == wire);
    let named_after = [
        &call.operation.id,
        &call.operation.path,
        &call.resource.name,
    ];
    let words = named_after.map(|name| snake(name)).join("_");
    let mut words = words.split('_').filter(|word| !word.is_empty());
    words.find_map(|word| {
        let singular = singular(word);
        let mut fields = fields.iter();
        let named = fields.find(|field| {
            (field.name == word || field.name == singular)
                && !field.deprecated
                && !is_given(&field.wire)
        });
        named.map(|field| field.name.as_str())
    })
}

/// An expression for an argument.
fn value(call: Call<'_>, input: &Input) -> Option<String> {
    if input.presence == Presence::OrNull {
        return Some("None".to_owned());
    }
    expression(call.context, &input.of, input.example.as_ref(), 0)
}

fn expression(
    context: Context<'_>,
    of: &Type,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    if depth > 8 {
        return None;
    }
    let text = example.and_then(|it| it.as_str()).unwrap_or(UNKNOWN);
    let number = example.filter(|it| it.is_number()).map(ToString::to_string);
    Some(match of {
        Type::Text => format!("{text:?}"),
        Type::Boolean => "true".to_owned(),
        Type::Integer(_) => {
            let whole = number.filter(|text| text.parse::<i64>().is_ok());
            whole.unwrap_or_else(|| "1".into())
        }
        Type::Float(_) => {
            let point = number.filter(|text| text.contains('.'));
            point.unwrap_or_else(|| "1.0".into())
        }
        Type::Date => format!("{:?}.parse()?", like(text, "2026-01-31")),
        Type::Time => format!("{:?}.parse()?", like(text, "2026-01-31T12:00:00Z")),
        Type::Any => "\"…\"".to_owned() + ".into()",
        Type::Bytes => "\"…\"".to_owned(),
        Type::File => format!("{}::File::path(\"…\")", context.package.ident()),
        Type::Credits => "1".to_owned(),
        Type::Nullable(_) => "None".to_owned(),
        Type::OneOrMany(of) => expression(context, of, example, depth + 1)?,
        Type::Boxed(of) => format!("Box::new({})", expression(context, of, example, depth + 1)?),
        Type::Tuple(items) => {
            let values = items
                .iter()
                .map(|item| expression(context, item, None, depth + 1));
            let values: Option<Vec<String>> = values.collect();
            format!("({},)", values?.join(", "))
        }
        Type::List(item) => {
            let first = example
                .and_then(|it| it.as_array())
                .and_then(|it| it.first());
            format!("[{}]", expression(context, item, first, depth + 1)?)
        }
        Type::Map(_) => "Default::default()".to_owned(),
        Type::Named(name) => named(context, of, name, text, example, depth)?,
    })
}

/// The text if it has the form of another one, else that one.
fn like<'t>(text: &'t str, form: &'t str) -> &'t str {
    let form_of = |text: &str| text.replace(|it: char| it.is_ascii_digit(), "0");
    match form_of(text) == form_of(form) {
        true => text,
        false => form,
    }
}

fn named(
    context: Context<'_>,
    of: &Type,
    name: &str,
    text: &str,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    let definition = context.api.types.get(name)?;
    let path = format!("{}::types::{name}", context.package.ident());
    match &definition.shape {
        Shape::Enum(known) => {
            let given = known.values.iter().find(|value| *value == text);
            let value = given.or(known.values.first())?;
            Some(format!("{value:?}"))
        }
        Shape::Struct(_) if definition.single_text().is_some() && !is_sent_whole(context, of) => {
            Some(format!("{text:?}"))
        }
        Shape::Struct(structure) => made(context, name, structure, example, depth),
        Shape::Union(union) => union.variants.iter().find_map(|variant| {
            // Only a type of the client is given as it is; others need a conversion.
            let inner = variant.of.name()?;
            let structure = context.api.types.get(inner)?.structure()?;
            let value = made(context, inner, structure, example, depth)?;
            let value = match variant.of {
                Type::Boxed(_) => format!("Box::new({value})"),
                _ => value,
            };
            Some(format!("{path}::{}({value})", variant.name))
        }),
    }
}

/// A struct, made of what it requires.
fn made(
    context: Context<'_>,
    name: &str,
    structure: &Struct,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    let values = structure.arguments().map(|field| match field.presence {
        Presence::OrNull => Some("None".to_owned()),
        _ => {
            let given = example.and_then(|example| example.get(&field.wire));
            expression(context, &field.of, given, depth + 1)
        }
    });
    let values: Vec<String> = values.collect::<Option<_>>()?;
    let path = format!("{}::types::{name}", context.package.ident());
    Some(match values.is_empty() {
        true => format!("{path}::default()"),
        false => format!("{path}::new({})", values.join(", ")),
    })
}

/// Whether a value of a type is taken as it is, and from nothing that converts.
fn is_sent_whole(context: Context<'_>, of: &Type) -> bool {
    let accepts = argument(&context.api.types, of, In::Crate)
        .accepts
        .to_string();
    !accepts.starts_with("impl Into")
}
