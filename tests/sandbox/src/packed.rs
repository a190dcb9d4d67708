//! [`Packed`]: many short strings in one.
//!
//! Half a million addresses as `String`s are half a million allocations. Here
//! they are their text and four bytes each.

/// A list of strings.
#[derive(Debug, Default)]
pub struct Packed {
    text: String,
    ends: Vec<u32>,
}

impl Packed {
    /// Puts a string at the end. Returns whether there was room for it: the
    /// whole list may have 4 GiB of text.
    pub fn push(&mut self, item: &str) -> bool {
        let Ok(end) = u32::try_from(self.text.len() + item.len()) else {
            return false;
        };
        self.text.push_str(item);
        self.ends.push(end);
        true
    }

    /// How many strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string at a place; empty past the end.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Gives back memory that was set aside for more strings.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<S: AsRef<str>> FromIterator<S> for Packed {
    fn from_iter<I: IntoIterator<Item = S>>(items: I) -> Self {
        let mut packed = Self::default();
        for item in items {
            packed.push(item.as_ref());
        }
        packed.shrink();
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_goes_in_comes_out(items in proptest::collection::vec(".{0,12}", 0..50)) {
            let packed: Packed = items.iter().collect();
            prop_assert_eq!(packed.len(), items.len());
            for (index, item) in items.iter().enumerate() {
                prop_assert_eq!(packed.get(index), item);
            }
            prop_assert_eq!(packed.get(items.len()), "");
        }
    }
}
