//! Fields of the person and of the job.

use super::Takes::{Choice, Count, Flag, Terms, Text};
use super::{Field, NAME_MODE, Test, of_company, of_person};
use crate::world::phone::Numbers;
use crate::world::vocabulary::means_level;

/// All fields on people. Some that the API lists with them are about the employer.
pub(super) const FIELDS: &[Field] = &[
    // Who
    of_person("firstName", Text, |p, w| w.is(p.first)),
    of_person("lastName", Text, |p, w| w.is(p.last)),
    of_person("middleName", Text, |p, w| {
        p.middle_name().is_some_and(|name| w.is(name))
    }),
    of_person("emailDomain", Text, |p, w| w.is(&p.company.domain)),
    of_person("emailAddress", Text, |p, w| {
        let is_here = |address: &str| address.ends_with(&*p.company.domain);
        w.any(is_here) && p.email().is_some_and(|email| w.is(&email))
    }),
    of_person("phone", Text, |p, w| {
        Numbers::of(p)
            .work
            .is_some_and(|number| w.is_phone(&number))
    }),
    of_person("cellphone", Text, |p, w| {
        Numbers::of(p)
            .mobile
            .is_some_and(|number| w.is_phone(&number))
    }),
    of_person("linkedinUrl", Text, |p, w| w.is_page(&p.profile_url())),
    of_person("linkedinHeadline", Text, |p, w| w.occurs_in(&p.headline())),
    of_person("personHeadline", Terms(10), |p, w| {
        w.occurs_in(&p.headline())
    }),
    of_person("logoUrl", Text, |p, w| {
        p.picture().is_some_and(|url| w.is_address(&url))
    }),
    of_person("websites", Text, |p, w| {
        p.website().is_some_and(|url| w.is_address(&url))
    }),
    // Where
    of_person("city", Text, |p, w| w.is(p.traits.place.city)),
    of_person("stateName", Terms(20), |p, w| w.is(p.traits.place.state)),
    of_person("stateCode", Terms(20), |p, w| {
        w.is(p.traits.place.state_code)
    }),
    of_person("countryName", Terms(20), |p, w| {
        w.is(p.traits.place.country.name)
    }),
    of_person("countryCode", Terms(20), |p, w| {
        w.is(p.traits.place.country.code)
    }),
    of_person("continent", Terms(7), |p, w| {
        w.is(p.traits.place.country.continent)
    }),
    of_person("countryRegion", Terms(20), |p, w| {
        let country = p.traits.place.country;
        w.is(country.sub_continent) || w.is(country.sales_region)
    }),
    // Job
    of_person("jobTitle", Terms(25), |p, w| {
        w.occurs_in(p.traits.title.name)
    }),
    of_person("jobFunction", Terms(26), |p, w| {
        w.is(p.traits.title.function())
    }),
    of_person("jobLevel", Terms(10), |p, w| {
        w.any(|term| means_level(term, p.traits.title.level()))
    }),
    of_person("jobDescription", Text, |p, w| {
        w.occurs_in(&p.job_description())
    }),
    of_person("jobLocationCity", Text, |p, w| w.is(p.traits.place.city)),
    of_person("jobLocationState", Text, |p, w| w.is(p.traits.place.state)),
    of_person("jobLocationCountry", Terms(20), |p, w| {
        let country = p.traits.place.country;
        w.is(country.name) || w.is(country.code)
    }),
    of_person("jobIsCurrent", Flag, |p, w| w.agrees(p.traits.is_current)),
    of_person("jobStartDate", Text, |p, w| {
        let (year, month) = p.started();
        w.begins(&format!("{year}-{month:02}-01"))
    }),
    of_person("jobCount", Count, |p, w| w.equals(p.traits.jobs)),
    of_person("persona", Text, |p, w| w.is(p.persona())),
    // Marks
    of_person("languages", Terms(25), |p, w| {
        p.languages().any(|language| w.is(language))
    }),
    of_person("skills", Terms(25), |p, w| {
        p.skills().any(|skill| w.is(skill))
    }),
    of_person("certifications", Text, |p, w| {
        p.traits
            .certification
            .is_some_and(|certification| w.occurs_in(certification))
    }),
    of_person("patents", Text, |p, w| {
        p.patent().is_some_and(|patent| w.occurs_in(&patent))
    }),
    of_person("publications", Text, |p, w| {
        p.publication()
            .is_some_and(|publication| w.occurs_in(&publication))
    }),
    of_person("education", Text, |p, w| {
        p.education()
            .is_some_and(|education| w.occurs_in(&education))
    }),
    // Employer
    of_company("companyHeadline", Terms(10), |c, w| {
        w.occurs_in(&c.tagline())
    }),
    of_company("linkedinIndustry", Terms(20), |c, w| {
        w.is(c.industry.linkedin)
    }),
    of_company("companyName", Terms(25), |c, w| w.occurs_in(&c.name)),
    Field {
        name: NAME_MODE,
        takes: Choice(&["exact", "contains"]),
        test: Test::Setting,
    },
];
