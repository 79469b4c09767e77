"""One comment in another language: a person writes its English, or says who should look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.security import requires
from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.around import around
from feedback.web.check.blueprint import READERS, blueprint
from feedback.web.check.forms import EnglishForm
from feedback.web.check.moving import kept, move_on, walk
from feedback.web.check.reading import open_words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Comment

# Pressed without any English: they say something about the words as they are.
WITHOUT_ENGLISH = {"hold", "already"}


@blueprint.route("/<int:comment_id>/english", methods=["GET", "POST"])
@requires(*READERS)
def english(comment_id: int) -> ResponseReturnValue:
    """Ask a person to put a comment into English; its own words stay as they were sent."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    if not is_open(comment):
        return redirect(url_for("check.read", comment_id=comment.id, **kept(walk())))
    words = open_words(comment)
    form = EnglishForm(data={"english": comment.original.english if comment.original else ""})
    if request.form.get("do") in WITHOUT_ENGLISH:
        return decide(comment, request.form["do"])
    if form.validate_on_submit() and form.fits(words):
        keep(comment, form.english.data or "")
        return redirect(url_for("check.read", comment_id=comment.id, **kept(walk())))
    return page(comment, form, words)


def is_open(comment: Comment) -> bool:
    """Say whether its English may be written or changed: while it waits, or is a concern."""
    in_another = comment.answer.submission.language != "en"
    return in_another and (comment.state == "waiting" or comment.concern_is_open)


def keep(comment: Comment, words: str) -> None:
    """Keep the English."""
    now = current().clock.now()
    checking.put_into_english(g.session, comment=comment, words=words, account=g.account, now=now)


def decide(comment: Comment, what: str) -> ResponseReturnValue:
    """Hold it for the safeguarding lead, or say that it is in English already."""
    told = {"comment": comment, "account": g.account, "now": current().clock.now()}
    if what == "already":
        checking.set_in_english(g.session, **told)
        return redirect(url_for("check.read", comment_id=comment.id, **kept(walk())))
    _, following = checking.neighbours(g.session, comment=comment, choice=walk())
    checking.hold(g.session, **told)
    return move_on(following, comment_id=comment.id, what="hold")


def page(comment: Comment, form: EnglishForm, words: str) -> str:
    """Draw the words as they were sent, and the box for the English."""
    seen = checking.fingerprint(words)
    return render_template("check/english.html", form=form, seen=seen, **around(comment))
