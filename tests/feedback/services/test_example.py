"""The example month is invented from end to end, and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.database import Database
from feedback.models import (
    Account,
    Comment,
    Concern,
    Quote,
    Report,
    Submission,
    SuggestedTheme,
    Theme,
    ThemeRun,
)
from feedback.models.account import ROLES
from feedback.models.submission import ROUTES
from feedback.services import replies
from feedback.services.example import rows
from feedback.settings import Settings
from tests.factories import NOW


@pytest.fixture
def filled(example_folder: Path) -> Iterator[Session]:
    database = Database(Settings.for_example(example_folder, "hertfordshire").database_url)
    with database.read_session() as session:
        yield session
    database.close()


def test_every_comment_is_marked_invented(filled: Session) -> None:
    assert filled.scalar(select(func.count(Comment.id))) >= 240
    marks = set(filled.scalars(select(Submission.invented_in)))
    assert marks == {"example"}


def test_three_months_are_there_and_the_last_is_this_one(filled: Session) -> None:
    months = filled.scalars(select(Submission.month).distinct().order_by(Submission.month))
    assert list(months) == ["2026-09", "2026-10", "2026-11"]
    newest = filled.scalar(select(func.max(Submission.received_on)))
    assert newest is not None
    assert newest <= NOW.date()


def test_every_way_in_is_there(filled: Session) -> None:
    assert set(filled.scalars(select(Submission.route))) == set(ROUTES)


def test_a_few_people_wait_for_a_reply(filled: Session) -> None:
    waiting = replies.waiting(filled, area_id="hertfordshire")
    assert len(waiting) == 3
    assert all(one.asked_on == one.received_on for one in waiting)


def test_every_district_is_there(filled: Session) -> None:
    wanted = {district.id for district in load_area("hertfordshire").districts}
    assert set(filled.scalars(select(Submission.district))) - {None} == wanted


def test_two_months_are_published_with_themes_and_quotes(filled: Session) -> None:
    reports = filled.scalars(select(Report).order_by(Report.month)).all()
    assert [(report.month, report.state) for report in reports] == [
        ("2026-09", "published"),
        ("2026-10", "published"),
    ]
    assert all(len(report.snapshot["themes"]) >= 3 for report in reports if report.snapshot)
    assert (filled.scalar(select(func.count(Quote.id))) or 0) >= 6


def test_a_theme_that_comes_up_again_keeps_its_id(filled: Session) -> None:
    first, second = filled.scalars(select(Report).order_by(Report.month)).all()
    assert first.snapshot
    assert second.snapshot
    again = {theme["id"] for theme in first.snapshot["themes"]} & {
        theme["id"] for theme in second.snapshot["themes"]
    }
    assert again
    assert filled.scalar(select(func.count(Theme.id))) == filled.scalar(
        select(func.count(Theme.name.distinct()))
    )


def test_this_month_waits_for_people(filled: Session) -> None:
    waiting = select(func.count(Comment.id)).where(Comment.state == "waiting")
    assert (filled.scalar(waiting) or 0) > 30
    run = filled.scalars(select(ThemeRun).where(ThemeRun.month == "2026-11")).one()
    states = {theme.state for theme in run.themes}
    assert states == {"suggested"}


def test_an_open_concern_waits_first(filled: Session) -> None:
    query = select(Comment).join(Concern).where(Concern.state == "open")
    found = filled.scalars(query).all()
    assert found
    assert all(comment.state != "cleared" for comment in found)


def test_nothing_a_person_hid_can_be_read(filled: Session) -> None:
    hidden = [part for row in rows.read_rows(load_area("hertfordshire")) for part in row.hide]
    assert len(hidden) > 20
    shared = "\n".join(
        words for words in filled.scalars(select(Comment.shared_words)) if words is not None
    )
    names = [part for part in hidden if "@" in part or any(c.isdigit() for c in part)]
    assert names
    assert not [part for part in names if part in shared]


def test_every_role_has_somebody_and_no_one_else_does(filled: Session) -> None:
    accounts = filled.scalars(select(Account)).all()
    assert {account.role for account in accounts} == set(ROLES)
    assert all(account.email.endswith("@example.org") for account in accounts)


def test_every_suggestion_of_a_finished_month_is_decided(filled: Session) -> None:
    query = (
        select(SuggestedTheme.state).join(ThemeRun).where(ThemeRun.month != "2026-11").distinct()
    )
    assert "suggested" not in set(filled.scalars(query))


@pytest.mark.parametrize("day", [1, 2, 28])
def test_comments_of_this_month_never_come_from_the_future(day: int) -> None:
    today = NOW.date().replace(day=day)
    for row in rows.read_rows(load_area("hertfordshire")):
        assert rows.arrival(row, today) <= today


def test_most_quotes_use_the_words_of_their_theme_and_can_be_read_alone(filled: Session) -> None:
    words = {one.name: one.words for one in rows.read_themes(load_area("hertfordshire"))}
    fits = []
    query = select(Quote, Theme.name).join(Theme, Theme.id == Quote.theme_id)
    for quote, theme in filled.execute(query):
        said = set(re.findall(r"[^\W\d]+", quote.excerpt.words.lower()))
        fits.append(bool(said & words[theme]) and "[" not in quote.excerpt.words)
    assert len(fits) >= 20
    assert sum(fits) / len(fits) >= 0.8
