//! [`Ledger`]: an organization's credits, and every movement of them.
//!
//! The balance is never written, only moved by an entry, so the entries always
//! add up to it; and no entry takes it below zero. A reservation takes credits
//! out at once and is settled exactly once. What things cost is not known here.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::clock::Moment;

/// The most credits that there can be: those that an `i64` holds, so that sums
/// cannot overflow.
pub const MOST_CREDITS: u64 = i64::MAX.unsigned_abs();

/// What kind of movement an entry is, in the words of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// Pays for a call or a reservation.
    Deduction,
    /// Adds purchased credits.
    Topup,
    /// Corrects the balance, or closes a reservation of which nothing is left.
    Adjustment,
    /// Gives a reservation or a charge back.
    Refund,
}

/// A movement of credits.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its place in the ledger, from 1.
    pub number: u64,
    /// What kind of movement it was.
    pub kind: EntryKind,
    /// Credits that came in; negative for those that went out.
    pub amount: i64,
    /// The balance afterwards.
    pub balance_after: u64,
    /// What it was for.
    pub memo: Memo,
    /// When it was made.
    pub at: Moment,
}

/// What a movement is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Memo {
    /// For people.
    pub description: String,
    /// For programs.
    pub metadata: Map<String, Value>,
}

impl Memo {
    /// A movement on behalf of an operation.
    #[must_use]
    pub fn new(description: impl Into<String>, operation: &str) -> Self {
        let mut metadata = Map::new();
        metadata.insert("operation".to_owned(), operation.into());
        Self {
            description: description.into(),
            metadata,
        }
    }

    /// Notes one more fact.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.metadata.insert(name.to_owned(), value.into());
        self
    }
}

/// The balance does not cover an amount; nothing was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{required} credits are needed, and only {balance} are left")]
pub struct Shortfall {
    /// Credits that are left.
    pub balance: u64,
    /// Credits that were asked for.
    pub required: u64,
}

/// Names a reservation of one ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReservationId(u64);

/// How a reservation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settlement {
    /// Credits that were charged in the end.
    pub used: u64,
    /// Credits that were given back.
    pub refunded: u64,
    /// The balance once it was settled.
    pub balance_after: u64,
}

#[derive(Debug)]
struct Reservation {
    amount: u64,
    memo: Memo,
    settlement: Option<Settlement>,
}

/// The credits of an organization.
#[derive(Debug, Default)]
pub struct Ledger {
    balance: u64,
    entries: Vec<Entry>,
    reservations: HashMap<ReservationId, Reservation>,
}

/// What a look through the whole ledger finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// The balance.
    pub balance: u64,
    /// All entries added up. Equal to the balance, always.
    pub sum: i64,
    /// How many entries there are.
    pub entries: u64,
    /// Credits in reservations that are not settled yet.
    pub reserved: u64,
    /// Whether every entry's balance is that of the one before, moved by its
    /// amount, and none is below zero.
    pub consistent: bool,
}

impl Ledger {
    /// Credits that are left. Those that are reserved are not.
    #[must_use]
    pub const fn balance(&self) -> u64 {
        self.balance
    }

    /// All movements, the oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Credits that can be added, with those in mind that are reserved and may
    /// come back.
    #[must_use]
    pub fn room(&self) -> u64 {
        let Audit {
            balance, reserved, ..
        } = self.audit();
        MOST_CREDITS.saturating_sub(balance.saturating_add(reserved))
    }

    /// Adds purchased credits.
    pub fn top_up(&mut self, amount: u64, memo: Memo, at: Moment) {
        self.give(EntryKind::Topup, amount, memo, at);
    }

    /// Gives back credits that had been charged.
    pub fn refund(&mut self, amount: u64, memo: Memo, at: Moment) {
        self.give(EntryKind::Refund, amount, memo, at);
    }

    /// Takes credits away that were not spent, at most those that there are.
    /// Returns how many.
    pub fn withdraw(&mut self, amount: u64, memo: Memo, at: Moment) -> u64 {
        let amount = amount.min(self.balance);
        if amount > 0 {
            self.take(EntryKind::Adjustment, amount, memo, at);
        }
        amount
    }

    /// Whether the balance covers an amount.
    ///
    /// # Errors
    /// Says how much is missing.
    pub const fn cover(&self, required: u64) -> Result<(), Shortfall> {
        if required <= self.balance {
            Ok(())
        } else {
            Err(Shortfall {
                balance: self.balance,
                required,
            })
        }
    }

    /// Pays. An amount of nothing leaves no entry.
    ///
    /// # Errors
    /// The balance does not cover it; nothing is moved.
    pub fn charge(&mut self, amount: u64, memo: Memo, at: Moment) -> Result<(), Shortfall> {
        self.cover(amount)?;
        if amount > 0 {
            self.take(EntryKind::Deduction, amount, memo, at);
        }
        Ok(())
    }

    /// Sets credits aside, to be settled once.
    ///
    /// # Errors
    /// The balance does not cover it; nothing is moved.
    pub fn reserve(
        &mut self,
        amount: u64,
        memo: Memo,
        at: Moment,
    ) -> Result<ReservationId, Shortfall> {
        self.cover(amount)?;
        let id = ReservationId(self.reservations.len() as u64);
        let booked = memo.clone().with("kind", "reservation");
        self.take(EntryKind::Deduction, amount, booked, at);
        self.reservations.insert(
            id,
            Reservation {
                amount,
                memo,
                settlement: None,
            },
        );
        Ok(id)
    }

    /// Ends a reservation: `used` of it is spent, the rest comes back. Only the
    /// first call does anything, whatever later ones say; all of them tell how
    /// it ended. More than was reserved cannot be used.
    pub fn settle(&mut self, id: ReservationId, used: u64, at: Moment) -> Settlement {
        let Some(reservation) = self.reservations.get(&id) else {
            return Settlement::default();
        };
        if let Some(settlement) = reservation.settlement {
            return settlement;
        }
        let used = used.min(reservation.amount);
        let refunded = reservation.amount - used;
        let memo = Memo {
            description: format!("Settlement: {}", reservation.memo.description),
            metadata: reservation.memo.metadata.clone(),
        }
        .with("kind", "settlement")
        .with("creditsUsed", used)
        .with("creditsRefunded", refunded);
        let kind = if refunded > 0 {
            EntryKind::Refund
        } else {
            EntryKind::Adjustment
        };
        self.give(kind, refunded, memo, at);
        let settlement = Settlement {
            used,
            refunded,
            balance_after: self.balance,
        };
        if let Some(reservation) = self.reservations.get_mut(&id) {
            reservation.settlement = Some(settlement);
        }
        settlement
    }

    /// How a reservation ended, if it has.
    #[must_use]
    pub fn settlement(&self, id: ReservationId) -> Option<Settlement> {
        self.reservations.get(&id)?.settlement
    }

    /// Looks through the whole ledger.
    #[must_use]
    pub fn audit(&self) -> Audit {
        let mut running = 0_i64;
        let mut consistent = true;
        for (entry, number) in self.entries.iter().zip(1..) {
            running += entry.amount;
            consistent &=
                entry.number == number && i64::try_from(entry.balance_after) == Ok(running);
        }
        consistent &= i64::try_from(self.balance) == Ok(running);
        Audit {
            balance: self.balance,
            sum: running,
            entries: self.entries.len() as u64,
            reserved: self
                .reservations
                .values()
                .filter(|reservation| reservation.settlement.is_none())
                .map(|reservation| reservation.amount)
                .sum(),
            consistent,
        }
    }

    fn take(&mut self, kind: EntryKind, amount: u64, memo: Memo, at: Moment) {
        self.balance -= amount;
        self.enter(kind, -signed(amount), memo, at);
    }

    fn give(&mut self, kind: EntryKind, amount: u64, memo: Memo, at: Moment) {
        let amount = amount.min(MOST_CREDITS - self.balance);
        self.balance += amount;
        self.enter(kind, signed(amount), memo, at);
    }

    fn enter(&mut self, kind: EntryKind, amount: i64, memo: Memo, at: Moment) {
        self.entries.push(Entry {
            number: self.entries.len() as u64 + 1,
            kind,
            amount,
            balance_after: self.balance,
            memo,
            at,
        });
    }
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

impl Entry {
    /// The entry as `GET /wallets/transactions` shows it.
    #[must_use]
    pub fn to_json(&self, organization: &str) -> Value {
        json!({
            "id": format!("txn_{:08}", self.number),
            "organizationId": organization,
            "type": self.kind,
            "amount": self.amount,
            "balanceAfter": self.balance_after,
            "description": self.memo.description,
            "metadata": self.memo.metadata,
            "createdAt": self.at,
        })
    }
}
