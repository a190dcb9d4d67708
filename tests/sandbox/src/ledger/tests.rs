use proptest::prelude::*;

use super::*;

fn memo() -> Memo {
    Memo::new("test", "findEmail")
}

fn with(credits: u64) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.top_up(credits, memo(), Moment::UNIX_EPOCH);
    ledger
}

#[test]
fn a_charge_that_is_not_covered_moves_nothing() {
    let mut ledger = with(9);
    let refused = ledger.charge(10, memo(), Moment::UNIX_EPOCH);
    assert_eq!(
        refused,
        Err(Shortfall {
            balance: 9,
            required: 10
        })
    );
    assert_eq!(ledger.balance(), 9);
    assert_eq!(ledger.entries().len(), 1);
}

#[test]
fn settling_twice_is_settling_once() {
    let mut ledger = with(100);
    let id = ledger
        .reserve(60, memo(), Moment::UNIX_EPOCH)
        .expect("covered");
    assert_eq!(ledger.balance(), 40);
    let first = ledger.settle(id, 20, Moment::UNIX_EPOCH);
    assert_eq!(
        first,
        Settlement {
            used: 20,
            refunded: 40,
            balance_after: 80
        }
    );
    assert_eq!(ledger.settle(id, 60, Moment::UNIX_EPOCH), first);
    assert_eq!(ledger.balance(), 80);
}

#[test]
fn more_than_was_reserved_cannot_be_used() {
    let mut ledger = with(100);
    let id = ledger
        .reserve(10, memo(), Moment::UNIX_EPOCH)
        .expect("covered");
    let settlement = ledger.settle(id, 50, Moment::UNIX_EPOCH);
    assert_eq!((settlement.used, settlement.refunded), (10, 0));
    assert_eq!(
        ledger.entries().last().map(|entry| entry.kind),
        Some(EntryKind::Adjustment)
    );
}

#[test]
fn credits_do_not_overflow() {
    let mut ledger = with(u64::MAX);
    ledger.top_up(u64::MAX, memo(), Moment::UNIX_EPOCH);
    assert!(ledger.audit().consistent);
    assert_eq!(ledger.balance(), i64::MAX.unsigned_abs());
}

#[derive(Debug, Clone)]
enum Act {
    TopUp(u64),
    Charge(u64),
    Reserve(u64),
    Settle(usize, u64),
    Refund(u64),
    Withdraw(u64),
}

fn act() -> impl Strategy<Value = Act> {
    let amount = 0..2_000_u64;
    prop_oneof![
        amount.clone().prop_map(Act::TopUp),
        amount.clone().prop_map(Act::Charge),
        amount.clone().prop_map(Act::Reserve),
        (0..8_usize, amount.clone()).prop_map(|(which, used)| Act::Settle(which, used)),
        amount.clone().prop_map(Act::Refund),
        amount.prop_map(Act::Withdraw),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_the_ledger_adds_up(acts in proptest::collection::vec(act(), 0..200)) {
        let mut ledger = with(5_000);
        let mut reservations = Vec::new();
        for act in acts {
            let before = ledger.balance();
            match act {
                Act::TopUp(amount) => ledger.top_up(amount, memo(), Moment::UNIX_EPOCH),
                Act::Refund(amount) => ledger.refund(amount, memo(), Moment::UNIX_EPOCH),
                Act::Charge(amount) => {
                    let done = ledger.charge(amount, memo(), Moment::UNIX_EPOCH).is_ok();
                    prop_assert_eq!(done, amount <= before);
                }
                Act::Reserve(amount) => {
                    reservations.extend(ledger.reserve(amount, memo(), Moment::UNIX_EPOCH));
                }
                Act::Settle(which, used) => {
                    if let Some(&id) = reservations.get(which) {
                        let earlier = ledger.settlement(id);
                        let settlement = ledger.settle(id, used, Moment::UNIX_EPOCH);
                        prop_assert!(earlier.is_none_or(|earlier| earlier == settlement));
                    }
                }
                Act::Withdraw(amount) => {
                    ledger.withdraw(amount, memo(), Moment::UNIX_EPOCH);
                }
            }
            let audit = ledger.audit();
            prop_assert!(audit.consistent);
            prop_assert_eq!(i64::try_from(audit.balance), Ok(audit.sum));
        }
    }
}
