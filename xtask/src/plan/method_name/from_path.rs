//! Names from method and path.

use super::from_id::is_version;
use super::{Candidate, Fit, Habits, Shape, Subject, own_phrases, phrase, short, words};
use crate::noun;

/// The verb of each HTTP method.
const VERBS: &[(&str, &str)] = &[
    ("DELETE", "delete"),
    ("GET", "get"),
    ("PATCH", "update"),
    ("POST", "create"),
    ("PUT", "replace"),
];

/// A path in words.
#[derive(Debug)]
pub struct Path {
    segments: Vec<Segment>,
    /// The number of segments such as `/api/v1`, which say nothing about an operation.
    base: usize,
}

/// Whether an id only repeats method and path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// It does: `put_files_id`.
    Yes,
    /// It does, but a person may have written it: `get_files`.
    Maybe,
    /// It does not.
    No,
}

/// A part of a path between slashes. Colons and such separate as well, so that
/// `{name}:cancel` and `thumbnail.{extension}` are two segments each.
#[derive(Debug)]
enum Segment {
    Literal(Vec<String>),
    Parameter(Vec<String>),
}

impl Path {
    pub fn of(path: &str) -> Self {
        let path = path.split('?').next().unwrap_or(path);
        let path = path.strip_suffix(".json").unwrap_or(path);
        let segments: Vec<_> = path.split('/').flat_map(segments).collect();
        let base = segments.iter().position(|segment| !segment.is_base());
        Self {
            segments,
            base: base.unwrap_or_default(),
        }
    }

    pub fn ends_in_parameter(&self) -> bool {
        matches!(self.segments.last(), Some(Segment::Parameter(_)))
    }

    /// Whether the words are those of a method and this path, as some tools make ids:
    /// `put_files_id_content`.
    pub fn is_repeated_by(&self, words: &[String], method: &str) -> Repeats {
        let end = words
            .iter()
            .rposition(|word| !is_version(word) && !word.bytes().all(|byte| byte.is_ascii_digit()));
        let words = &words[..end.map_or(0, |end| end + 1)];
        let rest = match (words.split_first(), words.split_last()) {
            (Some((first, rest)), _) if first == method => rest,
            (_, Some((last, rest))) if last == method => rest,
            _ => return Repeats::No,
        };
        let is_id = |word: &&String| *word == "id" || self.parameters().any(|it| it.contains(word));
        let said = rest.iter().filter(|word| !is_id(word));
        let literals = |start: usize| {
            let literals = self.literals_from(start).flatten();
            literals.filter(|word| !is_id(word))
        };
        let has_id = rest.iter().any(|word| is_id(&word));
        if said.clone().ne(literals(self.base)) && said.ne(literals(0)) {
            Repeats::No
        } else if has_id || ["post", "put", "patch"].contains(&method) {
            Repeats::Yes
        } else {
            Repeats::Maybe
        }
    }

    /// The literals that a parameter follows.
    pub fn collections(&self) -> impl Iterator<Item = &Vec<String>> {
        self.segments.windows(2).filter_map(|pair| match pair {
            [Segment::Literal(words), Segment::Parameter(_)] => Some(words),
            _ => None,
        })
    }

    fn literals(&self) -> impl DoubleEndedIterator<Item = &Vec<String>> {
        self.literals_from(self.base)
    }

    fn literals_from(&self, start: usize) -> impl DoubleEndedIterator<Item = &Vec<String>> {
        self.segments[start..]
            .iter()
            .filter_map(|segment| match segment {
                Segment::Literal(words) => Some(words),
                Segment::Parameter(_) => None,
            })
    }

    fn parameters(&self) -> impl Iterator<Item = &Vec<String>> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Literal(_) => None,
            Segment::Parameter(words) => Some(words),
        })
    }
}

/// The segments between two slashes.
fn segments(text: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    for (index, part) in text.split('{').enumerate() {
        let literal = match part.split_once('}').filter(|_| index > 0) {
            Some((parameter, rest)) => {
                found.push(Segment::Parameter(phrase(parameter)));
                // `{id}.xml` says how the answer is written.
                rest.strip_prefix('.').map_or(rest, |_| "")
            }
            None => part,
        };
        let literals = literal.split([':', '#']).map(phrase);
        let literals = literals.filter(|words| !words.is_empty());
        found.extend(literals.map(Segment::Literal));
    }
    found
}

impl Segment {
    fn is_base(&self) -> bool {
        matches!(self, Self::Literal(words) if matches!(words.as_slice(), [word]
            if word == "api" || is_version(word)) || words.iter().all(|word| is_number(word)))
    }
}

/// The names that method and path can become.
pub fn candidates(
    path: &Path,
    resource: &[String],
    subject: &Subject<'_>,
    habits: &Habits,
) -> Vec<Candidate> {
    let phrases = own_phrases(resource);
    let is_own = |words: &[String]| phrases.iter().any(|own| words::are_same(own, words));
    let mut literals = path.literals().rev();
    let noun = literals.next().cloned().unwrap_or_default();
    let parent = literals.find(|words| !is_own(words));
    let is_own = is_own(&noun) || noun.is_empty();
    let is_one = path.ends_in_parameter();
    // `/upload_sessions` has sessions, if there is `/upload_sessions/{id}`.
    let is_noun = habits.collections.contains(&noun) || (is_own && noun.len() > 1);
    let action = action(&noun, subject.method).filter(|_| !is_one && !is_noun);
    let mut found: Vec<Vec<String>> = action.into_iter().collect();
    let updates = subject.method == "PUT" && !habits.patched.contains(subject.path);
    for mut verb in verbs(subject, is_one, &noun, is_own) {
        if updates && verb == "replace" {
            verb = "update".to_owned();
        }
        let is_singular = is_one || verb == "create";
        let mut name = vec![verb];
        if !is_own {
            name.extend(if is_singular {
                one_of(&noun)
            } else {
                noun.clone()
            });
        }
        found.push(name);
    }
    let is_nested = match is_own {
        // `GET` and `POST` of `/search` are the same, but `GET` is the simpler one.
        _ if reads(&noun) && subject.method == "POST" => true,
        true => parent.is_some() || (is_one && subject.method == "POST"),
        false => path.parameters().next().is_some(),
    };
    let fit = match is_nested {
        true => Fit::Nested,
        false => Fit::Shorter,
    };
    let mut names: Vec<(Vec<String>, Fit)> =
        found.iter().map(|words| (words.clone(), fit)).collect();
    let by = path.parameters().last();
    let by = by.map(|parameter| [&["by".to_owned()], parameter.as_slice()].concat());
    let mut add = |words: Vec<String>| names.push((words, Fit::Long));
    for words in &found {
        if let Some((verb, rest)) = words.split_first()
            && let Some(parent) = parent
        {
            let parent = one_of(parent);
            add(match is_own && rest.is_empty() {
                true => [&[verb.clone(), "for".to_owned()], parent.as_slice()].concat(),
                false => [std::slice::from_ref(verb), parent.as_slice(), rest].concat(),
            });
        }
        if let Some(by) = &by {
            add([words.as_slice(), by].concat());
        }
    }
    if let Some(verb) = found.last().and_then(|words| words.first()) {
        let literals = path.literals().flatten().cloned();
        let all: Vec<String> = std::iter::once(verb.clone()).chain(literals).collect();
        add(all.clone());
        if let Some(by) = &by {
            add([all, by.clone()].concat());
        }
    }
    let short = names.iter().filter_map(|(words, fit)| short(words, *fit));
    super::distinct(short.collect())
}

/// The verbs of an operation, the best one first.
fn verbs(subject: &Subject<'_>, is_one: bool, noun: &[String], is_own: bool) -> Vec<String> {
    let verb = match subject.method {
        "GET" if !is_one && lists(subject.answer, noun) => "list".to_owned(),
        "DELETE" if !is_one && is_own && noun::is_plural(last(noun)) => "delete_all".to_owned(),
        method => match VERBS.iter().find(|(known, _)| *known == method) {
            Some((_, verb)) => (*verb).to_owned(),
            None => phrase(method).join("_"),
        },
    };
    // A service without PATCH and PUT updates with POST.
    match subject.method {
        "POST" if is_one => vec![verb, "update".to_owned()],
        "POST" if reads(noun) => vec!["post".to_owned()],
        _ => vec![verb],
    }
}

/// Whether an operation that gets `noun` gets a list.
fn lists(answer: Shape, noun: &[String]) -> bool {
    match answer {
        Shape::List => true,
        Shape::HasList | Shape::Unknown => noun::is_plural(last(noun)),
        Shape::Other => false,
    }
}

/// The last segment of a path as a verb: `/orders/{id}/cancel`.
fn action(segment: &[String], method: &str) -> Option<Vec<String>> {
    let is_action = match method {
        "GET" => reads(segment),
        "POST" | "PUT" | "PATCH" => segment.first().is_some_and(|word| words::is_verb(word)),
        _ => false,
    };
    is_action.then(|| segment.to_vec())
}

/// Whether a segment starts with a verb such as `search`.
fn reads(segment: &[String]) -> bool {
    let first = segment.first();
    first.is_some_and(|word| words::is_reading_verb(word))
}

/// The phrase in the singular.
fn one_of(phrase: &[String]) -> Vec<String> {
    let mut words = phrase.to_vec();
    if let Some(last) = words.last_mut() {
        *last = noun::singular(last);
    }
    words
}

fn last(phrase: &[String]) -> &str {
    phrase.last().map_or("", String::as_str)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
