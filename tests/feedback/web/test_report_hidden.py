"""Nobody works out a hidden number: not from the page, the PDF or the data, nor from all three."""

from __future__ import annotations

import re

import pytest

from feedback.services import reports
from tests import factories
from tests.feedback.documents.reading import pages as pdf_pages
from tests.support import hidden, months
from tests.support.pages import Pages

PAGE_TABLES = {
    "Who told us": "roles",
    "How it has been": "ratings",
    "Where": "districts",
    "Age of the child or young person": "ages",
    "What they spoke of": "services",
    "Where the comments are": "set aside",
}
DISTRICTS = {"watford": 1, "stevenage": 2, "dacorum": 6, "st_albans": 9, "hertsmere": 5}


@pytest.fixture
def small(session):
    """A month whose tables are full of ones, twos and lonely hidden cells."""
    account = factories.account(session)
    for district, people in DISTRICTS.items():
        months.theme(
            session, account, f"Theme of {district}", told_by=people, district=district, quotes=0,
            age_band="5_10" if people > 4 else "11_15", rating="good" if people > 1 else "very_bad",
            services=("school",) if people > 2 else ("travel",),
        )  # fmt: skip
    factories.submission(session, "A child said this.", role="child_under_11", state="waiting")
    factories.submission(session, "Held words.", role="professional", state="held")
    return months.report(session, account, state="published")


@pytest.fixture
def reader(app, session, small, request):
    """Somebody of a role with a browser."""
    made = factories.account(session, request.param)
    session.commit()
    assert small.state == "published"
    return Pages(app).signs_in(made)


ROLES = pytest.mark.parametrize("reader", ["forum", "partnership"], indirect=True)


@ROLES
def test_no_hidden_number_can_be_worked_out_from_all_that_adds_up(reader):
    found = hidden.from_csv(reader.get("/reports/2026-11/report.csv").response.data)
    assert len(found.sums) == len(hidden.ADDS_UP)
    assert len(found.hidden()) > 8
    for cell in found.hidden():
        least, greatest = found.range_of(cell)
        assert least < greatest, f"{cell} can only be {least}"


@ROLES
def test_the_page_shows_no_number_that_the_data_hides(reader):
    found = hidden.from_csv(reader.get("/reports/2026-11/report.csv").response.data)
    tables = hidden.tables_of(reader.get("/reports/2026-11/read").document)
    assert set(PAGE_TABLES) <= set(tables)
    for caption, table in PAGE_TABLES.items():
        same = {cell[1]: words for cell, words in found.shown.items() if cell[0] == table}
        assert tables[caption] == same


@ROLES
def test_the_drawings_of_a_page_show_hidden_numbers_alike(reader):
    page = reader.get("/reports/2026-11/read").document
    bars = [one for one in page.iter() if "chart__hidden" in one.get("class", "")]
    assert len(bars) > 4
    assert len({(bar.get("x"), bar.get("width"), bar.get("height")) for bar in bars}) == 1


@ROLES
def test_the_pdf_shows_no_number_that_the_data_hides(reader):
    found = hidden.from_csv(reader.get("/reports/2026-11/report.csv").response.data)
    text = " ".join(pdf_pages(reader.get("/reports/2026-11/report.pdf").response.data))
    for table, group, measure in found.hidden():
        if measure == "submissions" and table in {"districts", "ratings", "services", "themes"}:
            numbers = re.findall(rf"{re.escape(group)} (\d[\d,]*)\b", text)
            assert not numbers, f"{group} is followed by {numbers}"
    assert "Watford fewer than 5" in text
    assert "Dacorum 6" in text


@ROLES
def test_a_hidden_theme_tells_no_comments_districts_or_direction_either(reader):
    page = reader.get("/reports/2026-11/report.csv").response.data.decode("utf-8-sig")
    rows = [line.split(",") for line in page.splitlines() if "Theme of watford" in line]
    told = {row[4]: row[5] for row in rows if row[2] == "themes"}
    assert told["submissions"] == "fewer than 5"
    assert told["comments"] == "not shown"
    assert "districts" not in told


@pytest.mark.parametrize("reader", ["facilitator"], indirect=True)
def test_the_team_sees_every_number_as_it_is(reader):
    found = hidden.from_csv(reader.get("/reports/2026-11/report.csv").response.data)
    assert found.hidden() == []
    assert found.shown["districts", "Watford", "submissions"] == "1"


def test_forum_and_partners_see_the_same_numbers(session, small):
    views = [
        reports.read(session, area=months.AREA, report=small, audience=audience)
        for audience in ("forum", "partnership")
    ]
    for part in ("heard", "themes", "districts", "ratings", "age_bands", "services", "set_aside"):
        assert views[0][part] == views[1][part]


def test_a_direction_that_would_give_a_hidden_number_away_is_not_told(session):
    # From 12 of 20 last month, 4 of 20 is “about the same” and 3 is “fewer”: it would say which.
    account = factories.account(session)
    first, _ = months.theme(session, account, "Waiting", told_by=12, month="2026-10")
    for month, rest in (("2026-10", 8), ("2026-11", 16)):
        for _ in range(rest):
            factories.submission(session, None, rating="ok", month=month)
    for _ in range(4):
        months.assign(session, account, first, factories.submission(session, state="cleared"))
    report = months.report(session, account)
    seen = {who: months.read(session, report, who)["themes"][0] for who in reports.PREVIEWS}
    assert seen["facilitator"]["direction"] == "about the same"
    assert seen["forum"]["direction"] == seen["partnership"]["direction"] == ""


def test_the_order_of_hidden_themes_tells_nothing(session):
    account = factories.account(session)
    for name, people in (("One", 1), ("Two", 2), ("Three", 3), ("Four", 4), ("Many", 9)):
        months.theme(session, account, name, told_by=people)
    report = months.report(session, account)
    shown = [theme["name"] for theme in months.read(session, report, "forum")["themes"]]
    assert shown == ["Many", "One", "Two", "Three", "Four"]
    services = months.read(session, report, "facilitator")["themes"]
    assert [theme["name"] for theme in services][:2] == ["Many", "Four"]
