//! English nouns: which are plurals, and of what.
//!
//! Rules and a short list of exceptions. A noun that is taken for another number only
//! makes a name that reads less well.

use crate::names::pascal;

/// Nouns whose plural does not follow a rule.
const IRREGULAR: &str = "\
    alias/aliases analysis/analyses api/apis basis/bases bonus/bonuses bus/buses cache/caches \
    child/children code/codes cookie/cookies cpu/cpus criterion/criteria gpu/gpus \
    index/indices man/men menu/menus movie/movies person/people sku/skus status/statuses \
    virus/viruses woman/women";

/// Words that end like a plural and are none.
const SINGULAR: &str = "\
    access always aws canvas dns gps https ios kubernetes news os series sms species tls";

/// The singular of a noun.
pub fn singular(noun: &str) -> String {
    let irregular = IRREGULAR.split(' ').filter_map(|pair| pair.split_once('/'));
    let mut known = irregular.filter(|(one, many)| *one == noun || *many == noun);
    if let Some((one, _)) = known.next() {
        return one.to_owned();
    }
    if SINGULAR.split(' ').any(|known| known == noun) {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    if ["sses", "shes", "ches", "xes"]
        .iter()
        .any(|end| noun.ends_with(end))
    {
        return noun[..noun.len() - 2].to_owned();
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

/// Whether a noun is a plural.
pub fn is_plural(noun: &str) -> bool {
    singular(noun) != noun
}

/// The plural of a noun that is no plural.
fn plural(noun: &str) -> Option<String> {
    if is_plural(noun) {
        return None;
    }
    let irregular = IRREGULAR.split(' ').filter_map(|pair| pair.split_once('/'));
    let known = irregular
        .filter(|(one, _)| *one == noun)
        .map(|(_, many)| many.to_owned());
    let stem = noun
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let regular = match stem {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            format!("{noun}es")
        }
        None => format!("{noun}s"),
    };
    let mut plurals = known.chain([regular]);
    plurals.find(|plural| singular(plural) == noun)
}

/// The name of a type for several of what another type is called.
pub fn plural_name(name: &str) -> Option<String> {
    let last = name.rfind(char::is_uppercase).unwrap_or_default();
    let (before, noun) = name.split_at(last);
    Some(format!(
        "{before}{}",
        pascal(&plural(&noun.to_lowercase())?)
    ))
}

/// The name of a type for the items of a list called `name`: `LeadTags` has `LeadTag`s.
pub fn item_name(name: &str) -> String {
    let last = name.rfind(char::is_uppercase).unwrap_or_default();
    let (before, noun) = name.split_at(last);
    let noun = noun.to_lowercase();
    let one = singular(&noun);
    match one == noun && !noun.ends_with('s') {
        true => format!("{name}Item"),
        false => format!("{before}{}", pascal(&one)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_become_singular() {
        let pairs = [
            ("bookings", "booking"),
            ("categories", "category"),
            ("addresses", "address"),
            ("branches", "branch"),
            ("indexes", "index"),
            ("indices", "index"),
            ("databases", "database"),
            ("people", "person"),
            ("statuses", "status"),
            ("status", "status"),
            ("analysis", "analysis"),
            ("sms", "sms"),
            ("s", "s"),
        ];
        for (noun, one) in pairs {
            assert_eq!(singular(noun), one);
        }
        assert!(is_plural("bookings") && !is_plural("booking") && !is_plural("news"));
    }

    #[test]
    fn names_become_plural() {
        let plural = |name| plural_name(name).unwrap_or_default();
        assert_eq!(plural("Pet"), "Pets");
        assert_eq!(plural("TeamCategory"), "TeamCategories");
        assert_eq!(plural("Address"), "Addresses");
        assert_eq!(plural("Person"), "People");
        assert_eq!(plural_name("Pets"), None);
        assert_eq!(plural_name("News"), None);
    }

    #[test]
    fn items_are_named_by_their_list() {
        assert_eq!(item_name("Leads"), "Lead");
        assert_eq!(item_name("TeamPeople"), "TeamPerson");
        assert_eq!(item_name("PetStatus"), "PetStatus");
        assert_eq!(item_name("PetData"), "PetDataItem");
    }
}
