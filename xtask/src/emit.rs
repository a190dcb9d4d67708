//! Prints the files of a client crate from the plan.
//!
//! Each emitted thing is a struct that implements `ToTokens`, in a module of its
//! name. Nothing is decided or looked up here: what to say comes from the plan, the
//! plain structs from `core`.

mod argument;
mod authentication;
mod blocking;
mod by_status;
mod client;
mod conversion;
mod crate_root;
mod definition;
mod docs;
mod documentation;
mod enumeration;
mod example;
mod guide;
mod header;
mod job;
mod manifest;
mod markdown;
mod money;
mod operation;
mod page;
mod readme;
mod rename;
mod request;
mod resource;
mod server;
mod types;
mod union;
mod usage;
mod way;
mod webhooks;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use quote::ToTokens;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::{Api, Failure, Job, Method, Operation, Resource};
use crate::quiet;
pub use documentation::price_in_words;

/// What the crate is to be.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The path of the runtime crate, from the generated one.
    pub runtime_path: String,
    /// The path of the description, from the workspace.
    pub spec: String,
    /// What its manifest says besides.
    pub facts: PackageFacts,
}

/// What a manifest says of its package, where that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageFacts {
    /// The version; `0.1.0` if there is none.
    pub version: Option<String>,
    /// The licence; that of the description if there is none.
    pub license: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The address of the repository.
    pub repository: Option<String>,
}

impl Package {
    /// The crate's name as an identifier.
    pub fn ident(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// The structs that `core` made, by name.
pub type Structs = BTreeMap<Rc<str>, syn::ItemStruct>;

/// What emitted things look up.
#[derive(Clone, Copy)]
struct Context<'a> {
    api: &'a Api,
    structs: &'a Structs,
    package: &'a Package,
    index: &'a Index<'a>,
}

/// What would take long to find for each operation again.
struct Index<'a> {
    /// Operations with their resources, by id.
    operations: HashMap<&'a str, (&'a Resource, &'a Operation)>,
    /// The jobs that operations report on, by the ids of these.
    jobs: HashMap<&'a str, &'a Job>,
    /// The errors that are common to many operations.
    common_errors: BTreeSet<&'a Failure>,
    /// The types that are sent and can be made from those that are received.
    conversions: conversion::Pairs,
    /// Whether calls can cost anything.
    has_money: bool,
    /// Whether operations start jobs.
    has_jobs: bool,
}

impl<'a> Index<'a> {
    fn new(api: &'a Api) -> Self {
        // The usual representation of an operation is the first one.
        let operations = api.resources.iter().rev().flat_map(|resource| {
            let operations = resource.operations.iter().rev();
            operations.map(move |operation| (operation.id.as_str(), (resource, operation)))
        });
        let jobs = api
            .operations()
            .filter_map(|operation| operation.job.as_ref());
        let jobs = jobs.flat_map(|job| job.tellers().map(move |it| (it.operation.as_str(), job)));
        let mut told_by = HashMap::new();
        for (id, job) in jobs {
            told_by.entry(id).or_insert(job);
        }
        Self {
            operations: operations.collect(),
            jobs: told_by,
            common_errors: documentation::common_errors(api),
            conversions: conversion::pairs(&api.types),
            has_money: api.has_money(),
            has_jobs: api.has_jobs(),
        }
    }
}

/// Emits the crate: passes each Rust file to `print`, and returns the other files by path.
///
/// A file is printed before the next one is made, as the syntax trees of a large crate
/// take more memory than everything else.
///
/// # Errors
/// Code that does not parse, two files with one path, or a name that cannot be
/// one: defects of the generator, as the plan promises names that fit.
pub fn emit(
    api: &Api,
    structs: &Structs,
    package: &Package,
    print: &mut dyn FnMut(&str, syn::File),
) -> Result<BTreeMap<String, String>, Diagnostics> {
    // Making an identifier of a text that is none panics.
    quiet::catch(|| emit_all(api, structs, package, print)).unwrap_or_else(|reason| {
        Err(vec![defect(
            "emit/panic",
            format!("the crate could not be written: {reason}"),
        )])
    })
}

fn emit_all(
    api: &Api,
    structs: &Structs,
    package: &Package,
    print: &mut dyn FnMut(&str, syn::File),
) -> Result<BTreeMap<String, String>, Diagnostics> {
    let context = Context {
        api,
        structs,
        package,
        index: &Index::new(api),
    };
    let mut files = Files {
        print,
        paths: BTreeSet::new(),
        diagnostics: Diagnostics::new(),
    };
    files.add("src/lib.rs", &crate_root::CrateRoot(context));
    files.add("src/client.rs", &client::Client(context));
    files.add("src/blocking.rs", &blocking::Root(context));
    for resource in &api.resources {
        files.add(
            &format!("src/{}.rs", resource.name),
            &resource::ResourceFile { context, resource },
        );
        files.add(
            &format!("src/blocking/{}.rs", resource.name),
            &blocking::ResourceFile { context, resource },
        );
    }
    for (path, module) in types::modules(context) {
        files.add(&path, &module);
    }
    if let Some(webhooks) = &api.webhooks {
        files.add(
            "src/webhooks.rs",
            &webhooks::WebhooksFile { context, webhooks },
        );
    }
    if !files.diagnostics.is_empty() {
        return Err(files.diagnostics);
    }
    Ok(BTreeMap::from([
        ("Cargo.toml".to_owned(), manifest::manifest(context)),
        ("README.md".to_owned(), readme::readme(context)),
    ]))
}

struct Files<'a> {
    print: &'a mut dyn FnMut(&str, syn::File),
    paths: BTreeSet<String>,
    diagnostics: Diagnostics,
}

impl Files<'_> {
    fn add(&mut self, path: &str, content: &dyn ToTokens) {
        match syn::parse2(content.to_token_stream()) {
            Ok(file) if self.paths.insert(path.to_owned()) => (self.print)(path, file),
            Ok(_) => self.diagnostics.push(defect(
                "emit/file-twice",
                format!("two things want to be in `{path}`"),
            )),
            Err(error) => self.diagnostics.push(defect(
                "emit/syntax",
                format!("`{path}` came out as code that does not parse: {error}"),
            )),
        }
    }
}

fn defect(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::new(code, message)
        .help("this is a defect of the generator; please report it with the description")
}

/// A method with all that it belongs to.
#[derive(Clone, Copy)]
struct Call<'a> {
    context: Context<'a>,
    resource: &'a Resource,
    operation: &'a Operation,
    method: &'a Method,
}

fn calls<'a>(context: Context<'a>, resource: &'a Resource) -> impl Iterator<Item = Call<'a>> {
    resource.operations.iter().flat_map(move |operation| {
        operation.methods.iter().map(move |method| Call {
            context,
            resource,
            operation,
            method,
        })
    })
}

fn all_calls<'a>(context: Context<'a>) -> impl Iterator<Item = Call<'a>> {
    let resources = context.api.resources.iter();
    resources.flat_map(move |resource| calls(context, resource))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn reports_a_second_file_with_the_same_path() {
        let mut files = Files {
            print: &mut |_, _| {},
            paths: BTreeSet::new(),
            diagnostics: Diagnostics::new(),
        };
        files.add("src/a.rs", &quote!());
        assert!(files.diagnostics.is_empty());
        files.add("src/a.rs", &quote!());
        assert_eq!(files.diagnostics[0].code, "emit/file-twice");
    }
}
