//! The fields that conditions can be put on: what each takes, and what of a lead it looks at.
//!
//! The description leaves open how a single number is compared. Here, the number of employees and
//! the year of foundation are meant exactly, and so is the number of jobs; every other count,
//! amount and rate is meant as the lowest.

mod companies;
mod people;

use super::wanted::Wanted;
use crate::world::companies::Company;
use crate::world::people::Person;
use std::fmt;

/// A field with a name in the API.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub name: &'static str,
    /// What a condition on it may be.
    pub takes: Takes,
    /// How a lead is looked at.
    pub test: Test,
}

/// What a condition may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Takes {
    /// A string.
    Text,
    /// One of a few strings.
    Choice(&'static [&'static str]),
    /// A string, or so many of them at most.
    Terms(usize),
    /// A whole number from 0.
    Count,
    /// A number from 0.
    Amount,
    /// A number.
    Rate,
    /// Yes or no.
    Flag,
}

/// Completes the sentence that begins with the name of the field and `takes`.
impl fmt::Display for Takes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a string"),
            Self::Choice(options) => write!(f, "one of: {}", options.join(", ")),
            Self::Terms(most) => write!(f, "a string or a list of at most {most} strings"),
            Self::Count => f.write_str("a whole number from 0"),
            Self::Amount => f.write_str("a number from 0"),
            Self::Rate => f.write_str("a number"),
            Self::Flag => f.write_str("true or false"),
        }
    }
}

/// How a lead is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Test {
    /// At the person.
    Person(fn(&Person<'_>, &Wanted) -> bool),
    /// At the employer.
    Company(fn(&Company, &Wanted) -> bool),
    /// Not at all: the field tells how to read another.
    Setting,
}

/// The field that tells how employers' names are compared.
pub(super) const NAME_MODE: &str = "companyNameMode";

/// What stands for the field of that name when names are compared as a whole.
pub(super) static WHOLE_COMPANY_NAME: Field = Field {
    name: "companyName",
    takes: Takes::Terms(25),
    test: Test::Company(|company, wanted| wanted.is(&company.name)),
};

/// The fields that may rule a lead out.
pub(super) const RULE_OUT: [&str; 5] = [
    "personHeadline",
    "companyHeadline",
    "aboutUs",
    "domain",
    "jobTitle",
];

/// The field with a name.
pub(super) fn named(name: &str) -> Option<&'static Field> {
    all().find(|field| field.name == name)
}

fn all() -> impl Iterator<Item = &'static Field> {
    people::FIELDS.iter().chain(companies::FIELDS)
}

const fn of_person(
    name: &'static str,
    takes: Takes,
    test: fn(&Person<'_>, &Wanted) -> bool,
) -> Field {
    Field {
        name,
        takes,
        test: Test::Person(test),
    }
}

const fn of_company(
    name: &'static str,
    takes: Takes,
    test: fn(&Company, &Wanted) -> bool,
) -> Field {
    Field {
        name,
        takes,
        test: Test::Company(test),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The properties of a schema of the API's description.
    fn described(schema: &str) -> serde_json::Map<String, Value> {
        let text = include_str!("../../../../../openapi/enrich.yaml");
        let mut description: Value = serde_yaml_ng::from_str(text).unwrap();
        let properties = &mut description["components"]["schemas"][schema]["properties"];
        serde_json::from_value(properties.take()).unwrap()
    }

    fn takes(schema: &Value) -> Takes {
        let terms = "#/components/schemas/TermsUpTo";
        if let Some(most) = schema["$ref"].as_str() {
            return Takes::Terms(most.strip_prefix(terms).unwrap().parse().unwrap());
        }
        let from_0 = schema["minimum"] == 0;
        match schema["type"].as_str().unwrap() {
            "string" if schema["enum"] == json!(["exact", "contains"]) => {
                Takes::Choice(&["exact", "contains"])
            }
            "string" => Takes::Text,
            "integer" if from_0 => Takes::Count,
            "number" if from_0 => Takes::Amount,
            "number" => Takes::Rate,
            "boolean" => Takes::Flag,
            other => panic!("`{other}` is unheard of"),
        }
    }

    #[test]
    fn the_fields_are_those_of_the_api_and_take_the_same() {
        let filters = described("LeadFinderSearchFilters");
        assert_eq!(filters.len(), all().count());
        for (name, described) in filters {
            let field = named(&name).unwrap_or_else(|| panic!("there is no `{name}`"));
            assert_eq!(field.takes, takes(&described), "{name}");
        }
    }

    #[test]
    fn the_fields_that_rule_out_are_those_of_the_api_and_take_the_same() {
        let exclusions = described("LeadFinderExcludeFilters");
        assert_eq!(exclusions.len(), RULE_OUT.len());
        for (name, described) in exclusions {
            assert!(RULE_OUT.contains(&&*name), "{name}");
            assert_eq!(named(&name).unwrap().takes, takes(&described), "{name}");
        }
    }
}
