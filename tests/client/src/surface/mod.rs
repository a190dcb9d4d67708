//! What a crate offers: one line for each public item.
//!
//! Made from the text of the crate, so that it can be had of a crate that is
//! not on disk. A line says where an item is found by a user, not where it is
//! written. Only what generated crates are made of is understood; anything
//! else is refused, so that nothing public goes unseen. A `request` is what
//! the runtime's `request_builder!` makes of a struct: it can be awaited.

mod items;
mod macros;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::{Item, UseTree, Visibility};

use crate::project::Files;
use items::Lines;

/// A thing with more lines than this gets a page to itself.
const MANY: usize = 40;

/// The lines of a crate, in pages that are small enough to be read.
///
/// A page is what one file holds, by the path of its module; what is long has a
/// page to itself.
#[must_use]
pub fn pages(files: &Files) -> BTreeMap<String, String> {
    let mut survey = Survey {
        files,
        pages: BTreeMap::new(),
    };
    survey.module(
        &Module {
            file: "src/lib.rs".into(),
            name: String::new(),
            public: String::new(),
        },
        None,
    );
    survey.pages
}

/// A file, and what its items are called by users.
struct Module {
    file: String,
    /// The path of the module, private or not.
    name: String,
    /// The path under which its items are found.
    public: String,
}

struct Survey<'f> {
    files: &'f Files,
    pages: BTreeMap<String, String>,
}

impl Survey<'_> {
    /// `names`, if given, are those of its items that can be reached.
    fn module(&mut self, module: &Module, names: Option<&BTreeSet<String>>) {
        let path = &module.file;
        let text = self.files.get(Path::new(path));
        let text = text.unwrap_or_else(|| panic!("there is no `{path}`"));
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));

        let reexports = Reexports::of(&file);
        let mut lines = Lines::new(&module.public);
        for item in &file.items {
            match item {
                Item::Mod(child) => {
                    let child_name = child.ident.to_string();
                    if let Some((child, names)) = reexports.reach(module, &child_name, &child.vis) {
                        self.module(&child, names);
                    }
                }
                Item::Use(item) => lines.reexport(item, |first| reexports.is_child(first)),
                item => lines.item(item),
            }
        }
        self.print(module, lines, names);
    }

    fn print(&mut self, module: &Module, lines: Lines, names: Option<&BTreeSet<String>>) {
        let page = if module.name.is_empty() {
            "crate"
        } else {
            &module.name
        };
        for (subject, lines) in lines.by_subject() {
            if names.is_some_and(|names| !names.contains(&subject)) {
                continue;
            }
            let page = if lines.len() > MANY {
                format!("{page}.{subject}")
            } else {
                page.to_owned()
            };
            let page = self.pages.entry(page).or_default();
            for line in lines {
                page.push_str(&line);
                page.push('\n');
            }
        }
    }
}

/// What a file takes from the modules below it and shows as its own.
struct Reexports {
    children: BTreeMap<String, Reexport>,
}

#[derive(Default)]
struct Reexport {
    all: bool,
    names: BTreeSet<String>,
}

impl Reexports {
    fn of(file: &syn::File) -> Self {
        let modules = file.items.iter().filter_map(|item| match item {
            Item::Mod(item) => Some((item.ident.to_string(), Reexport::default())),
            _ => None,
        });
        let mut reexports = Self {
            children: modules.collect(),
        };
        for item in &file.items {
            if let Item::Use(item) = item
                && matches!(item.vis, Visibility::Public(_))
                && let UseTree::Path(path) = &item.tree
                && let Some(child) = reexports.children.get_mut(&path.ident.to_string())
            {
                child.take(&path.tree);
            }
        }
        reexports
    }

    fn is_child(&self, name: &str) -> bool {
        self.children.contains_key(name)
    }

    /// The module below `parent` as users see it, if they can reach it.
    fn reach(
        &self,
        parent: &Module,
        name: &str,
        vis: &Visibility,
    ) -> Option<(Module, Option<&BTreeSet<String>>)> {
        let reexport = self.children.get(name)?;
        let is_public = matches!(vis, Visibility::Public(_));
        if !is_public && !reexport.all && reexport.names.is_empty() {
            return None;
        }
        let dir = parent
            .file
            .trim_end_matches("lib.rs")
            .trim_end_matches(".rs")
            .trim_end_matches('/');
        let module = Module {
            file: format!("{dir}/{name}.rs"),
            name: join(&parent.name, name),
            public: if is_public {
                join(&parent.public, name)
            } else {
                parent.public.clone()
            },
        };
        let names = (!is_public && !reexport.all).then_some(&reexport.names);
        Some((module, names))
    }
}

impl Reexport {
    fn take(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Glob(_) => self.all = true,
            UseTree::Name(name) => drop(self.names.insert(name.ident.to_string())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.take(tree)),
            _ => panic!("a re-export that is renamed or deeper than a module is not understood"),
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}::{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(text: &str) -> String {
        let files = Files::from([("src/lib.rs".into(), text.to_owned())]);
        pages(&files).remove("crate").unwrap_or_default()
    }

    #[test]
    fn every_kind_of_item_has_a_line() {
        let page = page_of(
            "pub use dep::{A, b::C};
             use dep::Hidden;
             /// Docs.
             #[derive(Debug, Clone)] #[non_exhaustive]
             pub struct B { #[serde(rename = \"wire\", default)] pub field: ::std::vec::Vec<u8>, hidden: u8 }
             impl B {
                 pub const ONE: u8 = 1;
                 pub async fn call(mut self, name: impl Into<String>) -> Result<crate::B, crate::E> { todo!() }
                 fn hidden(&self) {}
             }
             impl ::std::future::IntoFuture for B { type Output = u8; fn f() {} }
             pub enum E { One, Two(Box<B>) }
             pub enum O { Yes, Unknown(String) }
             runtime::open_enum!(O, Unknown, Yes = \"yes\");
             runtime::request_builder!(B, types::Answer);
             pub type T = B;
             struct Hidden;",
        );
        assert_eq!(
            page.lines().collect::<Vec<_>>(),
            [
                "use A = dep::A",
                "struct B: Clone, Debug, non_exhaustive",
                "field B::field: std::vec::Vec<u8> as \"wire\"",
                "const B::ONE: u8",
                "async fn B::call(mut self, name: impl Into<String>) -> Result<B, E>",
                "impl std::future::IntoFuture for B { type Output = u8 }",
                "request B -> types::Answer",
                "use C = dep::b::C",
                "enum E",
                "variant E::One",
                "variant E::Two(Box<B>)",
                "open enum O",
                "variant O::Yes = \"yes\"",
                "type T = B",
            ]
        );
    }

    #[test]
    fn items_are_found_where_users_find_them() {
        let files = Files::from([
            (
                "src/lib.rs".into(),
                "mod a; pub mod b; mod c; pub use a::A;".to_owned(),
            ),
            (
                "src/a.rs".into(),
                "pub struct A; pub struct Hidden;".to_owned(),
            ),
            ("src/b.rs".into(), "mod d; pub use d::*;".to_owned()),
            ("src/b/d.rs".into(), "pub struct D;".to_owned()),
        ]);
        let pages = pages(&files);
        let expected = [("a", "struct A\n"), ("b::d", "struct b::D\n")];
        assert_eq!(
            pages,
            expected
                .map(|(page, text)| (page.into(), text.into()))
                .into()
        );
    }
}
