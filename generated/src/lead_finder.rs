//! Lead Finder: the methods of `LeadFinder` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Search a database of people and companies, then pay for the contact data of the leads that
/// are worth it, or export them to a file.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.lead_finder().search(enrich_api::types::LeadFilters::default()).await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct LeadFinder {
    client: runtime::Client,
}
impl LeadFinder {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Search for leads.
    ///
    /// Shows leads that match the filters, without their contact data.
    ///
    /// Looking at the first 75 results, on no more than 3 pages, is free for 50 searches a month;
    /// each combination of filters is a search of its own. Results beyond that cost 1 credit
    /// apiece. There is a limit of 40 pages, and the offset, `(page − 1) × pageSize`, has to
    /// stay below 500.
    ///
    /// **Price:** 1 credit per result, charged when the result is returned. Results beyond the
    /// first 3 pages or the first 75 are charged, the others are free for 50 searches a month; each
    /// combination of filters is a search of its own. Pages end at 40.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `filters`: Conditions that a lead has to meet, all of them.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1search/post` (`POST
    /// /lead-finder/search`).
    pub fn search(&self, filters: types::LeadFilters) -> Search {
        Search {
            client: self.client.clone(),
            timeout: None,
            body: types::LeadSearchRequest::new(filters),
        }
    }
    /// Count matching leads.
    ///
    /// Tells how many leads match the filters, exactly or approximately. Free of charge, and the
    /// way to try out filters before a search or an export.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `filters`: Conditions that a lead has to meet, all of them.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1count/post` (`POST
    /// /lead-finder/count`).
    pub fn count(&self, filters: types::LeadFilters) -> Count {
        Count {
            client: self.client.clone(),
            timeout: None,
            body: types::LeadCountRequest::new(filters),
        }
    }
    /// List the values of the lead filters.
    ///
    /// Tells which values the filters with a fixed set of values take. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1filter-options/get` (`GET
    /// /lead-finder/filter-options`).
    pub fn filter_options(&self) -> FilterOptions {
        FilterOptions {
            client: self.client.clone(),
            timeout: None,
        }
    }
    /// Suggest company names.
    ///
    /// Completes the beginning of a company name, for use in the `companyName` filter. Free of
    /// charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `q`: Beginning of the company name.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1suggest/get` (`GET
    /// /lead-finder/suggest`).
    pub fn suggest_companies(&self, q: impl Into<String>) -> SuggestCompanies {
        SuggestCompanies {
            client: self.client.clone(),
            timeout: None,
            limit: None,
            q: q.into(),
        }
    }
    /// Unlock the names of leads.
    ///
    /// Shows the family names of up to 100 leads, at once. Costs 1 credit for every lead, always; a
    /// repeated call is charged again.
    ///
    /// **Price:** 1 credit per lead, charged when always.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `leads`: Leads to unlock; each is charged. 1 to 100 items.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1unlock-names/post` (`POST
    /// /lead-finder/unlock-names`).
    pub fn unlock_names(
        &self,
        leads: impl IntoIterator<Item = impl Into<types::LeadReference>>,
    ) -> UnlockNames {
        UnlockNames {
            client: self.client.clone(),
            timeout: None,
            body: types::UnlockNamesRequest::new(leads),
        }
    }
    /// Reveal the contact data of leads.
    ///
    /// Starts a job that looks up the email addresses and phone numbers of up to 25 leads. Both are
    /// looked up unless `fields` names one.
    ///
    /// Costs 10 credits for a lead whose email address is newly revealed, 525 for a phone number,
    /// 535 for both; what the organization revealed before comes from a cache and is free. Credits
    /// are taken while the job runs, so that too low a balance does not refuse the call with status
    /// 402 but fails the job later.
    ///
    /// Ask for the job every 2 seconds. A repeated call makes a second job.
    ///
    /// **Price:** credits added up, 10 for `email`, 525 for `phone`, per lead, charged when newly
    /// revealed. Leads revealed before are free. Charged while the job runs, so too low a balance
    /// fails the job instead of the call.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `leads`: Leads to reveal. Those revealed before are free. 1 to 25 items.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1reveal/post` (`POST
    /// /lead-finder/reveal`).
    pub fn reveal(
        &self,
        leads: impl IntoIterator<Item = impl Into<types::LeadReference>>,
    ) -> Reveal {
        Reveal {
            client: self.client.clone(),
            timeout: None,
            body: types::LeadRevealRequest::new(leads),
        }
    }
    /// Enrich leads with contact data.
    ///
    /// Starts a job that adds the contact data named in `fields` to up to 25 leads. It works as
    /// revealing does, but has no default for `fields`.
    ///
    /// Costs 10 credits for a lead whose email address is newly revealed, 525 for a phone number,
    /// 535 for both; what the organization revealed before comes from a cache and is free. Credits
    /// are taken while the job runs, so that too low a balance does not refuse the call with status
    /// 402 but fails the job later.
    ///
    /// Ask for the job every 2 seconds. A repeated call makes a second job.
    ///
    /// **Price:** credits added up, 10 for `email`, 525 for `phone`, per lead, charged when newly
    /// revealed. Leads revealed before are free. Charged while the job runs, so too low a balance
    /// fails the job instead of the call.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `leads`: Leads to enrich. Those revealed before are free. 1 to 25 items.
    /// - `fields`: Contact data wanted. There is no default.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1enrich/post` (`POST
    /// /lead-finder/enrich`).
    pub fn enrich(
        &self,
        leads: impl IntoIterator<Item = impl Into<types::LeadReference>>,
        fields: impl IntoIterator<Item = impl Into<types::RevealField>>,
    ) -> Enrich {
        Enrich {
            client: self.client.clone(),
            timeout: None,
            body: types::LeadEnrichRequest::new(leads, fields),
        }
    }
    /// List reveal and enrich jobs.
    ///
    /// Lists the organization's jobs of both kinds, optionally those in one state. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1reveal-jobs/get` (`GET
    /// /lead-finder/reveal-jobs`).
    pub fn reveals(&self) -> Reveals {
        Reveals {
            client: self.client.clone(),
            timeout: None,
            limit: None,
            page: None,
            status: None,
        }
    }
    /// Get a reveal or enrich job.
    ///
    /// Tells the state of a job and, once it is completed, its contact data and its cost. Free of
    /// charge; asking every 2 seconds is enough.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `job_id`: Id that revealing or enriching returned.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1reveal-jobs~1{jobId}/get` (`GET
    /// /lead-finder/reveal-jobs/{jobId}`).
    pub fn reveal_job(&self, job_id: impl Into<String>) -> RevealJob {
        RevealJob {
            client: self.client.clone(),
            timeout: None,
            job_id: job_id.into(),
        }
    }
    /// Export leads to a file.
    ///
    /// Starts a job that writes up to 100,000 matching leads to a CSV file.
    ///
    /// The columns that a search shows are free. Further columns are charged for each lead that has
    /// a value there: names 1 credit, email addresses 10, phone numbers 525, all contact data 535.
    /// The most it can cost is reserved on submission; `maxResults`, which is 1,000 unless set,
    /// keeps that in bounds. A repeated call starts a second export.
    ///
    /// **Price:** credits per lead: 1 for `includeNames`, 10 for `includeEmail`, 525 for
    /// `includePhone`, 535 for `includeContactInfo`, charged when the value is found. Preview
    /// columns are free.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `filters`: Conditions that a lead has to meet, all of them.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1export/post` (`POST
    /// /lead-finder/export`).
    pub fn export(&self, filters: types::LeadFilters) -> Export {
        Export {
            client: self.client.clone(),
            timeout: None,
            body: types::LeadExportRequest::new(filters),
        }
    }
    /// List exports.
    ///
    /// Lists the organization's exports, optionally those in one state. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1export-jobs/get` (`GET
    /// /lead-finder/export-jobs`).
    pub fn exports(&self) -> Exports {
        Exports {
            client: self.client.clone(),
            timeout: None,
            limit: None,
            page: None,
            status: None,
        }
    }
    /// Get an export.
    ///
    /// Tells how far an export has come. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `job_id`: Id that the submission of the export returned: `ej_` and 16 hexadecimal
    ///   characters. Matches `^ej_[a-f0-9]{16}$`.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1export-jobs~1{jobId}/get` (`GET
    /// /lead-finder/export-jobs/{jobId}`).
    pub fn export_job(&self, job_id: impl Into<String>) -> ExportJob {
        ExportJob {
            client: self.client.clone(),
            timeout: None,
            job_id: job_id.into(),
        }
    }
    /// Download an export.
    ///
    /// Gives the finished CSV file. Answers 409 until the export is completed and 410 once the file
    /// has expired.
    ///
    /// The file itself is free. As there is no JSON body to carry a receipt, what the export cost
    /// and what was refunded stand in the headers `X-Credits-Used` and `X-Credits-Refunded`.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `job_id`: Id that the submission of the export returned: `ej_` and 16 hexadecimal
    ///   characters. Matches `^ej_[a-f0-9]{16}$`.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 409: The thing asked for is in the wrong state: the scrape is not partial or already being
    ///   continued, the export is not finished, the batch was submitted before.
    /// - 410: It is too late: the scrape ended more than 3 days ago, or the exported file has
    ///   expired.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1export-jobs~1{jobId}~1download/get`
    /// (`GET /lead-finder/export-jobs/{jobId}/download`).
    pub fn download_export(&self, job_id: impl Into<String>) -> DownloadExport {
        DownloadExport {
            client: self.client.clone(),
            timeout: None,
            job_id: job_id.into(),
        }
    }
    /// List saved searches.
    ///
    /// Lists all saved searches with their filters. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1saved/get` (`GET
    /// /lead-finder/saved`).
    pub fn saved_searches(&self) -> SavedSearches {
        SavedSearches {
            client: self.client.clone(),
            timeout: None,
        }
    }
    /// Save a search.
    ///
    /// Keeps a set of filters under a name. Free of charge. A repeated call saves a second search.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `name`: Label to recognize the search by. 1 to 100 characters.
    /// - `filters`: The filters to keep. Exclusions and pages are not part of a saved search.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1saved/post` (`POST
    /// /lead-finder/saved`).
    pub fn save_search(
        &self,
        name: impl Into<String>,
        filters: types::LeadFilters,
    ) -> SaveSearch {
        SaveSearch {
            client: self.client.clone(),
            timeout: None,
            body: types::SavedSearchRequest::new(name, filters),
        }
    }
    /// Delete a saved search.
    ///
    /// Deletes a saved search for good. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `id`: Id of the saved search.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1lead-finder~1saved~1{id}/delete` (`DELETE
    /// /lead-finder/saved/{id}`).
    pub fn delete_saved_search(&self, id: impl Into<String>) -> DeleteSavedSearch {
        DeleteSavedSearch {
            client: self.client.clone(),
            timeout: None,
            id: id.into(),
        }
    }
}
/// The request of [`LeadFinder::search`].
///
/// Search for leads.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Search {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::LeadSearchRequest,
}
impl Search {
    /// Conditions that rule a lead out.
    pub fn exclude_filters(mut self, value: types::LeadExclusions) -> Self {
        self.body.exclude_filters = Some(value);
        self
    }
    /// Page to show, from 1 to 40. Results beyond the first 3 pages or the first 75 are charged. At
    /// least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.body.page = Some(value);
        self
    }
    /// Leads on a page. `(page − 1) × pageSize` has to stay below 500. 1 to 100. Left out, it is
    /// `25`.
    pub fn page_size(mut self, value: u64) -> Self {
        self.body.page_size = Some(value);
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::LeadSearchPage>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::LeadSearchPage>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = search_leads(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Search {
    type Output = Result<crate::Response<types::LeadSearchPage>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Search {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Search))
            .field("operation", &"searchLeads")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::count`].
///
/// Count matching leads.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Count {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::LeadCountRequest,
}
impl Count {
    /// Conditions that rule a lead out.
    pub fn exclude_filters(mut self, value: types::LeadExclusions) -> Self {
        self.body.exclude_filters = Some(value);
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(self) -> Result<crate::Response<types::LeadCount>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(self) -> Result<runtime::Request<types::LeadCount>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = count_leads(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Count {
    type Output = Result<crate::Response<types::LeadCount>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Count {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Count))
            .field("operation", &"countLeads")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::filter_options`].
///
/// List the values of the lead filters.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct FilterOptions {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
}
impl FilterOptions {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<
        crate::Response<::std::collections::HashMap<String, Vec<String>>>,
        crate::Error,
    > {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<
        runtime::Request<::std::collections::HashMap<String, Vec<String>>>,
        runtime::BuildError,
    > {
        let timeout = self.timeout;
        let request = get_filter_options(&self.client)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for FilterOptions {
    type Output = Result<
        crate::Response<::std::collections::HashMap<String, Vec<String>>>,
        crate::Error,
    >;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for FilterOptions {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(FilterOptions))
            .field("operation", &"getFilterOptions")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::suggest_companies`].
///
/// Suggest company names.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct SuggestCompanies {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    limit: Option<i64>,
    q: String,
}
impl SuggestCompanies {
    /// Most names to suggest.
    pub fn limit(mut self, value: i64) -> Self {
        self.limit = Some(value);
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::CompanyNameSuggestions>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CompanyNameSuggestions>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = suggest_company_names(&self.client, self.limit, &self.q)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for SuggestCompanies {
    type Output = Result<crate::Response<types::CompanyNameSuggestions>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for SuggestCompanies {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(SuggestCompanies))
            .field("operation", &"suggestCompanyNames")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::unlock_names`].
///
/// Unlock the names of leads.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct UnlockNames {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::UnlockNamesRequest,
}
impl UnlockNames {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::UnlockedNames>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::UnlockedNames>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = unlock_names(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for UnlockNames {
    type Output = Result<crate::Response<types::UnlockedNames>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for UnlockNames {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(UnlockNames))
            .field("operation", &"unlockNames")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::reveal`].
///
/// Reveal the contact data of leads.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Reveal {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::LeadRevealRequest,
}
impl Reveal {
    /// Contact data wanted. Left out, both kinds are revealed at the full price of 535 credits a
    /// lead.
    pub fn fields(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::RevealField>>,
    ) -> Self {
        self.body.fields = value.into_iter().map(Into::into).collect();
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::RevealSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::RevealSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = reveal_leads(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Reveal {
    type Output = Result<crate::Response<types::RevealSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Reveal {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Reveal))
            .field("operation", &"revealLeads")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::enrich`].
///
/// Enrich leads with contact data.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Enrich {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::LeadEnrichRequest,
}
impl Enrich {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::RevealSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::RevealSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = enrich_leads(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Enrich {
    type Output = Result<crate::Response<types::RevealSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Enrich {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Enrich))
            .field("operation", &"enrichLeads")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::reveals`].
///
/// List reveal and enrich jobs.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Reveals {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    limit: Option<u64>,
    page: Option<u64>,
    status: Option<types::JobState>,
}
impl Reveals {
    /// Page to read, counted from 1. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.page = Some(value);
        self
    }
    /// Most jobs on a page: up to 100, by default 20. 1 to 100. Left out, it is `20`.
    pub fn limit(mut self, value: u64) -> Self {
        self.limit = Some(value);
        self
    }
    /// List only jobs in this state. Left out, all are listed.
    pub fn status(mut self, value: impl Into<types::JobState>) -> Self {
        self.status = Some(value.into());
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::RevealJobPage>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::RevealJobPage>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = list_reveal_jobs(
            &self.client,
            self.limit,
            self.page,
            self.status.as_ref(),
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Reveals {
    type Output = Result<crate::Response<types::RevealJobPage>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Reveals {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Reveals))
            .field("operation", &"listRevealJobs")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::reveal_job`].
///
/// Get a reveal or enrich job.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct RevealJob {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    job_id: String,
}
impl RevealJob {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(self) -> Result<crate::Response<types::RevealJob>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(self) -> Result<runtime::Request<types::RevealJob>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_reveal_job(&self.client, &self.job_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for RevealJob {
    type Output = Result<crate::Response<types::RevealJob>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for RevealJob {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(RevealJob))
            .field("operation", &"getRevealJob")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::export`].
///
/// Export leads to a file.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Export {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::LeadExportRequest,
}
impl Export {
    /// Conditions that rule a lead out.
    pub fn exclude_filters(mut self, value: types::LeadExclusions) -> Self {
        self.body.exclude_filters = Some(value);
        self
    }
    /// Label of your own, to recognize the export by. At most 200 characters.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.body.name = Some(value.into());
        self
    }
    /// Most leads to export. It bounds what the export can cost. 1 to 100,000. Left out, it is
    /// `1000`.
    pub fn max_results(mut self, value: u64) -> Self {
        self.body.max_results = Some(value);
        self
    }
    /// Add email addresses and phone numbers, for 535 credits a lead. Left out, it is `false`.
    pub fn include_contact_info(mut self, value: bool) -> Self {
        self.body.include_contact_info = Some(value);
        self
    }
    /// Add email addresses, for 10 credits a lead. Left out, it is `false`.
    pub fn include_email(mut self, value: bool) -> Self {
        self.body.include_email = Some(value);
        self
    }
    /// Add phone numbers, for 525 credits a lead. Left out, it is `false`.
    pub fn include_phone(mut self, value: bool) -> Self {
        self.body.include_phone = Some(value);
        self
    }
    /// Add full names, for 1 credit a lead. Left out, it is `false`.
    pub fn include_names(mut self, value: bool) -> Self {
        self.body.include_names = Some(value);
        self
    }
    /// Export just these leads of the search. At most 100,000 items.
    pub fn lead_ids(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.lead_ids = value.into_iter().map(Into::into).collect();
        self
    }
    /// Export just this page of the search. At least 1.
    pub fn page(mut self, value: u64) -> Self {
        self.body.page = Some(value);
        self
    }
    /// Leads on a page, where `page` is given. 1 to 100.
    pub fn page_size(mut self, value: u64) -> Self {
        self.body.page_size = Some(value);
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::ExportSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::ExportSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = export_leads(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Export {
    type Output = Result<crate::Response<types::ExportSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Export {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Export))
            .field("operation", &"exportLeads")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::exports`].
///
/// List exports.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Exports {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    limit: Option<u64>,
    page: Option<u64>,
    status: Option<types::JobState>,
}
impl Exports {
    /// Page to read, counted from 1. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.page = Some(value);
        self
    }
    /// Most jobs on a page: up to 100, by default 20. 1 to 100. Left out, it is `20`.
    pub fn limit(mut self, value: u64) -> Self {
        self.limit = Some(value);
        self
    }
    /// List only jobs in this state. Left out, all are listed.
    pub fn status(mut self, value: impl Into<types::JobState>) -> Self {
        self.status = Some(value.into());
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::ExportJobPage>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::ExportJobPage>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = list_export_jobs(
            &self.client,
            self.limit,
            self.page,
            self.status.as_ref(),
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Exports {
    type Output = Result<crate::Response<types::ExportJobPage>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Exports {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Exports))
            .field("operation", &"listExportJobs")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::export_job`].
///
/// Get an export.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct ExportJob {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    job_id: String,
}
impl ExportJob {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(self) -> Result<crate::Response<types::ExportJob>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(self) -> Result<runtime::Request<types::ExportJob>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_export_job(&self.client, &self.job_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for ExportJob {
    type Output = Result<crate::Response<types::ExportJob>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for ExportJob {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(ExportJob))
            .field("operation", &"getExportJob")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::download_export`].
///
/// Download an export.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct DownloadExport {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    job_id: String,
}
impl DownloadExport {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<runtime::ByteStream>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<runtime::ByteStream>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = download_export_job(&self.client, &self.job_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for DownloadExport {
    type Output = Result<crate::Response<runtime::ByteStream>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for DownloadExport {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(DownloadExport))
            .field("operation", &"downloadExportJob")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::saved_searches`].
///
/// List saved searches.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct SavedSearches {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
}
impl SavedSearches {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<Vec<types::SavedSearch>>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<Vec<types::SavedSearch>>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = list_saved_searches(&self.client)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for SavedSearches {
    type Output = Result<crate::Response<Vec<types::SavedSearch>>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for SavedSearches {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(SavedSearches))
            .field("operation", &"listSavedSearches")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::save_search`].
///
/// Save a search.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct SaveSearch {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::SavedSearchRequest,
}
impl SaveSearch {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::SavedSearch>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::SavedSearch>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = create_saved_search(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for SaveSearch {
    type Output = Result<crate::Response<types::SavedSearch>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for SaveSearch {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(SaveSearch))
            .field("operation", &"createSavedSearch")
            .finish_non_exhaustive()
    }
}
/// The request of [`LeadFinder::delete_saved_search`].
///
/// Delete a saved search.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct DeleteSavedSearch {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    id: String,
}
impl DeleteSavedSearch {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::DeletionConfirmation>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::DeletionConfirmation>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = delete_saved_search(&self.client, &self.id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for DeleteSavedSearch {
    type Output = Result<crate::Response<types::DeletionConfirmation>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for DeleteSavedSearch {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(DeleteSavedSearch))
            .field("operation", &"deleteSavedSearch")
            .finish_non_exhaustive()
    }
}
static SEARCH_LEADS: runtime::Operation = runtime::Operation {
    id: "searchLeads",
    method: "POST",
    path: "/lead-finder/search",
    price: runtime::Price::each(runtime::Credits::new(1i64), "result")
        .when("the result is returned"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
static COUNT_LEADS: runtime::Operation = runtime::Operation {
    id: "countLeads",
    method: "POST",
    path: "/lead-finder/count",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_FILTER_OPTIONS: runtime::Operation = runtime::Operation {
    id: "getFilterOptions",
    method: "GET",
    path: "/lead-finder/filter-options",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static SUGGEST_COMPANY_NAMES: runtime::Operation = runtime::Operation {
    id: "suggestCompanyNames",
    method: "GET",
    path: "/lead-finder/suggest",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static UNLOCK_NAMES: runtime::Operation = runtime::Operation {
    id: "unlockNames",
    method: "POST",
    path: "/lead-finder/unlock-names",
    price: runtime::Price::each(runtime::Credits::new(1i64), "lead").when("always"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
static REVEAL_LEADS: runtime::Operation = runtime::Operation {
    id: "revealLeads",
    method: "POST",
    path: "/lead-finder/reveal",
    price: runtime::Price::described(
        "credits added up, 10 for `email`, 525 for `phone`, per lead, charged when newly revealed. Leads revealed before are free. Charged while the job runs, so too low a balance fails the job instead of the call.",
    ),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static ENRICH_LEADS: runtime::Operation = runtime::Operation {
    id: "enrichLeads",
    method: "POST",
    path: "/lead-finder/enrich",
    price: runtime::Price::described(
        "credits added up, 10 for `email`, 525 for `phone`, per lead, charged when newly revealed. Leads revealed before are free. Charged while the job runs, so too low a balance fails the job instead of the call.",
    ),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static LIST_REVEAL_JOBS: runtime::Operation = runtime::Operation {
    id: "listRevealJobs",
    method: "GET",
    path: "/lead-finder/reveal-jobs",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_REVEAL_JOB: runtime::Operation = runtime::Operation {
    id: "getRevealJob",
    method: "GET",
    path: "/lead-finder/reveal-jobs/{jobId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static EXPORT_LEADS: runtime::Operation = runtime::Operation {
    id: "exportLeads",
    method: "POST",
    path: "/lead-finder/export",
    price: runtime::Price::described(
        "credits per lead: 1 for `includeNames`, 10 for `includeEmail`, 525 for `includePhone`, 535 for `includeContactInfo`, charged when the value is found. Preview columns are free.",
    ),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static LIST_EXPORT_JOBS: runtime::Operation = runtime::Operation {
    id: "listExportJobs",
    method: "GET",
    path: "/lead-finder/export-jobs",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_EXPORT_JOB: runtime::Operation = runtime::Operation {
    id: "getExportJob",
    method: "GET",
    path: "/lead-finder/export-jobs/{jobId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static DOWNLOAD_EXPORT_JOB: runtime::Operation = runtime::Operation {
    id: "downloadExportJob",
    method: "GET",
    path: "/lead-finder/export-jobs/{jobId}/download",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static LIST_SAVED_SEARCHES: runtime::Operation = runtime::Operation {
    id: "listSavedSearches",
    method: "GET",
    path: "/lead-finder/saved",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static CREATE_SAVED_SEARCH: runtime::Operation = runtime::Operation {
    id: "createSavedSearch",
    method: "POST",
    path: "/lead-finder/saved",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
static DELETE_SAVED_SEARCH: runtime::Operation = runtime::Operation {
    id: "deleteSavedSearch",
    method: "DELETE",
    path: "/lead-finder/saved/{id}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `search_leads`.
fn search_leads<'a>(
    client: &'a runtime::Client,
    body: &'a types::LeadSearchRequest,
) -> Result<runtime::Request<types::LeadSearchPage>, runtime::BuildError> {
    let url = format!("{}/lead-finder/search", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&SEARCH_LEADS, request))
}
#[allow(clippy::all)]
/// Builds the request of `count_leads`.
fn count_leads<'a>(
    client: &'a runtime::Client,
    body: &'a types::LeadCountRequest,
) -> Result<runtime::Request<types::LeadCount>, runtime::BuildError> {
    let url = format!("{}/lead-finder/count", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&COUNT_LEADS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_filter_options`.
fn get_filter_options<'a>(
    client: &'a runtime::Client,
) -> Result<
    runtime::Request<::std::collections::HashMap<String, Vec<String>>>,
    runtime::BuildError,
> {
    let url = format!("{}/lead-finder/filter-options", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_FILTER_OPTIONS, request))
}
#[allow(clippy::all)]
/// Builds the request of `suggest_company_names`.
fn suggest_company_names<'a>(
    client: &'a runtime::Client,
    limit: Option<i64>,
    q: &'a str,
) -> Result<runtime::Request<types::CompanyNameSuggestions>, runtime::BuildError> {
    let url = format!("{}/lead-finder/suggest", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("limit", &limit))
        .query(&runtime::QueryParam::new("q", &q))
        .build()?;
    Ok(runtime::Request::new(&SUGGEST_COMPANY_NAMES, request))
}
#[allow(clippy::all)]
/// Builds the request of `unlock_names`.
fn unlock_names<'a>(
    client: &'a runtime::Client,
    body: &'a types::UnlockNamesRequest,
) -> Result<runtime::Request<types::UnlockedNames>, runtime::BuildError> {
    let url = format!("{}/lead-finder/unlock-names", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&UNLOCK_NAMES, request))
}
#[allow(clippy::all)]
/// Builds the request of `reveal_leads`.
fn reveal_leads<'a>(
    client: &'a runtime::Client,
    body: &'a types::LeadRevealRequest,
) -> Result<runtime::Request<types::RevealSubmission>, runtime::BuildError> {
    let url = format!("{}/lead-finder/reveal", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&REVEAL_LEADS, request))
}
#[allow(clippy::all)]
/// Builds the request of `enrich_leads`.
fn enrich_leads<'a>(
    client: &'a runtime::Client,
    body: &'a types::LeadEnrichRequest,
) -> Result<runtime::Request<types::RevealSubmission>, runtime::BuildError> {
    let url = format!("{}/lead-finder/enrich", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&ENRICH_LEADS, request))
}
#[allow(clippy::all)]
/// Builds the request of `list_reveal_jobs`.
fn list_reveal_jobs<'a>(
    client: &'a runtime::Client,
    limit: Option<u64>,
    page: Option<u64>,
    status: Option<&'a types::JobState>,
) -> Result<runtime::Request<types::RevealJobPage>, runtime::BuildError> {
    let url = format!("{}/lead-finder/reveal-jobs", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("limit", &limit))
        .query(&runtime::QueryParam::new("page", &page))
        .query(&runtime::QueryParam::new("status", &status))
        .build()?;
    Ok(runtime::Request::new(&LIST_REVEAL_JOBS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_reveal_job`.
fn get_reveal_job<'a>(
    client: &'a runtime::Client,
    job_id: &'a str,
) -> Result<runtime::Request<types::RevealJob>, runtime::BuildError> {
    let url = format!(
        "{}/lead-finder/reveal-jobs/{}", client.base_url(), runtime::encode_path(& job_id
        .to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_REVEAL_JOB, request))
}
#[allow(clippy::all)]
/// Builds the request of `export_leads`.
fn export_leads<'a>(
    client: &'a runtime::Client,
    body: &'a types::LeadExportRequest,
) -> Result<runtime::Request<types::ExportSubmission>, runtime::BuildError> {
    let url = format!("{}/lead-finder/export", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&EXPORT_LEADS, request))
}
#[allow(clippy::all)]
/// Builds the request of `list_export_jobs`.
fn list_export_jobs<'a>(
    client: &'a runtime::Client,
    limit: Option<u64>,
    page: Option<u64>,
    status: Option<&'a types::JobState>,
) -> Result<runtime::Request<types::ExportJobPage>, runtime::BuildError> {
    let url = format!("{}/lead-finder/export-jobs", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("limit", &limit))
        .query(&runtime::QueryParam::new("page", &page))
        .query(&runtime::QueryParam::new("status", &status))
        .build()?;
    Ok(runtime::Request::new(&LIST_EXPORT_JOBS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_export_job`.
fn get_export_job<'a>(
    client: &'a runtime::Client,
    job_id: &'a str,
) -> Result<runtime::Request<types::ExportJob>, runtime::BuildError> {
    let url = format!(
        "{}/lead-finder/export-jobs/{}", client.base_url(), runtime::encode_path(& job_id
        .to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_EXPORT_JOB, request))
}
#[allow(clippy::all)]
/// Builds the request of `download_export_job`.
fn download_export_job<'a>(
    client: &'a runtime::Client,
    job_id: &'a str,
) -> Result<runtime::Request<runtime::ByteStream>, runtime::BuildError> {
    let url = format!(
        "{}/lead-finder/export-jobs/{}/download", client.base_url(),
        runtime::encode_path(& job_id.to_string())
    );
    let request = client.http().get(url).build()?;
    Ok(runtime::Request::stream(&DOWNLOAD_EXPORT_JOB, request))
}
#[allow(clippy::all)]
/// Builds the request of `list_saved_searches`.
fn list_saved_searches<'a>(
    client: &'a runtime::Client,
) -> Result<runtime::Request<Vec<types::SavedSearch>>, runtime::BuildError> {
    let url = format!("{}/lead-finder/saved", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&LIST_SAVED_SEARCHES, request))
}
#[allow(clippy::all)]
/// Builds the request of `create_saved_search`.
fn create_saved_search<'a>(
    client: &'a runtime::Client,
    body: &'a types::SavedSearchRequest,
) -> Result<runtime::Request<types::SavedSearch>, runtime::BuildError> {
    let url = format!("{}/lead-finder/saved", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&CREATE_SAVED_SEARCH, request))
}
#[allow(clippy::all)]
/// Builds the request of `delete_saved_search`.
fn delete_saved_search<'a>(
    client: &'a runtime::Client,
    id: &'a str,
) -> Result<runtime::Request<types::DeletionConfirmation>, runtime::BuildError> {
    let url = format!(
        "{}/lead-finder/saved/{}", client.base_url(), runtime::encode_path(& id
        .to_string())
    );
    let request = client
        .http()
        .delete(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&DELETE_SAVED_SEARCH, request))
}
