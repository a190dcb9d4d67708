//! Types that only `email_validation` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// Addresses to check.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct EmailValidationBatchRequest {
    /// Addresses to check. One that occurs several times, in whatever case, is checked and paid
    /// once. 1 to 500,000 items.
    pub emails: Vec<String>,
    /// Where to deliver each result and the closing report. It should be hard to guess, as
    /// deliveries are not signed.
    #[serde(rename = "webhookUrl", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
}
impl EmailValidationBatchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(emails: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            emails: emails.into_iter().map(Into::into).collect(),
            webhook_url: Default::default(),
        }
    }
}
/// One page of a batch of checks.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationBatchResults {
    /// Id of the batch.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State of the batch when the page was read.
    pub status: BatchState,
    /// Unique addresses in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// Addresses processed so far.
    #[serde(rename = "processedCount", skip_serializing_if = "Option::is_none")]
    pub processed_count: Option<u64>,
    /// Verdicts on this page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<EmailValidationResult>,
}
/// The address to check.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct EmailValidationRequest {
    /// Address to check. A string that is no email address at all is refused with status 400. 1 to
    /// 254 characters.
    pub email: String,
}
impl EmailValidationRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into() }
    }
}
impl<T: Into<String>> From<T> for EmailValidationRequest {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
/// The verdict on an address and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationResult {
    /// Address that was checked.
    pub email: String,
    /// The verdict. `risky` is free of charge.
    pub result: EmailVerdict,
    /// Reason for the verdict, meant for people.
    pub message: String,
    /// Whether the domain accepts mail for any address, so that the mailbox cannot be told apart.
    #[serde(rename = "isCatchAll")]
    pub is_catch_all: bool,
    /// Whether sign-in at the mail host is federated, that is, left to an identity provider of the
    /// domain.
    #[serde(rename = "isFederated", skip_serializing_if = "Option::is_none")]
    pub is_federated: Option<bool>,
    /// Whether a secure email gateway stands before the mailbox and may hide it.
    #[serde(rename = "hasSEG", skip_serializing_if = "Option::is_none")]
    pub has_seg: Option<bool>,
    /// Name of the gateway. Absent when there is none.
    #[serde(rename = "segProvider", skip_serializing_if = "Option::is_none")]
    pub seg_provider: Option<String>,
    /// What kind of mail host answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<MailProvider>,
    /// How far the verdict can be relied on.
    pub confidence: ValidationConfidence,
}
runtime::open_enum! {
    #[doc =
    " Kind of mail host: Google, Microsoft, or any other server spoken to over `SMTP`."]
    pub enum MailProvider { #[doc = " `GOOGLE`"] Google = "GOOGLE", #[doc =
    " `MICROSOFT`"] Microsoft = "MICROSOFT", #[doc = " `SMTP`"] Smtp = "SMTP", }
}
