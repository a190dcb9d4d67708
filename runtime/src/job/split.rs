//! More items than one job may have, as several portions.
//!
//! Every item goes into exactly one portion. Servers drop items that they find
//! to be the same, and charge them once, but only within one job; so items that
//! look alike stay together, however a server compares them. The same items give
//! the same portions in every process, which is what resuming relies on.

use std::collections::HashMap;

use serde::Serialize;

use crate::page::fingerprint;

/// A request for part of the items, or for all of them.
#[derive(Debug, Clone)]
pub struct Portion<B> {
    pub(super) request: B,
    /// Tells the items apart from others.
    pub(super) items: Option<String>,
}

impl<B> Portion<B> {
    /// The request as it is.
    pub fn whole(request: B) -> Self {
        Self {
            request,
            items: None,
        }
    }

    /// The request of this portion.
    pub fn request(&self) -> &B {
        &self.request
    }
}

/// Splits `request` into such as have at most `most` of its `items`, each like
/// the others in everything else.
pub fn split<B, T>(
    mut request: B,
    most: usize,
    items: impl Fn(&mut B) -> &mut Vec<T>,
) -> Vec<Portion<B>>
where
    B: Clone,
    T: Serialize,
{
    let all = std::mem::take(items(&mut request));
    let portion = |chunk: Vec<T>| {
        let print = fingerprint(&chunk);
        let mut request = request.clone();
        *items(&mut request) = chunk;
        Portion {
            request,
            items: print.map(|print| format!("{print:032x}")),
        }
    };
    deal(all, most).into_iter().map(portion).collect()
}

/// Deals items out in their order, like with like.
fn deal<T: Serialize>(items: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let most = most.max(1);
    if items.len() <= most {
        return vec![items];
    }
    let alike: Vec<u128> = items.iter().map(likeness).collect();
    let mut groups: HashMap<u128, Group> = HashMap::new();
    for likeness in &alike {
        groups.entry(*likeness).or_default().left += 1;
    }
    let mut chunks: Vec<Vec<T>> = Vec::new();
    let mut room = 0;
    for (item, likeness) in items.into_iter().zip(alike) {
        let group = groups.entry(likeness).or_default();
        if group.places == 0 {
            // A group that no chunk can hold is dealt out over several.
            group.places = group.left.clamp(1, most);
            if room < group.places {
                chunks.push(Vec::new());
                room = most;
            }
            room -= group.places;
            group.chunk = chunks.len() - 1;
        }
        group.places -= 1;
        group.left = group.left.saturating_sub(1);
        chunks[group.chunk].push(item);
    }
    chunks
}

/// Items that look alike, and where they go.
#[derive(Default)]
struct Group {
    /// Items that have no chunk yet.
    left: usize,
    /// The chunk that has places for them.
    chunk: usize,
    places: usize,
}

/// The same for all items that anyone could take for the same: upper and lower
/// case and white space make no difference. Equal values of different items do
/// no harm, as those are merely kept together.
fn likeness<T: Serialize>(item: &T) -> u128 {
    let text = serde_json::to_string(item).unwrap_or_default();
    let plain: String = text
        .chars()
        .filter(|char| !char.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    fingerprint(&plain).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn dealt(items: &[&'static str], most: usize) -> Vec<Vec<&'static str>> {
        deal(items.to_vec(), most)
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(dealt(&["b", "a", "b"], 3), [["b", "a", "b"]]);
        assert_eq!(deal(Vec::<u8>::new(), 3), [Vec::<u8>::new()]);
    }

    #[test]
    fn what_looks_alike_stays_together() {
        assert_eq!(
            dealt(&["a", "b", "c", "A ", "d"], 2),
            [vec!["a", "A "], vec!["b", "c"], vec!["d"]]
        );
    }

    #[test]
    fn too_many_of_a_kind_are_dealt_out() {
        assert_eq!(dealt(&["a"; 5], 2), [vec!["a"; 2], vec!["a"; 2], vec!["a"]]);
    }

    #[derive(Clone)]
    struct Request {
        items: Vec<u8>,
        note: &'static str,
    }

    #[test]
    fn everything_else_is_the_same_in_every_portion() {
        let request = Request {
            items: vec![1, 2, 3],
            note: "kept",
        };
        let portions = split(request, 2, |it| &mut it.items);
        let items: Vec<_> = portions.iter().map(|it| &it.request().items[..]).collect();
        assert_eq!(items, [&[1, 2][..], &[3]]);
        assert!(portions.iter().all(|it| it.request().note == "kept"));
        assert_ne!(portions[0].items, portions[1].items);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_comes_twice(
            items in prop::collection::vec("[a-cA-C]{1,3}", 0..200), most in 0usize..20,
        ) {
            let chunks = deal(items.clone(), most);
            prop_assert!(chunks.iter().all(|chunk| chunk.len() <= most.max(1)));
            let mut expected = items;
            let mut found = chunks.concat();
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn the_same_is_in_one_chunk_only(
            items in prop::collection::vec("[a-cA-C]{1,3}", 0..200), most in 1usize..20,
        ) {
            let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
            for item in &items {
                *sizes.entry(item.to_lowercase()).or_default() += 1;
            }
            let chunks = deal(items, most);
            for (like, _) in sizes.iter().filter(|(_, size)| **size <= most) {
                let homes = chunks.iter().filter(|chunk| {
                    chunk.iter().any(|item| item.to_lowercase() == *like)
                });
                prop_assert_eq!(homes.count(), 1);
            }
        }

        #[test]
        fn dealing_again_gives_the_same(
            items in prop::collection::vec("[a-c]{1,3}", 0..100), most in 1usize..20,
        ) {
            prop_assert_eq!(deal(items.clone(), most), deal(items, most));
        }
    }
}
