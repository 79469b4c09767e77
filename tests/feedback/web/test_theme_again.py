"""The theme pages after decisions: nothing agreed is lost, and no button does nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from feedback.models import Assignment, Quote, Theme
from feedback.services import theming
from tests import factories
from tests.support import months, suggested
from tests.support.agreeing import filled, stored
from tests.support.pages import Pages

HERE = "/themes/2026-11"


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def facilitator(app, session, account):
    session.commit()
    return Pages(app).signs_in(account)


@pytest.fixture
def one(session):
    """A suggested theme of five people, saved."""
    made = suggested.theme(session, suggested.run(session), people=5)
    session.commit()
    return made


@pytest.fixture
def address(one):
    return f"{HERE}/{one.id}"


def agree(session, found, account, **picked):
    made = theming.agree(
        session,
        suggested=found,
        account=account,
        name="Waiting without news",
        sentence="Families wait.",
        feeling="change",
        service=None,
        picked=theming.Picked(**picked),
        now=factories.NOW,
    )
    session.commit()
    return made


def test_agreed_themes_stay_on_the_page_when_themes_are_found_again(
    session, facilitator, account, one
):
    agree(session, one, account)
    page = facilitator.post(f"{HERE}/find", follow=True)
    assert "Waiting without news" in page.words
    assert "data-look-again" in page.html
    assert "What you have agreed stays. Only the suggestions change." not in page.words


def test_the_page_says_that_looking_again_keeps_what_was_agreed(
    session, facilitator, account, one, address
):
    agree(session, one, account, keep=[each.excerpt_id for each in one.assignments[:2]])
    page = facilitator.get(HERE)
    assert "What you have agreed stays. Only the suggestions change." in page.words
    assert "One comment can be in several themes." in page.words
    assert "2 comments in 1 suggestion." in page.words
    assert "The machine called it “waiting, list”." in page.words
    assert page.link("Waiting without news") == address


def test_a_decided_theme_shows_its_words_and_can_be_taken_back_but_not_agreed_again(
    session, facilitator, account, one, address
):
    agree(session, one, account, keep=[each.excerpt_id for each in one.assignments[1:]])
    page = facilitator.get(address)
    assert page.h1 == "A theme of November 2026"
    assert "Waiting without news" in page.words
    assert "said by person 5." in page.words
    assert "said by person 1." not in page.words
    assert "Take back" in page.words
    assert "Agree this theme" not in page.words


def test_what_an_earlier_look_found_is_not_promised_again(
    session, facilitator, account, one, address
):
    agree(session, one, account)
    suggested.again(session, suggested.run(session), one)
    session.commit()
    page = facilitator.post(f"{address}/take-back", follow=True)
    assert "Taken back. Look at what is suggested now." in page.words
    assert "5 comments in 1 suggestion." in page.words


def test_a_published_month_is_closed_and_has_no_buttons(
    session, facilitator, account, one, address
):
    other = suggested.theme(session, one.run, "taxi, late")
    agree(session, one, account)
    months.report(session, account, state="published")
    session.commit()
    for where in (HERE, address, f"{HERE}/{other.id}"):
        page = facilitator.get(where)
        assert "This month is closed." in page.words
        for button in ("Take back", "Find themes again", "Agree this theme", "Drop it"):
            assert button not in page.words
    facilitator.post(f"{HERE}/find", status=409)


def test_nobody_is_asked_to_look_again_while_the_forum_reads(session, facilitator, account, one):
    agree(session, one, account)
    months.report(session, account, state="with_forum")
    session.commit()
    page = facilitator.get(HERE)
    assert "Find themes again" not in page.words
    assert "The report of this month has gone on" in page.words
    assert "Take back" in page.words
    facilitator.post(f"{HERE}/find", status=409)


def test_unticked_words_stay_out_of_the_theme(session, facilitator, one, address):
    kept = sorted(each.excerpt_id for each in one.assignments[2:])
    session.rollback()
    page = facilitator.get(address)
    assert len(page.fields()["keep"]) == 5
    facilitator.post(address, filled(page, keep=[str(number) for number in kept]))
    assert sorted(stored(session, select(Assignment.excerpt_id))) == kept


def test_words_left_out_are_not_quoted_and_something_is_kept(session, facilitator, one, address):
    first, second = (str(each.excerpt_id) for each in one.assignments[:2])
    session.rollback()
    page = facilitator.get(address)
    again = facilitator.post(address, filled(page, keep=[first], quotes=[second]), status=200)
    assert "You quote words that you left out of the theme" in again.words
    again = facilitator.post(address, filled(page, keep=[]), status=200)
    assert "Keep at least one comment in the theme" in again.words
    assert stored(session, select(Theme.id)) == []


def test_any_permitted_words_can_be_quoted(session, facilitator, one, address):
    last = one.assignments[4].excerpt_id
    session.rollback()
    page = facilitator.get(address)
    assert "More quotes" in page.words
    facilitator.post(address, filled(page, quotes=[str(last)]))
    assert stored(session, select(Quote.excerpt_id)) == [last]


def test_everything_said_comes_before_the_buttons(facilitator, address):
    html = facilitator.get(address).html
    assert html.index('name="keep"') < html.index("Agree this theme</button>")
    assert html.index('href="#everything"') < html.index('name="join"')


def test_a_sentence_typed_for_an_older_theme_is_kept(session, facilitator, account, one, address):
    theme, _ = months.theme(session, account, "Who do I ring?", month="2026-10")
    session.commit()
    number = str(theme.id)
    session.rollback()
    page = facilitator.get(address)
    sent = filled(page, join=number, name="Something else", sentence="Nobody answers.")
    facilitator.post(address, sent)
    assert stored(session, select(Theme.name)) == ["Who do I ring?"]
    assert stored(session, select(Theme.sentence)) == ["Nobody answers."]
