//! Runs progenitor over the plain structs of a plan.
//!
//! progenitor takes OpenAPI 3.0, so the structs are printed as a small document of
//! that version, in which everything that is not plain is a type from elsewhere. Its
//! output is compared with the plan and never changed: a struct that did not come out
//! as planned is left to `emit`.

mod schema;

use std::collections::BTreeMap;
use std::rc::Rc;

use openapiv3::{Components, Info, OpenAPI, Schema};
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Fields, Item, ItemStruct};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::types::{Shape, Struct, Types};
use crate::quiet;
use crate::rust::{self, In};

/// Makes the plain structs of a plan, by name.
///
/// # Errors
/// A defect: what the plan decided is always something that progenitor can read.
pub fn core(types: &Types) -> Result<BTreeMap<Rc<str>, ItemStruct>, Diagnostics> {
    let file = generate(types).map_err(|message| {
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        let problem = format!("progenitor cannot make the structs of the plan: {message}");
        vec![
            Diagnostic::new("core/progenitor", problem)
                .help("this is a defect of the generator; please report it with the description"),
        ]
    })?;
    let made = types_in(file).filter_map(|mut item| {
        let definition = types.get(item.ident.to_string().as_str())?;
        Shorten.visit_item_struct_mut(&mut item);
        let is_planned = definition.structure().is_some_and(|plan| fits(&item, plan));
        is_planned.then(|| (Rc::clone(&definition.name), item))
    });
    Ok(made.collect())
}

fn generate(types: &Types) -> Result<syn::File, String> {
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Positional);
    let mut components = Components::default();
    for definition in types.values() {
        let schema = match &definition.shape {
            Shape::Struct(structure) => schema::object(structure),
            Shape::Enum(_) | Shape::Union(_) => None,
        };
        let schema = schema.unwrap_or_else(|| {
            let name = &*definition.name;
            settings.with_replacement(name, format!("types::{name}"), std::iter::empty());
            schema::anything()
        });
        add(&mut components, &definition.name, schema);
    }
    for (name, path) in schema::FOREIGN {
        settings.with_replacement(*name, *path, std::iter::empty());
        add(&mut components, name, schema::anything());
    }
    let openapi = OpenAPI {
        openapi: "3.0.3".to_owned(),
        info: Info {
            title: "types".to_owned(),
            version: "1".to_owned(),
            ..Info::default()
        },
        components: Some(components),
        ..OpenAPI::default()
    };
    let tokens = quiet::catch(|| Generator::new(&settings).generate_tokens(&openapi))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| format!("its output is not Rust: {error}"))
}

fn add(components: &mut Components, name: &str, schema: Schema) {
    let schema = openapiv3::ReferenceOr::Item(schema);
    components.schemas.insert(name.to_owned(), schema);
}

/// The structs in the module `types` of the output.
fn types_in(file: syn::File) -> impl Iterator<Item = ItemStruct> {
    let modules = file.items.into_iter().filter_map(|item| match item {
        Item::Mod(module) if module.ident == "types" => module.content,
        _ => None,
    });
    modules
        .flat_map(|(_, items)| items)
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item),
            _ => None,
        })
}

/// Whether a struct is what the plan decided, in any order: typify sorts fields.
fn fits(item: &ItemStruct, plan: &Struct) -> bool {
    let Fields::Named(fields) = &item.fields else {
        return false;
    };
    plan.rest.is_none()
        && fields.named.len() == plan.fields.len()
        && plan.fields.iter().all(|field| {
            let mut made = fields.named.iter();
            made.any(|made| {
                made.ident
                    .as_ref()
                    .is_some_and(|ident| *ident == field.name)
                    && made.ty.to_token_stream().to_string()
                        == rust::field(field, In::Types).to_string()
            })
        })
}

/// Writes paths as the modules of generated code have them in scope.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|it| it.ident.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let kept = match names.as_slice() {
            ["std", _, "String" | "Vec" | "Option"] | ["std", "boxed", "Box"] => 1,
            ["types" | "super" | "self", _] => 1,
            ["runtime", ..] => names.len(),
            _ => return,
        };
        let segments = path.segments.iter().skip(names.len() - kept).cloned();
        path.segments = segments.collect();
        path.leading_colon = None;
    }
}
