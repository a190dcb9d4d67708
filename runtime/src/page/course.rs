//! Where reading is in a list of pages, and whether to go on.
//!
//! All that is known of a server is what its pages showed, and some of that is
//! wrong. Here are the rules by which reading comes to an end all the same.
//! Nothing is fetched here.

/// Why reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum End {
    /// The last page was read.
    LastPage,
    /// A page had no rows.
    EmptyPage,
    /// A page had been there before. The server may have more rows, but does
    /// not hand them out.
    RepeatedPage,
    /// The service does not go any further, though there may be more rows.
    OffsetCap,
    /// A page could not be read.
    Failed,
}

/// What one page showed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sight {
    pub(super) rows: u64,
    pub(super) total: Option<u64>,
    pub(super) more: Option<bool>,
    /// The same for pages with the same rows; `None` if that is not known.
    pub(super) print: Option<u128>,
}

/// The way through the pages.
#[derive(Debug, Clone)]
pub(super) struct Course {
    number: u64,
    size: u64,
    max_offset: Option<u64>,
    /// Rows up to here, those before the first page included.
    seen: u64,
    total: Option<u64>,
    repeats: Repeats,
    end: Option<End>,
}

impl Course {
    pub(super) fn new(number: u64, size: u64, max_offset: Option<u64>) -> Self {
        Self {
            number,
            size,
            max_offset,
            seen: number.saturating_sub(1).saturating_mul(size),
            total: None,
            repeats: Repeats::default(),
            end: None,
        }
    }

    /// The page to read next.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn end(&self) -> Option<End> {
        self.end
    }

    pub(super) fn stop(&mut self, end: End) {
        self.end.get_or_insert(end);
    }

    /// Goes past a page.
    pub(super) fn pass(&mut self, sight: Sight) {
        self.end = self.judge(sight);
        if self.end != Some(End::RepeatedPage) {
            self.number = self.number.saturating_add(1);
        }
    }

    fn judge(&mut self, sight: Sight) -> Option<End> {
        if sight.rows == 0 {
            return Some(End::EmptyPage);
        }
        if self.repeats.has_come(sight.print) {
            return Some(End::RepeatedPage);
        }
        self.seen = self.seen.saturating_add(sight.rows);
        // A total that the very page belies is not worth remembering, and one
        // that changes on the way would lead on forever.
        if self.total.is_none() {
            self.total = sight.total.filter(|total| *total >= self.seen);
        }
        if sight.more == Some(false) || self.total.is_some_and(|total| self.seen >= total) {
            return Some(End::LastPage);
        }
        let offset = self.number.checked_mul(self.size);
        match (offset, self.max_offset) {
            (None, _) => Some(End::OffsetCap),
            (Some(offset), Some(max)) if offset >= max => Some(End::OffsetCap),
            _ => None,
        }
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
}

impl Repeats {
    fn has_come(&mut self, print: Option<u128>) -> bool {
        let Some(print) = print else {
            return false;
        };
        if self.previous == Some(print) || self.landmark == Some(print) {
            return true;
        }
        self.previous = Some(print);
        self.count += 1;
        if self.count.is_power_of_two() {
            self.landmark = Some(print);
        }
        false
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
        Course::new(1, 10, None)
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
    fn a_list_that_grows_is_read_as_long_as_it_was() {
        let server = |number: u64| Sight {
            total: Some(number * 10 + 90),
            ..page(10, number.into())
        };
        assert_eq!(read(course(), server), (10, End::LastPage));
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
        let capped = |size| Course::new(1, size, Some(500));
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
        assert_eq!(read(Course::new(3, 10, None), server), (1, End::LastPage));
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
            prop_assert_eq!(end, End::RepeatedPage);
            prop_assert!(read <= 4 * (tail + circle) + 2, "{} pages", read);
        }

        #[test]
        fn nothing_panics_or_goes_on_after_the_end(
            start: u64, size: u64, cap: Option<u64>,
            sights in prop::collection::vec(any::<(u64, Option<u64>, Option<bool>, Option<u8>)>(), 0..50),
        ) {
            let mut course = Course::new(start, size, cap);
            for (rows, total, more, print) in sights {
                let print = print.map(u128::from);
                course.pass(Sight { rows, total, more, print });
            }
        }
    }
}
