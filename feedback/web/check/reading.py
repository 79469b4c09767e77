"""One comment: read it, hide what shows who somebody is, and decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.security import requires
from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.around import around
from feedback.web.check.blueprint import READERS, blueprint
from feedback.web.check.concerns import concern_page
from feedback.web.check.forms import CheckForm
from feedback.web.check.layout import things_to_hide, written
from feedback.web.check.moving import kept, move_on, walk
from feedback.web.check.writing import write_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Comment
    from feedback.services.checking import Stretch


@blueprint.route("/<int:comment_id>", methods=["GET", "POST"])
@requires(*READERS)
def read(comment_id: int) -> ResponseReturnValue:
    """Show a comment as it was written and as others will see it."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    first = what_comes_first(comment)
    if first is not None:
        return first
    words = open_words(comment)
    form = CheckForm()
    if form.validate_on_submit() and form.fits(words) and request.form.get("do") != "show":
        return decide(comment, form, words)
    return read_page(comment, form, words)


def what_comes_first(comment: Comment) -> ResponseReturnValue | None:
    """Give the page a comment needs before it can be read and cleared, if it needs one."""
    if comment.concern_is_open and request.method == "POST":
        # Somebody held it while this page was open: show why before anything else.
        return redirect(url_for("check.read", comment_id=comment.id, **kept(walk())))
    if comment.concern_is_open:
        return concern_page(comment)
    if comment.to_write_down and comment.state != "withdrawn":
        return write_page(comment)
    if comment.state != "waiting":
        return decided_page(comment)
    if comment.to_translate:
        return redirect(url_for("check.english", comment_id=comment.id, **kept(walk())))
    return None


@blueprint.post("/<int:comment_id>/put-back")
@requires(*READERS)
def put_back(comment_id: int) -> ResponseReturnValue:
    """Undo a decision, and open the comment again."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    now = current().clock.now()
    checking.put_back(g.session, comment=comment, account=g.account, now=now)
    return move_on(comment.id, comment_id=comment.id, what="put_back")


@blueprint.post("/<int:comment_id>/hold")
@requires(*READERS)
def hold(comment_id: int) -> ResponseReturnValue:
    """Hold a comment, even one that was decided about: care comes before order."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    now = current().clock.now()
    checking.hold(g.session, comment=comment, account=g.account, now=now)
    return redirect(url_for("check.read", comment_id=comment.id))


@blueprint.post("/<int:comment_id>/original")
@requires(*READERS)
def original(comment_id: int) -> ResponseReturnValue:
    """Open the words of a comment that was decided about; the audit says who did."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    now = current().clock.now()
    opened = checking.original(g.session, comment=comment, account=g.account, now=now)
    return decided_page(comment, opened=opened, status=200)


def decide(comment: Comment, form: CheckForm, words: str) -> ResponseReturnValue:
    """Do what was pressed, and go to the next comment."""
    _, following = checking.neighbours(g.session, comment=comment, choice=walk())
    what, now = request.form.get("do", ""), current().clock.now()
    told = {"comment": comment, "account": g.account, "now": now}
    if what == "hold":
        checking.hold(g.session, **told, note=form.note.data or "")
    elif what == "not_sure":
        checking.set_not_sure(g.session, **told, note=form.note.data or "")
    elif what == "individual_case":
        checking.set_individual_case(g.session, **told)
    else:
        what = "clear"
        checking.clear(g.session, **told, redactions=form.chosen(words))
    return move_on(following, comment_id=comment.id, what=what)


def read_page(comment: Comment, form: CheckForm, words: str) -> str:
    """Draw the two panes, the list of what to hide, and where to go next."""
    return render_template(
        "check/read.html",
        form=form,
        not_sure=checking.is_not_sure(comment),
        written=written(words, listed(form, words)),
        seen=checking.fingerprint(words),
        things_to_hide=things_to_hide,
        counts=checking.counts(g.session, area_id=current().area.id),
        **around(comment),
    )


def listed(form: CheckForm, words: str) -> list[tuple[Stretch, bool]]:
    """Return every piece the page lists, and whether it is to be hidden."""
    if not form.is_submitted() or form.seen.data != checking.fingerprint(words):
        return [(stretch, True) for stretch in checking.suggest(words)]
    chosen = form.chosen(words)
    unticked = [entry.form.stretch() for entry in form.stretches if not entry.form.on.data]
    left = [one for one in unticked if one and not any(one.overlaps(other) for other in chosen)]
    return sorted([*((one, True) for one in chosen), *((one, False) for one in left)])


def decided_page(comment: Comment, *, opened: str = "", status: int = 0) -> ResponseReturnValue:
    """Say kindly what was decided, by whom and when; pressing a button again changes nothing."""
    page = render_template(
        "check/decided.html",
        opened=opened,
        told=checking.told_by(g.session, comment=comment),
        too_late=request.method == "POST" and not status,
        **around(comment),
    )
    return page, status or (409 if request.method == "POST" else 200)


def open_words(comment: Comment) -> str:
    """Return the words, in English where a person wrote it; opening them is audited."""
    now = current().clock.now()
    as_sent = checking.original(g.session, comment=comment, account=g.account, now=now)
    return checking.words_to_check(comment) or as_sent
