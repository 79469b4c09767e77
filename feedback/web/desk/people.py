"""An administrator's pages: accounts, invitations, and the record of who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.clock import LONDON
from feedback.security import requires
from feedback.services import accounts, audit, installation
from feedback.web.account.forms import said_at
from feedback.web.application import current, read_session
from feedback.web.desk.blueprint import blueprint
from feedback.web.desk.forms import ROLE_WORDS, InviteForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

STATE_WORDS = {"active": "Can sign in", "invited": "Invited", "closed": "Closed"}


def people() -> ResponseReturnValue:
    """List the accounts."""
    everyone = accounts.everyone(read_session(), area_id=current().area.id)
    return render_template(
        "desk/people.html", everyone=everyone, roles=ROLE_WORDS, states=STATE_WORDS
    )


@blueprint.route("/desk/accounts/invite", methods=["GET", "POST"])
@requires("administrator")
def invite() -> ResponseReturnValue:
    """Invite somebody new, and show the invitation this once."""
    form = InviteForm()
    if form.validate_on_submit():
        with said_at(form.email):
            person, token = accounts.invite_new(
                g.session,
                area_id=current().area.id,
                name=form.name.data,
                email=form.email.data,
                role=str(form.role.data),
                now=current().clock.now(),
                by=g.account,
            )
            return invitation(person.name, token)
    return render_template("desk/invite.html", form=form)


@blueprint.route("/desk/accounts/<int:account_id>")
@requires("administrator")
def person(account_id: int) -> ResponseReturnValue:
    """Show one account and what can be done to it."""
    found = accounts.find(read_session(), area_id=current().area.id, account_id=account_id)
    return render_template("desk/person.html", person=found, roles=ROLE_WORDS, states=STATE_WORDS)


@blueprint.route("/desk/accounts/<int:account_id>/invite-again", methods=["POST"])
@requires("administrator")
def invite_again(account_id: int) -> ResponseReturnValue:
    """Let somebody in who lost their phone or password."""
    now = current().clock.now()
    token = accounts.invite_again(g.session, account_id=account_id, now=now, by=g.account)
    found = accounts.find(g.session, area_id=current().area.id, account_id=account_id)
    return invitation(found.name, token)


@blueprint.route("/desk/accounts/<int:account_id>/close", methods=["POST"])
@requires("administrator")
def close(account_id: int) -> ResponseReturnValue:
    """Shut an account at once."""
    now = current().clock.now()
    accounts.close(g.session, account_id=account_id, now=now, by=g.account)
    return redirect(url_for("desk.home"))


@blueprint.route("/desk/record")
@requires("administrator")
def record() -> ResponseReturnValue:
    """Show who did what to which record, never the words."""
    before = request.args.get("before", type=int)
    lines = audit.latest(read_session(), area_id=current().area.id, before=before)
    rows = [
        (line.at.astimezone(LONDON), line.who, line.what, line.subject, line.subject_id)
        for line in lines
    ]
    older = lines[-1].id if len(lines) == audit.PAGE else None
    return render_template("desk/record.html", rows=rows, older=older, before=before)


def invitation(name: str, token: str) -> str:
    """Show an invitation, which is kept nowhere in a form that could be shown again."""
    here = url_for("account.invitation", token=token)
    site = installation.address(read_session()) or request.host_url.rstrip("/")
    address = f"{site}{here}"
    return render_template("desk/invitation.html", name=name, address=address)
