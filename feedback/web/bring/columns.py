"""The second page: say what each column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

from feedback.errors import RefusedError
from feedback.security import requires
from feedback.services import bringing, months
from feedback.web.application import current, read_session
from feedback.web.bring import kept
from feedback.web.bring.blueprint import WHO, blueprint
from feedback.web.bring.forms import ColumnsForm
from feedback.web.bring.rows import find_personal_rows

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

SHOWN_ROWS = 5
MONTHS_BACK = 24


@blueprint.route("/columns", methods=["GET", "POST"])
@requires(WHO)
def columns() -> ResponseReturnValue:
    """Ask which column holds what, with a guess and the first rows to compare it with."""
    chosen = kept.find()
    if chosen is None:
        return kept.choose_again()
    sheet = chosen.sheet
    form = form_for(chosen, sheet)
    if form.validate_on_submit() and form.fits_together() and can_come_in(form):
        chosen.choices = form.choices()
        chosen.personal = find_personal_rows(chosen, sheet)
        kept.keep(chosen)
        return redirect(url_for("bring.check"))
    return render_template(
        "bring/columns.html", form=form, sheet=sheet, shown=sheet.rows[:SHOWN_ROWS]
    )


def form_for(chosen: kept.Kept, sheet: bringing.Sheet) -> ColumnsForm:
    """Return the form as it was left, or filled with what the headings suggest."""
    area, today = current().area, current().clock.today()
    guessed = bringing.guess_columns(sheet, area=area)
    found = bringing.guess_months(sheet, guessed.date, today=today)
    recent = [months.of(today)]
    while len(recent) < MONTHS_BACK:
        recent.append(months.before(recent[-1]))
    likely = found[0] if found else recent[0]
    start = {**vars(guessed), "month": likely, "question": "better", **chosen.choices}
    form = ColumnsForm(data=start) if request.method == "GET" else ColumnsForm()
    form.offer(sheet, area, sorted({*found, *recent}, reverse=True))
    return form


def can_come_in(form: ColumnsForm) -> bool:
    """Say at once when a month is closed, rather than after the check."""
    try:
        bringing.month_must_be_open(
            read_session(), area_id=current().area.id, month=str(form.month.data)
        )
    except RefusedError as error:
        form.month.errors = [str(error)]
    return not form.month.errors
