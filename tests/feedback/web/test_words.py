"""The page that seven words open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from feedback import create_app
from feedback.services import codes
from feedback.services.journeys import Journey
from feedback.web.limits import limiter
from feedback.web.words.steps import coming, steps
from tests import factories
from tests.conftest import OPTIONS
from tests.feedback.services.test_journeys import report
from tests.journeys.actors import Family
from tests.support.pages import Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.models import Submission
    from feedback.web.application import FeedbackApp

CODE = "acorn violin garden pebble diary wagon cheese"


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def sent(app: FeedbackApp, session: Session, **given: str) -> Submission:
    """A submission that CODE opens."""
    made = factories.submission(session, code_mac=codes.stored_form(app.keys, CODE), **given)
    session.commit()
    return made


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.upper(),
        CODE.replace(" ", ", "),
        f"  {CODE.replace(' ', '-')}. ",
        "\n".join(CODE.split()),
    ],
)
def test_seven_words_open_their_page_however_they_are_typed(
    family: Family, app: FeedbackApp, session: Session, typed: str
) -> None:
    sent(app, session)
    assert family.follows(typed).h1 == "What happened to your words"


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("", "Enter your seven words"),
        ("acorn violin", "Enter all seven words. You have written 2 words"),
        (CODE.replace("acorn", "acron"), "Check the word “acron”. Is it “acorn”?"),
        (CODE.replace("acorn", "zzzzzzzz"), "Check the word “zzzzzzzz”."),
        (" ".join(reversed(CODE.split())), "We do not know these words"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(
    pages: Pages, app: FeedbackApp, session: Session, typed: str, advice: str
) -> None:
    sent(app, session)
    page = pages.post("/your-words", {"code": typed}, status=200)
    assert advice in page.words
    assert page.value("code") == typed


def test_the_page_stays_shut_without_the_words(pages: Pages) -> None:
    for address in ("/your-words/journey", "/your-words/take-back"):
        assert pages.get(address, status=302).response.location == "/your-words"


def a_journey(**given: object) -> Journey:
    """Words that came and were read in November, unless told otherwise."""
    journey = Journey(
        received_on=date(2026, 11, 3),
        month="2026-11",
        has_words=True,
        may_be_shown=True,
        is_read=True,
        read_on=date(2026, 11, 4),
        themes=(),
        report_is_out=False,
        is_counted=False,
        missed=None,
        unread_in_time=False,
        withdrawn_on=None,
    )
    return replace(journey, **given)


def told(app: FeedbackApp, **given: object) -> list[str]:
    """The steps of a journey, as a family reads them."""
    with app.app_context():
        return [f"{step.title}: {step.words}" for step in steps(a_journey(**given))]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"is_read": False}, "Next, a person reads them. We read on weekdays."),
        ({}, "Next is the report for November 2026. It comes out in December 2026."),
        ({"is_read": False, "has_words": False}, "Next is the report for November 2026."),
        ({"report_is_out": True}, "Next, services can say what they will do. No day is set"),
    ],
)
def test_the_page_says_what_happens_next(
    app: FeedbackApp, given: dict[str, object], words: str
) -> None:
    with app.app_context():
        assert coming(a_journey(**given)).startswith(words)


def test_the_page_says_what_a_report_keeps_before_and_after_it_is_out(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    assert "Once a report is out, its numbers stay." in family.follows(CODE).words
    report(session)
    session.commit()
    said = family.follows(CODE).words
    assert "The report for November 2026 is out. It will keep its numbers." in said


def test_the_steps_name_the_themes_and_who_reads_the_report(app: FeedbackApp) -> None:
    said = told(app, themes=("Kind people", "Waiting without news"), is_counted=True)
    assert said[:2] == [
        "We got them: Tuesday 3 November",
        "A person read them: Wednesday 4 November",
    ]
    assert said[2] == "They are part of two themes: “Kind people” and “Waiting without news”."
    assert said[3].startswith("The report for November 2026 is out: Read by Herts Parent Carer")


def test_words_outside_every_theme_are_told_so_kindly_and_only_at_the_end(
    app: FeedbackApp,
) -> None:
    assert "They join a theme" in told(app)[2]
    assert told(app, report_is_out=True)[2] == (
        "Themes: Not all words join a theme. People still read them."
    )
    assert "They are part of one theme" in told(app, themes=("Kind people",))[2]


@pytest.mark.parametrize("given", [{}, {"report_is_out": True, "is_counted": True}])
def test_who_only_wants_to_be_counted_is_told_that_no_report_shows_their_words(
    app: FeedbackApp, given: dict[str, bool]
) -> None:
    said = "It counts your words. It does not show them."
    assert said in "".join(told(app, may_be_shown=False, **given))
    assert said not in "".join(told(app, **given))
    assert said not in "".join(told(app, may_be_shown=False, has_words=False, **given))


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        (True, "The report for November came out before we read your words."),
        (False, "Your words were not in time for the report for November."),
    ],
)
def test_words_that_missed_a_report_are_told_where_they_count(
    app: FeedbackApp, unread: bool, words: str
) -> None:
    said = told(app, month="2026-12", missed="2026-11", unread_in_time=unread)
    assert said[3] == f"The report for December 2026: {words} They count in December."


def test_a_report_without_their_words_gets_no_tick(app: FeedbackApp) -> None:
    assert told(app, report_is_out=True)[3] == (
        "The report for November 2026: Not all words are in a report. People still read them."
    )


@pytest.mark.parametrize("state", ["held", "individual_case"])
def test_the_page_shows_no_more_of_a_concern_than_of_any_words(
    family: Family, app: FeedbackApp, session: Session, state: str
) -> None:
    made = sent(app, session, state="cleared")
    cleared = family.follows(CODE).words
    comment = made.comments[0]
    comment.state, comment.shared_words = state, None
    comment.concern_is_open = state == "held"
    session.commit()
    assert family.follows(CODE).words == cleared


def test_answers_without_words_have_a_journey_too(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session, comment=None, rating="good")
    page = family.follows(CODE)
    assert page.h1 == "What happened to your answers"
    assert "A person reads" not in page.words


def test_nothing_is_taken_back_by_looking(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    made = sent(app, session)
    family.follows(CODE)
    page = family.pages.get("/your-words/take-back")
    assert "already out keeps its numbers" in page.words
    session.refresh(made)
    assert made.withdrawn_on is None


def test_pressing_twice_takes_words_back_once(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    family.takes_back(CODE)
    assert family.takes_back(CODE).h1 == "You took your words back"


def test_the_page_closes_on_this_phone(family: Family, app: FeedbackApp, session: Session) -> None:
    sent(app, session)
    page = family.follows(CODE)
    family.pages.post("/your-words/close", page.fields())
    assert family.pages.get("/your-words/journey", status=302).response.location == "/your-words"


def test_the_cookie_holds_no_word_of_the_code(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    family.follows(CODE)
    with family.pages.client.session_transaction() as cookie:
        assert "acorn" not in str(dict(cookie))


def test_guessing_is_slowed_and_looking_is_not(app: FeedbackApp) -> None:
    limited = create_app(
        app.settings, clock=app.clock, options=OPTIONS | {"RATELIMIT_ENABLED": True}
    )
    guesser = Pages(limited)
    for _ in range(20):
        guesser.post("/your-words", {"code": CODE}, status=200)
    guesser.post("/your-words", {"code": CODE}, status=429)
    guesser.get("/your-words")
    limiter.reset()
    limited.database.close()


def test_no_address_of_a_guesser_is_stored(
    app: FeedbackApp, pages: Pages, session: Session
) -> None:
    pages.post("/your-words", {"code": CODE}, status=200)
    names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    kept = [
        str(session.execute(text(f'SELECT * FROM "{name}"')).all())  # noqa: S608
        for name in names
    ]
    assert not any("127.0.0.1" in part for part in kept)
