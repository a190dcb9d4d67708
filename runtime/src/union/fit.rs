//! Finds the alternative of a union that fits a value best.
//!
//! Types ignore members that they do not know, so a value can fit several types. The
//! best of them is the one that keeps the most: each is serialized again and compared
//! with the value. This module must not fail, nor change a value.

use std::iter::Sum;
use std::ops::Add;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::open_enum;

/// What a type does not keep of a value. Less is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Scalars, however deep, that are missing or changed if the value is written again,
    /// and enum values that the type does not list.
    scalars: usize,
    /// Members that are missing and have no scalar in them: null, or empty.
    others: usize,
}

impl Lost {
    const fn scalars(scalars: usize) -> Self {
        Self { scalars, others: 0 }
    }
}

impl Add for Lost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            scalars: self.scalars + other.scalars,
            others: self.others + other.others,
        }
    }
}

impl Sum for Lost {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// Reads `value` as a `T`, and counts what a `T` does not keep of it. `None` if
/// `value` does not fit.
#[must_use]
pub fn fit<T: DeserializeOwned + Serialize>(value: &Value) -> Option<(T, Lost)> {
    let read = T::deserialize(value).ok()?;
    let before = open_enum::unlisted_so_far();
    let again = serde_json::to_value(&read).ok()?;
    let unlisted = open_enum::unlisted_so_far().wrapping_sub(before);
    // Structs of `serde` can be read from arrays too.
    if value.is_array() && again.is_object() {
        return None;
    }
    Some((read, lost(value, &again) + Lost::scalars(unlisted)))
}

fn lost(value: &Value, again: &Value) -> Lost {
    match (value, again) {
        (Value::Object(members), Value::Object(again)) => members
            .iter()
            .map(|(name, value)| {
                again
                    .get(name)
                    .map_or_else(|| missing(value), |it| lost(value, it))
            })
            .sum(),
        (Value::Array(items), Value::Array(again)) => {
            let missing = items.iter().skip(again.len()).map(missing);
            let changed = items
                .iter()
                .zip(again)
                .map(|(item, again)| lost(item, again));
            missing.chain(changed).sum()
        }
        // A list that may be written as its only item, and the other way round.
        (Value::Array(items), again) if items.len() == 1 => {
            items.iter().map(|item| lost(item, again)).sum()
        }
        (value, Value::Array(again)) if again.len() == 1 => {
            again.iter().map(|again| lost(value, again)).sum()
        }
        (Value::Number(number), Value::Number(again)) => {
            let is_same = number == again || is_close(number.as_f64(), again.as_f64());
            Lost::scalars(usize::from(!is_same))
        }
        (value, again) if value == again => Lost::default(),
        (value, _) => missing(value),
    }
}

/// The loss of all of a value.
fn missing(value: &Value) -> Lost {
    match size(value) {
        0 => Lost {
            scalars: 0,
            others: 1,
        },
        scalars => Lost::scalars(scalars),
    }
}

/// Whether two numbers are the same for a type of less precision or another format.
fn is_close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one as f32 == other as f32,
        _ => false,
    }
}

/// The number of scalars in `value`.
fn size(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
    }
}

/// The best of several fits: the one that loses least, and the first of equals.
///
/// ```
/// use openapi_client_runtime::union::{Best, fit};
///
/// # #[derive(Debug, PartialEq)]
/// enum Id {
///     Number(u64),
///     Text(String),
/// }
///
/// let value = serde_json::json!("x7");
/// let id = Best::new()
///     .or(Id::Number, fit(&value))
///     .or(Id::Text, fit(&value))
///     .take();
/// assert_eq!(id, Some(Id::Text("x7".to_owned())));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Best<U>(Option<(U, Lost)>);

impl<U> Best<U> {
    /// No fit yet.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Adds the result of [`fit`]; `wrap` makes an alternative of the union of it.
    pub fn or<T>(self, wrap: impl FnOnce(T) -> U, fit: Option<(T, Lost)>) -> Self {
        match (self.0, fit) {
            (best, None) => Self(best),
            (Some(best), Some((_, lost))) if best.1 <= lost => Self(Some(best)),
            (_, Some((value, lost))) => Self(Some((wrap(value), lost))),
        }
    }

    /// Returns the best fit, if there is any.
    #[must_use]
    pub fn take(self) -> Option<U> {
        self.0.map(|(best, _)| best)
    }
}

impl<U> Default for Best<U> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::OneOrMany;

    #[derive(Clone)]
    enum CardKind {
        Card,
        Unknown(String),
    }

    crate::open_enum!(CardKind, Unknown, Card = "card");

    #[derive(Clone)]
    enum BankKind {
        Bank,
        Unknown(String),
    }

    crate::open_enum!(BankKind, Unknown, Bank = "bank");

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Card {
        kind: CardKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Bank {
        kind: BankKind,
        #[serde(default)]
        address: Address,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Address {
        #[serde(default)]
        city: String,
    }

    #[derive(Debug, PartialEq)]
    enum Payment {
        Card(Card),
        Bank(Bank),
    }

    fn payment(value: &Value) -> Option<Payment> {
        Best::new()
            .or(Payment::Card, fit(value))
            .or(Payment::Bank, fit(value))
            .take()
    }

    fn lost_by<T: DeserializeOwned + Serialize>(value: Value) -> Option<usize> {
        fit::<T>(&value).map(|(_, lost)| lost.scalars)
    }

    #[test]
    fn counts_what_is_lost() {
        assert_eq!(
            lost_by::<Card>(json!({ "kind": "card", "number": "1" })),
            Some(0)
        );
        assert_eq!(
            lost_by::<Card>(json!({ "kind": "card", "number": null })),
            Some(0)
        );
        assert_eq!(
            lost_by::<Card>(json!({ "kind": "bank", "x": [1, { "y": 2 }] })),
            Some(3)
        );
        assert_eq!(
            lost_by::<Card>(json!({ "kind": "card", "x": [], "y": {} })),
            Some(0)
        );
        let nested = json!({ "kind": "bank", "address": { "city": "Rome", "zip": 1 } });
        assert_eq!(lost_by::<Bank>(nested), Some(1));
        assert_eq!(lost_by::<Bank>(json!({ "kind": "card" })), Some(1));
        assert_eq!(lost_by::<Card>(json!([1])), None);
    }

    #[test]
    fn another_way_to_write_a_value_is_no_loss() {
        assert_eq!(lost_by::<OneOrMany<u8>>(json!([1])), Some(0));
        assert_eq!(lost_by::<OneOrMany<u8>>(json!(1)), Some(0));
        assert_eq!(lost_by::<Vec<u8>>(json!([1, 2])), Some(0));
        assert_eq!(lost_by::<f32>(json!(0.1)), Some(0));
        assert_eq!(lost_by::<f64>(json!(1)), Some(0));
    }

    #[test]
    fn takes_the_fit_that_loses_least() {
        let bank = payment(&json!({ "kind": "bank", "address": { "city": "Rome" } }));
        assert!(matches!(bank, Some(Payment::Bank(_))), "{bank:?}");
        let card = payment(&json!({ "kind": "card", "number": "1" }));
        assert!(matches!(card, Some(Payment::Card(_))), "{card:?}");
        // Only the values of `kind` tell these apart.
        let bank = payment(&json!({ "kind": "bank" }));
        let is_known = |bank: &Bank| bank.kind.is_known();
        assert!(
            matches!(&bank, Some(Payment::Bank(bank)) if is_known(bank)),
            "{bank:?}"
        );
        let card = payment(&json!({ "kind": "card" }));
        let is_known = |card: &Card| card.kind.is_known();
        assert!(
            matches!(&card, Some(Payment::Card(card)) if is_known(card)),
            "{card:?}"
        );
    }

    #[test]
    fn a_member_that_is_null_or_empty_tells_alternatives_apart() {
        let lost = |lost: Option<(Card, Lost)>| lost.map(|(_, lost)| lost);
        let unknown = lost(fit(&json!({ "kind": "card", "x": { "y": [null] } })));
        let known = lost(fit(&json!({ "kind": "card" })));
        assert!(known < unknown);
        assert!(unknown < Some(Lost::scalars(1)));
    }

    #[test]
    fn takes_the_first_of_equals_and_nothing_if_nothing_fits() {
        let first = Best::new()
            .or(|number: u8| (1, number), Some((7, Lost::scalars(2))))
            .or(|number: u8| (2, number), None)
            .or(|number: u8| (3, number), Some((8, Lost::scalars(2))));
        assert_eq!(first.take(), Some((1, 7)));
        assert_eq!(payment(&json!("x")), None);
    }
}
