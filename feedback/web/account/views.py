"""Signing in and out, and accepting an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, redirect, render_template, request, session, url_for

from feedback.services import accounts, signing_in
from feedback.web.account import visit
from feedback.web.account.forms import CodeForm, PasswordForm, PressForm, SignInForm, said_at
from feedback.web.account.picture import code_picture
from feedback.web.addresses import local_path
from feedback.web.application import current, read_session
from feedback.web.limits import GUESSES, limiter

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

# Only somebody who knows the password gets this far, so nobody else can lock an account.
CODES = "10 per 5 minutes"

blueprint = Blueprint("account", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for an email address and a password."""
    form = SignInForm()
    then = local_path(request.args.get("next") or url_for("desk.home"))
    if form.validate_on_submit():
        with said_at(form.email):
            account = signing_in.check_password(
                read_session(),
                area_id=current().area.id,
                email=form.email.data,
                password=form.password.data,
            )
            visit.come_half_way(account, then=then)
            return redirect(url_for("account.code"))
    return render_template("account/sign_in.html", form=form, then=then)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@limiter.limit(CODES, methods=["POST"], key_func=visit.whose_code)
def code() -> ResponseReturnValue:
    """Ask for the code that somebody's app shows, then let them in."""
    half = visit.half_way()
    if half is None:
        return redirect(url_for("account.sign_in"))
    form = CodeForm()
    if form.validate_on_submit():
        with said_at(form.code):
            account = signing_in.check_code(
                g.session,
                account_id=half.account,
                stamp=half.stamp,
                code=form.code.data,
                keys=current().keys,
                now=current().clock.now(),
            )
            visit.come_in(account)
            return redirect(half.then)
    return render_template("account/code.html", form=form)


@blueprint.route("/sign-in/with/<token>", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def with_link(token: str) -> ResponseReturnValue:
    """Let somebody in to an example; only the button uses the link up, never a preview of it."""
    form = PressForm()
    if form.validate_on_submit():
        now = current().clock.now()
        visit.come_in(accounts.use_sign_in_link(g.session, token=token, now=now))
        return redirect(url_for("desk.home"))
    account = accounts.account_of_link(read_session(), token=token)
    return render_template("account/with_link.html", form=form, person=account)


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def invitation(token: str) -> ResponseReturnValue:
    """Ask somebody new to choose a password."""
    app = current()
    person = signing_in.invited(read_session(), token=token, now=app.clock.now())
    form = PasswordForm()
    form.personal = (person.email, person.name, app.area.product_name, app.area.name)
    if form.validate_on_submit():
        signing_in.choose_password(
            g.session,
            token=token,
            password=form.password.data,
            keys=app.keys,
            now=app.clock.now(),
        )
        visit.start_over()
        session["joining"] = token
        return redirect(url_for("account.set_up"))
    return render_template("account/invitation.html", form=form, person=person)


@blueprint.route("/set-up", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def set_up() -> ResponseReturnValue:
    """Show what to put into an app, and ask for a first code to be sure that it works."""
    app, token = current(), session.get("joining", "")
    now = app.clock.now()
    person = signing_in.invited(read_session(), token=token, now=now)
    setup = signing_in.app_setup(person, product=app.area.product_name, keys=app.keys)
    form = CodeForm()
    if form.validate_on_submit():
        with said_at(form.code):
            account = signing_in.accept(
                g.session, token=token, code=form.code.data, keys=app.keys, now=now
            )
            visit.come_in(account)
            return redirect(url_for("desk.home"))
    picture = code_picture(setup.address)
    return render_template("account/set_up.html", form=form, setup=setup, picture=picture)


@blueprint.route("/sign-out", methods=["POST"])
def sign_out() -> ResponseReturnValue:
    """Leave, on this device and every other."""
    if g.account:
        accounts.sign_out(g.session, account=g.account)
    visit.start_over()
    return redirect(url_for("account.signed_out"))


@blueprint.route("/signed-out")
def signed_out() -> str:
    """Say that it is safe to walk away."""
    return render_template("account/signed_out.html")
