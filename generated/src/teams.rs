//! Teams: the methods of `Teams` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Invite people to a team and see who is in it. Invitations are for owners and admins; members
/// are refused.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.teams().invitations("…").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Teams {
    client: runtime::Client,
}
impl Teams {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// List the open invitations of a team.
    ///
    /// Lists invitations that have not been taken up. Only owners and admins may do so. Free of
    /// charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `team_id`: Id of the team.
    ///
    /// # Errors
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
    /// Described at `openapi/enrich.yaml#/paths/~1teams~1{teamId}~1invitations/get` (`GET
    /// /teams/{teamId}/invitations`).
    pub fn invitations(&self, team_id: impl Into<String>) -> Invitations {
        Invitations {
            client: self.client.clone(),
            timeout: None,
            team_id: team_id.into(),
        }
    }
    /// Invite a person to a team.
    ///
    /// Sends an invitation by mail. Only owners and admins may do so. Free of charge; a repeated
    /// call may send a second invitation.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `team_id`: Id of the team.
    /// - `email`: Email address that the invitation goes to.
    /// - `role`: What the person may do once they have joined.
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
    /// Described at `openapi/enrich.yaml#/paths/~1teams~1{teamId}~1invitations/post` (`POST
    /// /teams/{teamId}/invitations`).
    pub fn invite(
        &self,
        team_id: impl Into<String>,
        email: impl Into<String>,
        role: impl Into<types::InvitationRole>,
    ) -> Invite {
        Invite {
            client: self.client.clone(),
            timeout: None,
            team_id: team_id.into(),
            body: types::InvitationRequest::new(email, role),
        }
    }
    /// Cancel an invitation.
    ///
    /// Withdraws an invitation that has not been taken up. Only owners and admins may do so. Free
    /// of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `team_id`: Id of the team.
    /// - `invitation_id`: Id of the invitation, as found in the list of invitations.
    ///
    /// # Errors
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
    /// Described at
    /// `openapi/enrich.yaml#/paths/~1teams~1{teamId}~1invitations~1{invitationId}/delete` (`DELETE
    /// /teams/{teamId}/invitations/{invitationId}`).
    pub fn cancel_invitation(
        &self,
        team_id: impl Into<String>,
        invitation_id: impl Into<String>,
    ) -> CancelInvitation {
        CancelInvitation {
            client: self.client.clone(),
            timeout: None,
            team_id: team_id.into(),
            invitation_id: invitation_id.into(),
        }
    }
    /// List the members of a team.
    ///
    /// Lists everyone in the team with their role. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `team_id`: Id of the team.
    ///
    /// # Errors
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
    /// Described at `openapi/enrich.yaml#/paths/~1teams~1{teamId}~1members/get` (`GET
    /// /teams/{teamId}/members`).
    pub fn members(&self, team_id: impl Into<String>) -> Members {
        Members {
            client: self.client.clone(),
            timeout: None,
            team_id: team_id.into(),
        }
    }
}
/// The request of [`Teams::invitations`].
///
/// List the open invitations of a team.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Invitations {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    team_id: String,
}
impl Invitations {
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
    ) -> Result<crate::Response<Vec<types::Invitation>>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<Vec<types::Invitation>>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = list_team_invitations(&self.client, &self.team_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Invitations {
    type Output = Result<crate::Response<Vec<types::Invitation>>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Invitations {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Invitations))
            .field("operation", &"listTeamInvitations")
            .finish_non_exhaustive()
    }
}
/// The request of [`Teams::invite`].
///
/// Invite a person to a team.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Invite {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    team_id: String,
    body: types::InvitationRequest,
}
impl Invite {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(self) -> Result<crate::Response<types::Invitation>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::Invitation>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = invite_team_member(&self.client, &self.team_id, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Invite {
    type Output = Result<crate::Response<types::Invitation>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Invite {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Invite))
            .field("operation", &"inviteTeamMember")
            .finish_non_exhaustive()
    }
}
/// The request of [`Teams::cancel_invitation`].
///
/// Cancel an invitation.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct CancelInvitation {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    team_id: String,
    invitation_id: String,
}
impl CancelInvitation {
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
    ) -> Result<crate::Response<types::CancellationConfirmation>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CancellationConfirmation>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = cancel_invitation(
            &self.client,
            &self.team_id,
            &self.invitation_id,
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for CancelInvitation {
    type Output = Result<crate::Response<types::CancellationConfirmation>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for CancelInvitation {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(CancelInvitation))
            .field("operation", &"cancelInvitation")
            .finish_non_exhaustive()
    }
}
/// The request of [`Teams::members`].
///
/// List the members of a team.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Members {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    team_id: String,
}
impl Members {
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
    ) -> Result<crate::Response<Vec<types::TeamMember>>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<Vec<types::TeamMember>>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = list_team_members(&self.client, &self.team_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Members {
    type Output = Result<crate::Response<Vec<types::TeamMember>>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Members {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Members))
            .field("operation", &"listTeamMembers")
            .finish_non_exhaustive()
    }
}
static LIST_TEAM_INVITATIONS: runtime::Operation = runtime::Operation {
    id: "listTeamInvitations",
    method: "GET",
    path: "/teams/{teamId}/invitations",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static INVITE_TEAM_MEMBER: runtime::Operation = runtime::Operation {
    id: "inviteTeamMember",
    method: "POST",
    path: "/teams/{teamId}/invitations",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
static CANCEL_INVITATION: runtime::Operation = runtime::Operation {
    id: "cancelInvitation",
    method: "DELETE",
    path: "/teams/{teamId}/invitations/{invitationId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static LIST_TEAM_MEMBERS: runtime::Operation = runtime::Operation {
    id: "listTeamMembers",
    method: "GET",
    path: "/teams/{teamId}/members",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `list_team_invitations`.
fn list_team_invitations<'a>(
    client: &'a runtime::Client,
    team_id: &'a str,
) -> Result<runtime::Request<Vec<types::Invitation>>, runtime::BuildError> {
    let url = format!(
        "{}/teams/{}/invitations", client.base_url(), runtime::encode_path(& team_id
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
    Ok(runtime::Request::new(&LIST_TEAM_INVITATIONS, request))
}
#[allow(clippy::all)]
/// Builds the request of `invite_team_member`.
fn invite_team_member<'a>(
    client: &'a runtime::Client,
    team_id: &'a str,
    body: &'a types::InvitationRequest,
) -> Result<runtime::Request<types::Invitation>, runtime::BuildError> {
    let url = format!(
        "{}/teams/{}/invitations", client.base_url(), runtime::encode_path(& team_id
        .to_string())
    );
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&INVITE_TEAM_MEMBER, request))
}
#[allow(clippy::all)]
/// Builds the request of `cancel_invitation`.
fn cancel_invitation<'a>(
    client: &'a runtime::Client,
    team_id: &'a str,
    invitation_id: &'a str,
) -> Result<runtime::Request<types::CancellationConfirmation>, runtime::BuildError> {
    let url = format!(
        "{}/teams/{}/invitations/{}", client.base_url(), runtime::encode_path(& team_id
        .to_string()), runtime::encode_path(& invitation_id.to_string())
    );
    let request = client
        .http()
        .delete(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&CANCEL_INVITATION, request))
}
#[allow(clippy::all)]
/// Builds the request of `list_team_members`.
fn list_team_members<'a>(
    client: &'a runtime::Client,
    team_id: &'a str,
) -> Result<runtime::Request<Vec<types::TeamMember>>, runtime::BuildError> {
    let url = format!(
        "{}/teams/{}/members", client.base_url(), runtime::encode_path(& team_id
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
    Ok(runtime::Request::new(&LIST_TEAM_MEMBERS, request))
}
