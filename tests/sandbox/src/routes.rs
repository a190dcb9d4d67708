//! What each operation does.
//!
//! One function for each, in a module for each resource. A function
//! gets a [`Context`] with a request that fits its description and gives a
//! [`Reply`] or a [`Refusal`]. Nothing here knows of HTTP.

mod batches;
mod company_followers;
mod count_estimate;
mod email_finder;
mod email_validation;
mod followers;
mod ip_to_company;
mod lead_exports;
mod lead_query;
mod lead_reveals;
mod lead_searches;
mod pages;
mod people_search;
mod phone_finder;
mod reverse_lookup;
mod saved_searches;
mod singles;
mod teams;
mod wallets;

use crate::context::Context;
use crate::plan::RateClass;
use crate::problem::Refusal;
use crate::reply::Reply;

/// What an operation does.
pub type Handler = fn(Context<'_>) -> Result<Reply, Refusal>;

/// An operation, and how its calls are counted.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// Calls that are counted together with it.
    pub class: RateClass,
    /// What it does.
    pub handler: Handler,
}

/// The operation with an id.
#[must_use]
pub fn route(id: &str) -> Option<Route> {
    use RateClass::{BatchSubmit, Default, Enrichment};
    let (class, handler): (RateClass, Handler) = match id {
        "startCompanyFollowerScrape" => (BatchSubmit, company_followers::start),
        "checkCompanyFollowerLimit" => (Default, company_followers::limit),
        "getCompanyFollowerProgress" => (Default, company_followers::progress),
        "getCompanyFollowerResults" => (Default, company_followers::results),
        "exportCompanyFollowerCsv" => (Default, company_followers::export),
        "startCountEstimate" => (BatchSubmit, count_estimate::start),
        "getCountEstimateStatus" => (Default, count_estimate::status),
        "findEmail" => (Enrichment, email_finder::find),
        "batchFindEmails" => (BatchSubmit, email_finder::batch),
        "getEmailFinderBatchStatus" => (Default, email_finder::status),
        "getEmailFinderBatchResults" => (Default, email_finder::results),
        "validateEmail" => (Enrichment, email_validation::validate),
        "batchValidateEmails" => (BatchSubmit, email_validation::batch),
        "getEmailValidationBatchStatus" => (Default, email_validation::status),
        "getEmailValidationBatchResults" => (Default, email_validation::results),
        "ipToCompany" => (Enrichment, ip_to_company::lookup),
        "batchIpToCompany" => (BatchSubmit, ip_to_company::batch),
        "getIpToCompanyBatchStatus" => (Default, ip_to_company::status),
        "getIpToCompanyBatchResults" => (Default, ip_to_company::results),
        "searchLeads" => (Default, lead_searches::search),
        "countLeads" => (Default, lead_searches::count),
        "getFilterOptions" => (Default, lead_searches::filter_options),
        "suggestCompanyNames" => (Default, lead_searches::suggest),
        "unlockNames" => (Default, lead_searches::unlock_names),
        "revealLeads" => (BatchSubmit, lead_reveals::reveal),
        "enrichLeads" => (BatchSubmit, lead_reveals::enrich),
        "listRevealJobs" => (Default, lead_reveals::list),
        "getRevealJob" => (Default, lead_reveals::get),
        "exportLeads" => (BatchSubmit, lead_exports::start),
        "listExportJobs" => (Default, lead_exports::list),
        "getExportJob" => (Default, lead_exports::get),
        "downloadExportJob" => (Default, lead_exports::download),
        "listSavedSearches" => (Default, saved_searches::list),
        "createSavedSearch" => (Default, saved_searches::create),
        "deleteSavedSearch" => (Default, saved_searches::delete),
        "employeeFinder" => (Default, people_search::employees),
        "waterfallIcpSearch" => (Default, people_search::waterfall),
        "phoneLookup" => (Enrichment, phone_finder::lookup),
        "createPhoneBulkJob" => (BatchSubmit, phone_finder::batch),
        "getPhoneBulkJobStatus" => (Default, phone_finder::status),
        "getPhoneBulkJobResults" => (Default, phone_finder::results),
        "reverseLookup" => (Enrichment, reverse_lookup::lookup),
        "bulkReverseLookup" => (BatchSubmit, reverse_lookup::batch),
        "getBulkLookupStatus" => (Default, reverse_lookup::status),
        "getBulkLookupResults" => (Default, reverse_lookup::results),
        "inviteTeamMember" => (Default, teams::invite),
        "listTeamInvitations" => (Default, teams::invitations),
        "cancelInvitation" => (Default, teams::cancel),
        "listTeamMembers" => (Default, teams::members),
        "getWalletBalance" => (Default, wallets::balance),
        "getWalletTransactions" => (Default, wallets::transactions),
        _ => return None,
    };
    Some(Route { class, handler })
}

/// What to do about an operation that is described and is not here.
#[must_use]
pub fn missing(id: &str) -> String {
    format!("the sandbox does not have `{id}`: add it to `route` in tests/sandbox/src/routes.rs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::Description;

    #[test]
    fn every_operation_is_built() {
        for operation in Description::get().operations() {
            assert!(route(&operation.id).is_some(), "{}", missing(&operation.id));
        }
        assert!(route("makeCoffee").is_none());
    }
}
