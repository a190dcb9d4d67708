//! Keeps of each operation how its request is built, and drops how it is sent.
//!
//! What is left is a plain function from arguments to a request: no async state
//! machine to compile for each, and one place in the runtime that sends,
//! repeats, reads and decodes for all of them.

use std::collections::BTreeMap;

use quote::{ToTokens, format_ident};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, FnArg, ImplItem, ItemFn, ItemImpl, Local, Pat, Stmt, Type, parse_quote};

use super::{docs, unexpected};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Node;
use crate::lower::{self, Lowered, visit};
use crate::names::shouty;

/// A function that builds the request of one operation.
#[derive(Debug, Clone)]
pub struct RequestFn {
    /// The function.
    pub item: ItemFn,
    /// What the answer decodes to; for a stream, the type of the stream.
    pub answer: Type,
}

/// What the lowered description says of an operation's request and answer.
#[derive(Debug, Clone, Default)]
struct Facts {
    enveloped: bool,
    optional_body: bool,
    /// What the answer is, if it is a stream of bytes.
    media_type: Option<String>,
    /// What parameters are called in the lowered description and on the wire.
    wire_names: BTreeMap<String, String>,
}

pub fn extract(
    client: ItemImpl,
    lowered: &Lowered,
) -> Result<BTreeMap<String, RequestFn>, Diagnostics> {
    let mut facts = BTreeMap::new();
    let mut root = lowered.document.root.clone();
    visit::operations(&mut root, &mut |operation, at| {
        let body = operation.get("requestBody");
        let required = body
            .and_then(|body| body.get("required"))
            .and_then(|node| node.as_bool());
        let known = Facts {
            enveloped: operation.get(lower::ENVELOPED).is_some(),
            optional_body: body.is_some() && required != Some(true),
            media_type: media_type(operation),
            wire_names: wire_names(operation),
        };
        if let Some(id) = operation.get("operationId").and_then(|node| node.as_str()) {
            facts.insert(id.to_owned(), (known, at.clone(), operation.place));
        }
    });
    let mut functions: BTreeMap<String, syn::ImplItemFn> = client
        .items
        .into_iter()
        .filter_map(|item| match item {
            ImplItem::Fn(function) => Some((function.sig.ident.to_string(), function)),
            _ => None,
        })
        .collect();
    let mut requests = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (name, (known, at, place)) in facts {
        let told = |diagnostic: Diagnostic| diagnostic.at(place).pointer(at.clone());
        match functions
            .remove(&name)
            .ok_or_else(|| unexpected(format!("there is no function `{name}`")))
        {
            Ok(function) => match request(function, known) {
                Ok(request) => {
                    requests.insert(name, request);
                }
                Err(diagnostic) => diagnostics.push(told(diagnostic)),
            },
            Err(diagnostic) => diagnostics.push(told(diagnostic)),
        }
    }
    diagnostics.extend(
        functions
            .keys()
            .map(|name| unexpected(format!("the function `{name}` is of no operation"))),
    );
    if diagnostics.is_empty() {
        Ok(requests)
    } else {
        Err(diagnostics)
    }
}

/// What can be said in a header.
fn media_type(operation: &Node) -> Option<String> {
    let media_type = operation.get(lower::MEDIA_TYPE)?.as_str()?;
    let is_plain = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    media_type
        .bytes()
        .all(is_plain)
        .then(|| media_type.to_owned())
}

fn wire_names(operation: &Node) -> BTreeMap<String, String> {
    let parameters = operation.get("parameters").and_then(Node::as_array);
    let text = |node: &Node, member| Some(node.get(member)?.as_str()?.to_owned());
    parameters
        .into_iter()
        .flatten()
        .filter_map(|node| Some((text(node, "name")?, text(node, lower::WIRE_NAME)?)))
        .collect()
}

fn request(function: syn::ImplItemFn, known: Facts) -> Result<RequestFn, Diagnostic> {
    let name = function.sig.ident.to_string();
    let answer = answer(&function.sig.output)
        .ok_or_else(|| unexpected(format!("`{name}` does not return a `ResponseValue`")))?;
    let mut signature = function.sig;
    let mut block = function.block;
    super::arguments::rename_taken(&mut signature, &mut block);
    keep_building(&mut block, &name)?;
    let headers = drop_version_header(&mut block, &name)?;
    let mut rewrite = Rewrite {
        optional_body: known.optional_body.then(|| optional_body(&signature)),
        drop_headers: !headers,
        found_client: false,
        accepts: known.media_type,
        wire_names: known.wire_names,
    };
    rewrite.visit_block_mut(&mut block);
    if !rewrite.found_client {
        return Err(unexpected(format!("`{name}` does not use `self.client`")));
    }
    let operation = format_ident!("{}", shouty(&name));
    let constructor = match &answer {
        stream if is_named(stream, "ByteStream") => quote::quote!(stream),
        Type::Tuple(_) => quote::quote!(empty),
        _ if known.enveloped => quote::quote!(new),
        _ => quote::quote!(without_envelope),
    };
    block.stmts.push(Stmt::Expr(
        parse_quote!(Ok(runtime::Request::#constructor(&#operation, request))),
        None,
    ));
    let answer = if is_named(&answer, "ByteStream") {
        parse_quote!(runtime::ByteStream)
    } else {
        answer
    };
    signature.asyncness = None;
    signature.output = parse_quote!(-> Result<runtime::Request<#answer>, runtime::BuildError>);
    arguments(&mut signature, known.optional_body);
    let path = docs::attributes_of(&format!("Builds the request of `{name}`."));
    let mut item: ItemFn = parse_quote!(#signature #block);
    item.attrs = path;
    Shorten.visit_item_fn_mut(&mut item);
    let mut answer = answer;
    Shorten.visit_type_mut(&mut answer);
    Ok(RequestFn { item, answer })
}

/// `T` of `Result<ResponseValue<T>, …>`.
fn answer(output: &syn::ReturnType) -> Option<Type> {
    let syn::ReturnType::Type(_, of) = output else {
        return None;
    };
    let result = first_argument(of)?;
    is_named(&result, "ResponseValue")
        .then(|| first_argument(&result))
        .flatten()
}

fn first_argument(of: &Type) -> Option<Type> {
    let Type::Path(path) = of else {
        return None;
    };
    match &path.path.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(of) => Some(of.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn is_named(of: &Type, name: &str) -> bool {
    matches!(of, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

/// Cuts off everything behind `let mut request = …;`.
fn keep_building(block: &mut Block, name: &str) -> Result<(), Diagnostic> {
    let position = block
        .stmts
        .iter()
        .position(|statement| matches!(statement, Stmt::Local(local) if binds(local, "request")))
        .ok_or_else(|| unexpected(format!("`{name}` has no `let mut request`")))?;
    block.stmts.truncate(position + 1);
    if let Some(Stmt::Local(local)) = block.stmts.last_mut() {
        local.attrs.clear();
        local.pat = parse_quote!(request);
    }
    Ok(())
}

/// progenitor puts underscores before what an argument is called, too.
fn binds(local: &Local, name: &str) -> bool {
    matches!(&local.pat, Pat::Ident(pattern)
        if pattern.ident.to_string().trim_start_matches('_') == name)
}

/// Drops the `api-version` header that nobody asked for, and with it the map of
/// headers if there are no others. Says whether there are.
fn drop_version_header(block: &mut Block, name: &str) -> Result<bool, Diagnostic> {
    let before = block.stmts.len();
    block.stmts.retain(|statement| {
        !statement
            .to_token_stream()
            .to_string()
            .contains("Self :: api_version")
    });
    let dropped = before - block.stmts.len();
    if dropped != 1 {
        return Err(unexpected(format!(
            "`{name}` says `api_version` in {dropped} statements, not in one"
        )));
    }
    let appends = block
        .stmts
        .iter()
        .filter(|statement| {
            statement
                .to_token_stream()
                .to_string()
                .contains("header_map . append")
        })
        .count();
    if appends == 0 {
        block.stmts.retain(
            |statement| !matches!(statement, Stmt::Local(local) if binds(local, "header_map")),
        );
    }
    Ok(appends > 0)
}

fn arguments(signature: &mut syn::Signature, optional_body: bool) {
    let client: FnArg = parse_quote!(client: &'a runtime::Client);
    for argument in &mut signature.inputs {
        match argument {
            FnArg::Receiver(_) => *argument = client.clone(),
            FnArg::Typed(typed) => {
                let of = &typed.ty;
                if optional_body
                    && matches!(&*typed.pat, Pat::Ident(pattern) if pattern.ident == "body")
                {
                    typed.ty = parse_quote!(Option<#of>);
                }
            }
        }
    }
}

/// An optional body as a reference: numbers and the like are taken by value.
fn optional_body(signature: &syn::Signature) -> Expr {
    let is_reference = signature.inputs.iter().any(|argument| match argument {
        FnArg::Typed(typed) => {
            matches!(&*typed.pat, Pat::Ident(pattern) if pattern.ident == "body")
                && matches!(&*typed.ty, Type::Reference(_))
        }
        FnArg::Receiver(_) => false,
    });
    if is_reference {
        parse_quote!(body)
    } else {
        parse_quote!(body.as_ref())
    }
}

/// Rewrites the statements that are kept.
struct Rewrite {
    /// The expression of a body that may be left out.
    optional_body: Option<Expr>,
    drop_headers: bool,
    found_client: bool,
    /// What to ask for, until it is asked for. progenitor does that for JSON
    /// only, and without it nobody can tell a file from another answer.
    accepts: Option<String>,
    wire_names: BTreeMap<String, String>,
}

impl VisitMut for Rewrite {
    fn visit_lit_str_mut(&mut self, text: &mut syn::LitStr) {
        if let Some(wire) = self.wire_names.get(&text.value()) {
            *text = syn::LitStr::new(wire, text.span());
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        match expression {
            Expr::Field(field) if is_self(&field.base) => {
                let syn::Member::Named(name) = &field.member else {
                    return;
                };
                if name == "client" {
                    self.found_client = true;
                    *expression = parse_quote!(client.http());
                } else if name == "baseurl" {
                    *expression = parse_quote!(client.base_url());
                }
            }
            Expr::Call(call) if is_path(&call.func, "encode_path") => {
                let segment = call.args.first().map(without_to_string);
                *expression = parse_quote!(runtime::path_segment(#segment)?);
            }
            Expr::MethodCall(call) => {
                let receiver = &call.receiver;
                if call.method == "headers" && self.drop_headers {
                    *expression = (**receiver).clone();
                } else if call.method == "json"
                    && let Some(body) = &self.optional_body
                {
                    *expression =
                        parse_quote!(runtime::RequestBuilderExt::maybe_json(#receiver, #body));
                } else if ["options", "trace"].iter().any(|verb| call.method == verb)
                    && is_http(receiver)
                {
                    // reqwest has no method for these.
                    let verb = format_ident!("{}", call.method.to_string().to_uppercase());
                    let arguments = &call.args;
                    *expression =
                        parse_quote!(#receiver.request(::reqwest::Method::#verb, #arguments));
                } else if call.method == "form_urlencoded" {
                    let arguments = &call.args;
                    *expression = parse_quote!(runtime::RequestBuilderExt::form_urlencoded(#receiver, #arguments));
                }
            }
            _ => {}
        }
        if matches!(expression, Expr::MethodCall(call) if is_http(&call.receiver))
            && let Some(media_type) = self.accepts.take()
        {
            *expression = parse_quote! {
                #expression.header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static(#media_type),
                )
            };
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        type Arguments = syn::punctuated::Punctuated<Expr, syn::Token![,]>;
        if let Ok(mut arguments) = call.parse_body_with(Arguments::parse_terminated) {
            for argument in &mut arguments {
                self.visit_expr_mut(argument);
            }
            arguments.pop_punct();
            call.tokens = arguments.to_token_stream();
        }
    }
}

fn is_http(expression: &Expr) -> bool {
    matches!(expression, Expr::MethodCall(call) if call.method == "http")
}

fn is_path(expression: &Expr, name: &str) -> bool {
    matches!(expression, Expr::Path(path) if path.path.is_ident(name))
}

/// `&value` for `&value.to_string()`.
fn without_to_string(argument: &Expr) -> Expr {
    match argument {
        Expr::Reference(reference) => match &*reference.expr {
            Expr::MethodCall(call) if call.method == "to_string" => {
                let value = &call.receiver;
                parse_quote!(&#value)
            }
            _ => argument.clone(),
        },
        _ => argument.clone(),
    }
}

fn is_self(expression: &Expr) -> bool {
    matches!(expression, Expr::Path(path) if path.path.is_ident("self"))
}

/// Gives paths the form that they have in a generated module.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let kept = match names.as_slice() {
            ["std", _, "Option" | "String" | "Vec"] => 1,
            ["crate", "types", _] => 2,
            _ => 0,
        };
        if kept > 0 {
            let skipped = path.segments.len() - kept;
            path.leading_colon = None;
            path.segments = path.segments.iter().skip(skipped).cloned().collect();
        }
        let runtime = match names.as_slice() {
            ["ByteStream"] => {
                path.segments.insert(0, parse_quote!(runtime));
                return;
            }
            ["progenitor_client", ..] => true,
            [first, ..] => *first == crate::RUNTIME,
            [] => false,
        };
        if runtime && let Some(first) = path.segments.first_mut() {
            path.leading_colon = None;
            first.ident = format_ident!("runtime");
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        type Arguments = syn::punctuated::Punctuated<Expr, syn::Token![,]>;
        if let Ok(mut arguments) = call.parse_body_with(Arguments::parse_terminated) {
            for argument in &mut arguments {
                self.visit_expr_mut(argument);
            }
            call.tokens = arguments.to_token_stream();
        }
    }
}
