//! Types that only `teams` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// Says whether an invitation was withdrawn.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CancellationConfirmation {
    /// `true` when it was.
    pub success: bool,
}
/// An invitation that has not been taken up.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Invitation {
    /// Id to cancel the invitation by.
    pub id: String,
    /// Email address that was invited.
    pub email: String,
    /// Role that the person will have.
    pub role: InvitationRole,
    /// Always `pending`; no other state is reported. Always `pending`.
    pub status: String,
    /// Until when it can be taken up.
    #[serde(rename = "expiresAt")]
    pub expires_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
}
/// Whom to invite.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct InvitationRequest {
    /// Email address that the invitation goes to.
    pub email: String,
    /// What the person may do once they have joined.
    pub role: InvitationRole,
}
impl InvitationRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(email: impl Into<String>, role: impl Into<InvitationRole>) -> Self {
        Self {
            email: email.into(),
            role: role.into(),
        }
    }
}
runtime::open_enum! {
    #[doc = " Roles that can be given by invitation; ownership cannot."] pub enum
    InvitationRole { #[doc = " `admin`"] Admin = "admin", #[doc = " `member`"] Member =
    "member", }
}
/// A person in a team.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct TeamMember {
    /// Id of the membership.
    pub id: String,
    /// Id of the person's account.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// Email address of the person.
    pub email: String,
    /// Name of the person; null when they gave none.
    #[serde(deserialize_with = "Option::deserialize")]
    pub name: Option<String>,
    /// What the person may do.
    pub role: TeamRole,
    /// When the membership was made.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
}
runtime::open_enum! {
    #[doc = " Roles in a team. Only `owner` and `admin` manage invitations."] pub enum
    TeamRole { #[doc = " `owner`"] Owner = "owner", #[doc = " `admin`"] Admin = "admin",
    #[doc = " `member`"] Member = "member", }
}
