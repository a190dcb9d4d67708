//! [`Ids`]: identifiers in the forms that the service gives them.
//!
//! They look random and are not: one seed and one order of requests give the
//! same ids again.

/// A source of identifiers, no two of which are alike.
#[derive(Debug)]
pub struct Ids {
    seed: u64,
    drawn: u64,
}

impl Ids {
    /// A source for this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// 24 lower-case hexadecimal characters, as batches, jobs and most others
    /// have them. The last eight count, so that they sort by age.
    pub fn object(&mut self) -> String {
        let random = self.draw();
        format!("{random:016x}{:08x}", self.drawn & 0xffff_ffff)
    }

    /// `ej_` and 16 hexadecimal characters: an export.
    pub fn export(&mut self) -> String {
        format!("ej_{:016x}", self.draw())
    }

    /// A UUID, as every receipt has one.
    pub fn uuid(&mut self) -> String {
        let (high, low) = (self.draw(), self.draw());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            0x8000 | (low >> 50),
            low & 0xffff_ffff_ffff,
        )
    }

    fn draw(&mut self) -> u64 {
        self.drawn += 1;
        scramble(self.seed.wrapping_add(scramble(self.drawn)))
    }
}

/// The finalizer of SplitMix64: spreads a counter over all 64 bits, and never
/// two of them to the same place.
#[must_use]
pub const fn scramble(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_their_forms() {
        let mut ids = Ids::new(7);
        let object = ids.object();
        assert_eq!(object.len(), 24);
        assert!(object.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')));
        let export = ids.export();
        assert_eq!(export.len(), 19);
        assert!(export.starts_with("ej_"));
        let uuid = ids.uuid();
        assert_eq!(uuid.len(), 36);
        assert_eq!(uuid.as_bytes()[14], b'4');
        assert!(matches!(uuid.as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
    }

    #[test]
    fn no_two_ids_are_alike() {
        let mut ids = Ids::new(7);
        let many: std::collections::HashSet<_> = (0..10_000).map(|_| ids.object()).collect();
        assert_eq!(many.len(), 10_000);
    }
}
