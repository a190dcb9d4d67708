//! Pages: parts of a list that may reach past its end.

use std::ops::Range;

/// As much of a list as a range covers.
pub(super) fn page<T>(list: &[T], range: Range<usize>) -> &[T] {
    let end = range.end.min(list.len());
    let start = range.start.min(end);
    &list[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_where_the_list_does() {
        let list = [1, 2, 3];
        assert_eq!(page(&list, 0..2), [1, 2]);
        assert_eq!(page(&list, 2..9), [3]);
        assert_eq!(page(&list, 3..9), []);
        assert_eq!(page(&list, 7..9), []);
        #[expect(clippy::reversed_empty_ranges, reason = "it must not panic either")]
        let backwards = 2..1;
        assert_eq!(page(&list, backwards), []);
    }
}
