"""Pages about words that went after their months: they say so kindly, and none fails."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from feedback.models import Account
from feedback.services import codes, theming
from feedback.web.application import FeedbackApp
from tests import factories
from tests.feedback.services.test_journeys import report
from tests.feedback.web.test_words import CODE
from tests.journeys.actors import Family
from tests.support import months, suggested
from tests.support.kept import night, two_comments, worry
from tests.support.pages import Pages

GONE = "Your words were deleted on 1 December 2028, as we promised."
KEPT = "The report keeps its numbers. If it quotes you, it keeps the quote."
HERE = "/reports/2026-11"
SORRY = "We had not read all of them. We are sorry."


@pytest.fixture
def account(session: Session) -> Account:
    return factories.account(session)


@pytest.fixture
def reader(app: FeedbackApp, session: Session, account: Account) -> Pages:
    """A facilitator at their desk."""
    session.commit()
    return Pages(app).signs_in(account)


@pytest.mark.parametrize("route", ["parent_carer", "easy_read"])
def test_the_page_of_the_seven_words_says_when_they_went_and_what_stays(
    app: FeedbackApp, session: Session, pages: Pages, route: str
) -> None:
    code = codes.stored_form(app.keys, CODE)
    factories.submission(session, state="cleared", code_mac=code, route=route)
    report(session)
    night(app, session)
    page = Family(pages).follows(CODE)
    assert GONE in page.words
    assert KEPT in page.words
    assert SORRY not in page.words
    assert "Take my words back" in page.words
    assert "Would you like somebody to reply?" not in page.words


def test_it_says_sorry_for_what_nobody_read(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    factories.submission(session, code_mac=codes.stored_form(app.keys, CODE))
    night(app, session)
    words = Family(pages).follows(CODE).words
    assert f"{GONE} {SORRY}" in words
    assert KEPT not in words
    assert "Next, a person reads them" not in words


def test_it_says_nothing_where_words_wait_for_a_worry_to_be_settled(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    code = codes.stored_form(app.keys, CODE)
    sent = two_comments(session, "My dad hits me.", "School is kind.", code_mac=code)
    worry(sent)
    night(app, session)
    assert "were deleted" not in Family(pages).follows(CODE).words


def test_what_is_left_is_taken_back_with_the_same_press(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    factories.submission(session, state="cleared", code_mac=codes.stored_form(app.keys, CODE))
    night(app, session)
    family = Family(pages)
    family.follows(CODE)
    page = family.pages.post("/your-words/take-back", follow=True)
    assert page.h1 == "You took your words back"


def test_the_privacy_page_says_what_goes_and_what_stays(pages: Pages) -> None:
    words = pages.get("/privacy").words
    assert "That is so even if nobody has read them yet." in words
    assert "we count from the day we got it" in words
    assert "They hold none of your words." in words
    assert "If a report quotes you, it keeps the quote." in words
    assert "What you sent with them stays as long." in words


def test_the_list_and_the_page_of_a_comment_say_that_its_words_are_gone(
    app: FeedbackApp, session: Session, reader: Pages
) -> None:
    comment = factories.submission(session, state="cleared").comments[0].id
    night(app, session)
    listed = reader.get("/check?state=cleared").words
    assert "These words were deleted on 1 December 2028, after their months." in listed
    page = reader.get(f"/check/{comment}")
    assert "after 24 months, as we promise families" in page.words
    for pressed in ("Put it back", "Open the words", "Hold it"):
        assert pressed not in page.words


def test_words_that_went_unread_have_a_list_of_their_own(
    app: FeedbackApp, session: Session, reader: Pages
) -> None:
    comment = factories.submission(session).comments[0].id
    night(app, session)
    assert "0 comments to read" in reader.get("/check").words
    assert "1 December 2028" in reader.get("/check?state=unread").words
    page = reader.get(f"/check/{comment}")
    assert "Nobody had read these words when their months were over" in page.words


def test_pressing_a_button_of_an_old_page_is_answered_kindly(
    app: FeedbackApp, session: Session, reader: Pages
) -> None:
    comment = factories.submission(session, state="cleared").comments[0].id
    night(app, session)
    for step in ("put-back", "hold"):
        page = reader.post(f"/check/{comment}/{step}", status=409)
        assert "deleted after their months" in page.words
    assert "after 24 months" in reader.post(f"/check/{comment}/original", status=200).words


def test_what_was_said_beside_a_comment_says_that_it_is_gone(
    app: FeedbackApp, session: Session, reader: Pages
) -> None:
    sent = two_comments(session, "We wait.", "School is kind.", state="cleared")
    first = sent.comments[0].id
    night(app, session)
    assert reader.get(f"/check/{first}").words.count("deleted") >= 1


def test_the_pages_of_an_agreed_theme_open_without_its_words(
    app: FeedbackApp, session: Session, reader: Pages, account: Account
) -> None:
    one = suggested.theme(session, suggested.run(session))
    address = f"/themes/2026-11/{one.id}"
    theming.agree(
        session,
        suggested=one,
        account=account,
        name="Waiting without news",
        sentence="Families wait.",
        feeling="change",
        service=None,
        now=factories.NOW,
    )
    night(app, session)
    assert "3 comments from 3 people" in reader.get("/themes/2026-11").words
    page = reader.get(address)
    assert page.words.count("These words were deleted after their months.") == 3
    reader.post(f"{address}/take-back", follow=True)
    offered = reader.get(address)
    assert "These words were deleted after their months." in offered.words


@pytest.mark.parametrize("state", ["draft", "published"])
def test_the_report_of_the_month_opens_in_every_form(
    app: FeedbackApp, session: Session, reader: Pages, account: Account, state: str
) -> None:
    months.theme(session, account, "Waiting without news", told_by=7, quotes=2)
    months.report(session, account, state=state)
    session.commit()
    shown = reader.get(f"{HERE}/read").words
    night(app, session)
    for address in (HERE, f"{HERE}/report.pdf", f"{HERE}/report.csv"):
        reader.get(address)
    after = reader.get(f"{HERE}/read").words
    assert ("said by person 0" in after) == (state == "published")
    assert "said by person 0" in shown
    assert "Not read before it had to be deleted" not in after


def test_a_report_says_how_many_were_never_read(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    months.theme(session, account, "Waiting without news")
    factories.submission(session)
    draft = months.report(session, account)
    night(app, session)
    aside = {row["name"]: row["count"]["value"] for row in months.read(session, draft)["set_aside"]}
    assert aside["Not read before it had to be deleted"] == 1
    assert aside["Waiting to be read"] == 0
