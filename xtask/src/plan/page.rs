//! How an answer is one page of many: resolves what `x-sdk` says of it, or what was
//! recognized.
//!
//! Whether an operation has pages that nothing was decided about is a question for
//! `paging`.

use super::api::{Input, InputAt, Page, PageBy};
use super::follow::{Faults, Follower, NUMBER, Wanted};
use super::price::Fault;
use super::types::{Counts, Type, Types};
use super::way::{Step, Way, follow};
use crate::sdk;

const FLAG: Wanted = ("a boolean", |of| *of == Type::Boolean);
const LIST: Wanted = ("a list", |of| matches!(of, Type::List(_)));
const TEXT: Wanted = ("a text", |of| *of == Type::Text);
const CURSOR: Wanted = ("a text or a whole number", is_cursor);

fn is_cursor(of: &Type) -> bool {
    matches!(of, Type::Text | Type::Integer(_))
}

impl Follower<'_> {
    /// Resolves what is said of the pages of the operation.
    pub fn page(&self, decided: &sdk::Page, faults: &mut Faults) -> Option<Page> {
        let own = self.operation;
        let by = self.page_by(decided, faults);
        let size = decided.size.as_deref();
        let size = size.map(|size| self.page_input(size, "size", is_number, faults));
        let rows = self.answered(own, &decided.rows, LIST, "page", &["rows"], faults);
        if let Some(message) = rows.as_ref().and_then(|rows| self.unreachable(rows)) {
            let fault = Fault::new(
                "plan/one-form",
                message,
                "describe one form of the answer, for instance with an overlay action",
            );
            faults.push(("page", fault.at(&["rows"])));
        }
        let total = decided
            .total
            .iter()
            .filter_map(|pointer| self.answered(own, pointer, NUMBER, "page", &["total"], faults));
        let total = total.collect();
        let more = decided
            .more
            .as_ref()
            .and_then(|pointer| self.answered(own, pointer, FLAG, "page", &["more"], faults));
        let (usual, largest) = match size {
            Some(size) => {
                let counts = self.counts(size?);
                (counts.usual, counts.most)
            }
            None => (None, None),
        };
        Some(Page {
            rows: rows?,
            total,
            more,
            sparse: decided.sparse,
            max_offset: decided.max_offset,
            by: by?,
            size: decided.size.clone(),
            usual,
            largest,
        })
    }

    fn page_by(&self, decided: &sdk::Page, faults: &mut Faults) -> Option<PageBy> {
        let ways = [
            decided.number.is_some(),
            decided.offset.is_some(),
            decided.cursor.is_some(),
            decided.next.is_some(),
            decided.link,
        ];
        if ways.into_iter().filter(|way| *way).count() != 1 {
            let fault = Fault::new(
                "plan/page",
                "the next page is asked for in one way",
                "give one of `number`, `offset`, `cursor`, `next` and `link`",
            );
            faults.push(("page", fault));
            return None;
        }
        if let Some(number) = &decided.number {
            self.page_input(number, "number", is_number, faults)?;
            return Some(PageBy::Number {
                input: number.clone(),
                first: decided.first.unwrap_or(1).min(1),
            });
        }
        if let Some(offset) = &decided.offset {
            self.page_input(offset, "offset", is_number, faults)?;
            return Some(PageBy::Offset(offset.clone()));
        }
        if let Some(cursor) = &decided.cursor {
            return self.cursor(cursor, decided, faults);
        }
        match &decided.next {
            Some(next) => {
                let way = self.answered(self.operation, next, TEXT, "page", &["next"], faults)?;
                Some(PageBy::Url(way))
            }
            None => Some(PageBy::Link),
        }
    }

    fn cursor(
        &self,
        cursor: &sdk::Cursor,
        page: &sdk::Page,
        faults: &mut Faults,
    ) -> Option<PageBy> {
        let fits = |input: &Input| is_cursor(&input.of);
        self.page_input(&cursor.input, "cursor", fits, faults)?;
        let input = cursor.input.clone();
        let (from, is_in_row) = match (&cursor.next, &cursor.last) {
            (Some(next), None) => {
                let path = ["cursor", "next"];
                let way = self.answered(self.operation, next, CURSOR, "page", &path, faults)?;
                (way, false)
            }
            (None, Some(last)) if page.more.is_some() => {
                let rows = follow(self.types, self.operation.answer.json()?, &page.rows)?;
                let Type::List(row) = &rows.of else {
                    return None;
                };
                let way = follow(self.types, row, last).filter(|way| is_cursor(&way.of));
                if way.is_none() {
                    let fault = Fault::nowhere(format!("`{last}` leads to no cursor in a row"));
                    faults.push(("page", fault.at(&["cursor", "last"])));
                }
                (way?, true)
            }
            _ => {
                let fault = Fault::new(
                    "plan/page",
                    "nothing says where the cursor of the next page is",
                    "give the cursor `next`; or `last`, and the page `more`",
                );
                faults.push(("page", fault.at(&["cursor"])));
                return None;
            }
        };
        Some(PageBy::Cursor {
            input,
            from,
            is_in_row,
        })
    }

    /// The input that every page is asked with.
    fn page_input(
        &self,
        name: &str,
        member: &'static str,
        fits: impl Fn(&Input) -> bool,
        faults: &mut Faults,
    ) -> Option<&Input> {
        let methods = self.operation.methods.iter();
        let mut inputs = methods.flat_map(|method| method.inputs());
        let input = inputs.find(|input| input.wire == name);
        let problem = match input {
            None => Fault::new(
                "plan/no-parameter",
                format!("the operation takes no `{name}`"),
                "name a parameter, or a property of the body, that every page is asked with",
            ),
            Some(input) if fits(input) => return Some(input),
            Some(_) if member == "cursor" => Fault::other_type(format!(
                "`{name}` of the request is no text or whole number"
            )),
            Some(_) => Fault::other_type(format!("`{name}` of the request is not a whole number")),
        };
        faults.push(("page", problem.at(&[member])));
        None
    }

    /// Why rows cannot be taken out of an answer.
    fn unreachable(&self, rows: &Way) -> Option<String> {
        if rows.is_in_union() {
            return Some("only one of several forms of the answer has the rows".to_owned());
        }
        let answer = self.operation.answer.json()?;
        let is_made = leads_through_defaults(self.types, answer, rows);
        (!is_made).then(|| "the rows are in an object that may be absent".to_owned())
    }

    /// What the description says of the number that an input takes.
    pub fn counts(&self, input: &Input) -> Counts {
        match &input.at {
            InputAt::Parameter(index) => self.operation.parameters[*index].counts.clone(),
            InputAt::Property(_) => {
                let pointer = format!("/{}", input.wire);
                let field = self.in_body(&pointer);
                field.map(|field| field.counts.clone()).unwrap_or_default()
            }
            InputAt::Body => Counts::default(),
        }
    }
}

fn is_number(input: &Input) -> bool {
    matches!(input.of, Type::Integer(_))
}

/// Whether each object on a way that may be absent can be made without values.
pub fn leads_through_defaults(types: &Types, from: &Type, way: &Way) -> bool {
    let mut at = from.clone();
    for step in &way.steps {
        let Step::Field { name, .. } = step else {
            return false;
        };
        let structure = at.name().and_then(|name| types.get(name)?.structure());
        let Some(field) = structure.and_then(|it| it.fields.iter().find(|it| it.name == *name))
        else {
            return false;
        };
        at = field.of.clone();
        let structure = at.name().and_then(|name| types.get(name)?.structure());
        if step.is_optional() && structure.is_some_and(|it| !it.has_default) {
            return false;
        }
    }
    true
}
