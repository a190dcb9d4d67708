//! Brings what stands in other files into the description.
//!
//! A thing that is referred to in another file becomes a component, under the
//! name that it has there, and all references to it are rewritten; a path item
//! takes the place of the reference. A component of the description that is
//! nothing but a reference to a file becomes that thing itself, so that it
//! keeps its name. What was in the description before stays where it was.

use std::collections::{HashMap, HashSet, VecDeque};

use super::file::Files;
use super::inline::Inlining;
use super::names::{self, Names};
use super::reference::Reference;
use super::references::{dangling, wrong_kind};
use super::survey::{Site, Survey};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Map, Node, Place, Pointer, SourceId, Value};
use crate::grammar::{self, Kind};

/// A description with everything it needs from other files.
pub(super) struct Bundle {
    pub root: Node,
    /// Why some references could not be followed.
    pub problems: Diagnostics,
    /// Where all those stand that could not, told or not.
    pub lost: HashSet<Place>,
}

/// Bundles what the file `root` needs. `None` if that file has no tree.
pub(super) fn bundle(files: &mut Files, root: SourceId) -> Option<Bundle> {
    let tree = files.root(root)?;
    let sites = Survey::new(tree, Kind::Description, &Pointer::root()).sites;
    if sites.iter().all(stays) {
        return Some(Bundle {
            root: files.take_root(root)?,
            problems: Vec::new(),
            lost: HashSet::new(),
        });
    }
    let mut tree = tree.clone();
    let mut bundler = Bundler {
        names: Names::of(&tree),
        files,
        root,
        imports: HashMap::new(),
        queue: VecDeque::new(),
        inlining: Inlining::default(),
        problems: Vec::new(),
        lost: HashSet::new(),
    };
    bundler.adopt(&tree, &sites);
    bundler.rewrite(&mut tree, &Part::root(root));
    bundler.import(&mut tree);
    Some(Bundle {
        root: tree,
        problems: bundler.problems,
        lost: bundler.lost,
    })
}

/// Whether there is nothing to do for a reference in the description.
fn stays(site: &Site) -> bool {
    site.text.starts_with('#') && site.kind.reference() != grammar::Reference::Inlined
}

/// A thing in one of the files.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub file: SourceId,
    pub pointer: Pointer,
    pub kind: Kind,
}

/// A part of the description that comes from one file.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub file: SourceId,
    pub kind: Kind,
    /// Where it stands in the description.
    pub at: Pointer,
}

impl Part {
    fn root(file: SourceId) -> Self {
        Self {
            file,
            kind: Kind::Description,
            at: Pointer::root(),
        }
    }
}

/// Where a reference leads.
enum Destination {
    /// To where it says already.
    AsWritten,
    /// To a place in the description.
    InDescription(Pointer),
    /// To what becomes a component, in this section.
    Component(Target, &'static str),
    /// To what takes its place.
    Inlined(Target),
}

/// Why a reference leads nowhere.
pub(super) enum Lost {
    /// Because of a problem that was reported already.
    Told,
    Because(Diagnostic),
}

impl From<Diagnostic> for Lost {
    fn from(problem: Diagnostic) -> Self {
        Self::Because(problem)
    }
}

pub(super) struct Bundler<'f> {
    pub(super) files: &'f mut Files,
    root: SourceId,
    names: Names,
    /// The names of what became components.
    imports: HashMap<Target, String>,
    /// What is named as a component, but not yet there.
    queue: VecDeque<(Target, &'static str)>,
    pub(super) inlining: Inlining,
    problems: Diagnostics,
    lost: HashSet<Place>,
}

impl Bundler<'_> {
    /// Names what components of the description stand for after them.
    fn adopt(&mut self, tree: &Node, sites: &[Site]) {
        for site in sites {
            let [components, _, name] = site.holder.0.as_slice() else {
                continue;
            };
            if components == "components"
                && tree.at(&site.holder).is_some_and(is_only_reference)
                // What is lost here is reported when it is rewritten.
                && let Ok(Destination::Component(target, section)) =
                    self.destination(self.root, site)
                && !self.imports.contains_key(&target)
            {
                self.imports.insert(target.clone(), name.clone());
                self.queue.push_back((target, section));
            }
        }
    }

    /// Makes the references in a part lead to places in the description.
    pub(super) fn rewrite(&mut self, node: &mut Node, part: &Part) {
        let sites = Survey::new(node, part.kind, &part.at).sites;
        for site in &sites {
            match self.destination(part.file, site) {
                Ok(Destination::AsWritten) => {}
                Ok(Destination::InDescription(pointer)) => point(node, site, &pointer),
                Ok(Destination::Component(target, section)) => {
                    let name = self.name(target, section);
                    point(node, site, &component(section, &name));
                }
                Ok(Destination::Inlined(target)) => self.inline(node, site, target, part),
                Err(lost) => self.lose(site, part, lost),
            }
        }
    }

    /// Notes that a reference leads nowhere.
    pub(super) fn lose(&mut self, site: &Site, part: &Part, lost: Lost) {
        self.lost.insert(site.place);
        if let Lost::Because(problem) = lost {
            let pointer = part.at.join(&site.text_pointer());
            let place = problem.place.unwrap_or(site.place);
            self.lost.insert(place);
            self.problems.push(problem.at(place).pointer(pointer));
        }
    }

    /// Brings in all that was named as a component, and what that needs.
    fn import(&mut self, tree: &mut Node) {
        while let Some((target, section)) = self.queue.pop_front() {
            let Some(mut node) = self.find(&target).cloned() else {
                continue;
            };
            let name = self.name(target.clone(), section);
            let part = Part {
                file: target.file,
                kind: target.kind,
                at: component(section, &name),
            };
            self.rewrite(&mut node, &part);
            let placed = object(tree, "components", node.place)
                .and_then(|components| object(components, section, node.place))
                .map(|section| section.set(name, node));
            if let Err(problem) = placed {
                self.problems.push(problem);
            }
        }
    }

    /// What stands at a target, as its file says it.
    pub(super) fn find(&self, target: &Target) -> Option<&Node> {
        self.files.root(target.file)?.at(&target.pointer)
    }

    fn name(&mut self, target: Target, section: &'static str) -> String {
        if let Some(name) = self.imports.get(&target) {
            return name.clone();
        }
        let wish = names::wish(&target.pointer, &self.files.stem(target.file));
        let name = self.names.claim(section, &wish);
        self.imports.insert(target.clone(), name.clone());
        self.queue.push_back((target, section));
        name
    }

    /// Where a reference in the file `from` leads.
    fn destination(&mut self, from: SourceId, site: &Site) -> Result<Destination, Lost> {
        let reference = Reference::parse(&site.text)?;
        let is_as_written = from == self.root && reference.file.is_none();
        let target = self.target(from, reference, site.kind)?;
        let section = match site.kind.reference() {
            grammar::Reference::Component(section) => section,
            grammar::Reference::Inlined => {
                self.look(&target, site)?;
                return Ok(Destination::Inlined(target));
            }
            grammar::Reference::None => return Ok(Destination::AsWritten),
        };
        if is_as_written {
            return Ok(Destination::AsWritten);
        }
        if target.file == self.root {
            return Ok(Destination::InDescription(target.pointer));
        }
        self.look(&target, site)?;
        let target = self.follow(target);
        Ok(if target.file == self.root {
            Destination::InDescription(target.pointer)
        } else {
            Destination::Component(target, section)
        })
    }

    /// Reads the file that a reference leads to.
    fn target(&mut self, from: SourceId, to: Reference, kind: Kind) -> Result<Target, Lost> {
        let file = match to.file {
            None => from,
            Some(file) => {
                let path = self.files.path_from(from, &file);
                self.files.read(&path).map_err(Lost::Because)?
            }
        };
        Ok(Target {
            file,
            pointer: to.pointer,
            kind: kind.target(),
        })
    }

    /// Makes sure that something fitting stands at a target.
    fn look(&self, target: &Target, site: &Site) -> Result<(), Lost> {
        let tree = self.files.root(target.file).ok_or(Lost::Told)?;
        let Some(node) = tree.at(&target.pointer) else {
            return Err(dangling(tree, site, &target.pointer, self.files.sources()).into());
        };
        wrong_kind(site, node).map_or(Ok(()), |problem| Err(problem.into()))
    }

    /// Goes on to where a target leads, if it is nothing but a reference.
    fn follow(&mut self, mut target: Target) -> Target {
        let mut seen = HashSet::new();
        while target.file != self.root
            && seen.insert(target.clone())
            && let Some(node) = self.find(&target)
            && is_only_reference(node)
            && let Some(text) = node.get("$ref").and_then(Node::as_str)
            && let Ok(reference) = Reference::parse(text)
            && let Ok(next) = self.target(target.file, reference, target.kind)
            && self.find(&next).is_some()
        {
            target = next;
        }
        target
    }
}

/// Whether a thing is a reference and has nothing of its own.
fn is_only_reference(node: &Node) -> bool {
    node.as_object()
        .is_some_and(|members| members.len() == 1 && members.contains_key("$ref"))
}

fn component(section: &str, name: &str) -> Pointer {
    Pointer(["components", section, name].map(str::to_owned).to_vec())
}

/// Makes a reference say that it leads to `pointer`.
fn point(node: &mut Node, site: &Site, pointer: &Pointer) {
    if let Some(text) = node.at_mut(&site.text_pointer()) {
        text.value = Value::String(pointer.to_fragment());
    }
}

/// The member `key`, made an object if it is missing or `null`.
fn object<'n>(parent: &'n mut Node, key: &str, place: Place) -> Result<&'n mut Node, Diagnostic> {
    let is_null = |member: &Node| matches!(member.value, Value::Null);
    if parent.get(key).is_none_or(is_null) {
        parent.set(key, Node::new(Value::Object(Map::new()), place));
    }
    let parent_place = parent.place;
    match parent.get_mut(key) {
        Some(member) if member.as_object().is_some() => Ok(member),
        other => {
            let place = other.map_or(parent_place, |member| member.place);
            let message = format!("`{key}` is not an object, there is no room for imports");
            Err(Diagnostic::new("load/no-room", message)
                .at(place)
                .help("make it an object; what stands in other files is brought in there"))
        }
    }
}
