"""Every row of a file, read the way its facilitator said."""

from __future__ import annotations

from feedback.services import bringing, months
from feedback.web.application import current, read_session
from feedback.web.bring.forms import OPTIONAL
from feedback.web.bring.kept import Kept


def check_rows(chosen: Kept, sheet: bringing.Sheet) -> bringing.Checked:
    """Check every row against what was said about the file."""
    said = chosen.choices
    today = current().clock.today()
    named = {name: said[name] or None for name in OPTIONAL}
    return bringing.check(
        sheet,
        bringing.Columns(said["text"], **named),
        area=current().area,
        month=said["month"],
        today=today,
        latest=months.for_arrival(read_session(), area_id=current().area.id, day=today),
    )


def find_personal_rows(chosen: Kept, sheet: bringing.Sheet) -> list[int]:
    """Return the rows of a cleared file that seem to hold a name; looking is slow, so look once."""
    if chosen.choices["cleared"] != "yes":
        return []
    return list(bringing.seem_personal(check_rows(chosen, sheet)))
