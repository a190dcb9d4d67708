//! Types that only `wallets` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
runtime::open_enum! {
    #[doc =
    " Kinds of movement: `deduction` pays for a call or a reservation, `topup` adds purchased"]
    #[doc =
    " credits, `adjustment` is a correction, `refund` gives a reservation or a charge back."]
    pub enum TransactionType { #[doc = " `deduction`"] Deduction = "deduction", #[doc =
    " `topup`"] Topup = "topup", #[doc = " `adjustment`"] Adjustment = "adjustment",
    #[doc = " `refund`"] Refund = "refund", }
}
/// The credits that an organization has left.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct WalletBalance {
    /// Organization that the key belongs to.
    #[serde(rename = "organizationId")]
    pub organization_id: String,
    /// Credits left. Reservations are already taken off.
    pub balance: runtime::Credits,
    /// Always `credits`.
    pub currency: String,
    /// When the balance was read.
    #[serde(rename = "asOf")]
    pub as_of: ::chrono::DateTime<::chrono::offset::Utc>,
}
/// One movement of credits.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct WalletTransaction {
    /// Id of the movement.
    pub id: String,
    /// Organization whose credits moved.
    #[serde(rename = "organizationId")]
    pub organization_id: String,
    /// What kind of movement it was.
    #[serde(rename = "type")]
    pub type_: TransactionType,
    /// Credits moved.
    pub amount: runtime::Credits,
    /// Balance once the movement was made.
    #[serde(rename = "balanceAfter")]
    pub balance_after: runtime::Credits,
    /// What the movement was for, meant for people.
    pub description: String,
    /// Further facts on the movement.
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    pub metadata: ::serde_json::Map<String, ::serde_json::Value>,
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
}
/// One page of the ledger.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct WalletTransactionPage {
    /// Movements on this page.
    pub transactions: Vec<WalletTransaction>,
    /// Where this page stands.
    pub pagination: Pagination,
}
