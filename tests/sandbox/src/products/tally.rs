//! [`Tally`]: what many items came to.

/// What one item came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An address that takes mail.
    Valid,
    /// An address that does not.
    Invalid,
    /// An address of which that cannot be said. It is free.
    Risky,
    /// Something was found.
    Found,
    /// Nothing was found. It is free.
    NotFound,
}

impl Outcome {
    /// Found or not.
    #[must_use]
    pub const fn of(found: bool) -> Self {
        if found { Self::Found } else { Self::NotFound }
    }

    /// Whether it is worth its price.
    #[must_use]
    pub const fn found(self) -> bool {
        matches!(self, Self::Valid | Self::Invalid | Self::Found)
    }
}

/// What many items came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Addresses that take mail.
    pub valid: u64,
    /// Addresses that do not.
    pub invalid: u64,
    /// Addresses of which that cannot be said.
    pub risky: u64,
    /// Items of other products that something was found for.
    pub found: u64,
    /// Items of other products that nothing was found for.
    pub not_found: u64,
    /// Items to be paid.
    pub charged: u64,
}

impl Tally {
    /// Adds an item, which may be free whatever it came to.
    pub const fn add(&mut self, outcome: Outcome, free: bool) {
        let count = match outcome {
            Outcome::Valid => &mut self.valid,
            Outcome::Invalid => &mut self.invalid,
            Outcome::Risky => &mut self.risky,
            Outcome::Found => &mut self.found,
            Outcome::NotFound => &mut self.not_found,
        };
        *count += 1;
        if outcome.found() && !free {
            self.charged += 1;
        }
    }

    /// All items.
    #[must_use]
    pub const fn items(&self) -> u64 {
        self.valid + self.invalid + self.risky + self.found + self.not_found
    }
}
