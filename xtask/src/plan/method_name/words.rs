//! The English words that names of operations are made of.
//!
//! The lists need not be complete. A word that is missing only makes a name longer.

use crate::noun::singular;

/// Words that lead from a noun to its resource: `add_member_to_team`.
const LINKS: &str = "for from of to";

/// Words that cannot be a name alone.
const FILLERS: &str = "\
    a all an any as at batch bulk by current in into its many multiple my on one own several \
    single some the via with without";

/// Words that only come before a noun, and mean nothing without one.
const ARTICLES: &str = "a an its the";

/// Words after which a new part of a name starts: `find_by_status`, `list_for_user`.
const PREPOSITIONS: &str = "as at by for from in into of on to via with without";

/// Words that belong to the verb before or after them: `get_or_create`.
const CONNECTORS: &str = "and or partial";

/// Words at the end of a resource's name that say nothing: `users_api`.
const SUFFIXES: &str = "api apis controller endpoint endpoints management service services";

/// Verbs of requests that change something. No word that is as often a noun, such as
/// `comment`, `order` or `report`.
const WRITING: &str = "\
    abort accept acknowledge activate add append apply approve archive ask assign attach \
    authorize ban block cancel capture change claim clear clone close commit complete \
    configure confirm connect convert copy create deactivate decline decrypt delete deliver \
    deny deploy detach disable disconnect dismiss duplicate edit empty enable encrypt end \
    enroll execute expire extract fail finalize finish generate grant hide import initialize \
    insert install instantiate invalidate invite join kill leave link lock login logout mark \
    merge move mute notify open patch pause pin post promote provision publish purge put \
    reactivate read reboot rebuild recover redeem redeliver refresh refund register reject \
    release reload remove rename render renew reopen reorder replace rerequest rerun resend \
    reset resize resolve restart restore resume retry return revert revoke rotate run save \
    scan schedule send set share show sign simulate skip split star start stop submit \
    subscribe suspend swap sync terminate test toggle train translate trigger trim unarchive \
    unassign unblock undo unfollow uninstall unlink unlock unmute unpin unpublish unregister \
    unshare unstar unsubscribe unsuspend update upgrade upload upsert verify void withdraw \
    write";

/// Verbs of requests that only read.
const READING: &str = "\
    browse calculate check compare count describe download estimate export fetch find get list \
    lookup ping poll preview query retrieve search validate view";

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

pub fn is_link(word: &str) -> bool {
    is_in(LINKS, word)
}

pub fn is_filler(word: &str) -> bool {
    is_in(LINKS, word) || is_in(FILLERS, word)
}

pub fn is_article(word: &str) -> bool {
    is_in(ARTICLES, word)
}

pub fn is_preposition(word: &str) -> bool {
    is_in(PREPOSITIONS, word)
}

pub fn is_connector(word: &str) -> bool {
    is_in(CONNECTORS, word)
}

pub fn is_suffix(word: &str) -> bool {
    is_in(SUFFIXES, word)
}

pub fn is_verb(word: &str) -> bool {
    is_reading_verb(word) || is_in(WRITING, word)
}

pub fn is_reading_verb(word: &str) -> bool {
    is_in(READING, word)
}

/// Whether two words are forms of the same noun.
fn is_same(one: &str, other: &str) -> bool {
    one == other || singular(one) == singular(other)
}

/// Whether two phrases are the same, in singular or plural.
pub fn are_same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| is_same(one, other))
}
