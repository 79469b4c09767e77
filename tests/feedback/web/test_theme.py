"""The pages where facilitators read what the machine suggests, and agree or drop it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from feedback.models import Quote, SuggestedTheme, Theme, ThemeRun
from tests import factories
from tests.support import suggested
from tests.support.agreeing import filled, stored
from tests.support.pages import Pages

HERE = "/themes/2026-11"


@pytest.fixture
def facilitator(app, session):
    account = factories.account(session)
    session.commit()
    return Pages(app).signs_in(account)


@pytest.fixture
def one(session):
    """A suggested theme of three people, saved."""
    made = suggested.theme(session, suggested.run(session))
    session.commit()
    return made


@pytest.fixture
def address(one):
    return f"{HERE}/{one.id}"


@pytest.mark.parametrize("role", ["safeguarding", "forum", "partnership", "administrator"])
def test_only_facilitators_agree_themes(app, session, address, role):
    account = factories.account(session, role)
    session.commit()
    visitor = Pages(app).signs_in(account)
    visitor.get(HERE, status=403)
    visitor.get(address, status=403)
    for step in ("/drop", "/take-back"):
        visitor.post(f"{address}{step}", status=403)
    visitor.post(f"{HERE}/find", status=403)


def test_a_month_nobody_grouped_says_how_many_comments_are_ready(session, facilitator):
    factories.submission(session, state="cleared")
    factories.submission(session, state="waiting")
    session.commit()
    page = facilitator.get(HERE)
    assert "1 cleared comment can be read" in page.words
    assert "Find themes" in page.words


def test_a_letter_that_many_people_sent_is_said(session, facilitator):
    run = suggested.run(session)
    run.counts = {**run.counts, "letters": 1, "copies": 6}
    session.commit()
    words = facilitator.get(HERE).words
    assert "6 of them are nearly the same words: 1 letter that several people sent" in words


def test_asking_for_themes_waits_for_the_worker(session, facilitator):
    page = facilitator.post(f"{HERE}/find", follow=True)
    assert "Finding themes" in page.words
    assert stored(session, select(ThemeRun.state)) == ["ready"]


def test_a_grouping_that_failed_says_why_and_can_be_asked_for_again(session, facilitator):
    suggested.run(session, state="failed", problem="The grouping stopped three times.")
    session.commit()
    page = facilitator.get(HERE)
    assert "The grouping stopped three times." in page.words
    assert "Find themes again" in page.words


def test_too_few_comments_are_not_grouped(session, facilitator):
    suggested.run(session)
    session.commit()
    assert "Too few comments to group" in facilitator.get(HERE).words


@pytest.mark.usefixtures("one")
def test_a_suggestion_shows_its_size_its_words_and_what_was_said(facilitator):
    page = facilitator.get(HERE)
    assert "3 comments from 3 people" in page.words
    assert "waiting, list, said by person 1." in page.words
    assert "9 comments: 6 in a theme, 2 with no answer" in page.words


def test_agreeing_a_theme_names_it_and_keeps_only_the_ticked_words(
    session, facilitator, one, address
):
    chosen = str(one.assignments[1].excerpt_id)
    session.rollback()
    page = facilitator.get(address)
    done = facilitator.post(address, filled(page, quotes=[chosen]), follow=True)
    assert "Agreed: Waiting without news" in done.words
    assert "Every theme is decided" in done.words
    assert stored(session, select(Theme.name)) == ["Waiting without news"]
    assert stored(session, select(Quote.excerpt_id)) == [int(chosen)]


def test_nothing_is_quoted_unless_it_is_ticked(session, facilitator, address):
    facilitator.post(address, filled(facilitator.get(address)))
    assert stored(session, select(Theme.id)) != []
    assert stored(session, select(Quote.id)) == []


def test_words_nobody_may_quote_are_not_offered(session, facilitator):
    kept = suggested.theme(session, suggested.run(session), permission="count_only")
    session.commit()
    page = facilitator.get(f"{HERE}/{kept.id}")
    assert "it will have no quotes" in page.words
    assert 'name="quotes"' not in page.html


def test_a_theme_without_a_name_or_feeling_asks_for_them(session, facilitator, address):
    page = facilitator.post(address, {"name": " ", "sentence": "", "join": "new"}, status=200)
    assert "Enter a name for the theme" in page.words
    assert "Enter one sentence about the theme" in page.words
    assert "Choose what families say about it" in page.words
    assert stored(session, select(Theme.id)) == []


def test_a_theme_of_last_month_is_joined_and_keeps_its_words(session, facilitator, one, address):
    theme = Theme(
        area_id="hertfordshire",
        name="Who do I ring?",
        sentence="Families do not know who to ring.",
        feeling="change",
        first_month="2026-10",
        agreed_at=factories.NOW,
    )
    session.add(theme)
    session.commit()
    number = str(theme.id)
    session.rollback()
    page = facilitator.get(address)
    assert "Who do I ring?" in page.words
    facilitator.post(address, page.fields() | {"join": number, "name": "", "sentence": ""})
    assert stored(session, select(Theme.name)) == ["Who do I ring?"]
    assert stored(session, select(SuggestedTheme.state)) == ["agreed"]


def test_dropping_and_taking_back(session, facilitator, address):
    done = facilitator.post(f"{address}/drop", follow=True)
    assert "Its comments stay in the month." in done.words
    assert stored(session, select(SuggestedTheme.state)) == ["dropped"]
    facilitator.post(f"{address}/drop", status=409)
    done = facilitator.post(f"{address}/take-back", follow=True)
    assert "You can decide it again." in done.words
    assert stored(session, select(SuggestedTheme.state)) == ["suggested"]


def test_there_is_no_such_theme_or_month(facilitator):
    facilitator.get(f"{HERE}/999", status=404)
    for month in ("2026-13", "next"):
        facilitator.get(f"/themes/{month}", status=404)
        facilitator.post(f"/themes/{month}/find", status=404)


def test_hostile_words_are_only_shown(session, facilitator):
    made = suggested.theme(session, suggested.run(session), "<script>alert(1)</script>")
    session.commit()
    for address in (HERE, f"{HERE}/{made.id}"):
        page = facilitator.get(address)
        assert "<script>alert" not in page.html
        assert "<script>alert(1)</script>" in page.words
