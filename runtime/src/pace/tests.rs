use std::collections::VecDeque;

use proptest::prelude::*;

use super::window::Window;
use tokio::time::sleep_until;

use super::*;

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(60 * 60);

fn clock() -> Clock {
    Clock::start(HOUR)
}

async fn turn(pacer: &Pacer, class: &'static str) -> Turn {
    pacer.turn(class, clock()).await.expect("a turn")
}

/// How long `calls` calls of `class` take that are over as soon as they begin.
async fn time_of(pacer: &Pacer, class: &'static str, calls: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        turn(pacer, class).await;
    }
    start.elapsed()
}

/// Timers are as exact as a millisecond.
fn about(seconds: u64) -> std::ops::Range<Duration> {
    let exact = Duration::from_secs(seconds);
    exact..exact + Duration::from_millis(20)
}

fn told(remaining: u64, reset: u64) -> RateLimit {
    RateLimit {
        limit: None,
        remaining: Some(remaining),
        reset: Some(Duration::from_secs(reset)),
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_known_so_nothing_waits() {
    let pacer = Pacer::new([]);
    assert!(about(0).contains(&time_of(&pacer, "lookup", 1000).await));
}

#[tokio::test(start_paused = true)]
async fn a_class_keeps_to_its_rate() {
    let pacer = Pacer::new([Rate::new("lookup").per_second(2).per_minute(10)]);
    assert!(about(4).contains(&time_of(&pacer, "lookup", 10).await));
    // The eleventh comes a minute after the first.
    assert!(about(56).contains(&time_of(&pacer, "lookup", 1).await));
    assert!(about(0).contains(&time_of(&pacer, "other", 100).await));
}

#[tokio::test(start_paused = true)]
async fn every_call_counts_against_the_rate_of_every_call() {
    let pacer = Pacer::new([Rate::new(Rate::EVERY_CALL).per_second(4)]);
    time_of(&pacer, "lookup", 2).await;
    time_of(&pacer, "submit", 2).await;
    assert!(about(1).contains(&time_of(&pacer, Rate::EVERY_CALL, 1).await));
}

#[tokio::test(start_paused = true)]
async fn waiting_for_one_class_does_not_keep_others_waiting() {
    let pacer = Pacer::new([
        Rate::new(Rate::EVERY_CALL).per_second(100),
        Rate::new("submit").per_minute(1),
    ]);
    time_of(&pacer, "submit", 1).await;
    let (submit, lookups) =
        tokio::join!(time_of(&pacer, "submit", 1), time_of(&pacer, "lookup", 10));
    assert!(about(60).contains(&submit) && about(0).contains(&lookups));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_does_not_last_forever() {
    for pause in [Duration::from_secs(1_800_000_000), Duration::MAX] {
        let pacer = Pacer::new([]);
        turn(&pacer, "lookup").await.hold_back(Some(pause), None);
        let start = Instant::now();
        let clock = Clock::start(2 * HOUR);
        pacer.turn("lookup", clock).await.expect("a turn");
        assert!(about(3600).contains(&start.elapsed()), "{pause:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn one_refusal_holds_back_everybody_of_its_class() {
    let pacer = Pacer::new([]);
    let refused = turn(&pacer, "lookup").await;
    refused.hold_back(Some(30 * SECOND), None);
    // Said again, in an answer to another call, it does not get shorter.
    refused.hold_back(Some(SECOND), None);
    drop(refused);
    let (first, second, other) = tokio::join!(
        time_of(&pacer, "lookup", 1),
        time_of(&pacer, "lookup", 1),
        time_of(&pacer, "other", 1)
    );
    assert!(about(30).contains(&first) && about(30).contains(&second));
    assert!(about(0).contains(&other));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_without_a_reason_pauses_for_a_moment() {
    let pacer = Pacer::new([]);
    turn(&pacer, "lookup").await.hold_back(None, None);
    assert!(about(1).contains(&time_of(&pacer, "lookup", 5).await));
    turn(&pacer, "lookup")
        .await
        .hold_back(Some(Duration::ZERO), None);
    assert!(about(0).contains(&time_of(&pacer, "lookup", 5).await));
}

#[tokio::test(start_paused = true)]
async fn what_the_server_says_is_left_is_kept_to() {
    let pacer = Pacer::new([]);
    turn(&pacer, "lookup").await.learn(told(3, 10));
    assert!(about(0).contains(&time_of(&pacer, "lookup", 3).await));
    assert!(about(10).contains(&time_of(&pacer, "lookup", 1).await));
}

#[tokio::test(start_paused = true)]
async fn what_is_left_does_not_grow_within_a_window() {
    let pacer = Pacer::new([]);
    let [one, two] = [turn(&pacer, "lookup").await, turn(&pacer, "lookup").await];
    // Two is still under way, so the server may not have counted it.
    one.learn(told(1, 10));
    two.learn(told(2, 10));
    drop((one, two));
    assert!(about(10).contains(&time_of(&pacer, "lookup", 1).await));
}

#[tokio::test(start_paused = true)]
async fn headers_that_make_no_sense_hold_nobody_back() {
    let pacer = Pacer::new([]);
    let turn = turn(&pacer, "lookup").await;
    turn.learn(RateLimit::default());
    turn.learn(told(0, 1_800_000_000));
    turn.learn(told(0, u64::MAX));
    drop(turn);
    assert!(about(0).contains(&time_of(&pacer, "lookup", 5).await));
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_comes_too_late_is_told_at_once() {
    let pacer = Pacer::new([]);
    turn(&pacer, "lookup")
        .await
        .hold_back(Some(30 * SECOND), None);
    let start = Instant::now();
    let too_late = pacer.turn("lookup", Clock::start(20 * SECOND)).await;
    assert_eq!(too_late.err().and_then(|it| it.wait), Some(30 * SECOND));
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn whoever_stops_waiting_takes_nothing_along() {
    let pacer = Pacer::new([Rate::new("lookup").per_minute(1)]);
    time_of(&pacer, "lookup", 1).await;
    let impatient = pacer.turn("lookup", clock());
    let given_up = tokio::time::timeout(10 * SECOND, impatient).await;
    assert!(given_up.is_err());
    assert!(about(50).contains(&time_of(&pacer, "lookup", 1).await));
}

#[tokio::test(start_paused = true)]
async fn clones_wait_in_the_order_they_came() {
    let pacer = Pacer::new([Rate::new("lookup").per_second(1)]);
    let order = Mutex::new(Vec::new());
    let waiting = (0..5).map(|number| {
        let (pacer, order) = (&pacer, &order);
        async move {
            turn(pacer, "lookup").await;
            order.lock().expect("no panic").push(number);
        }
    });
    futures_util::future::join_all(waiting).await;
    assert_eq!(*order.lock().expect("no panic"), [0, 1, 2, 3, 4]);
}

proptest! {
    #[test]
    fn no_span_holds_more_calls_than_it_may(
        most in 1..20_u32,
        span in 1..1000_u64,
        gaps in proptest::collection::vec(0..200_u64, 1..200),
    ) {
        let span = Duration::from_millis(span);
        let mut window = Window::new(most, span);
        let mut now = Instant::now();
        let mut within: VecDeque<Instant> = VecDeque::new();
        for gap in gaps {
            now += Duration::from_millis(gap);
            if let Some(ready) = window.ready(now) {
                // Nobody waits longer than it takes: the call that is in the
                // way was made exactly one span before.
                prop_assert!(within.contains(&(ready - span)));
                now = ready;
            }
            prop_assert_eq!(window.ready(now), None);
            window.enter(now);
            within.push_back(now);
            within.retain(|call| *call + span > now);
            prop_assert!(within.len() <= most as usize);
        }
    }
}

/// A call that comes at some time, and may not wait for ever.
#[derive(Debug, Clone)]
struct Arrival {
    millis: u64,
    class: &'static str,
    patience: Option<u64>,
}

fn arrivals() -> impl Strategy<Value = Vec<Arrival>> {
    let class = prop_oneof![Just("lookup"), Just("submit"), Just(Rate::EVERY_CALL)];
    let patience = proptest::option::weighted(0.2, 0..3000_u64);
    let arrival = (0..5000_u64, class, patience).prop_map(|(millis, class, patience)| Arrival {
        millis,
        class,
        patience,
    });
    proptest::collection::vec(arrival, 1..40)
}

/// When each of `arrivals` got its turn, if it did.
async fn turns_of(pacer: &Pacer, arrivals: &[Arrival]) -> Vec<Option<Instant>> {
    let start = Instant::now();
    let calls = arrivals.iter().map(|arrival| async move {
        sleep_until(start + Duration::from_millis(arrival.millis)).await;
        let patience = arrival.patience.map_or(HOUR, Duration::from_millis);
        let turn = tokio::time::timeout(patience, turn(pacer, arrival.class)).await;
        turn.ok().map(|_| Instant::now())
    });
    futures_util::future::join_all(calls).await
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whoever_comes_when_the_rates_are_kept_and_the_patient_served(arrivals in arrivals()) {
        let pacer = Pacer::new([
            Rate::new(Rate::EVERY_CALL).per_second(4),
            Rate::new("lookup").per_second(2),
            Rate::new("submit").per_second(1).per_minute(3),
        ]);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let turns = runtime.block_on(turns_of(&pacer, &arrivals));
        for (arrival, turn) in arrivals.iter().zip(&turns) {
            prop_assert!(turn.is_some() || arrival.patience.is_some());
        }
        let in_any = |class: Option<&str>, span: Duration| {
            let of_class = |arrival: &Arrival| class.is_none_or(|class| arrival.class == class);
            let times: Vec<Instant> = arrivals
                .iter()
                .zip(&turns)
                .filter_map(|(arrival, turn)| turn.filter(|_| of_class(arrival)))
                .collect();
            let most = times.iter().map(|first| {
                times.iter().filter(|it| *it >= first && **it < *first + span).count()
            });
            most.max().unwrap_or_default()
        };
        // Timers are as exact as a millisecond, and never early.
        let second = SECOND - Duration::from_millis(1);
        let minute = 60 * SECOND - Duration::from_millis(1);
        prop_assert!(in_any(None, second) <= 4);
        prop_assert!(in_any(Some("lookup"), second) <= 2);
        prop_assert!(in_any(Some("submit"), second) <= 1);
        prop_assert!(in_any(Some("submit"), minute) <= 3);
    }
}
