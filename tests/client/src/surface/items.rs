//! The lines of one module.

use syn::parse::Parse;
use syn::{
    Attribute, Fields, ImplItem, Item, ItemImpl, ItemUse, Macro, Meta, Token, UseTree, Visibility,
};

use super::macros::{OpenEnum, RequestBuilder};
use super::text::{flat_fn, flat_type};

/// The lines of one module, each with the name of what it is about.
pub(super) struct Lines {
    public: String,
    lines: Vec<(String, String)>,
}

impl Lines {
    /// None yet, of a module that users know by this path.
    pub fn new(public: &str) -> Self {
        Self {
            public: public.to_owned(),
            lines: Vec::new(),
        }
    }

    /// All lines, by what they are about. What is said about one thing stays
    /// in the order in which it is written.
    pub fn by_subject(mut self) -> Vec<(String, Vec<String>)> {
        self.lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        let subject = |lines: &[(String, String)]| {
            (
                lines[0].0.clone(),
                lines.iter().map(|(_, line)| line.clone()).collect(),
            )
        };
        self.lines
            .chunk_by(|(one, _), (other, _)| one == other)
            .map(subject)
            .collect()
    }

    fn add(&mut self, subject: &str, line: String) {
        self.lines.push((subject.to_owned(), line));
    }

    fn path(&self, name: &str) -> String {
        super::join(&self.public, name)
    }

    /// Adds what is re-exported from elsewhere.
    pub fn reexport(&mut self, item: &ItemUse, is_child: impl Fn(&str) -> bool) {
        let from_child =
            matches!(&item.tree, UseTree::Path(path) if is_child(&path.ident.to_string()));
        if is_public(&item.vis) && !from_child {
            self.uses(&item.tree, String::new());
        }
    }

    fn uses(&mut self, tree: &UseTree, from: String) {
        match tree {
            UseTree::Path(path) => {
                self.uses(&path.tree, super::join(&from, &path.ident.to_string()))
            }
            UseTree::Group(group) => group
                .items
                .iter()
                .for_each(|tree| self.uses(tree, from.clone())),
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                let line = format!("use {} = {}", self.path(&name), super::join(&from, &name));
                self.add(&name, line);
            }
            _ => panic!("a re-export of all of `{from}`, or of a part renamed, is not understood"),
        }
    }

    /// Adds an item that is neither a module nor a `use`.
    pub fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.add(
                    &name,
                    format!("struct {}{}", self.path(&name), marks(&item.attrs)),
                );
                self.fields(&name, &item.fields, rename_all(&item.attrs));
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.add(
                    &name,
                    format!("enum {}{}", self.path(&name), marks(&item.attrs)),
                );
                for variant in &item.variants {
                    let content = content(&variant.fields);
                    let line = format!("variant {}::{}{content}", self.path(&name), variant.ident);
                    self.add(&name, line);
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                let line = format!(
                    "type {}{} = {}",
                    self.path(&name),
                    generics(&item.generics),
                    flat_type(&item.ty)
                );
                self.add(&name, line);
            }
            Item::Impl(item) => self.implementation(item),
            Item::Macro(item) => self.macro_call(&item.mac),
            Item::Struct(_) | Item::Enum(_) | Item::Type(_) => {}
            Item::Fn(item) if !is_public(&item.vis) => {}
            Item::Const(item) if !is_public(&item.vis) => {}
            Item::Static(item) if !is_public(&item.vis) => {}
            other => panic!(
                "this kind of item is not understood: {other:?}",
                other = kind(other)
            ),
        }
    }

    fn fields(&mut self, subject: &str, fields: &Fields, rule: Option<Rename>) {
        for field in fields.iter().filter(|field| is_public(&field.vis)) {
            let name = field
                .ident
                .as_ref()
                .map_or("0".to_owned(), ToString::to_string);
            let own = wire_name(&field.attrs);
            let wire = own.or_else(|| Some(rule?(&name)).filter(|wire| *wire != name));
            let wire = wire.map_or(String::new(), |wire| format!(" as {wire:?}"));
            let line = format!(
                "field {}::{name}: {}{wire}",
                self.path(subject),
                flat_type(&field.ty)
            );
            self.add(subject, line);
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let owner = flat_type(&item.self_ty);
        let subject = owner.split('<').next().unwrap_or(&owner).to_owned();
        match &item.trait_ {
            Some((path, _)) => {
                let path = flat_path(path);
                let types = item.items.iter().filter_map(|item| match item {
                    ImplItem::Type(item) => {
                        Some(format!("type {} = {}", item.ident, flat_type(&item.ty)))
                    }
                    _ => None,
                });
                let types: Vec<_> = types.collect();
                let types = if types.is_empty() {
                    String::new()
                } else {
                    format!(" {{ {} }}", types.join("; "))
                };
                let generics = generics(&item.generics);
                let line = format!("impl{generics} {path} for {}{types}", self.path(&owner));
                self.add(&subject, line);
            }
            None => item
                .items
                .iter()
                .for_each(|item| self.member(&subject, &owner, item)),
        }
    }

    fn member(&mut self, subject: &str, owner: &str, item: &ImplItem) {
        let line = match item {
            ImplItem::Fn(item) if is_public(&item.vis) => flat_fn(&item.sig, &self.path(owner)),
            ImplItem::Const(item) if is_public(&item.vis) => {
                format!(
                    "const {}::{}: {}",
                    self.path(owner),
                    item.ident,
                    flat_type(&item.ty)
                )
            }
            _ => return,
        };
        self.add(subject, line);
    }

    fn macro_call(&mut self, call: &Macro) {
        let name = call.path.segments.last().map(|last| last.ident.to_string());
        match name.as_deref() {
            Some("open_enum") => self.open_enum(&arguments(call)),
            Some("request_builder") => self.request_builder(&arguments(call)),
            Some("blocking_request") => self.blocking_request(),
            Some("charged") => self.method_macro("charged", &arguments(call)),
            Some("paged") => self.method_macro("pages", &arguments(call)),
            Some("submits") => self.method_macro("submits", &arguments(call)),
            _ => panic!("what `{}!` makes is not understood", flat_path(&call.path)),
        }
    }

    fn open_enum(&mut self, item: &OpenEnum) {
        // The enum itself is written before the call of the macro.
        let is_enum = |line: &str| line.starts_with("enum ") || line.starts_with("variant ");
        let is_other = |(subject, line): &(String, String)| *subject != item.name || !is_enum(line);
        self.lines.retain(is_other);
        let path = self.path(&item.name);
        let fallback = item.fallback.as_ref();
        let fallback = fallback.map_or(String::new(), |name| format!(" or {name}"));
        self.add(&item.name, format!("open enum {path}{fallback}"));
        for (variant, text) in &item.variants {
            self.add(&item.name, format!("variant {path}::{variant} = {text:?}"));
        }
    }

    /// A macro that gives a request methods which are the same for all.
    fn method_macro(&mut self, what: &str, name: &syn::Ident) {
        let line = format!("{what} {}", self.path(&name.to_string()));
        self.add(&name.to_string(), line);
    }

    /// The one request of the blocking face, which sends any other.
    fn blocking_request(&mut self) {
        let line = format!("blocking request {}<B>", self.path("Request"));
        self.add("Request", line);
    }

    fn request_builder(&mut self, request: &RequestBuilder) {
        let (path, answer) = (self.path(&request.name), flat_type(&request.answer));
        self.add(&request.name, format!("request {path} -> {answer}"));
    }
}

fn arguments<T: Parse>(call: &Macro) -> T {
    let arguments = call.parse_body();
    arguments.unwrap_or_else(|error| panic!("`{}!`: {error}", flat_path(&call.path)))
}

fn flat_path(path: &syn::Path) -> String {
    flat_type(&syn::parse_quote!(#path))
}

fn is_public(vis: &Visibility) -> bool {
    matches!(vis, Visibility::Public(_))
}

fn kind(item: &Item) -> String {
    quote::quote!(#item).to_string().chars().take(60).collect()
}

fn generics(generics: &syn::Generics) -> String {
    super::text::flat(&quote::quote!(#generics).to_string())
}

fn content(fields: &Fields) -> String {
    let types: Vec<_> = fields.iter().map(|field| flat_type(&field.ty)).collect();
    if types.is_empty() {
        String::new()
    } else {
        format!("({})", types.join(", "))
    }
}

/// What is derived, and whether there may be more later.
fn marks(attrs: &[Attribute]) -> String {
    let mut marks = Vec::new();
    for attr in attrs {
        if attr.path().is_ident("derive") {
            let _ = attr.parse_nested_meta(|meta| {
                marks.extend(meta.path.segments.last().map(|last| last.ident.to_string()));
                Ok(())
            });
        }
    }
    marks.sort();
    if attrs
        .iter()
        .any(|attr| attr.path().is_ident("non_exhaustive"))
    {
        marks.push("non_exhaustive".to_owned());
    }
    if marks.is_empty() {
        String::new()
    } else {
        format!(": {}", marks.join(", "))
    }
}

/// What a rule for all fields of a struct makes of the name of one.
type Rename = fn(&str) -> String;

/// The rule for all fields of a struct.
fn rename_all(attrs: &[Attribute]) -> Option<Rename> {
    let rule = serde_text(attrs, "rename_all")?;
    Some(match rule.as_str() {
        "camelCase" => |field| {
            let mut words = field.split('_');
            let first = words.next().unwrap_or_default().to_owned();
            words.fold(first, |name, word| {
                let mut letters = word.chars();
                let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
                name + &capital.into_iter().chain(letters).collect::<String>()
            })
        },
        "kebab-case" => |field| field.replace('_', "-"),
        other => panic!("the rule `{other}` is not understood"),
    })
}

/// The name of a field in JSON, if it is not its own name.
fn wire_name(attrs: &[Attribute]) -> Option<String> {
    serde_text(attrs, "rename")
}

/// The text that an attribute of serde has.
fn serde_text(attrs: &[Attribute], wanted: &str) -> Option<String> {
    let mut name = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        let Meta::List(list) = &attr.meta else {
            continue;
        };
        let parsed = list.parse_nested_meta(|meta| {
            let value = meta
                .input
                .peek(Token![=])
                .then(|| meta.value()?.parse::<syn::LitStr>());
            if meta.path.is_ident(wanted) {
                name = value.transpose()?.map(|text| text.value());
            }
            Ok(())
        });
        parsed.unwrap_or_else(|error| panic!("a `serde` attribute is not understood: {error}"));
    }
    name
}
