"""The second page: say what each column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

from feedback.security import requires
from feedback.services import bringing
from feedback.web.application import current
from feedback.web.bring import kept
from feedback.web.bring.blueprint import WHO, blueprint
from feedback.web.bring.forms import ColumnsForm
from feedback.web.bring.offering import Offered, offer_months
from feedback.web.bring.rows import find_personal_rows

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

SHOWN_ROWS = 5


@blueprint.route("/columns", methods=["GET", "POST"])
@requires(WHO)
def columns() -> ResponseReturnValue:
    """Ask which column holds what, with a guess and the first rows to compare it with."""
    chosen = kept.find()
    if chosen is None:
        return kept.choose_again()
    sheet = chosen.sheet
    guessed = bringing.guess_columns(sheet, area=current().area)
    offered = offer_months(sheet, guessed.date)
    form = form_for(chosen, sheet, guessed, offered)
    if form.validate_on_submit() and form.fits_together():
        chosen.choices = form.choices()
        chosen.personal = find_personal_rows(chosen, sheet)
        kept.keep(chosen)
        return redirect(url_for("bring.check"))
    say_if_closed(form, offered)
    return render_template(
        "bring/columns.html", form=form, sheet=sheet, shown=sheet.rows[:SHOWN_ROWS], offered=offered
    )


def form_for(
    chosen: kept.Kept, sheet: bringing.Sheet, guessed: bringing.Columns, offered: Offered
) -> ColumnsForm:
    """Return the form as it was left, or filled with what the headings suggest."""
    start = {**vars(guessed), "month": offered.likely, "question": "better"}
    if offered.too_late_for:
        # With their days, every row would belong to a month that is closed.
        start["date"] = None
    start |= chosen.choices
    if start["month"] in offered.closed:
        start["month"] = offered.likely
    form = ColumnsForm(data=start) if request.method == "GET" else ColumnsForm()
    form.offer(sheet, current().area, offered.months)
    return form


def say_if_closed(form: ColumnsForm, offered: Offered) -> None:
    """Say why a month is not offered any more, to whoever saw it on an older page."""
    if form.month.data in offered.closed:
        form.month.errors = [bringing.CLOSED]
