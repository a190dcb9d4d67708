//! The files that a description is made of: found, read and parsed once each.
//!
//! A file is known by where it really is, however it was referred to, and is
//! shown to people by the path that led there first. What its content means
//! is not looked at.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{json, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Failure, path_for_people};
use crate::document::{Node, Place, Source, SourceId, Value};
use crate::suggest;

/// What a parser made of a text: as much of a tree as there was, and what was
/// wrong.
pub(super) type Parsed = (Option<Node>, Diagnostics);

/// All files read so far.
#[derive(Default)]
pub(super) struct Files {
    sources: Vec<Source>,
    roots: Vec<Option<Node>>,
    known: HashMap<PathBuf, SourceId>,
    problems: Diagnostics,
}

impl Files {
    /// Reads a file, unless that was done before. What is wrong inside it is
    /// kept for [`Files::into_failure`].
    ///
    /// The error, for a file that cannot be read at all, has no place; the
    /// caller knows who asked for the file.
    pub(super) fn read(&mut self, path: &Path) -> Result<SourceId, Diagnostic> {
        let identity = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if let Some(&id) = self.known.get(&identity) {
            return Ok(id);
        }
        let bytes = bytes(path)?;
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        let (text, (root, problems)) = match text(bytes) {
            Ok(text) => {
                let parsed = parse(path, &text, id);
                (text, parsed)
            }
            Err(broken) => {
                let problem = broken.diagnostic(id);
                (broken.text, (None, vec![problem]))
            }
        };
        self.sources.push(Source {
            path: path.to_owned(),
            text,
        });
        self.roots.push(root);
        self.known.insert(identity, id);
        self.problems.extend(problems);
        Ok(id)
    }

    /// The texts of the files.
    pub(super) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The tree of a file, unless it is too broken to have one.
    pub(super) fn root(&self, id: SourceId) -> Option<&Node> {
        self.roots.get(id.0 as usize)?.as_ref()
    }

    /// Takes the tree of a file, for good.
    pub(super) fn take_root(&mut self, id: SourceId) -> Option<Node> {
        self.roots.get_mut(id.0 as usize)?.take()
    }

    /// The path that `reference`, standing in the file `id`, leads to.
    pub(super) fn path_from(&self, id: SourceId, reference: &str) -> PathBuf {
        let source = self.sources.get(id.0 as usize);
        let folder = source.and_then(|source| source.path.parent());
        tidy(&folder.unwrap_or(Path::new("")).join(reference))
    }

    /// The name of a file without its folder and extension.
    pub(super) fn stem(&self, id: SourceId) -> String {
        let source = self.sources.get(id.0 as usize);
        let stem = source.and_then(|source| source.path.file_stem());
        stem.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The texts, with what is wrong inside the files and whatever else is.
    pub(super) fn into_failure(self, problems: Diagnostics) -> Failure {
        let mut diagnostics = self.problems;
        diagnostics.extend(problems);
        Failure {
            diagnostics,
            sources: self.sources,
        }
    }
}

/// The content of a file.
fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let shown = path_for_people(path);
    let problem = |code, message: String| Diagnostic::new(code, message);
    if path.is_dir() {
        let message = format!("`{shown}` is a directory, not a file");
        return Err(problem("load/directory", message).help("name a YAML or JSON file"));
    }
    fs::read(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            let message = format!("there is no file `{shown}`");
            problem("load/no-file", message).help(match near(path) {
                Some(near) => format!("there is `{}`", path_for_people(&near)),
                None => "check the path".to_owned(),
            })
        } else {
            let message = format!("cannot read `{shown}`: {error}");
            problem("load/unreadable", message).help("check that it is a file you may read")
        }
    })
}

/// A file beside the one that is missing, with almost the same name.
fn near(path: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|it| *it != Path::new(""));
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    let known = || names.iter().map(String::as_str);
    let near = suggest::closest(wanted, known()).or_else(|| {
        let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
        // `openapi.yml` for `openapi.yaml`.
        known().find(|name| stem(name).is_some() && stem(name) == stem(wanted))
    })?;
    Some(path.with_file_name(near))
}

/// A file that is no UTF-8 text.
struct NotUtf8 {
    /// As much of the text as could be made out.
    text: String,
    /// Where the first byte is that could not.
    at: usize,
    /// What encoding it looks like.
    looks_like: &'static str,
}

impl NotUtf8 {
    fn diagnostic(&self, source: SourceId) -> Diagnostic {
        let place = Place {
            source,
            start: self.at,
            end: self.at + char::REPLACEMENT_CHARACTER.len_utf8(),
        };
        let message = format!("this is not UTF-8{}", self.looks_like);
        Diagnostic::new("load/not-utf8", message)
            .at(place)
            .help("save the file as UTF-8")
    }
}

/// The text of a file, without a byte order mark.
fn text(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    const MARK: char = '\u{feff}';
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix(MARK) {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let looks_like = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
            {
                ", it looks like UTF-16"
            } else {
                ""
            };
            let text = String::from_utf8_lossy(bytes);
            let (text, at) = match text.strip_prefix(MARK) {
                Some(rest) => (rest.to_owned(), at - MARK.len_utf8()),
                None => (text.into_owned(), at),
            };
            Err(NotUtf8 {
                text,
                at,
                looks_like,
            })
        }
    }
}

/// Parses a text by the extension of its file, and by how it starts if that
/// says nothing.
fn parse(path: &Path, text: &str, source: SourceId) -> Parsed {
    let problems = control_characters(text, source);
    if !problems.is_empty() {
        return (None, problems);
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    let (mut tree, problems) = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("json") => json::parse(text, source),
        Some("yaml" | "yml") => yaml::parse(text, source),
        _ if text.trim_start().starts_with(['{', '[']) => json::parse(text, source),
        _ => yaml::parse(text, source),
    };
    if let Some(tree) = &mut tree
        && let Some(own) = tree.get("$self").and_then(Node::as_str)
    {
        let own = own.split('#').next().unwrap_or_default().to_owned();
        if !own.is_empty() {
            references_to_itself(tree, &own);
        }
    }
    (tree, problems)
}

/// Makes references to a document by its own address (`$self` of OpenAPI 3.2) local.
fn references_to_itself(node: &mut Node, own: &str) {
    match &mut node.value {
        Value::Object(members) => {
            for (name, member) in members {
                match &mut member.node.value {
                    Value::String(text) if name == "$ref" => {
                        let fragment = text.strip_prefix(own);
                        if let Some(fragment) = fragment.filter(|it| it.starts_with('#')) {
                            *text = fragment.to_owned();
                        }
                    }
                    _ => references_to_itself(&mut member.node, own),
                }
            }
        }
        Value::Array(items) => {
            items
                .iter_mut()
                .for_each(|item| references_to_itself(item, own));
        }
        _ => {}
    }
}

/// Neither format allows these, and parsers do odd things with them: to one, a
/// NUL is the end of the file.
fn control_characters(text: &str, source: SourceId) -> Diagnostics {
    text.bytes()
        .enumerate()
        .filter(|(_, byte)| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
        .map(|(start, byte)| {
            let place = Place {
                source,
                start,
                end: start + 1,
            };
            let message = format!("there is a control character, U+{byte:04X}, in the text");
            Diagnostic::new("load/control-character", message)
                .at(place)
                .help("remove it, or write it as an escape in a quoted string")
        })
        .take(MOST_CONTROL_CHARACTERS)
        .collect()
}

/// A binary file has thousands of them.
const MOST_CONTROL_CHARACTERS: usize = 5;

/// A path without `.` and, as far as possible, without `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(tidy.components().next_back(), Some(Component::Normal(_))) =>
            {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}
