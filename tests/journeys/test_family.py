"""A family tells us what it is like, follows their words, and may take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.models import Account, Comment, Draft, OriginalWords, Submission
from tests import factories
from tests.journeys.actors import Family
from tests.support.pages import Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

WORDS = "We waited two years and nobody rang back."


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def clears(session: Session, account: Account) -> Comment:
    """Read and clear the only comment, as checking does."""
    comment = session.scalars(select(Comment)).one()
    comment.state, comment.shared_words = "cleared", comment.original.words
    comment.decided_by_id, comment.decided_at = account.id, factories.NOW
    session.commit()
    return comment


def test_a_family_answers_everything_and_all_of_it_is_stored(
    family: Family, session: Session
) -> None:
    family.shares(
        WORDS,
        role="parent_carer",
        services=["school", "autism_adhd"],
        rating="not_good",
        good="A kind teacher.",
        one_thing="Tell us where we are on the list.",
        whose_words="mine",
        age_band="5_10",
        district="stevenage",
        plan_status="asked",
        permission="quote",
    )
    stored = session.scalars(select(Submission)).one()
    about = (stored.role, stored.whose_words, stored.age_band, stored.district)
    assert about == ("parent_carer", "mine", "5_10", "stevenage")
    assert (stored.plan_status, stored.permission) == ("asked", "quote")
    assert [chosen.service for chosen in stored.services] == ["school", "autism_adhd"]
    answers = {answer.question.key: answer for answer in stored.answers}
    assert answers["rating"].choice == "not_good"
    assert answers["good"].comment.original.words == "A kind teacher."
    assert answers["better"].comment.original.words == WORDS
    assert set(answers) == {"rating", "good", "better", "one_thing"}


def test_a_family_can_skip_everything_but_a_few_words(family: Family, session: Session) -> None:
    family.shares(WORDS)
    stored = session.scalars(select(Submission)).one()
    assert stored.permission == "count_only"
    assert (stored.role, stored.district, stored.services) == (None, None, [])


def test_nobody_without_words_is_asked_about_sharing_them(family: Family) -> None:
    family.shares(rating="good")
    assert "rating" in family.asked
    assert not {"permission", "whose_words"} & set(family.asked)


def test_the_sealed_draft_is_gone_once_the_answers_are_stored(
    family: Family, session: Session
) -> None:
    check = family.answers(better=WORDS)
    assert session.scalars(select(Draft)).one()
    session.rollback()
    family.sends(check)
    assert session.scalars(select(Draft)).all() == []


def test_seven_words_show_how_far_the_words_have_come(family: Family, session: Session) -> None:
    code = family.shares(WORDS)
    before = family.follows(code)
    assert "Tuesday 17 November" in before.words
    assert "A person reads them, still to come" in before.words
    clears(session, factories.account(session))
    assert "A person read them, done Tuesday 17 November" in family.follows(code).words


def test_the_journey_never_shows_the_words(family: Family) -> None:
    code = family.shares(WORDS)
    assert WORDS not in family.follows(code).html


def test_words_taken_back_are_gone_and_the_page_says_when(family: Family, session: Session) -> None:
    code = family.shares(WORDS, rating="very_bad")
    clears(session, factories.account(session))
    page = family.takes_back(code)
    assert page.h1 == "You took your words back"
    assert "Tuesday 17 November" in page.words
    session.expire_all()
    comment = session.scalars(select(Comment)).one()
    assert (comment.state, comment.shared_words) == ("withdrawn", None)
    assert session.scalars(select(OriginalWords)).all() == []


def test_another_phone_opens_the_page_with_the_same_seven_words(
    family: Family, app: FeedbackApp
) -> None:
    code = family.shares(WORDS)
    other = Family(Pages(app))
    assert other.follows(code.upper().replace(" ", ", ")).h1 == "What happened to your words"
