//! Recognizes the usual ways of paging in operations that nothing was decided about.
//!
//! Both sides have to fit: the request takes a cursor and the answer gives one. Where
//! there is doubt, the operation has no pages. What was recognized is noted, and
//! `page: false` in `x-sdk` refuses it. The result is a decision as `x-sdk` would write
//! it, so `page` resolves both.

use indexmap::IndexMap;

use super::api::{Input, Operation, Page};
use super::follow::{Faults, Follower};
use super::page::leads_through_defaults;
use super::types::{Counts, Field, Presence, Type, Types};
use super::way::follow;
use crate::diagnostic::Diagnostic;
use crate::document::Origin;
use crate::sdk::{self, Price};

/// Names are compared without case and separators.
const CURSORS: &[&str] = &[
    "cursor",
    "nextcursor",
    "startcursor",
    "pagecursor",
    "after",
    "startingafter",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "token",
    "continuationtoken",
    "continuation",
    "marker",
    "nextmarker",
    "pagestate",
    "offset",
    "page",
    "start",
    "next",
];
const NEXT_CURSORS: &[&str] = &[
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "nextmarker",
    "nextoffset",
    "nextpage",
    "next",
    "continuationtoken",
    "endcursor",
];
/// Members of objects that are named after the next page or after cursors.
const CURSORS_IN_NEXT: &[&str] = &["offset", "cursor", "token", "after", "next"];
const URLS: &[&str] = &[
    "next",
    "nexturl",
    "nextlink",
    "nexthref",
    "nexturi",
    "nextpage",
    "nextpageurl",
    "nextpagelink",
    "nextpageuri",
    "odatanextlink",
];
const OFFSETS: &[&str] = &["offset", "skip", "startat"];
const NUMBERS: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "currentpage"];
const SIZES: &[&str] = &[
    "limit",
    "size",
    "pagesize",
    "perpage",
    "pagelimit",
    "itemsperpage",
    "maxresults",
    "count",
    "take",
    "top",
    "max",
    "results",
    "rows",
];
const TOTALS: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalrecords",
    "totalelements",
    "totalrows",
];
const MORE: &[&str] = &[
    "hasmore",
    "hasnext",
    "hasnextpage",
    "hasmorepages",
    "moreavailable",
];
const ROWS: &[&str] = &[
    "data",
    "items",
    "results",
    "records",
    "rows",
    "entries",
    "values",
    "elements",
    "content",
    "list",
    "objects",
    "members",
    "resources",
];
/// Objects around rows, or with facts about pages.
const WRAPPERS: &[&str] = &[
    "data",
    "result",
    "response",
    "meta",
    "metadata",
    "pagination",
    "paging",
    "pageinfo",
    "page",
    "links",
    "cursors",
    "responsemetadata",
    "nextpage",
    "next",
    "paginator",
    "listmeta",
];
/// The last words of paths whose `POST` reads.
const READS: &[&str] = &["search", "list", "query", "find", "filter"];
const READING_METHODS: &[&str] = &["GET", "HEAD", "QUERY"];

/// What was recognized, to be noted.
#[derive(Debug, Default)]
pub struct Recognized {
    /// By what the next page is asked for: how often, and where first.
    found: IndexMap<String, (usize, String, Origin)>,
    /// Operations that take a page without saying whether the first one is 0 or 1.
    doubtful: Vec<(String, String, Origin)>,
}

impl Recognized {
    /// The pages of an operation that nothing was decided about.
    pub fn page(&mut self, follower: &Follower<'_>) -> Option<Page> {
        let operation = follower.operation;
        if matches!(operation.sdk.price, Some(Price::Each(_))) || !reads(operation) {
            return None;
        }
        let facts = Facts::of(follower)?;
        let (page, what) = match facts.page() {
            Ok(recognized) => recognized?,
            Err(Doubt(input)) => {
                let doubt = (operation.id.clone(), input, operation.origin.clone());
                self.doubtful.push(doubt);
                return None;
            }
        };
        let mut faults = Faults::new();
        let page = follower
            .page(&page, &mut faults)
            .filter(|_| faults.is_empty())?;
        let first = (0, operation.id.clone(), operation.origin.clone());
        self.found.entry(what).or_insert(first).0 += 1;
        Some(page)
    }

    /// Notes what was recognized, and what is in doubt.
    pub fn notes(self) -> Vec<Diagnostic> {
        let found = self.found.into_iter().map(|(what, (count, id, origin))| {
            let message = match count {
                1 => format!("`{id}` is read page by page: {what}"),
                _ => format!("{count} operations are read page by page, first `{id}`: {what}"),
            };
            Diagnostic::note("plan/pages", message)
                .on(&origin)
                .help("if that is wrong, set `page: false` in the `x-sdk` of the operation")
        });
        let doubtful = self.doubtful.into_iter().map(|(id, input, origin)| {
            let message = format!(
                "`{id}` is not read page by page, as nothing says whether the first `{input}` is 0 or 1"
            );
            Diagnostic::note("plan/first-page", message)
                .on(&origin)
                .help(format!("give `{input}` a default, or set `page` in the `x-sdk` of the operation"))
        });
        found.chain(doubtful).collect()
    }
}

/// Whether calls of an operation do nothing but read.
fn reads(operation: &Operation) -> bool {
    let last = operation.path.rsplit('/').next().unwrap_or_default();
    READING_METHODS.contains(&operation.verb.as_str())
        || operation.verb == "POST" && READS.contains(&plain(last).as_str())
}

/// The input that nothing says the first value of.
struct Doubt(String);

type Decided = Option<(sdk::Page, String)>;

/// What a request and its answer say of pages.
struct Facts<'a> {
    follower: &'a Follower<'a>,
    /// The inputs that may be left out.
    inputs: Vec<&'a Input>,
    /// The members of the answer outside its rows, by their pointers.
    members: Vec<(String, &'a Field)>,
    rows: String,
    /// The type of a row.
    row: Type,
}

impl<'a> Facts<'a> {
    fn of(follower: &'a Follower<'a>) -> Option<Self> {
        let (operation, types) = (follower.operation, follower.types);
        let answer = operation.answer.json()?;
        let mut members = Vec::new();
        collect(types, answer, "", 0, &mut members);
        let rows = rows(answer, &members)?;
        let way = follow(types, answer, &rows)?;
        if !leads_through_defaults(types, answer, &way) {
            return None;
        }
        let Type::List(row) = way.of else {
            return None;
        };
        let method = operation.methods.first()?;
        Some(Self {
            follower,
            inputs: method.options.iter().collect(),
            members,
            rows,
            row: *row,
        })
    }

    fn page(&self) -> Result<Decided, Doubt> {
        let page = sdk::Page {
            rows: self.rows.clone(),
            size: self
                .input(SIZES, is_integer)
                .map(|input| input.wire.clone()),
            total: self.member(TOTALS, Type::is_count).into_iter().collect(),
            more: self.member(MORE, |of| *of == Type::Boolean),
            ..sdk::Page::default()
        };
        if let Some((cursor, what)) = self.cursor(page.more.is_some()) {
            let cursor = Some(cursor);
            return Ok(Some((sdk::Page { cursor, ..page }, what)));
        }
        if let Some(next) = self.url() {
            let what = format!("the answer has the URL of the next page in `{next}`");
            let next = Some(next);
            return Ok(Some((sdk::Page { next, ..page }, what)));
        }
        let mut headers = self
            .follower
            .operation
            .headers
            .iter()
            .flat_map(|it| &it.fields);
        let takes_page = || {
            self.input(NUMBERS, is_integer)
                .or(self.input(OFFSETS, is_integer))
        };
        if headers.any(|header| header.wire.eq_ignore_ascii_case("link"))
            && (takes_page().is_some() || page.size.is_some())
        {
            let what = "the header `Link` has the URL of the next page".to_owned();
            return Ok(Some((sdk::Page { link: true, ..page }, what)));
        }
        if let Some(offset) = self.input(OFFSETS, is_integer) {
            let what = format!("`{}` takes the number of rows before a page", offset.wire);
            let offset = Some(offset.wire.clone());
            return Ok(Some((sdk::Page { offset, ..page }, what)));
        }
        let Some(input) = self.input(NUMBERS, is_integer) else {
            return Ok(None);
        };
        let Some(first) = self.first(input) else {
            return Err(Doubt(input.wire.clone()));
        };
        let what = format!(
            "`{}` takes the number of a page, {first} for the first",
            input.wire
        );
        let page = sdk::Page {
            number: Some(input.wire.clone()),
            first: Some(first),
            ..page
        };
        Ok(Some((page, what)))
    }

    fn cursor(&self, has_more: bool) -> Option<(sdk::Cursor, String)> {
        let input = self.input(CURSORS, |of| *of == Type::Text)?;
        let name = plain(&input.wire);
        let is_next = |pointer: &str| {
            let mut words = pointer.rsplit('/').map(plain);
            let (last, before) = (words.next().unwrap_or_default(), words.next());
            let before = before.unwrap_or_default();
            let is_inside = before == "nextpage" || before == "next" || before == "cursors";
            NEXT_CURSORS.contains(&last.as_str())
                || last == format!("next{name}")
                || is_inside && CURSORS_IN_NEXT.contains(&last.as_str()) && last != "next"
        };
        // An answer may also repeat the cursor of the request.
        let says_next = |field: &Field| {
            let docs = field.docs.to_lowercase();
            plain(&field.wire) == name && (docs.contains("next") || docs.contains("subsequent"))
        };
        let fits = |(pointer, field): &&(String, &Field)| {
            field.of == Type::Text
                && !field.is_url()
                && !pointer.to_lowercase().contains("links")
                && (is_next(pointer) || says_next(field))
        };
        if let Some((pointer, _)) = self.members.iter().find(fits) {
            let what = format!("`{}` takes the cursor in `{pointer}`", input.wire);
            let cursor = sdk::Cursor {
                input: input.wire.clone(),
                next: Some(pointer.clone()),
                last: None,
            };
            return Some((cursor, what));
        }
        let is_after = ["after", "startingafter"].contains(&name.as_str());
        if !is_after || !has_more {
            return None;
        }
        if let Some(pointer) = self.member(&["lastid"], |of| *of == Type::Text) {
            let what = format!("`{}` takes the id in `{pointer}`", input.wire);
            let cursor = sdk::Cursor {
                input: input.wire.clone(),
                next: Some(pointer),
                last: None,
            };
            return Some((cursor, what));
        }
        let structure = self.follower.types.get(self.row.name()?)?.structure()?;
        let id = structure.fields.iter().find(|field| field.wire == "id")?;
        (id.of == Type::Text).then(|| {
            let what = format!("`{}` takes the `id` of the last row", input.wire);
            let cursor = sdk::Cursor {
                input: input.wire.clone(),
                next: None,
                last: Some("/id".to_owned()),
            };
            (cursor, what)
        })
    }

    fn url(&self) -> Option<String> {
        let says_url = |pointer: &str, field: &Field| {
            let text = pointer.to_lowercase();
            let is_url = ["url", "uri", "link", "href"]
                .iter()
                .any(|it| text.contains(it));
            let example = field.example.as_ref().and_then(|it| it.as_str());
            let is_shown = example.is_some_and(|it| it.starts_with("http") || it.starts_with('/'));
            field.is_url() || is_url || is_shown
        };
        let is_next = |pointer: &str| {
            let mut words = pointer.rsplit('/').map(plain);
            let last = words.next().unwrap_or_default();
            let is_inside = words.next().as_deref() == Some("next");
            URLS.contains(&last.as_str()) || is_inside && last == "href"
        };
        let mut members = self.members.iter();
        let found = members.find(|(pointer, field)| {
            field.of == Type::Text && is_next(pointer) && says_url(pointer, field)
        });
        found.map(|(pointer, _)| pointer.clone())
    }

    /// The number of the first page.
    fn first(&self, input: &Input) -> Option<u64> {
        let Counts { usual, least, .. } = self.follower.counts(input);
        let docs = input.docs.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| docs.contains(word));
        let told = match (
            says(&[
                "0-based",
                "zero-based",
                "starts at 0",
                "starting at 0",
                "starting from 0",
            ]),
            says(&[
                "1-based",
                "one-based",
                "starts at 1",
                "starting at 1",
                "starting from 1",
            ]),
        ) {
            (true, false) => Some(0),
            (false, true) => Some(1),
            _ => None,
        };
        let least = least.filter(|least| *least == 1);
        usual.or(told).or(least).filter(|first| *first <= 1)
    }

    fn input(&self, names: &[&str], fits: fn(&Type) -> bool) -> Option<&'a Input> {
        let mut inputs = names.iter().filter_map(|name| {
            let mut inputs = self.inputs.iter();
            inputs.find(|input| plain(&input.wire) == *name && fits(&input.of))
        });
        inputs.next().copied()
    }

    fn member(&self, names: &[&str], fits: fn(&Type) -> bool) -> Option<String> {
        let is_it = |(pointer, field): &&(String, &Field)| {
            let name = plain(pointer.rsplit('/').next().unwrap_or_default());
            names.contains(&name.as_str()) && fits(&field.of)
        };
        self.members
            .iter()
            .find(is_it)
            .map(|(pointer, _)| pointer.clone())
    }
}

/// The parameter of an operation that sounds as if it asked for a page.
pub fn asks_for_page(operation: &Operation) -> Option<&str> {
    // Words that mean other things as well.
    const DOUBTFUL: &[&str] = &["token", "start", "next", "marker"];
    let asks = |wire: &str| {
        let name = plain(wire);
        let mut names = [NUMBERS, OFFSETS, CURSORS].into_iter().flatten();
        names.any(|known| *known == name) && !DOUBTFUL.contains(&name.as_str())
    };
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|it| asks(&it.wire))?;
    Some(&found.wire)
}

fn is_integer(of: &Type) -> bool {
    matches!(of, Type::Integer(_))
}

/// A name without case and separators.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The members of an answer and of the wrappers in it.
fn collect<'a>(
    types: &'a Types,
    of: &Type,
    pointer: &str,
    depth: usize,
    found: &mut Vec<(String, &'a Field)>,
) {
    const MOST_LEVELS: usize = 3;
    let structure = of.name().and_then(|name| types.get(name)?.structure());
    for field in structure.into_iter().flat_map(|it| &it.fields) {
        let token = field.wire.replace('~', "~0").replace('/', "~1");
        let pointer = format!("{pointer}/{token}");
        found.push((pointer.clone(), field));
        if depth < MOST_LEVELS && WRAPPERS.contains(&plain(&field.wire).as_str()) {
            collect(types, &field.of, &pointer, depth + 1, found);
        }
    }
}

/// Where the rows are: the answer itself, its only list, or the one with a usual name.
fn rows(answer: &Type, members: &[(String, &Field)]) -> Option<String> {
    if matches!(answer, Type::List(_)) {
        return Some("/".to_owned());
    }
    let lists = members.iter().filter(|(_, field)| {
        matches!(field.of, Type::List(_)) && field.presence != Presence::ThreeStates
    });
    let at = |levels: usize| {
        let here = lists.clone();
        here.filter(move |(pointer, _)| pointer.matches('/').count() == levels)
    };
    for levels in [1, 2] {
        let named = at(levels).filter(|(_, field)| ROWS.contains(&plain(&field.wire).as_str()));
        let candidates: Vec<&(String, &Field)> = match at(levels).count() {
            0 => continue,
            1 => at(levels).collect(),
            _ => named.collect(),
        };
        return match candidates.as_slice() {
            [(pointer, _)] => Some(pointer.clone()),
            _ => None,
        };
    }
    None
}
