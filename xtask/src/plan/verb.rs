//! Names of methods that nobody decided on, as a person would write them.
//!
//! A method hangs off its resource, so its name does not repeat the words of that:
//! `issues().list_for_repo()`. Each operation has candidates from short to long, and two
//! methods of one resource that want the same name both get longer ones. Whether a name
//! is good Rust is decided in `names`.

use super::taken;
use crate::names::{singular, snake};

/// What a name is made of.
pub struct Operation<'a> {
    /// The id, if it is written in the description.
    pub id: Option<&'a str>,
    /// A name that is always there, made of the method and the path.
    pub fallback: &'a str,
    /// The HTTP method.
    pub verb: &'a str,
    /// The path template.
    pub path: &'a str,
}

/// Words after which something else is named than what a method acts on.
const PREPOSITIONS: &[&str] = &[
    "as", "at", "by", "for", "from", "in", "into", "of", "on", "per", "to", "via", "with",
];

/// Ends of nouns. What has none of them at the end of a path is done to what is before.
const NOUNS: &[&str] = &[
    "age", "al", "ance", "ence", "er", "ion", "ity", "ment", "ness", "or", "ship", "status", "y",
];

/// Candidates for the name of a method, the best one first; never empty.
pub fn candidates(operation: &Operation<'_>, resource: &str) -> Vec<String> {
    let mut names = match operation.id {
        Some(id) => from_id(id, resource, operation),
        None => from_path(resource, operation),
    };
    names.push(snake(operation.id.unwrap_or(operation.fallback)));
    for name in &mut names {
        if taken::OF_RESOURCES.contains(&name.as_str()) {
            name.push('_');
        }
    }
    names.dedup();
    names
}

/// Gives each method the first of its candidates that no other method has. What has no
/// candidates keeps its name, and is in `decided`.
pub fn choose(candidates: &[Vec<String>], decided: &[String]) -> Vec<String> {
    let mut levels = vec![0; candidates.len()];
    loop {
        let name = |index: usize, level: usize| &candidates[index][level];
        let mut has_changed = false;
        let current: Vec<&String> = (0..levels.len()).map(|it| name(it, levels[it])).collect();
        let clashes: Vec<usize> = (0..levels.len())
            .filter(|index| {
                let others = current.iter().enumerate();
                let mut others = others.filter(|(other, _)| other != index);
                decided.contains(current[*index]) || others.any(|(_, it)| *it == current[*index])
            })
            .collect();
        for index in clashes {
            if levels[index] + 1 < candidates[index].len() {
                levels[index] += 1;
                has_changed = true;
            }
        }
        if !has_changed {
            let names = levels.iter().enumerate();
            return names
                .map(|(index, level)| name(index, *level).clone())
                .collect();
        }
    }
}

/// The id without the words of the resource.
fn from_id(id: &str, resource: &str, operation: &Operation<'_>) -> Vec<String> {
    let full = snake(id);
    let words: Vec<&str> = full.split('_').collect();
    let own = base(resource);
    let own: Vec<&str> = own.split('_').collect();
    let mut rest = words.as_slice();
    if starts_with(rest, &own) && rest.get(own.len()).is_some_and(|it| !is_preposition(it)) {
        rest = &rest[own.len()..];
    }
    let Some((verb, object)) = rest.split_first() else {
        return Vec::new();
    };
    let mut short = vec![*verb];
    let mut is_plural = false;
    match starts_with(object, &own) && object.get(own.len()).is_none_or(|it| is_preposition(it)) {
        true => {
            is_plural = is_plural_of(object[own.len() - 1]);
            short.extend(&object[own.len()..]);
        }
        false => short.extend(object),
    }
    let mut names = Vec::new();
    let is_one = operation.path.ends_with('}');
    if is_plural && short[0] == "get" && !is_one {
        short[0] = "list";
    }
    if let [before @ .., "by", "id"] = short.as_slice()
        && before.len() == 1
    {
        names.push(before.join("_"));
    }
    names.push(short.join("_"));
    names.push(rest.join("_"));
    names.retain(|name| !is_preposition(name));
    names.into_iter().map(|name| snake(&name)).collect()
}

/// What the HTTP method does to what the path names.
fn from_path(resource: &str, operation: &Operation<'_>) -> Vec<String> {
    let own = base(resource);
    let segments: Vec<&str> = operation
        .path
        .split('/')
        .filter(|it| !it.is_empty())
        .collect();
    let is_parameter = |segment: &str| segment.contains('{');
    let is_one = segments.last().is_some_and(|last| is_parameter(last));
    let literals = segments.iter().filter(|segment| !is_parameter(segment));
    let literals: Vec<String> = literals.map(|segment| snake(segment)).collect();
    let others: Vec<&str> = literals
        .iter()
        .map(String::as_str)
        .filter(|word| !is_same(word, &own) && *word != "api" && !is_version(word))
        .collect();
    let last = literals.last().map(String::as_str).unwrap_or_default();
    let is_list = !is_one && is_plural_of(last);
    let verb = match operation.verb {
        "GET" if is_list => "list",
        "GET" => "get",
        "POST" => "create",
        "PUT" => "replace",
        "PATCH" => "update",
        "DELETE" => "delete",
        other => &other.to_lowercase(),
    };
    let Some(tail) = others.last() else {
        return vec![verb.to_owned()];
    };
    let is_after_parameter = segments.len() > 1 && is_parameter(segments[segments.len() - 2]);
    let is_action = !is_one && is_after_parameter && operation.verb == "POST" && !is_noun(tail);
    let one = |word: &str| match is_plural_of(word) && verb != "list" {
        true => singular(word),
        false => word.to_owned(),
    };
    let mut names = Vec::new();
    if is_action {
        names.push(snake(tail));
    }
    names.push(snake(&format!("{verb}_{}", one(tail))));
    names.push(snake(&format!("{verb}_{}", others.join("_"))));
    names
}

/// The words of a resource, without what makes the name of a module unique.
fn base(resource: &str) -> String {
    let name = resource.trim_end_matches('_');
    name.strip_suffix("_api").unwrap_or(name).to_owned()
}

fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v');
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_noun(word: &str) -> bool {
    is_plural_of(word) || NOUNS.iter().any(|end| word.ends_with(end))
}

/// Whether a word is a plural, as far as a simple rule goes.
fn is_plural_of(word: &str) -> bool {
    // The rule makes another word of what is no plural.
    !singular(word).ends_with("Item")
}

/// Whether two words are the same, one of which may be the plural of the other.
fn is_same(a: &str, b: &str) -> bool {
    let one = |word: &str| match is_plural_of(word) {
        true => singular(word),
        false => word.to_owned(),
    };
    a == b || one(a) == one(b)
}

fn starts_with(words: &[&str], start: &[&str]) -> bool {
    words.len() >= start.len() && words.iter().zip(start).all(|(a, b)| is_same(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_id(resource: &str, id: &str, path: &str) -> String {
        let operation = Operation {
            id: Some(id),
            fallback: "",
            verb: "GET",
            path,
        };
        candidates(&operation, resource).swap_remove(0)
    }

    fn of_path(resource: &str, verb: &str, path: &str) -> String {
        let operation = Operation {
            id: None,
            fallback: "long",
            verb,
            path,
        };
        candidates(&operation, resource).swap_remove(0)
    }

    #[test]
    fn an_id_loses_the_words_of_its_resource() {
        for (resource, id, path, name) in [
            ("orgs", "orgs/list-for-user", "/a", "list_for_user"),
            ("issues", "issues/list", "/issues", "list"),
            ("pet", "findPetsByStatus", "/pet/find", "find_by_status"),
            ("pet", "getPetById", "/pet/{id}", "get"),
            ("pets", "listPets", "/pets", "list"),
            ("bookings", "get-bookings", "/bookings", "list"),
            ("bookings", "get-booking", "/bookings/{id}", "get"),
            (
                "bookings",
                "create-booking-payment",
                "/b/{id}/p",
                "create_booking_payment",
            ),
            ("store", "deleteOrder", "/store/order/{id}", "delete_order"),
            ("user", "loginUser", "/user/login", "login"),
            (
                "pulls",
                "updatePullRequest",
                "/pulls/{id}",
                "update_pull_request",
            ),
            ("email_finder", "findEmail", "/find", "find_email"),
            ("types_api", "listTypes", "/types", "list"),
            ("team", "teamForUser", "/team", "team_for_user"),
            ("news", "getNews", "/news", "get"),
        ] {
            assert_eq!(of_id(resource, id, path), name, "{id}");
        }
    }

    #[test]
    fn a_path_says_what_is_done_to_what() {
        for (resource, verb, path, name) in [
            ("bookings", "GET", "/bookings", "list"),
            ("bookings", "POST", "/v1/bookings", "create"),
            ("bookings", "GET", "/bookings/{id}", "get"),
            ("bookings", "PUT", "/bookings/{id}", "replace"),
            ("bookings", "PATCH", "/bookings/{id}", "update"),
            ("bookings", "DELETE", "/bookings/{id}", "delete"),
            ("bookings", "POST", "/bookings/{id}/cancel", "cancel"),
            (
                "bookings",
                "POST",
                "/bookings/{id}/payment",
                "create_payment",
            ),
            ("users", "GET", "/users/{id}/orders", "list_orders"),
            ("users", "GET", "/users/{id}/orders/{order}", "get_order"),
            ("operations", "GET", "/status", "get_status"),
            ("operations", "GET", "/", "get"),
        ] {
            assert_eq!(of_path(resource, verb, path), name, "{verb} {path}");
        }
    }

    #[test]
    fn methods_that_want_one_name_all_get_longer_ones() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let candidates: Vec<Vec<String>> = vec![
            list(&["get", "get_by_id", "get_pet_by_id"]),
            list(&["get", "get_pet"]),
            list(&["list", "list_pets"]),
        ];
        let none: &[String] = &[];
        assert_eq!(choose(&candidates, none), ["get_by_id", "get_pet", "list"]);
        let decided = ["list".to_owned()];
        assert_eq!(choose(&candidates, &decided)[2], "list_pets");
    }
}
