//! The position in a list of pages, and whether there is a next page.
//!
//! A server is known by its pages only, and pages can be wrong. These are the
//! rules by which reading ends in any case, and by which missing rows are
//! noticed. Nothing is fetched here.

use super::By;

/// Why reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum End {
    /// The last page was read.
    LastPage,
    /// A page had no rows, and no more were promised.
    EmptyPage,
    /// The server sent a page again, and did not say that there are more rows.
    RepeatedPage,
    /// The service does not go any further, though there may be more rows.
    OffsetCap,
    /// The server says that there are more rows, but did not send them. See
    /// [`ErrorKind::Incomplete`](crate::ErrorKind::Incomplete).
    Incomplete,
    /// A page could not be read.
    Failed,
}

impl End {
    /// Whether reading can be resumed at the page where it ended.
    pub(crate) fn can_be_resumed(self) -> bool {
        matches!(self, Self::Incomplete | Self::Failed)
    }
}

/// The facts about one page that decide whether there is a next one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sight {
    pub(super) rows: u64,
    pub(super) total: Option<u64>,
    pub(super) more: Option<bool>,
    /// The same for pages with the same rows, or with the same next page if answers
    /// tell where that is; `None` if that is not known.
    pub(super) print: Option<u128>,
}

/// What to do with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Its rows are new.
    Keep,
    /// Its rows were on an earlier page.
    Drop,
}

/// The properties of a list that hold for all of its pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manners {
    /// See [`Paged::BY`](super::Paged::BY).
    pub(super) by: By,
    /// See [`Paged::MAX_OFFSET`](super::Paged::MAX_OFFSET).
    pub(super) max_offset: Option<u64>,
    /// See [`Paged::SPARSE`](super::Paged::SPARSE).
    pub(super) is_sparse: bool,
    /// Whether reading a page is free and safe.
    pub(super) is_harmless: bool,
}

/// The way through the pages.
#[derive(Debug, Clone)]
pub(super) struct Course {
    number: u64,
    size: u64,
    manners: Manners,
    /// Rows up to here, those before the first page included.
    seen: u64,
    /// The latest total that the rows do not contradict.
    total: Option<u64>,
    /// Whether the latest page said that there are more.
    more: Option<bool>,
    repeats: Repeats,
    /// All rows that were promised are there, but the promise is doubtful.
    is_second_look: bool,
    end: Option<End>,
}

impl Course {
    /// The way from a page on, which has `seen` rows before it.
    pub(super) fn new(number: u64, seen: u64, size: u64, manners: Manners) -> Self {
        Self {
            number,
            size,
            manners,
            seen,
            total: None,
            more: None,
            repeats: Repeats::default(),
            is_second_look: false,
            end: None,
        }
    }

    /// The page to read next.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Rows up to here, those before the first page included.
    pub(super) fn seen(&self) -> u64 {
        self.seen
    }

    /// The total that the server stated last.
    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    pub(super) fn end(&self) -> Option<End> {
        self.end
    }

    /// Whether the next page is only asked for to be sure that there is none.
    pub(super) fn is_second_look(&self) -> bool {
        self.is_second_look
    }

    pub(super) fn stop(&mut self, end: End) {
        self.end.get_or_insert(end);
    }

    /// Reads on where an error ended reading.
    pub(super) fn resume(&mut self) {
        self.end = self.end.filter(|end| !end.can_be_resumed());
    }

    /// Goes past a page.
    pub(super) fn pass(&mut self, sight: Sight) -> Verdict {
        let grown = self.note_total(sight);
        let is_followed = self.manners.by == By::Answer;
        let print = sight.print.filter(|_| sight.rows > 0 || is_followed);
        let verdict = match self.repeats.judge(print) {
            None => Verdict::Keep,
            // New rows at the front of the list have pushed all rows of the page
            // before onto this one.
            Some(repeat) if repeat.is_next && grown >= sight.rows && !is_followed => Verdict::Drop,
            Some(_) => {
                self.more = sight.more.filter(|_| is_followed).or(self.more);
                self.end = Some(self.nothing_new(End::RepeatedPage));
                return Verdict::Drop;
            }
        };
        self.seen = self.seen.saturating_add(sight.rows);
        self.end = self.judge(sight);
        if self.end != Some(End::Incomplete) {
            self.number = self.number.saturating_add(1);
        }
        verdict
    }

    fn judge(&mut self, sight: Sight) -> Option<End> {
        // The answer to an empty page may lead on, or say that it was the last one.
        let is_followed = self.manners.by == By::Answer;
        if sight.rows == 0 && !is_followed && !self.goes_on_after_gap() {
            return Some(self.nothing_new(End::EmptyPage));
        }
        self.more = sight.more;
        self.is_second_look = false;
        match sight.more {
            Some(false) => return Some(End::LastPage),
            Some(true) => {}
            None if !self.has_all(self.number) => {}
            None if self.counts_one_page(sight) => self.is_second_look = true,
            None => return Some(End::LastPage),
        }
        let offset = match self.manners.by {
            By::Offset => Some(self.seen),
            By::Number | By::Answer => self.number.checked_mul(self.size),
        };
        match (offset, self.manners.max_offset) {
            (None, _) => Some(End::OffsetCap),
            (Some(offset), Some(max)) if offset >= max => Some(End::OffsetCap),
            _ => None,
        }
    }

    /// Takes the total of the latest page, and returns by how much it has grown.
    /// A total that is less than the rows that are there is wrong, and ignored:
    /// some servers state 0 where they state nothing.
    fn note_total(&mut self, sight: Sight) -> u64 {
        let seen = self.seen.saturating_add(sight.rows);
        let known = self.total;
        let Some(total) = sight.total.filter(|total| *total >= seen.max(1)) else {
            return 0;
        };
        self.total = Some(total);
        total.saturating_sub(known.unwrap_or(total))
    }

    /// Whether all rows that were promised are there, after the first `pages`
    /// pages of the list. The total of a sparse list counts the rows that are
    /// left out as well.
    fn has_all(&self, pages: u64) -> bool {
        let come = if self.manners.is_sparse {
            pages.saturating_mul(self.size)
        } else {
            self.seen
        };
        self.total.is_some_and(|total| come >= total)
    }

    /// Whether an empty page is an ordinary one: rows are left out.
    fn goes_on_after_gap(&self) -> bool {
        self.manners.is_sparse && self.total.is_some()
    }

    /// Whether the total may be the number of rows on this page, and not that of
    /// the list. Free lists are then read on to find out.
    fn counts_one_page(&self, sight: Sight) -> bool {
        self.manners.is_harmless
            && self.size > 0
            && sight.rows >= self.size
            && self.seen == sight.rows
            && self.total == Some(sight.rows)
    }

    /// The end after a page without new rows: `end`, unless there should be some.
    fn nothing_new(&self, end: End) -> End {
        let is_short = match self.total {
            Some(_) if self.manners.by != By::Answer => {
                !self.has_all(self.number.saturating_sub(1))
            }
            _ => self.more == Some(true),
        };
        if is_short { End::Incomplete } else { end }
    }
}

/// Notices that pages come again, without remembering all of them: the page
/// before, for servers that stay at their last page; and the page at the last
/// power of two, for those that go in circles of any length (Brent's method).
#[derive(Debug, Clone, Default)]
struct Repeats {
    previous: Option<u128>,
    landmark: Option<u128>,
    count: u64,
    /// How often in a row the page before has come again.
    in_a_row: u8,
}

/// A page that came before.
#[derive(Debug, Clone, Copy)]
struct Repeat {
    /// It is the same as the page before, for the first few times.
    is_next: bool,
}

impl Repeats {
    fn judge(&mut self, print: Option<u128>) -> Option<Repeat> {
        /// How many pages in a row growth of the list may explain.
        const MOST_IN_A_ROW: u8 = 3;
        let print = print?;
        if self.previous == Some(print) {
            self.in_a_row = self.in_a_row.saturating_add(1);
            let is_next = self.in_a_row <= MOST_IN_A_ROW;
            return Some(Repeat { is_next });
        }
        if self.landmark == Some(print) {
            return Some(Repeat { is_next: false });
        }
        self.previous = Some(print);
        self.in_a_row = 0;
        self.count += 1;
        if self.count.is_power_of_two() {
            self.landmark = Some(print);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(rows: u64, print: u128) -> Sight {
        Sight {
            rows,
            print: Some(print),
            ..Sight::default()
        }
    }

    /// The pages that are read of a list, and why no more.
    fn read(mut course: Course, server: impl Fn(u64) -> Sight) -> (u64, End) {
        for read in 1..=10_000 {
            course.pass(server(course.number()));
            if let Some(end) = course.end() {
                return (read, end);
            }
        }
        panic!("reading does not end");
    }

    fn course() -> Course {
        course_of(1, 10, None)
    }

    fn course_of(number: u64, size: u64, max_offset: Option<u64>) -> Course {
        let manners = Manners {
            max_offset,
            ..MANNERS
        };
        Course::new(number, (number - 1) * size, size, manners)
    }

    const MANNERS: Manners = Manners {
        by: By::Number,
        max_offset: None,
        is_sparse: false,
        is_harmless: false,
    };

    fn free() -> Course {
        let manners = Manners {
            is_harmless: true,
            ..MANNERS
        };
        Course::new(1, 0, 10, manners)
    }

    fn sparse() -> Course {
        let manners = Manners {
            is_sparse: true,
            ..MANNERS
        };
        Course::new(1, 0, 10, manners)
    }

    /// A list whose pages say where the next one is.
    fn followed() -> Course {
        let manners = Manners {
            by: By::Answer,
            ..MANNERS
        };
        Course::new(1, 0, 0, manners)
    }

    #[test]
    fn follows_cursors_over_empty_pages_to_the_last_page() {
        let server = |number: u64| Sight {
            rows: number % 2,
            more: Some(number < 6),
            print: (number < 6).then_some(number.into()),
            ..Sight::default()
        };
        assert_eq!(read(followed(), server), (6, End::LastPage));
    }

    #[test]
    fn a_cursor_that_comes_again_ends_reading() {
        for length in [1, 2, 5] {
            let server = |number: u64| Sight {
                more: Some(true),
                ..page(1, (number % length).into())
            };
            let (_, end) = read(followed(), server);
            assert_eq!(end, End::Incomplete);
        }
    }

    #[test]
    fn an_offset_counts_the_rows_that_came() {
        let manners = Manners {
            by: By::Offset,
            max_offset: Some(25),
            ..MANNERS
        };
        let course = Course::new(1, 0, 100, manners);
        let server = |number: u64| page(10, number.into());
        assert_eq!(read(course, server), (3, End::OffsetCap));
    }

    #[test]
    fn ends_with_the_total_and_not_with_a_short_page() {
        let server = |number: u64| Sight {
            total: Some(25),
            ..page(if number == 1 { 5 } else { 10 }, number.into())
        };
        assert_eq!(read(course(), server), (3, End::LastPage));
    }

    #[test]
    fn a_total_below_what_is_there_is_not_believed() {
        let server = |number: u64| Sight {
            total: Some(3),
            ..page(if number < 5 { 10 } else { 0 }, number.into())
        };
        assert_eq!(read(course(), server), (5, End::EmptyPage));
    }

    #[test]
    fn reads_a_growing_list_to_its_last_page() {
        let server = |number: u64| Sight {
            total: Some(90 + number),
            ..page(10, number.into())
        };
        assert_eq!(read(course(), server), (10, End::LastPage));
    }

    #[test]
    fn skips_a_page_that_new_rows_pushed_the_page_before_onto() {
        let mut course = course();
        let at = |total, print| Sight {
            total: Some(total),
            ..page(10, print)
        };
        assert_eq!(course.pass(at(30, 1)), Verdict::Keep);
        assert_eq!(course.pass(at(40, 1)), Verdict::Drop);
        assert_eq!((course.end(), course.number()), (None, 3));
        assert_eq!(course.pass(at(40, 2)), Verdict::Keep);
        assert_eq!(course.pass(at(40, 3)), Verdict::Keep);
        assert_eq!(course.end(), Some(End::LastPage));
    }

    #[test]
    fn fewer_rows_than_the_total_are_incomplete() {
        let gaps = [
            Sight::default(),
            Sight {
                total: Some(50),
                ..Sight::default()
            },
            Sight {
                total: Some(0),
                more: Some(false),
                ..Sight::default()
            },
            Sight {
                total: Some(50),
                ..page(10, 2)
            },
        ];
        for gap in gaps {
            let mut course = course();
            let server = |number: u64| match number {
                3 => gap,
                _ => Sight {
                    total: Some(50),
                    ..page(10, number.into())
                },
            };
            for number in 1..=3_u64 {
                course.pass(server(number));
            }
            assert_eq!(course.end(), Some(End::Incomplete), "{gap:?}");
            assert_eq!((course.seen(), course.number()), (20, 3));
            course.resume();
            assert_eq!(course.end(), None);
            for number in 3..=5_u64 {
                course.pass(Sight {
                    total: Some(50),
                    ..page(10, number.into())
                });
            }
            assert_eq!(course.end(), Some(End::LastPage));
        }
    }

    #[test]
    fn an_empty_page_after_a_promise_of_more_is_incomplete() {
        let server = |number: u64| match number {
            3 => Sight::default(),
            _ => Sight {
                more: Some(true),
                ..page(10, number.into())
            },
        };
        assert_eq!(read(course(), server), (3, End::Incomplete));
    }

    #[test]
    fn an_empty_list_is_complete() {
        for total in [None, Some(0)] {
            let server = |_| Sight {
                total,
                ..Sight::default()
            };
            assert_eq!(read(free(), server), (1, End::EmptyPage));
            assert_eq!(read(sparse(), server), (1, End::EmptyPage));
        }
    }

    #[test]
    fn a_total_that_is_too_small_on_the_first_page_ends_nothing() {
        for first in [1, 10, 15] {
            let server = |number: u64| Sight {
                total: Some(if number == 1 { first } else { 50 }),
                ..page(10, number.into())
            };
            assert_eq!(read(free(), server), (5, End::LastPage));
        }
    }

    #[test]
    fn a_list_of_one_full_page_is_complete() {
        let server = |number: u64| Sight {
            total: Some(10),
            ..page(if number == 1 { 10 } else { 0 }, number.into())
        };
        assert_eq!(read(free(), server), (2, End::EmptyPage));
        assert_eq!(read(course(), server), (1, End::LastPage));
    }

    #[test]
    fn a_server_that_promises_more_is_believed_before_its_total() {
        let server = |number: u64| Sight {
            total: Some(20),
            more: Some(number < 4),
            ..page(10, number.into())
        };
        assert_eq!(read(course(), server), (4, End::LastPage));
    }

    #[test]
    fn a_sparse_list_is_read_through_gaps_to_its_last_page() {
        let server = |number: u64| Sight {
            total: Some(45),
            ..page([3, 0, 0, 10, 1][number as usize - 1], number.into())
        };
        assert_eq!(read(sparse(), server), (5, End::LastPage));
        // A copy of an earlier page says nothing about the rows that it hides.
        let server = |number: u64| Sight {
            total: Some(45),
            ..page(5, number.min(4).into())
        };
        assert_eq!(read(sparse(), server), (5, End::Incomplete));
    }

    #[test]
    fn the_last_page_may_say_that_it_is() {
        let server = |number: u64| Sight {
            more: Some(number < 3),
            ..page(10, number.into())
        };
        assert_eq!(read(course(), server), (3, End::LastPage));
    }

    #[test]
    fn the_offset_stays_below_the_cap() {
        let capped = |size| course_of(1, size, Some(500));
        let server = |number: u64| page(1, number.into());
        assert_eq!(read(capped(100), server), (5, End::OffsetCap));
        assert_eq!(read(capped(30), server), (17, End::OffsetCap));
        assert_eq!(read(capped(u64::MAX), server), (1, End::OffsetCap));
    }

    #[test]
    fn a_server_that_stays_at_its_last_page_shows_it_once() {
        let server = |number: u64| page(10, number.min(7).into());
        assert_eq!(read(course(), server), (8, End::RepeatedPage));
    }

    #[test]
    fn starts_counting_where_reading_starts() {
        let server = |number: u64| Sight {
            total: Some(30),
            ..page(10, number.into())
        };
        assert_eq!(read(course_of(3, 10, None), server), (1, End::LastPage));
    }

    proptest! {
        #[test]
        fn circles_end(tail in 0u64..40, circle in 1u64..40, more in any::<Option<bool>>()) {
            let server = |number: u64| Sight {
                more: more.map(|_| true),
                total: Some(u64::MAX),
                ..page(10, if number <= tail { number } else { tail + (number - tail) % circle + 1 }.into())
            };
            let (read, end) = read(course(), server);
            prop_assert_eq!(end, End::Incomplete);
            prop_assert!(read <= 4 * (tail + circle) + 2, "{} pages", read);
        }

        #[test]
        fn nothing_panics_or_goes_on_after_the_end(
            start: u64, seen: u64, size: u64, max_offset: Option<u64>,
            is_sparse: bool, is_harmless: bool,
            by in prop_oneof![Just(By::Number), Just(By::Offset), Just(By::Answer)],
            sights in prop::collection::vec(any::<(u64, Option<u64>, Option<bool>, Option<u8>)>(), 0..50),
        ) {
            let manners = Manners { by, max_offset, is_sparse, is_harmless };
            let mut course = Course::new(start, seen, size, manners);
            for (rows, total, more, print) in sights {
                let print = print.map(u128::from);
                course.pass(Sight { rows, total, more, print });
            }
        }
    }
}
