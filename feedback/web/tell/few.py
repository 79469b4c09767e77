"""Say so where somebody is one of few like them in a district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g

from feedback.services import recognising
from feedback.web.application import current
from feedback.web.tell.told import told_of

if TYPE_CHECKING:
    from feedback.web.tell.notes import Notes


def few_in(notes: Notes) -> str:
    """Name their district, where so few like them wrote that one may be recognised."""
    app, told = current(), told_of(notes)
    if not told.district:
        return ""
    few = recognising.are_few(
        g.session,
        area_id=app.area.id,
        district=told.district,
        role=told.role,
        today=app.clock.today(),
    )
    return app.area.district(told.district).name if few else ""
