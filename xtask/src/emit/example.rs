//! Examples for the docs, made from the description so that they always fit.
//! They compile as tests of the generated crate; none is run.

use quote::{format_ident, quote};

use super::argument::{argument, generic};
use super::{Call, Context, calls};
use crate::model::{Body, Input, InputAt, Resource};
use crate::sdk::Price;

/// Stands for a text of which the description gives no example.
pub const UNKNOWN: &str = "…";

/// The example that opens the crate's docs: its cheapest way to a result.
pub fn of_crate(context: Context<'_>) -> String {
    match simplest(all(context)) {
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

fn all<'a>(context: Context<'a>) -> impl Iterator<Item = Call<'a>> {
    let resources = context.api.resources.iter();
    resources.flat_map(move |resource| calls(context, resource))
}

/// What a newcomer tries first: it is small, costs something and says what.
pub fn simplest<'a>(calls: impl Iterator<Item = Call<'a>>) -> Option<Call<'a>> {
    calls
        .filter(|call| call.operation.envelope.is_some() || call.context.api.sdk.envelope.is_none())
        .min_by_key(|call| rank(*call))
}

fn rank(call: Call<'_>) -> (bool, bool, usize) {
    let arguments = &call.method.arguments;
    let all_text = arguments
        .iter()
        .all(|input| value(call, input).is_some_and(|text| text.starts_with('"')));
    (
        !all_text || arguments.is_empty(),
        call.operation.job.is_some(),
        usize::MAX - arguments.len(),
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
    let client = match &context.api.sdk.environment {
        Some(names) => format!(
            "let client = {crate_name}::Client::from_env()?; // {}",
            names.key
        ),
        None => format!("let client = {crate_name}::Client::new(\"key\")?;"),
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
    let key = match &context.api.sdk.environment {
        Some(_) => ".with_environment()",
        None => ".api_key(\"key\")",
    };
    let client = format!("let client = {crate_name}::Client::builder(){key}{setting}.build()?;");
    block(uses, &client, lines)
}

fn block(uses: &[String], client: &str, lines: &[String]) -> String {
    let uses: String = uses.iter().map(|line| format!("{line}\n")).collect();
    format!(
        "```no_run\n{uses}# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n\
         {client}\n{}\n# Ok(())\n# }}\n```",
        lines.join("\n")
    )
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
    let answer = call
        .context
        .refined
        .requests
        .get(&call.operation.function)
        .map(|request| &request.answer);
    let is_stream = answer.is_some_and(|answer| quote!(#answer).to_string().contains("ByteStream"));
    let told = if is_stream {
        "println!(\"{}\", answer.status());".to_owned()
    } else {
        tell(call)
    };
    vec![format!("let answer = {}.await?;", request(call)), told]
}

/// Prints what a newcomer looks for in an answer: the first thing that was not
/// known before, and what it cost.
fn tell(call: Call<'_>) -> String {
    let answer = Told(call);
    let is_charged = matches!(call.operation.price, Some(Price::Each(_)));
    match cost(call.context).filter(|_| is_charged) {
        Some(cost) => {
            format!("println!(\"{{:?}} for {{}} credits\", {answer}, answer.meta().{cost});")
        }
        None => format!("println!(\"{{:?}}\", {answer});"),
    }
}

/// An expression for what an `answer` tells: the first thing in it that was not
/// known before, or all of it.
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

/// The first text in an answer that may or may not be there.
fn found(call: Call<'_>) -> Option<syn::Ident> {
    let request = call
        .context
        .refined
        .requests
        .get(&call.operation.function)?;
    let syn::Type::Path(path) = &request.answer else {
        return None;
    };
    let structure = call
        .context
        .refined
        .structure(&path.path.segments.last()?.ident.to_string())?;
    let optional = structure
        .fields
        .iter()
        .find(|field| generic(&field.ty, "Option").is_some());
    optional?.ident.clone()
}

/// The receipt's field for what was charged: the first that headers report too.
fn cost(context: Context<'_>) -> Option<syn::Ident> {
    let (field, _) = context.api.sdk.receipt.as_ref()?.headers.first()?;
    let structure = context.refined.structure(context.api.receipt.as_ref()?)?;
    let charged = structure
        .fields
        .iter()
        .find(|known| crate::refine::wire_name(known) == *field)?;
    generic(&charged.ty, "Option")
        .is_none()
        .then(|| charged.ident.clone())?
}

/// An expression for an argument.
fn value(call: Call<'_>, input: &Input) -> Option<String> {
    let of = type_of(call, input)?;
    expression(call.context, &of, input.example.as_ref(), 0)
}

fn type_of(call: Call<'_>, input: &Input) -> Option<syn::Type> {
    let request = call
        .context
        .refined
        .requests
        .get(&call.operation.function)?;
    if let (InputAt::Property, Body::Object(schema)) = (input.at, &call.method.body) {
        let structure = call.context.refined.structure(schema)?;
        let field = structure
            .fields
            .iter()
            .find(|field| crate::refine::wire_name(field) == input.wire)?;
        return Some(super::request::qualified(call.context, &field.ty));
    }
    let wanted = if input.at == InputAt::Body {
        "body"
    } else {
        &input.name
    };
    super::argument::parameters(&request.item)
        .into_iter()
        .find(|parameter| parameter.name == wanted)
        .map(|parameter| parameter.kept)
}

fn expression(
    context: Context<'_>,
    of: &syn::Type,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    if depth > 8 {
        return None;
    }
    if let Some(item) = generic(of, "Vec") {
        let first = example
            .and_then(|example| example.as_array())
            .and_then(|items| items.first());
        return Some(match expression(context, &item, first, depth + 1) {
            Some(value) => format!("[{value}]"),
            None => format!("Vec::<{}>::new()", spelled(context, &item)),
        });
    }
    if generic(of, "Option").is_some() {
        return Some("None".to_owned());
    }
    let text = example
        .and_then(|example| example.as_str())
        .unwrap_or(UNKNOWN);
    let name = match of {
        syn::Type::Path(path) => path.path.segments.last()?.ident.to_string(),
        _ => return None,
    };
    let number = example
        .filter(|example| example.is_number())
        .map(ToString::to_string);
    match name.as_str() {
        "String" => Some(format!("{text:?}")),
        "u64" | "i64" | "u32" | "i32" => Some(number.unwrap_or_else(|| "1".into())),
        "f64" | "f32" => Some(
            number
                .filter(|text| text.contains('.'))
                .unwrap_or_else(|| "1.0".into()),
        ),
        "bool" => Some("true".to_owned()),
        "NaiveDate" => Some("\"2026-01-31\".parse()?".to_owned()),
        "DateTime" => Some("\"2026-01-31T12:00:00Z\".parse()?".to_owned()),
        "OneOrMany" => Some(format!("{text:?}")),
        _ if argument(context, of)
            .accepts
            .to_string()
            .starts_with("impl Into") =>
        {
            let known = context.api.enums.iter().find(|known| known.name == name);
            let value = known
                .and_then(|known| known.values.first())
                .map_or(text, String::as_str);
            Some(format!("{value:?}"))
        }
        _ => structure(context, &name, example, depth)
            .or_else(|| variant(context, &name, example, depth)),
    }
}

/// A type as users write it, who have no `types` and no `runtime` in scope.
fn spelled(context: Context<'_>, of: &syn::Type) -> String {
    use syn::visit_mut::VisitMut;

    struct Spell(syn::Ident);
    impl VisitMut for Spell {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            syn::visit_mut::visit_path_mut(self, path);
            match path.segments.first_mut() {
                Some(first) if first.ident == "runtime" => {
                    first.ident = format_ident!("{}", crate::RUNTIME);
                }
                Some(first) if first.ident == "types" => {
                    let name = self.0.clone();
                    path.segments.insert(0, name.into());
                }
                _ => {}
            }
        }
    }
    let mut of = of.clone();
    Spell(format_ident!("{}", context.package.ident())).visit_type_mut(&mut of);
    quote!(#of).to_string().replace(' ', "")
}

/// A type of the crate, with what it has to have.
fn structure(
    context: Context<'_>,
    name: &str,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    let facts = context.api.types.get(name)?;
    let structure = context.refined.structure(name)?;
    let path = format!("{}::types::{name}", context.package.ident());
    if facts.required.is_empty() {
        return Some(format!("{path}::default()"));
    }
    let mut values = Vec::new();
    for field in &structure.fields {
        let wire = crate::refine::wire_name(field);
        if facts.required.contains(&wire) {
            let given = example.and_then(|example| example.get(&wire));
            let of = super::request::qualified(context, &field.ty);
            values.push(expression(context, &of, given, depth + 1)?);
        }
    }
    Some(format!("{path}::new({})", values.join(", ")))
}

/// A union of types of the crate, as the first of them.
fn variant(
    context: Context<'_>,
    name: &str,
    example: Option<&serde_json::Value>,
    depth: usize,
) -> Option<String> {
    let items = context.refined.types.get(name)?;
    let union = items.iter().find_map(|item| match item {
        syn::Item::Enum(union) if union.ident == name => Some(union),
        _ => None,
    })?;
    union.variants.iter().find_map(|variant| {
        let syn::Fields::Unnamed(fields) = &variant.fields else {
            return None;
        };
        let syn::Type::Path(path) = &fields.unnamed.first()?.ty else {
            return None;
        };
        let of = path.path.segments.last()?.ident.to_string();
        let value = structure(context, &of, example, depth + 1)?;
        let path = format!("{}::types::{name}", context.package.ident());
        Some(format!("{path}::{}({value})", variant.ident))
    })
}
