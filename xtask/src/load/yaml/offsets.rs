//! From the characters that the parser counts to the bytes that places count.

use std::ops::Range;

use saphyr_parser::Span;

/// Where each character of a text starts.
pub(super) struct Offsets {
    /// For each character that is longer than a byte: the number of the next character,
    /// and how many bytes more than characters there are before that.
    longer: Vec<(usize, usize)>,
    /// The length of the text in bytes.
    end: usize,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        let mut longer = Vec::new();
        for (number, (byte, character)) in text.char_indices().enumerate() {
            if !character.is_ascii() {
                let surplus = byte - number + character.len_utf8() - 1;
                longer.push((number + 1, surplus));
            }
        }
        Self {
            longer,
            end: text.len(),
        }
    }

    /// The byte at which a character starts; the end if there is none.
    pub(super) fn byte(&self, character: usize) -> usize {
        let before = self.longer.partition_point(|(next, _)| *next <= character);
        let surplus = before.checked_sub(1).map_or(0, |last| self.longer[last].1);
        (character + surplus).min(self.end)
    }

    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn finds_the_byte_of_every_character() {
        for text in ["", "plain", "é", "aé", "éa", "a\u{a0}€😀b€€c"] {
            let offsets = Offsets::new(text);
            let starts = text.char_indices().map(|(byte, _)| byte);
            for (character, byte) in starts.chain([text.len()]).enumerate() {
                assert_eq!(offsets.byte(character), byte, "{text:?} {character}");
            }
            assert_eq!(offsets.byte(usize::MAX / 2), text.len());
        }
    }
}
