//! An account over answers that were not asked of any server.

use std::future::ready;

use proptest::prelude::*;

use super::*;
use crate::outcome::OutcomeSoFar;
use crate::testing::{self, calls, refusal_of};
use crate::{Credits, Error, ErrorKind, Operation, Outcome, Price, Repeat, Response};

static FIND: Operation = Operation {
    id: "find",
    method: "POST",
    path: "/find",
    price: Price::call(Credits::new(10)),
    repeat: Repeat::NotProcessed,
    not_processed: &[402, 429],
    ..Operation::DEFAULT
};
static SUBMIT: Operation = Operation {
    id: "submit",
    ..FIND
};
static RESULTS: Operation = Operation {
    id: "results",
    price: Price::Free,
    ..FIND
};

#[derive(Debug, Default, Clone, Copy)]
struct Bill(Amounts);

impl Receipt for Bill {
    fn used(&self) -> Credits {
        self.0.used
    }
    fn reserved(&self) -> Credits {
        self.0.reserved
    }
    fn refunded(&self) -> Credits {
        self.0.refunded
    }
}

#[derive(Clone)]
struct Find(HighestPrice);

#[derive(Clone)]
struct Submit(usize);

#[derive(Clone)]
struct Results(&'static str);

calls!(Find, (), Bill, |_| unreachable!(
    "the answer is made by hand"
));
calls!(Submit, String, Bill, |_| unreachable!(
    "the answer is made by hand"
));
calls!(Results, (), Bill, |_| unreachable!(
    "the answer is made by hand"
));

impl Priced for Find {
    const OPERATION: &'static Operation = &FIND;
    fn highest_price(&self) -> HighestPrice {
        self.0
    }
}

impl Priced for Submit {
    const OPERATION: &'static Operation = &SUBMIT;
    fn highest_price(&self) -> HighestPrice {
        HighestPrice::from(Credits::new(10)).times(self.0)
    }
    fn opens(answer: &String) -> Option<&str> {
        Some(answer)
    }
}

impl Priced for Results {
    const OPERATION: &'static Operation = &RESULTS;
    fn settles(&self) -> Option<&str> {
        Some(self.0)
    }
}

/// A status that tells the bill, and whether it is the last one.
#[derive(Clone)]
struct Status(&'static str);

calls!(Status, (JobEnd, Option<Amounts>), Bill, |_| unreachable!(
    "the answer is made by hand"
));

impl Priced for Status {
    const OPERATION: &'static Operation = &RESULTS;
    fn settles(&self) -> Option<&str> {
        Some(self.0)
    }
    fn amounts(answer: &(JobEnd, Option<Amounts>)) -> Option<Amounts> {
        answer.1
    }
    fn end(answer: &(JobEnd, Option<Amounts>)) -> JobEnd {
        answer.0
    }
}

const FIND_FOR_TEN: Find = Find(HighestPrice::AtMost(Credits::new(10)));

fn credits(amount: i64) -> Credits {
    Credits::new(amount)
}

fn amounts(used: i64, reserved: i64, refunded: i64) -> Amounts {
    Amounts {
        used: credits(used),
        reserved: credits(reserved),
        refunded: credits(refunded),
    }
}

fn answer<T>(value: T, bill: Option<Amounts>) -> Result<Response<T, Bill>, Error> {
    Ok(testing::answer(value, bill.map(Bill)))
}

async fn submit(account: &Account, items: usize, job: &str, receipt: Option<Amounts>) {
    account
        .pay(
            Charge::of(&Submit(items)),
            ready(answer(job.to_owned(), receipt)),
        )
        .await
        .expect("an answer");
}

async fn settle(account: &Account, job: &'static str, receipt: Amounts) {
    account
        .pay(Charge::of(&Results(job)), ready(answer((), Some(receipt))))
        .await
        .expect("an answer");
}

/// Spent, held and doubtful.
fn standing(budget: &Budget) -> [i64; 3] {
    [budget.spent(), budget.held(), budget.doubtful()]
        .map(|amount| amount.to_i64().expect("a whole amount"))
}

fn limited(limit: i64) -> (Account, Budget) {
    let budget = Budget::new(limit);
    (Account::with_budget(budget.clone()), budget)
}

#[tokio::test]
async fn a_call_costs_what_its_receipt_says() {
    let (account, budget) = limited(10);
    let call = ready(answer((), Some(amounts(3, 0, 0))));
    account
        .pay(Charge::of(&FIND_FOR_TEN), call)
        .await
        .expect("an answer");
    assert_eq!((budget.spent(), budget.held()), (credits(3), credits(0)));
    let totals = account.totals();
    assert_eq!(totals.all, totals.by_operation["find"]);
    assert_eq!((totals.all.calls, totals.all.used), (1, credits(3)));
    assert_eq!(totals.all.doubts, 0);
}

/// A search whose first rows are free, and whose receipt need not name an
/// amount.
#[derive(Clone)]
struct Search {
    page: u64,
}

calls!(Search, usize, Bill, |_| unreachable!(
    "the answer is made by hand"
));

impl Priced for Search {
    const OPERATION: &'static Operation = &FIND;
    fn highest_price(&self) -> HighestPrice {
        HighestPrice::from(Credits::new(50))
    }
    fn allowance(&self) -> Option<Allowance> {
        let each = Credits::new(1);
        Some(Allowance::of_page(each, self.page, 50, Some(3), Some(75)))
    }
    fn paid_rows(answer: &usize) -> usize {
        *answer
    }
}

#[tokio::test]
async fn books_rows_beyond_allowance_when_receipt_names_no_amount() {
    for (page, rows, receipt, spent) in [
        (1, 50, None, 0),
        (2, 50, None, 25),
        (2, 25, None, 0),
        (3, 50, None, 50),
        (4, 7, None, 7),
        // What a receipt says counts.
        (1, 50, Some(amounts(50, 0, 0)), 50),
        (4, 50, Some(amounts(0, 0, 0)), 0),
    ] {
        let (account, budget) = limited(100);
        let mut search = Box::pin(account.pay(Charge::of(&Search { page }), async {
            tokio::task::yield_now().await;
            answer(rows, receipt)
        }));
        assert!(futures_util::poll!(&mut search).is_pending());
        assert_eq!(budget.held(), 50, "the service may charge all the same");
        search.await.expect("an answer");
        assert_eq!(standing(&budget), [spent, 0, 0], "{page} {rows}");
        assert_eq!(account.totals().all.doubts, 0);
    }
    let (account, budget) = limited(100);
    let lost = ready(Err(Error::new(ErrorKind::Transport, "")));
    let search = account.pay::<usize, Bill>(Charge::of(&Search { page: 1 }), lost);
    search.await.expect_err("an error");
    assert_eq!(standing(&budget), [0, 0, 50]);
}

#[tokio::test]
async fn a_call_that_does_not_fit_is_not_made() {
    let (account, budget) = limited(9);
    let call = async { panic!("the call was made") };
    let error = account
        .pay::<(), Bill>(Charge::of(&FIND_FOR_TEN), call)
        .await
        .expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::OverBudget);
    assert_eq!(error.operation(), Some("find"));
    assert!(
        error
            .to_string()
            .contains("at most 10 credits, and 9 credits are left")
    );
    assert_eq!(budget.left(), 9);

    let unknown = Charge::of(&Find(HighestPrice::Unknown));
    let error = account
        .pay::<(), Bill>(unknown, ready(answer((), None)))
        .await;
    assert_eq!(error.expect_err("a refusal").kind(), &ErrorKind::OverBudget);
    let mut options = crate::Options::default();
    options.set_at_most(credits(9));
    let stated = Charge::of(&Find(options.highest_price(HighestPrice::Unknown)));
    let call = ready(answer((), Some(amounts(1, 0, 0))));
    account.pay(stated, call).await.expect("an answer");
    assert_eq!(budget.left(), 8);
}

#[tokio::test]
async fn an_unclear_outcome_is_booked_at_the_highest_price() {
    for error in [
        Error::new(ErrorKind::Timeout, ""),
        Error::new(ErrorKind::Transport, ""),
    ]
    .into_iter()
    .chain((400..600).map(|status| refusal_of(&FIND, status)))
    .filter(|error| error.outcome() == Outcome::Unknown)
    {
        let (account, budget) = limited(10);
        let call = ready(Err::<Response<(), Bill>, _>(error));
        account
            .pay(Charge::of(&FIND_FOR_TEN), call)
            .await
            .expect_err("an error");
        assert_eq!(standing(&budget), [0, 0, 10]);
        let all = account.totals().all;
        assert_eq!(
            (all.doubts, all.doubtful, all.used),
            (1, credits(10), credits(0))
        );
    }
    let (account, budget) = limited(10);
    account
        .pay(Charge::of(&FIND_FOR_TEN), ready(answer((), None)))
        .await
        .expect("an answer");
    assert_eq!(standing(&budget), [0, 0, 10]);
    assert_eq!(account.totals().all.doubts, 1);
}

#[tokio::test]
async fn a_clear_refusal_costs_nothing() {
    for error in [
        Error::new(ErrorKind::Connect, ""),
        refusal_of(&FIND, 402),
        refusal_of(&FIND, 429),
    ] {
        let (account, budget) = limited(10);
        let call = ready(Err::<Response<(), Bill>, _>(error));
        account
            .pay(Charge::of(&FIND_FOR_TEN), call)
            .await
            .expect_err("an error");
        assert_eq!(budget.left(), 10);
        assert_eq!(account.totals().all.doubts, 0);
    }
}

/// A call that costs something, and can be repeated all the same.
#[derive(Clone)]
struct Look;

calls!(Look, (), Bill, |_| unreachable!(
    "the answer is made by hand"
));

impl Priced for Look {
    const OPERATION: &'static Operation = &Operation {
        repeat: Repeat::Safe,
        ..FIND
    };
    fn highest_price(&self) -> HighestPrice {
        FIND_FOR_TEN.0
    }
}

#[tokio::test]
async fn a_refusal_says_nothing_of_attempts_that_may_have_been_charged() {
    let refused = || {
        let error = refusal_of(&FIND, 402).after(2, Outcome::Unknown);
        ready(Err::<Response<(), Bill>, _>(error))
    };
    let (account, budget) = limited(20);
    let looked = account.pay(Charge::of(&Look), refused()).await;
    looked.expect_err("a refusal");
    assert_eq!(standing(&budget), [0, 0, 10]);
    // What the error says counts, whether or not the operation is repeatable.
    let found = account.pay(Charge::of(&FIND_FOR_TEN), refused()).await;
    assert_eq!(found.expect_err("a refusal").outcome(), Outcome::Unknown);
    assert_eq!(standing(&budget), [0, 0, 20]);
    assert_eq!(account.totals().all.doubts, 2);
}

#[tokio::test]
async fn counts_dropped_call_of_unknown_outcome_in_full() {
    let (account, budget) = limited(10);
    let call = std::future::pending::<Result<Response<(), Bill>, Error>>();
    let mut paying = Box::pin(account.pay(Charge::of(&FIND_FOR_TEN), call));
    assert!(futures_util::poll!(&mut paying).is_pending());
    assert_eq!((budget.spent(), budget.held()), (credits(0), credits(10)));
    drop(paying);
    assert_eq!(standing(&budget), [0, 0, 10]);
    assert_eq!(account.totals().all.doubts, 1);
}

#[tokio::test]
async fn a_job_is_paid_when_it_settles_and_only_once() {
    let (account, budget) = limited(100);
    submit(&account, 5, "j1", Some(amounts(0, 40, 0))).await;
    assert_eq!((budget.spent(), budget.held()), (credits(0), credits(40)));
    assert_eq!(account.totals().all.reserved, 40);
    // Read before the job has ended, then twice after it has.
    settle(&account, "j1", amounts(0, 0, 0)).await;
    assert_eq!(budget.held(), 40);
    for _ in 0..2 {
        settle(&account, "j1", amounts(30, 0, 10)).await;
        assert_eq!((budget.spent(), budget.held()), (credits(30), credits(0)));
        let submit = account.totals().by_operation["submit"];
        assert_eq!(
            (submit.used, submit.reserved, submit.refunded),
            (credits(30), credits(0), credits(10))
        );
    }
    assert_eq!(account.totals().by_operation["results"].calls, 3);
    assert_eq!(account.totals().by_operation["results"].used, 0);
}

#[tokio::test]
async fn a_reservation_that_was_not_told_is_the_highest_price() {
    let (account, budget) = limited(100);
    submit(&account, 5, "j1", None).await;
    assert_eq!(budget.held(), 50);
    settle(&account, "j1", amounts(20, 0, 0)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(20), credits(0)));
}

#[tokio::test]
async fn what_was_charged_at_once_can_be_given_back() {
    let (account, budget) = limited(100);
    submit(&account, 5, "j1", Some(amounts(50, 0, 0))).await;
    assert_eq!((budget.spent(), budget.held()), (credits(50), credits(0)));
    settle(&account, "j1", amounts(0, 0, 50)).await;
    assert_eq!(budget.spent(), 0);
    assert_eq!(account.totals().all.refunded, 50);
}

#[tokio::test]
async fn a_job_of_another_process_is_paid_here() {
    let (account, budget) = limited(100);
    settle(&account, "j9", amounts(7, 0, 3)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(7), credits(0)));
    assert_eq!(account.totals().by_operation["results"].used, 7);
}

proptest! {
    /// Jobs that are submitted and read in any order, any number of times: in
    /// the end the books hold what the jobs cost.
    #[test]
    fn books_balance(
        jobs in prop::collection::vec((1usize..50, 0i64..=100), 1..6),
        reads in prop::collection::vec((0usize..6, any::<bool>()), 0..40),
    ) {
        const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let (account, budget) = limited(1_000_000);
            let bills: Vec<Amounts> = jobs.iter().map(|(items, percent)| {
                let reserved = *items as i64 * 10;
                let used = reserved * percent / 100;
                amounts(used, reserved, reserved - used)
            }).collect();
            for (index, (items, _)) in jobs.iter().enumerate() {
                let receipt = amounts(0, *items as i64 * 10, 0);
                submit(&account, *items, IDS[index], Some(receipt)).await;
            }
            let mut settled = vec![false; jobs.len()];
            for (job, ended) in reads {
                let job = job % jobs.len();
                let ended = ended || settled[job];
                settled[job] = ended;
                let bill = if ended { bills[job] } else { Amounts::default() };
                settle(&account, IDS[job], Amounts { reserved: credits(0), ..bill }).await;
            }
            let of = |pick: fn(&Amounts) -> Credits, state: bool| -> Credits {
                bills.iter().zip(&settled).filter(|(_, it)| **it == state).map(|(bill, _)| pick(bill)).sum()
            };
            let all = account.totals().all;
            assert_eq!(all.used, of(|it| it.used, true));
            assert_eq!(all.refunded, of(|it| it.refunded, true));
            assert_eq!(all.reserved, of(|it| it.reserved, false));
            assert_eq!(budget.spent(), all.used);
            assert_eq!(budget.held(), all.reserved);
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_calls_cannot_overdraw() {
    let (account, budget) = limited(100);
    let calls = (0..200).map(|number| {
        let account = account.clone();
        tokio::spawn(async move {
            let call = async {
                tokio::task::yield_now().await;
                answer((), Some(amounts(number % 11, 0, 0)))
            };
            account.pay(Charge::of(&FIND_FOR_TEN), call).await.is_ok()
        })
    });
    let made = futures_util::future::join_all(calls).await;
    let made = made
        .into_iter()
        .filter(|it| *it.as_ref().expect("no panic"))
        .count() as u64;
    let all = account.totals().all;
    assert_eq!(all.calls, made);
    assert_eq!(budget.spent(), all.used);
    assert!(all.used <= 100 && budget.held() == 0);
}

#[tokio::test]
async fn a_last_bill_leaves_nothing_set_aside() {
    let (account, budget) = limited(100);
    submit(&account, 10, "a", Some(amounts(0, 100, 0))).await;
    let ask = async |end, bill| {
        let answer = answer((end, bill), None);
        let charge = Charge::of(&Status("a"));
        account.pay(charge, ready(answer)).await.expect("an answer");
        (budget.spent(), budget.held(), account.totals().all.reserved)
    };
    let [zero, thirty] = [0, 30].map(credits);
    for running in [None, Some(amounts(0, 0, 0))] {
        let seen = ask(JobEnd::Unknown, running).await;
        assert_eq!(seen, (zero, credits(100), credits(100)));
    }
    // The service says nothing of the other 70, which were never taken.
    let ended = ask(JobEnd::Done, Some(amounts(30, 0, 0))).await;
    assert_eq!(ended, (thirty, zero, zero));
    // Nor is there always a bill for a job that came to nothing.
    submit(&account, 5, "a", Some(amounts(0, 50, 0))).await;
    assert_eq!(ask(JobEnd::Failed, None).await, (thirty, zero, zero));
    assert_eq!(budget.doubtful(), 0);
}

async fn told(account: &Account, job: &'static str, end: JobEnd, bill: Option<Amounts>) {
    let charge = Charge::of(&Status(job));
    let answer = ready(answer((end, bill), None));
    account.pay(charge, answer).await.expect("an answer");
}

#[tokio::test]
async fn doubts_what_was_held_for_job_that_ended_without_bill() {
    let (account, budget) = limited(100);
    for (job, end) in [("a", JobEnd::Done), ("b", JobEnd::BillFollows)] {
        submit(&account, 4, job, Some(amounts(0, 40, 0))).await;
        told(&account, job, end, None).await;
    }
    // The bill of the second one comes with its results, if at all.
    assert_eq!(standing(&budget), [0, 40, 40]);
    told(&account, "b", JobEnd::Unknown, None).await;
    assert_eq!(standing(&budget), [0, 0, 80]);
    let all = account.totals().all;
    assert_eq!((all.doubts, all.doubtful), (2, credits(80)));
    // A bill that comes later is the truth.
    settle(&account, "a", amounts(10, 0, 30)).await;
    assert_eq!(standing(&budget), [10, 0, 40]);
    assert_eq!(account.release_job("", "b"), credits(40));
    assert_eq!(standing(&budget), [10, 0, 0]);
    let all = account.totals().all;
    assert_eq!(
        (all.doubts, all.doubtful, all.used),
        (0, credits(0), credits(10))
    );
    settle(&account, "b", amounts(40, 0, 0)).await;
    assert_eq!(standing(&budget), [50, 0, 0]);
}

#[tokio::test]
async fn releases_what_last_bill_does_not_mention() {
    let (account, budget) = limited(100);
    submit(&account, 5, "a", Some(amounts(0, 50, 0))).await;
    told(&account, "a", JobEnd::BillFollows, None).await;
    // Asked for before the end.
    settle(&account, "a", amounts(0, 0, 0)).await;
    assert_eq!(standing(&budget), [0, 50, 0]);
    settle(&account, "a", amounts(20, 0, 0)).await;
    assert_eq!(standing(&budget), [20, 0, 0]);
}

#[tokio::test]
async fn releases_job_on_request() {
    let (account, budget) = limited(100);
    submit(&account, 5, "a", Some(amounts(0, 50, 0))).await;
    assert_eq!(account.release_job("", "unknown"), credits(0));
    assert_eq!(account.release_job("", "a"), credits(50));
    assert_eq!(account.release_job("", "a"), credits(0));
    assert_eq!(standing(&budget), [0, 0, 0]);
    assert_eq!(account.totals().all.reserved, 0);
}

/// Another kind of job, whose ids may be the same.
#[derive(Clone)]
struct Export;

calls!(Export, String, Bill, |_| unreachable!(
    "the answer is made by hand"
));

impl Priced for Export {
    const OPERATION: &'static Operation = &SUBMIT;
    const JOB: &'static str = "exportStatus";
    fn highest_price(&self) -> HighestPrice {
        HighestPrice::from(Credits::new(10))
    }
    fn opens(answer: &String) -> Option<&str> {
        Some(answer)
    }
}

#[tokio::test]
async fn keeps_jobs_of_two_kinds_apart() {
    let (account, budget) = limited(100);
    submit(&account, 5, "1", Some(amounts(0, 50, 0))).await;
    let call = ready(answer("1".to_owned(), Some(amounts(0, 10, 0))));
    account
        .pay(Charge::of(&Export), call)
        .await
        .expect("an answer");
    settle(&account, "1", amounts(45, 0, 5)).await;
    assert_eq!(standing(&budget), [45, 10, 0]);
}

#[tokio::test]
async fn refunds_no_more_than_was_charged() {
    let (account, budget) = limited(100);
    for receipt in [amounts(7, 0, 0), amounts(2, 0, 9)] {
        let call = ready(answer((), Some(receipt)));
        account
            .pay(Charge::of(&FIND_FOR_TEN), call)
            .await
            .expect("an answer");
    }
    assert_eq!(standing(&budget), [7, 0, 0]);
    let all = account.totals().all;
    assert_eq!((all.used, all.refunded), (credits(9), credits(2)));
}

#[tokio::test]
async fn tells_charge_on_submission_from_reservation() {
    let (account, budget) = limited(100);
    submit(&account, 5, "a", Some(amounts(10, 40, 0))).await;
    assert_eq!(standing(&budget), [10, 40, 0]);
    // 20 more were used, and the other 20 of the reservation come back.
    settle(&account, "a", amounts(30, 0, 20)).await;
    assert_eq!(standing(&budget), [30, 0, 0]);
}

#[tokio::test]
async fn a_job_that_was_begun_elsewhere_can_be_continued_here() {
    let (account, budget) = limited(1000);
    // Another process had 100 set aside; 60 of them were used.
    settle(&account, "j9", amounts(60, 0, 40)).await;
    submit(&account, 4, "j9", Some(amounts(0, 40, 0))).await;
    assert_eq!((budget.spent(), budget.held()), (credits(60), credits(40)));
    settle(&account, "j9", amounts(90, 0, 50)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(90), credits(0)));
    assert_eq!(account.totals().all.used, 90);
    assert_eq!(account.totals().all.reserved, 0);
}

#[tokio::test]
async fn what_is_given_back_of_what_was_taken_elsewhere_is_not_earned_here() {
    let (account, budget) = limited(1000);
    // A job of another process is continued, and its bill is the whole one.
    submit(&account, 4, "j9", Some(amounts(0, 40, 0))).await;
    settle(&account, "j9", amounts(100, 0, 40)).await;
    assert_eq!(budget.spent(), 100);
}

#[tokio::test]
async fn no_bill_gives_a_budget_more_than_was_spent() {
    let (account, budget) = limited(100);
    submit(&account, 5, "a", Some(amounts(0, 50, 0))).await;
    settle(&account, "a", amounts(30, 0, 20)).await;
    submit(&account, 1, "b", Some(amounts(0, 10, 0))).await;
    settle(&account, "b", amounts(0, 0, 1000)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(30), credits(0)));
}

#[tokio::test]
async fn a_bill_that_cannot_be_is_none() {
    let vast = Credits::new(i64::MAX);
    let bills = [
        amounts(-5, 0, 0),
        amounts(0, -5, 0),
        amounts(0, 0, -5),
        Amounts {
            used: vast * 1_000_000_000,
            ..Amounts::default()
        },
        Amounts {
            refunded: vast,
            ..Amounts::default()
        },
    ];
    for bill in bills {
        let (account, budget) = limited(100);
        let call = ready(answer((), Some(bill)));
        let found = account.pay(Charge::of(&FIND_FOR_TEN), call).await;
        found.expect("an answer");
        assert_eq!(standing(&budget), [0, 0, 10]);
        assert_eq!(account.totals().all.doubts, 1);

        submit(&account, 5, "a", Some(bill)).await;
        assert_eq!(standing(&budget), [0, 50, 10]);
        settle(&account, "a", bill).await;
        assert_eq!(standing(&budget), [0, 50, 10]);
        settle(&account, "a", amounts(20, 0, 0)).await;
        assert_eq!(standing(&budget), [20, 0, 10]);
        assert_eq!(account.totals().all.used, 20);
    }
}

#[tokio::test]
async fn returns_what_one_part_did_not_need_to_the_others() {
    let (account, budget) = limited(100);
    let known_better = HighestPrice::AtMost(credits(100));
    let fund = account.fund(&SUBMIT, known_better, false).await;
    let fund = fund.expect("it fits").expect("there is a budget");
    let part = async |job: &str, receipt| {
        let source = Source {
            fund: Some(fund.clone()),
            waits: false,
        };
        let call = ready(answer(job.to_owned(), Some(receipt)));
        let charge = Charge::of(&Submit(8));
        let paid = account.pay_from(charge, source, OutcomeSoFar::default(), call);
        paid.await.expect("an answer");
    };
    part("j1", amounts(0, 50, 0)).await;
    assert_eq!(
        standing(&budget),
        [0, 100, 0],
        "30 of 80 are for the others"
    );
    part("j2", amounts(0, 40, 0)).await;
    assert_eq!(standing(&budget), [0, 100, 0]);
    drop(fund);
    assert_eq!(standing(&budget), [0, 90, 0]);
    settle(&account, "j1", amounts(45, 0, 5)).await;
    settle(&account, "j2", amounts(40, 0, 0)).await;
    assert_eq!(standing(&budget), [85, 0, 0]);
}

proptest! {
    /// Calls and split jobs in any order, with any end: what is spent, held and
    /// doubtful keeps within the limit, and comes to what may have been charged.
    #[test]
    fn keeps_limit_whatever_becomes_of_parts(
        limit in 0i64..300,
        jobs in prop::collection::vec(
            (prop::collection::vec((1usize..6, 0i64..=100, 0u8..4), 1..5), prop::option::of(1i64..200)),
            0..12,
        ),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let (account, budget) = limited(limit);
            let [mut held, mut doubtful] = [0, 0];
            for (number, (parts, at_most)) in jobs.into_iter().enumerate() {
                let whole: i64 = parts.iter().map(|(items, ..)| *items as i64 * 10).sum();
                let whole = at_most.unwrap_or(whole);
                let price = HighestPrice::AtMost(credits(whole));
                let Ok(Some(fund)) = account.fund(&SUBMIT, price, false).await else {
                    assert!(whole > limit - held - doubtful, "it fits");
                    continue;
                };
                let mut left = whole;
                for (index, (items, percent, fate)) in parts.into_iter().enumerate() {
                    let source = Source { fund: Some(fund.clone()), waits: false };
                    let charge = Charge::of(&Submit(items));
                    let highest = (items as i64 * 10).min(left);
                    let reserved = highest * percent / 100;
                    let call = async {
                        match fate {
                            0 => answer(format!("{number}-{index}"), Some(amounts(0, reserved, 0))),
                            1 => Err(refusal_of(&SUBMIT, 429)),
                            2 => Err(refusal_of(&SUBMIT, 504)),
                            _ => std::future::pending().await,
                        }
                    };
                    let so_far = OutcomeSoFar::default();
                    let paying = account.pay_from(charge, source, so_far, call);
                    let _ = futures_util::poll!(Box::pin(paying));
                    let [add_held, add_doubtful] = match fate {
                        0 => [reserved, 0],
                        2 => [0, highest],
                        _ => [0, 0],
                    };
                    held += add_held;
                    doubtful += add_doubtful;
                    left -= add_held + add_doubtful;
                    assert_eq!(standing(&budget), [0, held + left, doubtful]);
                    assert!(held + left + doubtful <= limit);
                }
                drop(fund);
                assert_eq!(standing(&budget), [0, held, doubtful]);
            }
        });
    }
}

#[test]
fn a_price_below_nothing_makes_no_room() {
    let budget = Budget::new(10);
    assert_eq!(HighestPrice::from(credits(-5)), HighestPrice::Unknown);
    assert!(budget.reserve(credits(-5)).is_err());
    assert!(budget.reserve(HighestPrice::AtMost(credits(-5))).is_err());
    assert_eq!(budget.left(), 10);
}

#[tokio::test]
async fn what_was_settled_before_settles_nothing_that_is_set_aside_later() {
    let (account, budget) = limited(1000);
    submit(&account, 10, "a", Some(amounts(0, 100, 0))).await;
    settle(&account, "a", amounts(60, 0, 40)).await;
    // It is continued, and the service does not say what that reserves.
    submit(&account, 4, "a", None).await;
    assert_eq!((budget.spent(), budget.held()), (credits(60), credits(40)));
    // A page that was asked for before comes late.
    settle(&account, "a", amounts(60, 0, 40)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(60), credits(40)));
    settle(&account, "a", amounts(90, 0, 50)).await;
    assert_eq!((budget.spent(), budget.held()), (credits(90), credits(0)));
}
