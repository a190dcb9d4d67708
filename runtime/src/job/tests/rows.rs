//! Rows of jobs, of one and of several, from servers that hold some back.

use super::*;
use crate::page::{End, Paged};
use crate::{Price, Repeat};

type TellRows = dyn FnMut(&str, u64) -> Result<Page, Error>;

thread_local! {
    static ROWS: RefCell<Box<TellRows>> = RefCell::new(Box::new(|_, _| Err(refusal(404))));
}

fn on_rows(tell: impl FnMut(&str, u64) -> Result<Page, Error> + 'static) {
    ROWS.set(Box::new(tell));
}

#[derive(Default)]
pub(super) struct Page {
    rows: Vec<String>,
    total: Option<u64>,
}

#[derive(Clone)]
pub(super) struct AskRows {
    id: String,
    page: Option<u64>,
}

calls!(AskRows, Page, (), |ask| Box::pin(async move {
    let page = ROWS.with_borrow_mut(|tell| tell(&ask.id, ask.page.unwrap_or(1)))?;
    Ok(answer(page, Some(())))
}));

impl Priced for AskRows {
    const OPERATION: &'static Operation = &Operation {
        id: "results",
        price: Price::Free,
        repeat: Repeat::Safe,
        ..Operation::DEFAULT
    };
}

impl Paged for AskRows {
    type Row = String;

    fn page_number(&self) -> Option<u64> {
        self.page
    }
    fn set_page_number(&mut self, number: u64) {
        self.page = Some(number);
    }
    fn rows_per_page(&self) -> u64 {
        2
    }
    fn rows(answer: &mut Page) -> &mut Vec<String> {
        &mut answer.rows
    }
    fn total(answer: &Page) -> Option<u64> {
        answer.total
    }
}

impl PagedResults for Kind {
    type Page = AskRows;

    fn results(_: &Client, id: &str) -> AskRows {
        AskRows {
            id: id.to_owned(),
            page: None,
        }
    }
}

/// Three pages of two rows.
fn page(id: &str, number: u64) -> Page {
    let row = |row| format!("{id}{number}{row}");
    Page {
        rows: vec![row("x"), row("y")],
        total: Some(6),
    }
}

async fn read(rows: &mut Results<Kind>) -> (Vec<String>, Vec<Error>) {
    let (mut all, mut errors) = (Vec::new(), Vec::new());
    loop {
        match rows.try_next().await {
            Ok(Some(row)) => all.push(row),
            Ok(None) => return (all, errors),
            Err(error) => errors.push(error),
        }
    }
}

#[tokio::test]
async fn missing_rows_of_a_job_are_an_error() {
    let missing = [
        Page::default(),
        Page {
            total: Some(6),
            ..Page::default()
        },
        page("j", 2),
    ];
    for missing in missing {
        let mut missing = Some(missing);
        on_rows(move |id, number| match number {
            3 if missing.is_some() => Ok(missing.take().unwrap_or_default()),
            _ => Ok(page(id, number)),
        });
        let mut rows = job(&["j"]).results();
        let (all, errors) = read(&mut rows).await;
        assert_eq!(all, ["j1x", "j1y", "j2x", "j2y"]);
        assert_eq!(
            errors[0].to_string(),
            "results: 4 of 6 rows came: page 3 has no new ones; read on from there"
        );
        assert_eq!((rows.end(), rows.next_page()), (Some(End::Incomplete), 3));
        assert!(rows.receipts().is_empty());

        // In this process, and in another one.
        let mut later = job(&["j"]).results_from(rows.next_page());
        rows.resume();
        assert_eq!(rows.end(), None);
        for rows in [&mut rows, &mut later] {
            assert_eq!(read(rows).await.0, ["j3x", "j3y"]);
            assert_eq!(rows.end(), Some(End::LastPage));
            assert_eq!(rows.receipts().len(), 1);
        }
    }
}

#[tokio::test]
async fn a_part_that_cannot_be_read_keeps_no_other_back() {
    let mut is_later = false;
    on_rows(move |id, number| match (id, number) {
        ("a", 2) | ("c", 1) if !is_later => {
            is_later = id == "c";
            Err(refusal(503))
        }
        _ => Ok(page(id, number)),
    });
    let mut rows = job(&["a", "b", "c"]).results();
    let (all, errors) = read(&mut rows).await;
    assert_eq!(all.join(" "), "a1x a1y b1x b1y b2x b2y b3x b3y");
    assert_eq!(errors.len(), 2);
    let parts: Vec<_> = rows
        .parts()
        .map(|it| (it.id, it.next_page, it.end))
        .collect();
    assert_eq!(
        parts,
        [
            ("a", 2, Some(End::Failed)),
            ("b", 4, Some(End::LastPage)),
            ("c", 1, Some(End::Failed)),
        ]
    );
    assert_eq!((rows.end(), rows.next_page()), (Some(End::Failed), 2));
    assert_eq!(rows.receipts().len(), 1);

    rows.resume();
    let (all, errors) = read(&mut rows).await;
    assert_eq!(all.join(" "), "a2x a2y a3x a3y c1x c1y c2x c2y c3x c3y");
    assert!(errors.is_empty());
    assert_eq!(
        (rows.end(), rows.receipts().len()),
        (Some(End::LastPage), 3)
    );
}

#[tokio::test]
async fn every_part_is_settled_though_one_cannot_be() {
    let settled: &'static std::sync::Mutex<Vec<String>> = Box::leak(Box::default());
    on_rows(|id, number| {
        settled.lock().expect("no panic").push(id.to_owned());
        if id == "a" {
            return Err(refusal(500));
        }
        Ok(page(id, number))
    });
    let error = job(&["a", "b", "c"]).settle().await.expect_err("an error");
    assert_eq!(error.status().map(|it| it.as_u16()), Some(500));
    assert_eq!(*settled.lock().expect("no panic"), ["a", "b", "c"]);
}

#[cfg(feature = "blocking")]
#[test]
fn an_iterator_over_rows_is_resumed() {
    // Blocking calls are answered on other threads than this one.
    let job = crate::blocking::Job::from(job(&["j"]));
    let mut rows = job.results_from(3);
    assert!(rows.next().expect("an item").is_err());
    assert!(rows.next().is_none());
    assert_eq!((rows.end(), rows.next_page()), (Some(End::Failed), 3));
    rows.resume();
    assert_eq!(rows.end(), None);
    assert!(rows.next().expect("an item").is_err());
    assert_eq!(job.parts().count(), 1);
}
