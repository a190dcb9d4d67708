//! Teams.

use serde::Deserialize;
use serde_json::json;

use crate::context::Context;
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::team::{InvitationRole, Team};

#[derive(Deserialize)]
struct Body {
    email: String,
    role: InvitationRole,
}

/// Works on the team that a call asks for.
fn with_team<R>(context: &Context<'_>, work: impl FnOnce(&mut Team) -> R) -> Result<R, Refusal> {
    let id = context.input.text("teamId");
    context.books(|books| {
        if books.team.id == id {
            Ok(work(&mut books.team))
        } else {
            Err(Refusal::NotFound(format!("There is no such team: {id}")))
        }
    })
}

fn require_manager(context: &Context<'_>) -> Result<(), Refusal> {
    if context.role.manages_invitations() {
        Ok(())
    } else {
        Err(Refusal::Forbidden(
            "Only owners and admins of the team may do this.".to_owned(),
        ))
    }
}

pub fn invite(mut context: Context<'_>) -> Result<Reply, Refusal> {
    require_manager(&context)?;
    let Body { email, role } = context.input.body()?;
    let (id, now) = (context.new_id(), context.now);
    let invitation = with_team(&context, |team| team.invite(id, email, role, now))?;
    Ok(Reply::new(json!(invitation)).without_receipt())
}

pub fn invitations(context: Context<'_>) -> Result<Reply, Refusal> {
    require_manager(&context)?;
    let now = context.now;
    let data = with_team(&context, |team| {
        json!(team.invitations(now).collect::<Vec<_>>())
    })?;
    Ok(Reply::new(data).without_receipt())
}

pub fn cancel(context: Context<'_>) -> Result<Reply, Refusal> {
    require_manager(&context)?;
    let (id, now) = (context.input.text("invitationId"), context.now);
    if with_team(&context, |team| team.cancel(id, now))? {
        Ok(Reply::new(json!({ "success": true })).without_receipt())
    } else {
        Err(Refusal::NotFound(format!(
            "There is no such invitation: {id}"
        )))
    }
}

pub fn members(context: Context<'_>) -> Result<Reply, Refusal> {
    let data = with_team(&context, |team| json!(team.members))?;
    Ok(Reply::new(data).without_receipt())
}
