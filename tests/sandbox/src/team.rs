//! [`Team`]: the people of an organization, and those who were invited.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::{Moment, later};
use crate::ids::Ids;
use crate::keys::Role;

/// How long an invitation can be taken up.
pub const INVITATION_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Roles that can be given by invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InvitationRole {
    /// Manages invitations.
    Admin,
    /// Does not.
    Member,
}

/// Somebody who was asked to join.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// Its id.
    pub id: String,
    /// Who was invited.
    pub email: String,
    /// The role they will have.
    pub role: InvitationRole,
    /// Always `pending`.
    pub status: &'static str,
    /// Until when it can be taken up.
    pub expires_at: Moment,
    /// When it was made.
    pub created_at: Moment,
}

/// Somebody who is in.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Id of the membership.
    pub id: String,
    /// Id of the account.
    pub user_id: String,
    /// Their address.
    pub email: String,
    /// Their name, if they gave one.
    pub name: Option<String>,
    /// Their role.
    pub role: Role,
    /// When they joined.
    pub created_at: Moment,
}

/// A team.
#[derive(Debug)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// Those who are in.
    pub members: Vec<Member>,
    invitations: Vec<Invitation>,
}

impl Team {
    /// A team with one person for each role.
    #[must_use]
    pub fn new(id: String, ids: &mut Ids, now: Moment) -> Self {
        let people = [
            ("olga", Some("Olga Owner"), Role::Owner),
            ("adam", Some("Adam Admin"), Role::Admin),
            ("mia", None, Role::Member),
        ];
        let members = people
            .map(|(account, name, role)| Member {
                id: ids.object(),
                user_id: ids.object(),
                email: format!("{account}@customer.example"),
                name: name.map(str::to_owned),
                role,
                created_at: now,
            })
            .to_vec();
        Self {
            id,
            members,
            invitations: Vec::new(),
        }
    }

    /// Invites somebody.
    pub fn invite(
        &mut self,
        id: String,
        email: String,
        role: InvitationRole,
        now: Moment,
    ) -> Invitation {
        let invitation = Invitation {
            id,
            email,
            role,
            status: "pending",
            expires_at: later(now, INVITATION_LIFE),
            created_at: now,
        };
        self.invitations.push(invitation.clone());
        invitation
    }

    /// The invitations that can still be taken up.
    pub fn invitations(&self, now: Moment) -> impl Iterator<Item = &Invitation> {
        self.invitations
            .iter()
            .filter(move |invitation| now < invitation.expires_at)
    }

    /// Withdraws an invitation. Returns whether there was one.
    pub fn cancel(&mut self, id: &str, now: Moment) -> bool {
        let found = self.invitations(now).any(|invitation| invitation.id == id);
        self.invitations.retain(|invitation| invitation.id != id);
        found
    }
}
