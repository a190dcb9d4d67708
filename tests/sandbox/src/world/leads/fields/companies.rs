//! Fields of the employer: what it is, uses and looks for.

use super::super::wanted::Wanted;
use super::Takes::{Amount, Count, Flag, Rate, Terms, Text};
use super::{Field, of_company};
use crate::world::companies::Company;
use crate::world::vocabulary::Country;

/// All fields on companies but those that the API lists with the fields on people.
pub(super) const FIELDS: &[Field] = &[
    // What it is
    of_company("orgName", Text, |c, w| w.occurs_in(&c.name)),
    of_company("domain", Terms(5000), |c, w| w.is(&c.domain)),
    of_company("aboutUs", Terms(10), |c, w| w.occurs_in(&c.about())),
    of_company("companyEntityType", Terms(20), |c, w| w.is(c.entity_type())),
    of_company("companyLegalType", Terms(20), |c, w| w.is(c.legal_type())),
    of_company("employeeCount", Count, |c, w| w.equals(c.employees)),
    of_company("employeeCountMax", Count, |c, w| w.at_most(c.employees)),
    of_company("employeeCountMin", Count, |c, w| w.at_least(c.employees)),
    of_company("foundedOn", Rate, |c, w| w.equals(c.founded())),
    of_company("headquartersCity", Text, |c, w| w.is(c.headquarters.city)),
    of_company("headquartersState", Text, |c, w| w.is(c.headquarters.state)),
    of_company("headquartersCountry", Terms(20), |c, w| {
        is_country(c.headquarters.country, w)
    }),
    of_company("industrySicCode", Terms(50), |c, w| {
        w.is(c.industry.sic_code)
    }),
    of_company("industrySicDescription", Terms(50), |c, w| {
        w.is(c.industry.sic)
    }),
    of_company("industryNaicsCode", Terms(50), |c, w| {
        w.is(c.industry.naics_code)
    }),
    of_company("industryNaicsDescription", Terms(50), |c, w| {
        w.is(c.industry.naics)
    }),
    of_company("orgLinkedinUrl", Text, |c, w| w.is_page(&c.page())),
    of_company("locationCity", Text, |c, w| {
        c.locations().any(|place| w.is(place.city))
    }),
    of_company("locationState", Text, |c, w| {
        c.locations().any(|place| w.is(place.state))
    }),
    of_company("locationCountry", Terms(20), |c, w| {
        c.locations().any(|place| is_country(place.country, w))
    }),
    of_company("revenueMax", Amount, |c, w| w.at_most(c.revenue())),
    of_company("revenueMin", Amount, |c, w| w.at_least(c.revenue())),
    of_company("revenueBuckets", Terms(6), |c, w| w.is(c.revenue_bucket())),
    of_company("specialties", Text, |c, w| w.occurs_in(&c.specialties())),
    // Technology in use
    of_company("crmTechOrg", Terms(10), |c, w| uses(c, "crmTechOrg", w)),
    of_company("marketingAutomationTechOrg", Terms(10), |c, w| {
        uses(c, "marketingAutomationTechOrg", w)
    }),
    of_company("abmTechOrg", Terms(10), |c, w| uses(c, "abmTechOrg", w)),
    of_company("salesAutomationTechOrg", Terms(10), |c, w| {
        uses(c, "salesAutomationTechOrg", w)
    }),
    of_company("analyticsTechOrg", Terms(10), |c, w| {
        uses(c, "analyticsTechOrg", w)
    }),
    of_company("cmsTechOrg", Terms(10), |c, w| uses(c, "cmsTechOrg", w)),
    of_company("martechCategoriesOrg", Terms(10), |c, w| {
        uses(c, "martechCategoriesOrg", w)
    }),
    of_company("conversationIntelligenceTechOrg", Terms(10), |c, w| {
        uses(c, "conversationIntelligenceTechOrg", w)
    }),
    of_company("cloudProviderTechOrg", Terms(10), |c, w| {
        uses(c, "cloudProviderTechOrg", w)
    }),
    of_company("emailHostingTechOrg", Terms(10), |c, w| {
        uses(c, "emailHostingTechOrg", w)
    }),
    of_company("emailSecurityTechOrg", Terms(10), |c, w| {
        uses(c, "emailSecurityTechOrg", w)
    }),
    of_company("applicationSecurityTechOrg", Terms(10), |c, w| {
        uses(c, "applicationSecurityTechOrg", w)
    }),
    of_company("cloudSecurityTechOrg", Terms(10), |c, w| {
        uses(c, "cloudSecurityTechOrg", w)
    }),
    of_company("developmentTechOrg", Terms(10), |c, w| {
        uses(c, "developmentTechOrg", w)
    }),
    of_company("eCommercePlatformTechOrg", Terms(10), |c, w| {
        uses(c, "eCommercePlatformTechOrg", w)
    }),
    of_company("erpTechOrg", Terms(10), |c, w| uses(c, "erpTechOrg", w)),
    // Organization
    of_company("hasMobileAppOrg", Flag, |c, w| w.agrees(c.has_mobile_app())),
    of_company("hasWebAppOrg", Flag, |c, w| {
        w.agrees(c.is("hasWebAppOrg", 55))
    }),
    of_company("hasCisoOrg", Flag, |c, w| w.agrees(c.is("hasCisoOrg", 20))),
    of_company("hasCioOrg", Flag, |c, w| w.agrees(c.is("hasCioOrg", 35))),
    of_company("locationCountOrg", Count, |c, w| w.at_least(c.sites())),
    of_company("isLinkedinUrlClaimedOrg", Flag, |c, w| {
        w.agrees(c.is("isLinkedinUrlClaimedOrg", 80))
    }),
    // People in a role, and how many of a thousand employees have it on average
    of_company("marketingRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("marketing", 60))
    }),
    of_company("salesRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("sales", 110))
    }),
    of_company("operationsRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("operations", 120))
    }),
    of_company("businessDevelopmentRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("businessDevelopment", 30))
    }),
    of_company("customerSuccessRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("customerSuccess", 50))
    }),
    of_company("itRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("it", 50))
    }),
    of_company("grcRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("grc", 10))
    }),
    of_company("securityRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("security", 15))
    }),
    of_company("devopsRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("devops", 20))
    }),
    of_company("networkInfrastructureRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("networkInfrastructure", 15))
    }),
    of_company("mobileDevRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("mobileDev", 15))
    }),
    of_company("iosDevRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("iosDev", 8))
    }),
    of_company("androidDevRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("androidDev", 8))
    }),
    of_company("engineerRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("engineer", 180))
    }),
    of_company("qaRoleCountOrg", Count, |c, w| {
        w.at_least(c.staff("qa", 25))
    }),
    // Open positions in a role
    of_company("marketingOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open marketing", 60))
    }),
    of_company("operationsOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open operations", 120))
    }),
    of_company("salesOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open sales", 110))
    }),
    of_company("accountExecutiveOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open accountExecutive", 60))
    }),
    of_company("customerSuccessOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open customerSuccess", 50))
    }),
    of_company("demandGenerationOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open demandGeneration", 20))
    }),
    of_company("businessDevelopmentOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open businessDevelopment", 30))
    }),
    of_company("itOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open it", 50))
    }),
    of_company("securityOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open security", 15))
    }),
    of_company("grcOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open grc", 10))
    }),
    of_company("devopsOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open devops", 20))
    }),
    of_company("networkInfrastructureOpenRolesCountOrg", Count, |c, w| {
        w.at_least(c.openings("open networkInfrastructure", 15))
    }),
    // Traffic and growth
    of_company("monthlyOrganicTrafficOrg", Amount, |c, w| {
        w.at_least(c.traffic("organic traffic"))
    }),
    of_company("monthlyPaidTrafficOrg", Amount, |c, w| {
        w.at_least(c.traffic("paid traffic"))
    }),
    of_company("totalMonthlyTrafficOrg", Amount, |c, w| {
        w.at_least(c.total_traffic())
    }),
    of_company("monthlyGoogleAdspendOrg", Amount, |c, w| {
        w.at_least(c.traffic("adspend"))
    }),
    of_company("employeeOnLinkedinGrowthRateOrg", Rate, |c, w| {
        w.at_least(c.growth())
    }),
    of_company("isWebsiteForSaleOrg", Flag, |c, w| {
        w.agrees(c.is("isWebsiteForSaleOrg", 2))
    }),
    // Apps
    of_company("topAppleappstoreUrlOrg", Text, |c, w| {
        c.app("appstore").is_some_and(|app| w.is_address(&app.url))
    }),
    of_company("topAppstoreRatingOrg", Amount, |c, w| {
        c.app("appstore").is_some_and(|app| w.at_least(app.rating))
    }),
    of_company("topAppstoreReviewCountOrg", Count, |c, w| {
        c.app("appstore").is_some_and(|app| w.at_least(app.reviews))
    }),
    of_company("lastAppstoreUpdateOrg", Text, |c, w| {
        c.app("appstore").is_some_and(|app| w.begins(&app.updated))
    }),
    of_company("appstoreUpdateCountOrg", Count, |c, w| {
        c.app("appstore").is_some_and(|app| w.at_least(app.updates))
    }),
    of_company("appstoreAppCategoryOrg", Text, |c, w| {
        c.app("appstore").is_some_and(|app| w.is(app.category))
    }),
    of_company("topPlaystoreUrlOrg", Text, |c, w| {
        c.app("playstore").is_some_and(|app| w.is_address(&app.url))
    }),
    of_company("topPlaystoreRatingOrg", Amount, |c, w| {
        c.app("playstore").is_some_and(|app| w.at_least(app.rating))
    }),
    of_company("topPlaystoreReviewCountOrg", Count, |c, w| {
        c.app("playstore")
            .is_some_and(|app| w.at_least(app.reviews))
    }),
    of_company("lastPlaystoreUpdateOrg", Text, |c, w| {
        c.app("playstore").is_some_and(|app| w.begins(&app.updated))
    }),
    of_company("playstoreDownloadCountOrg", Count, |c, w| {
        c.app("playstore")
            .is_some_and(|app| w.at_least(app.downloads))
    }),
    of_company("playstoreAppCategoryOrg", Text, |c, w| {
        c.app("playstore").is_some_and(|app| w.is(app.category))
    }),
    of_company("totalReviewsOrg", Count, |c, w| w.at_least(c.reviews())),
    // Funding
    of_company("lastFundingDateOrg", Text, |c, w| {
        c.funding().is_some_and(|round| w.begins(&round.date))
    }),
    of_company("lastFundingAmountOrg", Amount, |c, w| {
        c.funding().is_some_and(|round| w.at_least(round.latest))
    }),
    of_company("leadInvestorsOrg", Text, |c, w| {
        c.funding()
            .is_some_and(|round| w.occurs_in(&round.lead_investor))
    }),
    of_company("lastFundingTypeOrg", Terms(20), |c, w| {
        c.funding().is_some_and(|round| w.is(round.kind))
    }),
    of_company("fundingRoundNumberOfInvestorsOrg", Count, |c, w| {
        c.funding().is_some_and(|round| w.at_least(round.investors))
    }),
    of_company("totalFundingAmountOrg", Amount, |c, w| {
        c.funding().is_some_and(|round| w.at_least(round.total))
    }),
];

fn is_country(country: &Country, wanted: &Wanted) -> bool {
    wanted.is(country.name) || wanted.is(country.code)
}

fn uses(company: &Company, category: &str, wanted: &Wanted) -> bool {
    let product = company.technology(category);
    product.is_some_and(|product| wanted.is(product))
}
