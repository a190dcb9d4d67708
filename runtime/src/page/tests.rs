//! Streams over servers that are honest, and over others.

use std::sync::{Arc, Mutex};

use futures_util::{FutureExt, StreamExt};
use proptest::prelude::*;

use super::*;
use crate::money::Priced;
use crate::testing::{answer, calls, refusal};
use crate::{Credits, Error, ErrorKind, Operation, Price, Repeat};

static FREE: Operation = Operation {
    id: "list",
    method: "GET",
    path: "/list",
    price: Price::Free,
    repeat: Repeat::Safe,
    ..Operation::DEFAULT
};
static CHARGED: Operation = Operation {
    id: "search",
    price: Price::each(Credits::new(1), "result"),
    repeat: Repeat::NotProcessed,
    ..FREE
};

#[derive(Debug, Clone, Default)]
struct Answer {
    rows: Vec<u64>,
    total: Option<u64>,
    more: Option<bool>,
}

type Serve = dyn Fn(u64) -> Result<Answer, Error> + Send + Sync;

/// A server, and the pages that were asked of it.
#[derive(Clone)]
struct Server {
    serve: Arc<Serve>,
    asked: Arc<Mutex<Vec<u64>>>,
}

impl Server {
    fn new(serve: impl Fn(u64) -> Result<Answer, Error> + Send + Sync + 'static) -> Self {
        Self {
            serve: Arc::new(serve),
            asked: Arc::default(),
        }
    }

    /// Hands out the rows below `total`, `size` at a time.
    fn honest(total: u64, size: u64, says: Says) -> Self {
        Self::new(move |page| {
            let start = (page - 1).saturating_mul(size).min(total);
            let end = (start + size).min(total);
            Ok(Answer {
                rows: (start..end).collect(),
                total: (says == Says::Total).then_some(total),
                more: (says == Says::More).then_some(end < total),
            })
        })
    }

    fn asked(&self) -> Vec<u64> {
        self.asked.lock().expect("no panic").clone()
    }

    fn answer(&self, page: u64) -> Result<Answer, Error> {
        self.asked.lock().expect("no panic").push(page);
        (self.serve)(page)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Says {
    Nothing,
    Total,
    More,
}

#[derive(Clone)]
struct List {
    server: Server,
    page: Option<u64>,
    size: u64,
}

#[derive(Clone)]
struct Search(List);

calls!(List, Answer, (), |list| Box::pin(async move {
    tokio::task::yield_now().await;
    Ok(answer(list.server.answer(list.page.unwrap_or(1))?, None))
}));
calls!(Search, Answer, (), |search| search.0.into_future());

macro_rules! paged {
    ($builder:ident, $list:ident => $inner:expr, $operation:ident, $cap:expr) => {
        impl Priced for $builder {
            const OPERATION: &'static Operation = &$operation;
        }

        impl Paged for $builder {
            type Row = u64;
            const MAX_OFFSET: Option<u64> = $cap;

            fn page_number(&self) -> Option<u64> {
                let $list = self;
                $inner.page
            }
            fn set_page_number(&mut self, number: u64) {
                let $list = self;
                $inner.page = Some(number);
            }
            fn rows_per_page(&self) -> u64 {
                let $list = self;
                $inner.size
            }
            fn rows(answer: &mut Answer) -> &mut Vec<u64> {
                &mut answer.rows
            }
            fn total(answer: &Answer) -> Option<u64> {
                answer.total
            }
            fn more(answer: &Answer) -> Option<bool> {
                answer.more
            }
        }
        crate::paged!($builder);
    };
}

paged!(List, list => list, FREE, None);
paged!(Search, search => search.0, CHARGED, Some(50));

fn list(server: &Server, size: u64) -> List {
    List {
        server: server.clone(),
        page: None,
        size,
    }
}

async fn rest<P: Paged>(rows: &mut Rows<P>) -> Vec<P::Row> {
    let mut all = Vec::new();
    while let Some(row) = rows.try_next().await.expect("a row") {
        all.push(row);
    }
    all
}

/// The rows up to the end, and the error that it ended with.
async fn read<P: Paged>(rows: &mut Rows<P>) -> (Vec<P::Row>, Option<Error>) {
    let mut all = Vec::new();
    loop {
        match rows.try_next().await {
            Ok(Some(row)) => all.push(row),
            Ok(None) => return (all, None),
            Err(error) => return (all, Some(error)),
        }
    }
}

async fn settle() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_next_page_is_fetched_while_this_one_is_read() {
    let server = Server::honest(30, 10, Says::Total);
    let mut rows = list(&server, 10).stream();
    assert_eq!(server.asked(), [0; 0]);
    assert_eq!(rows.try_next().await.expect("a row"), Some(0));
    settle().await;
    // One page ahead, and not two.
    assert_eq!(server.asked(), [1, 2]);
    for row in 1..=10 {
        assert_eq!(rows.try_next().await.expect("a row"), Some(row));
    }
    settle().await;
    assert_eq!(server.asked(), [1, 2, 3]);
    assert_eq!(rest(&mut rows).await, (11..30).collect::<Vec<_>>());
    assert_eq!(
        (server.asked(), rows.end()),
        (vec![1, 2, 3], Some(End::LastPage))
    );
}

#[tokio::test]
async fn a_page_that_costs_something_is_not_fetched_ahead() {
    let server = Server::honest(30, 10, Says::Total);
    let mut rows = Search(list(&server, 10)).stream();
    for row in 0..10 {
        assert_eq!(rows.try_next().await.expect("a row"), Some(row));
    }
    settle().await;
    assert_eq!(server.asked(), [1]);
    assert_eq!(rest(&mut rows).await.len(), 20);
}

#[tokio::test]
async fn giving_up_a_wait_does_not_fetch_twice() {
    let server = Server::honest(10, 10, Says::Total);
    let mut rows = Search(list(&server, 10)).stream();
    // The call is under way, and whoever waited for it went away.
    assert_eq!(rows.try_next().now_or_never().map(|_| ()), None);
    assert_eq!(rest(&mut rows).await.len(), 10);
    assert_eq!(server.asked(), [1]);
}

#[tokio::test]
async fn reading_stops_below_the_offset_cap() {
    let server = Server::honest(1000, 20, Says::More);
    let mut rows = Search(list(&server, 20)).stream();
    assert_eq!(rest(&mut rows).await.len(), 60);
    assert_eq!(rows.end(), Some(End::OffsetCap));
}

#[tokio::test]
async fn reading_can_begin_anywhere_and_be_taken_up_after_an_error() {
    let server = Server::new(|page| match page {
        3 => Err(refusal(500)),
        _ => Ok(Answer {
            rows: vec![page],
            total: Some(9),
            more: None,
        }),
    });
    let mut rows = List {
        page: Some(2),
        ..list(&server, 1)
    }
    .stream();
    assert_eq!(rows.try_next().await.expect("a row"), Some(2));
    rows.try_next().await.expect_err("an error");
    assert_eq!((rows.end(), rows.next_page()), (Some(End::Failed), 3));
    assert_eq!(rows.try_next().await.expect("the end"), None);
}

#[tokio::test]
async fn resumes_where_a_page_could_not_be_read() {
    let answers = Arc::new(Mutex::new(vec![500, 503]));
    let server = Server::new(move |page| {
        if page == 2
            && let Some(status) = answers.lock().expect("no panic").pop()
        {
            return Err(refusal(status));
        }
        Ok(Answer {
            rows: vec![page],
            total: Some(3),
            more: None,
        })
    });
    let mut rows = list(&server, 1).stream();
    for expected in [vec![1], vec![]] {
        let (all, error) = read(&mut rows).await;
        assert!(error.is_some());
        assert_eq!((all, rows.next_page()), (expected, 2));
        rows.resume();
        assert_eq!(rows.end(), None);
    }
    assert_eq!(rest(&mut rows).await, [2, 3]);
    assert_eq!(rows.end(), Some(End::LastPage));
    rows.resume();
    assert_eq!(rest(&mut rows).await, [0; 0]);
}

#[tokio::test]
async fn missing_rows_are_an_error_and_can_be_read_later() {
    let later = Arc::new(Mutex::new(false));
    let is_later = Arc::clone(&later);
    let server = Server::new(move |page| {
        let hidden = page == 3 && !*is_later.lock().expect("no panic");
        Ok(Answer {
            rows: if hidden {
                vec![]
            } else {
                vec![2 * page, 2 * page + 1]
            },
            total: (!hidden).then_some(10),
            more: None,
        })
    });
    let mut rows = list(&server, 2).stream();
    let (all, error) = read(&mut rows).await;
    assert_eq!(all, [2, 3, 4, 5]);
    let error = error.expect("an error");
    assert_eq!(
        error.kind(),
        &ErrorKind::Incomplete {
            rows: 4,
            total: Some(10),
            next_page: 3
        }
    );
    assert_eq!(
        error.to_string(),
        "list: 4 of 10 rows came: page 3 has no new ones; read on from there"
    );
    assert_eq!((rows.end(), rows.next_page()), (Some(End::Incomplete), 3));
    assert_eq!(rows.try_next().await.expect("the end"), None);
    *later.lock().expect("no panic") = true;
    rows.resume();
    assert_eq!(rest(&mut rows).await, [6, 7, 8, 9, 10, 11]);
    assert_eq!(rows.end(), Some(End::LastPage));
}

#[tokio::test]
async fn an_empty_page_comes_with_its_receipt_before_the_error() {
    let server = Server::new(|_| {
        Ok(Answer {
            rows: vec![],
            total: Some(10),
            more: None,
        })
    });
    let mut pages = list(&server, 2).pages();
    assert!(pages.try_next().await.expect("a page").is_some());
    let error = pages.try_next().await.expect_err("an error");
    assert!(matches!(
        error.kind(),
        ErrorKind::Incomplete { rows: 0, .. }
    ));
    assert!(pages.try_next().await.expect("the end").is_none());
}

/// A list with the newest row first, to which rows are added while it is read.
#[tokio::test]
async fn a_growing_list_is_read_to_its_oldest_row() {
    for added in 1..=2 {
        let server = Server::new(move |page| {
            let newest = 20 + (page - 1).min(3) * added;
            let rows = (0..newest).rev().skip((page as usize - 1) * 2).take(2);
            Ok(Answer {
                rows: rows.collect(),
                total: Some(newest),
                more: None,
            })
        });
        let mut all = rest(&mut list(&server, 2).stream()).await;
        all.dedup();
        assert_eq!(all, (0..20).rev().collect::<Vec<_>>(), "{added} added");
    }
}

#[tokio::test]
async fn a_refusal_of_the_page_after_a_full_one_ends_a_list() {
    for (status, is_end) in [(404, true), (400, true), (401, false), (503, false)] {
        let server = Server::new(move |page| match page {
            1 => Ok(Answer {
                rows: vec![1, 2],
                total: Some(2),
                more: None,
            }),
            _ => Err(refusal(status)),
        });
        let mut rows = list(&server, 2).stream();
        let (all, error) = read(&mut rows).await;
        assert_eq!((all.len(), error.is_none()), (2, is_end), "{status}");
    }
}

#[tokio::test]
async fn pages_come_with_all_that_belongs_to_them() {
    let server = Server::honest(25, 10, Says::Total);
    let pages = list(&server, 10).pages();
    let sizes: Vec<_> = pages
        .map(|page| page.expect("a page").rows.len())
        .collect()
        .await;
    assert_eq!(sizes, [10, 10, 5]);
    let mut pages = Search(list(&server, 10)).pages();
    while pages.try_next().await.expect("a page").is_some() {}
    assert_eq!((pages.next_page(), pages.end()), (4, Some(End::LastPage)));
}

#[tokio::test]
async fn a_stream_is_sent_between_threads() {
    fn sent<T: Send + Unpin>(value: T) -> T {
        value
    }
    let server = Server::honest(1, 1, Says::Nothing);
    let mut rows = sent(list(&server, 1).stream());
    assert_eq!(sent(Box::pin(rest(&mut rows))).await, [0]);
}

fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(test)
}

fn says() -> impl Strategy<Value = Says> {
    prop_oneof![Just(Says::Nothing), Just(Says::Total), Just(Says::More)]
}

proptest! {
    /// Even when the server's pages are smaller than those asked for.
    #[test]
    fn honest_servers_are_read_to_the_last_row(
        total in 0u64..200, size in 1u64..30, asked in 1u64..30, says in says(),
    ) {
        let server = Server::honest(total, size, says);
        let all = run(async { rest(&mut list(&server, asked.max(size)).stream()).await });
        prop_assert_eq!(all, (0..total).collect::<Vec<_>>());
        let pages = server.asked();
        let expected: Vec<u64> = (1..=pages.len() as u64).collect();
        prop_assert_eq!(pages, expected);
    }

    /// Whatever a server says of totals, it is not asked forever, and no row of a
    /// page that comes twice in a row is given out twice.
    #[test]
    fn lying_servers_are_left(
        real in 0u64..20,
        lie in prop_oneof![
            (0u64..1000).prop_map(Lie::Total), Just(Lie::GrowingTotal), Just(Lie::More),
            Just(Lie::TotalAndMore), Just(Lie::Nothing),
        ],
        then in prop_oneof![Just(Then::Empty), Just(Then::Last), Just(Then::Circle)],
    ) {
        let server = Server::new(move |page| Ok(lie.answer(page, real, then)));
        let (all, error) = run(async { read(&mut list(&server, 2).stream()).await });
        if let Some(error) = error {
            let is_incomplete = matches!(error.kind(), ErrorKind::Incomplete { .. });
            prop_assert!(is_incomplete && lie != Lie::Nothing, "{}", error);
        }
        prop_assert!(server.asked().len() as u64 <= 4 * real + 6, "{:?}", server.asked());
        if then != Then::Circle {
            let mut once = all.clone();
            once.dedup();
            prop_assert_eq!(once, all);
        }
    }
}

/// What a server says of how much there is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Lie {
    Total(u64),
    GrowingTotal,
    More,
    TotalAndMore,
    Nothing,
}

/// What a server hands out after its last page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Then {
    Empty,
    Last,
    Circle,
}

impl Lie {
    fn answer(self, page: u64, real: u64, then: Then) -> Answer {
        let shown = match then {
            _ if real == 0 => 0,
            _ if page <= real => page,
            Then::Empty => 0,
            Then::Last => real,
            Then::Circle => (page - 1) % real + 1,
        };
        Answer {
            rows: if shown == 0 {
                vec![]
            } else {
                vec![2 * shown, 2 * shown + 1]
            },
            total: match self {
                Self::Total(total) => Some(total),
                Self::GrowingTotal => Some(1000 * page),
                Self::TotalAndMore => Some(u64::MAX),
                Self::More | Self::Nothing => None,
            },
            more: matches!(self, Self::More | Self::TotalAndMore).then_some(true),
        }
    }
}

/// A list whose answers say where the next page is. Its page 2 fails once.
#[derive(Clone)]
struct Feed {
    cursor: Option<String>,
    asked: Arc<Mutex<Vec<Option<String>>>>,
}

calls!(Feed, Vec<u64>, (), |feed| Box::pin(async move {
    let mut asked = feed.asked.lock().expect("no panic");
    asked.push(feed.cursor.clone());
    match (feed.cursor.as_deref(), asked.len()) {
        (None, _) => Ok(answer(vec![1, 2], None)),
        (Some("2"), 2) => Err(refusal(500)),
        (Some("2"), _) => Ok(answer(vec![3], None)),
        (Some(_), _) => Ok(answer(vec![], None)),
    }
}));

impl Priced for Feed {
    const OPERATION: &'static Operation = &FREE;
}

impl Paged for Feed {
    type Row = u64;
    const BY: By = By::Answer;

    fn next(answer: &mut Vec<u64>, _: &HeaderMap) -> Option<String> {
        answer.last().map(u64::to_string)
    }

    fn set_next(&mut self, next: &str) {
        self.cursor = Some(next.to_owned());
    }

    fn rows(answer: &mut Vec<u64>) -> &mut Vec<u64> {
        answer
    }
}

#[tokio::test]
async fn an_answer_leads_to_the_next_page_also_after_an_error() {
    let feed = Feed {
        cursor: None,
        asked: Arc::default(),
    };
    let mut rows = Rows::new(feed.clone());
    let mut read = Vec::new();
    while let Ok(Some(row)) = rows.try_next().await {
        read.push(row);
    }
    assert_eq!(
        (read.as_slice(), rows.next_cursor()),
        (&[1, 2][..], Some("2"))
    );
    rows.resume();
    while let Some(row) = rows.try_next().await.expect("no error") {
        read.push(row);
    }
    assert_eq!((read, rows.end()), (vec![1, 2, 3], Some(End::LastPage)));
    let asked = feed.asked.lock().expect("no panic");
    let asked: Vec<_> = asked.iter().map(Option::as_deref).collect();
    assert_eq!(asked, [None, Some("2"), Some("2"), Some("3")]);
}

#[test]
fn a_link_to_the_next_page_is_found() {
    let next = |lines: &[&str]| {
        let lines = lines
            .iter()
            .map(|line| (LINK, line.parse().expect("a header")));
        next_link(&lines.collect())
    };
    let github =
        "<https://a.test/x?page=1>; rel=\"prev\", <https://a.test/x?a=1,2;3&page=3>; rel=\"next\"";
    let expected = Some("https://a.test/x?a=1,2;3&page=3");
    assert_eq!(next(&[github]).as_deref(), expected);
    assert_eq!(next(&["</x>; title=\"next\"; rel=last"]), None);
    assert_eq!(
        next(&["</x>; rel=first", "</y>; Rel=\"last NEXT\""]).as_deref(),
        Some("/y")
    );
    assert_eq!(next(&["broken", "<"]), None);
}
