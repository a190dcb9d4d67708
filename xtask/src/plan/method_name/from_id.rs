//! Names from an `operationId`.

use super::from_path::{Path, Repeats};
use super::{Candidate, Fit, Shape, Subject, own_phrases, phrase, short, whole, words};
use crate::noun;

/// An `operationId` in words.
pub struct Id {
    /// Its words, without the path that FastAPI adds at the end.
    pub words: Vec<String>,
    /// The parts that signs such as `/` and `.` separate: `repos/list-for-user`.
    parts: Vec<Vec<String>>,
    /// Whether it only repeats method and path.
    pub repeats: Repeats,
}

impl Id {
    pub fn of(id: &str, subject: &Subject<'_>, path: &Path) -> Self {
        let mut words = phrase(id);
        let method = subject.method.to_lowercase();
        let repeats = path.is_repeated_by(&words, &method);
        let mut parts: Vec<_> = id.split(['/', '.', ':']).map(phrase).collect();
        let mut tail = phrase(subject.path);
        tail.push(method);
        if let Some(name) = words.strip_suffix(tail.as_slice())
            && !name.is_empty()
            && tail.len() > 1
        {
            words = name.to_vec();
            parts.clear();
        }
        Self {
            words,
            parts,
            repeats,
        }
    }
}

/// The names that an `operationId` can become.
pub fn candidates(
    id: &Id,
    resource: &[String],
    path: &Path,
    subject: &Subject<'_>,
) -> Vec<Candidate> {
    let phrases = own_phrases(resource);
    let (rest, is_inside) = match inside(id, &phrases) {
        Some(rest) => (rest, true),
        None => (id.words.clone(), false),
    };
    let mut found = Vec::new();
    let cut = phrases.iter().find_map(|own| {
        let is_whole = !is_inside && own.len() >= resource.len();
        let cut = Cut::of(&rest, own, is_whole, &[]).map(|cut| (cut, false));
        // `create_booking_payment` with the id of a booking.
        let parents: Vec<_> = path.collections().collect();
        cut.or_else(|| Some((Cut::of(&rest, own, is_whole, &parents)?, true)))
    });
    let fit = match is_inside || cut.as_ref().is_some_and(|(_, is_short)| *is_short) {
        true => Fit::Shorter,
        false => Fit::Short,
    };
    let cut = cut.map(|(cut, _)| cut);
    if let Some(cut) = &cut {
        found.extend(cut.verb().map(|words| (words, Fit::Shorter)));
        found.extend(cut.list(path, subject).map(|words| (words, Fit::Shorter)));
        let words = cut.words();
        found.extend(without_id(&words, resource, path).map(|words| (words, Fit::Shorter)));
        found.push((words, fit));
    }
    if is_inside {
        found.extend(without_id(&rest, resource, path).map(|words| (words, Fit::Shorter)));
        found.push((rest, Fit::Short));
    }
    let full = without_id(&id.words, resource, path);
    found.extend(full.map(|words| (words, Fit::Shorter)));
    let short_ones = found.iter().filter_map(|(words, fit)| short(words, *fit));
    let whole = whole(&id.words, Fit::Whole);
    super::distinct(short_ones.chain([whole]).collect())
}

/// What is left of an id that starts with its resource: `orgs/list-for-user`,
/// `pets_update`, `UsersController_findAll`.
fn inside(id: &Id, phrases: &[&[String]]) -> Option<Vec<String>> {
    let is_own = |words: &[String]| phrases.iter().any(|own| words::are_same(own, words));
    let start = id.parts.iter().rposition(|part| is_own(part));
    if let Some(rest) = start.and_then(|start| id.parts.get(start + 1..))
        && !rest.is_empty()
    {
        return Some(rest.concat());
    }
    let starts = |own: &&[String]| {
        let start = id.words.get(..own.len());
        start.is_some_and(|start| words::are_same(own, start)) && own.len() < id.words.len()
    };
    let own = phrases.iter().copied().find(starts)?;
    let rest = &id.words[own.len()..];
    // `import_file` in `imports` imports, but `import_create` creates.
    let is_noun = phrases.first() == Some(&own) && words::is_verb(&rest[0]);
    if own.len() == 1 && words::is_verb(&id.words[0]) && !is_noun {
        return None;
    }
    Some(match rest.split_first() {
        Some((first, rest)) if first == "controller" && !rest.is_empty() => rest.to_vec(),
        _ => rest.to_vec(),
    })
}

/// An id without the words of its resource in the middle or at the end.
struct Cut {
    before: Vec<String>,
    /// The last of the removed words.
    noun: String,
    after: Vec<String>,
}

impl Cut {
    /// Removes the words, if what is left still means the same. Unless `own` is the
    /// whole name of the resource, only the end of a phrase is removed: in
    /// `issue_comments`, `create_comment_reaction` creates no comment.
    ///
    /// So are the words of one of the `parents`, which the caller gives the id of.
    fn of(
        words: &[String],
        own: &[String],
        is_whole: bool,
        parents: &[&Vec<String>],
    ) -> Option<Self> {
        let starts = 1..(words.len() + 1).checked_sub(own.len())?;
        let mut cuts = starts.filter_map(|start| {
            let (before, rest) = words.split_at(start);
            let (noun, after) = rest.split_at(own.len());
            let parent = parents.iter().find_map(|parent| {
                let start = before.len().checked_sub(parent.len())?;
                let (before, last) = before.split_at(start);
                (start > 0 && words::are_same(parent, last)).then_some(before)
            });
            let before = match parents.is_empty() {
                true => before,
                false => parent?,
            };
            let fits = words::are_same(own, noun) && (is_whole || starts_anew(after));
            let before = fits.then(|| head(before, after)).flatten()?;
            Some(Self {
                before: before.to_vec(),
                noun: noun.last().cloned().unwrap_or_default(),
                after: after.to_vec(),
            })
        });
        cuts.next()
    }

    fn words(&self) -> Vec<String> {
        [self.before.as_slice(), &self.after].concat()
    }

    /// The resource itself, if it is a verb: `search` for `get_search`.
    fn verb(&self) -> Option<Vec<String>> {
        let is_verb = self.before == ["get"] && self.after.is_empty();
        (is_verb && words::is_reading_verb(&self.noun)).then(|| vec![self.noun.clone()])
    }

    /// The name with `list` instead of `get`, if the operation gets several resources.
    fn list(&self, path: &Path, subject: &Subject<'_>) -> Option<Vec<String>> {
        let before: Vec<&str> = self.before.iter().map(String::as_str).collect();
        let gets_several = match before.as_slice() {
            ["get"] => noun::is_plural(&self.noun),
            ["get", "all"] => true,
            _ => false,
        };
        (gets_several
            && starts_anew(&self.after)
            && !path.ends_in_parameter()
            && subject.answer != Shape::Other)
            .then(|| [&["list".to_owned()], self.after.as_slice()].concat())
    }
}

/// Whether these words do not belong to the noun before them.
fn starts_anew(words: &[String]) -> bool {
    let first = words.first();
    first.is_none_or(|word| words::is_preposition(word) || is_version(word))
}

/// The words before a noun without those that only mean something together with it.
/// `None` if the noun is part of a longer one, as in `create_pull_request_review`.
fn head<'a>(mut before: &'a [String], after: &[String]) -> Option<&'a [String]> {
    while let Some((last, rest)) = before.split_last()
        && words::is_article(last)
    {
        before = rest;
    }
    let (last, rest) = before.split_last()?;
    if words::is_link(last) {
        return (after.is_empty() && !rest.is_empty()).then_some(rest);
    }
    let belongs = |word: &String| {
        let is_filler = words::is_filler(word) && !words::is_preposition(word);
        words::is_verb(word) || words::is_connector(word) || is_filler
    };
    // The first word is a verb, even if it is not in the list, unless another one
    // follows: `system_policy_view`.
    let is_verb = rest.is_empty() && !after.first().is_some_and(|word| words::is_verb(word));
    let is_head = is_verb || before.iter().all(belongs);
    (is_head && !words::is_preposition(last)).then_some(before)
}

/// The words without `by_id` at the end, if the id is in the path.
fn without_id(words: &[String], resource: &[String], path: &Path) -> Option<Vec<String>> {
    let rest = words.strip_suffix(&["id".to_owned()])?;
    let rest = own_phrases(resource)
        .into_iter()
        .find_map(|own| {
            let start = rest.len().checked_sub(own.len())?;
            words::are_same(own, &rest[start..]).then(|| &rest[..start])
        })
        .unwrap_or(rest);
    let rest = rest.strip_suffix(&["by".to_owned()])?;
    path.ends_in_parameter().then(|| rest.to_vec())
}

/// Whether a word is a version: `v2`.
pub fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v');
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
}
