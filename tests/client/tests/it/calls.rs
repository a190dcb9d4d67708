//! Every method of the client, called with everything that it takes.
//!
//! A line here says which operation a method is of, as a promise: whether it
//! is kept, and whether anything was forgotten, is found out by `operations`.

use std::fmt::Debug;
use std::future::IntoFuture;

use client_tests::confidential::{
    DOMAIN, EMAIL, FIRST_NAME, HOOK, IPV4, IPV6, LAST_NAME, LINKEDIN, LINKEDIN_WITH_QUERY,
    TAGGED_EMAIL,
};
use client_tests::{Description, Extent, shown};
use enrich_api::types::{
    CascadeLevel, Lead, LeadFinderExcludeFilters, LeadFinderSearchFilters, RevealField,
};
use enrich_api::{ByteStream, Client, Error, Response};
use serde_json::Value;

type Result<T> = std::result::Result<T, Error>;
type Outcome = std::pin::Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// What came of a call, written back as JSON. A download is its text.
#[derive(Debug)]
pub struct Answer {
    pub data: Value,
    pub receipt: Value,
}

/// A method, called with everything that it takes.
pub struct Call {
    /// The operation that it is of.
    pub operation: &'static str,
    /// Calls it.
    pub send: fn(&Client) -> Outcome,
}

/// A MongoDB id, as jobs and batches have.
pub const ID: &str = "665a1f4e2c3b7800129dce01";
const EXPORT: &str = "ej_0123456789abcdef";
const COMPANY: &str = "https://www.linkedin.com/company/example-robotics";

/// All methods, in the order of the resources.
pub const CALLS: &[Call] = &[
    // Company followers
    call("startCompanyFollowerScrape", |it| {
        json(
            it.company_followers()
                .start(COMPANY, 500)
                .countries(["Germany", "Austria"])
                .states(["Bavaria"])
                .job_titles(["Accountant"])
                .departments(["Finance"])
                .levels(["Director"])
                .name("Accountants")
                .webhook_url(HOOK)
                .skip_cache(true),
        )
    }),
    call("startCompanyFollowerScrape", |it| {
        json(it.company_followers().resume(ID))
    }),
    call("checkCompanyFollowerLimit", |it| {
        json(it.company_followers().limit())
    }),
    call("getCompanyFollowerProgress", |it| {
        json(it.company_followers().progress(ID))
    }),
    call("getCompanyFollowerResults", |it| {
        json(it.company_followers().results(ID).page(2).limit(500))
    }),
    call("exportCompanyFollowerCsv", |it| {
        download(it.company_followers().export_csv(ID))
    }),
    // Count estimation
    call("startCountEstimate", |it| {
        json(
            it.count_estimate()
                .start(COMPANY)
                .countries(["Germany"])
                .states(["Bavaria"])
                .job_titles(["Accountant"])
                .departments(["Finance"])
                .levels(["Director"]),
        )
    }),
    call("getCountEstimateStatus", |it| {
        json(it.count_estimate().status(ID))
    }),
    // Email finder
    call("findEmail", |it| {
        json(it.email_finder().find(FIRST_NAME, LAST_NAME, DOMAIN))
    }),
    call("batchFindEmails", |it| {
        json(it.email_finder().batch(people()).webhook_url(HOOK))
    }),
    call("getEmailFinderBatchStatus", |it| {
        json(it.email_finder().batch_status(ID))
    }),
    call("getEmailFinderBatchResults", |it| {
        json(it.email_finder().batch_results(ID).page(2).limit(1000))
    }),
    // Email validation
    call("validateEmail", |it| {
        json(it.email_validation().validate(EMAIL))
    }),
    call("batchValidateEmails", |it| {
        json(it.email_validation().batch([EMAIL]).webhook_url(HOOK))
    }),
    call("getEmailValidationBatchStatus", |it| {
        json(it.email_validation().batch_status(ID))
    }),
    call("getEmailValidationBatchResults", |it| {
        json(it.email_validation().batch_results(ID).page(2).limit(1000))
    }),
    // IP to company
    call("ipToCompany", |it| json(it.ip_to_company().lookup(IPV6))),
    call("batchIpToCompany", |it| {
        json(it.ip_to_company().batch([IPV4, IPV6]))
    }),
    call("getIpToCompanyBatchStatus", |it| {
        json(it.ip_to_company().batch_status(ID))
    }),
    call("getIpToCompanyBatchResults", |it| {
        json(it.ip_to_company().batch_results(ID).page(2).limit(10))
    }),
    // Lead finder
    call("searchLeads", |it| {
        json(
            it.lead_finder()
                .search(filters())
                .exclude_filters(exclusions())
                .page(2)
                .page_size(100),
        )
    }),
    call("countLeads", |it| {
        json(
            it.lead_finder()
                .count(filters())
                .exclude_filters(exclusions()),
        )
    }),
    call("getFilterOptions", |it| {
        json(it.lead_finder().filter_options())
    }),
    call("suggestCompanyNames", |it| {
        json(it.lead_finder().suggest_companies("Exa & Söhne").limit(5))
    }),
    call("unlockNames", |it| {
        json(it.lead_finder().unlock_names(["lead_1", "lead_2"]))
    }),
    call("revealLeads", |it| {
        json(
            it.lead_finder()
                .reveal(["lead_1"])
                .fields([RevealField::Email]),
        )
    }),
    call("enrichLeads", |it| {
        json(it.lead_finder().enrich(["lead_1"], ["email", "phone"]))
    }),
    call("listRevealJobs", |it| {
        json(
            it.lead_finder()
                .reveals()
                .page(2)
                .limit(10)
                .status("completed"),
        )
    }),
    call("getRevealJob", |it| {
        json(it.lead_finder().reveal_status(ID))
    }),
    call("exportLeads", |it| {
        json(
            it.lead_finder()
                .export(filters())
                .exclude_filters(exclusions())
                .name("Directors")
                .max_results(100)
                .include_contact_info(false)
                .include_email(true)
                .include_phone(false)
                .include_names(true)
                .lead_ids(["lead_1"])
                .page(2)
                .page_size(100),
        )
    }),
    call("listExportJobs", |it| {
        json(
            it.lead_finder()
                .exports()
                .page(2)
                .limit(10)
                .status("failed"),
        )
    }),
    call("getExportJob", |it| {
        json(it.lead_finder().export_status(EXPORT))
    }),
    call("downloadExportJob", |it| {
        download(it.lead_finder().download_export(EXPORT))
    }),
    call("listSavedSearches", |it| {
        json(it.lead_finder().saved_searches())
    }),
    call("createSavedSearch", |it| {
        json(it.lead_finder().save_search("Directors", filters()))
    }),
    call("deleteSavedSearch", |it| {
        json(it.lead_finder().delete_saved_search("saved_1"))
    }),
    // People search
    call("employeeFinder", |it| {
        json(
            it.people_search()
                .employees(COMPANY)
                .country(["Germany"])
                .continent(["Europe"])
                .sales_region(["EMEA"])
                .job_level(["Director"])
                .job_function(["Purchasing"])
                .max_results(20)
                .page(2),
        )
    }),
    call("waterfallIcpSearch", |it| {
        json(
            it.people_search()
                .waterfall(COMPANY)
                .cascade([level()])
                .max_results(5)
                .min_score(62.5),
        )
    }),
    // Phone finder
    call("phoneLookup", |it| {
        json(it.phone_finder().by_email(TAGGED_EMAIL))
    }),
    call("phoneLookup", |it| {
        json(it.phone_finder().by_linkedin(LINKEDIN_WITH_QUERY))
    }),
    call("createPhoneBulkJob", |it| {
        json(
            it.phone_finder()
                .bulk()
                .emails([EMAIL])
                .linkedins([LINKEDIN])
                .webhook_url(HOOK),
        )
    }),
    call("getPhoneBulkJobStatus", |it| {
        json(it.phone_finder().bulk_status(ID))
    }),
    call("getPhoneBulkJobResults", |it| {
        json(it.phone_finder().bulk_results(ID).page(2).limit(1000))
    }),
    // Reverse email lookup
    call("reverseLookup", |it| {
        json(it.reverse_email_lookup().lookup(EMAIL))
    }),
    call("bulkReverseLookup", |it| {
        json(it.reverse_email_lookup().bulk([EMAIL]).webhook_url(HOOK))
    }),
    call("getBulkLookupStatus", |it| {
        json(it.reverse_email_lookup().bulk_status(ID))
    }),
    call("getBulkLookupResults", |it| {
        json(
            it.reverse_email_lookup()
                .bulk_results(ID)
                .page(2)
                .limit(1000),
        )
    }),
    // Teams
    call("listTeamInvitations", |it| {
        json(it.teams().invitations("team_1"))
    }),
    call("inviteTeamMember", |it| {
        json(it.teams().invite("team_1", EMAIL, "admin"))
    }),
    call("cancelInvitation", |it| {
        json(it.teams().cancel_invitation("team_1", "invitation_1"))
    }),
    call("listTeamMembers", |it| json(it.teams().members("team_1"))),
    // Wallets
    call("getWalletBalance", |it| json(it.wallets().balance())),
    call("getWalletTransactions", |it| {
        json(
            it.wallets()
                .transactions()
                .page(2)
                .limit(100)
                .type_("refund"),
        )
    }),
];

const fn call(operation: &'static str, send: fn(&Client) -> Outcome) -> Call {
    Call { operation, send }
}

/// A request that is answered with an `A`.
trait Request<A>: IntoFuture<Output = Result<A>, IntoFuture: Send> + Debug + Send + 'static {}

impl<A, R> Request<A> for R where
    R: IntoFuture<Output = Result<A>, IntoFuture: Send> + Debug + Send + 'static
{
}

/// Sends a request that is answered in JSON.
fn json<T: serde::Serialize + Send>(request: impl Request<Response<T>>) -> Outcome {
    Box::pin(async move {
        let answer = shown::value(request).await.map_err(shown::error)?;
        let written =
            |value: std::result::Result<Value, _>| value.expect("answers can be written as JSON");
        let receipt = written(serde_json::to_value(shown::value(answer.meta())));
        Ok(Answer {
            data: written(serde_json::to_value(&*answer)),
            receipt,
        })
    })
}

/// Sends a request that is answered with something to download.
fn download(request: impl Request<Response<ByteStream>>) -> Outcome {
    Box::pin(async move {
        let answer = shown::value(request).await.map_err(shown::error)?;
        let (stream, receipt) = shown::value(answer).into_parts();
        let bytes = stream.bytes().await.map_err(shown::error)?;
        let receipt = serde_json::to_value(receipt).expect("receipts can be written as JSON");
        Ok(Answer {
            data: String::from_utf8_lossy(&bytes).into(),
            receipt,
        })
    })
}

fn people() -> [Lead; 1] {
    [Lead::new(FIRST_NAME, LAST_NAME, DOMAIN)]
}

/// Every filter that there is: more than a hundred, so the description fills
/// them in.
fn filters() -> LeadFinderSearchFilters {
    let description = Description::enrich();
    let filters = description.instance(
        description.schema("LeadFinderSearchFilters"),
        Extent::Complete,
    );
    serde_json::from_value(filters).expect("filters as described are filters")
}

fn exclusions() -> LeadFinderExcludeFilters {
    LeadFinderExcludeFilters {
        person_headline: Some("intern".into()),
        company_headline: Some(["holding", "agency"].into()),
        about_us: Some("recruiting".into()),
        domain: Some("example.org".into()),
        job_title: Some(["Assistant"].into()),
    }
}

fn level() -> CascadeLevel {
    let one = |text: &str| vec![text.to_owned()];
    CascadeLevel {
        include_title: Some(one("Head of Purchasing")),
        exclude_title: Some(one("Assistant")),
        job_levels: Some(one("Director")),
        job_functions: Some(one("Purchasing")),
        skills: Some(one("Negotiation")),
        location: Some(one("Berlin")),
        include_headline_search: Some(true),
        priority_bonus: Some(10),
    }
}
