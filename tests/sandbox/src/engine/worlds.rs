//! Worlds that are in use, by seed.
//!
//! The lead index of a world takes a while to draw up and some memory to hold,
//! so that sandboxes with one seed, which have one world anyway, share it.

use std::collections::VecDeque;

use parking_lot::Mutex;

use crate::world::World;

/// Worlds that are kept at hand.
const KEPT: usize = 4;

static WORLDS: Mutex<VecDeque<(u64, World)>> = Mutex::new(VecDeque::new());

/// The world of a seed.
pub(super) fn world(seed: u64) -> World {
    let mut worlds = WORLDS.lock();
    if let Some((_, world)) = worlds.iter().find(|(kept, _)| *kept == seed) {
        return world.clone();
    }
    if worlds.len() == KEPT {
        worlds.pop_front();
    }
    let world = World::new(seed);
    worlds.push_back((seed, world.clone()));
    world
}
