//! Wanted: what a condition asks for, and whether a value is it.
//!
//! Each way to compare stands here once; which one a filter uses is for the lists of fields to say.

use crate::world::found::profile_slug;
use crate::world::vocabulary::same;

/// Up to so many texts, comparing with each is faster than looking one up. Lists of domains can
/// have thousands.
const FEW: usize = 8;

/// What a condition asks for. Texts are kept in lower case, in order.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::world) enum Wanted {
    /// One of some texts.
    Terms(Vec<String>),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

impl Wanted {
    /// Any of some texts.
    pub fn terms(terms: impl IntoIterator<Item = String>) -> Self {
        let terms = terms.into_iter();
        let mut terms: Vec<_> = terms.map(|term| term.trim().to_lowercase()).collect();
        terms.sort_unstable();
        Self::Terms(terms)
    }

    /// Whether one of the texts wanted fits.
    pub fn any(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.texts().iter().any(|term| fits(term))
    }

    /// Whether a text is one of those wanted, whatever its case.
    pub fn is(&self, text: &str) -> bool {
        let texts = self.texts();
        if texts.len() <= FEW {
            texts.iter().any(|wanted| same(wanted, text))
        } else {
            texts.binary_search(&text.to_lowercase()).is_ok()
        }
    }

    /// Whether one of the texts wanted occurs in a text.
    pub fn occurs_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.texts().iter().any(|term| text.contains(term))
    }

    /// Whether a text begins with one of those wanted. Dates are written from the year on, so that
    /// a year or a month stands for all of its days.
    pub fn begins(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.texts().iter().any(|term| text.starts_with(term))
    }

    /// Whether an address on the web is one of those wanted, whatever it is spelled with.
    pub fn is_address(&self, url: &str) -> bool {
        let bare = |url: &str| {
            let url = url.to_lowercase();
            let url = url.split_once("://").map_or(&*url, |(_, rest)| rest);
            url.trim_start_matches("www.")
                .trim_end_matches('/')
                .to_owned()
        };
        let url = bare(url);
        self.texts().iter().any(|term| bare(term) == url)
    }

    /// Whether a page of LinkedIn is one of those wanted, on whichever of its hosts.
    pub fn is_page(&self, url: &str) -> bool {
        let slug = profile_slug(url);
        self.texts().iter().any(|term| profile_slug(term) == slug)
    }

    /// Whether a phone number is one of those wanted, however it is grouped.
    pub fn is_phone(&self, number: &str) -> bool {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let number = digits(number);
        self.texts().iter().any(|term| digits(term) == number)
    }

    /// Whether a number is exactly the one wanted.
    pub fn equals(&self, number: impl Into<f64>) -> bool {
        self.number() == Some(number.into())
    }

    /// Whether a number is the one wanted or higher.
    pub fn at_least(&self, number: impl Into<f64>) -> bool {
        let number = number.into();
        self.number().is_some_and(|wanted| number >= wanted)
    }

    /// Whether a number is the one wanted or lower.
    pub fn at_most(&self, number: impl Into<f64>) -> bool {
        let number = number.into();
        self.number().is_some_and(|wanted| number <= wanted)
    }

    /// Whether the answer to a question is the one wanted.
    pub fn agrees(&self, answer: bool) -> bool {
        matches!(self, Self::Flag(wanted) if *wanted == answer)
    }

    fn texts(&self) -> &[String] {
        match self {
            Self::Terms(terms) => terms,
            Self::Number(_) | Self::Flag(_) => &[],
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Terms(_) | Self::Flag(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(terms: &[&str]) -> Wanted {
        Wanted::terms(terms.iter().map(|term| (*term).to_owned()))
    }

    #[test]
    fn texts_are_compared_whatever_their_case() {
        let places = wanted(&["SÃO PAULO", " berlin "]);
        assert!(places.is("São Paulo") && places.is("Berlin"));
        assert!(!places.is("East Berlin") && places.occurs_in("East Berlin"));
        assert!(!wanted(&[]).is("") && !wanted(&[]).occurs_in("x"));
    }

    #[test]
    fn a_year_stands_for_its_days() {
        assert!(wanted(&["2024"]).begins("2024-05-03"));
        assert!(!wanted(&["2024-06"]).begins("2024-05-03"));
    }

    #[test]
    fn addresses_and_numbers_are_compared_by_what_they_mean() {
        let page = wanted(&["linkedin.com/company/Acme/"]);
        assert!(page.is_page("https://www.linkedin.example/company/acme"));
        assert!(wanted(&["http://www.a.example/x/"]).is_address("https://a.example/x"));
        assert!(wanted(&["+12025550143"]).is_phone("+1 202 555 0143"));
    }

    #[test]
    fn numbers_and_answers_are_compared_as_such() {
        let five = Wanted::Number(5.0);
        assert!(five.equals(5) && !five.equals(6));
        assert!(five.at_least(6) && !five.at_least(4));
        assert!(five.at_most(4) && !five.at_most(6));
        assert!(Wanted::Flag(false).agrees(false) && !Wanted::Flag(false).agrees(true));
        assert!(!five.is("5") && !wanted(&["5"]).equals(5) && !five.agrees(true));
    }
}
