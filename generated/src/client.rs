//! The client of Enrich API.
use openapi_client_runtime as runtime;
/// What is true of every call.
static API: runtime::Api = runtime::Api {
    title: "Enrich API",
    version: "3.0",
    base_url: "https://dev.enrich.so/api/v3",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    environment: runtime::Environment {
        key: "ENRICH_API_KEY",
        base_url: "ENRICH_BASE_URL",
    },
    credential: runtime::Credential::new(
            &[runtime::AuthScheme::Header("x-api-key"), runtime::AuthScheme::Bearer],
        )
        .with_prefix("sk_"),
    envelope: Some(runtime::Envelope {
        data: "data",
        receipt: "meta",
    }),
    receipt_headers: &[
        ("creditsUsed", "x-credits-used"),
        ("creditsRefunded", "x-credits-refunded"),
    ],
};
/// A client of Enrich API.
///
/// Cheap to clone: clones share one pool of connections.
#[derive(Debug, Clone)]
pub struct Client {
    inner: runtime::Client,
}
impl Client {
    /// A client with the key in `ENRICH_API_KEY` and, if it is set, the base URL in `ENRICH_BASE_URL`.
    ///
    /// # Errors
    /// A key that is missing or cannot be one, a base URL that is none. The error names
    /// the variable and never its value.
    pub fn from_env() -> Result<Self, runtime::Error> {
        Ok(Self {
            inner: runtime::Client::from_env(&API)?,
        })
    }
    /// A client with this key and everything else as it comes.
    ///
    /// # Errors
    /// A key that cannot be one.
    pub fn new(key: impl Into<runtime::ApiKey>) -> Result<Self, runtime::Error> {
        Self::from_builder(Self::builder().api_key(key))
    }
    /// Starts the configuration of a client; see [`Client::from_builder`].
    pub fn builder() -> runtime::ClientBuilder {
        runtime::Client::builder(&API)
    }
    /// A client with the configuration of a builder.
    ///
    /// # Errors
    /// A configuration that cannot work, such as a base URL that is none.
    pub fn from_builder(
        builder: runtime::ClientBuilder,
    ) -> Result<Self, runtime::Error> {
        Ok(Self { inner: builder.build()? })
    }
    /// Collect the LinkedIn followers of a company, filtered by place, title, department and
    /// seniority. An organization has to be approved before it can use these operations; the limit
    /// operation tells where it stands.
    #[must_use]
    pub fn company_followers(&self) -> crate::company_followers::CompanyFollowers {
        crate::company_followers::CompanyFollowers::new(self.inner.clone())
    }
    /// Learn how many followers match a set of filters, before paying for a scrape.
    #[must_use]
    pub fn count_estimate(&self) -> crate::count_estimate::CountEstimate {
        crate::count_estimate::CountEstimate::new(self.inner.clone())
    }
    /// Find the email address of a person from their name and their employer's domain, one at a
    /// time or in batches.
    #[must_use]
    pub fn email_finder(&self) -> crate::email_finder::EmailFinder {
        crate::email_finder::EmailFinder::new(self.inner.clone())
    }
    /// Check whether addresses take mail, one at a time or in batches.
    #[must_use]
    pub fn email_validation(&self) -> crate::email_validation::EmailValidation {
        crate::email_validation::EmailValidation::new(self.inner.clone())
    }
    /// Identify the organization behind an IP address, one at a time or in batches. Outcomes are
    /// cached for 7 days.
    #[must_use]
    pub fn ip_to_company(&self) -> crate::ip_to_company::IpToCompany {
        crate::ip_to_company::IpToCompany::new(self.inner.clone())
    }
    /// Search a database of people and companies, then pay for the contact data of the leads that
    /// are worth it, or export them to a file.
    #[must_use]
    pub fn lead_finder(&self) -> crate::lead_finder::LeadFinder {
        crate::lead_finder::LeadFinder::new(self.inner.clone())
    }
    /// List the people of a company, or find those who fit best.
    #[must_use]
    pub fn people_search(&self) -> crate::people_search::PeopleSearch {
        crate::people_search::PeopleSearch::new(self.inner.clone())
    }
    /// Find the phone numbers of a person from an email address or a LinkedIn profile, one at a
    /// time or in batches.
    #[must_use]
    pub fn phone_finder(&self) -> crate::phone_finder::PhoneFinder {
        crate::phone_finder::PhoneFinder::new(self.inner.clone())
    }
    /// Find the professional profile behind an email address, one at a time or in batches. Outcomes
    /// are cached for 7 days.
    #[must_use]
    pub fn reverse_email_lookup(
        &self,
    ) -> crate::reverse_email_lookup::ReverseEmailLookup {
        crate::reverse_email_lookup::ReverseEmailLookup::new(self.inner.clone())
    }
    /// Invite people to a team and see who is in it. Invitations are for owners and admins; members
    /// are refused.
    #[must_use]
    pub fn teams(&self) -> crate::teams::Teams {
        crate::teams::Teams::new(self.inner.clone())
    }
    /// Read the balance and the ledger of the organization.
    #[must_use]
    pub fn wallets(&self) -> crate::wallets::Wallets {
        crate::wallets::Wallets::new(self.inner.clone())
    }
}
