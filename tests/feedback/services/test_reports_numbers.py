"""A month's numbers add up, follow what families do, and stand still once they are out."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from feedback.documents.csv import report_csv
from feedback.documents.pdf import report_pdf
from feedback.models import Assignment, Excerpt, Theme
from feedback.services import journeys, reports
from tests import factories
from tests.support import months

TODAY = factories.NOW.date()


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def month(session, account):
    """Two themes that share people, comments in every state, and noise from other months."""
    _, people = months.theme(session, account, "Waiting without news", told_by=8, quotes=2)
    second, _ = months.theme(session, account, "Taxis that come late", told_by=3)
    months.assign(session, account, second, factories.submission(session, state="cleared"))
    for state in ("waiting", "held", "individual_case"):
        factories.submission(session, f"Words that are {state}.", state=state, district="watford")
    factories.submission(session, None, rating="ok", role=None)
    months.theme(session, account, "Noise of October", month="2026-10")
    journeys.withdraw(session, submission=factories.submission(session), today=TODAY)
    return people


@pytest.mark.usefixtures("month")
def test_every_table_adds_up_to_what_came_in(session, account):
    view = months.read(session, months.report(session, account))
    total = view["heard"]["submissions"]["value"]
    assert total == 8 + 4 + 3 + 1
    for table in (view["heard"]["by_role"], view["districts"], view["ratings"], view["age_bands"]):
        assert sum(row["count"]["value"] for row in table) == total
    aside = {row["name"]: row["count"]["value"] for row in view["set_aside"]}
    assert sum(aside.values()) == view["heard"]["comments"]["value"] == 16
    assert list(aside.values()) == [12, 1, 1, 1, 0, 1]


@pytest.mark.usefixtures("month")
def test_themes_count_people_and_comments_of_this_month_only(session, account):
    view = months.read(session, months.report(session, account))
    counted = [(each["name"], each["submissions"]["value"]) for each in view["themes"]]
    assert counted == [("Waiting without news", 8), ("Taxis that come late", 4)]


def test_a_withdrawn_comment_leaves_the_report_that_is_not_out(session, account, month):
    report = months.report(session, account)
    said = month[0].comments[0].shared_words
    before = months.read(session, report)
    assert said in str(before["themes"])
    journeys.withdraw(session, submission=month[0], today=TODAY)
    session.expire_all()
    after = months.read(session, report)
    assert said not in str(after)
    assert after["themes"][0]["submissions"]["value"] == 7
    assert after["heard"]["submissions"]["value"] == before["heard"]["submissions"]["value"] - 1
    assert after["heard"]["comments"]["value"] == before["heard"]["comments"]["value"]


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize("audience", ["facilitator", "forum", "partnership"])
def test_every_file_of_a_published_month_stays_the_same_to_the_byte(session, account, audience):
    report = months.report(session, account, state="published")
    view = months.read(session, report, audience)
    files = report_csv(view), report_pdf(view)
    session.execute(update(Theme).values(name=Theme.name + " renamed", feeling="good"))
    session.execute(update(Assignment).values(month="2026-12"))
    for _ in range(30):
        factories.submission(session, state="cleared", district="stevenage", rating="good")
    session.commit()
    again = months.read(session, report, audience)
    assert again == view
    assert (report_csv(again), report_pdf(again)) == files


def test_a_quote_its_family_took_back_is_cut_from_a_published_report(session, account, month):
    report = months.report(session, account, state="published")
    said = month[0].comments[0].shared_words
    before = months.read(session, report, "partnership")
    journeys.withdraw(session, submission=month[0], today=TODAY)
    session.expire_all()
    after = months.read(session, report, "partnership")
    assert said in str(before)
    assert said not in str(after)
    assert {"words": "One quote withdrawn.", "who": ""} in after["themes"][0]["quotes"]
    for key in ("heard", "districts", "ratings", "age_bands", "set_aside", "fingerprint"):
        assert after[key] == before[key]
    for each, was in zip(after["themes"], before["themes"], strict=True):
        assert (each["submissions"], each["comments"]) == (was["submissions"], was["comments"])
    assert "One quote withdrawn." in report_csv(after).decode()


def test_words_that_take_a_deleted_excerpts_number_are_not_quoted_instead(session, account, month):
    # A database may give the number of a deleted row to the next one.
    report = months.report(session, account, state="published")
    quoted = [quote["excerpt"] for quote in report.snapshot["themes"][0]["quotes"]]
    for person in month:
        journeys.withdraw(session, submission=person, today=TODAY)
    session.flush()
    stranger = factories.submission(session, "A stranger’s words.", state="cleared")
    session.add(Excerpt(id=quoted[0], comment=stranger.comments[0], start=0, end=10))
    session.flush()
    assert "stranger" not in str(months.read(session, report))


@pytest.mark.usefixtures("month")
def test_the_same_month_gives_the_same_fingerprint_and_another_word_another(session, account):
    report = months.report(session, account)
    first = reports.fingerprint(
        reports.take(session, area=months.AREA, report=report, example=True)
    )
    again = reports.fingerprint(
        reports.take(session, area=months.AREA, report=report, example=True)
    )
    report.title = "Another sentence"
    other = reports.fingerprint(
        reports.take(session, area=months.AREA, report=report, example=True)
    )
    assert first == again != other


def test_a_child_speaks_first_and_another_theme_where_no_child_may_be_quoted(session, account):
    months.theme(session, account, "Waiting")
    months.theme(session, account, "Taxis", told_by=5)
    report = months.report(session, account)
    opening = [quote["words"] for quote in months.read(session, report)["opening_quotes"]]
    assert opening == ["Waiting, said by person 0.", "Taxis, said by person 0."]
    months.theme(session, account, "Teachers", told_by=5, role="child_under_11", feeling="good")
    who = [quote["who"] for quote in months.read(session, report)["opening_quotes"]]
    assert who == ["Child under 11", "Parent carer"]
