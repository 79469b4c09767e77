"""What the tests of bringing in a file have in common: choose it, and press the buttons."""

from __future__ import annotations

import io
from typing import Any

from sqlalchemy import func, select

from feedback.models import Report
from tests import factories
from tests.support.pages import Page, Pages
from tests.support.sheets import csv_file

ROWS = (
    ["Comment", "Day", "May we quote?"],
    ["We waited two years.", "03/11/2026", "yes"],
    ["The club was a <b>lifeline</b> 🐤", "04/11/2026", ""],
    ["", "04/11/2026", ""],
    ["Last month’s words.", "04/10/2026", ""],
)
QUOTE = "May we quote?"
WHO_AND_WHY = {"cleared": "yes", "cleared_by": "the engagement team", "cleared_why": "names out"}


def signed_in(session, pages) -> Pages:
    """Come in as a facilitator."""
    someone = factories.account(session)
    session.commit()
    return pages.signs_in(someone)


def send(desk: Pages, content: bytes, name: str = "autumn.csv", **given: Any) -> Page:
    page = desk.post("/bring-in", {"file": (io.BytesIO(content), name)}, **given)
    # The test client keeps a large request in a file of its own, and leaves it open.
    page.response.request.environ["wsgi.input"].close()
    return page


def choose(desk: Pages, *rows: list[str], **given: Any) -> Page:
    """Choose a file, and take what the second page guesses but for what is given."""
    send(desk, csv_file(*(rows or ROWS)))
    fields = desk.get("/bring-in/columns").fields()
    return desk.post("/bring-in/columns", {**fields, "cleared": "no", **given})


def press(desk: Pages, *, status: int = 302, **given: Any) -> Page:
    """Press the button of the check page as it stands."""
    fields = desk.get("/bring-in/check").fields()
    return desk.post("/bring-in/check", {**fields, **given}, status=status)


def figures(page: Page) -> list[str]:
    """The numbers that carry a page, with their words."""
    (shown,) = (one for one in page.document.iter("ul") if one.get("class") == "figures")
    return [" ".join("".join(each.itertext()).split()) for each in shown]


def count(session, model) -> int:
    found = session.scalar(select(func.count()).select_from(model))
    session.rollback()  # Looking takes the write lock, and pages need it.
    return found


def close_month(session, *months: str) -> None:
    for month in months:
        report = Report(area_id="hertfordshire", month=month, state="with_forum")
        report.made_at = factories.NOW
        session.add(report)
    session.commit()


def options_of(page: Page, name: str) -> list[str]:
    """What a list that opens offers, by value."""
    (box,) = (one for one in page.document.iter("select") if one.get("name") == name)
    return [str(one.get("value")) for one in box.iter("option")]
