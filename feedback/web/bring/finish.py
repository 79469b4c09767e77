"""The last pages: look at what would come in, bring it in, and see where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.errors import RefusedError
from feedback.security import requires
from feedback.services import bringing, submissions
from feedback.web.application import current, read_session
from feedback.web.bring import kept
from feedback.web.bring.blueprint import WHO, blueprint
from feedback.web.bring.forms import CheckForm
from feedback.web.bring.rows import check_rows

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import ImportBatch

CHANGED = "Another file or other columns were chosen since this page was opened. Look again."


@blueprint.route("/check", methods=["GET", "POST"])
@requires(WHO)
def check() -> ResponseReturnValue:
    """Show what would come in and what is wrong, and bring it in when somebody says so."""
    chosen = kept.find()
    if chosen is None or not chosen.choices:
        return kept.choose_again()
    form = CheckForm() if request.method == "POST" else CheckForm(read_first=True)
    sheet = chosen.sheet
    checked = check_rows(chosen, sheet)
    if form.validate_on_submit() and is_about(form, chosen):
        try:
            batch = bring_in(chosen, sheet, checked, read_first=form.read_first.data)
            return redirect(url_for("bring.done", batch_id=batch.id))
        except RefusedError as error:
            form.form_errors.append(str(error))
    # A page with a problem on it stores nothing: only an answer below 400 is committed.
    return check_page(form, chosen, sheet, checked), 400 if form.errors else 200


@blueprint.get("/done/<int:batch_id>")
@requires(WHO)
def done(batch_id: int) -> str:
    """Say how many came in, where they are, and what to do next."""
    batch = bringing.find_batch(read_session(), area_id=current().area.id, batch_id=batch_id)
    states = bringing.states(read_session(), batch)
    return render_template("bring/done.html", batch=batch, states=states)


def is_about(form: CheckForm, chosen: kept.Kept) -> bool:
    """Refuse a page that showed another file, or the same one read another way."""
    if form.seen.data != chosen.seen:
        form.form_errors.append(CHANGED)
    return not form.form_errors


def bring_in(
    chosen: kept.Kept, sheet: bringing.Sheet, checked: bringing.Checked, *, read_first: bool
) -> ImportBatch:
    """Store the file and let go of the sealed copy, in one transaction."""
    app = current()
    batch = bringing.bring(
        g.session,
        sheet=sheet,
        checked=checked,
        conversation=submissions.newest_conversation(read_session(), area_id=app.area.id),
        keys=app.keys,
        clock=app.clock,
        account=g.account,
        question=chosen.choices["question"],
        clearance=clearance(chosen, read_first=read_first),
    )
    kept.forget()
    return batch


def clearance(chosen: kept.Kept, *, read_first: bool) -> bringing.Clearance | None:
    """Return who cleared these words elsewhere, and which rows wait all the same."""
    said = chosen.choices
    if said["cleared"] != "yes":
        return None
    waits = frozenset(chosen.personal if read_first else ())
    return bringing.Clearance(said["cleared_by"], said["cleared_why"], waits)


def check_page(
    form: CheckForm, chosen: kept.Kept, sheet: bringing.Sheet, checked: bringing.Checked
) -> str:
    """Draw the check: counts, what is wrong with which row, and the first good rows."""
    form.seen.data, said = chosen.seen, chosen.choices
    return render_template(
        "bring/check.html",
        form=form,
        sheet=sheet,
        checked=checked,
        problems=bringing.fold(checked.problems),
        said=said,
        personal=chosen.personal,
        before=bringing.came_before(
            read_session(),
            area_id=current().area.id,
            checked=checked,
            question=said["question"],
        ),
    )
